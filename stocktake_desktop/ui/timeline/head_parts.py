"""The headings above the timeline: which there are, where they stand, and which of them is next by keys."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF

from stocktake_desktop.ui.timeline.geometry import Geometry

HEAD_HEIGHT = 52
_DAY_TOP, _LANE_TOP = 2, 30
"""Where the line of days and the line of rooms begin; each ends above the next."""


@dataclass(frozen=True)
class HeadPart:
    """The heading of a day, or the name of one of its rooms (None: what has no room)."""

    day_id: str
    is_room: bool = False
    room_id: str | None = None


@dataclass(frozen=True)
class HeadMenuAsked:
    """What can be done about a day or a room is to be offered."""

    part: HeadPart
    """The heading."""
    at: QPoint
    """Where on the screen."""


def head_places(geometry: Geometry) -> dict[HeadPart, QRectF]:
    """Every heading with its place, across in pixels of the scene: each day, followed by its rooms."""
    places = {}
    for column in geometry.columns:
        places[HeadPart(column.day_id)] = QRectF(column.left, _DAY_TOP, column.width, _LANE_TOP - _DAY_TOP)
        for lane in column.lanes:
            place = QRectF(lane.left, _LANE_TOP, lane.width, HEAD_HEIGHT - 2 - _LANE_TOP)
            places[HeadPart(column.day_id, True, lane.room_id)] = place
    return places


def next_part(places: Collection[HeadPart], part: HeadPart, across: int, down: int) -> HeadPart:
    """The heading beside, above or below one; itself where there is none."""
    if down:
        near = [other for other in places if other.day_id == part.day_id and other.is_room != part.is_room]
        return near[0] if near and (down > 0) != part.is_room else part
    row = [other for other in places if other.is_room == part.is_room]
    at = row.index(part) + across
    return row[at] if 0 <= at < len(row) else part
