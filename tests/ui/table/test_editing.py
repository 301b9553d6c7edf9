"""Editing in the table by keys and mouse, on a real window: every change is one step, a refusal keeps the value."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication

from stocktake_desktop.edits.arranging import remove_blocks
from stocktake_desktop.edits.blocks import lock_block, remove_block
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.models import SessionKind, open_plan
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.ui.look.actions import Action

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("header", "typed", "where"),
    [
        ("Starts", "10.15", "1 10:15–11:45 Plenary"),
        ("Starts", "0930", "1 09:30–11:00 Plenary"),
        ("Ends", "1610", "1 15:00–16:10 Plenary"),
        ("Length", "1:45", "1 15:00–16:45 Plenary"),
        ("Length", "50 min", "1 15:00–15:50 Plenary"),
    ],
)
def test_a_typed_time_moves_the_session_in_one_step_that_can_be_undone(hand, header, typed, where):
    hand.type("Panel II", header, typed)
    assert (hand.where("Panel II"), hand.refusals) == (where, [])
    assert hand.view.currentIndex() == hand.cell("Panel II", header)
    assert hand.cell("Panel II", "Starts").data() == clock(hand.block("Panel II").start)
    hand.window.commands[Action.UNDO].trigger()
    assert hand.where("Panel II") == "1 15:00–16:30 Plenary"
    assert hand.cell("Panel II", "Starts").data() == "15:00"


@pytest.mark.parametrize(
    ("title", "header", "typed", "sentence"),
    [
        ("Panel II", "Starts", "soon", "“soon” is not a time; write one such as 10:15 or 1015."),
        ("Panel II", "Starts", "23:30", "Panel II would cross midnight."),
        ("Panel II", "Ends", "14:00", "The end must be after the start, 15:00."),
        ("Panel II", "Length", "long", "“long” is not a length; write minutes such as 90, or 1:30."),
        ("Side event", "Starts", "10:00", "Side event is parked; choose its day first."),
    ],
)
def test_what_cannot_be_understood_is_said_and_the_old_value_stays(hand, title, header, typed, sentence):
    before, words, undo = hand.where(title), hand.cell(title, header).data(), hand.document.plan.undo_title
    hand.type(title, header, typed)
    assert (hand.refusals, hand.window.notice.words) == ([sentence], sentence)
    assert (hand.where(title), hand.cell(title, header).data()) == (before, words)
    assert hand.document.plan.undo_title == undo


def test_a_locked_session_stays_until_it_is_unlocked(hand):
    hand.go("Panel II", "Title")
    hand.view.setCurrentIndex(hand.cell("Panel II", "Locked"))
    hand.key(Qt.Key.Key_Space)
    assert hand.block("Panel II").locked
    assert hand.cell("Panel II", "Locked").data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    hand.type("Panel II", "Starts", "11")
    assert hand.refusals == ["Panel II is locked; unlock it first."]
    hand.go("Panel II", "Locked")
    assert not hand.block("Panel II").locked
    hand.type("Panel II", "Starts", "11")
    assert hand.where("Panel II") == "1 11:00–12:30 Plenary"


def test_tab_writes_down_and_goes_on_to_the_next_cell(hand):
    hand.type("Opening", "Number", "7", Qt.Key.Key_Tab)
    QTest.keyClicks(hand.editor, "Welcome")
    QTest.keyClick(hand.editor, Qt.Key.Key_Tab)
    assert (hand.block("Welcome").number, hand.view.currentIndex()) == ("7", hand.cell("Welcome", "Kind"))
    QTest.keyClick(hand.editor, Qt.Key.Key_Backtab)
    assert hand.view.currentIndex() == hand.cell("Welcome", "Title")
    QTest.keyClicks(hand.editor, "x")
    QTest.keyClick(hand.editor, Qt.Key.Key_Escape)
    assert "Welcome" in hand.titles()


def test_tab_walks_over_what_can_be_changed_and_leaves_after_the_last_cell_in_sight(hand):
    hand.view.setRowHidden(hand.cell("Side event", "Title").row(), True)
    hand.go("Opening", "Room")
    went = [hand.step(Qt.Key.Key_Tab) for _press in range(3)]
    assert went == [("Opening", "Locked"), ("Panel II", "Day"), ("Panel II", "Starts")]
    assert hand.step(Qt.Key.Key_Backtab) == ("Panel II", "Day")
    hand.go("Panel II", "Locked")
    hand.step(Qt.Key.Key_Tab)
    assert (hand.view.hasFocus(), hand.view.currentIndex()) == (False, hand.cell("Panel II", "Locked"))
    hand.view.setCurrentIndex(hand.cell("Opening", "Day"))
    hand.view.setFocus()
    hand.step(Qt.Key.Key_Backtab)
    assert not hand.view.hasFocus()


def test_ctrl_tab_leaves_the_table_and_what_is_typed_is_written_down(hand):
    hand.go("Opening", "Title")
    hand.key(Qt.Key.Key_Tab, CONTROL)
    assert (hand.view.hasFocus(), hand.view.currentIndex()) == (False, hand.cell("Opening", "Title"))
    hand.go("Opening", "Title")
    hand.key(Qt.Key.Key_F2)
    QTest.keyClicks(hand.editor, "Welcome")
    QTest.keyClick(hand.editor, Qt.Key.Key_Backtab, CONTROL | SHIFT)
    assert hand.editor is None
    assert hand.block("Welcome")
    assert not hand.view.hasFocus()


def test_tab_while_the_last_cell_is_typed_in_writes_down_and_leaves(hand):
    hand.document.do(remove_block, hand.block("Side event").id)
    hand.choose("Panel II", "Room", "No room")
    hand.view.edit(hand.cell("Panel II", "Room"))
    QTest.keyClick(hand.editor, Qt.Key.Key_Tab)
    assert (hand.editor, hand.view.hasFocus()) == (None, False)


def test_what_is_being_typed_is_written_down_before_another_step(hand):
    hand.go("Opening", "Title")
    hand.key(Qt.Key.Key_F2)
    QTest.keyClicks(hand.editor, "Welcome")
    hand.document.do(lock_block, hand.block("Panel II").id, True)
    assert hand.editor is None
    assert hand.block("Welcome")
    assert hand.document.plan.undo_title == "Lock Panel II"


def test_day_room_and_kind_are_chosen(hand):
    hand.document.do(add_room, "Annex")
    hand.choose("Panel II", "Day", "Day 2")
    hand.choose("Panel II", "Room", "Annex")
    hand.choose("Panel II", "Kind", "Talks")
    assert hand.where("Panel II") == "2 15:00–16:30 Annex"
    assert hand.block("Panel II").kind is SessionKind.TALKS
    hand.choose("Panel II", "Day", "Parked")
    assert hand.where("Panel II") == "parked"


def test_a_parked_session_is_placed_by_its_day_and_then_its_start(hand):
    assert hand.titles() == ["Opening", "Panel II", "Side event"]
    hand.choose("Side event", "Day", "Day 1")
    hand.type("Side event", "Starts", "8")
    assert hand.where("Side event") == "1 08:00–09:00 –"
    assert hand.titles() == ["Side event", "Opening", "Panel II"]


def test_del_clears_a_room_and_parks_elsewhere_several_in_one_step(hand):
    hand.go("Panel II", "Room")
    hand.key(Qt.Key.Key_Delete)
    assert hand.where("Panel II") == "1 15:00–16:30 –"
    hand.go("Opening", "Title")
    hand.key(Qt.Key.Key_Down, SHIFT)
    hand.key(Qt.Key.Key_Delete)
    assert [hand.where(title) for title in ("Opening", "Panel II")] == ["parked", "parked"]
    assert hand.document.plan.undo_title == "Park 2 sessions"
    hand.document.undo()
    assert hand.where("Opening") == "1 10:00–10:15 Plenary"


def test_a_plan_for_reading_only_cannot_be_edited(open_window, plan_path, take_table):
    with open_plan(plan_path):
        hand = take_table(open_window(plan_path))
        assert hand.document.plan.read_only
        hand.go("Panel II", "Starts")
        for key in (Qt.Key.Key_F2, Qt.Key.Key_5, Qt.Key.Key_Delete, Qt.Key.Key_Space):
            hand.key(key)
            assert hand.editor is None
        hand.go("Panel II", "Locked")
        assert hand.where("Panel II") == "1 15:00–16:30 Plenary"
        assert (hand.block("Panel II").locked, hand.refusals) == (False, [])


def test_a_return_that_comes_after_its_cell_was_left_is_for_no_cell(hand):
    hand.go("Panel II", "Title")
    hand.key(Qt.Key.Key_Return)
    editor = hand.view.indexWidget(hand.view.currentIndex())
    editor.setText("Panel III")
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    QApplication.sendEvent(editor, pressed)
    hand.view.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
    QApplication.processEvents()
    assert hand.block("Panel II").title == "Panel II"


@pytest.mark.parametrize("header", ["Room", "Day", "Kind"])
def test_a_choice_that_comes_after_its_cell_was_left_is_for_no_cell(hand, header):
    before = [(block.title, block.day_id, block.room_id, block.kind) for block in hand.document.plan.meeting.sessions]
    hand.go("Panel II", header)
    hand.key(Qt.Key.Key_Return)
    editor = hand.view.indexWidget(hand.view.currentIndex())
    hand.view.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
    editor.activated.emit(0)
    hand.go("Panel II", header)
    hand.key(Qt.Key.Key_Return)
    editor = hand.view.indexWidget(hand.view.currentIndex())
    hand.document.do(remove_blocks, [hand.block("Panel II").id])
    editor.activated.emit(0)
    hand.document.undo()
    assert [(one.title, one.day_id, one.room_id, one.kind) for one in hand.document.plan.meeting.sessions] == before
