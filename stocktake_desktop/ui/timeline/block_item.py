"""A session as a block of the timeline: it shows a face in a rectangle, and never moves itself."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, mix
from stocktake_desktop.ui.timeline.face_painting import body_of, paint_face
from stocktake_desktop.ui.timeline.faces import Face
from stocktake_desktop.ui.timeline.geometry import BAR, Stature

_FADED = 0.28
_A_LITTLE = 1e-6
_CACHED, _DRAWN = QGraphicsItem.CacheMode.DeviceCoordinateCache, QGraphicsItem.CacheMode.NoCache


_HOVERED, _SELECTED = 0.09, 0.2
"""Shares of its own colour on the ground of a block."""
_INSET = 3
"""Pixels that what a finding points at is marked further in than what is selected."""


class Mark(Enum):
    """Whether a block is selected, and whether keys go to it; what a finding points at is another matter."""

    NONE = auto()
    SELECTED = auto()
    FOCUSED = auto()


class BlockItem(QGraphicsItem):
    """One block. Its face is asked for when it is first looked at, so that a large plan opens fast.

    States are told to it: selected, pointed at by a finding, lifted (being dragged), alarmed (a drop would clash).
    """

    def __init__(self, session_id: str, make_face: Callable[[], Face | None], rect: QRectF, stature: Stature) -> None:
        super().__init__()
        self.id = session_id
        self._make_face = make_face
        self._face: Face | None = None
        self._place = self._bounds = QRectF()
        self._mark = Mark.NONE
        self._part = QRectF()
        self._stature = Stature()
        self._ticked = self._pointed = self._lifted = self._alarmed = self._hovered = False
        self.setCacheMode(_CACHED)
        self.setAcceptHoverEvents(True)
        self.stand(rect, stature)

    @property
    def face(self) -> Face | None:
        """What it shows; nothing once its session has left the plan."""
        if self._face is None:
            self._face = self._make_face()
        return self._face

    @property
    def place(self) -> QRectF:
        """Its rectangle in the scene."""
        return self._place

    @property
    def alarmed(self) -> bool:
        """Whether it is lit up because a drop would clash with it."""
        return self._alarmed

    def stand(self, rect: QRectF, stature: Stature) -> None:
        """Stand at this place of the scene, drawn there as all sessions of its length are."""
        if (rect, stature) == (self._place, self._stature):
            return
        if (rect.size(), stature) != (self._place.size(), self._stature):
            self._stature = stature
            self._keep_picture(self._part.isEmpty())
            self.prepareGeometryChange()
            self._bounds = QRectF(QPointF(0, 0), rect.size()).adjusted(-2, -2, 2, 2)
            self.update()
        self._place = rect
        self.setPos(rect.topLeft())
        self._rise()

    def see(self, seen: QRectF | None) -> None:
        """Keep the words in what is `seen` of the scene, which the block reaches out of; None where it does not.

        Only where it is wider than that do they end with what is seen.
        """
        self._keep_picture(seen is None)  # Qt keeps what is stale of a picture it has in part
        part = QRectF() if seen is None else self._place & seen
        if seen is not None and self._place.width() <= seen.width():
            part.setRight(self._place.right())
        part.translate(-self._place.topLeft())
        if part != self._part:
            self._part = part
            self.update()

    def _keep_picture(self, kept: bool) -> None:
        """Keep a picture of it, but never of a strip: Qt stretches it by parts of a pixel on a scaled screen."""
        self.setCacheMode(_CACHED if kept and self._stature.tall >= BAR else _DRAWN)

    def look_again(self) -> None:
        """Ask for the face again; costs no drawing when it is the same."""
        known, self._face = self._face, None
        if known is not None and known != self.face:
            self.update()

    def mark(self, mark: Mark, *, ticked: bool = False) -> None:
        """Show whether it is selected, alone or `ticked` as one of several, and whether keys go to it."""
        if (mark, ticked) != (self._mark, self._ticked):
            self._mark, self._ticked = mark, ticked
            self._rise()
            self.update()

    def point(self, pointed: bool) -> None:
        """Show whether the chosen finding is about it."""
        if pointed != self._pointed:
            self._pointed = pointed
            self._rise()
            self.update()

    def fade(self, faded: bool) -> None:
        """Step back: somebody looks for others."""
        self.setOpacity(_FADED if faded else 1.0)

    def lift(self, lifted: bool) -> None:
        """Leave only a dashed outline while it is dragged."""
        self._lifted = lifted
        self.update()

    def alarm(self, alarmed: bool) -> None:
        """Light up: a drop here would clash with it."""
        self._alarmed = alarmed
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def hoverEnterEvent(self, _event: object) -> None:
        self._hovered = True
        self.update()

    def hoverLeaveEvent(self, _event: object) -> None:
        self._hovered = False
        self.update()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_in_use()
        if self._lifted:
            self._paint_outline(painter, QPen(theme.muted, 1, Qt.PenStyle.DashLine))
            return
        if self.face is None:
            return
        area, selected = QRectF(QPointF(0, 0), self._place.size()), self._mark is not Mark.NONE
        face = replace(self.face, ticked=True) if self._ticked else self.face
        depth = _SELECTED if selected else _HOVERED if self._hovered else 0.0
        paint_face(painter, area, face, theme, stature=self._stature, depth=depth, part=self._part)
        if self._alarmed:
            self._paint_outline(painter, QPen(theme.red, 2))
        elif selected and not (self._ticked and self._stature.tall < BAR):  # else the outlines of a row cover it
            if self._mark is Mark.FOCUSED:
                self._paint_outline(painter, QPen(mix(theme.accent, theme.paper, 0.4), 4))
            self._paint_outline(painter, QPen(theme.accent, 2))
        if self._pointed:
            dashes = QPen(theme.red, 2, Qt.PenStyle.CustomDashLine)
            dashes.setDashPattern([3, 2])
            self._paint_outline(painter, dashes, _INSET if selected else 0)

    def _rise(self) -> None:
        """Lie over those not marked, and over those that begin earlier: the lowest reach below their end."""
        marked = self._mark is not Mark.NONE or self._pointed
        self.setZValue((2 if marked else 1) + self._place.top() * _A_LITTLE)

    def _paint_outline(self, painter: QPainter, pen: QPen, inset: float = 0.0) -> None:
        inset += 0.5 if pen.width() == 1 else 0
        area = body_of(QRectF(QPointF(0, 0), self._place.size()), self._stature.tall)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), GRID, GRID)
