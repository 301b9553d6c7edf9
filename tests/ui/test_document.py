"""What the window hears of a step, and what is selected."""

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, remove_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import Appearance, Placement, new_plan
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.document import Document, Done, Refused
from stocktake_desktop.ui.widgets.carried_who import carried, carry, taken_from
from tests.certain import done


def test_a_finished_step_and_one_taken_back_are_told_apart(qapp):
    document = Document(new_plan("Meeting"))
    heard = []
    document.done.connect(lambda title: heard.append(("done", title)))
    document.undone.connect(lambda title: heard.append(("undone", title)))
    document.do(add_block, "Panel II")
    document.undo()
    document.redo()
    assert heard == [("done", "Add Panel II"), ("undone", "Add Panel II"), ("done", "Add Panel II")]


def test_a_verb_is_done_or_refused_and_the_person_is_told_why(qapp):
    document = Document(new_plan("Meeting"))
    told: list[str] = []
    document.refused.connect(told.append)
    added = document.do(add_block, "Panel II")
    assert isinstance(added, Done)
    assert document.plan.session(added.value).title == "Panel II"
    assert (document.do(remove_block, added.value), told) == (Done(None), [])
    again = document.do(remove_block, added.value)
    assert isinstance(again, Refused)
    assert [again.reason] == told


def test_a_change_reaches_what_the_row_belongs_to(qapp):
    document = Document(new_plan("Meeting"))
    block = done(document.do(add_block, "Panel II"))
    appearance = done(document.do(add_appearance, block, Who(placeholder="Presenter 2")))
    told: list[Reach] = []
    document.changed.connect(told.append)
    document.do(set_field, Appearance, appearance, "minutes", 5)
    document.undo()
    assert [(set(one.sessions), set(one.people)) for one in told] == [({block}, set())] * 2


def test_several_sessions_are_selected_and_those_removed_are_not(qapp):
    document = Document(new_plan("Meeting"))
    one, two, three = (done(document.do(add_block, title)) for title in "abc")
    document.select_all([one, two])
    document.toggle(three)
    document.toggle(one)
    assert selected(document) == ([two, three], "c")
    document.do(remove_block, three)
    assert selected(document) == ([two], "b")
    document.select(None)
    assert selected(document) == ([], None)


def selected(document: Document) -> tuple[list[str], str | None]:
    """What is selected, and the title of the session that counts."""
    return list(document.selection), document.selected.title if document.selected else None


def test_people_are_carried_from_panel_to_panel(qapp):
    people = [Who("p1"), Who(organisation_id="o1"), Who("p2", "o2")]
    data = carry(people, "a1")
    assert (carried(data), taken_from(data)) == (people, "a1")
    assert (carried(carry([])), taken_from(carry([]))) == ([], "")


def test_what_a_finding_points_at_is_told_once_and_gone_with_the_plan(qapp):
    document = Document(new_plan("Meeting"))
    one = done(document.do(add_block, "a"))
    told: list[tuple[tuple[str, ...], Placement | None]] = []
    document.pointed_changed.connect(lambda: told.append((document.pointed, document.pointed_free)))
    half_hour = Placement("day", 900, 930, None)
    for pointing in ([one], [one], ()):
        document.point(pointing, None if pointing else half_hour)
    document.replace(new_plan("Another"))
    assert told == [((one,), None), ((), half_hour), ((), None)]
    assert document.selection == ()
