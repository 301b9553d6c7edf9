"""Cards while they can be read, rows from there on; and what is due is what is filled."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.running import start_item
from stocktake_desktop.models import Plan, Role, SegmentKind, SessionKind, create_plan
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.on_site.room_face import Press
from tests.certain import certain
from tests.ui.on_site.conftest import Day

MIDNIGHT = datetime(2018, 3, 12)


def add_group(plan: Plan, day_id: str, nth: int) -> None:
    """A room with a session from 9:30 Oslo time: an introduction of two speakers, then a discussion."""
    room = add_room(plan, f"Room {nth}")
    title = f"Action Group {nth}: the contribution of everybody to everything"
    block = add_block(plan, title, SessionKind.ACTION_GROUP, day_id=day_id, start=570, minutes=90, room_id=room)
    opening = add_segment(plan, block, "Introduction", SegmentKind.INTRODUCTION, 20)
    for name in ("United Cities and Local Governments", "Philippines"):
        add_appearance(plan, block, Who(placeholder=name), Role.PANELLIST, segment_id=opening, minutes=10)
    add_segment(plan, block, "Debate", SegmentKind.DISCUSSION, 70)
    if nth:
        start_item(plan, opening, MIDNIGHT + timedelta(minutes=570 + 3 * nth))


@pytest.fixture
def site_of(open_window: Callable[..., MainWindow], tmp_path: Path) -> Callable[..., Day]:
    def opened(rooms: int, width: int = 1366, height: int = 768) -> Day:
        path = tmp_path / "rooms.stocktake"
        with create_plan(path, "Rooms", "Europe/Oslo") as plan:
            day_id = add_day(plan, date(2018, 3, 12))
            for nth in range(rooms):
                add_group(plan, day_id, nth)
        window = open_window(path)
        window.resize(width, height)
        day = Day(window)
        QApplication.processEvents()
        return day

    return opened


def in_sight(widget: QWidget, day: Day) -> bool:
    """Whether all of a widget can be seen without scrolling."""
    port = day.site.wall.viewport()
    return port.rect().contains(QRect(widget.mapTo(port, QPoint()), widget.size()))


def test_eight_rooms_are_rows_in_their_order_and_all_in_sight(site_of):
    day = site_of(8)
    wall = day.site.wall
    assert [row.room.text() for row in wall.rows.values()] == [f"Room {nth}" for nth in range(8)]
    assert all(row.isVisible() and in_sight(row, day) for row in wall.rows.values())
    assert not any(card.isVisible() for card in wall.cards.values())
    tops = [row.mapTo(wall, QPoint()).y() for row in wall.rows.values()]
    assert tops == sorted(tops)


@pytest.mark.parametrize(("rooms", "size", "are_rows"), [
    (1, (1024, 600), False), (3, (1366, 768), False), (4, (1440, 900), True), (2, (1024, 600), False),
    (8, (1920, 1080), True), (4, (1920, 1080), False),
])  # fmt: skip
def test_cards_stand_side_by_side_as_long_as_they_can_be_read(site_of, rooms, size, are_rows):
    day = site_of(rooms, *size)
    shown = day.site.wall.rows if are_rows else day.site.wall.cards
    hidden = day.site.wall.cards if are_rows else day.site.wall.rows
    assert all(each.isVisible() for each in shown.values())
    assert not any(each.isVisible() for each in hidden.values())


def test_a_row_says_what_its_card_says_and_presses_the_same(site_of):
    day = site_of(8)
    row = list(day.site.wall.rows.values())[2]
    assert (row.who.words, row.rubric.text()) == ("United Cities and Local Governments", "Has the floor")
    card = day.card("Room 2")
    assert row.own.countdown == card.speaker.countdown.countdown
    assert row.late.text() == card.late.text() == "6 min late"
    QTest.mouseClick(row.next, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert day.says("Room 2")[1] == "Debate"
    assert (row.who.words, row.item.countdown) == ("Debate", certain(day.card("Room 2").face).countdown)


def test_return_unfolds_a_row_into_its_card_and_escape_folds_it(site_of):
    day = site_of(8)
    wall = day.site.wall
    row = list(wall.rows.values())[3]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [card.room.text() for card in wall.cards.values() if card.isVisible()] == ["Room 3"]
    assert not row.isVisible()
    QTest.keyClick(day.card("Room 3"), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert all(each.isVisible() for each in wall.rows.values())
    assert wall.focusWidget() is row


def test_only_what_is_due_is_filled_and_is_counted_over_the_rows(site_of):
    day = site_of(8)
    wall = day.site.wall

    def due() -> dict[str, Press | None]:
        faces = [certain(card.face) for card in wall.cards.values()]
        filled = {face.room: face.due for face in faces}
        for row in wall.rows.values():
            assert bool(row.next.property("due")) == (filled[row.room.text()] is Press.NEXT)
        return {room: press for room, press in filled.items() if press is not None}

    # it is 9:55: the first should have begun; those begun from 9:33 on have 20 minutes, of which each speaker has ten
    assert due() == {
        "Room 0": Press.NEXT, "Room 1": Press.NEXT,
        **{f"Room {nth}": Press.NEXT_SPEAKER for nth in (2, 3, 4, 5)},
    }  # fmt: skip
    assert wall.due.text().startswith("6 rooms are due: Room 0, Room 1, Room 2")
    for nth in (2, 3):  # the next speaker has ten minutes of their own
        wall.cards[list(wall.cards)[nth]].pressed.emit(Press.NEXT_SPEAKER)
    assert set(due()) == {"Room 0", "Room 1", "Room 4", "Room 5"}


def test_the_type_grows_with_the_card(site_of):
    day = site_of(3)
    cards = day.site.cards.values()
    assert {card.speaker.countdown.pixels for card in cards} == {44}
    day.window.resize(1920, 1080)
    QApplication.processEvents()
    assert min(card.speaker.countdown.pixels for card in cards) > 60
