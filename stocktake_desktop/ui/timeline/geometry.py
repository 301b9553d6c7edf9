"""Where things stand on the timeline: minutes to pixels, days as columns, rooms as lanes. Nothing is drawn here.

All days share one scale, so that times align.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from stocktake_desktop.models import Day, Meeting, Placement, SessionBlock

_A_LITTLE = 1e-9

ABOVE, BELOW = 8, 24
"""Pixels left free above the first hour, and below the last one for the name of a short session that ends the day."""

LEAST, BAR, WORDED = 3, 8, 18
"""Pixels: no block is lower than the first; from the second it is a bar, below it a strip; from the third it holds
words."""


@dataclass(frozen=True)
class Lane:
    """One room of one day; `room_id` is None for sessions without a room."""

    room_id: str | None
    name: str
    left: float
    width: float
    everybody: bool = False
    """A plenary room: its sessions take the whole day while nothing else runs."""

    @property
    def right(self) -> float:
        """The first pixel that is no longer of the lane."""
        return self.left + self.width


@dataclass(frozen=True)
class DayColumn:
    """One day.

    `lanes` are the rooms that run side by side, or one as wide as the day when none do. `targets` cover the day with
    every room a block can be let go in; rooms that have no lane stand at the sides.
    """

    day_id: str
    left: float
    width: float
    lanes: tuple[Lane, ...]
    targets: tuple[Lane, ...]

    @property
    def right(self) -> float:
        """The first pixel that is no longer of the day."""
        return self.left + self.width

    def lane_at(self, x: float) -> Lane:
        """The lane under `x`, or the nearest one."""
        return _nearest(self.lanes, x)

    def target_at(self, x: float) -> Lane:
        """The room that a block let go at `x` is put into."""
        return _nearest(self.targets, x)

    def lane_of(self, room_id: str | None) -> Lane | None:
        """The lane of a room, if it has one."""
        return next((lane for lane in self.lanes if lane.room_id == room_id), None)

    def target_of(self, room_id: str | None) -> Lane | None:
        """Where a block has to be let go to be put into a room."""
        return next((lane for lane in self.targets if lane.room_id == room_id), None)


@dataclass(frozen=True)
class DayLayout:
    """What stands where on one day: rectangles by session in the order of time, who clashes, and the hours in use."""

    rects: dict[str, QRectF] = field(default_factory=dict)
    clashing: frozenset[str] = frozenset()
    hours: tuple[int, int] | None = None


@dataclass(frozen=True)
class Sight:
    """What of a meeting is laid out: one day or all of them, less the hidden sessions, and the hours shown at least."""

    day_id: str | None = None
    hidden: frozenset[str] = frozenset()
    first_hour: int = 8
    last_hour: int = 18

    def days(self, meeting: Meeting) -> list[Day]:
        """The days that are shown, by date; all of them when the one wished for is gone."""
        ordered = sorted(meeting.days, key=lambda day: day.date)
        return [day for day in ordered if day.id == self.day_id] or ordered

    def sessions(self, day: Day) -> list[SessionBlock]:
        """The sessions of a day that are shown."""
        return [block for block in day.sessions if block.id not in self.hidden]


class Closeness(NamedTuple):
    """How close a meeting is looked at.

    `scale` is pixels a minute; less than the window has room for shows whole days. `breadth` is how many times as wide
    as usual the days are; 0 squeezes them into the window.
    """

    scale: float = 0.0
    breadth: float = 1.0


EVERYTHING, USUAL = Sight(), Closeness()


class Stature(NamedTuple):
    """How a session is drawn within its rectangle, which is of whole pixels.

    `tall` is what all of its length share, `shift` the part of a pixel by which it begins later, or earlier.
    """

    tall: int = 0
    shift: float = 0.0


@dataclass(frozen=True)
class Geometry:
    """One layout of a meeting, in scene pixels."""

    columns: tuple[DayColumn, ...]
    first: int
    last: int
    width: float
    height: float
    days: dict[str, DayLayout] = field(default_factory=dict)
    sight: Sight = EVERYTHING
    weight: float = 1
    """How many lanes there are, a day with one counted as several."""

    @property
    def rects(self) -> dict[str, QRectF]:
        """Where each placed session stands, by its id."""
        return {key: rect for day in self.days.values() for key, rect in day.rects.items()}

    def clashes(self, block: SessionBlock) -> bool:
        """Whether a session shares room and time with another."""
        day = self.days.get(block.day_id or "")
        return day is not None and block.id in day.clashing

    def rect_of(self, block: SessionBlock) -> QRectF | None:
        """Where a session stands, None when it is parked."""
        day = self.days.get(block.day_id or "")
        return None if day is None else day.rects.get(block.id)

    @property
    def within(self) -> QRectF:
        """All of the scene."""
        return QRectF(0, 0, self.width, self.height)

    @property
    def scale(self) -> float:
        """Pixels a minute."""
        return (self.height - ABOVE - BELOW) / (self.last - self.first)

    def y(self, minute: float) -> float:
        """Where a minute of the day stands."""
        return ABOVE + (minute - self.first) * self.scale

    def minute(self, y: float) -> float:
        """Which minute of the day stands at `y`."""
        return self.first + (y - ABOVE) / self.scale

    def stature(self, block: SessionBlock) -> Stature:
        """How a placed session is drawn within its rectangle."""
        y = self.y(block.placed.start)
        return Stature(self.tall(block.minutes), y - round(y))

    def tall(self, minutes: int) -> int:
        """Whole pixels of height in which every session of this length is drawn, wherever it begins.

        Its rectangle may have one more, so that it ends where its time does.
        """
        return max(math.floor(minutes * self.scale + _A_LITTLE), 1)

    def share_at(self, x: float) -> tuple[int, float]:
        """Where `x` is, whatever the width: the number of a day, and which share of it is left of `x`."""
        column = self.column_at(x)
        return (0, 0.0) if column is None else (self.columns.index(column), (x - column.left) / column.width)

    def x(self, nth: int, share: float) -> float:
        """Where a share of a day stands."""
        return self.columns[nth].left + share * self.columns[nth].width if self.columns else 0.0

    def column_at(self, x: float) -> DayColumn | None:
        """The day under `x`, or the nearest one."""
        return min(self.columns, key=lambda column: max(column.left - x, x - column.right), default=None)

    def column(self, day_id: str | None) -> DayColumn | None:
        """The column of a day."""
        return next((column for column in self.columns if column.day_id == day_id), None)

    def at(self, point: QPointF) -> tuple[DayColumn, Lane, float] | None:
        """The day, the lane and the minute under a point."""
        column = self.column_at(point.x())
        return None if column is None else (column, column.lane_at(point.x()), self.minute(point.y()))

    def block_at(self, point: QPointF) -> str | None:
        """The session that stands at a point; of low ones that meet there, the one that begins last."""
        column = self.column_at(point.x())
        rects = self.days[column.day_id].rects if column is not None else {}
        return next((key for key in reversed(rects) if rects[key].contains(point)), None)

    def rect_at(self, at: Placement, *, alone: bool) -> QRectF:
        """The rectangle of a placement; `alone` when nothing else runs on that day at that time."""
        column = self.column(at.day_id)
        if column is None:
            return QRectF()
        left, right = _extent(column, at.room_id, alone=alone)
        return self.rect_between(left, right, at.start, at.end)

    def rect_between(self, left: float, right: float, start: int, end: int) -> QRectF:
        """The rectangle of a session on whole pixels: it begins and ends where its time does.

        One that would be lower than can be seen reaches below its end.
        """
        x, y = round(left), round(self.y(start))
        return QRectF(x, y, max(round(right) - x - 1, 2), max(round(self.y(end)) - y, LEAST))


def _extent(column: DayColumn, room_id: str | None, *, alone: bool) -> tuple[float, float]:
    """From where to where a block in this room reaches: its lane, the day, or the side where its lane would be."""
    lane = column.lane_of(room_id)
    if lane is not None and not (alone and lane.everybody):
        return lane.left, lane.right
    if alone:
        return column.left, column.right
    share = column.width / (len(column.lanes) + 1)
    target = column.target_of(room_id)
    if target is not None and target.left < column.lanes[0].left + 1:
        return column.left, column.left + share
    return column.right - share, column.right


def _nearest(lanes: tuple[Lane, ...], x: float) -> Lane:
    return min(lanes, key=lambda lane: max(lane.left - x, x - lane.right))
