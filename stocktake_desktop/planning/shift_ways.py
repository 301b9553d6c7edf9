"""Ways out when a shift meets a limit: shorten what follows, go up to the limit, go alone, park what no longer fits.

Each is worked out as it will be done (docs/shifting.md), so that what is promised is what comes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from stocktake_desktop.models import Day, SessionBlock, SessionKind
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.clock import MINUTES_PER_DAY
from stocktake_desktop.planning.shifting import (
    Mode,
    Moved,
    ShiftBlock,
    Wish,
    in_order_of_day,
    limits_met,
    moves,
    placements,
    shift,
    times_wished,
)

SHORTEST = 10
"""Minutes below which nothing is shortened, nor below half; a meal, a break of an hour or more, keeps an hour."""
_MEAL = 60
_GRAIN = 5
"""Minutes in which people plan: what stands on fives stays on them where it can."""
_SHARES = 1000


class WayKind(StrEnum):
    """What can be done instead of a shift that meets a limit, the gentlest first."""

    SHORTEN = "shorten"
    PART = "part"
    ALONE = "alone"
    PARK = "park"


@dataclass(frozen=True)
class Spare:
    """Minutes that a session can lose: those nothing is planned for, and more down to half."""

    free: int = 0
    more: int = 0


@dataclass(frozen=True)
class ShiftWay:
    """One way and what comes of it: new times in the order of the day, and by id what is parked."""

    kind: WayKind
    moved: tuple[Moved, ...]
    parked: tuple[str, ...] = ()

    @property
    def shortened(self) -> dict[str, int]:
        """How many minutes each session loses so that all fits."""
        if self.kind is not WayKind.SHORTEN:
            return {}
        cuts = {one.id: one.old_end - one.old_start - (one.new_end - one.new_start) for one in self.moved}
        return {key: minutes for key, minutes in cuts.items() if minutes > 0}


def ways_out(day: Day, wish: Wish) -> tuple[ShiftWay, ...]:
    """What can be done instead of a wish that a day does not grant in full; none when it does, or nothing can be."""
    spares = {block.id: spare_of(block) for block in day.sessions}
    return ways_of(placements(day), wish, spares)


def ways_of(day: Sequence[ShiftBlock], wish: Wish, spares: Mapping[str, Spare]) -> tuple[ShiftWay, ...]:
    """The same of the sessions of a day as shifts see them."""
    outcome = shift(day, wish)
    blocks = in_order_of_day(day)
    subject = next(block for block in blocks if block.id == wish.id)
    if not outcome.stopped or subject.locked:
        return ()
    part = ShiftWay(WayKind.PART, outcome.moved) if outcome.moved else None
    later = wish.minutes > 0
    found = (
        _shortened(blocks, subject, wish, spares) if later else None,
        part,
        _alone(blocks, subject, wish),
        _parked(blocks, subject, wish) if later else None,
    )
    return tuple(way for way in found if way is not None)


def spare_of(block: SessionBlock) -> Spare:
    """What a session can lose; nothing when it is locked or a ceremony."""
    if block.locked or block.kind is SessionKind.CEREMONY:
        return Spare()
    is_meal = block.kind is SessionKind.BREAK and block.minutes >= _MEAL
    least = _MEAL if is_meal else max(SHORTEST, -(-block.minutes // 2))
    loses, sums = max(0, block.minutes - least), budget_of(block)
    free = min(loses, sums.free) if sums.planned and not sums.open else 0
    return Spare(free, loses - free)


def _alone(blocks: Sequence[ShiftBlock], subject: ShiftBlock, wish: Wish) -> ShiftWay | None:
    """The session goes all the way, whatever is there; only midnight holds it."""
    start, end = times_wished(blocks, subject, replace(wish, mode=Mode.ONLY))[subject.id]
    if start < 0 or end > max(MINUTES_PER_DAY, subject.end):
        return None
    return ShiftWay(WayKind.ALONE, moves(blocks, {subject.id: (start, end)}))


def _parked(blocks: Sequence[ShiftBlock], subject: ShiftBlock, wish: Wish) -> ShiftWay | None:
    """What no longer fits leaves the programme, the last first, and as few as can be."""
    gone: list[ShiftBlock] = []

    def held(without: Sequence[ShiftBlock]) -> list[ShiftBlock]:
        left = [block for block in blocks if block not in without]
        met = {stop.id for stop in limits_met(left, times_wished(left, subject, wish))}
        return [block for block in left if block.id in met and not block.locked]

    while over := held(gone):
        if over[-1] is subject:
            return None
        gone.append(over[-1])
    for block in sorted(gone, key=lambda block: block.start):
        others = [other for other in gone if other is not block]
        gone = gone if held(others) else others
    left = [block for block in blocks if block not in gone]
    parked = tuple(block.id for block in blocks if block in gone)
    return ShiftWay(WayKind.PARK, moves(left, times_wished(left, subject, wish)), parked)


def _shortened(
    blocks: Sequence[ShiftBlock],
    subject: ShiftBlock,
    wish: Wish,
    spares: Mapping[str, Spare],
) -> ShiftWay | None:
    """What is pushed loses as little as lets all of it fit: free minutes first, then each by the same share.

    Where that is not enough, the session itself begins later and loses minutes too.
    """
    pushed = [key for key in times_wished(blocks, subject, wish) if key != subject.id]
    on_fives = all(minute % _GRAIN == 0 for block in blocks for minute in (block.start, block.end, wish.minutes))

    def fits(cuts: Mapping[str, int]) -> bool:
        return next(limits_met(blocks, times_wished(blocks, subject, wish, cuts)), None) is None

    for who in (pushed, [*pushed, *([] if wish.lengthens else [subject.id])]):
        able = {key: spares[key] for key in who if spares[key] != Spare()}
        for grain in (_GRAIN, 1) if on_fives else (1,):
            if fits(_share(able, 2 * _SHARES, grain)):
                cuts = _given_back(_least(able, grain, fits), grain, fits)
                return ShiftWay(WayKind.SHORTEN, moves(blocks, times_wished(blocks, subject, wish, cuts)))
    return None


def _share(able: Mapping[str, Spare], nth: int, grain: int) -> dict[str, int]:
    """What each loses at a step from 0 to twice `_SHARES`: first of its free minutes, then of the others."""
    free, more = min(nth, _SHARES), max(0, nth - _SHARES)
    losses = {key: (spare.free * free + spare.more * more) // _SHARES // grain * grain for key, spare in able.items()}
    return {key: minutes for key, minutes in losses.items() if minutes}


def _least(able: Mapping[str, Spare], grain: int, fits: Callable[[Mapping[str, int]], bool]) -> dict[str, int]:
    """The cuts of the first step at which all fits, known that it does at the last."""
    low, high = 0, 2 * _SHARES
    while low < high:
        middle = (low + high) // 2
        if fits(_share(able, middle, grain)):
            high = middle
        else:
            low = middle + 1
    return _share(able, high, grain)


def _given_back(cuts: dict[str, int], grain: int, fits: Callable[[Mapping[str, int]], bool]) -> dict[str, int]:
    """The same without what was cut in vain, the last session first."""
    for key in reversed(list(cuts)):
        while cuts[key] and fits({**cuts, key: cuts[key] - grain}):
            cuts[key] -= grain
    return {key: minutes for key, minutes in cuts.items() if minutes}
