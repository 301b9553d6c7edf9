"""Who is waited for in a session that is to come, and who speaks when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from stocktake_desktop.models import Appearance, Rank, SegmentKind, SessionBlock
from stocktake_desktop.planning.clock import Second, clock, in_seconds, minute_after
from stocktake_desktop.planning.fixes.fix import called
from stocktake_desktop.planning.head_count import speaking
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.projection import spans_of
from stocktake_desktop.planning.recovery.board import Board, is_to_come
from stocktake_desktop.planning.recovery.proposal import CalledAt
from stocktake_desktop.planning.running import State
from stocktake_desktop.planning.slots import Slot, second_of
from stocktake_desktop.planning.waiting import item_minutes

_RANKS = tuple(Rank)
_MOVABLE = frozenset({SegmentKind.PANEL, SegmentKind.PRESENTATION, SegmentKind.OTHER})
"""Items that may come before another one: an introduction opens, a summary closes, a debate is about what was said."""


class InTurn(NamedTuple):
    """Somebody who speaks, or an item of a session, with its minutes; `may_move` where it may come earlier."""

    id: str
    minutes: int
    may_move: bool


@dataclass(frozen=True)
class Guest:
    """Who is waited for in a session, when they come, and the turns of which theirs is one; `lead` goes before all."""

    slot: Slot
    speaker: Appearance
    arrival: Second
    turns: tuple[InTurn, ...]
    own: str
    lead: int = 0

    def minutes_before(self, turns: Sequence[InTurn]) -> int:
        """Minutes of the session until the turn of the guest, in this order."""
        ids = [turn.id for turn in turns]
        return self.lead + sum(turn.minutes for turn in turns[: ids.index(self.own)])


def guests_of(board: Board) -> Iterator[Guest]:
    """Of each session that waits, who it waits for, when they come."""
    for slot in board.slots:
        block = board.blocks[slot.id]
        speaker = _awaited(block)
        if speaker is None or slot.not_before is None or slot.not_before <= slot.start or not is_to_come(slot):
            continue
        noted = speaker.not_before
        arrival = slot.not_before if noted is None else second_of(board.day.date, noted)
        yield _guest(block, slot, speaker, max(arrival, slot.not_before))


def earlier(board: Board, guest: Guest) -> tuple[InTurn, ...]:
    """The turns with as many of the last ones first as it takes until the guest is there; the last one opens."""
    ids = [turn.id for turn in guest.turns]
    at = ids.index(guest.own)
    before, after = list(guest.turns[:at]), list(guest.turns[at + 1 :])
    free = spans_of([replace(s, not_before=None) if s.id == guest.slot.id else s for s in board.slots], board.now)
    span = free[guest.slot.id]
    wait = 0 if span is None else minute_after(guest.arrival - span.start)
    for turn in reversed(guest.turns[at + 1 :]):
        if guest.lead + sum(one.minutes for one in before) >= wait:
            break
        if turn.may_move:
            before.append(turn)
            after.remove(turn)
    return (*before, guest.turns[at], *after)


def calls_of(
    board: Board, guest: Guest, begins: int, turns: Sequence[InTurn], not_called: str = ""
) -> tuple[CalledAt, ...]:
    """When everybody speaks in the session of a guest that begins at a minute of the day, in this order."""
    block = board.blocks[guest.slot.id]
    calls = [CalledAt(not_called, None, is_guest=True)] if not_called else []
    at = begins + guest.lead
    for turn in turns:
        calls.append(CalledAt(name_of(block, turn), at, is_guest=turn.id == guest.own and not not_called))
        at += turn.minutes
    return tuple(calls)


def calls_words(calls: Sequence[CalledAt]) -> str:
    """ "Co-facilitators 10:00 · Secretary-General 10:10 · President 10:20"."""
    return " · ".join(f"{call.name} {clock(call.minute)}" for call in calls if call.minute is not None)


def name_of(block: SessionBlock, turn: InTurn) -> str:
    """Who has a turn: somebody, or who is first in an item, or the item."""
    there = [one for one in block.appearances if turn.id in (one.id, one.segment_id)]
    if there:
        return telling_name(there[0])
    return called(next(segment.title for segment in block.segments if segment.id == turn.id))


def _awaited(block: SessionBlock) -> Appearance | None:
    """Who is known to be late, the latest first; else who ranks highest of those who speak, else who speaks first."""
    speakers = [one for one in block.appearances if one.minutes]
    late = [one for one in speakers if one.not_before is not None]
    if late:
        return max(late, key=lambda one: one.not_before or datetime.min)
    return min(speakers, key=_rank, default=None)


def _rank(speaker: Appearance) -> int:
    rank = speaker.person.rank if speaker.person is not None else None
    return len(_RANKS) if rank is None else _RANKS.index(rank)


def _guest(block: SessionBlock, slot: Slot, speaker: Appearance, arrival: Second) -> Guest:
    """Turns are those of the speakers of one item, or of the items where somebody speaks alone in theirs."""
    there = [one for one in block.appearances if one.segment_id == speaker.segment_id and one.minutes]
    lengths = item_minutes(block)
    nth = next((nth for nth, part in enumerate(slot.parts) if part.id == speaker.segment_id), None)
    if nth is not None and len(there) < 2:
        parts = tuple(
            InTurn(part.id, lengths[part.id], part.kind in _MOVABLE and part.run.state is State.PLANNED)
            for part in slot.parts
        )
        return Guest(slot, speaker, arrival, parts, slot.parts[nth].id)
    lead = sum(lengths[part.id] for part in slot.parts[:nth]) if nth is not None else 0
    turns = tuple(InTurn(one.id, speaking(one) or 0, may_move=True) for one in there)
    return Guest(slot, speaker, arrival, turns, speaker.id, lead)


def seconds_before(guest: Guest, turns: Sequence[InTurn]) -> Second:
    """The same in seconds."""
    return in_seconds(guest.minutes_before(turns))
