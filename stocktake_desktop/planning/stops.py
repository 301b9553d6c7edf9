"""Hard stops on the day: which sessions must be over by one, also when they were moved to after it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stocktake_desktop.models import Day, HardStop, Room, SessionKind
from stocktake_desktop.planning.clock import in_minutes, in_seconds
from stocktake_desktop.planning.course import Spans
from stocktake_desktop.planning.findings.hours import WITHOUT_INTERPRETATION
from stocktake_desktop.planning.more_time import waits_until
from stocktake_desktop.planning.running import State
from stocktake_desktop.planning.slots import Slot

_GAP, _PAUSE, _AFTER = in_seconds(15), in_seconds(30), in_seconds(60)
"""A gap or a break so long is a pause; so long after a stop a session may still belong to what was before it."""


class TimedStop(NamedTuple):
    """A hard stop as it is for some rooms of its day; no rooms where it is the same for all that it ends."""

    stop: HardStop
    minute: int
    rooms: tuple[Room, ...] = ()


def stop_times(day: Day) -> list[TimedStop]:
    """The hard stops of a day in their order, as they are told once for all rooms.

    One that waits in some rooms only is told with its own minute, and again with the later one for those rooms.
    """
    found, before = list[TimedStop](), 0
    for stop in day.hard_stops:
        there = {
            block.room_id: block.room
            for block in day.sessions
            if before <= block.placed.start < stop.minute and block.kind not in WITHOUT_INTERPRETATION
        }
        minutes = {waits_until(stop, room_id) for room_id in there} or {stop.minute}
        for minute in sorted(minutes):
            rooms = [room for room_id, room in there.items() if waits_until(stop, room_id) == minute and room]
            is_special = len(minutes) > 1 and minute != stop.minute
            found.append(TimedStop(stop, minute, tuple(rooms) if is_special else ()))
        before = stop.minute
    return sorted(found, key=lambda one: (one.minute, one.stop.id))


def stop_name(at: TimedStop) -> str:
    """What ends then, and in which rooms where that is not the same in all: "interpretation ends · Plenary"."""
    return " · ".join(filter(None, (at.stop.title, *(room.name for room in at.rooms))))


def bound_by(stop: int, slots: Sequence[Slot], spans: Spans) -> Iterator[Slot]:
    """The sessions that a stop (second of the day) ends: what is planned to begin before it, and what follows that.

    What a way out has moved behind it was planned before it all the same. What begins at the stop or soon after it
    follows what is before it in its room when there is no pause between.
    """
    until: dict[str, int] = {}
    for slot in sorted(slots, key=lambda slot: slot.order):
        room, span = slot.room_id or slot.id, spans[slot.id]
        if span is None:
            continue
        if slot.kind in WITHOUT_INTERPRETATION:
            if slot.kind is SessionKind.BREAK and slot.end - slot.start >= _PAUSE and slot.start >= stop:
                until.pop(room, None)
        elif slot.due < stop or (room in until and slot.start < min(until[room] + _GAP, stop + _AFTER)):
            until[room] = max(stop, in_seconds(in_minutes(span.end)), until.get(room, stop))
            yield slot


def past_stop(stop: int, slots: Sequence[Slot], spans: Spans) -> int:
    """How many seconds the sessions that a stop ends, and that are not over, go on after it."""
    bound = (spans[slot.id] for slot in bound_by(stop, slots, spans) if slot.run.state is not State.DONE)
    return max((span.end - stop for span in bound if span is not None), default=0)
