"""What a drop would give: the block at its new place, the new time beside it."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import Pen, line_height, width_of
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, Theme
from stocktake_desktop.ui.timeline.face_painting import body_of, paint_face
from stocktake_desktop.ui.timeline.faces import Face

_LABEL, _GAP, _SHADOW = 24, 4, 12
_WEIGHT = QFont.Weight.DemiBold


class Ghost(QGraphicsItem):
    """Follows the proposal of a gesture; red outline where it would clash, or cannot go all the way."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self._rect = self._tag = self._bounds = QRectF()
        self._label = ""
        self._limits: tuple[str, ...] = ()
        self._clashes = False
        self.setZValue(10)

    @property
    def place(self) -> QRectF:
        """Its rectangle in the scene."""
        return self._rect

    @property
    def words(self) -> list[str]:
        """What stands in its tag: the proposal, then each limit that it met."""
        return [self._label, *self._limits]

    def show_at(
        self, rect: QRectF, face: Face, label: str, limits: tuple[str, ...] = (), *, clashes: bool, within: QRectF
    ) -> None:
        """Stand at `rect` with the words of the proposal and the limits it meets; they stay inside `within`."""
        tag = self._tag_beside(rect, (label, *limits), within)
        now = (self._rect, self._tag, self._label, self._limits, self._clashes)
        if (rect, tag, label, limits, clashes) == now:
            return
        self.prepareGeometryChange()
        self._limits = limits
        self._rect, self._tag, self._face, self._label, self._clashes = rect, tag, face, label, clashes
        self._bounds = rect.united(tag).adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW)
        self.update()

    def _tag_beside(self, rect: QRectF, lines: tuple[str, ...], within: QRectF) -> QRectF:
        """Above the block, or below it where there is no room above."""
        width = min(max(width_of(line, NORMAL, _WEIGHT) for line in lines) + 4 * GRID, within.width() - 2 * _GAP)
        height = _LABEL + (len(lines) - 1) * line_height(NORMAL)
        above, below = rect.top() - height - _GAP, min(rect.bottom() + _GAP, within.bottom() - height - _GAP)
        left = max(within.left() + _GAP, min(rect.left(), within.right() - width - _GAP))
        return QRectF(left, above if above >= within.top() else below, width, height)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        theme = theme_in_use()
        colour = theme.red if self._clashes or self._limits else theme.accent
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_shadow(painter)
        paint_face(painter, self._rect, self._face, theme)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(body_of(self._rect), GRID, GRID)
        self._paint_tag(painter, colour, theme)

    def _paint_shadow(self, painter: QPainter) -> None:
        """The one shadow of the program."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 14))
        for spread in (8, 6, 4, 2):
            painter.drawRoundedRect(self._rect.adjusted(-spread, 4 - spread, spread, spread + 2), 6, 6)

    def _paint_tag(self, painter: QPainter, colour: QColor, theme: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(self._tag, GRID, GRID)
        pen = Pen(painter, self._tag.adjusted(2 * GRID, 3, -2 * GRID + 1, 2))
        for words in self.words:
            pen.write(words, NORMAL, _WEIGHT, theme.paper, 1)


def around(rects: Iterable[QRectF]) -> QRectF:
    """What covers all of these with the pen that draws around them; empty for none."""
    bounds = QRectF()
    for rect in rects:
        bounds = bounds.united(rect.adjusted(-2, -2, 2, 2))
    return bounds


class FollowerGhosts(QGraphicsItem):
    """Where the sessions that follow would go: a dashed outline and the new time each."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[tuple[QRectF, str]] = []
        self._bounds = QRectF()
        self.setZValue(9)

    def show_places(self, places: list[tuple[QRectF, str]]) -> None:
        """Stand at these rectangles with these times."""
        if places == self.places:
            return
        self.prepareGeometryChange()
        self.places = places
        self._bounds = around(rect for rect, _time in places)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        theme = theme_in_use()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.paper)
        veil.setAlpha(200)
        for rect, time in self.places:
            painter.setPen(QPen(theme.accent, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(veil)
            painter.drawRoundedRect(body_of(rect), GRID, GRID)
            words = rect.adjusted(2 * GRID, max((min(rect.height(), 24) - line_height(SMALL)) / 2, 0), 0, 0)
            Pen(painter, words).write(time, SMALL, _WEIGHT, theme.accent, 1)


class SnapLines(QGraphicsItem):
    """Behind all blocks: from the hours at the left, where the ghost would start and end."""

    def __init__(self) -> None:
        super().__init__()
        self._bounds = QRectF()
        self._lines: tuple[QLineF, ...] = ()
        self.setZValue(0)

    def show_at(self, rect: QRectF, within: QRectF) -> None:
        """Lead to a ghost at `rect` from the left of what is seen; what is between the lines is not drawn again."""
        if within != self._bounds:
            self.prepareGeometryChange()
            self._bounds = within
        left, right = within.left(), rect.left()
        lines = tuple(QLineF(left, y, right, y) for y in (rect.top() - 0.5, rect.bottom() + 0.5))
        if lines != self._lines:
            for line in (*self._lines, *lines):
                self.update(QRectF(line.p1(), line.p2()).adjusted(0, -1, 1, 1))
            self._lines = lines

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme_in_use().accent, 1, Qt.PenStyle.DotLine))
        painter.drawLines(list(self._lines))
