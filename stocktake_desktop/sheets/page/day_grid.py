"""Which rooms and hours a day overview shows, and what must be said beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from stocktake_desktop.models import Day, Room, SessionBlock
from stocktake_desktop.planning.clock import end_clock
from stocktake_desktop.planning.lanes import Interval, LanePlace, lanes
from stocktake_desktop.planning.programme import rooms_in_use
from stocktake_desktop.planning.stops import stop_times
from stocktake_desktop.sheets.words.punctuation import with_dots
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.sheets.words.stops import stop_title
from stocktake_desktop.words import _, ngettext

_MOST_ROOMS = 6
_EMPTY_DAY = (9 * 60, 18 * 60)


DayNote = tuple[int, str, str]
"""What is noted below a day: its minute, the time in words, and what it says."""


@dataclass(frozen=True)
class PlacedBlock:
    """A session in its lane."""

    block: SessionBlock
    lane: LanePlace
    start: int
    minutes: int


@dataclass(frozen=True)
class RoomColumn:
    """A room and what is on in it."""

    name: str
    words: str
    blocks: tuple[PlacedBlock, ...]


@dataclass(frozen=True)
class Grid:
    """The rooms of one page and the hours it spans, in minutes of the day; `titles_cut` had no room in their blocks."""

    day: Day
    rooms: tuple[RoomColumn, ...]
    first: int
    last: int

    @property
    def minutes(self) -> int:
        """How long the page's day is."""
        return self.last - self.first

    def notes(self) -> list[DayNote]:
        """The hard stops: the minute, how it is said, and what ends then."""
        stops = [(at.minute, stop_title(at)) for at in stop_times(self.day)]
        return [(minute, end_clock(minute), _stop_words(title)) for minute, title in stops]


def grids_of(day: Day) -> list[Grid]:
    """The day's rooms, a page for every six of them; all pages span the same hours."""
    columns = _columns(day)
    first, last = _hours(day)
    groups = [columns[at : at + _MOST_ROOMS] for at in range(0, len(columns), _MOST_ROOMS)] or [[]]
    return [Grid(day, tuple(group), first, last) for group in groups]


def hours_between(minute: float, size: float) -> int:
    """From one hour that is named to the next, where a minute is so many points tall and names are set in a size."""
    return next((hours for hours in (1, 2, 3, 6) if hours * 60 * minute >= size), 12)


def _stop_words(title: str) -> str:
    return _("Must end: {title}").format(title=title) if title else _("Must end")


def _columns(day: Day) -> list[RoomColumn]:
    rooms: list[Room | None] = [*rooms_in_use(day)]
    if any(block.room is None for block in day.sessions):
        rooms.append(None)
    return [_column(room, [block for block in day.sessions if block.room is room]) for room in rooms]


def _column(room: Room | None, blocks: Sequence[SessionBlock]) -> RoomColumn:
    blocks = sorted(blocks, key=lambda block: (block.placed.start, block.minutes, block.id))
    lane_of = lanes(Interval(block.id, block.placed.start, block.placed.end) for block in blocks)
    in_lanes = tuple(PlacedBlock(one, lane_of[one.id], one.placed.start, one.placed.minutes) for one in blocks)
    if room is None:
        return RoomColumn(_("Room to be announced"), "", in_lanes)
    words = with_dots((_(str(room.layout.value)), _places(room.capacity)))
    return RoomColumn(said(room, "name"), words, in_lanes)


def _places(capacity: int | None) -> str:
    return ngettext("{count} seat", "{count} seats", capacity).format(count=capacity) if capacity else ""


def _hours(day: Day) -> tuple[int, int]:
    """From a full hour to a full hour."""
    if not day.sessions:
        return _EMPTY_DAY
    placed = [block.placed for block in day.sessions]
    return min(at.start for at in placed) // 60 * 60, -(-max(at.end for at in placed) // 60) * 60
