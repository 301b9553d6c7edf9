"""When and where: typed times, days, rooms, lock and the tray."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stocktake_desktop.planning.clock import clock


def enter(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(box, words):
    box.setFocus()
    while box.currentText() != words:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down if box.findText(words) > before else Qt.Key.Key_Up)
        assert box.currentIndex() != before


@pytest.mark.parametrize("typed", ["10.15", "1015", "10h15", "10:15", "10.15 am"])
def test_typing_a_start_moves_the_session(desk, typed):
    enter(desk.panel.placement.start, typed)
    assert (clock(desk.block.start), desk.block.minutes, desk.steps()) == ("10:15", 120, 1)
    shown = desk.panel.placement
    assert (shown.start.text(), shown.end.text(), shown.minutes.text()) == ("10:15", "12:15", "120")
    desk.document.undo()
    assert (shown.start.text(), shown.end.text()) == ("10:00", "12:00")


def test_leaving_the_field_is_enough(desk):
    start = desk.panel.placement.start
    start.setFocus()
    start.selectAll()
    QTest.keyClicks(start, "1130")
    QTest.keyClick(start, Qt.Key.Key_Tab)
    assert clock(desk.block.start) == "11:30"


def test_half_a_time_is_no_time(desk):
    start = desk.panel.placement.start
    start.setFocus()
    start.selectAll()
    QTest.keyClicks(start, "1")
    QTest.qWait(1200)
    assert clock(desk.block.start) == "10:00"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("start", "25.99", "“25.99” is not a time; write one such as 10:15 or 1015."),
        ("start", "<b>noon</b>", "“<b>noon</b>” is not a time; write one such as 10:15 or 1015."),
        ("start", "23:30", "The session would go on after midnight."),
        ("end", "9:30", "The end must be after the start, 10:00."),
        ("minutes", "long", "“long” is not a length; write minutes such as 90, or 1:30."),
        ("minutes", "0", "A session lasts at least one minute and at most a day."),
        ("minutes", "1000", "The session would go on after midnight."),
    ],
)
def test_wrong_times_are_refused_with_a_sentence(desk, field, typed, sentence):
    edit = getattr(desk.panel.placement, field)
    enter(edit, typed)
    assert desk.panel.placement.wrong.isVisible()
    assert desk.panel.placement.wrong.text() == sentence
    assert edit.text() == typed
    assert desk.steps() == 0
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not desk.panel.placement.wrong.isVisible()


def test_a_right_time_after_a_wrong_one_is_taken(desk):
    enter(desk.panel.placement.start, "99")
    enter(desk.panel.placement.start, "9")
    assert (clock(desk.block.start), desk.panel.placement.wrong.isVisible()) == ("09:00", False)


def test_a_wrong_time_does_not_follow_to_another_session(desk):
    enter(desk.panel.placement.start, "99")
    desk.document.select(desk.ids["talk"])
    assert not desk.panel.placement.wrong.isVisible()
    assert desk.panel.placement.start.text() == ""


@pytest.mark.parametrize(("typed", "minutes"), [("11.00", 60), ("24:00", 840), ("0:00", 840)])
def test_typing_an_end_changes_the_length(desk, typed, minutes):
    enter(desk.panel.placement.end, typed)
    assert (desk.block.start, desk.block.minutes, desk.steps()) == (600, minutes, 1)


@pytest.mark.parametrize(("typed", "minutes"), [("90", 90), ("1:30", 90), ("1h30", 90)])
def test_typing_minutes_changes_the_end(desk, typed, minutes):
    enter(desk.panel.placement.minutes, typed)
    assert (desk.block.minutes, desk.panel.placement.end.text()) == (minutes, "11:30")


def test_another_day_and_another_room(desk):
    choose(desk.panel.placement.day, "Day 2 · Wed 5 Mar")
    assert (desk.block.day_id, desk.block.start, desk.block.room_id) == (desk.ids["day 2"], 600, desk.ids["hall"])
    choose(desk.panel.placement.room, "No room")
    assert desk.block.room_id is None
    desk.document.undo()
    assert desk.panel.placement.room.currentText() == "Hall"


def test_park_and_place(desk):
    shown = desk.panel.placement
    QTest.mouseClick(shown.park, Qt.MouseButton.LeftButton)
    assert desk.block.is_parked
    assert (shown.day.currentText(), shown.start.text(), shown.start.isEnabled()) == ("Parked", "", False)
    assert shown.minutes.text() == "120"
    QTest.mouseClick(shown.park, Qt.MouseButton.LeftButton)
    assert (desk.block.day_id, desk.block.start) == (desk.ids["day 1"], 600)
    assert desk.steps() == 2


def test_a_parked_session_goes_where_there_is_time(desk):
    desk.document.select(desk.ids["talk"])
    choose(desk.panel.placement.day, "Day 1 · Tue 4 Mar")
    talk = desk.plan.session(desk.ids["talk"])
    assert (talk.day_id, clock(talk.start), talk.minutes) == (desk.ids["day 1"], "12:00", 45)


def test_a_locked_session_stays_where_it_is(desk):
    shown = desk.panel.placement
    QTest.mouseClick(shown.lock, Qt.MouseButton.LeftButton)
    assert desk.block.locked
    closed = (shown.day, shown.start, shown.end, shown.minutes, shown.room, shown.park)
    assert not any(field.isEnabled() for field in closed)
    desk.document.undo()
    assert all(field.isEnabled() for field in closed)
    assert not shown.lock.isChecked()
