"""Where time can be won: free minutes and breaks, Q&A and discussion, speakers, a segment left out.

A lever is pulled in steps; each step says what is taken from which session. Nothing locked is touched, no ceremony is
cut, and nothing goes below its floor (docs/recovery.md). Minutes are whole minutes.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from stocktake_desktop.models import LEADING_ROLES, Appearance, SegmentKind, SessionKind
from stocktake_desktop.planning.as_planned import first_minutes
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.clock import Second, in_minutes, in_seconds, minute_after
from stocktake_desktop.planning.course import running_end
from stocktake_desktop.planning.fixes.contents import in_proportion
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.planning.recovery.board import LUNCH, Board, Draft, is_meal, is_to_come, with_slot
from stocktake_desktop.planning.running import UNDER_WAY, State
from stocktake_desktop.planning.slots import Run, Slot, SlotPart

SHORTEST_DEBATE, SHORTEST_BREAK, SHORTEST_SPEECH = 10, 10, 3
"""Minutes below which nothing is cut: Q&A and discussion, a break, a speaker."""
SPEECH_LOSES = 40
"""Percent of a speaker's minutes that can be taken away."""

_SHORTEST_REST = 5
"""Minutes that are left of a session in any case."""
DEBATES = frozenset({SegmentKind.QUESTIONS, SegmentKind.DISCUSSION})
"""Items that anybody can speak in; they are what is cut first."""
_FRAME = frozenset({SegmentKind.INTRODUCTION, SegmentKind.SUMMARY})
"""Items that say what a session is about and what came out of it: never left out, and nothing without the rest."""
_TO_RUN = (State.PLANNED, *UNDER_WAY)
_OPEN = frozenset(
    {SessionKind.PANEL, SessionKind.TALKS, SessionKind.ACTION_GROUP, SessionKind.REPORTING, SessionKind.PLENARY}
)
"""Kinds of session that count as discussion when nothing is known of what is in them."""


@dataclass(frozen=True)
class Cut:
    """Minutes taken from a session; by id what its segments and speakers have then, and segments left out."""

    session_id: str
    minutes: int
    parts: Mapping[str, int] = field(default_factory=dict)
    speakers: Mapping[str, int] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lever:
    """Steps from 1 to `top`, each with its cuts."""

    top: int
    cuts: Callable[[int], list[Cut]]


class _Spare(NamedTuple):
    """Minutes that can be taken from a session, and from which of its segments."""

    session_id: str
    minutes: int
    part: SlotPart | None = None


def apply(draft: Draft, cuts: Iterable[Cut]) -> Draft:
    """The draft with these cuts made."""
    for cut in cuts:
        slot = next(other for other in draft.slots if other.id == cut.session_id)
        parts = tuple(
            replace(part, seconds=in_seconds(cut.parts[part.id])) if part.id in cut.parts else part
            for part in slot.parts
            if part.id not in cut.dropped
        )
        least = min(slot.end, Second(slot.start + in_seconds(_SHORTEST_REST)))
        draft = with_slot(draft, replace(slot, end=max(Second(slot.end - in_seconds(cut.minutes)), least), parts=parts))
        draft = replace(draft, speakers={**draft.speakers, **cut.speakers}, dropped=draft.dropped | cut.dropped)
    return draft


def slack(board: Board, draft: Draft, ids: Collection[str]) -> Lever:
    """Free minutes of sessions, and breaks down to half."""
    spares = [_Spare(slot.id, _spare_time(board, draft, slot)) for slot in _mine(draft, ids)]
    return _shared(spares)


def questions(board: Board, draft: Draft, ids: Collection[str]) -> Lever:
    """Q&A and open discussion, and sessions of which nothing is known inside, down to half."""
    return _shared([spare for slot in _mine(draft, ids) for spare in _debates(board, slot, _half)])


def remainder(board: Board, draft: Draft, ids: Collection[str]) -> Lever:
    """The same down to ten minutes: they get what is left."""
    return _shared([spare for slot in _mine(draft, ids) for spare in _debates(board, slot, _nothing)])


def speakers(board: Board, draft: Draft, ids: Collection[str]) -> Lever:
    """Fewer minutes for everybody who is still to speak; who had the same minutes still has."""
    slots = [slot for slot in _mine(draft, ids) if slot.kind not in (SessionKind.BREAK, SessionKind.REGISTRATION)]

    def cuts(percent: int) -> list[Cut]:
        return [cut for slot in slots for cut in _speeches(board, draft, slot, percent)]

    return Lever(SPEECH_LOSES if cuts(SPEECH_LOSES) else 0, cuts)


def without(slot: Slot, part: SlotPart) -> Lever:
    """A segment left out; of the time it leaves as much is taken from the session as is asked."""
    minutes = in_minutes(part.seconds or 0)
    return Lever(minutes, lambda taken: [Cut(slot.id, taken, dropped=frozenset((part.id,)))])


def can_be_dropped(draft: Draft, ids: AbstractSet[str]) -> Iterator[tuple[Slot, SlotPart]]:
    """Segments that have not begun and could be left out, of sessions nobody is waited for in.

    No introduction and no summary, nor what a session is held for: the last item beside debates, or beside its frame.
    """
    for slot in _mine(draft, ids - awaited(draft)):
        for part in slot.parts:
            can_go = part.run.state is State.PLANNED and part.kind not in _FRAME and _stands_without(slot, part)
            if can_go and part.seconds and slot.end - slot.start - part.seconds >= in_seconds(_SHORTEST_REST):
                yield slot, part


def awaited(draft: Draft) -> frozenset[str]:
    """The sessions that somebody is waited for in; they are cut after all others."""
    return frozenset(slot.id for slot in draft.slots if slot.not_before is not None)


def free_minutes(board: Board, draft: Draft) -> int:
    """Minutes of sessions for which nothing is planned any more, and something was."""
    planned = Draft(board.slots)
    return sum(
        max(0, _free(board, draft, slot) - _free(board, planned, board.planned(slot.id)))
        for slot in draft.slots
        if slot.run.state is not State.DONE
    )


def _free(board: Board, draft: Draft, slot: Slot) -> int:
    used = filled(board, draft, slot)
    return max(0, in_minutes(slot.end - slot.start) - used) if used else 0


def _stands_without(slot: Slot, part: SlotPart) -> bool:
    """Whether something stays of a session that it is held for."""
    rest = [other for other in slot.parts if other.id != part.id and other.run.state is not State.SKIPPED]
    kinds = {other.kind for other in rest} - _FRAME
    return bool(kinds if part.kind in DEBATES else kinds - DEBATES)


def _mine(draft: Draft, ids: Collection[str]) -> list[Slot]:
    """The sessions that may be cut."""
    return [
        slot
        for slot in draft.slots
        if slot.id in ids and not slot.locked and slot.kind is not SessionKind.CEREMONY and slot.run.state in _TO_RUN
    ]


def _shared(spares: Iterable[_Spare]) -> Lever:
    """Minutes taken from all in proportion to what they can spare."""
    there = [spare for spare in spares if spare.minutes > 0]

    def cuts(taken: int) -> list[Cut]:
        shares = in_proportion([spare.minutes for spare in there], taken)
        return [_cut(spare, minutes) for spare, minutes in zip(there, shares, strict=True) if minutes]

    return Lever(sum(spare.minutes for spare in there), cuts)


def _cut(spare: _Spare, minutes: int) -> Cut:
    if spare.part is None:
        return Cut(spare.session_id, minutes)
    return Cut(spare.session_id, minutes, {spare.part.id: in_minutes(spare.part.seconds or 0) - minutes})


def _spare_time(board: Board, draft: Draft, slot: Slot) -> int:
    length = in_minutes(slot.end - slot.start)
    if slot.kind is SessionKind.BREAK:
        whole = board.planned(slot.id)
        floor = LUNCH if is_meal(whole) else max(SHORTEST_BREAK, _half(whole.whole))
        return length - floor if is_to_come(slot) and slot.start > board.now else 0
    used = filled(board, draft, slot)
    if not used or slot.kind is SessionKind.REGISTRATION:
        return 0
    free = max(0, length - used)
    if slot.run.is_under_way:  # what has been overrun in it is taken up by what is free already
        shorter = replace(slot, end=Second(slot.end - in_seconds(free)))
        free = in_minutes(running_end(slot, board.now) - running_end(shorter, board.now))
    return free


def filled(board: Board, draft: Draft, slot: Slot) -> int:
    """Minutes that are planned for something; 0 while any of it is open."""
    if slot.parts:
        return (
            0
            if any(part.seconds is None for part in slot.parts)
            else in_minutes(sum(p.seconds or 0 for p in slot.parts))
        )
    alone = board.blocks[slot.id].appearances if not board.blocks[slot.id].segments else []
    return _said(draft, alone)


def _debates(board: Board, slot: Slot, share: Callable[[int], int]) -> Iterator[_Spare]:
    """What the debates of a session can spare beside their share: those with minutes, and the one without."""
    block, planned = board.blocks[slot.id], board.planned(slot.id)
    items = {item.id: item for item in budget_of(block).items}
    own = {segment.id for segment in block.segments if segment.minutes is not None}
    whole = {part.id: part.whole for part in planned.parts}
    for part in slot.parts:
        if part.kind in DEBATES and part.id in own and part.run.state in _TO_RUN:
            floor = max(SHORTEST_DEBATE, share(whole[part.id]), items[part.id].speakers, _gone(part.run, board.now))
            yield _Spare(slot.id, in_minutes(part.seconds or 0) - floor, part)
    run = open_debate(board, slot)
    if run is not None and run.state in _TO_RUN:
        timed = sum(part.seconds or 0 for part in slot.parts)
        floor = max(SHORTEST_DEBATE, share(planned.whole - sum(whole.values())), _gone(run, board.now))
        yield _Spare(slot.id, in_minutes(slot.end - slot.start - timed) - floor)


def open_debate(board: Board, slot: Slot) -> Run | None:
    """How far the debate has come that has what is left of a session: its one item without minutes, or all of it."""
    untimed = [part for part in slot.parts if part.seconds is None]
    if len(untimed) == 1 and untimed[0].kind in DEBATES:
        return untimed[0].run
    block = board.blocks[slot.id]
    return slot.run if slot.kind in _OPEN and not block.segments and not budget_of(block).planned else None


def _half(seconds: int) -> int:
    """Half of some seconds in minutes, rounded up."""
    return minute_after(-(-seconds // 2))


def _nothing(_seconds: int) -> int:
    return 0


def _gone(run: Run, now: int) -> int:
    """Minutes that something has taken already."""
    return minute_after(max(0, now - run.started - run.held_by(now))) if run.started is not None else 0


def _speeches(board: Board, draft: Draft, slot: Slot, percent: int) -> Iterator[Cut]:
    """What a session and its segments lose when its speakers have so much less."""
    block = board.blocks[slot.id]
    if not block.segments and is_to_come(slot):
        saved, minutes = _said_shorter(board, draft, block.appearances, percent)
        if saved:
            yield Cut(slot.id, saved, speakers=minutes)
    for part in slot.parts:
        if part.run.state is not State.PLANNED or part.seconds is None:
            continue
        there = [appearance for appearance in block.appearances if appearance.segment_id == part.id]
        saved, minutes = _said_shorter(board, draft, there, percent)
        needed = _said(draft, there)
        taken = max(0, saved - max(0, needed - in_minutes(part.seconds)))
        if saved:
            yield Cut(slot.id, taken, {part.id: in_minutes(part.seconds) - taken}, minutes)


def _said(draft: Draft, there: Iterable[Appearance]) -> int:
    """Minutes that speakers need together."""
    return sum(draft.speakers.get(one.id, one.minutes or 0) * heads(one) for one in there)


def _said_shorter(board: Board, draft: Draft, there: Iterable[Appearance], percent: int) -> tuple[int, dict[str, int]]:
    """Minutes that are saved together, and what each speaker has then; who chairs keeps all."""
    saved, minutes = 0, {}
    for appearance in there:
        if appearance.minutes and appearance.role not in LEADING_ROLES:
            has = draft.speakers.get(appearance.id, appearance.minutes)
            whole = first_minutes(appearance, appearance.minutes, board.records) or 0
            floor = -(-whole * (100 - SPEECH_LOSES) // 100)
            new = min(has, max(SHORTEST_SPEECH, floor, appearance.minutes - appearance.minutes * percent // 100))
            if new < has:
                saved += (has - new) * heads(appearance)
                minutes[appearance.id] = new
    return saved, minutes
