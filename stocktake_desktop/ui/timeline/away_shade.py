"""While a session is carried: the times at which those who sit in it cannot come, hatched, with their names."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from stocktake_desktop.planning.availability import Away, Stretch, stretches
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import Pen, flow, line_height, width_of
from stocktake_desktop.ui.look.theme import GRID, SMALL, Theme
from stocktake_desktop.ui.timeline.geometry import DayColumn, Geometry

_WEIGHT = QFont.Weight.DemiBold
_TAG = line_height(SMALL) + 4
_FIRM, _UNSURE = 75, 45
"""How strong the hatching is, from 0 to 255."""
_MOST_NAMED = 2
_HIGH_ENOUGH = 36
"""Pixels of a stretch that has room for its names, at its foot: the titles of blocks stay in sight."""


class AwayShade(QGraphicsItem):
    """Stretches of the days over the blocks, below what is carried."""

    def __init__(self, away: Mapping[str, list[Away]]) -> None:
        super().__init__()
        self.areas: list[tuple[QRectF, Stretch]] = []
        self._stretches = {day_id: list(stretches(found)) for day_id, found in away.items()}
        self._geometry: Geometry | None = None
        self.setZValue(7)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # it is told what is to be drawn

    def stand_in(self, geometry: Geometry) -> None:
        """Shade the days where they stand now."""
        if geometry is self._geometry:
            return
        self.prepareGeometryChange()
        self._geometry = geometry
        days = ((column, stretch) for column in geometry.columns for stretch in self._stretches[column.day_id])
        areas = [(_area(geometry, column, stretch), stretch) for column, stretch in days]
        self.areas = [(area, stretch) for area, stretch in areas if area.height() > 0]
        self.update()

    def boundingRect(self) -> QRectF:
        return self._geometry.within if self._geometry is not None else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        theme, drawn = theme_in_use(), option.exposedRect
        for area, stretch in self.areas:
            if not area.intersects(drawn):
                continue
            colour = QColor(theme.muted if stretch.is_unsure else theme.red)
            colour.setAlpha(_UNSURE if stretch.is_unsure else _FIRM)
            painter.setPen(QPen(colour, 1))
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
            _paint_names(painter, area, stretch, theme)


def _area(geometry: Geometry, column: DayColumn, stretch: Stretch) -> QRectF:
    """The part of a day as it is seen: all its lanes, within the hours that are shown."""
    top = geometry.y(max(stretch.start, geometry.first))
    bottom = geometry.y(min(stretch.end, geometry.last))
    return QRectF(QPointF(column.left, round(top)), QPointF(column.right, round(bottom)))


def _paint_names(painter: QPainter, area: QRectF, stretch: Stretch, theme: Theme) -> None:
    """Who cannot come and why, on a tag at the bottom right, where it has room."""
    if area.height() < _HIGH_ENOUGH:
        return
    names = [away.words for away in stretch.who[:_MOST_NAMED]]
    more = len(stretch.who) - len(names)
    words = " · ".join([*names, *([f"+{more}"] if more else [])])
    width = min(width_of(words, SMALL, _WEIGHT) + 3 * GRID, area.width() - 2 * GRID)
    lines = flow(words, SMALL, _WEIGHT, int(width) - 2 * GRID, 1)
    if not lines:
        return
    tag = QRectF(area.right() - width - 2, area.bottom() - _TAG - 2, width, _TAG)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.paper)
    painter.drawRoundedRect(tag, GRID, GRID)
    ink = theme.muted if stretch.is_unsure else theme.red
    Pen(painter, tag.adjusted(GRID, 2, -GRID, 0)).write(lines[0], SMALL, _WEIGHT, ink, 1)
