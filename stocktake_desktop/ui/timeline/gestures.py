"""What a hand on a block means: a gesture proposes a place, it changes nothing.

A gesture is told where the pointer is and answers with the placement a drop would give. The view draws the proposal
and, on the drop, asks the document for it.
"""

from collections.abc import Callable, Collection, Container
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, Qt

from stocktake_desktop.models import Day, Placement, Plan, SessionBlock
from stocktake_desktop.planning.clock import MINUTES_PER_DAY
from stocktake_desktop.planning.free_time import marks_of
from stocktake_desktop.planning.shifting import Mode, Wish
from stocktake_desktop.ui.timeline.geometry import Geometry

SNAP, FINE = 5, 1
"""Minutes a dragged time snaps to; the second with Alt."""

SIDEWAYS = 40
"""Pixels, or half a lane if that is less, that the pointer must go sideways before a block leaves its room: a hand
going down is never quite straight."""

_MAGNET = 6.0
"""Pixels from which a start or an end is drawn to where another session begins or ends, or to a hard stop."""
_MAGNET_STEPS = 0.9
"""Of the steps it snaps to, how far that may be at most: the next step can still be chosen."""

_FROM_TRAY = 10.0
"""Minutes from the start of a session to the hand that takes it from the tray."""


@dataclass(frozen=True)
class Snap:
    """What times snap to: steps of so many minutes, and the `marks` of a day, which draw what comes near."""

    step: int
    marks: Callable[[str], Collection[int]] = lambda _day_id: ()

    def start(self, geometry: Geometry, day_id: str, minute: float, minutes: int) -> int:
        """When something of so many minutes begins that is held at a minute: its start or its end may be drawn."""
        drawn = (self._drawn(geometry, day_id, minute), self._drawn(geometry, day_id, minute + minutes))
        shifts = [drawn[0] - minute] if drawn[0] is not None else []
        shifts += [drawn[1] - minutes - minute] if drawn[1] is not None else []
        return round(minute + min(shifts, key=abs)) if shifts else self._on_grid(minute)

    def edge(self, geometry: Geometry, day_id: str, minute: float) -> int:
        """When an edge is that is held at a minute."""
        drawn = self._drawn(geometry, day_id, minute)
        return drawn if drawn is not None else self._on_grid(minute)

    def _on_grid(self, minute: float) -> int:
        return round(minute / self.step) * self.step

    def _drawn(self, geometry: Geometry, day_id: str, minute: float) -> int | None:
        """The mark that draws a minute, if one does."""
        mark = min(self.marks(day_id), key=lambda mark: abs(mark - minute), default=None)
        reach = min(_MAGNET / geometry.scale, _MAGNET_STEPS * self.step)
        return mark if mark is not None and abs(mark - minute) <= reach else None


@dataclass
class Ways:
    """How the hand and the keys move sessions: the minutes they snap to, and what follows."""

    snap: int = SNAP
    follows: Mode = Mode.ONLY


class Snapping:
    """What times snap to during one gesture; the sessions in `but` move themselves and draw nothing."""

    def __init__(self, ways: Ways, plan: Plan, but: Container[str] = ()) -> None:
        self._coarse = Snap(ways.snap, cache(lambda day_id: marks_of(plan.get(Day, day_id), but)))

    def held(self, modifiers: Qt.KeyboardModifier) -> Snap:
        """The same with these keys held: with Alt to the minute, and nothing draws."""
        return Snap(FINE) if modifiers & Qt.KeyboardModifier.AltModifier else self._coarse


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

    def propose(self, geometry: Geometry, point: QPointF, snap: Snap) -> Placement | None:
        """The place for a pointer at `point`; None where there are no days."""
        column = geometry.column_at(point.x())
        if column is None:
            return None
        old, minutes = self.subject.placement, self.subject.minutes
        stays = old is not None and self._grip is not None and abs(point.x() - self._grip.x()) < self._sideways
        day_id = old.day_id if old is not None and stays else column.day_id
        start = snap.start(geometry, day_id, geometry.minute(point.y()) - self._held, minutes)
        start = max(0, min(start, MINUTES_PER_DAY - minutes))
        if old is not None and stays:
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

    def propose(self, geometry: Geometry, point: QPointF, snap: Snap) -> Placement:
        """The place for a pointer at `point`; at least one step long."""
        minute = snap.edge(geometry, self._old.day_id, geometry.minute(point.y()) - self._held)
        if self._top:
            return self._old._replace(start=max(0, min(minute, self._old.end - snap.step)))
        return self._old._replace(end=min(MINUTES_PER_DAY, max(minute, self._old.start + snap.step)))


class Draw:
    """Drawing a new session on free time, from the minute where the button went down to where the pointer is."""

    def __init__(self, day_id: str, room_id: str | None, minute: float) -> None:
        self._day_id, self._room_id, self._minute = day_id, room_id, minute

    def propose(self, geometry: Geometry, point: QPointF, snap: Snap) -> Placement:
        """The place that is drawn with the pointer at `point`; at least one step long."""
        ends = (self._minute, geometry.minute(point.y()))
        first, last = (snap.edge(geometry, self._day_id, minute) for minute in sorted(ends))
        first = max(0, min(first, MINUTES_PER_DAY - snap.step))
        last = min(MINUTES_PER_DAY, max(last, first + snap.step))
        return Placement(self._day_id, first, last, self._room_id)


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
