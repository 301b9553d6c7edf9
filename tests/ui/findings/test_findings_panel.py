"""The findings panel: what it lists, where it leads, what it points at, and that nothing moves under the pointer."""

from datetime import datetime

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from stocktake_desktop.edits.blocks import add_block, move_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import Person, Placement, SessionBlock, SessionKind
from stocktake_desktop.planning.findings import Severity
from stocktake_desktop.ui.findings.cause_row import ROW_HEIGHT
from tests.certain import certain
from tests.ui.findings.conftest import Clash


def enter(clash: Clash) -> None:
    """The pointer comes over the panel."""
    QApplication.sendEvent(clash.panel, QEnterEvent(QPointF(9, 9), QPointF(9, 9), QPointF(9, 9)))


def leave(clash: Clash) -> None:
    """The pointer goes elsewhere."""
    QApplication.sendEvent(clash.panel, QEvent(QEvent.Type.Leave))


def tops(clash: Clash) -> dict[str, int]:
    """Where each row stands, by its cause."""
    model, view = clash.panel.list._model, clash.panel.list
    return {row.cause.key: view.visualRect(model.index(nth)).top() for nth, row in enumerate(model.rows)}


def test_it_says_error_and_the_sentence_and_how_many_from_how_many(clash: Clash) -> None:
    assert clash.rows() == ["Error: Water & <b> and Wells overlap in Hall, 10:30–11:00."]
    assert clash.panel.counts == (1, 0, 0)
    assert clash.panel.windowTitle() == "1 from 1 cause"
    for start in (720, 730):
        clash.document.do(add_block, "Group", SessionKind.ACTION_GROUP, day_id=clash.day, start=start, minutes=5)
    assert clash.panel.windowTitle() == "7 from 5 causes"


def test_a_click_chooses_and_opens_nothing_and_the_session_is_shown(clash: Clash) -> None:
    opened: list[str] = []
    clash.document.opened.connect(opened.append)
    clash.click(0)
    assert (opened, clash.document.selection) == ([], (clash.one,))
    assert clash.document.pointed == (clash.one, clash.other)
    assert clash.panel.list.visualRect(clash.panel.list.model().index(0, 0)).height() == ROW_HEIGHT


def test_a_double_click_goes_there_and_again_to_its_partner_and_changes_nothing(clash: Clash) -> None:
    opened: list[str] = []
    clash.document.opened.connect(opened.append)
    steps = clash.plan.undo_title
    for _time in range(3):
        clash.double_click(0)
    assert opened == [clash.one, clash.other, clash.one]
    assert clash.document.selection == (clash.one,)  # only one: keys change no other than what is shown
    assert clash.plan.undo_title == steps


def test_return_goes_there_and_so_does_the_button(clash: Clash) -> None:
    opened: list[str] = []
    clash.document.opened.connect(opened.append)
    clash.panel.list.setFocus()
    QTest.keyClick(clash.panel.list, Qt.Key.Key_Down)
    QTest.keyClick(clash.panel.list, Qt.Key.Key_Return)
    clash.panel.pane.go.click()
    assert opened == [clash.one, clash.other]


def test_what_is_about_a_person_alone_goes_to_that_person(clash: Clash) -> None:
    kari = add_person(clash.plan, "Kari", "Lie")
    for field, day in (("present_from", 6), ("present_to", 3)):
        clash.document.do(set_field, Person, kari, field, datetime(2031, 3, day, 9))
    asked: list[str] = []
    clash.document.person_asked.connect(asked.append)
    clash.choose("end-before-start")
    clash.panel.pane.go.click()
    assert asked == [kari]


def test_a_gap_points_at_free_time_and_a_hidden_panel_at_nothing(clash: Clash) -> None:
    clash.document.do(add_block, "Talks", day_id=clash.day, start=720, minutes=30)
    clash.choose("gap")
    half_hour = Placement(clash.day, 690, 720, None)
    assert (clash.document.pointed, clash.document.pointed_free) == ((), half_hour)
    clash.panel.hide()
    assert clash.document.pointed_free is None
    clash.panel.show()
    assert clash.document.pointed_free == half_hour


def test_it_looks_again_after_every_step_and_tells_the_count(clash: Clash) -> None:
    counts: list[tuple[int, int, int]] = []
    clash.panel.count_changed.connect(lambda *found: counts.append(found))
    clash.document.do(move_block, clash.one, clash.day, 690, clash.room)
    assert clash.panel.currentIndex() == 0
    assert "Nothing found." in [label.text() for label in certain(clash.panel.currentWidget()).findChildren(QLabel)]
    clash.document.undo()
    assert clash.panel.currentIndex() == 1
    assert counts == [(0, 0, 0), (1, 0, 0)]


def test_while_the_pointer_is_here_every_row_keeps_its_place(clash: Clash) -> None:
    for start in (720, 800):
        clash.document.do(add_block, "Tea", SessionKind.PANEL, day_id=clash.day, start=start, minutes=30)
    before = tops(clash)
    clash.click(0)
    enter(clash)
    clash.document.do(move_block, clash.other, clash.day, 660, clash.room)
    clash.document.do(add_block, "More", day_id=clash.day, start=610, minutes=10, room_id=clash.room)
    held = tops(clash)
    assert {key: held[key] for key in before} == before
    assert clash.rows()[0] == "Solved: Water & <b> and Wells overlap in Hall, 10:30–11:00."
    assert "More overlap" in clash.rows()[-1]
    leave(clash)
    assert "More overlap" in clash.rows()[0]
    assert not any(words.startswith("Solved") for words in clash.rows())


def test_a_double_click_that_meets_two_rows_goes_nowhere(clash: Clash) -> None:
    clash.document.do(add_block, "Panel", SessionKind.PANEL, day_id=clash.day, start=700, minutes=30)
    opened: list[str] = []
    clash.document.opened.connect(opened.append)
    view = clash.panel.list
    clash.click(1)
    QTest.mouseDClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center()
    )
    assert opened == []


def test_what_follows_stands_beside_its_cause(clash: Clash) -> None:
    for start in (720, 730):
        fields = {"day_id": clash.day, "start": start, "minutes": 5}
        block = add_block(clash.plan, f"Group at {start}", SessionKind.ACTION_GROUP, **fields)  # type: ignore[arg-type]
        clash.document.do(set_field, SessionBlock, block, "number", "1")
    clash.choose("duplicate-number")
    solves = "Solves 1 that follows from it: Of 2 sessions of the kind “action group”, none has the number 2."
    assert clash.panel.pane.solves.words == solves


def test_each_severity_can_be_hidden(clash: Clash) -> None:
    switch = clash.panel.filter.switches[Severity.ERROR]
    assert switch.text() == "1 error"
    switch.click()
    assert clash.rows() == []
    switch.click()
    assert len(clash.rows()) == 1


def test_hostile_titles_show_as_typed(clash: Clash) -> None:
    clash.document.do(set_field, SessionBlock, clash.one, "title", "<img src=x>")
    clash.click(0)
    assert clash.rows()[0].startswith("Error: <img src=x> and Wells")
    assert clash.panel.pane.sentence.words.startswith("<img src=x> and Wells")
    assert not clash.panel.grab().isNull()
