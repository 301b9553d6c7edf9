"""Blocks side by side: which lane each takes where several are on at the same time."""

from collections.abc import Iterable
from typing import NamedTuple


class Interval(NamedTuple):
    """Something that lasts: half-open, in minutes of a day."""

    key: str
    start: int
    end: int


class LanePlace(NamedTuple):
    """The place of an interval among those it shares time with: lane `nth` (from 0) of `total`."""

    nth: int
    total: int


def lanes(intervals: Iterable[Interval]) -> dict[str, LanePlace]:
    """Give each interval the first lane that is free, and every cluster of overlapping ones as many as it needs.

    Intervals that only touch share a lane. n log n in the number of intervals.
    """
    placed: dict[str, LanePlace] = {}
    cluster: list[tuple[str, int]] = []
    ends: list[int] = []
    for key, start, end in sorted(intervals, key=lambda i: (i.start, -i.end, i.key)):
        if ends and start >= max(ends):
            placed.update({k: LanePlace(nth, len(ends)) for k, nth in cluster})
            cluster, ends = [], []
        nth = next((i for i, free in enumerate(ends) if free <= start), len(ends))
        ends[nth : nth + 1] = [max(end, start + 1)]
        cluster.append((key, nth))
    placed.update({k: LanePlace(nth, len(ends)) for k, nth in cluster})
    return placed


def overlapping(intervals: Iterable[Interval]) -> list[tuple[Interval, Interval]]:
    """Every pair that shares some time, each once, the earlier first."""
    pairs: list[tuple[Interval, Interval]] = []
    open_: list[Interval] = []
    for interval in sorted(intervals, key=lambda i: (i.start, i.end, i.key)):
        open_ = [other for other in open_ if other.end > interval.start]
        pairs.extend((other, interval) for other in open_)
        open_.append(interval)
    return pairs
