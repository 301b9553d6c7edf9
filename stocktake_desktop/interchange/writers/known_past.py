"""What the log knows of the sessions: how often each was changed, when last, and what there was that is no more."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from datetime import date as Date
from typing import Any

from stocktake_desktop.models import Appearance, Day, Meeting, Person, Plan, Room, Segment, SessionBlock
from stocktake_desktop.models.changes import RowChange
from stocktake_desktop.models.event import FACT, UNDO, EventLine

Values = dict[str, Any]

_AT_ONCE = 500
"""Events that are read at once."""
_SESSION, _DAY, _ROOM, _PERSON = (model.__tablename__ for model in (SessionBlock, Day, Room, Person))
_APPEARANCE, _SEGMENT, _MEETING = (model.__tablename__ for model in (Appearance, Segment, Meeting))
_TOLD = {
    _SESSION: {"day_id", "start", "minutes", "room_id", "title", "kind", "objectives", "format_notes"},
    _APPEARANCE: {"person_id", "organisation_id", "placeholder", "role", "status", "position"},
    _SEGMENT: {"title", "position"},
    _DAY: {"date"},
    _ROOM: {"name"},
    _PERSON: {"honorific", "given_name", "family_name", "function"},
    _MEETING: {"timezone"},
}
"""What others are told of a session, by the tables it stands in; the rest is nobody else's business."""


@dataclass(frozen=True)
class LastPlace:
    """What a session was called, and where and when it was, before it lost its place."""

    title: str
    date: Date
    start: int
    minutes: int
    room: str


@dataclass
class SessionPast:
    """`sequence` counts the events that changed it after the one it came with, `changed` (UTC) is the last of all."""

    sequence: int
    changed: datetime
    place: LastPlace | None = None
    rooms: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    """The ids of the rooms it ever was in, and of the persons who ever were to appear."""


def known_past(plan: Plan) -> dict[str, SessionPast]:
    """By the ids of all sessions that the log knows, removed ones too, what it knows of each."""
    walk = _Walk()
    for event in _oldest_first(plan):
        if event.kind != FACT:
            walk.take(event)
    return walk.past


def _oldest_first(plan: Plan) -> Iterator[EventLine]:
    newest = plan.log.lines(1, None)
    last = newest[0].number if newest else 0
    for end in range(_AT_ONCE, last + _AT_ONCE, _AT_ONCE):
        yield from reversed([line for line in plan.log.lines(_AT_ONCE, end + 1) if line.number > end - _AT_ONCE])


class _Walk:
    """The rows as they were after each event, as far as they say something of sessions."""

    def __init__(self) -> None:
        self.past: dict[str, SessionPast] = {}
        self._rows: dict[str, dict[str, Values]] = {table: {} for table in _TOLD}

    def take(self, event: EventLine) -> None:
        """Let an event have happened."""
        touched: dict[str, None] = {}
        who: list[tuple[str, str]] = []
        for change in event.changes():
            if change.table not in _TOLD:
                continue
            is_told = _is_told(change)
            touched |= dict.fromkeys(self._touched(change) if is_told else ())
            self._change(change)
            touched |= dict.fromkeys(self._touched(change) if is_told else ())
            row = self._rows[change.table].get(change.row_id, {})
            if change.table == _APPEARANCE and row.get("person_id"):
                who.append((row["session_id"], row["person_id"]))
        moment = event.made_at.replace(tzinfo=UTC, microsecond=0)
        for session_id in touched:
            self._note(session_id, moment, is_undo=event.kind == UNDO)
        for session_id, person_id in who:
            if session_id in self.past:
                self.past[session_id].people.add(person_id)

    def _change(self, change: RowChange) -> None:
        rows = self._rows[change.table]
        if change.after is None:
            rows.pop(change.row_id, None)
        else:
            rows[change.row_id] = {**rows.get(change.row_id, {}), **change.after}

    def _touched(self, change: RowChange) -> Iterator[str]:
        """The sessions that a change is about."""
        row = self._rows[change.table].get(change.row_id, {})
        if change.table == _SESSION:
            yield change.row_id
        elif change.table in (_APPEARANCE, _SEGMENT):
            yield from filter(None, (row.get("session_id"),))
        elif change.before is not None and change.after is not None:
            yield from self._renamed(change.table, change.row_id)

    def _renamed(self, table: str, row_id: str) -> Iterator[str]:
        """The sessions that say what a day, a room, a person or the meeting says."""
        if table == _PERSON:
            yield from (one["session_id"] for one in self._rows[_APPEARANCE].values() if one.get("person_id") == row_id)
            return
        column = {_DAY: "day_id", _ROOM: "room_id", _MEETING: "meeting_id"}[table]
        yield from (key for key, values in self._rows[_SESSION].items() if values.get(column) == row_id)

    def _note(self, session_id: str, moment: datetime, *, is_undo: bool) -> None:
        row = self._rows[_SESSION].get(session_id)
        past = self.past.get(session_id)
        if past is None:
            past = self.past[session_id] = SessionPast(0, moment)
        else:
            past.sequence, past.changed = past.sequence + 1, moment
        if row is None:
            past.place = None if is_undo else past.place  # nobody has heard of what was taken back at once
            return
        day, start = self._rows[_DAY].get(row.get("day_id") or ""), row.get("start")
        if day is not None and start is not None:
            room = self._rows[_ROOM].get(row.get("room_id") or "", {})
            date = Date.fromisoformat(str(day["date"])[:10])
            past.place = LastPlace(str(row.get("title", "")), date, start, row["minutes"], str(room.get("name", "")))
            past.rooms |= {row["room_id"]} if row.get("room_id") else set()


def _is_told(change: RowChange) -> bool:
    before, after = change.before, change.after
    if before is None or after is None:
        return True
    return any(before.get(name) != after[name] for name in _TOLD[change.table] & after.keys())
