"""What the blocks stand on: the paper of each day, the hours, the lanes, and the hard stops in red."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF
from PySide6.QtGui import QFont, QPainter, QPen, Qt

from stocktake_desktop.models import Day
from stocktake_desktop.planning.more_time import stop_minutes
from stocktake_desktop.planning.stops import stop_name, stop_times
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.text import Pen, line_height, width_of
from stocktake_desktop.ui.look.theme import GRID, SMALL, Theme, mix
from stocktake_desktop.ui.timeline.geometry import WORDED, DayColumn, Geometry
from stocktake_desktop.words import _

_HALF_HOURS_FROM = 0.5
"""Pixels a minute from which half hours are ruled."""

_TICK = 8
"""Pixels of the red rule that are seen at both edges of a block that runs over a hard stop."""

_WEIGHT = QFont.Weight.DemiBold


@dataclass(frozen=True)
class Stops:
    """The hard stops of one day: their rules, their names where there is room, and ticks on blocks that run over."""

    rules: tuple[QLineF, ...]
    ticks: tuple[QLineF, ...]
    names: tuple[tuple[QRectF, str], ...]


def rule_ground(painter: QPainter, geometry: Geometry, theme: Theme, seen: QRectF) -> None:
    """Paper, lanes and hours; only the days in the part of the scene that is `seen`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(seen, theme.desk)
    columns = [column for column in geometry.columns if column.right > seen.left() and column.left < seen.right()]
    for column in columns:
        painter.fillRect(QRectF(column.left, 0, column.width, geometry.height), theme.paper)
    _rule_hours(painter, geometry, columns, theme, seen)
    painter.setPen(QPen(mix(theme.hairline, theme.paper, 0.7), 1))
    for column in columns:
        for lane in column.lanes[1:]:
            x = round(lane.left) - 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, geometry.height))


def _rule_hours(painter: QPainter, geometry: Geometry, columns: list[DayColumn], theme: Theme, seen: QRectF) -> None:
    """Full hours as hairlines through all days, half hours as dots within a day."""
    half = QPen(mix(theme.hairline, theme.paper, 0.8), 1, Qt.PenStyle.DotLine)
    for minute in range(geometry.first, geometry.last + 1, 30):
        y = round(geometry.y(minute)) + 0.5
        if not seen.top() - 1 < y < seen.bottom() + 1:
            continue
        if minute % 60 == 0:
            painter.setPen(QPen(theme.hairline, 1))
            painter.drawLine(QPointF(0, y), QPointF(geometry.width, y))
        elif geometry.scale > _HALF_HOURS_FROM:
            painter.setPen(half)
            painter.drawLines([QLineF(column.left, y, column.right, y) for column in columns])


def stops_of(geometry: Geometry, column: DayColumn, day: Day) -> Stops:
    """Where the hard stops of a day are drawn, given where its blocks stand."""
    rects = geometry.days[day.id].rects
    rules: list[QLineF] = []
    ticks: list[QLineF] = []
    names: list[tuple[QRectF, str]] = []
    for at in stop_times(day):
        y = round(geometry.y(at.minute)) + 0.5
        rules.append(QLineF(column.left, y, column.right - 1, y))
        name = stop_name(at)
        if room := _room_for_name(column, y, name, [*rects.values(), *(room for room, _name in names)]):
            names.append((room, name))
    for block in day.sessions:
        rect = rects.get(block.id)  # a hidden one has none
        for minute in stop_minutes(day, block.room_id):
            if rect is not None and block.placed.start < minute < block.placed.end:
                y = round(geometry.y(minute)) + 0.5
                ticks.append(QLineF(rect.left(), y, rect.left() + _TICK, y))
                ticks.append(QLineF(rect.right() - _TICK, y, rect.right(), y))
    return Stops(tuple(rules), tuple(ticks), tuple(names))


def _room_for_name(column: DayColumn, y: float, name: str, rects: list[QRectF]) -> QRectF | None:
    """A free place for the name at the right end of the rule, else at the left one, below it or above it."""
    width, height = width_of(name, SMALL, _WEIGHT) + 2, line_height(SMALL) + 1
    if not name or width > column.width - 8:
        return None
    below = QRectF(column.right - width - 4, y + 1, width, height)
    above = below.translated(0, -height - 2)
    wished = [room.translated(by, 0) for by in (0, column.left + 8 - below.left()) for room in (below, above)]
    return next((room for room in wished if not any(room.intersects(rect) for rect in rects)), None)


def rule_stops(painter: QPainter, stops: Stops, theme: Theme) -> None:
    """Draw the hard stops of a day, to stand behind its blocks."""
    painter.setPen(QPen(theme.red, 1))
    painter.drawLines(list(stops.rules))
    for room, name in stops.names:
        Pen(painter, room).write(name, SMALL, _WEIGHT, theme.red, 1)


def tick_stops(painter: QPainter, stops: Stops, theme: Theme) -> None:
    """Mark the blocks that run over a hard stop."""
    if stops.ticks:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.red, 1))
        painter.drawLines(list(stops.ticks))


def paint_free(painter: QPainter, place: QRectF, time: str, theme: Theme) -> None:
    """Mark free time that a finding is about; it says so where a line has room."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.amber, 2, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(theme.paper)
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), GRID, GRID)
    if place.height() >= WORDED:
        icon("warning", "amber").paint(painter, QRect(round(place.left()) + 8, round(place.center().y()) - 7, 14, 14))
        room = QRectF(place.left() + 28, place.center().y() - line_height(SMALL) / 2, place.width() - 32, 16)
        Pen(painter, room).write(_("{time}  nothing is planned").format(time=time), SMALL, _WEIGHT, theme.amber, 1)
    painter.restore()
