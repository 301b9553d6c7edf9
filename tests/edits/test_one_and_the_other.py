"""Steps that take one or many, and lists between which a bullet goes."""

from stocktake_desktop.edits.appearances import Who, add_appearances
from stocktake_desktop.edits.contents import add_outcome, move_outcome
from stocktake_desktop.models import OutcomeKind, Role
from tests.plans import small_plan


def test_one_person_is_added_by_name_and_several_by_their_number() -> None:
    with small_plan() as plan:
        panel, kari = plan.meeting.sessions[0], Who(plan.meeting.people[0].id)
        add_appearances(plan, panel.id, [kari], Role.PANELLIST)
        assert plan.undo_title == "Add Kari Nordmann to Panel I"
        add_appearances(plan, panel.id, [kari, Who(placeholder="Speaker 2")], Role.PANELLIST)
        assert plan.undo_title == "Add 2 people to Panel I"


def test_a_bullet_that_is_put_into_the_other_list_is_of_its_kind() -> None:
    first, second = OutcomeKind
    with small_plan() as plan:
        group = next(block for block in plan.meeting.sessions if block.title == "Group 1")
        bullets = {text: add_outcome(plan, group.id, text, kind) for text, kind in (("A", first), ("B", second))}
        move_outcome(plan, bullets["A"], second, 1)
        assert [(one.text, one.kind) for one in group.outcomes] == [("B", second), ("A", second)]
        move_outcome(plan, bullets["B"], first, 0)
        assert [(one.text, one.kind) for one in group.outcomes] == [("B", first), ("A", second)]
