"""What each event of a history did to the programme, told as it was then: read backwards from the plan as it is now.

An event keeps only the columns it changed. So the rows are rewound in memory, event by event from the newest on, and
what an event does not say itself (the title of a session, the number of its day) is what stood there at the time.
"""

from collections.abc import Iterable, Sequence
from datetime import date as Date
from typing import Any, NamedTuple

from stocktake_desktop.models import (
    Actual,
    Alternate,
    Appearance,
    Day,
    EventLine,
    FloorRequest,
    GuidingQuestion,
    Outcome,
    Plan,
    QuestionDocument,
    Room,
    Row,
    RowChange,
    ScriptCue,
    Segment,
    Sentence,
    SessionBlock,
    SessionDocument,
    SheetIssue,
    SpeakingTurn,
    Translation,
)
from stocktake_desktop.models.changes import Values, merged
from stocktake_desktop.models.errors import BrokenStep
from stocktake_desktop.models.recording import typed_change
from stocktake_desktop.planning.together import Place

_SESSION, _DAY, _ROOM = SessionBlock.__tablename__, Day.__tablename__, Room.__tablename__
_PLACE = ("day_id", "start", "minutes", "room_id")
_OF_A_SESSION = (
    Actual, Appearance, FloorRequest, GuidingQuestion, Outcome, Segment, SessionDocument, SpeakingTurn,
)  # fmt: skip
_OWNERS: dict[type[Row], str] = {
    **dict.fromkeys(_OF_A_SESSION, "session_id"),
    QuestionDocument: "question_id",
    Alternate: "appearance_id",
    ScriptCue: "subject",
    Sentence: "subject",
    SheetIssue: "subject",
    Translation: "subject",
}
"""By which column a row belongs to a session, or to something of one."""
_KEPT: dict[type[Row], tuple[str, ...]] = {
    SessionBlock: ("title", *_PLACE),
    Day: ("date",),
    Room: ("name",),
    **{model: (column,) for model, column in _OWNERS.items()},
}
_MODELS = {model.__tablename__: model for model in _KEPT}
_PLACED = frozenset({_SESSION, _DAY, _ROOM})


class PlaceThen(NamedTuple):
    """Where a session stood: the number of its day then, None while it was parked; the room is empty while open."""

    day: int | None
    start: int | None
    minutes: int
    room: str


class Placing(NamedTuple):
    """A session that an event placed otherwise; None: it was not there before, or is not after.

    `was` and `came` are the same places by their ids, None also while it was parked.
    """

    session_id: str
    title: str
    before: PlaceThen | None
    after: PlaceThen | None
    was: Place | None
    came: Place | None


class ToldEvent(NamedTuple):
    """What an event did: how sessions were placed otherwise, and the titles of all sessions it touched, by their ids.

    `tables` are those whose rows it changed. `is_clear` is false where the event, or a later one, does not fit what is
    there: then only its own title is to be believed.
    """

    placings: tuple[Placing, ...]
    touched: dict[str, str]
    tables: frozenset[str]
    is_clear: bool


class Past:
    """The rows as they were after some event; telling an event goes back to before it."""

    def __init__(self, plan: Plan, rows: dict[tuple[str, str], Values | None] | None = None) -> None:
        """`rows` are those that differ from what the plan holds now, by table and id; None where there was none."""
        self._plan = plan
        self._rows = rows if rows is not None else {}
        self._days = {row_id for table, row_id in self._rows if table == _DAY}
        self._is_clear = True
        self._found: dict[tuple[str, str], Row | None] = {}
        """Rows of the plan as it is now, while one event is told."""

    def tell(self, line: EventLine) -> ToldEvent:
        """What the newest event not told yet did."""
        self._found = {}
        try:
            changed = merged(line.changes())
            rows = [_typed(row) for row in changed if row.table in _MODELS]
        except BrokenStep:
            self._is_clear = False
            return ToldEvent((), {}, frozenset(), is_clear=False)
        self._is_clear = self._is_clear and all(map(self._fits, rows))
        ids = [row.row_id for row in rows if row.table == _SESSION]
        places, touched = self._stand(ids), self._touched(rows)
        for row in reversed(rows):
            self._take_back(row)
        touched = self._touched(rows) | touched
        placings = self._placings(ids, self._stand(ids), places, touched) if self._is_clear else ()
        return ToldEvent(placings, touched, frozenset(row.table for row in changed), self._is_clear)

    def behind(self, later: "Past") -> "Past":
        """The same moment, seen from a plan in which more was done since; `later` has just come back to where this
        began."""
        rows = dict(later._rows)
        for key, values in self._rows.items():
            rows[key] = values if values is None else {**(rows.get(key) or {}), **values}
        found = Past(self._plan, rows)
        found._is_clear = self._is_clear and later._is_clear
        return found

    def _placings(
        self, ids: Iterable[str], before: Sequence[Any], after: Sequence[Any], titles: dict[str, str]
    ) -> tuple[Placing, ...]:
        found = [
            Placing(session_id, titles[session_id], *(place and place[1] for place in sides), *map(_by_ids, sides))
            for session_id, *sides in zip(ids, before, after, strict=True)
            if (sides[0] and sides[0][0]) != (sides[1] and sides[1][0])
        ]
        return tuple(sorted(found, key=_in_the_programme))

    def _stand(self, session_ids: Iterable[str]) -> list[tuple[tuple[Any, ...], PlaceThen] | None]:
        """Where these sessions stand, as their columns say and as people do; None for those that are not there."""
        return [self._place(session_id) if self._is_there(_SESSION, session_id) else None for session_id in session_ids]

    def _place(self, session_id: str) -> tuple[tuple[Any, ...], PlaceThen]:
        day_id, start, minutes, room_id = columns = tuple(
            self._value(_SESSION, session_id, column) for column in _PLACE
        )
        room = self._value(_ROOM, room_id, "name") if room_id else ""
        return columns, PlaceThen(self._day_number(day_id), start, minutes or 0, room or "")

    def _day_number(self, day_id: str | None) -> int | None:
        date = self._value(_DAY, day_id, "date") if day_id else None
        if not isinstance(date, Date):
            return None
        ids = {day.id for day in self._plan.meeting.days} | self._days
        dates = (self._value(_DAY, day_id, "date") for day_id in ids if self._is_there(_DAY, day_id))
        return 1 + sum(1 for other in dates if other is not None and other < date)

    def _touched(self, rows: Iterable[RowChange]) -> dict[str, str]:
        """The sessions that rows are or belong to, as things stand, with their titles."""
        owners = (self._session_of(row.table, row.row_id) for row in rows)
        return {owner: self._value(_SESSION, owner, "title") or "" for owner in owners if owner}

    def _session_of(self, table: str, row_id: str) -> str | None:
        if table == _SESSION:
            return row_id if self._is_there(_SESSION, row_id) else None
        column = _OWNERS.get(_MODELS[table])
        owner = self._value(table, row_id, column) if column and self._is_there(table, row_id) else None
        if table == Alternate.__tablename__ and owner:
            return self._session_of(Appearance.__tablename__, owner)
        return owner if owner and self._is_there(_SESSION, owner) else None

    def _fits(self, row: RowChange) -> bool:
        """Whether a row stands as the event left it."""
        if row.after is None or not self._is_there(row.table, row.row_id):
            return (row.after is None) is not self._is_there(row.table, row.row_id)
        kept = _KEPT[_MODELS[row.table]]
        return all(
            self._value(row.table, row.row_id, column) == row.after[column] for column in kept if column in row.after
        )

    def _take_back(self, row: RowChange) -> None:
        key = (row.table, row.row_id)
        if row.table == _DAY:
            self._days.add(row.row_id)
        if row.before is None:
            self._rows[key] = None
            return
        kept = {column: row.before[column] for column in _KEPT[_MODELS[row.table]] if column in row.before}
        self._rows[key] = {**(self._rows.get(key) or {}), **kept} if row.after is not None else kept

    def _is_there(self, table: str, row_id: str) -> bool:
        key = (table, row_id)
        return self._rows[key] is not None if key in self._rows else self._now(table, row_id) is not None

    def _value(self, table: str, row_id: str, column: str) -> Any:
        known = self._rows.get((table, row_id), {})
        if known is None or column in known:
            return known and known[column]
        row = self._now(table, row_id)
        return getattr(row, column) if row is not None else None

    def _now(self, table: str, row_id: str) -> Row | None:
        key = (table, row_id)
        if key not in self._found:
            self._found[key] = self._plan.find(_MODELS[table], row_id)
        return self._found[key]


def _typed(row: RowChange) -> RowChange:
    """A change with its values as rows have them; of what has no place of its own only whom it belongs to."""
    if row.table in _PLACED:
        return typed_change(row)
    column = _KEPT[_MODELS[row.table]][0]
    before, after = (side and {key: str(side[key]) for key in ("id", column) if key in side} for side in row[1:])
    return RowChange(row.table, before, after)


def _by_ids(side: tuple[tuple[Any, ...], PlaceThen] | None) -> Place | None:
    """Where the columns of a session put it among the days."""
    if side is None:
        return None
    day_id, start, _minutes, room_id = side[0]
    return Place(day_id, start, room_id) if day_id and start is not None else None


def _in_the_programme(placing: Placing) -> tuple[Any, ...]:
    """Sessions in the order of the programme, those that are nowhere last."""
    place = placing.after or placing.before
    if place is None or place.day is None:
        return (1, 0, 0, placing.title, placing.session_id)
    return (0, place.day, place.start or 0, placing.title, placing.session_id)
