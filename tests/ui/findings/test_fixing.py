"""What can be done in the findings panel: a fix is applied by its own press alone, and acknowledging goes on."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, lock_block, move_block
from stocktake_desktop.edits.fix_results import FixResult, Tally
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import SessionKind, Status, open_plan, save_copy
from stocktake_desktop.planning.fixes import Fix
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.findings.cause_row import ROW_HEIGHT
from stocktake_desktop.ui.findings.fix_row import FixRow
from stocktake_desktop.ui.findings.panel import FindingsPanel
from tests.ui.findings.conftest import LEFT, Clash

SHORTER = "Start Wells at 11:00, keep the end 11:30"
GROUP, PANEL = SessionKind.ACTION_GROUP, SessionKind.PANEL
START = 10_000_000
"""Milliseconds, long after every other press of these tests."""


def press(button: QWidget) -> None:
    QTest.mouseClick(button, LEFT)


def applied(clash: Clash) -> list[str]:
    """The titles of the rows in the right half whose button can be pressed."""
    return [row.result.fix.title for row in clash.panel.pane.rows if row.apply.isEnabled()]


def mouse(widget: QWidget, kind: QEvent.Type, moment: int, at: QPointF | None = None) -> None:
    """What the mouse does over a widget, in its middle if nowhere else, at a moment in milliseconds."""
    at = at or QPointF(widget.rect().center())
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), LEFT, LEFT, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(moment)
    QApplication.sendEvent(widget, event)


def leave(clash: Clash) -> None:
    QApplication.sendEvent(clash.panel, QEvent(QEvent.Type.Leave))


def test_fixes_stand_beside_with_their_results_the_best_first_in_blue(clash: Clash) -> None:
    clash.click(0)
    rows = clash.panel.pane.rows
    assert [(row.title.words, row.count.text(), row.told.words) for row in rows[:2]] == [
        (SHORTER, "1 → 0", "30 min shorter"),
        ("End Water & <b> at 10:30", "1 → 0", "30 min shorter"),
    ]
    assert [row.apply.objectName() for row in rows[:2]] == ["main_button", "apply"]


def test_what_makes_a_new_error_is_last_says_so_and_is_never_blue(clash: Clash) -> None:
    clash.document.do(
        add_block, "Lunch", SessionKind.BREAK, day_id=clash.day, start=690, minutes=30, room_id=clash.room
    )
    clash.document.do(lock_block, clash.one, True)
    clash.click(0)
    last = clash.panel.pane.rows[-1]
    assert (last.title.words, last.wrong.text()) == ("Start Wells at 11:00, keep its 1 h", "1 new error")
    assert last.wrong.toolTip() == "Wells and Lunch overlap in Hall, 11:30–12:00."
    assert last.apply.objectName() == "apply"


def test_apply_applies_once_and_what_is_solved_stays_struck_off_until_the_pointer_leaves(clash: Clash) -> None:
    clash.document.do(add_block, "Talks", PANEL, day_id=clash.day, start=690, minutes=30)
    clash.click(0)
    press(clash.fix(SHORTER))
    assert (clash.plan.session(clash.other).start, clash.plan.undo_title) == (660, SHORTER)
    assert clash.rows()[0].startswith("Solved: ")
    assert clash.panel.list.current is not None
    assert clash.panel.list.current.cause.finding.code == "session-without-chair"
    assert "Talks" in clash.panel.pane.sentence.words
    assert clash.document.selected == clash.plan.meeting.sessions[-1]  # the session panel follows
    leave(clash)
    assert len(clash.rows()) == 1
    clash.document.undo()
    assert clash.rows()[0].startswith("Error: ")


@pytest.mark.parametrize("second", [QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonPress])
def test_the_second_half_of_a_double_click_applies_nothing(clash: Clash, second: QEvent.Type) -> None:
    for nth in range(2):
        clash.document.do(add_block, f"Talks {nth}", PANEL, day_id=clash.day, start=700 + 40 * nth, minutes=30)
    clash.click(0)
    button = clash.fix(SHORTER)
    where = button.mapTo(clash.panel, button.rect().center())
    mouse(button, QEvent.Type.MouseButtonPress, START)
    mouse(button, QEvent.Type.MouseButtonRelease, START + 80)
    QApplication.processEvents()
    step = clash.plan.undo_title
    below = clash.panel.pane.rows[0].apply  # the next cause's first button is where this one was
    assert below is not button
    assert isinstance(clash.panel.childAt(where), QPushButton)
    mouse(below, second, START + 200)
    mouse(below, QEvent.Type.MouseButtonRelease, START + 280)
    assert clash.plan.undo_title == step == SHORTER
    mouse(below, QEvent.Type.MouseButtonPress, START + 1_000)
    mouse(below, QEvent.Type.MouseButtonRelease, START + 1_080)
    assert clash.plan.undo_title == "Add a moderator to be named to all 2"


def test_a_fast_press_after_choosing_a_row_applies_nothing(clash: Clash) -> None:
    first_row = QPointF(40, ROW_HEIGHT / 2)
    mouse(clash.panel.list.viewport(), QEvent.Type.MouseButtonPress, START, first_row)
    mouse(clash.panel.list.viewport(), QEvent.Type.MouseButtonRelease, START + 80, first_row)
    mouse(clash.fix(SHORTER), QEvent.Type.MouseButtonPress, START + 200)
    mouse(clash.fix(SHORTER), QEvent.Type.MouseButtonRelease, START + 280)
    assert clash.plan.session(clash.other).start == 630


def test_all_of_it_by_keyboard_and_a_key_held_down_does_no_more(clash: Clash) -> None:
    clash.document.do(add_block, "Talks", PANEL, day_id=clash.day, start=690, minutes=30)
    clash.panel.activateWindow()
    clash.panel.list.setFocus()
    QTest.keyClick(clash.panel.list, Qt.Key.Key_Down)
    QApplication.processEvents()
    reached = []
    for _tab in range(3):
        QTest.keyClick(clash.panel.focusWidget(), Qt.Key.Key_Tab)
        reached.append(clash.panel.focusWidget())
    pane = clash.panel.pane
    assert reached == [pane.go, pane.accept, pane.rows[0].apply]
    QTest.keyClick(reached[-1], Qt.Key.Key_Return)
    assert clash.plan.undo_title == SHORTER
    assert clash.panel.focusWidget() is clash.panel.list
    assert clash.rows()[0].startswith("Solved: ")
    QTest.keyClick(clash.panel.list, Qt.Key.Key_Return)  # goes there, and applies nothing
    assert clash.plan.undo_title == SHORTER
    QTest.keyClick(clash.panel.list, Qt.Key.Key_Up)
    assert not any(words.startswith("Solved") for words in clash.rows())


def test_after_a_step_the_fixes_are_tried_anew_and_an_old_promise_is_not_kept_blindly(
    clash: Clash, qtbot: QtBot
) -> None:
    clash.click(0)
    button = clash.fix(SHORTER)
    clash.document.do(move_block, clash.other, clash.day, 615, clash.room)
    press(button)  # what it promised is no longer so
    assert clash.plan.session(clash.other).start == 615
    assert applied(clash)[0] == "Start Wells at 11:00, keep the end 11:15"
    clash.document.do(move_block, clash.other, clash.day, 630, clash.room)
    qtbot.waitUntil(lambda: applied(clash)[0] == SHORTER)


def test_six_groups_are_mended_by_one_press_and_one_undo(clash: Clash) -> None:
    groups = [
        add_block(clash.plan, f"Group {n}", GROUP, day_id=clash.day, start=700 + 10 * n, minutes=5) for n in range(6)
    ]
    clash.choose("group-without-rapporteur")
    assert clash.panel.pane.sentence.words == "6 action groups have no rapporteur."
    press(clash.fix("Add a rapporteur to be named to all 6"))
    assert all(len(clash.plan.session(group).appearances) == 1 for group in groups)
    clash.document.undo()
    assert not any(clash.plan.session(group).appearances for group in groups)


def test_people_are_confirmed_one_by_one_and_the_others_keep_their_places(clash: Clash) -> None:
    ids = [
        add_appearance(clash.plan, clash.one, Who(add_person(clash.plan, name, "Lie"))) for name in ("Ada", "Bo", "Cy")
    ]
    clash.choose("unconfirmed")
    pane = clash.panel.pane
    assert [row.title.words for row in pane.rows] == [f"Mark {name} Lie as confirmed" for name in ("Ada", "Bo", "Cy")]
    assert {row.apply.objectName() for row in pane.rows} == {"apply"}
    press(pane.rows[0].apply)
    people = clash.plan.session(clash.one).appearances
    assert [appearance.status is Status.CONFIRMED for appearance in people] == [True, False, False]
    assert len(ids) == 3
    assert [(row.title.words, row.apply.text()) for row in pane.rows] == [
        ("Mark Ada Lie as confirmed", "Done"),
        ("Mark Bo Lie as confirmed", "Apply"),
        ("Mark Cy Lie as confirmed", "Apply"),
    ]
    assert not pane.rows[0].apply.isEnabled()


def test_acknowledged_with_a_reason_the_next_is_chosen_and_the_list_stays(clash: Clash) -> None:
    for nth in range(2):
        clash.document.do(add_block, f"Talks {nth}", PANEL, day_id=clash.day, start=700 + 40 * nth, minutes=30)
    clash.click(0)
    before = clash.panel.list.verticalScrollBar().value()
    press(clash.panel.pane.accept)
    QTest.keyClicks(clash.panel.pane.reason, "They share the hall")
    QTest.keyClick(clash.panel.pane.reason, Qt.Key.Key_Return)
    assert clash.panel.counts[0] == 0
    assert clash.rows()[0].startswith("Acknowledged: ")
    assert clash.rows()[0].endswith("Reason: They share the hall")
    assert clash.panel.list.currentIndex().row() == 1
    assert clash.panel.list.verticalScrollBar().value() == before
    leave(clash)
    assert clash.rows()[-1].startswith("Acknowledged: ")
    clash.document.do(move_block, clash.other, clash.day, 640, clash.room)
    assert clash.panel.counts[0] == 1
    clash.document.undo()
    clash.choose()
    press(clash.panel.pane.again)
    assert clash.panel.counts[0] == 1


def test_like_findings_are_acknowledged_together_as_one_step(clash: Clash) -> None:
    for nth in range(3):
        add_block(clash.plan, f"Group {nth}", GROUP, day_id=clash.day, start=700 + 10 * nth, minutes=5)
    clash.choose("group-without-rapporteur")
    press(clash.panel.pane.accept)
    QTest.keyClicks(clash.panel.pane.reason, "They report in writing")
    press(clash.panel.pane.done)
    assert clash.plan.undo_title == "Acknowledge 3 findings: They report in writing"
    leave(clash)
    clash.choose("group-without-rapporteur")
    press(clash.panel.pane.again)
    assert clash.plan.undo_title == "Let 3 findings count again"


def test_a_reason_is_needed_and_escape_goes_back_to_the_list(clash: Clash) -> None:
    clash.click(0)
    pane = clash.panel.pane
    press(pane.accept)
    QTest.keyClicks(pane.reason, "  ")
    assert not pane.done.isEnabled()
    QTest.keyClick(pane.reason, Qt.Key.Key_Return)
    QTest.keyClick(pane.reason, Qt.Key.Key_Escape)
    assert clash.panel.focusWidget() is clash.panel.list
    assert clash.plan.undo_title == "Add Wells"


def test_a_plan_open_for_reading_offers_no_fix(clash: Clash, qtbot: QtBot, tmp_path: Path) -> None:
    save_copy(clash.plan, tmp_path / "kept.stocktake")
    with open_plan(tmp_path / "kept.stocktake", read_only=True) as plan:
        panel = FindingsPanel(Document(plan))
        qtbot.addWidget(panel)
        panel.show()
        read = clash._replace(panel=panel)
        read.click(0)
        assert (panel.pane.rows, panel.pane.accept.isHidden(), panel.pane.go.isHidden()) == ([], True, False)


@pytest.mark.parametrize("width", [320, 570, 900])
def test_buttons_are_never_cut_and_words_give_way(clash: Clash, width: int) -> None:
    clash.panel.resize(width, 200)
    clash.click(0)
    QApplication.processEvents()
    pane = clash.panel.pane
    for button in (*(row.apply for row in pane.rows), pane.go, pane.accept):
        assert button.width() >= button.sizeHint().width()
        right = button.mapTo(clash.panel, button.rect().topRight()).x()
        assert 0 < right < clash.panel.width()
    assert pane.rows[0].title.width() < pane.rows[0].width() - pane.rows[0].apply.width()


def test_the_new_errors_of_a_fix_are_shown_as_typed(qtbot: QtBot):
    now, wrong = Tally(1, 0, 0), "<b>Opening</b> and Lunch overlap in Plenary."
    row = FixRow(FixResult(Fix("Move it", ()), now, now, (wrong,)), lambda _press: True, is_best=False)
    qtbot.addWidget(row)
    assert "&lt;b&gt;Opening" in row.wrong.toolTip()
