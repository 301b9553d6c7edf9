"""Rooms and days as they are being changed in the form: kept apart from the plan until they are kept as one step."""

from collections.abc import Mapping
from datetime import date as Date
from datetime import timedelta
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.frame import (
    DayLine,
    RoomLine,
    TooSmall,
    WishedFrame,
    dates_in_order,
    day_after,
    differences,
    faults,
    frame_of,
    new_room,
    sessions_in,
    swapped,
    too_small,
)
from stocktake_desktop.planning.losses import parked_words, roomless_words
from stocktake_desktop.planning.moments import today
from stocktake_desktop.ui.widgets.ordered_rows import RowItem

L = TypeVar("L", bound=RowItem)


class FrameDraft(QObject):
    """The lines of the form in their order, which of them are to go, and what was typed that nobody understands."""

    changed = Signal()
    """A line is another one, or the order."""

    def __init__(self, meeting: Meeting, parent: QObject) -> None:
        super().__init__(parent)
        self._meeting = meeting
        here = frame_of(meeting)
        self._known = {*(day.id for day in here.days), *(room.id for room in here.rooms)}
        self.days, self.rooms = list(here.days), list(here.rooms)
        self.gone: frozenset[str] = frozenset()
        self._puzzling: dict[tuple[str, str], str] = {}

    @property
    def wished(self) -> WishedFrame:
        """The days and rooms that are to be."""
        days = tuple(day for day in self.days if day.id not in self.gone)
        return WishedFrame(days, tuple(room for room in self.rooms if room.id not in self.gone))

    @property
    def told(self) -> list[str]:
        """What would change, a sentence each."""
        return differences(self._meeting, self.wished)

    @property
    def faults(self) -> dict[str, str]:
        """What is wrong, a sentence for each line by its id: what cannot be understood, else what cannot be."""
        puzzling = {row: words for (row, _field), words in self._puzzling.items() if row not in self.gone}
        return {**faults(self._meeting, self.wished), **puzzling}

    @property
    def too_small(self) -> Mapping[str, TooSmall]:
        """The rooms that are too small for a session they are to have."""
        return too_small(self._meeting, self.wished)

    def room(self, room_id: str | None) -> RoomLine | None:
        """The room with this id, None where there is none."""
        return next((room for room in self.rooms if room.id == room_id), None)

    def day_lost(self, day_id: str) -> str:
        """What becomes of the sessions of a day when it goes; empty where it has none, or is only added."""
        return next((parked_words(day) for day in self._meeting.days if day.id == day_id), "")

    def room_lost(self, room_id: str) -> str:
        """What becomes of the sessions of a room when it goes."""
        return next((roomless_words(room) for room in self._meeting.rooms if room.id == room_id), "")

    def sessions_of(self, day_id: str) -> int:
        """How many sessions are on a day."""
        return sum(1 for block in self._meeting.sessions if block.day_id == day_id)

    def sessions_in(self) -> dict[str, int]:
        """How many sessions each room is to have; of one that is to go, how many it has."""
        here = sessions_in(self._meeting, frame_of(self._meeting))
        wished = sessions_in(self._meeting, self.wished)
        return {key: len(blocks) for key, blocks in {**here, **wished}.items()}

    def understood(self, row_id: str, field: str, fault: str) -> None:
        """What is typed in a field of a line is understood, or (with a sentence) is not."""
        before = dict(self._puzzling)
        self._puzzling.pop((row_id, field), None)
        if fault:
            self._puzzling[row_id, field] = fault
        if before != self._puzzling:
            self.changed.emit()

    def change_day(self, day_id: str, **fields: Any) -> None:
        """Give a day other values: date, title or stops."""
        self._show(days=[day._replace(**fields) if day.id == day_id else day for day in self.days])

    def change_room(self, room_id: str, **fields: Any) -> None:
        """Give a room other values: name, kind, layout or seats."""
        self._show(rooms=[room._replace(**fields) if room.id == room_id else room for room in self.rooms])

    def move_day(self, day_id: str, place: int) -> None:
        """Put a day at another place among the others; the dates stay in their order, so that it gets another one."""
        self._show(days=list(dates_in_order(_moved(self.days, day_id, place))))

    def move_room(self, room_id: str, place: int) -> None:
        """Put a room at another place in the order of lanes and paper."""
        self._show(rooms=_moved(self.rooms, room_id, place))

    def swap(self, one: str, other: str) -> None:
        """Let two rooms change their sessions."""
        self._show(rooms=list(swapped(self.rooms, one, other)))

    def add_day(self) -> str:
        """Add a day after the last one; gives its id."""
        day = day_after(self.days, today(self._meeting))
        self._show(days=[*self.days, day])
        return day.id

    def add_room(self) -> str:
        """Add a room without a name yet; gives its id."""
        room = new_room()
        self._show(rooms=[*self.rooms, room])
        return room.id

    def remove(self, row_id: str) -> None:
        """Let a day or a room go, when all is kept; one that was only added here is gone at once."""
        self._puzzling = {key: words for key, words in self._puzzling.items() if key[0] != row_id}
        if row_id in self._known:
            self.gone |= {row_id}
            self.changed.emit()
        else:
            days = [day for day in self.days if day.id != row_id]
            back = {room.id: room.sessions_of for room in self.rooms if room.id == row_id}
            rooms = [room._replace(sessions_of=back.get(room.sessions_of, room.sessions_of)) for room in self.rooms]
            self._show(days=days, rooms=[room for room in rooms if room.id != row_id])

    def keep(self, row_id: str) -> None:
        """Let a day or a room stay after all."""
        self.gone -= {row_id}
        self.changed.emit()

    def shift(self, days: int) -> None:
        """The meeting has moved by so many days, and with it all that is typed here."""
        self._show(days=[day._replace(date=day.date + timedelta(days=days)) for day in self.days])

    def dates(self) -> list[Date]:
        """The dates of the days that are to be."""
        return [day.date for day in self.wished.days]

    def _show(self, days: list[DayLine] | None = None, rooms: list[RoomLine] | None = None) -> None:
        days, rooms = self.days if days is None else days, self.rooms if rooms is None else rooms
        if (days, rooms) != (self.days, self.rooms):
            self.days, self.rooms = days, rooms
            self.changed.emit()


def _moved(lines: list[L], key: str, place: int) -> list[L]:
    others = [line for line in lines if line.id != key]
    return [*others[:place], *(line for line in lines if line.id == key), *others[place:]]
