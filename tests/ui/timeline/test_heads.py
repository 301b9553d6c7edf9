"""Headings of days and rooms: a click, the arrow, the menus and the keys, in the real window."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.models import RoomKind, create_plan
from stocktake_desktop.sheets.ledger import LedgerEntry
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.rooms_days.day_rows import DayRow
from stocktake_desktop.ui.rooms_days.dialog import RoomsAndDays
from stocktake_desktop.ui.rooms_days.room_rows import RoomRow
from stocktake_desktop.ui.timeline.head_parts import HeadPart, next_part
from stocktake_desktop.ui.timeline.heads import DayHeads
from tests.certain import certain
from tests.plans import small_plan

Answer = Callable[[Callable[[], object], Callable[[QWidget], None]], None]
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def window(open_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    """Two days; on the second a group and, beside it, a plenary."""
    path = tmp_path / "meeting.stocktake"
    with small_plan(path) as plan:
        second, plenary = plan.meeting.days[1].id, plan.meeting.rooms[0].id
        add_block(plan, "Debrief", day_id=second, start=660, minutes=60, room_id=plenary)
    return open_window(path)


def heads(window: MainWindow) -> DayHeads:
    return window.timeline.view.heads


def days(window: MainWindow) -> list[str]:
    return [day.id for day in sorted(window.document.plan.meeting.days, key=lambda day: day.date)]


def rooms(window: MainWindow) -> dict[str, str]:
    return {room.name: room.id for room in window.document.plan.meeting.rooms}


def shown(window: MainWindow) -> list[str]:
    return [column.day_id for column in window.timeline.view.blocks.geometry.columns]


def middle(window: MainWindow, part: HeadPart) -> QPoint:
    return heads(window).place_of(part).center()


def point_at(widget: QWidget, where: QPoint) -> None:
    """Let the pointer come to a place of a widget, whatever window of another test lies above it."""
    none, local, over = Qt.MouseButton.NoButton, QPointF(where), QPointF(widget.mapToGlobal(where))
    event = QMouseEvent(QEvent.Type.MouseMove, local, over, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def offered() -> dict[str, QAction]:
    """What the open menu offers, by its words; it is closed again."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = {action.text(): action for action in menu.actions() if not action.isSeparator()}
    menu.hide()
    return found


def test_a_click_on_a_day_shows_it_alone_and_again_all(window: MainWindow) -> None:
    first, second = days(window)
    QTest.mouseClick(heads(window), LEFT, pos=middle(window, HeadPart(second)))
    assert shown(window) == [second]
    QTest.mouseClick(heads(window), LEFT, pos=middle(window, HeadPart(second)))
    assert shown(window) == [first, second]


def test_a_double_click_on_a_day_renames_it_and_leaves_all_days_in_sight(window: MainWindow, answer: Answer) -> None:
    first, second = days(window)
    at = middle(window, HeadPart(second))
    QTest.mouseClick(heads(window), LEFT, pos=at)
    answer(lambda: QTest.mouseDClick(heads(window), LEFT, pos=at), partial(leaves_with_keys_in, second_title))
    assert shown(window) == [first, second]


def test_the_pointer_on_a_heading_says_what_a_click_does(window: MainWindow) -> None:
    head = heads(window)
    hints: list[str] = []
    window.timeline.hint.connect(hints.append)
    point_at(head, middle(window, HeadPart(days(window)[0])))
    assert "Click: this day alone" in hints[-1]
    lit = head.grab().toImage()
    point_at(head, middle(window, HeadPart(days(window)[1], True, rooms(window)["Breakout 1"])))
    assert hints[-1].startswith("Breakout 1")
    assert head.grab().toImage() != lit
    QApplication.sendEvent(head, QEvent(QEvent.Type.Leave))
    assert hints[-1] == ""


def test_the_menu_key_opens_the_menu_of_the_heading_that_has_the_keys(window: MainWindow) -> None:
    head = heads(window)
    head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(head, Qt.Key.Key_Down)
    QApplication.sendEvent(head, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    assert "&Rename the room\tF2" in offered()


def test_a_press_that_is_let_go_elsewhere_does_nothing(window: MainWindow) -> None:
    first, second = days(window)
    QTest.mousePress(heads(window), LEFT, pos=middle(window, HeadPart(first)))
    QTest.mouseRelease(heads(window), LEFT, pos=middle(window, HeadPart(second)))
    assert shown(window) == [first, second]


def test_the_arrow_of_a_day_opens_its_menu(window: MainWindow) -> None:
    first, second = days(window)
    place = heads(window).place_of(HeadPart(first))
    QTest.mouseClick(heads(window), LEFT, pos=QPoint(place.right() - 6, place.center().y()))
    menu = offered()
    assert shown(window) == [first, second]
    window.document.agrees = lambda _question: True
    menu["R&emove the day: its 1 session is parked"].trigger()
    assert [day.date for day in window.document.plan.meeting.days] == [date(2018, 3, 13)]


def test_a_click_on_a_room_opens_its_menu_where_it_swaps(window: MainWindow) -> None:
    second, room = days(window)[1], rooms(window)["Breakout 1"]
    QTest.mouseClick(heads(window), LEFT, pos=middle(window, HeadPart(second, True, room)))
    menu = offered()["&Swap on this day with"].menu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Plenary"]
    menu.actions()[0].trigger()
    assert window.document.plan.undo_title == "Swap Breakout 1 and Plenary on day 2"
    group = next(block for block in window.document.plan.meeting.sessions if block.title == "Group 1")
    assert group.room is not None
    assert group.room.name == "Plenary"


def test_a_lane_that_stands_for_two_rooms_offers_each(window: MainWindow) -> None:
    plan, first = window.document.plan, days(window)[0]
    add_block(plan, "Later", day_id=first, start=900, room_id=rooms(window)["Breakout 1"])
    QTest.mouseClick(heads(window), LEFT, pos=middle(window, HeadPart(first, True, rooms(window)["Plenary"])))
    assert list(offered()) == ["Plenary", "Breakout 1", "Show &all rooms"]


def test_keys_walk_the_headings_and_press_them(window: MainWindow) -> None:
    first, second = days(window)
    head = heads(window)
    head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(head, Qt.Key.Key_Right)
    QTest.keyClick(head, Qt.Key.Key_Return)
    assert shown(window) == [second]
    assert "Day 2" in head.accessibleDescription()
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert shown(window) == [first, second]
    QTest.keyClick(head, Qt.Key.Key_Down)
    assert "Plenary" in head.accessibleDescription()
    QTest.keyClick(head, Qt.Key.Key_Right)
    QTest.keyClick(head, Qt.Key.Key_Return)
    assert "&Hide Breakout 1" in offered()


def test_tab_leads_from_the_timeline_to_the_headings(window: MainWindow) -> None:
    view = window.timeline.view
    window.activateWindow()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.heads


def test_walking_stops_at_the_ends_and_knows_what_is_above(window: MainWindow) -> None:
    first, second = days(window)
    plenary, breakout = (HeadPart(second, True, rooms(window)[name]) for name in ("Plenary", "Breakout 1"))
    places = dict.fromkeys([HeadPart(first), HeadPart(second), plenary, breakout])
    assert next_part(places, HeadPart(first), -1, 0) == HeadPart(first)
    assert next_part(places, breakout, 1, 0) == breakout
    assert next_part(places, HeadPart(second), 0, 1) == plenary
    assert next_part(places, breakout, 0, -1) == HeadPart(second)
    assert next_part(places, HeadPart(second), 0, -1) == HeadPart(second)
    assert next_part(places, plenary, 0, 1) == plenary


def test_print_this_day_selects_all_its_sheets(window: MainWindow) -> None:
    first = days(window)[0]
    QTest.mouseClick(heads(window), RIGHT, pos=middle(window, HeadPart(first)))
    heads(window).open_menu(HeadPart(first))
    offered()["&Print this day…"].trigger()
    assert window.commands[Action.SHEETS_VIEW].isChecked()
    centre = window.sheets.centre
    wanted = {
        line.key
        for line in centre.model.lines
        if isinstance(line, LedgerEntry)
        and (line.sheet.day == 1 or (line.sheet.title == "Panel I" and line.sheet.session_id is not None))
    }
    assert {entry.key for entry in centre.chosen} == wanted
    assert len(wanted) > 3


def test_the_door_sign_of_a_room_on_a_day(window: MainWindow) -> None:
    second, room = days(window)[1], rooms(window)["Breakout 1"]
    heads(window).open_menu(HeadPart(second, True, room))
    offered()["&Print its room sign…"].trigger()
    assert [(entry.sheet.day, entry.sheet.room_id) for entry in window.sheets.centre.chosen] == [(2, room)]


def test_a_plan_for_reading_only_offers_to_look_and_nothing_to_change(
    open_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "meeting.stocktake"
    with small_plan(path):
        window = open_window(path)
        assert window.document.plan.read_only
        heads(window).open_menu(HeadPart(days(window)[0]))
        can = {words for words, action in offered().items() if action.isEnabled()}
        assert "Show this day &alone" in can
        assert "R&emove the day: its 1 session is parked" not in can


def test_a_meeting_without_days_has_no_headings(open_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    path = tmp_path / "empty.stocktake"
    with create_plan(path, "Nothing yet") as plan:
        add_room(plan, "Plenary", RoomKind.PLENARY)
    head = heads(open_window(path))
    head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(head, Qt.Key.Key_Right)
    QTest.mouseClick(head, LEFT, pos=QPoint(100, 20))
    head.grab()
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(
    ("words", "focus"),
    [
        ("&Rename the day\tF2", lambda form: form.days.rows()[1].title),
        ("Change its &date…", lambda form: form.days.rows()[1].date),
        ("&Hard stops…\t13:00, 18:00", lambda form: form.days.rows()[1].chips.chips[0]),
        ("Rooms and da&ys…", lambda form: form.days.rows()[1].date),
        ("&Move the meeting to…", lambda form: form.move_pane.first_day.line),
    ],
)
def test_the_menu_of_a_day_opens_the_form_where_it_says(
    window: MainWindow, answer: Answer, words: str, focus: Callable[[RoomsAndDays], QWidget]
) -> None:
    heads(window).open_menu(HeadPart(days(window)[1]))
    action = offered()[words]
    answer(action.trigger, partial(leaves_with_keys_in, focus))


@pytest.mark.parametrize(
    ("words", "focus"),
    [
        ("&Rename the room\tF2", lambda form: form.rooms.rows()[1].name),
        ("&Kind, seats, layout…", lambda form: form.rooms.rows()[1].seats),
    ],
)
def test_the_menu_of_a_room_opens_the_form_where_it_says(
    window: MainWindow, answer: Answer, words: str, focus: Callable[[RoomsAndDays], QWidget]
) -> None:
    heads(window).open_menu(HeadPart(days(window)[1], True, rooms(window)["Breakout 1"]))
    action = offered()[words]
    answer(action.trigger, partial(leaves_with_keys_in, focus))


def test_f2_on_a_heading_renames_what_it_is_about(window: MainWindow, answer: Answer) -> None:
    head = heads(window)
    head.setFocus(Qt.FocusReason.TabFocusReason)

    def rename(form: QWidget) -> None:
        assert isinstance(form, RoomsAndDays)
        QTest.keyClicks(certain(form.focusWidget()), "Looking back")
        QTest.keyClick(certain(form.focusWidget()), Qt.Key.Key_Return)

    answer(lambda: QTest.keyClick(head, Qt.Key.Key_F2), rename)
    assert window.document.plan.meeting.days[0].title == "Looking back"
    QTest.keyClick(head, Qt.Key.Key_Down)
    answer(
        lambda: QTest.keyClick(head, Qt.Key.Key_F2),
        partial(leaves_with_keys_in, first_room_name),
    )


@pytest.mark.parametrize(
    ("typed", "focus"),
    [
        ("rename room plenary", lambda form: form.rooms.rows()[0].name),
        ("date of day 2", lambda form: form.days.rows()[1].date),
        ("rooms", lambda form: form.days.rows()[0].date),
        ("hard stops of day 1", lambda form: form.days.rows()[0].chips.chips[0]),
        ("move the meeting", lambda form: form.move_pane.first_day.line),
    ],
)
def test_the_palette_finds_rooms_and_days(
    window: MainWindow, answer: Answer, typed: str, focus: Callable[[RoomsAndDays], QWidget]
) -> None:
    palette = window.palette_of_commands
    palette.start()
    QTest.keyClicks(palette.field, typed)

    def press() -> None:
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        QApplication.processEvents()

    answer(press, partial(leaves_with_keys_in, focus))


def second_title(form: RoomsAndDays) -> QWidget:
    row = form.days.rows()[1]
    assert isinstance(row, DayRow)
    return row.title


def first_room_name(form: RoomsAndDays) -> QWidget:
    row = form.rooms.rows()[0]
    assert isinstance(row, RoomRow)
    return row.name


def leaves_with_keys_in(focus: Callable[[RoomsAndDays], QWidget], form: QWidget) -> None:
    """The form stands with the keys in a field, and is left."""
    assert isinstance(form, RoomsAndDays)
    try:
        assert form.focusWidget() is focus(form)
    finally:
        form.reject()
