"""A day as its run sees it: plain sessions and segments with what is planned and what really happened.

All times are seconds since the day's midnight, in the meeting's time zone.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime, timedelta
from typing import NamedTuple

from stocktake_desktop.models import Day, RoomKind, Segment, SegmentKind, SessionBlock, SessionKind
from stocktake_desktop.planning.as_planned import Records, first_left_out, first_minutes, first_start, records_of
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.clock import Second, in_seconds
from stocktake_desktop.planning.findings.overlaps import expected
from stocktake_desktop.planning.real_time import clocks_moved
from stocktake_desktop.planning.running import BY_ITSELF, UNDER_WAY, Item, State, actual_of, state_of
from stocktake_desktop.planning.stepping_in import comes
from stocktake_desktop.planning.waiting import earliest_start

_FOR_ALL = frozenset(
    {SessionKind.PLENARY, SessionKind.OPENING, SessionKind.CLOSING, SessionKind.REPORTING, SessionKind.CEREMONY}
)
"""Kinds of session that everybody is expected in, when no room says otherwise."""

_NO_TIME = Second(0)


@dataclass(frozen=True)
class Run:
    """What really happened with something; `held` are the seconds of holds that are over."""

    state: State = State.PLANNED
    started: Second | None = None
    ended: Second | None = None
    held: Second = _NO_TIME
    held_since: Second | None = None

    @property
    def is_under_way(self) -> bool:
        """True while it runs or is held."""
        return self.state in UNDER_WAY

    def held_by(self, now: int) -> Second:
        """Seconds of all holds up to now."""
        return Second(self.held + (max(0, now - self.held_since) if self.held_since is not None else 0))


@dataclass(frozen=True)
class SlotPart:
    """A segment; `seconds` is None while its length is open. `beyond` is by how much it is supposed to run over.

    `first_seconds` are those it had before ways out of a late day cut it, where one did.
    """

    id: str
    kind: SegmentKind
    seconds: Second | None
    run: Run = Run()
    beyond: int = 0
    first_seconds: Second | None = None

    @property
    def whole(self) -> int:
        """Its seconds before anything was cut of it; none while it is open."""
        return (self.seconds if self.first_seconds is None else self.first_seconds) or 0


class FirstPlace(NamedTuple):
    """A room, and from when to when something was to be in it before ways out changed that."""

    room_id: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Slot:
    """A placed session. `for_all`: everybody is in it, so it waits for all rooms and all rooms wait for it.

    `not_before` is a start it is known not to make, such as the arrival of a guest. `first_start` and `first_length`
    are those before ways out of a late day changed them, `left_out` is what these left out of it.
    """

    id: str
    room_id: str | None
    start: Second
    end: Second
    kind: SessionKind = SessionKind.PLENARY
    locked: bool = False
    for_all: bool = False
    people: frozenset[str] = frozenset()
    parts: tuple[SlotPart, ...] = ()
    run: Run = Run()
    not_before: Second | None = None
    first_start: Second | None = None
    first_length: Second | None = None
    left_out: Second = _NO_TIME

    @property
    def due(self) -> int:
        """When it is to begin, and was to begin before it was moved, whichever is earlier."""
        return self.start if self.first_start is None else min(self.start, self.first_start)

    @property
    def whole(self) -> int:
        """Its seconds before anything was cut of it; what was left out of it does not count."""
        return self._first_length - self.left_out

    @property
    def first_place(self) -> FirstPlace:
        """Where and from when to when it was to be before ways out changed that."""
        start = self.start if self.first_start is None else self.first_start
        return FirstPlace(self.room_id, start, start + self._first_length)

    @property
    def _first_length(self) -> int:
        return self.end - self.start if self.first_length is None else self.first_length

    @property
    def by_itself(self) -> bool:
        """True for what needs nobody to start it, as long as nobody does."""
        return self.kind in BY_ITSELF and self.run.state is State.PLANNED

    @property
    def order(self) -> tuple[int, int, str]:
        """Its place in the day as planned."""
        return (self.start, self.end, self.id)


def slots_of(day: Day, now: datetime | None = None) -> list[Slot]:
    """The placed sessions of a day in its order.

    With `now`, what was noted before a change of summer time stands as many seconds before it as really went by.
    """
    people, records = _people(day), records_of(day.meeting)
    slots = [_slot(block, people.get(block.id, frozenset()), records, now) for block in day.sessions]
    return marked(slots, {slot.id for slot in slots if slot.for_all}, postponed_places(day, records))


def postponed_places(day: Day, records: Records) -> list[FirstPlace]:
    """Where on a day sessions were to be that ways out put into the tray."""
    found = []
    for block in day.meeting.sessions:
        start = first_start(block, records) if block.day is None else None
        if start is not None and start.date() == day.date:
            second, minutes = second_of(day.date, start), first_minutes(block, block.minutes, records) or 0
            found.append(FirstPlace(records[block.id].room or None, second, second + in_seconds(minutes)))
    return found


def marked(slots: Sequence[Slot], assemblies: Collection[str], postponed: Iterable[FirstPlace] = ()) -> list[Slot]:
    """The sessions in their order; of the assemblies, those that share their time with no other room are for all.

    What a way out postponed shares it where it was to be.
    """
    alone = _alone(slots, postponed)
    for_all = [slot.id in assemblies and slot.id in alone for slot in slots]
    marked_slots = (
        slot if slot.for_all is is_so else replace(slot, for_all=is_so)
        for slot, is_so in zip(slots, for_all, strict=True)
    )
    return sorted(marked_slots, key=lambda slot: slot.order)


def is_assembly(block: SessionBlock) -> bool:
    """Whether everybody is expected in a session: it is in a plenary room, or in none and of such a kind."""
    for_all = block.kind in _FOR_ALL if block.room is None else block.room.kind is RoomKind.PLENARY
    return for_all and block.kind not in BY_ITSELF


def moment_of(date: Date, second: int) -> datetime:
    """A second of a day as wall-clock time."""
    return datetime.combine(date, datetime.min.time()) + timedelta(seconds=second)


def second_of(date: Date, moment: datetime) -> Second:
    """Wall-clock time as seconds since the midnight of a day; negative before it."""
    return Second(int((moment - datetime.combine(date, datetime.min.time())).total_seconds()))


def _slot(block: SessionBlock, people: frozenset[str], records: Records, now: datetime | None) -> Slot:
    at, date = block.placed, _date(block)
    minutes = {item.id: item.minutes for item in budget_of(block).items}
    first, late = first_start(block, records), earliest_start(block)
    return Slot(
        block.id,
        at.room_id,
        in_seconds(at.start),
        in_seconds(at.end),
        block.kind,
        block.locked,
        is_assembly(block),
        people,
        tuple(_part(segment, minutes[segment.id], _run(segment, date, now), records) for segment in block.segments),
        _run(block, date, now),
        None if late is None else second_of(date, late),
        None if first is None else second_of(date, first),
        in_seconds(first_minutes(block, block.minutes, records) or 0),
        in_seconds(first_left_out(block, records)),
    )


def _part(segment: Segment, minutes: int | None, run: Run, records: Records) -> SlotPart:
    first = first_minutes(segment, minutes, records)
    seconds, first_seconds = (None if length is None else in_seconds(length) for length in (minutes, first))
    return SlotPart(segment.id, segment.kind, seconds, run, first_seconds=first_seconds)


def _run(item: Item, date: Date, now: datetime | None) -> Run:
    actual = actual_of(item)
    if actual is None:
        return Run(state_of(item))
    meeting, moments = actual.session.meeting, (actual.started, actual.ended, actual.held_since)
    started, ended, since = (
        None
        if moment is None
        else Second(second_of(date, moment) + (clocks_moved(meeting, moment, now) if now is not None else 0))
        for moment in moments
    )
    return Run(state_of(item), started, ended, Second(actual.held_seconds), since)


def _date(block: SessionBlock) -> Date:
    if block.day is None:
        raise LookupError(block.id)
    return block.day.date


def _people(day: Day) -> dict[str, frozenset[str]]:
    """Who is expected in each session of a day, by id."""
    coming = (comes(appearance) for block in day.sessions for appearance in block.appearances)
    people = {who.person.id: who.person for who in coming if who is not None and who.person is not None}
    found: dict[str, set[str]] = {}
    for person in people.values():
        for block in expected(person):
            found.setdefault(block.id, set()).add(person.id)
    return {block_id: frozenset(ids) for block_id, ids in found.items()}


def _alone(slots: Sequence[Slot], postponed: Iterable[FirstPlace]) -> set[str]:
    """Sessions that share their time with none in another room, breaks left out; what a way out moved, as before it."""
    busy = [*(slot.first_place for slot in slots if slot.kind not in BY_ITSELF), *postponed]
    return {slot.id for slot in slots if not any(_is_beside(slot.first_place, place) for place in busy)}


def _is_beside(place: FirstPlace, other: FirstPlace) -> bool:
    return place.room_id != other.room_id and place.start < other.end and other.start < place.end


def in_room(slots: Iterable[Slot], room_id: str | None) -> list[Slot]:
    """The sessions of one room, in the order of the day."""
    return [slot for slot in slots if slot.room_id == room_id]
