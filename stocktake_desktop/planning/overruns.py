"""How much longer than planned items of a kind have taken so far, and what that says of those to come.

All lengths are seconds; positive means longer than planned. Time suspended is nobody's over-run. The method, its source
and how often its bands are right stand in docs/projection.md.
"""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from random import Random
from statistics import median

from stocktake_desktop.models import Meeting, Role, Segment, SegmentKind
from stocktake_desktop.planning.clock import Second, in_seconds
from stocktake_desktop.planning.running import State, actual_of, run_seconds, state_of

ENOUGH = 9
"""From how many of a kind on there is a band of 80 %: with n seen, the next one lies between the least and the most
of them in n - 1 of n + 1 cases, whatever their law (a prediction interval by order statistics)."""

_LOW, _HIGH = 0.1, 0.9
_DRAWS = 200


@dataclass(frozen=True, order=True)
class ItemSort:
    """Items that are likely to run over alike: of one kind, with speakers of one role; no role for any or none."""

    kind: SegmentKind
    role: Role | None = None


@dataclass(frozen=True)
class Band:
    """Between what and what something lies in four cases of five, in seconds."""

    low: Second
    high: Second


@dataclass(frozen=True)
class UsualOverrun:
    """What items of a sort have run over: how many were seen, their median, and the band if they are enough."""

    sort: ItemSort
    count: int
    median: Second
    band: Band | None


Seen = Mapping[ItemSort, Sequence[Second]]
"""The over-runs that were seen, by sort; under a kind without a role stand all of that kind."""


def sort_of(segment: Segment) -> ItemSort:
    """The sort of an item: its kind, and the role that most of its speakers have."""
    roles = Counter(appearance.role for appearance in segment.appearances)
    return ItemSort(segment.kind, max(roles, key=lambda role: (roles[role], role), default=None))


def seen_in(meeting: Meeting, until: Date | None = None) -> dict[ItemSort, list[Second]]:
    """The over-runs of every item with minutes of which the beginning and the end were noted, to the end of a day."""
    seen: dict[ItemSort, list[Second]] = {}
    for block in meeting.sessions:
        if until is not None and (block.day is None or block.day.date > until):
            continue
        for segment in block.segments:
            over = overrun_of(segment)
            if over is not None:
                for sort in {sort_of(segment), ItemSort(segment.kind)}:
                    insort(seen.setdefault(sort, []), over)
    return seen


def overrun_of(segment: Segment) -> Second | None:
    """By how much an item ran over; None when it has no minutes, was skipped or is not over, or nobody noted it."""
    actual = actual_of(segment)
    if actual is None or actual.ended is None or actual.started is None or state_of(segment) is not State.DONE:
        return None
    return None if segment.minutes is None else Second(run_seconds(segment, actual.ended) - in_seconds(segment.minutes))


def usual_overruns(meeting: Meeting, until: Date | None = None) -> list[UsualOverrun]:
    """What each sort of item has run over, to the end of a day, all of a kind before its roles; none that is all."""
    seen = seen_in(meeting, until)
    alone = [sort for sort in seen if sort.role is not None and len(seen[sort]) == len(seen[ItemSort(sort.kind)])]
    found = [_usual(sort, overs) for sort, overs in seen.items() if sort not in alone]
    return sorted(found, key=lambda usual: (list(SegmentKind).index(usual.sort.kind), usual.sort.role or ""))


def likely(seen: Seen, sort: ItemSort) -> Sequence[Second] | None:
    """What to judge an item by: its sort when enough of it were seen, else its kind; None when both are too few."""
    return next((seen[s] for s in (sort, ItemSort(sort.kind)) if len(seen.get(s, ())) >= ENOUGH), None)


def band_of(values: Iterable[float]) -> Band:
    """The middle 80 % of many outcomes, or of at least `ENOUGH` that were seen."""
    ordered = sorted(values)
    low, high = (_at(ordered, share * (len(ordered) + 1) - 1) for share in (_LOW, _HIGH))
    return Band(Second(round(low)), Second(round(high)))


class Urn:
    """Draws what the next items of a sort may run over, with what was drawn put back twice.

    So the doubt that few observations leave is shared by all that are drawn together (a Pólya urn, after Blackwell and
    MacQueen, Annals of Statistics 1973). Between two that were seen, each value is as likely as another.
    """

    def __init__(self, seen: Sequence[float], random: Random) -> None:
        self._values, self._random = sorted(seen), random

    def draw(self, at_least: float | None = None) -> float:
        """One over-run; `at_least` for an item that has run over so much already."""
        values = self._values if at_least is None else [value for value in self._values if value > at_least]
        if not values:
            return at_least or 0
        place = self._random.random() * (len(values) + 1) - 1
        value = _at(values, place)
        if place < 0:
            value -= _tail(values) * self._random.expovariate(1)
        elif place > len(values) - 1:
            value += _tail([-v for v in reversed(values)]) * self._random.expovariate(1)
        insort(self._values, value)
        return value


def draws() -> Iterable[Random]:
    """The same chances for every question, so that a band changes only with what it is about."""
    return (Random(nth) for nth in range(_DRAWS))


def _usual(sort: ItemSort, overs: Sequence[Second]) -> UsualOverrun:
    return UsualOverrun(
        sort, len(overs), Second(round(median(overs))), band_of(overs) if len(overs) >= ENOUGH else None
    )


def _at(ordered: Sequence[float], place: float) -> float:
    """The value at a place between those seen, the first being 0; before the first and after the last, these."""
    place = min(max(place, 0), len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _tail(ordered: Sequence[float]) -> float:
    """How far beyond the first one the next may lie on the average, as the steps among the first quarter tell."""
    last = min(len(ordered) - 1, 1 + len(ordered) // 4)
    return (ordered[last] - ordered[0]) / sum(1 / step for step in range(1, last + 1)) if last > 0 else 0
