"""The next version of a programme on the screen: what it brings, ticked line by line and field by field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.interchange.as_plan import as_plan
from stocktake_desktop.interchange.registry import import_programme
from stocktake_desktop.models import SessionBlock, open_plan
from stocktake_desktop.planning.comparing.difference import Became
from stocktake_desktop.ui.dialogs.importing import ImportDialog
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.update.dialog import UpdateDialog
from tests.certain import certain

FIRST = """Winter forum
Monday 12 March 2018
09:00 - 10:00 Registration
10:00 - 11:30 Panel I: Water for cities
Moderator: Ms. Kari Nordmann (Norway)
Objectives:
- Hear what works
11:30 - 12:00 Coffee break
12:00 - 13:00 Group 1: Rivers
"""
SECOND = (
    FIRST.replace("10:00 - 11:30", "10:15 - 11:30")
    .replace("11:30 - 12:00 Coffee break\n", "")
    .replace("Group 1: Rivers", "Group 1: Rivers and lakes")
    .replace("what works", "what fails")
    + "14:00 - 14:10 Photograph\n"
)


@pytest.fixture
def files(tmp_path):
    """A plan made of the first version, and the second version."""
    first, second, plan = tmp_path / "forum_1.txt", tmp_path / "forum_2.txt", tmp_path / "plan.stocktake"
    first.write_text(FIRST, "utf-8")
    second.write_text(SECOND, "utf-8")
    import_programme(first, plan)
    return plan, first, second


@pytest.fixture
def shown(files, open_window):
    """The dialog over the window; `ours` is changed in the plan before."""

    def show(path=files[2], ours=""):
        window = open_window(files[0])
        if ours:
            panel = next(block for block in window.document.plan.meeting.sessions if "Panel" in block.title)
            window.document.do(set_field, SessionBlock, panel.id, "objectives", ours)
        with as_plan(path) as source:
            form = UpdateDialog(window, window.document, source)
            form.show()
            yield window, form
            form.reject()

    running = []

    def start(**more):
        running.append(show(**more))
        return next(running[-1])

    yield start
    for one in running:
        next(one, None)


def words(form):
    return {line.title: item for line, item in form.lines._lines.values()}


def starts(plan):
    return {block.title: block.start for block in plan.meeting.sessions}


def test_five_counts_say_what_it_brings_and_are_filters(shown):
    _window, form = shown()
    assert [button.text() for button in form.filters.values()] == [
        "1 same",
        "0 moved",
        "2 changed",
        "1 new",
        "1 gone",
    ]
    assert not form.filters[Became.MOVED].isEnabled()
    form.filters[Became.NEW].click()
    assert [title for title, item in words(form).items() if not item.isHidden()] == ["Photograph"]
    form.filters[Became.NEW].click()
    assert not any(item.isHidden() for item in words(form).values())


def test_gone_is_never_ticked_beforehand_and_the_button_counts(shown):
    _window, form = shown()
    ticked = {title for title, item in words(form).items() if item.checkState(0) is Qt.CheckState.Checked}
    assert ticked == {"Panel I: Water for cities", "Group 1: Rivers", "Photograph"}
    assert (form.ok.text(), form.all_ticked.isChecked()) == ("Take 3 of 4 changes", True)
    words(form)["Coffee break"].setCheckState(0, Qt.CheckState.Checked)
    assert form.ok.text() == "Take 4 of 4 changes"
    form.all_ticked.click()
    form.all_ticked.click()
    assert form.ok.text() == "Take 4 of 4 changes"


def test_space_ticks_and_return_takes_over_as_one_step(shown):
    window, form = shown()
    form.lines.setCurrentItem(words(form)["Group 1: Rivers"])
    QTest.keyClick(form.lines, Qt.Key.Key_Space)
    assert (form.ok.text(), form.all_ticked.isChecked()) == ("Take 2 of 4 changes", False)
    done = window.document.attempt(form.take)
    assert done.value == 3
    assert starts(window.document.plan) == {
        "Registration": 540,
        "Panel I: Water for cities": 615,
        "Coffee break": 690,
        "Group 1: Rivers": 720,
        "Photograph": 840,
    }
    window.document.undo()
    assert starts(window.document.plan)["Panel I: Water for cities"] == 600


def test_field_by_field_with_what_staff_changed_left_as_it_is(shown):
    window, form = shown(ours="Ours")
    form.lines.setCurrentItem(words(form)["Panel I: Water for cities"])
    fields = {item.text(0): item for item in form.fields.fields.heads()}
    assert {name: item.checkState(0) is Qt.CheckState.Checked for name, item in fields.items()} == {
        "Time and place": True,
        "Objectives": False,
    }
    told = certain(fields["Objectives"].child(0)).text(0)
    assert told.startswith("Changed here after forum_1.txt")
    assert "Matched by" in form.fields.whys.text()
    assert words(form)["Panel I: Water for cities"].checkState(0) is Qt.CheckState.PartiallyChecked
    fields["Objectives"].setCheckState(0, Qt.CheckState.Checked)
    window.document.attempt(form.take)
    panel = next(block for block in window.document.plan.meeting.sessions if "Panel" in block.title)
    assert panel.objectives == "Hear what fails"


def test_the_foot_says_what_would_come_of_it(shown):
    _window, form = shown()
    form.foresee()
    assert form.findings.text().startswith("Findings: ")
    assert form.people.text() == "1 has another time or place: Kari Nordmann"
    form._stale.settle()
    assert form.paper.text() == "No printed sheet goes stale"
    assert starts(_window.document.plan)["Panel I: Water for cities"] == 600


def test_the_same_file_again_brings_nothing_and_has_no_button(shown, files):
    _window, form = shown(path=files[1])
    assert form.nothing.isVisibleTo(form)
    assert not form.ok.isVisibleTo(form)
    assert form.nothing.text() == "Nothing is new"


def test_who_may_be_one_person_is_asked_and_is_two_until_answered(shown, files, tmp_path):
    other = tmp_path / "forum_3.txt"
    other.write_text(FIRST.replace("(Norway)", "(Sweden)"), "utf-8")
    window, form = shown(path=other)
    assert "Kari Nordmann, Norway" in form.questions.here.text()
    assert "Kari Nordmann, Sweden" in form.questions.there.text()
    form.questions.same.click()
    assert not form.questions.isVisibleTo(form)
    window.document.attempt(form.take)
    (kari,) = window.document.plan.meeting.people
    assert certain(kari.organisation).name == "Sweden"


def test_an_import_into_a_plan_with_an_earlier_version_is_an_update(files, open_window, answer):
    plan, _first, second = files
    window = open_window(plan)

    def take_over(update: UpdateDialog):
        assert update.ok.text() == "Take 3 of 4 changes"
        update.ok.click()

    def press(form: ImportDialog):
        assert form.ok.text() == "Update this meeting with 4 sessions…"
        answer(form.ok.click, take_over)

    answer(lambda: window.files.import_programme(second), press)
    assert certain(window.document.plan.undo_title).startswith("Update from forum_2.txt: ")


def test_an_update_that_is_cancelled_leaves_what_was_read(files, open_window, answer):
    plan, _first, second = files
    window = open_window(plan)

    def press(form: ImportDialog):
        answer(form.ok.click, UpdateDialog.reject)
        assert form.isVisible()
        form.goal.way.setCurrentIndex(1)
        form.goal.way.activated.emit(1)
        assert form.ok.text() == "Add 4 sessions to this meeting"
        form.ok.click()

    answer(lambda: window.files.import_programme(second), press)
    assert len(window.document.plan.meeting.sessions) == 8


def test_another_plan_is_compared_and_nothing_of_it_is_ticked_beforehand(files, open_window, answer, tmp_path):
    path, _first, second = files
    other = tmp_path / "other.stocktake"
    import_programme(second, other)
    window = open_window(path)

    def look(form: UpdateDialog):
        assert form.windowTitle() == "Compare with another file"
        assert (form.ok.isEnabled(), form.ticks.keys()) == (False, frozenset())
        words(form)["Photograph"].setCheckState(0, Qt.CheckState.Checked)
        form.ok.click()

    answer(lambda: window.files.compare(other), look)
    assert starts(window.document.plan)["Photograph"] == 840
    assert window.commands[Action.COMPARE].isEnabled()
    with open_plan(other, read_only=True) as untouched:
        assert len(untouched.meeting.sessions) == 4
