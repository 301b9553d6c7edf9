"""Hard stops on the day: which sessions must be over by one, also when they were moved to after it."""

from collections.abc import Iterator, Sequence

from stocktake_desktop.models import SessionKind
from stocktake_desktop.planning.clock import in_seconds
from stocktake_desktop.planning.course import Spans
from stocktake_desktop.planning.findings.hours import WITHOUT_INTERPRETATION
from stocktake_desktop.planning.running import State
from stocktake_desktop.planning.slots import Slot

_GAP, _PAUSE, _AFTER = in_seconds(15), in_seconds(30), in_seconds(60)
"""A gap or a break so long is a pause; so long after a stop a session may still belong to what was before it."""


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
            until[room] = max(stop, span.end, until.get(room, stop))
            yield slot


def past_stop(stop: int, slots: Sequence[Slot], spans: Spans) -> int:
    """How many seconds the sessions that a stop ends, and that are not over, go on after it."""
    bound = (spans[slot.id] for slot in bound_by(stop, slots, spans) if slot.run.state is not State.DONE)
    return max((span.end - stop for span in bound if span is not None), default=0)
