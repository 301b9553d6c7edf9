"""One number is one number: cards, rows, staff board, list of speakers and speakers' screen, whatever is pressed."""

from collections.abc import Callable
from functools import partial
from random import Random

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.floor import give_floor, inscribe
from stocktake_desktop.edits.floor_turns import pause_turn, resume_turn_paused
from stocktake_desktop.planning.floor import speaking, waiting
from stocktake_desktop.planning.running import session_under_way
from stocktake_desktop.ui.on_site.board_window import BoardWindow
from stocktake_desktop.ui.on_site.room_face import Press
from tests.certain import certain
from tests.ui.on_site.conftest import Day
from tests.ui.on_site.test_room_wall import site_of

__all__ = ["site_of"]

WALK = 20
"""Steps of each walk; three walks are sixty."""


def board_of(day: Day, width: int = 1366, height: int = 768) -> BoardWindow:
    day.site.open_board()
    board = certain(day.site.board_window)
    board.resize(width, height)
    QApplication.processEvents()
    return board


def press_something(day: Day, room_id: str, random: Random) -> None:
    """Press what can be pressed in a room, or do something with its list of speakers."""
    document, now = day.window.document, day.site.clock.now
    block = session_under_way(document.plan.meeting, room_id, now.date())
    presses = sorted(day.site.cards[room_id].face_presses - {Press.END, Press.SKIP}, key=lambda press: press.value)
    acts: list[Callable[[], object]] = [partial(day.site.press, room_id, press) for press in presses]
    if block is not None and (floor := speaking(block)) is not None:
        verb = pause_turn if floor.paused_since is None else resume_turn_paused
        acts.append(partial(document.do, verb, block.id, now))
    elif block is not None and waiting(block):
        acts.append(partial(document.do, give_floor, waiting(block)[0].id, now))
    random.choice(acts)()


def told_of(day: Day, room_id: str, board: BoardWindow) -> list[tuple[str, str]]:
    """The digits of whoever has the floor and of the item, wherever both stand."""
    card, row, on_board = day.site.cards[room_id], day.site.wall.rows[room_id], board.rows[room_id]
    face = certain(card.face)
    assert face.floor.beside.startswith(face.countdown.digits if face.floor.name else "")
    return [
        (face.floor.countdown.digits, face.countdown.digits),
        (row.own.countdown.digits, row.item.countdown.digits),
        (on_board.own.countdown.digits, on_board.item.countdown.digits),
    ]


def large_of(day: Day, room_id: str) -> list[str]:
    """The one clock that stands large: on the card, on the speakers' screen, and in the list of speakers."""
    speakers, floor, card = day.site.speakers, day.site.floor, day.site.cards[room_id]
    speakers.room.show_value(room_id)
    block = session_under_way(day.window.document.plan.meeting, room_id, day.site.clock.now.date())
    floor.show_moment(day.site.clock.now)  # offers the sessions
    floor.session.show_value(block.id if block is not None else None)
    day.site.look()
    shown = [card.speaker.countdown.countdown.digits]
    if block is not None:
        shown.append(speakers.preview.scene.countdown.digits)
        floor.show_moment(day.site.clock.now)
        if speaking(block) is not None:
            assert floor.now.countdown.countdown == card.speaker.countdown.countdown
            shown.append(floor.now.countdown.countdown.digits)
    return shown


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_number_that_is_shown_twice_is_the_same_number(site_of, seed):
    day, random = site_of(2), Random(seed)
    board, clocks = board_of(day), set()
    for block in day.window.document.plan.meeting.sessions:
        for name in ("Chile", "Peru", "Kenya", "Norway"):
            inscribe(day.window.document.plan, block.id, Who(placeholder=f"{name} {block.room.name}"))
    for step in range(WALK):
        day.later(seconds=random.randrange(1, 240))
        pressed = random.choice(list(day.site.cards))
        press_something(day, pressed, random)
        QApplication.processEvents()
        shown = large_of(day, pressed)
        clocks.add(len(shown))
        assert len(set(shown)) == 1, (step, shown)
        for room_id, card in day.site.cards.items():
            told = told_of(day, room_id, board)
            assert len(set(told)) == 1, (step, told)
            face, row, on_board = certain(card.face), day.site.wall.rows[room_id], board.rows[room_id]
            assert on_board.late.text() == row.late.text() == card.late.text()
            assert face.ends in card.planned.text()
            assert (on_board.ends.words, on_board.next.words) == (face.ends, face.floor.following)
    assert clocks >= {2, 3}


def in_sight(widget: QWidget, board: BoardWindow) -> bool:
    return widget.isVisible() and board.rect().contains(QRect(widget.mapTo(board, QPoint()), widget.size()))


@pytest.mark.parametrize(("rooms", "size"), [(8, (1366, 768)), (8, (1920, 1080)), (12, (1366, 768)), (1, (1024, 600))])
def test_every_room_is_on_the_board_without_scrolling_and_so_is_what_is_next(site_of, rooms, size):
    day = site_of(rooms)
    board = board_of(day, *size)
    assert [row.room.text() for row in board.rows.values()] == [f"Room {nth}" for nth in range(rooms)]
    for row in board.rows.values():
        parts = (row.room, row.title, row.who, row.own, row.item, row.late, row.ends)
        assert all(in_sight(part, board) for part in parts)
        assert all(row.rect().contains(QRect(part.mapTo(row, QPoint()), part.size())) for part in parts)
    lines = [line for part in board.parts if in_sight(part, board) for line in part.lines]
    assert ("rubric", "Next turnovers") in lines
    assert ("rubric", "Not confirmed") in lines


def test_the_type_of_the_board_grows_with_its_window(site_of):
    day = site_of(8)
    board, sizes = board_of(day), []
    for size in ((1366, 768), (1920, 1080), (3840, 2160)):
        board.resize(*size)
        QApplication.processEvents()
        row = next(iter(board.rows.values()))
        sizes.append((row.late.font().pixelSize(), row.own.sizeHint().height(), board.head.height()))
    assert sizes == sorted(sizes)
    assert len({late for late, _own, _head in sizes}) == 3
    assert sizes[2][1] > 2 * sizes[0][1]


def test_what_has_no_room_under_the_rows_ends_in_dots(site_of):
    day = site_of(8)
    board = board_of(day)
    unsure = next(part for part in board.parts if ("rubric", "Not confirmed") in part.lines)
    shown = [label.text() for label in unsure.labels if label.isVisible()]
    assert len(unsure.lines) == 17
    assert shown[-1] == "…"
    assert shown[:-1] == [words for _look, words in unsure.lines][: len(shown) - 1]
    board.resize(1366, 3000)
    QApplication.processEvents()
    assert [label.text() for label in unsure.labels if label.isVisible()] == [words for _look, words in unsure.lines]
