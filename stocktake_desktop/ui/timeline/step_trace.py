"""A step of the history over the blocks: where sessions were in dashes, where they came to in full."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QRegion
from PySide6.QtWidgets import QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from stocktake_desktop.planning.changes.told_history import Placing
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import Pen, fits, line_height
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, Theme, mix
from stocktake_desktop.ui.search.narrowing import Narrowing
from stocktake_desktop.ui.timeline.face_painting import body_of
from stocktake_desktop.ui.timeline.ghost import around
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.ui.timeline.step_places import Left, Pill, Reached, StepPlaces, places_of

_BOLD, _DEMI, _PLAIN = QFont.Weight.Bold, QFont.Weight.DemiBold, QFont.Weight.Normal
_LINE = line_height(SMALL)


class StepTrace(QGraphicsObject):
    """Shows a step wherever the layout goes; it is only looked at, and the hand reaches through it."""

    def __init__(self, scene: TimelineScene, narrowing: Narrowing) -> None:
        super().__init__()
        self._timeline, self._narrowing = scene, narrowing
        self._placings: Sequence[Placing] = ()
        self.places = StepPlaces()
        self._bounds = QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(8)
        scene.addItem(self)
        scene.laid.connect(self._follow)
        narrowing.changed.connect(self._follow)

    def show_step(self, placings: Sequence[Placing]) -> None:
        """Show how a step placed sessions otherwise; nothing where it did not."""
        self._placings = placings
        self._follow()

    def _follow(self) -> None:
        """Stand where the layout now has the places."""
        places = places_of(self._placings, self._timeline, self._narrowing) if self._placings else StepPlaces()
        if places == self.places:
            return
        self.prepareGeometryChange()
        self.places = places
        self._bounds = around(places.rects)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        theme = theme_in_use()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for left in self.places.left:
            _paint_left(painter, left, theme)
        for reached in self.places.reached:
            _paint_reached(painter, reached, theme)
        if self.places.pill is not None:
            _paint_pill(painter, self.places.pill, theme)


def _paint_left(painter: QPainter, left: Left, theme: Theme) -> None:
    """Paper where it is free, and dashes around all that is seen of it."""
    seen = QRegion(left.rect.toAlignedRect())
    for rect in left.over:
        seen -= QRegion(rect.toAlignedRect())
    painter.save()
    painter.setClipRegion(seen, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.paper)
    painter.drawRoundedRect(left.room, GRID, GRID)
    painter.setPen(QPen(theme.ink, 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(body_of(left.rect).adjusted(0.5, 0.5, -0.5, -0.5), GRID, GRID)
    pen = Pen(painter, _inside(left.room))
    width, lines = int(pen.room.width()), pen.lines(SMALL)
    words = next((words for words in left.words if fits(words, SMALL, _PLAIN, width, lines)), "")
    pen.write(words, SMALL, _PLAIN, theme.muted)
    painter.restore()


def _paint_reached(painter: QPainter, reached: Reached, theme: Theme) -> None:
    if reached.time:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(theme.accent, theme.paper, 0.22))
        painter.drawRoundedRect(body_of(reached.rect), GRID, GRID)
    painter.setPen(QPen(theme.accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(body_of(reached.rect), GRID, GRID)
    pen = Pen(painter, _inside(reached.rect))
    if pen.lines(SMALL) < 2:
        pen.write(f"{reached.time}  {reached.title}".strip(), SMALL, _DEMI, theme.ink, 1)
    else:
        pen.write(reached.time, SMALL, _BOLD, theme.ink, 1)
        pen.write(reached.title, NORMAL, _DEMI, theme.ink)


def _paint_pill(painter: QPainter, pill: Pill, theme: Theme) -> None:
    painter.setPen(QPen(theme.accent, 1))
    painter.setBrush(theme.paper)
    painter.drawRoundedRect(pill.rect.adjusted(0.5, 0.5, -0.5, -0.5), GRID, GRID)
    words = pill.rect.adjusted(2 * GRID, (pill.rect.height() - _LINE) / 2, 0, GRID)
    Pen(painter, words).write(pill.words, SMALL, _DEMI, theme.accent, 1)


def _inside(rect: QRectF) -> QRectF:
    """The room for words; of a low rectangle its middle."""
    edge = max(0.0, min((rect.height() - _LINE) / 2, GRID))
    return rect.adjusted(3 * GRID, edge, -2 * GRID, -edge)
