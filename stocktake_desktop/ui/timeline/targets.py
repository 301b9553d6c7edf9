"""While a block is carried: the rooms of the day under the hand, named, and the one that a drop would choose."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import Pen, line_height, width_of
from stocktake_desktop.ui.look.theme import GRID, SMALL
from stocktake_desktop.ui.timeline.geometry import DayColumn, Lane
from stocktake_desktop.ui.timeline.lane_names import NAME_WEIGHT, told_apart
from stocktake_desktop.ui.timeline.layout import SIDE

_TAG = 20


class Targets(QGraphicsItem):
    """A veil over one day, open where the block would go."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[DayColumn, str | None, QRectF] | None = None
        self._bounds = QRectF()
        self.setZValue(8)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_for(self, column: DayColumn, room_id: str | None, seen: QRectF) -> None:
        """Name the rooms of a day; `seen` is the part of the scene in the window."""
        if self._shown == (column, room_id, seen):
            return
        self.prepareGeometryChange()
        self._shown = (column, room_id, seen)
        self._bounds = QRectF(column.left, seen.top(), column.width, seen.height())
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._shown is None:
            return
        column, room_id, seen = self._shown
        theme = theme_in_use()
        names = [lane.name for lane in column.targets]
        for lane in column.targets:
            area = QRectF(lane.left, seen.top(), lane.width, seen.height())
            chosen = lane.room_id == room_id
            in_a_lane = column.lane_of(lane.room_id) is not None
            if not chosen or not in_a_lane:
                painter.fillRect(area, _thin(theme.desk, 110 if in_a_lane else 215))
            if chosen and not in_a_lane:
                painter.fillRect(area, _thin(theme.accent, 40))
            painter.setPen(QPen(theme.accent if chosen else theme.hairline, 1))
            for x in (area.left(), area.right() - 1):
                painter.drawLine(QPointF(x + 0.5, area.top()), QPointF(x + 0.5, area.bottom()))
            self._paint_name(painter, lane, names, area, chosen=chosen)

    def _paint_name(self, painter: QPainter, lane: Lane, names: list[str], area: QRectF, *, chosen: bool) -> None:
        """The name as a tag at the top, or upwards in a strip too narrow for it."""
        theme = theme_in_use()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        length = width_of(lane.name, SMALL, NAME_WEIGHT) + 3 * GRID
        room = area.width()
        if area.width() <= max(SIDE, 3 * GRID) and length > area.width():
            room = area.height()
            painter.translate(area.center().x() - _TAG / 2, area.top() + GRID + min(length, room - 2 * GRID))
            painter.rotate(-90)
        else:
            painter.translate(area.left() + 1, area.top() + GRID)
        tag = QRectF(0, 0, min(length, room - 2), _TAG)
        painter.setPen(Qt.PenStyle.NoPen if chosen else QPen(theme.hairline, 1))
        painter.setBrush(theme.accent if chosen else theme.paper)
        painter.drawRoundedRect(tag, GRID, GRID)
        words = told_apart(lane.name, names, tag.width() - 2 * GRID)
        top = (_TAG - line_height(SMALL)) / 2
        colour = theme.paper if chosen else theme.muted
        Pen(painter, QRectF(6, top, tag.width(), _TAG)).write(words, SMALL, NAME_WEIGHT, colour, 1)
        painter.restore()


def _thin(colour: QColor, strength: int) -> QColor:
    """The colour as a veil of this strength (0–255)."""
    veil = QColor(colour)
    veil.setAlpha(strength)
    return veil
