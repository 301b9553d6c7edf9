"""The course of one session: how long it takes, and from when to when each of its segments (docs/projection.md).

What is open in it, segments without minutes, shares what those with minutes leave of the session. All in seconds.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stocktake_desktop.planning.running import State
from stocktake_desktop.planning.slots import Slot, SlotPart

_LEFT_OUT = (State.SKIPPED, State.NOT_NOTED)
_TO_RUN = (State.PLANNED, State.RUNNING, State.HELD)
_SHORTEST = 60


class Span(NamedTuple):
    """From and to, and the seconds a locked session loses."""

    start: int
    end: int
    squeezed: int = 0


Spans = Mapping[str, Span | None]
"""By session; None for one that is left out."""


def planned_length(slot: Slot) -> int:
    """How long a session that has not begun will take: what is skipped of it does not count."""
    if not slot.parts:
        return max(_SHORTEST, slot.end - slot.start)
    lengths = _lengths(slot)
    dropped = sum(lengths[part.id] for part in slot.parts if part.run.state is State.SKIPPED)
    return max(_SHORTEST, slot.end - slot.start - dropped + _spilt(slot, lengths))


def running_end(slot: Slot, now: int) -> int:
    """When a session under way ends, whatever is planned after it.

    With segments it is as late as they are, less what is free in it; past its time it grows with the clock.
    """
    begun = slot.start if slot.run.started is None else slot.run.started
    end = begun + planned_length(slot)
    if all(part.run.state in (State.PLANNED, State.SKIPPED) for part in slot.parts):
        return max(now, end + slot.run.held_by(now))
    last = max(span.end for span in part_spans(slot, Span(begun, end), now).values() if span is not None)
    if any(part.seconds is None and part.run.state in _TO_RUN for part in slot.parts):
        return max(now, end, last)
    length, planned = slot.end - slot.start, sum(_lengths(slot).values())
    late, free = last - begun - planned, max(0, length - planned)
    return max(now, begun + length + (late if late < 0 else max(0, late - free)))


def part_spans(slot: Slot, span: Span, now: int) -> dict[str, Span | None]:
    """From when to when each segment was or is expected to be, one after the other from the session's start.

    None for one that is left out, or was passed over.
    """
    spans: dict[str, Span | None] = {}
    at = span.start
    for nth, part in enumerate(slot.parts):
        spans[part.id] = expected = _part_span(slot, nth, Span(at, span.end), now)
        at = expected.end if expected is not None else at
    return spans


def _part_span(slot: Slot, nth: int, rest: Span, now: int) -> Span | None:
    """The nth segment, in what the ones before it leave of the session."""
    part = slot.parts[nth]
    run = part.run
    if run.state in _LEFT_OUT:
        return None
    is_to_come = run.state is State.PLANNED
    at = max(rest.start, now) if is_to_come and slot.run.is_under_way else rest.start
    begun = at if run.started is None else run.started
    if run.ended is not None:
        return Span(min(begun, run.ended), run.ended)
    held = run.held_by(now)
    length = _share(slot.parts[nth:], rest.end - begun - held) if part.seconds is None else _supposed(part)
    end = begun + length + held
    return Span(begun, end if is_to_come else max(now, end))


def _share(parts: Sequence[SlotPart], left: int) -> int:
    """What the first of these segments, which is open, has of the seconds that are left for all of them."""
    to_run = [part for part in parts if part.run.state in _TO_RUN]
    timed = sum(_supposed(part) for part in to_run)
    return max(0, left - timed) // max(1, sum(part.seconds is None for part in to_run))


def _supposed(part: SlotPart) -> int:
    """How long a segment is supposed to take; one that is open nothing of its own."""
    return 0 if part.seconds is None else max(0, part.seconds + part.beyond)


def _spilt(slot: Slot, lengths: Mapping[str, int]) -> int:
    """By how much what its segments run over makes a session longer: free minutes and open segments take it up."""
    beyond = sum(part.beyond for part in slot.parts if part.run.state in _TO_RUN)
    is_open = any(part.seconds is None and part.run.state in _TO_RUN for part in slot.parts)
    timed = sum(lengths[part.id] for part in slot.parts if part.seconds is not None)
    spare = max(0, slot.end - slot.start - timed)
    return max(0, beyond - spare) if is_open or beyond > 0 else beyond


def _lengths(slot: Slot) -> dict[str, int]:
    """The seconds each segment is to have; what is open shares what the others leave, unless it is skipped alone."""
    timed = sum(part.seconds or 0 for part in slot.parts)
    untimed = [part for part in slot.parts if part.seconds is None]
    sharing = [part for part in untimed if part.run.state is not State.SKIPPED] or untimed
    rest = max(0, slot.end - slot.start - timed)
    shares = {part.id: rest // len(sharing) for part in sharing}
    return {part.id: shares.get(part.id, 0) if part.seconds is None else part.seconds for part in slot.parts}
