"""Copy, cut and paste of sessions in a real window, by keys and with the pointer over the plan."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest

from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.planning.clock import span
from tests.history import history
from tests.plans import small_plan

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window, tmp_path):
    path = tmp_path / "small.stocktake"
    plan = small_plan(path)
    first, plenary = plan.meeting.days[0], plan.meeting.rooms[0]
    add_block(plan, "Debrief", day_id=first.id, start=720, minutes=30, room_id=plenary.id)
    plan.begin_history()
    plan.close()
    window = open_window(path)
    window.timeline.view.setFocus()
    return window


def press(window, key):
    QTest.keyClick(window.timeline.view, key, CTRL)


def places(window, title):
    """Where every session of that title stands, "2 10:00–11:30 Plenary" or "parked"."""
    blocks = [block for block in window.document.plan.meeting.sessions if block.title == title]
    stands = [
        f"{one.day.number} {span(one.start, one.end)} {one.room.name if one.room else '–'}" if one.day else "parked"
        for one in blocks
    ]
    return sorted(stands)


def choose(window, session_named, *titles):
    window.document.select_all([session_named(window, title) for title in titles])


def test_a_copy_is_placed_after_the_selected_session_of_another_day(window, session_named):
    choose(window, session_named, "Panel I")
    press(window, Qt.Key.Key_C)
    choose(window, session_named, "Group 1")
    press(window, Qt.Key.Key_V)
    assert places(window, "Panel I") == ["1 10:00–11:30 Plenary", "2 12:00–13:30 Breakout 1"]
    assert len(history(window.document.plan)) == 1
    assert window.document.selected.day.number == 2


def test_several_keep_their_distance_and_their_rooms(window, session_named):
    choose(window, session_named, "Panel I", "Debrief")
    press(window, Qt.Key.Key_C)
    press(window, Qt.Key.Key_V)
    assert places(window, "Panel I")[1] == "1 12:30–14:00 Plenary"
    assert places(window, "Debrief")[1] == "1 14:30–15:00 Plenary"


def test_cut_parks_and_paste_places_the_same_session_again(window, session_named):
    panel = session_named(window, "Panel I")
    choose(window, session_named, "Panel I")
    press(window, Qt.Key.Key_X)
    assert places(window, "Panel I") == ["parked"]
    choose(window, session_named, "Group 1")
    press(window, Qt.Key.Key_V)
    assert places(window, "Panel I") == ["2 12:00–13:30 Breakout 1"]
    assert window.document.selection == (panel,)


def point_at(window, qtbot, day, minute):
    """Hold the pointer over a time of a day."""
    view = window.timeline.view
    column = view.blocks.geometry.columns[day]
    spot = view.mapFromScene(column.left + column.width / 2, view.blocks.geometry.y(minute))
    QTest.mouseMove(view.viewport(), QPoint(5, 5))
    QCursor.setPos(view.viewport().mapToGlobal(spot))
    QTest.mouseMove(view.viewport(), spot)
    qtbot.waitUntil(view.viewport().underMouse)


def test_at_the_pointer_when_it_is_over_the_plan(window, session_named, qtbot):
    choose(window, session_named, "Debrief")
    press(window, Qt.Key.Key_C)
    point_at(window, qtbot, 1, 901)
    press(window, Qt.Key.Key_V)
    assert places(window, "Debrief")[1].startswith("2 15:00–15:30")


def test_on_another_day_several_keep_their_times_wherever_the_pointer_is(window, session_named, qtbot):
    choose(window, session_named, "Panel I", "Debrief")
    press(window, Qt.Key.Key_C)
    point_at(window, qtbot, 1, 901)
    press(window, Qt.Key.Key_V)
    assert places(window, "Panel I")[1] == "2 10:00–11:30 Plenary"
    assert places(window, "Debrief")[1] == "2 12:00–12:30 Plenary"
    window.document.undo()
    assert len(places(window, "Debrief")) == 1


def test_nothing_of_this_meeting_is_refused_in_words(window):
    QGuiApplication.clipboard().setText("something else")
    refusals: list[str] = []
    window.document.refused.connect(refusals.append)
    press(window, Qt.Key.Key_V)
    assert refusals == ["There is no session of this meeting on the clipboard; copy one first."]


def test_a_locked_session_is_not_cut(window, session_named):
    lock_block(window.document.plan, session_named(window, "Panel I"), True)
    choose(window, session_named, "Panel I")
    press(window, Qt.Key.Key_X)
    assert places(window, "Panel I") == ["1 10:00–11:30 Plenary"]


def test_other_programs_get_a_line_each(window, session_named):
    choose(window, session_named, "Debrief", "Panel I")
    press(window, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == (
        "2018-03-12\t10:00–11:30\tPanel I\tPlenary\n2018-03-12\t12:00–12:30\tDebrief\tPlenary"
    )


def test_a_field_keeps_its_own_copy_and_paste(window, session_named):
    choose(window, session_named, "Panel I")
    QGuiApplication.clipboard().setText("Kari")
    window.find_box.setFocus()
    QTest.keyClick(window.find_box, Qt.Key.Key_V, CTRL)
    assert window.find_box.text() == "Kari"
    assert history(window.document.plan) == []
