"""What stays in sight when the timeline is scrolled: days and rooms above, hours at the left."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from stocktake_desktop.models import Day, Placement
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, clock
from stocktake_desktop.ui.look.dates import date_words
from stocktake_desktop.ui.look.plain_words import menu_words, plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import Pen, width_of
from stocktake_desktop.ui.look.theme import LARGE, NORMAL, SMALL, Theme, font
from stocktake_desktop.ui.timeline.geometry import DayColumn, Lane
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

AXIS_WIDTH = 52
HEAD_HEIGHT = 52
_LEAST_WORDS = 48
"""Pixels below which a day is known by its date alone."""
_LABEL_HEIGHT = 14
_DEMI, _PLAIN = QFont.Weight.DemiBold, QFont.Weight.Normal


class DayHeads(QWidget):
    """The name of each day, and of its rooms where it has several; a right click on a room hides it."""

    hide_requested = Signal(str)
    """The room with this id is to go out of sight; empty for what has no room."""
    alone_requested = Signal(str)
    """All other rooms are to go out of sight."""
    all_requested = Signal()
    """Every room is to be shown again."""

    def __init__(self, scene: TimelineScene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._offset = 0

    def scroll_to(self, x: int) -> None:
        """Stand above a view scrolled by `x` pixels."""
        self._offset = x
        self.update()

    def lane_at(self, x: float) -> Lane | None:
        """The room whose name stands at this pixel of the widget."""
        across = x - AXIS_WIDTH + self._offset
        lanes = (lane for column in self._scene.geometry.columns for lane in column.lanes)
        return next((lane for lane in lanes if lane.left <= across < lane.right), None) if x >= AXIS_WIDTH else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        lane = self.lane_at(event.pos().x())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # popup returns at once, and nobody else ends the menu
        if lane is not None:
            rooms = self._scene.document.plan.meeting.rooms
            name = next((room.name for room in rooms if room.id == lane.room_id), _("No room"))
            key = lane.room_id or ""
            hide, alone = _("&Hide {room}"), _("Show &only {room}")
            when(menu.addAction(hide.format(room=menu_words(name))).triggered, self.hide_requested.emit, key)
            when(menu.addAction(alone.format(room=menu_words(name))).triggered, self.alone_requested.emit, key)
        menu.addAction(_("Show &all rooms"), self.all_requested.emit)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            lane = self.lane_at(event.pos().x())
            words = _("{room}  right click: hide").format(room=lane.name) if lane is not None else ""
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_in_use()
        painter.fillRect(self.rect(), theme.desk)
        painter.translate(AXIS_WIDTH - self._offset, 0)
        painter.setClipRect(QRectF(self._offset, 0, self.width() - AXIS_WIDTH, self.height()))
        days = {day.id: day for day in self._scene.document.plan.meeting.days}
        for column in self._scene.geometry.columns:
            day = days.get(column.day_id)
            if day is not None and column.right > self._offset and column.left < self._offset + self.width():
                _paint_day(painter, column, day, theme, self._offset)
        painter.setPen(QPen(theme.ink, 1))
        painter.drawLine(self._offset, self.height() - 1, self._offset + self.width(), self.height() - 1)


def _paint_day(painter: QPainter, column: DayColumn, day: Day, theme: Theme, seen_from: int) -> None:
    """The date, which day of the meeting it is, and below them the rooms; the date stays in sight while the day is."""
    date = date_words(day.date)
    left = max(column.left, seen_from) + 2
    width = column.right - left - 2
    Pen(painter, QRectF(left, 6, width, 24)).write(date, LARGE, _DEMI, theme.ink, 1)
    taken = width_of(date, LARGE, _DEMI) + 12
    if width - taken > _LEAST_WORDS:
        words = _("Day {number}").format(number=day.number) + (f" · {day.title}" if day.title else "")
        Pen(painter, QRectF(left + taken, 9, width - taken, 24)).write(words, NORMAL, _PLAIN, theme.muted, 1)
    for lane in column.lanes:
        Pen(painter, QRectF(lane.left + 2, 31, lane.width - 6, 18)).write(lane.name, SMALL, _DEMI, theme.muted, 1)


class HourAxis(QWidget):
    """The hours, in red the minutes at which a day has a hard stop, and the times of a block that is carried."""

    def __init__(self, scene: TimelineScene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._offset = 0
        self._proposal: Placement | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def scroll_to(self, y: int) -> None:
        """Stand beside a view scrolled by `y` pixels."""
        self._offset = y
        self.update()

    def show_proposal(self, proposal: Placement | None) -> None:
        """Mark where a carried block would start and end."""
        if proposal != self._proposal:
            self._proposal = proposal
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_in_use()
        painter.fillRect(self.rect(), theme.desk)
        painter.translate(0, -self._offset)
        geometry = self._scene.geometry
        stops = {s.minute for day in self._scene.document.plan.meeting.days for s in day.hard_stops}
        carried = [] if self._proposal is None else [self._proposal.start, self._proposal.end]
        for minute in sorted({*range(geometry.first, geometry.last + 1, 60), *stops}):
            if all(abs(geometry.y(minute) - geometry.y(other)) > _LABEL_HEIGHT for other in carried):
                self._paint_time(painter, minute, theme.red if minute in stops else theme.muted)
        for minute in carried:
            self._paint_time(painter, minute, theme.accent)

    def _paint_time(self, painter: QPainter, minute: int, colour: QColor) -> None:
        y = round(self._scene.geometry.y(minute))
        painter.setFont(font(NORMAL, _DEMI))
        painter.setPen(colour)
        painter.drawText(QRectF(0, y - 10, AXIS_WIDTH - 10, 20), int(_RIGHT), hour_words(minute))
        painter.drawLine(QPointF(AXIS_WIDTH - 6, y + 0.5), QPointF(AXIS_WIDTH, y + 0.5))


def hour_words(minute: int) -> str:
    """A time at the side: midnight is 24:00, an hour later it is 01:00."""
    return "24:00" if minute == MINUTES_PER_DAY else clock(minute % MINUTES_PER_DAY)


_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
