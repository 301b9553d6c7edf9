"""What a hand on a block means: a gesture proposes a place, it changes nothing.

A gesture is told where the pointer is and answers with the placement a drop would give. The view draws the proposal
and, on the drop, asks the document for it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from stocktake_desktop.models import Placement, SessionBlock
from stocktake_desktop.planning.clock import MINUTES_PER_DAY
from stocktake_desktop.planning.shifting import Mode, Wish
from stocktake_desktop.ui.timeline.geometry import Geometry

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
    """The session in hand, as it was when the hand took it; one from the tray has no placement."""

    id: str
    placement: Placement | None
    minutes: int
    locked: bool

    @classmethod
    def of(cls, block: SessionBlock) -> "Subject":
        """The session as it stands now, placed or parked."""
        return cls(block.id, block.placement, block.minutes, block.locked)


class Move:
    """Carrying a block to another time, day or room; `grip` is where it was taken, None for one from the tray."""

    def __init__(self, subject: Subject, geometry: Geometry, grip: QPointF | None) -> None:
        self.subject = subject
        self._grip = grip
        old = subject.placement
        self._held = _FROM_TRAY if grip is None or old is None else geometry.minute(grip.y()) - old.start
        self._sideways = 0.0 if grip is None else _sideways(geometry, grip)

    def propose(self, geometry: Geometry, point: QPointF, step: int) -> Placement | None:
        """The place for a pointer at `point`; None where there are no days."""
        column = geometry.column_at(point.x())
        if column is None:
            return None
        old, minutes = self.subject.placement, self.subject.minutes
        start = _snapped(geometry.minute(point.y()) - self._held, step)
        start = max(0, min(start, MINUTES_PER_DAY - minutes))
        if old is not None and self._grip is not None and abs(point.x() - self._grip.x()) < self._sideways:
            return old._replace(start=start, end=start + minutes)
        return Placement(column.day_id, start, start + minutes, column.target_at(point.x()).room_id)


def _sideways(geometry: Geometry, grip: QPointF) -> float:
    under = geometry.at(grip)
    return SIDEWAYS if under is None else min(SIDEWAYS, under[1].width / 2)


class Resize:
    """Pulling an edge, taken at `grip`: the bottom changes the end, the top the start."""

    def __init__(self, subject: Subject, geometry: Geometry, grip: QPointF, *, top: bool) -> None:
        assert subject.placement is not None  # a chip in the tray has no edges to pull
        self.subject = subject
        self._top, self._old = top, subject.placement
        self._held = geometry.minute(grip.y()) - (self._old.start if top else self._old.end)

    def propose(self, geometry: Geometry, point: QPointF, step: int) -> Placement:
        """The place for a pointer at `point`; at least one step long."""
        minute = _snapped(geometry.minute(point.y()) - self._held, step)
        if self._top:
            return self._old._replace(start=max(0, min(minute, self._old.end - step)))
        return self._old._replace(end=min(MINUTES_PER_DAY, max(minute, self._old.start + step)))


Gesture = Move | Resize


def wish_of(gesture: Gesture, proposal: Placement, mode: Mode) -> Wish | None:
    """What a drop there asks for when others are to follow; None where nothing can.

    Others follow a session along its own day and room, by its start or by its end.
    """
    old = gesture.subject.placement
    if mode is Mode.ONLY or old is None or (proposal.day_id, proposal.room_id) != (old.day_id, old.room_id):
        return None
    lengthens = isinstance(gesture, Resize)
    minutes = proposal.end - old.end
    if not minutes or (lengthens and proposal.start != old.start):
        return None
    return Wish(gesture.subject.id, minutes, mode, lengthens=lengthens)


def _snapped(minute: float, step: int) -> int:
    return round(minute / step) * step
