"""The ways to recover a late day, each worked out to its consequences (docs/recovery.md)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import islice

from stocktake_desktop.models import Meeting, SessionKind
from stocktake_desktop.planning.clock import Second, clock, in_minutes, in_seconds
from stocktake_desktop.planning.course import Spans
from stocktake_desktop.planning.projection import spans_of
from stocktake_desktop.planning.recovery.asking import asking
from stocktake_desktop.planning.recovery.board import (
    Board,
    Draft,
    board_of,
    is_to_come,
    limits_of,
    upstream,
)
from stocktake_desktop.planning.recovery.guests import calls_of, calls_words, guests_of
from stocktake_desktop.planning.recovery.levers import (
    DEBATES,
    SHORTEST_DEBATE,
    Lever,
    apply,
    awaited,
    can_be_dropped,
    free_minutes,
    questions,
    remainder,
    slack,
    speakers,
    without,
)
from stocktake_desktop.planning.recovery.locked import contents_limits, lacking, opening
from stocktake_desktop.planning.recovery.outcome import recovery_of
from stocktake_desktop.planning.recovery.price import price_of
from stocktake_desktop.planning.recovery.proposal import NewTimes, Outlook, Overrun, Recovery, TimeLimit, Way, most_over
from stocktake_desktop.planning.recovery.protocol import Arranged, arranged, postponed
from stocktake_desktop.planning.recovery.telling import verdict
from stocktake_desktop.planning.slots import Slot, SlotPart
from stocktake_desktop.words import _

Levers = Callable[[Board, Draft, Collection[str]], Lever]

Aim = tuple[str, str]
"""A limit and a session that runs into it."""

_CUTS: Mapping[Way, tuple[Levers, ...]] = {
    Way.SLACK: (slack,),
    Way.QUESTIONS: (questions,),
    Way.SPEAKERS: (speakers,),
}
_GENTLE = tuple(Way)
"""Of two ways that do as well, the one that stands first here is offered first."""
_IN_PLACE = frozenset({SessionKind.BREAK, SessionKind.REGISTRATION, SessionKind.OPENING, SessionKind.CLOSING})
_LONG = 10
"""Minutes from which it is told that a guest who is there has to wait."""
_DROPS = 2
"""Segments that are offered to be left out."""


def ways_to_recover(
    meeting: Meeting,
    now: datetime,
    rooms: Collection[str | None] | None = None,
    known: Mapping[str, datetime] | None = None,
) -> Outlook:
    """How the rest of the day of `now` could be recovered, the best way first; of some rooms, or of all.

    `known` are starts that sessions are known not to make earlier, as in `projection.project`.
    """
    board = board_of(meeting, now, rooms, known or {})
    if board is None:
        return Outlook()
    limits = limits_of(board, board.slots)
    was_asked = any(limit.over_minutes and limit.asked is not None for limit in limits)
    if not was_asked and not _is_behind(board, spans_of(board.slots, board.now)):
        return Outlook((), limits, verdict(board, (), limits))
    shut = lacking(board)
    limits = (*limits, *contents_limits(board, shut, kept=False))
    opened = board_of(meeting, now, rooms, known or {}, [slot.id for slot in shut]) or board
    found = _worth_it(_unlocked(one, opened, shut) for one in _all_ways(opened, Draft(opened.slots)))
    return Outlook(found, limits, verdict(board, found, limits), _nothing(board, shut, limits))


def _unlocked(recovery: Recovery, opened: Board, shut: list[Slot]) -> Recovery:
    """A way that may need locks opened for it, and then leaves what was locked all its contents."""
    acts = tuple(opening(recovery.acts, opened.blocks, shut))
    limits = (*recovery.limits, *contents_limits(opened, shut, kept=True))
    return replace(recovery, acts=acts, limits=limits)


def _nothing(board: Board, shut: list[Slot], limits: tuple[TimeLimit, ...]) -> Recovery:
    """The way of doing nothing; what is locked begins late all the same, and has less time."""
    moved, spans = recovery_of(board, Way.MOVE, Draft(board.slots)), spans_of(board.slots, board.now)
    squeezed = [
        NewTimes(
            slot.id,
            in_minutes(slot.start),
            in_minutes(slot.end),
            in_minutes(span.start),
            in_minutes(span.end),
            is_placed=False,
        )
        for slot in shut
        if (span := spans[slot.id]) is not None and not slot.run.is_under_way
    ]
    times = (*squeezed, *moved.times)
    return _with_calls(
        board, replace(moved, title=_("Nothing is done"), changes=(), acts=(), times=times, limits=limits)
    )


def _is_behind(board: Board, spans: Spans) -> bool:
    """Whether anything that is concerned is expected later than planned, or squeezed."""
    there = ((slot, spans[slot.id]) for slot in board.slots if slot.id in board.scope)
    return any(span is not None and in_minutes(max(span.squeezed, span.end - slot.end)) > 0 for slot, span in there)


def _worth_it(found: Iterable[Recovery]) -> tuple[Recovery, ...]:
    """Those that change something, each once, the best first."""
    different = {recovery.acts: recovery for recovery in reversed(list(found)) if recovery.acts}
    return tuple(sorted(different.values(), key=_rank))


def _rank(recovery: Recovery) -> tuple[int, bool, int, int, str]:
    place = _GENTLE.index(recovery.way)
    return recovery.over_minutes, recovery.asked is not None, place, recovery.free_minutes, recovery.title


def _all_ways(board: Board, draft: Draft) -> Iterator[Recovery]:
    limits = limits_of(board, draft.slots)
    if not most_over(limits):
        yield _proposal(board, Way.ABSORB, draft)
        yield from _shorter(board, draft)
        return
    moved = _proposal(board, Way.MOVE, draft)
    ways = [
        *(_arranged(board, way) for way in arranged(board, draft)),
        *_swaps(board, draft, most_over(limits)),
        *_shorter(board, draft),
        *_drops(board, draft, limits),
        moved,
    ]
    yield from (*ways, *asking(board, replace(moved, way=Way.ASK)))
    if all(way.over_minutes for way in ways):
        yield from _postponed(board, draft, limits)


def _proposal(board: Board, way: Way, draft: Draft, swapped: tuple[str, str] | None = None) -> Recovery:
    """A draft as a proposal, with its price."""
    recovery = _with_calls(board, recovery_of(board, way, draft, swapped))
    price = price_of(board, draft, _kept_waiting(board, recovery), only_moves=way is Way.MOVE)
    return replace(recovery, price=price, free_minutes=free_minutes(board, draft))


def _kept_waiting(board: Board, recovery: Recovery) -> list[str]:
    """That somebody who is there by then has to wait for their turn."""
    arrivals = [guest.arrival for guest in guests_of(board)][:1]
    return [
        _("{name} speaks at {time} only").format(name=call.name, time=clock(call.minute))
        for call, arrival in zip((call for call in recovery.calls if call.is_guest), arrivals, strict=False)
        if call.minute is not None and call.minute - in_minutes(arrival) >= _LONG
    ]


def _arranged(board: Board, way: Arranged) -> Recovery:
    """What protocol or postponing does, with as much shortened as is still too late; nothing for the end of a day."""
    is_late = most_over(limits_of(board, way.draft.slots)) > 0
    draft = _pulled(board, way.draft, (slack, questions)) if is_late else way.draft
    recovery = recovery_of(board, way.way, draft)
    recovery = _with_calls(board, recovery, way)
    turns = calls_words(recovery.calls) if way.way is Way.BEGIN else ""
    return replace(
        recovery,
        title=way.title,
        changes=(*way.changes, *filter(None, (turns,)), *recovery.changes),
        acts=(*way.acts, *recovery.acts),
        price=price_of(board, draft, way.price, way.free_minutes),
        free_minutes=way.free_minutes + free_minutes(board, draft),
    )


def _with_calls(board: Board, recovery: Recovery, way: Arranged | None = None) -> Recovery:
    """The way with who is called when in the first session that waits for somebody."""
    guest = next(guests_of(board), None)
    if guest is None:
        return recovery
    times = {one.session_id: one.new_start for one in recovery.times}
    begins = times.get(guest.slot.id, in_minutes(guest.slot.start))
    turns, not_called = (way.turns, way.not_called) if way is not None and way.turns else (guest.turns, "")
    return replace(recovery, calls=calls_of(board, guest, begins, turns, not_called))


def _shorter(board: Board, draft: Draft) -> Iterator[Recovery]:
    """The ways that cut; those that cut more only where those that cut less are not enough."""
    cut = {way: _pulled(board, draft, levers) for way, levers in _CUTS.items()}
    over = {way: most_over(limits_of(board, pulled.slots)) for way, pulled in cut.items()}
    if least := min(over.values()):
        cut |= _if_better(board, Way.TOGETHER, _pulled(board, draft, (slack, questions, speakers)), least)
    if over[Way.QUESTIONS]:
        cut |= _if_better(board, Way.REMAINDER, _pulled(board, draft, (questions, remainder)), over[Way.QUESTIONS])
    yield from (_proposal(board, way, pulled) for way, pulled in cut.items() if pulled is not draft)


def _if_better(board: Board, way: Way, pulled: Draft, over: int) -> dict[Way, Draft]:
    return {way: pulled} if most_over(limits_of(board, pulled.slots)) < over else {}


def _pulled(board: Board, draft: Draft, levers: Collection[Levers]) -> Draft:
    """The day with these levers pulled, as little as each limit in turn asks for.

    Who is waited for has less only when all others together are not enough.
    """
    last = awaited(draft)
    is_hard = most_over(limits_of(board, draft.slots)) > 0
    for make, spared in [*((make, True) for make in levers), *((make, False) for make in levers if last)]:
        for limit in (limit for limit in limits_of(board, draft.slots) if not (is_hard and limit.is_soft)):
            overruns = _overruns(board, draft, limit.id)
            for overrun in sorted(overruns, key=lambda overrun: (overrun.minutes, overrun.session_id)):
                draft = _as_far(board, draft, make, last if spared else frozenset(), (limit.id, overrun.session_id))
    return draft


def _as_far(board: Board, draft: Draft, make: Levers, spared: frozenset[str], aim: Aim) -> Draft:
    """A lever pulled in what a session waits for, and again when it then waits for others, as long as it helps."""
    while True:
        ids = upstream((aim[1],), draft.slots, spans_of(draft.slots, board.now))
        pulled = _least(board, draft, make(board, draft, ids - spared), aim)
        if pulled is draft:
            return draft
        draft = pulled


def _least(board: Board, draft: Draft, lever: Lever, aim: Aim) -> Draft:
    """The draft with a lever pulled by the fewest steps that do all that it can do."""

    def over(steps: int) -> int:
        return _over(board, apply(draft, lever.cuts(steps)), aim)

    before = _over(board, draft, aim)
    if lever.top < 1 or not before:
        return draft
    best = over(lever.top)
    if best >= before:
        return draft
    low, high = 1, lever.top
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if over(middle) <= best else (middle + 1, high)
    return apply(draft, lever.cuts(low))


def _overruns(board: Board, draft: Draft, limit_id: str) -> tuple[Overrun, ...]:
    return next((limit.missed_by for limit in limits_of(board, draft.slots) if limit.id == limit_id), ())


def _over(board: Board, draft: Draft, aim: Aim) -> int:
    limit_id, session_id = aim
    return next((miss.minutes for miss in _overruns(board, draft, limit_id) if miss.session_id == session_id), 0)


def _drops(board: Board, draft: Draft, limits: tuple[TimeLimit, ...]) -> Iterator[Recovery]:
    """Without one segment: the shortest that is long enough comes first, else the longest."""
    limit, worst, ids = _first_missed(board, draft, limits)
    enough = in_seconds(worst.minutes)
    there = sorted(
        can_be_dropped(draft, ids),
        key=lambda spare: ((spare[1].seconds or 0) < enough, abs((spare[1].seconds or 0) - enough), spare[1].id),
    )
    shorter = ((part, _least(board, draft, without(slot, part), (limit.id, worst.session_id))) for slot, part in there)
    worth_it = (pulled for part, pulled in shorter if not _could_stay(board, part, pulled))
    for pulled in islice(worth_it, _DROPS):
        if most_over(limits_of(board, pulled.slots)) < most_over(limits):
            yield _proposal(board, Way.DROP, pulled)


def _first_missed(board: Board, draft: Draft, limits: tuple[TimeLimit, ...]) -> tuple[TimeLimit, Overrun, set[str]]:
    """The first limit missed that has to be kept, who misses it most, and the sessions that make that one late."""
    limit = next(limit for limit in limits if limit.over_minutes and not limit.is_soft)
    worst = max(limit.missed_by, key=lambda overrun: overrun.minutes)
    return limit, worst, upstream((worst.session_id,), draft.slots, spans_of(draft.slots, board.now))


def _could_stay(board: Board, part: SlotPart, pulled: Draft) -> bool:
    """Whether a debate is left out that might as well have what stays free without it."""
    return part.kind in DEBATES and free_minutes(board, pulled) >= SHORTEST_DEBATE


def _postponed(board: Board, draft: Draft, limits: tuple[TimeLimit, ...]) -> Iterator[Recovery]:
    """Without the session that costs least of those that help most."""
    _limit, worst, ids = _first_missed(board, draft, limits)
    ways = list(postponed(board, draft, ids, worst.minutes))
    best = min(ways, key=lambda way: most_over(limits_of(board, way.draft.slots)), default=None)
    if best is not None and most_over(limits_of(board, best.draft.slots)) < most_over(limits):
        yield _arranged(board, best)


def _swaps(board: Board, draft: Draft, over: int) -> Iterator[Recovery]:
    """A session that waits for somebody changes places with the next one of its room."""
    for slot in draft.slots:
        following = _next_of(board, draft, slot)
        if slot.not_before is None or slot.not_before <= slot.start or following is None:
            continue
        if not (_can_move(board, slot) and _can_move(board, following)):
            continue
        swapped = _swapped(draft, slot, following)
        if most_over(limits_of(board, swapped.slots)) < over:
            yield _proposal(board, Way.SWAP, swapped, swapped=(slot.id, following.id))


def _swapped(draft: Draft, slot: Slot, following: Slot) -> Draft:
    """The second takes the start of the first, and the time between them stays as long."""
    between = following.start - slot.end
    length = following.end - following.start
    second = Second(slot.start + length + between)
    places = {
        following.id: replace(following, start=slot.start, end=Second(slot.start + length)),
        slot.id: replace(slot, start=second, end=Second(second + slot.end - slot.start)),
    }
    slots = [places.get(other.id, other) for other in draft.slots]
    return replace(draft, slots=tuple(sorted(slots, key=lambda other: other.order)))


def _next_of(board: Board, draft: Draft, slot: Slot) -> Slot | None:
    later = (
        other for other in draft.slots if other.room_id == slot.room_id and other.start >= slot.end and slot.room_id
    )
    return next(later, None)


def _can_move(board: Board, slot: Slot) -> bool:
    """Whether a session may take another place of the day: nothing locked, under way, or that has its own place."""
    return is_to_come(slot) and not slot.locked and slot.kind not in _IN_PLACE
