"""The program itself on the displays there are, with a clock that can be turned; it tells all it shows when asked.

Usage: python -m tests.soak.day_window PLAN MOMENT (a moment in UTC, as 2017-12-04T15:55:00). Each line of its input is
a moment the laptop's clock is to show from then on, or is empty; it answers with a line of JSON.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QTabBar, QWidget

from stocktake_desktop.app import run
from stocktake_desktop.planning.moments import time_of
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.on_site.hall_scene import Scene
from stocktake_desktop.ui.on_site.room_card import RoomCard
from stocktake_desktop.ui.on_site.room_face import Press
from stocktake_desktop.ui.on_site.standing_row import StandingRow


class Told(NamedTuple):
    """A number or name that is shown: what it is, where it stands, and what is said."""

    thing: str
    place: str
    words: str


class Ears(QObject):
    """Hears what is asked on the input, and answers on the output."""

    def __init__(self, begins: datetime) -> None:
        super().__init__()
        self._ahead = begins - datetime.now(UTC)
        self._hears = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._hears.activated.connect(self._hear)
        QTimer.singleShot(0, self._take_hold)

    def _take_hold(self) -> None:
        self._window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        self._window.on_site.clock.real = lambda: datetime.now(UTC) + self._ahead

    def _hear(self) -> None:
        asked = sys.stdin.readline()
        if not asked:  # whoever asked is gone
            QApplication.exit()
        elif asked.strip():
            self._ahead = _moment(asked) - datetime.now(UTC)
        self._window.on_site.clock.look()
        QTimer.singleShot(0, self._answer)

    def _answer(self) -> None:
        answer = {
            "now": self._window.on_site.clock.now.isoformat(),
            "event": self._window.document.plan.log.lines(1, None)[0].number,
            "active": getattr(QApplication.activeWindow(), "windowTitle", str)(),
            "focus": type(QApplication.focusWidget()).__name__,
            "windows": [[one.windowTitle(), one.geometry().getRect()] for one in _windows()],
            "widgets": list(_widgets()),
            "told": list(told(self._window)),
        }
        print(json.dumps(answer), flush=True)


def told(window: MainWindow) -> Iterator[Told]:
    """Every number and name of the day that can be seen now."""
    site = window.on_site
    if site.strip.isVisible():
        yield Told("time of day", "clock", site.strip.time.text()[:5])
    for room_id, card in site.cards.items():
        room = card.room.text()
        if card.isVisible():
            yield from _of_card(room, card)
        if site.wall.rows[room_id].isVisible():
            yield from _of_row(room, "row", site.wall.rows[room_id])
        board = site.board_window
        if board is not None and board.isVisible() and room_id in board.rows:
            row = board.rows[room_id]
            yield from _of_row(room, "board", row)
            yield from _said(room, "board", {"expected end": row.ends.words, "next speaker": row.next.words})
        if room_id in site.speakers.halls.shown:
            yield from _of_scene(room, "hall", site.speakers.halls.shown[room_id].scene)
        if site.speakers.preview.isVisible() and site.speakers.room.value() == room_id:
            yield from _of_scene(room, "preview", site.speakers.preview.scene)
            yield from _said(room, "desk", {"has the floor": site.speakers.speaker.currentText()})
    yield from _of_floor(window)


def _of_card(room: str, card: RoomCard) -> Iterator[Told]:
    speaker, name = card.speaker, card.speaker.name.text()
    large, beside = speaker.countdown.countdown.digits, speaker.beside.text().split(" ")[0]
    times = re.findall(r"–(\d\d:\d\d)", card.planned.text())
    line = next((one for one in card.order.lines if card.face is not None and one.id == card.face.session_id), None)
    next_words = re.search(r"Next: ([^<]*)", speaker.buttons[Press.NEXT_SPEAKER].toolTip())
    yield from _said(
        room,
        "card",
        {
            "own clock": large if name else "",
            "item clock": beside if name else large,
            "has the floor": name,
            "late": card.late.text(),
            "expected end": times[-1] if times else "",
            "next speaker": next_words[1] if next_words else "",
        },
    )
    if line is not None and line.end is not None:
        yield Told(f"{room}: expected end", "running order", time_of(line.end) or "")


def _of_row(room: str, place: str, row: StandingRow) -> Iterator[Told]:
    floor = row.own.countdown.digits
    speaks = row.face is not None and bool(row.face.floor.name)
    words = {"item clock": row.item.countdown.digits, "late": row.late.text()}
    yield from _said(room, place, words | ({"own clock": floor, "has the floor": row.who.words} if speaks else {}))


def _of_scene(room: str, place: str, scene: Scene) -> Iterator[Told]:
    clock = "own clock" if scene.speaker else "item clock"
    words = {"has the floor": scene.speaker, clock: scene.countdown.digits, "message": scene.message or "none"}
    words |= {"shows": scene.shows.value, "remaining": str(scene.remaining) if scene.countdown.whole else ""}
    if scene.countdown.whole:
        words["next speaker"] = scene.following
    yield from _said(room, place, words)
    yield Told("time of day", place, scene.clock)


def _of_floor(window: MainWindow) -> Iterator[Told]:
    floor = window.on_site.floor
    if not floor.isVisible() or floor.block is None or floor.block.room is None:
        return
    room, named = floor.block.room.name, floor.now.next.accessibleName().removeprefix("Next: ")
    name = floor.now.name.text() if floor.now.name.isVisible() else ""
    words = {"has the floor": name, "own clock": floor.now.countdown.countdown.digits if name else ""}
    words["next speaker"] = "" if named == "Nobody is next" else named
    words["remaining"] = floor.figures.remaining.text().split(" ")[0]
    yield from _said(room, "list", words)


def _said(room: str, place: str, words: dict[str, str]) -> Iterator[Told]:
    """What is said in a place of a room; what is not said there cannot differ."""
    return (Told(f"{room}: {thing}", place, said) for thing, said in words.items() if said and said != "–")


def _widgets() -> Iterator[tuple[str, str, int, int]]:
    """Kind, words and middle of everything that can be seen and used."""
    for window in _windows():
        for one in window.findChildren(QWidget):
            text = one.currentText() if isinstance(one, QComboBox) else getattr(one, "text", str)()
            if one.isVisible() and (one.isEnabled() or isinstance(one, QLabel)):
                middle = one.mapToGlobal(one.rect().center())
                if isinstance(one, QTabBar):
                    yield from _tabs(one)
                for words in {one.accessibleName(), str(text)} - {""}:
                    yield type(one).__name__, words.replace("&", ""), middle.x(), middle.y()


def _tabs(bar: QTabBar) -> Iterator[tuple[str, str, int, int]]:
    for nth in range(bar.count()):
        middle = bar.mapToGlobal(bar.tabRect(nth).center())
        yield "Tab", bar.tabText(nth), middle.x(), middle.y()


def _windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def _moment(words: str) -> datetime:
    return datetime.fromisoformat(words.strip()).replace(tzinfo=UTC)


def main() -> int:
    """Run the program on a plan, at a moment."""
    _app = QApplication(["stocktake-desktop"])
    _ears = Ears(_moment(sys.argv[2]))
    return run(Path(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(main())
