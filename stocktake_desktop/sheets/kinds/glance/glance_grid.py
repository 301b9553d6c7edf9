"""Where the sessions of a day stand at a glance: what is on alone takes the whole width, rooms share it otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stocktake_desktop.models import Day, Room, SessionBlock
from stocktake_desktop.planning.lanes import Interval, lanes

_USUAL_HOURS = (9 * 60, 18 * 60)


@dataclass(frozen=True)
class GlanceSpot:
    """A session in a day: `nth` of `total` columns, minutes of the day, and free minutes above and below it."""

    block: SessionBlock
    nth: int
    total: int
    start: int
    end: int
    free_above: int
    free_below: int


def spots_of(day: Day) -> list[GlanceSpot]:
    """Every session of the day; the rooms in use at the same time are columns, in the order of the meeting."""
    return [spot for cluster in _clusters(day.sessions) for spot in _spots(cluster, day)]


def hours_of(days: Iterable[Day]) -> tuple[int, int]:
    """The full hours that hold every session of the days, in minutes of the day."""
    spans = [(_start(block), _start(block) + block.minutes) for day in days for block in day.sessions]
    if not spans:
        return _USUAL_HOURS
    first, last = min(start for start, _end in spans), max(end for _start, end in spans)
    return first // 60 * 60, -(-last // 60) * 60


def _start(block: SessionBlock) -> int:
    return block.start or 0


def _clusters(blocks: Iterable[SessionBlock]) -> Iterator[list[SessionBlock]]:
    """Sessions that are on at the same time, or hang together through others."""
    cluster: list[SessionBlock] = []
    reach = 0
    for block in sorted(blocks, key=lambda one: (_start(one), one.minutes, one.id)):
        if cluster and _start(block) >= reach:
            yield cluster
            cluster, reach = [], 0
        cluster.append(block)
        reach = max(reach, _start(block) + block.minutes)
    if cluster:
        yield cluster


def _spots(cluster: Sequence[SessionBlock], day: Day) -> Iterator[GlanceSpot]:
    rooms: list[Room | None] = [*day.meeting.rooms, None]
    by_room = [[block for block in cluster if block.room is room] for room in rooms]
    groups = [(blocks, lanes(_interval(block) for block in blocks)) for blocks in by_room if blocks]
    total = sum(max(lane.total for lane in placed.values()) for _blocks, placed in groups)
    first = 0
    for blocks, placed in groups:
        for block in blocks:
            nth, end = first + placed[block.id].nth, _start(block) + block.minutes
            above, below = _free(block, day)
            yield GlanceSpot(block, nth, total, _start(block), end, above, below)
        first += max(lane.total for lane in placed.values())


def _interval(block: SessionBlock) -> Interval:
    return Interval(block.id, _start(block), _start(block) + block.minutes)


def _free(block: SessionBlock, day: Day) -> tuple[int, int]:
    """Minutes before and after it in which nothing of the day is on, an hour at most."""
    start, end = _start(block), _start(block) + block.minutes
    others = [(_start(other), _start(other) + other.minutes) for other in day.sessions if other is not block]
    above = start - max((other_end for other_start, other_end in others if other_start < start), default=start - 60)
    below = min((other_start for other_start, other_end in others if other_end > end), default=end + 60) - end
    return max(0, above), max(0, below)
