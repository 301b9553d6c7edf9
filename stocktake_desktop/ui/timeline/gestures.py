"""What a hand on a block means: a gesture proposes a place, it changes nothing.

A gesture is told where the pointer is and answers with the spot a drop would give. The view draws the proposal and,
on the drop, asks the document for it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.clock import MINUTES_PER_DAY
from stocktake_desktop.planning.shifting import Mode, Wish
from stocktake_desktop.ui.timeline.geometry import Geometry, Spot

SNAP, FINE = 5, 1
"""Minutes a dragged time snaps to; the second with Alt."""

SIDEWAYS = 40
"""Pixels, or half a lane if that is less, that the pointer must go sideways before a block leaves its room: a hand
going down is never quite straight."""

_FROM_TRAY = 10.0
"""Minutes from the start of a session to the hand that takes it from the tray."""


@dataclass
class Ways:
    """How the hand and the keys move sessions: the minutes they snap to, and what follows."""

    snap: int = SNAP
    follows: Mode = Mode.ONLY


@dataclass(frozen=True)
class Subject:
    """The session in hand, as it was when the hand took it."""

    id: str
    spot: Spot
    locked: bool

    @classmethod
    def of(cls, block: SessionBlock) -> "Subject":
        """The session as it stands now, placed or parked."""
        spot = Spot(block.day_id, block.start or 0, block.minutes, block.room_id)
        return cls(block.id, spot, block.locked)


class Move:
    """Carrying a block to another time, day or room; `grip` is where it was taken, None for one from the tray."""

    def __init__(self, subject: Subject, geometry: Geometry, grip: QPointF | None) -> None:
        self.subject = subject
        self._grip = grip
        self._held = _FROM_TRAY if grip is None else geometry.minute(grip.y()) - subject.spot.start
        self._sideways = 0.0 if grip is None else _sideways(geometry, grip)

    def propose(self, geometry: Geometry, point: QPointF, step: int) -> Spot | None:
        """The place for a pointer at `point`; None where there are no days."""
        column = geometry.column_at(point.x())
        if column is None:
            return None
        spot = self.subject.spot
        start = _snapped(geometry.minute(point.y()) - self._held, step)
        start = max(0, min(start, MINUTES_PER_DAY - spot.minutes))
        if self._grip is not None and abs(point.x() - self._grip.x()) < self._sideways:
            return Spot(spot.day_id, start, spot.minutes, spot.room_id)
        return Spot(column.day_id, start, spot.minutes, column.target_at(point.x()).room_id)


def _sideways(geometry: Geometry, grip: QPointF) -> float:
    under = geometry.at(grip)
    return SIDEWAYS if under is None else min(SIDEWAYS, under[1].width / 2)


class Resize:
    """Pulling an edge, taken at `grip`: the bottom changes the end, the top the start."""

    def __init__(self, subject: Subject, geometry: Geometry, grip: QPointF, *, top: bool) -> None:
        self.subject = subject
        self._top = top
        self._held = geometry.minute(grip.y()) - (subject.spot.start if top else subject.spot.end)

    def propose(self, geometry: Geometry, point: QPointF, step: int) -> Spot | None:
        """The place for a pointer at `point`; at least one step long."""
        spot = self.subject.spot
        minute = _snapped(geometry.minute(point.y()) - self._held, step)
        if self._top:
            start = max(0, min(minute, spot.end - step))
            return Spot(spot.day_id, start, spot.end - start, spot.room_id)
        end = min(MINUTES_PER_DAY, max(minute, spot.start + step))
        return Spot(spot.day_id, spot.start, end - spot.start, spot.room_id)


Gesture = Move | Resize


def wish_of(gesture: Gesture, spot: Spot, mode: Mode) -> Wish | None:
    """What a drop at a spot asks for when others are to follow; None where nothing can.

    Others follow a session along its own day and room, by its start or by its end.
    """
    old = gesture.subject.spot
    if mode is Mode.ONLY or old.day_id is None or (spot.day_id, spot.room_id) != (old.day_id, old.room_id):
        return None
    lengthens = isinstance(gesture, Resize)
    minutes = spot.end - old.end
    if not minutes or (lengthens and spot.start != old.start):
        return None
    return Wish(gesture.subject.id, minutes, mode, lengthens=lengthens)


def _snapped(minute: float, step: int) -> int:
    return round(minute / step) * step
