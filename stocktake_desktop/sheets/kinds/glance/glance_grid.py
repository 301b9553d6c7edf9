"""Where the sessions of a day stand at a glance: what is on alone takes the whole width, rooms share it otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stocktake_desktop.models import Day, Room, SessionBlock, SessionKind
from stocktake_desktop.planning.lanes import Interval, lanes
from stocktake_desktop.planning.stops import TimedStop, stop_times

HOUR = 60
_USUAL_HOURS = (9 * HOUR, 18 * HOUR)
_QUIET = frozenset({SessionKind.BREAK, SessionKind.REGISTRATION})


@dataclass(frozen=True)
class GlanceSpot:
    """A session in a day: `nth` of `total` columns, and its minutes of the day, as far as the page shows them."""

    block: SessionBlock
    nth: int
    total: int
    start: int
    end: int


@dataclass(frozen=True)
class DayHours:
    """A day from one full hour to another, in minutes of the day; of a day on several pages each shows a part."""

    day: Day
    first: int
    last: int
    is_part: bool = False

    def spots(self) -> list[GlanceSpot]:
        """Every session of these hours; the rooms in use at the same time are columns, in the order of the meeting."""
        blocks = [
            block for block in self.day.sessions if block.placed.start < self.last and self.first < block.placed.end
        ]
        rooms = [*self.day.meeting.rooms, None]
        spots = [spot for cluster in _clusters(blocks) for spot in _spots(cluster, rooms)]
        return [replace(spot, start=max(spot.start, self.first), end=min(spot.end, self.last)) for spot in spots]

    def stops(self) -> list[TimedStop]:
        """The hard stops that are told of here: on a page for a whole day all, whatever hours it shows."""
        return [stop for stop in stop_times(self.day) if not self.is_part or self.first < stop.minute <= self.last]

    def parts(self, count: int) -> list["DayHours"]:
        """The hours in as many parts, about alike; a part begins where as little as can be is on."""
        hours, cuts = (self.last - self.first) // HOUR, [self.first]
        for nth in range(1, count):
            wanted = self.first + hours * HOUR * nth / count
            free = range(cuts[-1] + HOUR, self.last - (count - nth) * HOUR + 1, HOUR)
            near = [hour for hour in free if abs(hour - wanted) <= hours * HOUR / count / 2] or [free[0]]
            cuts.append(min(near, key=lambda hour: (self._on_at(hour), abs(hour - wanted))))
        cuts.append(self.last)
        return [replace(self, first=at, last=to, is_part=True) for at, to in pairwise(cuts)]

    def _on_at(self, minute: int) -> int:
        return sum(block.placed.start < minute < block.placed.end for block in self.day.sessions)


def hours_of(days: Iterable[Day]) -> tuple[int, int]:
    """The full hours that hold every session of the days, in minutes of the day."""
    placed = [block.placed for day in days for block in day.sessions]
    if not placed:
        return _USUAL_HOURS
    first, last = min(at.start for at in placed), max(at.end for at in placed)
    return first // HOUR * HOUR, -(-last // HOUR) * HOUR


def quiet_hours(shown: Sequence[DayHours]) -> list[tuple[int, int]]:
    """The runs of full hours in which nothing is on but registration and breaks, on none of the days."""
    spots = [spot for hours in shown for spot in hours.spots() if spot.block.kind not in _QUIET]
    stops = [stop.minute for hours in shown for stop in hours.stops()]
    runs: list[tuple[int, int]] = []
    for hour in range(shown[0].first, shown[0].last, HOUR) if spots else ():
        is_on = any(spot.start < hour + HOUR and hour < spot.end for spot in spots)
        if is_on or any(hour < stop < hour + HOUR for stop in stops):
            continue
        if runs and runs[-1][1] == hour:
            runs[-1] = (runs[-1][0], hour + HOUR)
        else:
            runs.append((hour, hour + HOUR))
    return runs


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


def _spots(cluster: Sequence[SessionBlock], rooms: Sequence[Room | None]) -> Iterator[GlanceSpot]:
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
            yield GlanceSpot(block, first + placed[block.id].nth, total, block.placed.start, block.placed.end)
        first += max(lane.total for lane in placed.values())
