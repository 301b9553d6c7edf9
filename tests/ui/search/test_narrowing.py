"""Narrowing the programme in a real window: by kind, room, status, who and day; in the plan and in the table."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from stocktake_desktop.edits.blocks import add_block, move_block, park_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.models import Appearance, Role, Status
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.timeline.heads import AXIS_WIDTH
from tests.plans import small_plan

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window, tmp_path):
    """The small meeting: Panel I on the first day, Group 1 in Breakout 1 on the second, and Debrief beside it."""
    path = tmp_path / "small.stocktake"
    plan = small_plan(path)
    second = plan.meeting.days[1]
    plenary = next(room for room in plan.meeting.rooms if room.name == "Plenary")
    add_block(plan, "Debrief", day_id=second.id, start=660, minutes=60, room_id=plenary.id)
    plan.close()
    window = open_window(path)
    window.commands[Action.FILTER].trigger()
    return window


def tick(choice, words):
    next(action for action in choice.menu().actions() if action.text() == words).trigger()
    QApplication.processEvents()


def clear(window):
    """The titles that stand out on the timeline."""
    blocks = window.timeline.view.blocks.blocks
    return sorted(item.face.title for item in blocks.values() if item.opacity() == 1)


def shown(window):
    """Every title on the timeline, faded or not."""
    return sorted(item.face.title for item in window.timeline.view.blocks.blocks.values())


def rows(window):
    """The titles in the rows of the table that are shown, the faded ones in brackets."""
    window.commands[Action.TABLE_VIEW].trigger()
    model, view = window.table.model, window.table.view
    ids = [model.id_at(row) for row in range(model.rowCount()) if not view.isRowHidden(row)]
    titles = [window.document.plan.session(one).title for one in ids]
    window.commands[Action.PLAN_VIEW].trigger()
    return [f"({title})" if one in model.faded else title for one, title in zip(ids, titles, strict=True)]


def test_a_kind_stays_clear_and_the_others_fade(window):
    tick(window.filter_bar.kinds, "Panel")
    assert clear(window) == ["Panel I"]
    assert shown(window) == ["Debrief", "Group 1", "Panel I"]
    assert rows(window) == ["Panel I", "(Debrief)", "(Group 1)", "(Idea)"]
    assert window.filter_bar.count.text() == "1 of 4 sessions"
    tick(window.filter_bar.kinds, "Action group")
    assert clear(window) == ["Group 1", "Panel I"]


def test_a_room_alone_hides_the_lanes_of_the_others(window):
    tick(window.filter_bar.rooms, "Breakout 1")
    window.filter_bar.hides.setChecked(True)
    assert shown(window) == ["Group 1"]
    lanes = [lane.name for lane in window.timeline.view.blocks.geometry.columns[1].lanes]
    assert lanes == ["Breakout 1"]
    assert rows(window) == ["Group 1"]
    window.filter_bar.hides.setChecked(False)
    assert shown(window) == ["Debrief", "Group 1", "Panel I"]


def test_who_is_typed_by_name_or_organisation(window, qtbot):
    QTest.keyClicks(window.filter_bar.who, "nordm")
    qtbot.waitUntil(lambda: clear(window) == ["Panel I"])
    window.filter_bar.who.setText("NORWAY")
    qtbot.waitUntil(lambda: clear(window) == ["Panel I"])
    window.filter_bar.who.setText("nobody")
    qtbot.waitUntil(lambda: clear(window) == [])


def test_what_changes_is_narrowed_again(window, session_named):
    tick(window.filter_bar.statuses, "Confirmed")
    assert clear(window) == []
    plan = window.document.plan
    panel = plan.session(session_named(window, "Panel I"))
    moderator = next(one for one in panel.appearances if one.role is Role.MODERATOR)
    window.document.do(set_field, Appearance, moderator.id, "status", Status.CONFIRMED)
    assert clear(window) == ["Panel I"]
    window.document.undo()
    assert clear(window) == []


def test_a_hidden_session_that_is_gone_to_is_shown(window, session_named):
    tick(window.filter_bar.kinds, "Panel")
    window.filter_bar.hides.setChecked(True)
    assert shown(window) == ["Panel I"]
    window.document.select(session_named(window, "Group 1"))
    assert shown(window) == ["Debrief", "Group 1", "Panel I"]


def test_closing_the_bar_shows_everything(window):
    tick(window.filter_bar.kinds, "Panel")
    QTest.keyClick(window.filter_bar.kinds, Qt.Key.Key_Escape)
    assert not window.filter_bar.isVisible()
    assert clear(window) == ["Debrief", "Group 1", "Panel I"]
    assert rows(window) == ["Panel I", "Debrief", "Group 1", "Idea"]


def test_a_right_click_on_a_room_hides_it_and_the_filter_says_so(window):
    window.commands[Action.FILTER].trigger()
    view = window.timeline.view
    lane = next(lane for lane in view.blocks.geometry.columns[1].lanes if lane.name == "Breakout 1")
    offered = right_click(view.heads, QPoint(round(AXIS_WIDTH + lane.left + 10), 40))
    assert list(offered)[-3:] == ["&Hide Breakout 1", "Show &only Breakout 1", "Show &all rooms"]
    offered["&Hide Breakout 1"].trigger()
    assert shown(window) == ["Debrief", "Panel I"]
    assert [lane.name for lane in view.blocks.geometry.columns[1].lanes] == ["Plenary"]
    assert (window.filter_bar.isVisible(), window.filter_bar.hidden_rooms.text()) == (True, "Hidden rooms: Breakout 1")
    assert (rows(window), window.filter_bar.count.text()) == (["Panel I", "Debrief", "Idea"], "3 of 4 sessions")
    group = next(block for block in window.document.plan.meeting.sessions if block.title == "Group 1")
    window.document.select(group.id)
    assert shown(window) == ["Debrief", "Group 1", "Panel I"]
    offered = right_click(view.heads, QPoint(round(AXIS_WIDTH + lane.left + 10), 40))
    offered["Show &only Breakout 1"].trigger()
    assert shown(window) == ["Group 1"]
    window.filter_bar.done.click()
    assert shown(window) == ["Debrief", "Group 1", "Panel I"]


def right_click(widget, point):
    """The menu that a right click here opens: what it offers, by its words."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.mapToGlobal(point))
    QApplication.sendEvent(widget, event)
    menu = widget.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    offered = {action.text(): action for action in menu.actions()}
    menu.hide()
    return offered


def test_days_one_by_one(window, session_named):
    days = [day.id for day in sorted(window.document.plan.meeting.days, key=lambda day: day.date)]

    def columns():
        return [column.day_id for column in window.timeline.view.blocks.geometry.columns]

    window.timeline.view.setFocus()
    QTest.keyClick(window.timeline.view, Qt.Key.Key_PageDown, CTRL)
    assert columns() == [days[0]]
    assert shown(window) == ["Panel I"]
    assert rows(window) == ["Panel I", "Idea"]
    window.document.do(move_block, session_named(window, "Panel I"), days[1], 800, None)
    assert shown(window) == []
    window.document.select(session_named(window, "Group 1"))
    assert columns() == [days[1]]
    assert shown(window) == ["Debrief", "Group 1", "Panel I"]
    QTest.keyClick(window.timeline.view, Qt.Key.Key_PageDown, CTRL)
    assert columns() == days
    QTest.keyClick(window.timeline.view, Qt.Key.Key_PageUp, CTRL)
    assert columns() == [days[1]]
    window.commands[Action.FIT].trigger()
    assert columns() == days


def test_the_window_comes_close_to_what_is_selected(window, session_named):
    view = window.timeline.view
    window.document.select(session_named(window, "Group 1"))
    QTest.keyClick(view, Qt.Key.Key_9, CTRL)
    rect = view.rect_of(session_named(window, "Group 1"))
    assert view.zoom > 2
    assert view.viewport().rect().contains(rect.center())
    assert rect.width() > 0.6 * view.viewport().width() or rect.height() > 0.6 * view.viewport().height()


def test_a_meeting_wider_than_the_window_begins_at_its_first_room(open_window, tmp_path):
    path = tmp_path / "wide.stocktake"
    with small_plan(path) as plan:
        day = plan.meeting.days[0].id
        for n in range(40):
            add_block(plan, f"Workshop {n}", day_id=day, start=600, minutes=60, room_id=add_room(plan, f"Room {n}"))
    window = open_window(path)
    bar = window.timeline.view.horizontalScrollBar()
    assert (bar.value(), bar.maximum() > 0) == (0, True)
    bar.setValue(bar.maximum())
    window.commands[Action.NEXT_DAY].trigger()
    assert bar.value() == 0


def test_what_is_parked_comes_into_the_table_of_any_day(window, session_named):
    """A row of another day is hidden while one day is shown; a parked session is of no day."""
    window.commands["table view"].trigger()
    group, table = session_named(window, "Group 1"), window.table
    window.narrowing.show_day(window.document.plan.meeting.days[0].id)
    assert table.view.isRowHidden(table.model.row_of(group))
    window.document.do(park_block, group)
    assert not table.view.isRowHidden(table.model.row_of(group))
