"""Between when and when sessions are likely to end, as the over-runs of the days so far tell (docs/projection.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.clock import Second, end_clock, in_seconds
from stocktake_desktop.planning.overruns import Band, Urn, band_of, draws, likely, seen_in, sort_of
from stocktake_desktop.planning.projection import day_of, spans_of, waits_for
from stocktake_desktop.planning.running import UNDER_WAY, State
from stocktake_desktop.planning.slots import Slot, SlotPart, second_of, slots_of
from stocktake_desktop.words import _

_TO_RUN = (State.PLANNED, *UNDER_WAY)
_DAY = ""

Told = tuple[tuple[str, tuple[Second, ...]], ...]
"""For each item that may run over, by its id: the over-runs that tell of it, the same values for the same sort."""

LikelyEnds = Mapping[str, Band | None]
"""By session, and by the day for all of it: between which seconds it ends in four cases of five.

None where too few were seen to say.
"""


def likely_ends(meeting: Meeting, now: datetime) -> LikelyEnds:
    """When the day of `now` and its sessions are likely to end; what is over, and breaks, are left out."""
    day = day_of(meeting, now)
    if day is None:
        return {}
    slots = tuple(slots_of(day, now))
    sorts, seen = {item.id: sort_of(item) for block in day.sessions for item in block.segments}, seen_in(meeting)
    told = {part.id: likely(seen, sorts[part.id]) for slot in slots for part in slot.parts if _may_run_over(part)}
    can_say = _can_say(slots, told)
    enough = tuple((part_id, tuple(overs)) for part_id, overs in told.items() if overs is not None)
    minute = second_of(day.date, now) // 60
    bands = _bands(slots, in_seconds(minute), enough) if any(can_say.values()) else {}
    ends = {session_id: bands[session_id] if can else None for session_id, can in can_say.items()}
    return ends | {day.id: bands[_DAY] if all(can_say.values()) else None} if ends else {}


def likely_end_words(band: Band | None) -> str:
    """ "likely to end 13:00–13:20", to the minute; that too few were seen, for None."""
    if band is None:
        return _("too little was noted yet to say when it ends")
    first, last = (end_clock(round(second / 60)) for second in (band.low, band.high))
    if first == last:
        return _("likely to end at {time}").format(time=first)
    return _("likely to end {first}–{last}").format(first=first, last=last)


def _may_run_over(part: SlotPart) -> bool:
    return part.seconds is not None and part.run.state in _TO_RUN


def _can_say(slots: Sequence[Slot], told: Mapping[str, Sequence[Second] | None]) -> dict[str, bool]:
    """Of each session to end: whether all is known that may run over in it and in what it waits for."""
    can: dict[str, bool] = {}
    for nth, slot in enumerate(slots):
        if slot.by_itself or slot.run.state not in _TO_RUN:
            continue
        own = [part.id for part in slot.parts if _may_run_over(part)]
        before = [can[other.id] for other in slots[:nth] if other.id in can and waits_for(slot, other)]
        can[slot.id] = bool(own) and all(told[part_id] for part_id in own) and all(before)
    return can


@lru_cache(maxsize=2)
def _bands(slots: tuple[Slot, ...], now: Second, told: Told) -> dict[str, Band]:
    """The days that may come, all of them, and where they and their sessions end; looked at again each minute only."""
    ends: dict[str, list[int]] = {name: [] for name in (*(slot.id for slot in slots), _DAY)}
    timed = {slot.id for slot in slots if not slot.by_itself}
    for random in draws():
        urns: dict[tuple[Second, ...], Urn] = {}
        by_item = {part_id: urns.setdefault(overs, Urn(overs, random)) for part_id, overs in told}
        supposed = [replace(slot, parts=tuple(_supposed(part, by_item, now) for part in slot.parts)) for slot in slots]
        spans = {session_id: span for session_id, span in spans_of(supposed, now).items() if span is not None}
        for session_id, span in spans.items():
            ends[session_id].append(span.end)
        ends[_DAY].append(max(span.end for session_id, span in spans.items() if session_id in timed))
    return {session_id: band_of(found) for session_id, found in ends.items() if found}


def _supposed(part: SlotPart, urns: Mapping[str, Urn], now: Second) -> SlotPart:
    """An item with an over-run that may be its own; what runs has run over already by what it has taken."""
    if part.id not in urns or part.seconds is None:
        return part
    run, so_far = part.run, None
    if run.started is not None:
        so_far = now - run.started - run.held_by(now) - part.seconds
    return replace(part, beyond=round(urns[part.id].draw(so_far)))
