"""Short sessions of one kind that follow each other in a room, such as statements: what they take together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stocktake_desktop.models import Day, Room, SessionBlock
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, clock, duration, end_clock
from stocktake_desktop.planning.more_time import stop_minutes
from stocktake_desktop.words import _, ngettext

_LONGEST, _FEWEST = 15, 3
"""Minutes of the longest session of a row, and how many sessions make one."""


@dataclass(frozen=True)
class ShortRow:
    """Sessions in the order of time, each beginning where the one before ends, and the minute they have to end by.

    `limit` is the next hard stop, what comes next in the room, or midnight.
    """

    sessions: tuple[SessionBlock, ...]
    limit: int

    @property
    def start(self) -> int:
        """The minute the first begins at."""
        return self.sessions[0].placed.start

    @property
    def planned(self) -> int:
        """Minutes they take together."""
        return sum(block.minutes for block in self.sessions)

    @property
    def room(self) -> int:
        """Minutes there are for them."""
        return self.limit - self.start

    @property
    def sum_words(self) -> str:
        """ "36 × 5 min" """
        lengths = {block.minutes for block in self.sessions}
        if len(lengths) > 1:
            return ngettext("{n} session", "{n} sessions", len(self.sessions)).format(n=len(self.sessions))
        return _("{count} × {minutes}").format(count=len(self.sessions), minutes=duration(*lengths))

    def taken_words(self, taken: int) -> str:
        """ "180 of 180 min": so many of the minutes there are."""
        return _("{taken} of {room} min").format(taken=taken, room=self.room)

    def rest_words(self, taken: int) -> str:
        """What so many minutes leave: "No slack before 13:00", "36 min free before 13:00", or how many are too many."""
        end = end_clock(self.limit)
        if taken == self.room:
            return _("No slack before {time}").format(time=end)
        n = abs(self.room - taken)
        if taken > self.room:
            return _("{n} min too many before {time}").format(n=n, time=end)
        return ngettext("{n} min free before {time}", "{n} min free before {time}", n).format(n=n, time=end)

    def starts(self, minutes: int) -> Iterator[tuple[SessionBlock, int]]:
        """When each begins if each has so many minutes."""
        for nth, block in enumerate(self.sessions):
            yield block, self.start + nth * minutes


def short_row_of(block: SessionBlock) -> ShortRow | None:
    """The row that a session stands in; None where it is longer, alone or parked."""
    if (day := block.day) is None or not _may_be_in_one(block, block):
        return None
    beside = sorted(
        (other for other in day.sessions if _may_be_in_one(other, block)), key=lambda one: (one.placed.start, one.id)
    )
    nth = beside.index(block)
    first = last = nth
    while first and beside[first - 1].end == beside[first].start:
        first -= 1
    while last + 1 < len(beside) and beside[last].end == beside[last + 1].start:
        last += 1
    row = tuple(beside[first : last + 1])
    return ShortRow(row, _limit(day, block.room, row)) if len(row) >= _FEWEST else None


def short_row_of_all(blocks: Sequence[SessionBlock]) -> ShortRow | None:
    """The row that is made of just these sessions; None where they are others, or more."""
    row = short_row_of(blocks[0])
    return row if row is not None and {one.id for one in row.sessions} == {one.id for one in blocks} else None


def too_long_words(row: ShortRow, minutes: int) -> str:
    """That so many minutes each are too many, in a sentence; empty where they are not."""
    if minutes * len(row.sessions) <= row.room:
        return ""
    words = _("{count} × {n} min take {taken} min; from {start} to {end} there is room for {room}.")
    count, taken = len(row.sessions), minutes * len(row.sessions)
    return words.format(
        count=count, n=minutes, taken=taken, room=row.room, start=clock(row.start), end=end_clock(row.limit)
    )


def _may_be_in_one(other: SessionBlock, like: SessionBlock) -> bool:
    """Whether a session of the same day may stand in one row with another."""
    return other.kind is like.kind and other.room_id == like.room_id and other.minutes <= _LONGEST


def _limit(day: Day, room: Room | None, row: Sequence[SessionBlock]) -> int:
    start = row[0].placed.start
    stops = (minute for minute in stop_minutes(day, room.id if room is not None else None) if minute > start)
    others = (one.placed.start for one in day.sessions if one.room is room and one not in row)
    return min((MINUTES_PER_DAY, *stops, *(other for other in others if other >= start)))
