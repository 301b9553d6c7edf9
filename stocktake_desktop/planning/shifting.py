"""Shifting: what follows when a session of a day starts later, earlier, or lasts longer.

Sessions that share time are one cluster and keep their relation. A cluster that moves later pushes the next one only
as far as it reaches into it, so gaps absorb a delay before anything after them moves. Locked sessions, the hard stops
of the day and midnight are walls: the shift goes as far as all of them allow, and what met a wall is reported. A wall
that was crossed before holds nothing. Nothing is pulled earlier unless asked. All minutes are minutes of the day.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from stocktake_desktop.models import Day
from stocktake_desktop.planning.clock import MINUTES_PER_DAY
from stocktake_desktop.planning.more_time import stop_minutes


class Mode(StrEnum):
    """What follows a session that is moved."""

    ONLY = "only"
    ROOM = "room"
    DAY = "day"


class ShiftLimit(StrEnum):
    """What a shift does not go past."""

    LOCKED = "locked"
    HARD_STOP = "hard-stop"
    DAY_END = "day-end"


@dataclass(frozen=True)
class ShiftBlock:
    """A session of a day as a shift sees it; `room` is empty while the room is open.

    `stops` are the minutes at which the hard stops of the day are for it.
    """

    id: str
    room: str
    start: int
    end: int
    locked: bool = False
    stops: tuple[int, ...] = ()


@dataclass(frozen=True)
class Moved:
    """A session with another time than before."""

    id: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True)
class StoppedSession:
    """A session that could not go all the way, or a locked one in the way, and why."""

    id: str
    reason: ShiftLimit


@dataclass(frozen=True)
class ShiftOutcome:
    """What a shift does: the sessions it moves, in the order of the day, and the limits it met."""

    moved: tuple[Moved, ...] = ()
    stopped: tuple[StoppedSession, ...] = ()


Times = dict[str, tuple[int, int]]


def placements(day: Day) -> list[ShiftBlock]:
    """The sessions of a day as shifts see them."""
    return [
        ShiftBlock(
            block.id,
            block.room_id or "",
            block.placed.start,
            block.placed.end,
            block.locked,
            tuple(stop_minutes(day, block.room_id)),
        )
        for block in day.sessions
    ]


@dataclass(frozen=True)
class Wish:
    """Move `id` by so many minutes (earlier when negative); `lengthens` moves its end alone."""

    id: str
    minutes: int
    mode: Mode = Mode.ONLY
    lengthens: bool = False
    pull: bool = False
    """Let later sessions come earlier too, by as much."""


def shift(day: Iterable[ShiftBlock], wish: Wish) -> ShiftOutcome:
    """What a wish does to a day; LookupError when the session is not on it.

    When it cannot be granted in full, the most that keeps within all limits is done. Order is kept; a session that
    crossed a hard stop or midnight before is not held by it.
    """
    blocks = in_order_of_day(day)
    subject = next((block for block in blocks if block.id == wish.id), None)
    if subject is None:
        raise LookupError(wish.id)
    if subject.locked:
        return ShiftOutcome(stopped=(StoppedSession(subject.id, ShiftLimit.LOCKED),))
    stopped = tuple(limits_met(blocks, times_wished(blocks, subject, wish)))
    minutes = wish.minutes
    if stopped:
        minutes = (_most_later if minutes > 0 else _most_earlier)(blocks, subject, wish)
    return ShiftOutcome(moves(blocks, times_wished(blocks, subject, replace(wish, minutes=minutes))), stopped)


def close_gaps(day: Iterable[ShiftBlock], subject_id: str) -> ShiftOutcome:
    """Let the later sessions of a room each begin where the one before it ends, as far as the first locked one.

    What would come to lie across a hard stop begins at the stop.
    """
    blocks = in_order_of_day(day)
    subject = next(block for block in blocks if block.id == subject_id)
    times: Times = {}
    held: list[StoppedSession] = []
    end = subject.end
    for block in _later(blocks, subject, Mode.ROOM):
        if block.start < subject.end or block.id == subject.id:
            end = max(end, block.end)
            continue
        if block.locked:
            held.append(StoppedSession(block.id, ShiftLimit.LOCKED))
            break
        start, length = min(block.start, end), block.end - block.start
        crossed = [stop for stop in block.stops if _crosses(block, start, start + length, stop)]
        if crossed:
            held.append(StoppedSession(block.id, ShiftLimit.HARD_STOP))
        times[block.id] = (max([start, *crossed]), max([start, *crossed]) + length)
        end = max(end, times[block.id][1])
    return ShiftOutcome(moves(blocks, times), tuple(held))


def swap_with_next(day: Iterable[ShiftBlock], subject_id: str) -> ShiftOutcome:
    """Let a session and the one after it in its room change places; the time between them stays as long.

    Nothing moves when there is no later session, or when one of the two is locked or would meet a limit.
    """
    blocks = in_order_of_day(day)
    subject = next(block for block in blocks if block.id == subject_id)
    following = next((other for other in _later(blocks, subject, Mode.ROOM) if other.start >= subject.end), None)
    if following is None:
        return ShiftOutcome()
    locked = tuple(StoppedSession(block.id, ShiftLimit.LOCKED) for block in (subject, following) if block.locked)
    if locked:
        return ShiftOutcome(stopped=locked)
    between = following.start - subject.end
    middle = subject.start + following.end - following.start
    times = {
        following.id: (subject.start, middle),
        subject.id: (middle + between, middle + between + subject.end - subject.start),
    }
    if met := tuple(limits_met(blocks, times)):
        return ShiftOutcome(stopped=met)
    return ShiftOutcome(moves(blocks, times))


def in_order_of_day(day: Iterable[ShiftBlock]) -> list[ShiftBlock]:
    """The sessions of a day as shifts look at them: the earliest first."""
    return sorted(day, key=lambda block: (block.start, block.end, block.id))


def times_wished(
    blocks: Sequence[ShiftBlock], subject: ShiftBlock, wish: Wish, cuts: Mapping[str, int] | None = None
) -> Times:
    """Where the sessions of a day, in its order, would be if nothing stood in the way; `cuts` are minutes they lose."""
    by, cuts = wish.minutes, cuts or {}
    reach = subject.end + by - cuts.get(subject.id, 0)
    times: Times = {subject.id: (subject.start if wish.lengthens else subject.start + by, reach)}
    following = [block for block in _following(blocks, subject, wish) if not block.locked]
    if by < 0:
        return times | {block.id: (block.start + by, block.end + by) for block in following if wish.pull}
    for nth, cluster in enumerate(_clusters(following if wish.lengthens else [subject, *following])):
        if nth or wish.lengthens:
            by = max(0, reach - cluster[0].start)
        moved = {block.id: (block.start + by, block.end + by - cuts.get(block.id, 0)) for block in cluster}
        times |= {block.id: moved[block.id] for block in cluster if by or block.id in cuts}
        reach = max(end for _start, end in moved.values())
    return times


def _following(blocks: Iterable[ShiftBlock], subject: ShiftBlock, wish: Wish) -> list[ShiftBlock]:
    """The sessions that may follow, in the order of the day; of an end that moves alone, those from the end on."""
    since = subject.end if wish.lengthens else subject.start
    return [block for block in _later(blocks, subject, wish.mode) if block.start >= since and block.id != subject.id]


def _later(blocks: Iterable[ShiftBlock], subject: ShiftBlock, mode: Mode) -> list[ShiftBlock]:
    """The session itself and those that may follow it, in the order of the day."""
    if mode is Mode.ONLY:
        return [subject]
    if mode is Mode.ROOM and not subject.room:
        return [subject]
    rest = (block for block in blocks if block.start >= subject.start)
    return [block for block in rest if mode is Mode.DAY or block.room == subject.room]


def _clusters(blocks: Iterable[ShiftBlock]) -> Iterator[list[ShiftBlock]]:
    """Sessions that share time, directly or through others, together; blocks come in the order of the day."""
    cluster: list[ShiftBlock] = []
    for block in blocks:
        if cluster and block.start >= max(other.end for other in cluster):
            yield cluster
            cluster = []
        cluster.append(block)
    if cluster:
        yield cluster


def _most_later(blocks: Sequence[ShiftBlock], subject: ShiftBlock, wish: Wish) -> int:
    """The most minutes of a wish that meet no limit; later, what fails for some minutes fails for more."""
    low, high = 0, wish.minutes
    while low < high:
        middle = (low + high + 1) // 2
        times = times_wished(blocks, subject, replace(wish, minutes=middle))
        if next(limits_met(blocks, times), None) is None:
            low = middle
        else:
            high = middle - 1
    return low


def _most_earlier(blocks: Sequence[ShiftBlock], subject: ShiftBlock, wish: Wish) -> int:
    """The same of a wish to be earlier: who cannot begin before a limit begins at it, or goes over a stop whole."""
    moving = times_wished(blocks, subject, wish)
    walls = {0, *(block.end for block in blocks if block.locked)}
    touching = {wall - block.start for block in blocks if block.id in moving for wall in (*walls, *block.stops)}
    for minutes in sorted(minutes for minutes in touching if wish.minutes < minutes < 0):
        times = times_wished(blocks, subject, replace(wish, minutes=minutes))
        if next(limits_met(blocks, times), None) is None:
            return minutes
    return 0


def limits_met(blocks: Sequence[ShiftBlock], times: Times) -> Iterator[StoppedSession]:
    """What would run into a wall, in the order of the day; a locked session is named after what runs into it."""
    named: set[str] = set()
    for block in blocks:
        if block.id not in times:
            continue
        start, end = times[block.id]
        if start < 0 or end > max(block.end, MINUTES_PER_DAY):
            yield StoppedSession(block.id, ShiftLimit.DAY_END)
        elif any(_crosses(block, start, end, stop) for stop in block.stops):
            yield StoppedSession(block.id, ShiftLimit.HARD_STOP)
        for wall in _walls(blocks, block, start, end):
            yield from (
                StoppedSession(block_id, ShiftLimit.LOCKED) for block_id in (block.id, wall.id) if block_id not in named
            )
            named |= {block.id, wall.id}


def _crosses(block: ShiftBlock, start: int, end: int, stop: int) -> bool:
    """Whether a session that was before a stop would go past it, or one that was after it would lie across it."""
    return block.end <= stop < end or (block.start >= stop and start < stop < end)


def _walls(blocks: Iterable[ShiftBlock], block: ShiftBlock, start: int, end: int) -> Iterator[ShiftBlock]:
    """Locked sessions of the same room that a session keeps clear of now, and would not at its new time."""
    for wall in blocks:
        if wall.locked and wall.room == block.room and wall.room:
            was_before, was_after = block.end <= wall.start, block.start >= wall.end
            if (was_before and end > wall.start) or (was_after and start < wall.end):
                yield wall


def moves(blocks: Iterable[ShiftBlock], times: Times) -> tuple[Moved, ...]:
    """The sessions that have another time then, in the order of the day."""
    return tuple(
        Moved(block.id, block.start, block.end, *times[block.id])
        for block in blocks
        if times.get(block.id, (block.start, block.end)) != (block.start, block.end)
    )
