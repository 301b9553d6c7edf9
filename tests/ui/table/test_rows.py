"""The rows of the table: their order, their selection, how they follow the plan, and what is read aloud of them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from stocktake_desktop.edits.blocks import add_block, move_block, remove_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import Room, SessionBlock
from stocktake_desktop.ui.look.actions import Action

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.mark.parametrize(
    ("header", "up", "down"),
    [
        ("Title", ["Opening", "Panel 2", "Panel 10", "Side event"], ["Side event", "Panel 10", "Panel 2", "Opening"]),
        ("Length", ["Opening", "Side event", "Panel 10", "Panel 2"], ["Panel 2", "Panel 10", "Side event", "Opening"]),
        ("Starts", ["Panel 10", "Opening", "Panel 2", "Side event"], ["Panel 2", "Opening", "Panel 10", "Side event"]),
    ],
)
def test_rows_are_sorted_by_keys_and_by_a_click_on_the_head_the_empty_ones_last(hand, header, up, down):
    day = hand.document.plan.meeting.days[1].id
    hand.document.do(set_field, SessionBlock, hand.block("Panel II").id, "title", "Panel 2")
    hand.document.do(add_block, "Panel 10", day_id=day, start=540, minutes=75)
    programme = ["Opening", "Panel 2", "Panel 10", "Side event"]
    assert hand.titles() == programme
    hand.go("Panel 2", header)
    hand.key(Qt.Key.Key_Up, ALT)
    assert (hand.titles(), hand.view.currentIndex()) == (up, hand.cell("Panel 2", header))
    hand.key(Qt.Key.Key_Down, ALT)
    assert (hand.titles(), hand.marked()) == (down, ["Panel 2"])
    hand.key(Qt.Key.Key_Home, ALT)
    assert hand.titles() == programme
    head = hand.view.horizontalHeader()
    where = QPoint(head.sectionViewportPosition(hand.headers.index(header)) + 20, head.height() // 2)
    QTest.mouseClick(head.viewport(), LEFT, NONE, where)
    assert hand.titles() == up


def test_one_selection_holds_in_every_view(hand):
    told = []
    hand.document.selection_changed.connect(lambda: told.append(hand.document.selection))
    hand.go("Opening", "Title")
    assert hand.document.selected.title == "Opening"
    hand.key(Qt.Key.Key_Down, SHIFT)
    ids = tuple(hand.block(title).id for title in ("Opening", "Panel II"))
    assert hand.document.selection == ids
    hand.key(Qt.Key.Key_Up, SHIFT)
    assert hand.document.selection == ids[:1]
    told.clear()
    hand.document.select_all([hand.block("Side event").id, *ids[:1]])
    assert (hand.marked(), len(told)) == (["Opening", "Side event"], 1)
    assert hand.view.currentIndex().row() == hand.model.row_of(ids[0])
    hand.document.select(None)
    assert hand.marked() == []


def test_rows_follow_the_plan_and_only_what_was_touched_is_read_again(hand):
    changed, resets = [], []
    hand.model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    hand.model.modelReset.connect(lambda: resets.append(1))
    hand.go("Opening", "Title")
    meeting = hand.document.plan.meeting
    hand.document.do(set_field, SessionBlock, hand.block("Panel II").id, "title", "Panel")
    assert changed == [(1, 1)]
    hand.document.do(set_field, Room, meeting.rooms[0].id, "name", "Great hall")
    assert changed[-1] == (0, 2)
    added = hand.document.do(add_block, "Early", day_id=meeting.days[0].id, start=60).value
    assert hand.titles() == ["Early", "Opening", "Panel", "Side event"]
    assert (hand.marked(), hand.view.currentIndex().row()) == (["Opening"], 1)
    hand.document.do(remove_block, added)
    assert hand.titles() == ["Opening", "Panel", "Side event"]
    hand.document.undo()
    hand.document.do(move_block, added, meeting.days[1].id, 60, None)
    assert hand.titles() == ["Opening", "Panel", "Early", "Side event"]
    assert (hand.marked(), resets) == (["Opening"], [])


def test_every_cell_and_head_has_words_for_a_screen_reader(hand):
    said = Qt.ItemDataRole.AccessibleTextRole
    assert hand.view.accessibleName() == "Programme as a table"
    assert hand.cell("Panel II", "Title").data(said) == "Title: Panel II"
    assert hand.cell("Side event", "Starts").data(said) == "Starts: none"
    assert hand.model.headerData(4, Qt.Orientation.Horizontal, said) == "Number"
    assert hand.cell("Panel II", "Locked").data(said) == "Locked: no"
    table = QAccessible.queryAccessibleInterface(hand.view)
    aloud = [table.child(nth).text(QAccessible.Text.Name) for nth in range(table.childCount())]
    assert aloud.count("") <= 1  # the corner between the heads
    assert {"Number", "Title: Side event", "Day: Parked", "To confirm: none"} <= set(aloud)


def test_the_status_bar_says_what_the_keys_do_in_a_cell(hand):
    hand.go("Panel II", "Starts")
    words = "Type a time such as 10:15 or 1015; Tab goes on, Ctrl+Tab leaves the table"
    assert hand.window.status.hint.text() == words
    hand.key(Qt.Key.Key_Left)
    assert hand.window.status.hint.text() == "Return offers a list to choose from"
    hand.window.commands[Action.PLAN_VIEW].trigger()
    assert hand.window.status.hint.text() == ""


def test_return_on_a_fixed_cell_and_ctrl_return_anywhere_open_the_session(hand):
    opened: list[str] = []
    hand.document.opened.connect(opened.append)
    hand.go("Panel II", "People")
    hand.key(Qt.Key.Key_Return)
    hand.go("Opening", "Title")
    hand.key(Qt.Key.Key_Return, CTRL)
    QTest.mouseDClick(hand.view.viewport(), LEFT, NONE, hand.middle("Panel II", "Lead"))
    assert opened == [hand.block(title).id for title in ("Panel II", "Opening", "Panel II")]
    assert hand.editor is None


def test_plan_and_table_take_turns_and_the_window_remembers(hand):
    window = hand.window
    assert (hand.view.isVisible(), window.timeline.isVisible()) == (True, False)
    assert not window.commands[Action.FIT].isEnabled()
    window.commands[Action.PLAN_VIEW].trigger()
    assert (hand.view.isVisible(), window.timeline.isVisible()) == (False, True)
    assert window.commands[Action.FIT].isEnabled()
    assert window.settings.view == "plan view"
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert (hand.view.isVisible(), window.settings.view) == (True, "table view")
