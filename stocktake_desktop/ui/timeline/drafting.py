"""A new session on free time: drawn as long as the hand draws it, or fitted into the gap that was clicked."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QGraphicsView

from stocktake_desktop.models import Day, Placement, SessionKind
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, clock, duration, span
from stocktake_desktop.planning.free_time import fitted, gap_at
from stocktake_desktop.ui.timeline.carrying import company, placements
from stocktake_desktop.ui.timeline.faces import Face
from stocktake_desktop.ui.timeline.gestures import Draw, Snapping, Ways
from stocktake_desktop.ui.timeline.ghost import Ghost, SnapLines
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.words import _

_STEP, _MINUTES = 15, 60
"""Minutes: what a session that is only clicked begins on, and its length where there is room for it."""


def place_in_gap(scene: TimelineScene, where: QPointF) -> Placement | None:
    """Where a new session goes that is wanted at a point: never over what is drawn there, nor past a hard stop."""
    under = scene.geometry.at(where)
    if under is None:
        return None
    column, lane, under_it = under
    minute = max(0, min(int(under_it), MINUTES_PER_DAY - 1))
    plan = scene.document.plan
    rects = scene.geometry.days[column.day_id].rects
    drawn = [key for key, at in rects.items() if at.left() < lane.right and at.right() > lane.left]
    gap = gap_at(plan.get(Day, column.day_id), lane.room_id, minute, [plan.session(key).placed for key in drawn])
    return Placement(column.day_id, *fitted(gap, minute, _MINUTES, _STEP), lane.room_id)


_FAR_ENOUGH = 8
"""Pixels down or up that a hand draws before it means a session: a click is seldom quite still."""


class Drafting:
    """One new session made visible while it is drawn; the plan is left alone."""

    def __init__(self, view: QGraphicsView, scene: TimelineScene, ways: Ways, origin: QPoint) -> None:
        self.proposal: Placement | None = None
        self._view, self._scene = view, scene
        self._snapping = Snapping(ways, scene.document.plan)
        under = scene.geometry.at(view.mapToScene(origin))
        self._origin = origin
        self._draw = Draw(under[0].day_id, under[1].room_id, under[2]) if under is not None else None
        self._ghost, self._lines = Ghost(_face()), SnapLines()
        self._alarmed: frozenset[str] = frozenset()
        scene.addItem(self._lines)
        scene.addItem(self._ghost)

    def stretch_to(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Reach to this point of the viewport, and show what a session there would be."""
        if self._draw is None or (self.proposal is None and abs(point.y() - self._origin.y()) < _FAR_ENOUGH):
            return
        geometry, plan = self._scene.geometry, self._scene.document.plan
        at = self.proposal = self._draw.propose(geometry, self._view.mapToScene(point), self._snapping.held(modifiers))
        beside = company(placements(plan, at.day_id), at, ())
        self._alarm(beside.clashing)
        rect = geometry.rect_at(at, alone=beside.alone)
        words = (span(at.start, at.end), duration(at.minutes), _("overlaps") if beside.clashing else "")
        seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        label = " · ".join(filter(None, words))
        self._ghost.show_at(rect, _face(at), label, clashes=bool(beside.clashing), within=seen)
        self._lines.show_at(rect, seen)

    def end(self) -> None:
        """Take everything away that was only shown."""
        self._alarm(frozenset())
        for item in (self._ghost, self._lines):
            self._scene.removeItem(item)

    @property
    def words(self) -> str:
        """What letting go now would do, for the status line."""
        at = self.proposal
        time = span(at.start, at.end) if at is not None else ""
        return _("{time} · let go: new session · Alt: by the minute · Esc: none").format(time=time)

    def _alarm(self, ids: frozenset[str]) -> None:
        for session_id in ids ^ self._alarmed:
            if item := self._scene.blocks.get(session_id):
                item.alarm(session_id in ids)
        self._alarmed = ids


def _face(at: Placement | None = None) -> Face:
    start, time = (clock(at.start), span(at.start, at.end)) if at is not None else ("", "")
    return Face("", SessionKind.PLENARY, _("New session"), start, time, "", "", (), 0, False, False, "")
