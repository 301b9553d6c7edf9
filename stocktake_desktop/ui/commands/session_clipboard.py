"""Sessions on the clipboard: copied as a reference for this program, and as lines of text for any other."""

import json
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from stocktake_desktop.edits.arranging import move_blocks, park_blocks
from stocktake_desktop.edits.copying import duplicate_blocks
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, span
from stocktake_desktop.planning.together import Place
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.widgets.placing import SESSIONS_MIME
from stocktake_desktop.words import _


class Held(NamedTuple):
    """Where a session stood when it was taken: number of the day (0: parked), minute of the day, room."""

    day: int
    start: int
    room_id: str


class SessionClipboard(QObject):
    """Copies, cuts and pastes sessions; `target` tells the place under the pointer, None when it is elsewhere."""

    def __init__(self, document: Document, target: Callable[[], Place | None], parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._target = document, target
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(leave_plain_text)

    def acts(self) -> dict[Action, Callable[[], None]]:
        """What each action does, by its name."""
        return {Action.COPY: self.copy, Action.CUT: self.cut, Action.PASTE: self.paste}

    def copy(self) -> None:
        """Take the selected sessions to the clipboard."""
        self._put(self._document.chosen, cut=False)

    def copy_as(self, words: str) -> None:
        """Take the selected sessions to the clipboard, for other programs as these words."""
        self._put(self._document.chosen, cut=False, words=words)

    def cut(self) -> None:
        """Park the selected sessions and take them to the clipboard: pasted, they are placed again."""
        blocks = self._document.chosen
        if any(block.locked for block in blocks):
            self._document.refused.emit(_("This session is locked; unlock it first."))
            return
        self._put(blocks, cut=True)
        if placed := [block.id for block in blocks if not block.is_parked]:
            self._document.do(park_blocks, placed)

    def paste(self) -> None:
        """Place what is on the clipboard at the pointer, else after the selected session, else in the tray.

        The earliest session begins there, the others keep their distance from it in days and minutes; several that go
        to another day keep their times.
        """
        held, cut = _held()
        known = {key: spot for key, spot in held.items() if self._document.plan.find(SessionBlock, key) is not None}
        if not known:
            self._document.refused.emit(_("There is no session of this meeting on the clipboard; copy one first."))
            return
        places = self._places(known, self._target() or self._after_selected())
        if cut and places and all(self._document.plan.session(key).is_parked for key in known):
            if self._document.do(move_blocks, places):
                self._document.select_all(known)
        else:
            nowhere = (None, None, None)
            if made := self._document.do(duplicate_blocks, [(key, *places.get(key, nowhere)) for key in known]):
                self._document.select_all(made.value)

    def _places(self, held: dict[str, Held], to: Place | None) -> dict[str, Place]:
        """Where each goes from `to` on; several keep their rooms, and none goes past its day or the meeting.

        On another day several keep their times as well: a part of a day is wanted there as it is.
        """
        if to is None:
            return {}
        days = [day.id for day in sorted(self._document.plan.meeting.days, key=lambda day: day.date)]
        rooms = {room.id for room in self._document.plan.meeting.rooms}
        first = min(held.values())
        is_same_day = first.day > 0 and days[first.day - 1 : first.day] == [to.day_id]
        later = to.start - first.start if len(held) == 1 or is_same_day or not first.day else 0
        places = {}
        for key, spot in held.items():
            day = days.index(to.day_id) + spot.day - first.day
            latest = MINUTES_PER_DAY - self._document.plan.session(key).minutes
            start = max(0, min(spot.start + later, latest))
            room = to.room_id if len(held) == 1 else spot.room_id if spot.room_id in rooms else None
            if day < len(days):
                places[key] = Place(days[day], start, room)
        return places

    def _after_selected(self) -> Place | None:
        block = self._document.selected
        at = block.placement if block is not None else None
        return Place(at.day_id, at.end, at.room_id) if at is not None else None

    def _put(self, blocks: list[SessionBlock], *, cut: bool, words: str = "") -> None:
        if not blocks:
            return
        ordered = sorted(blocks, key=_spot)
        mime = QMimeData()
        mime.setText(words or "\n".join(map(_line, ordered)))
        mime.setData(
            SESSIONS_MIME, json.dumps({"sessions": {block.id: _spot(block) for block in ordered}, "cut": cut}).encode()
        )
        QGuiApplication.clipboard().setMimeData(mime)


def leave_plain_text() -> None:
    """Leave what was copied as text for other programs; Qt would free what was made in Python when Python has ended."""
    clipboard = QGuiApplication.clipboard()
    if (mime := clipboard.mimeData()) is not None and mime.hasFormat(SESSIONS_MIME):
        clipboard.setText(mime.text())


def _held() -> tuple[dict[str, Held], bool]:
    """Where each session on the clipboard stood, by its id, and whether they were cut."""
    mime = QGuiApplication.clipboard().mimeData()
    data = mime.data(SESSIONS_MIME).data() if mime is not None else b""  # None: whoever had it has left
    if not data:
        return {}, False
    held = json.loads(bytes(data))
    return {key: Held(*spot) for key, spot in held["sessions"].items()}, held["cut"]


def _spot(block: SessionBlock) -> Held:
    return Held(block.day.number if block.day else 0, block.start or 0, block.room_id or "")


def _line(block: SessionBlock) -> str:
    """A session as a row for a letter or a spreadsheet: date, time, title, room."""
    day = block.day.date.isoformat() if block.day else _("parked")
    at = block.placement
    time = span(at.start, at.end) if at is not None else ""
    return "\t".join((day, time, block.title, block.room.name if block.room else ""))
