"""What became of the programme since a point of its history: facts told from the rows that changed since then."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Date
from itertools import chain
from typing import Any, NamedTuple

from stocktake_desktop.models import Meeting, Role, RowChange, SegmentKind, SessionBlock, Status, TimeAnswer
from stocktake_desktop.planning.changes.sides import Side, sides


class DatedPlace(NamedTuple):
    """When and where a session is; the room is empty while it is open."""

    day: Date
    start: int
    minutes: int
    room: str


class Somebody(NamedTuple):
    """Who appears in a session, and as what; `alternates` are forms of address and names in order."""

    honorific: str
    name: str
    function: str
    delegation: str
    role: Role
    status: Status
    minutes: int | None
    is_collective: bool
    alternates: tuple[tuple[str, str], ...]

    @property
    def who(self) -> tuple[str, ...]:
        """What tells one from another on paper."""
        return self.honorific, self.name, self.function, self.delegation


class TimedItem(NamedTuple):
    """A timed item of a session."""

    title: str
    kind: SegmentKind
    minutes: int | None


class DatedStop(NamedTuple):
    """A minute of a day after which nothing can go on, and why."""

    day: Date
    minute: int
    title: str


class Turn(NamedTuple):
    """Somebody or something before and now; None: was not there, is there no more."""

    before: Any
    now: Any


class SessionChange(NamedTuple):
    """A session that is not what it was; `place` is None on the side on which it is not in the programme."""

    id: str
    title: Turn
    place: Turn
    people: tuple[Turn, ...]
    items: tuple[Turn, ...]

    @property
    def at(self) -> DatedPlace:
        """Where it is told: its place now, else where it was."""
        place: DatedPlace = self.place.now or self.place.before
        return place


class ProgrammeChange(NamedTuple):
    """What changed in the programme: sessions by day and time, and turns of days (dates), rooms (names) and stops."""

    sessions: tuple[SessionChange, ...] = ()
    days: tuple[Turn, ...] = ()
    rooms: tuple[Turn, ...] = ()
    stops: tuple[Turn, ...] = ()

    def __bool__(self) -> bool:
        return any(self)


def programme_change(meeting: Meeting, rows: Iterable[RowChange], language: str = "") -> ProgrammeChange:
    """What the changed rows (`Plan.changed_since`) did to the programme of a meeting as it is now.

    With a language it is told in the words the programme had, and has, in that language.
    """
    before, now = sides(meeting, list(rows), language)
    found = (_session_change(before, now, block_id) for block_id in _sessions(meeting, before, now))
    sessions = [change for change in found if change is not None]
    sessions.sort(key=lambda change: (change.at[:2], change.title.now or change.title.before or "", change.id))
    return ProgrammeChange(
        tuple(sessions),
        tuple(_turns(before, now, "day", "date")),
        tuple(turn for turn in _turns(before, now, "room", "name") if None not in turn),
        tuple(sorted(_stops(before, now), key=lambda turn: turn.now or turn.before)),
    )


def _stops(before: Side, now: Side) -> Iterator[Turn]:
    """How hard stops changed, came and went on the days that are there now."""
    for table, row_id in now.changed:
        if table == "hard_stop":
            turn = Turn(*(_stop(side, now, row_id) for side in (before, now)))
            if turn.before != turn.now:
                yield turn
        if table == "time_request":
            turn = Turn(*(_granted_stop(side, now, row_id) for side in (before, now)))
            if turn.before != turn.now:
                yield turn


def _granted_stop(side: Side, now: Side, row_id: str) -> DatedStop | None:
    """A hard stop as it is where more time is asked of it: at its own minute until that is granted."""
    one = now.get("time_request", row_id) or side.get("time_request", row_id)
    then, day = side.get("time_request", row_id), now.get("day", one.day_id)
    if day is None or now.get("session_block", one.subject) is not None:
        return None
    is_granted = then is not None and then.answer == TimeAnswer.GRANTED
    return DatedStop(day.date, one.until if is_granted else one.minute, one.title)


def _stop(side: Side, now: Side, row_id: str) -> DatedStop | None:
    row = side.get("hard_stop", row_id)
    day = now.get("day", row.day_id) if row is not None else None
    return None if day is None else DatedStop(day.date, row.minute, side.say(row, "title"))


def _sessions(meeting: Meeting, before: Side, now: Side) -> Iterator[str]:
    """The sessions that some changed row may show in, each once."""
    found: dict[str, None] = {}
    for side in (before, now):
        for (table, row_id), row in side.changed.items():
            if table == "session_block":
                found[row_id] = None
            elif row is not None and table in ("appearance", "segment"):
                found[row.session_id] = None
    somebody = {row_id for table, row_id in now.changed if table in ("person", "organisation", "appearance")}
    somebody |= {row.appearance_id for side in (before, now) for row in _alternates(side)}
    touched = somebody | before.said_anew
    for block in meeting.sessions:
        if touched and not touched.isdisjoint(_named(block)):
            found[block.id] = None
    return iter(found)


def _alternates(side: Side) -> Iterator[Any]:
    return (row for (table, _id), row in side.changed.items() if table == "alternate" and row is not None)


def _named(block: SessionBlock) -> Iterator[str]:
    """The ids of all that a session shows: itself, its items, who appears, whom those speak for, and the alternates."""
    yield block.id
    yield from (segment.id for segment in block.segments)
    people: Iterator[Any] = chain.from_iterable(
        (appearance, *appearance.alternates) for appearance in block.appearances
    )
    for somebody in people:
        yield somebody.id
        yield from filter(None, (somebody.person_id, somebody.organisation_id))
        if somebody.person is not None and somebody.person.organisation_id:
            yield somebody.person.organisation_id


def _session_change(before: Side, now: Side, block_id: str) -> SessionChange | None:
    """How a session changed; None when it did not, or was and is outside the programme."""
    block = now.standing(block_id)
    rows: tuple[Sequence[Any], Sequence[Any]] = (block.appearances, block.segments) if block else ((), ())
    place = Turn(*(_place(side, now, block_id) for side in (before, now)))
    if place == (None, None):
        return None
    title = Turn(*(side.say(side.get("session_block", block_id), "title") for side in (before, now)))
    people = _different(*(_people(side, block_id, rows[0]) for side in (before, now)))
    items = _different(*(_items(side, block_id, rows[1]) for side in (before, now)))
    if place.now is None:
        return SessionChange(block_id, title, place, (), ())
    if place.before is None:
        items = []
    if place.before == place.now and title.before == title.now and not people and not items:
        return None
    return SessionChange(block_id, title, place, tuple(_paired(people)), tuple(items))


def _place(side: Side, now: Side, block_id: str) -> DatedPlace | None:
    """Where a session is on a side; days and rooms go by what they are called now, if they are still there."""
    block = side.get("session_block", block_id)
    if block is None or block.day_id is None:
        return None
    day, room = (now.get(*key) or side.get(*key) for key in (("day", block.day_id), ("room", block.room_id)))
    return DatedPlace(day.date, block.start, block.minutes, side.say(room, "name"))


def _people(side: Side, block_id: str, rows: Sequence[Any]) -> dict[str, Somebody]:
    alternates = {row.id: row.alternates for row in rows}
    people = side.parts("appearance", block_id, rows)
    return {row.id: _somebody(side, row, alternates.get(row.id, ())) for row in people}


def _somebody(side: Side, row: Any, alternates: Sequence[Any]) -> Somebody:
    """Who comes for a place, as on other paper: for who declined the first alternate who has not."""
    waiting = [one for one in side.parts("alternate", row.id, alternates) if one.status is not Status.DECLINED]
    comes = waiting.pop(0) if waiting and row.status is Status.DECLINED else row
    organisation = side.get("organisation", comes.organisation_id)
    is_collective = comes.person_id is None and organisation is not None and organisation.collective
    names = tuple(_who(side, other)[:2] for other in waiting)
    return Somebody(*_who(side, comes), row.role, comes.status, row.minutes, is_collective, names)


def _who(side: Side, row: Any) -> tuple[str, str, str, str]:
    """Honorific, name, function and delegation of a person, an organisation or a placeholder."""
    person = side.get("person", row.person_id)
    organisation = side.get("organisation", row.organisation_id)
    if person is None:
        name = side.say(organisation, "name") if organisation is not None else side.say(row, "placeholder")
        return "", name, "", ""
    organisation = organisation or side.get("organisation", person.organisation_id)
    name, function = side.say(person, "name"), side.say(person, "function")
    delegation = side.say(organisation, "name")
    if not name:
        is_said = organisation is not None and organisation.name in person.function
        return "", function, "", "" if is_said else delegation
    return side.say(person, "honorific"), name, function, delegation


def _items(side: Side, block_id: str, rows: Sequence[Any]) -> dict[str, TimedItem]:
    items = side.parts("segment", block_id, rows)
    return {item.id: TimedItem(side.say(item, "title"), item.kind, item.minutes) for item in items}


def _different(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[Turn]:
    """What differs, by id: in the order in which it stands now, and what is gone after it."""
    keys = dict.fromkeys((*now, *before))
    turns = (Turn(before.get(key), now.get(key)) for key in keys)
    return [turn for turn in turns if turn.before != turn.now]


def _paired(people: Sequence[Turn]) -> Iterator[Turn]:
    """Somebody who went and somebody who came in the same role are one turn."""
    gone = [turn for turn in people if turn.now is None]
    for turn in people:
        if turn.now is None:
            continue
        if turn.before is None:
            left = next((other for other in gone if other.before.role is turn.now.role), None)
            if left is not None:
                gone.remove(left)
                yield Turn(left.before, turn.now)
                continue
        yield turn
    yield from gone


def _turns(before: Side, now: Side, table: str, column: str) -> Iterator[Turn]:
    """How a column of a table changed, row by row; words as they are said."""
    for name, row_id in now.changed:
        if name == table:
            turn = Turn(*(side.value(side.changed[table, row_id], column) for side in (before, now)))
            if turn.before != turn.now:
                yield turn
