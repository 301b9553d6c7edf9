"""Where the sessions of a day stand at a glance: what is on alone takes the whole width, rooms share it otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stocktake_desktop.models import Day, Placement, Room, SessionBlock
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
    placed, rooms = [block.placed for block in day.sessions], [*day.meeting.rooms, None]
    return [spot for cluster in _clusters(day.sessions) for spot in _spots(cluster, rooms, placed)]


def hours_of(days: Iterable[Day]) -> tuple[int, int]:
    """The full hours that hold every session of the days, in minutes of the day."""
    placed = [block.placed for day in days for block in day.sessions]
    if not placed:
        return _USUAL_HOURS
    first, last = min(at.start for at in placed), max(at.end for at in placed)
    return first // 60 * 60, -(-last // 60) * 60


def _clusters(blocks: Iterable[SessionBlock]) -> Iterator[list[SessionBlock]]:
    """Sessions that are on at the same time, or hang together through others."""
    cluster: list[SessionBlock] = []
    reach = 0
    for block in sorted(blocks, key=lambda block: (block.placed.start, block.minutes, block.id)):
        at = block.placed
        if cluster and at.start >= reach:
            yield cluster
            cluster, reach = [], 0
        cluster.append(block)
        reach = max(reach, at.end)
    if cluster:
        yield cluster


def _spots(
    cluster: Sequence[SessionBlock], rooms: Sequence[Room | None], day: Sequence[Placement]
) -> Iterator[GlanceSpot]:
    by_room = [[block for block in cluster if block.room is room] for room in rooms]
    groups = [
        (blocks, lanes(Interval(block.id, block.placed.start, block.placed.end) for block in blocks))
        for blocks in by_room
        if blocks
    ]
    total = sum(max(lane.total for lane in placed.values()) for _blocks, placed in groups)
    first = 0
    for blocks, placed in groups:
        for block in blocks:
            at, nth = block.placed, first + placed[block.id].nth
            yield GlanceSpot(block, nth, total, at.start, at.end, *_free(at, day))
        first += max(lane.total for lane in placed.values())


def _free(at: Placement, day: Sequence[Placement]) -> tuple[int, int]:
    """Minutes before and after a session in which nothing of the day is on, an hour at most."""
    above = at.start - max((other.end for other in day if other.start < at.start), default=at.start - 60)
    below = min((other.start for other in day if other.end > at.end), default=at.end + 60) - at.end
    return max(0, above), max(0, below)
