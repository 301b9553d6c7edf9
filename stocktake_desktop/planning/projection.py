"""What the rest of the day will look like: from the plan, what really happened, and now (docs/projection.md).

Positive minutes mean late. Inside, times are seconds since the day's midnight.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import datetime

from stocktake_desktop.models import Day, HardStop, Meeting
from stocktake_desktop.planning.clock import in_minutes, in_seconds
from stocktake_desktop.planning.course import Span, Spans, part_spans, planned_length, running_end
from stocktake_desktop.planning.more_time import waits_until
from stocktake_desktop.planning.running import UNDER_WAY, State, date_on_site
from stocktake_desktop.planning.slots import Slot, SlotPart, in_room, moment_of, second_of, slots_of
from stocktake_desktop.planning.stops import past_stop

_LONG_OVER = in_seconds(60)
"""So long after a session could have been over nobody waits for it any more, though nothing was noted."""


@dataclass(frozen=True)
class Expected:
    """When a session or segment was, or is expected to be; no times for what is skipped.

    `over_minutes` is how late it is expected to end; `squeezed_minutes` is what a locked session is expected to lose.
    """

    id: str
    state: State
    start: datetime | None
    end: datetime | None
    over_minutes: int = 0
    squeezed_minutes: int = 0
    segments: tuple["Expected", ...] = ()


@dataclass(frozen=True)
class RoomAhead:
    """A room on the day: how late it is now, and its sessions in the order of the plan; no id for "no room".

    `past_stops` are the minutes by which it misses hard stops, by the id of each that it misses.
    """

    room_id: str | None
    over_minutes: int
    sessions: tuple[Expected, ...]
    past_stops: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Projection:
    """A day as it is expected to go, seen at `now`; no rooms on a day that is not of the meeting."""

    now: datetime
    rooms: tuple[RoomAhead, ...]

    def of(self, session_id: str) -> Expected | None:
        """What is expected of a session, None when it is not on this day."""
        return next((session for room in self.rooms for session in room.sessions if session.id == session_id), None)

    @property
    def not_noted(self) -> frozenset[str]:
        """The sessions of which nothing was noted, and that nobody waits for any more."""
        return frozenset(one.id for room in self.rooms for one in room.sessions if one.state is State.NOT_NOTED)

    def room(self, room_id: str | None) -> RoomAhead | None:
        """What is expected in a room, None when nothing is planned there on this day."""
        return next((room for room in self.rooms if room.room_id == room_id), None)


def project(meeting: Meeting, now: datetime, known: Mapping[str, datetime] | None = None) -> Projection:
    """The day of `now` (wall-clock time of the meeting) as it is expected to go.

    `known` are starts that sessions are known not to make earlier, by id, such as the arrival of a guest.
    """
    day = day_of(meeting, now)
    if day is None:
        return Projection(now, ())
    slots = held_back(slots_of(day, now), day.date, known or {})
    return projection_of(slots, now, [room.id for room in meeting.rooms], day.hard_stops, day.date)


def held_back(slots: Iterable[Slot], date: Date, known: Mapping[str, datetime]) -> list[Slot]:
    """The slots with the starts they are known not to make earlier."""
    seconds = {session_id: second_of(date, moment) for session_id, moment in known.items()}
    return [replace(slot, not_before=seconds[slot.id]) if slot.id in seconds else slot for slot in slots]


def projection_of(
    slots: Sequence[Slot],
    now: datetime,
    room_ids: Sequence[str],
    stops: Iterable[HardStop],
    date: Date | None = None,
) -> Projection:
    """The same from plain slots of a day, that of `now` unless said; rooms come in the order given, "no room" last."""
    date = date or now.date()
    second = second_of(date, now)
    spans = spans_of(slots, second)
    rooms = []
    for room_id in (*room_ids, None):
        there = in_room(slots, room_id)
        if there:
            sessions = tuple(_expected(slot, spans[slot.id], date, second) for slot in there)
            waits = {stop.id: in_seconds(waits_until(stop, room_id)) for stop in stops}
            past = {stop_id: in_minutes(past_stop(at, there, spans)) for stop_id, at in waits.items()}
            missed = {stop_id: minutes for stop_id, minutes in past.items() if minutes > 0}
            rooms.append(RoomAhead(room_id, in_minutes(_over(there, spans, second)), sessions, missed))
    return Projection(now, tuple(rooms))


def spans_of(slots: Iterable[Slot], now: int) -> dict[str, Span | None]:
    """From when to when every session was or is expected to be."""
    spans: dict[str, Span | None] = {}
    before: list[Slot] = []
    ordered = sorted(slots, key=lambda slot: slot.order)
    begun = [slot for slot in ordered if slot.run.is_under_way or slot.run.state is State.DONE]
    for slot in ordered:
        later = next((other for other in begun if _has_overtaken(other, slot)), None)
        spans[slot.id] = _span(slot, before, spans, now, later)
        before.append(slot)
    return spans


def ahead(slot: Slot, span: Span | None, now: int) -> State:
    """The state of a session; what begins by itself runs by the clock, once what it waits for leaves it its room."""
    if span is None:
        return State.NOT_NOTED if slot.run.state is State.PLANNED else slot.run.state
    if not slot.by_itself or now < span.start + span.squeezed:
        return slot.run.state
    return State.DONE if now >= span.end else State.RUNNING


def _span(slot: Slot, before: Iterable[Slot], spans: Spans, now: int, later: Slot | None) -> Span | None:
    run = slot.run
    if run.state in (State.SKIPPED, State.NOT_NOTED):
        return None
    if run.state is State.DONE:
        ended = slot.end if run.ended is None else run.ended
        return Span(min(slot.start if run.started is None else run.started, ended), ended)
    if run.is_under_way:
        end = running_end(slot, now)
        begun = slot.start if run.started is None else run.started
        wall = max(now, slot.end)
        return Span(begun, wall, _lost(slot, end - wall)) if slot.locked else Span(begun, end)
    span = _planned(slot, before, spans, now)
    if span is not None and later is not None and later.run.started is not None:
        return Span(min(span.start, later.run.started), min(span.end, later.run.started))
    return span


def _planned(slot: Slot, before: Iterable[Slot], spans: Spans, now: int) -> Span | None:
    """A session that is still to come: after all it waits for, and not before now; None when it has been, or not."""
    pushed, length = max([slot.start, *_pushes(slot, before, spans)]), planned_length(slot)
    if not slot.by_itself and now >= max(pushed, slot.not_before or 0) + length + _LONG_OVER:
        return None
    due = max(slot.start if slot.by_itself else now, slot.not_before or 0)
    if slot.locked:
        start = max(slot.start, due)
        return Span(start, max(slot.end, start), _lost(slot, max(pushed, start) - slot.start))
    start = max(pushed, due)
    return Span(start, start + length)


def _lost(slot: Slot, seconds: int) -> int:
    """What a locked session loses, never more than it has."""
    return max(0, min(seconds, slot.end - slot.start))


def _pushes(slot: Slot, before: Iterable[Slot], spans: Spans) -> Iterator[int]:
    """The earliest starts that the sessions before it leave."""
    yield from (span.end for other in before if (span := spans[other.id]) is not None and waits_for(slot, other))


def waits_for(slot: Slot, other: Slot) -> bool:
    """Whether a session begins only when one planned before it is over; in one room always, as planned or not."""
    if slot.room_id is not None and slot.room_id == other.room_id:
        return True
    if other.end > slot.start or other.by_itself or slot.by_itself:
        return False
    return slot.for_all or other.for_all or bool(slot.people & other.people)


def _has_overtaken(later: Slot, slot: Slot) -> bool:
    """Whether one that has begun is a later session of the same room, so that this one has had its time."""
    return slot.room_id is not None and later.room_id == slot.room_id and later.order > slot.order


def _over(slots: Sequence[Slot], spans: Spans, now: int) -> int:
    """How late a room is, in seconds: the first that runs or is to come and is late; else what runs, or was last."""
    last, over = 0, None
    for slot in slots:
        span = spans[slot.id]
        if span is None:
            continue
        state = ahead(slot, span, now)
        if state in UNDER_WAY:
            over = late = span.end - slot.end + (span.squeezed if slot.locked and slot.run.is_under_way else 0)
        elif state is State.PLANNED:
            late = max(0, span.start - slot.start, span.squeezed)
            over = min(0, last) if over is None else over
        else:
            last = span.end - slot.end
            continue
        if late > 0:
            return late
    return last if over is None else over


def _expected(slot: Slot, span: Span | None, date: Date, now: int) -> Expected:
    state = ahead(slot, span, now)
    if span is None:
        return Expected(slot.id, state, None, None)
    parts = part_spans(slot, span, now)
    segments = tuple(_expected_part(part, parts[part.id], date) for part in slot.parts)
    start, end = moment_of(date, span.start), moment_of(date, span.end)
    return Expected(slot.id, state, start, end, in_minutes(span.end - slot.end), in_minutes(span.squeezed), segments)


def _expected_part(part: SlotPart, span: Span | None, date: Date) -> Expected:
    if span is None:
        return Expected(part.id, part.run.state, None, None)
    over = 0 if part.seconds is None else span.end - span.start - part.seconds
    return Expected(part.id, part.run.state, moment_of(date, span.start), moment_of(date, span.end), in_minutes(over))


def day_of(meeting: Meeting, now: datetime) -> Day | None:
    """The day of the meeting that it is now; after midnight that of what still runs."""
    date = date_on_site(meeting, now)
    return next((day for day in meeting.days if day.date == date), None)
