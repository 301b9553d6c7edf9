"""The timeline by keys alone."""

import pytest
from PySide6.QtCore import Qt

from stocktake_desktop.edits.blocks import lock_block
from tests.ui.timeline.desk import ALT, CTRL, NONE, SHIFT


@pytest.mark.parametrize(
    ("keys", "modifiers", "result"),
    [
        (Qt.Key.Key_Down, CTRL, "2 11:05–13:05 B1"),
        (Qt.Key.Key_Up, CTRL | ALT, "2 10:59–12:59 B1"),
        (Qt.Key.Key_Right, CTRL, "2 11:00–13:00 B2"),
        (Qt.Key.Key_Left, CTRL, "2 11:00–13:00 Plenary"),
        (Qt.Key.Key_Down, CTRL | SHIFT, "2 11:00–13:05 B1"),
        (Qt.Key.Key_Up, CTRL | SHIFT, "2 11:00–12:55 B1"),
        (Qt.Key.Key_Delete, NONE, "parked"),
    ],
)
def test_keys_change_the_selected_block(desk, keys, modifiers, result):
    desk.document.select(desk.ids["Group 1"])
    desk.key(keys, modifiers)
    assert desk.where("Group 1") == result
    desk.document.undo()
    assert desk.where("Group 1") == "2 11:00–13:00 B1"


def test_past_the_last_room_is_the_next_day(desk):
    desk.document.select(desk.ids["Group 2"])
    desk.key(Qt.Key.Key_Right, CTRL)
    assert desk.where("Group 2") == "3 11:00–13:00 Plenary"


def test_arrows_walk(desk):
    walked = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Escape):
        desk.key(key)
        walked.append(desk.document.selected.title if desk.document.selected else None)
    assert walked == ["Panel", "Lunch", "Group 1", "Closing", None]


def test_a_key_that_is_refused_says_why(desk):
    lock_block(desk.plan, desk.ids["Lunch"], True)
    desk.document.select(desk.ids["Lunch"])
    desk.key(Qt.Key.Key_Down, CTRL)
    assert desk.where("Lunch") == "1 13:00–15:00 Plenary"
    assert desk.refusals == ["Lunch is locked; unlock it first."]


def test_enter_opens(desk):
    opened: list[str] = []
    desk.document.opened.connect(opened.append)
    desk.document.select(desk.ids["Closing"])
    desk.key(Qt.Key.Key_Return)
    assert opened == [desk.ids["Closing"]]


def test_up_and_down_stay_in_the_day_left_and_right_leave_it(desk):
    desk.document.select(desk.ids["Debrief"])
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        desk.key(key)
        walked.append(desk.document.selected.title)
    assert walked == ["Debrief", "Group 1", "Group 2", "Closing", "Debrief"]


def test_what_is_selected_is_told_to_screen_readers(desk):
    desk.document.select(desk.ids["Group 1"])
    assert desk.view.accessibleDescription() == "Group 1, Day 2, 11:00–13:00, B1"
    desk.key(Qt.Key.Key_Down, CTRL)
    assert desk.view.accessibleDescription() == "Group 1, Day 2, 11:05–13:05, B1"
    desk.key(Qt.Key.Key_Delete)
    assert desk.view.accessibleDescription() == "Group 1, parked, 2 h"
    assert desk.view.accessibleName() == "Timeline of the programme"


def test_the_outline_tells_where_keys_go(desk):
    def block():
        return desk.view.grab(desk.view.rect_of(desk.ids["Panel"]).translated(desk.view.viewport().pos())).toImage()

    desk.document.select(desk.ids["Panel"])
    desk.view.setFocus()
    focused = block()
    desk.panel.tray.chips()[0].setFocus()
    assert block() != focused
    desk.view.setFocus()
    assert block() == focused
