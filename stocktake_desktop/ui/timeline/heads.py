"""What stays in sight when the timeline is scrolled: days and rooms above, hours at the left."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from stocktake_desktop.models import Day, Placement, Room
from stocktake_desktop.planning.clock import end_clock
from stocktake_desktop.planning.stops import stop_times
from stocktake_desktop.ui.look.dates import brief_date_words, date_words, day_words
from stocktake_desktop.ui.look.direction import painter_of
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import Pen, width_of
from stocktake_desktop.ui.look.theme import GRID, LARGE, NORMAL, SMALL, Theme, font, mix
from stocktake_desktop.ui.timeline.geometry import DayColumn
from stocktake_desktop.ui.timeline.head_parts import HeadMenuAsked, HeadPart, head_places, next_part
from stocktake_desktop.ui.timeline.lane_names import NAME_WEIGHT, told_apart
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.words import _

AXIS_WIDTH = 52
_ARROW_WIDTH = 20
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_LEAST_WORDS = 48
"""Pixels below which a day is known by its date alone."""
_LABEL_HEIGHT = 14
_REACH = 2 * _LABEL_HEIGHT
"""Pixels above and below a carried time in which others give way to it."""
_DEMI, _PLAIN = QFont.Weight.DemiBold, QFont.Weight.Normal


class DayHeads(QWidget):
    """The name of each day and of its rooms: a click on a day shows it alone, its arrow opens its menu.

    A room opens its menu at a click. By keys: arrows walk, Return is a click, the Menu key opens the menu.
    """

    day_chosen = Signal(str)
    """The day with this id is to be shown alone, or all days again."""
    menu_requested = Signal(HeadMenuAsked)
    """What can be done about a day or a room is to be offered."""
    rename_requested = Signal(HeadPart)
    """A day or a room is to be called otherwise."""
    hint = Signal(str)
    """What a click on the heading under the pointer does; empty where there is none."""
    walked = Signal(QRectF)
    """The keys went to the heading at this place, across in pixels of the scene."""

    def __init__(self, scene: TimelineScene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._offset = 0
        self._known: tuple[tuple[DayColumn, ...], dict[HeadPart, QRectF]] = ((), {})
        self._pointed: HeadPart | None = None
        self._pressed: HeadPart | None = None
        self._current: HeadPart | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Days and rooms"))

    def scroll_to(self, x: int) -> None:
        """Stand above a view scrolled by `x` pixels."""
        self._offset = x
        self.update()

    def part_at(self, where: QPoint) -> HeadPart | None:
        """The heading at this point of the widget."""
        if where.x() < AXIS_WIDTH:
            return None
        at = QPointF(where.x() - AXIS_WIDTH + self._offset, where.y())
        return next((part for part, place in self._places().items() if place.contains(at)), None)

    def place_of(self, part: HeadPart) -> QRect:
        """Where a heading stands in the widget, as far as it is in sight."""
        place = self._places().get(part, QRectF()).translated(AXIS_WIDTH - self._offset, 0)
        return place.intersected(QRectF(AXIS_WIDTH, 0, self.width() - AXIS_WIDTH, self.height())).toRect()

    def open_menu(self, part: HeadPart) -> None:
        """Offer what can be done about a day or a room, below its heading."""
        self.menu_requested.emit(HeadMenuAsked(part, self.mapToGlobal(self.place_of(part).bottomLeft())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.part_at(event.position().toPoint()))

    def leaveEvent(self, _event: QEvent) -> None:
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self.part_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        where, pressed, self._pressed = event.position().toPoint(), self._pressed, None
        if pressed is None or pressed != self.part_at(where):
            return
        if pressed.is_room or self._is_on_arrow(pressed, where):
            self.open_menu(pressed)
        else:
            self.day_chosen.emit(pressed.day_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        part = self.part_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and part is not None and not part.is_room:
            self.day_chosen.emit(part.day_id)  # takes back what the first click did
            self.rename_requested.emit(part)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        part = self._walked_to() if by_key else self.part_at(event.pos())
        if part is not None and by_key:
            self.open_menu(part)
        elif part is not None:
            self.menu_requested.emit(HeadMenuAsked(part, event.globalPos()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part, key = self._walked_to(), Qt.Key(event.key())
        if part is None:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self._current = next_part(self._places(), part, *_ARROWS[key])
            self.walked.emit(self._places()[self._current])
            self._describe()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if part.is_room:
                self.open_menu(part)
            else:
                self.day_chosen.emit(part.day_id)
        elif key == Qt.Key.Key_F2:
            self.rename_requested.emit(part)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._describe()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            part = self.part_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(self._hint(part) if part else ""), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = painter_of(self), theme_in_use()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.desk)
        self._paint_marks(painter, theme)
        painter.translate(AXIS_WIDTH - self._offset, 0)
        painter.setClipRect(QRectF(self._offset, 0, self.width() - AXIS_WIDTH, self.height()))
        days = {day.id: day for day in self._scene.document.plan.meeting.days}
        for column in self._scene.geometry.columns:
            day = days.get(column.day_id)
            if day is not None and column.right > self._offset and column.left < self._offset + self.width():
                _paint_day(painter, column, day, theme, self._seen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.ink, 1))
        painter.drawLine(self._offset, self.height() - 1, self._offset + self.width(), self.height() - 1)

    @property
    def _seen(self) -> tuple[int, int]:
        """From where to where the timeline is in sight, across in pixels of the scene."""
        return self._offset, self._offset + self.width() - AXIS_WIDTH

    def _places(self) -> dict[HeadPart, QRectF]:
        geometry = self._scene.geometry
        if self._known[0] is not geometry.columns:
            self._known = (geometry.columns, head_places(geometry))
        return self._known[1]

    def _walked_to(self) -> HeadPart | None:
        """The heading the keys go to: the one walked to last, else the first in sight; None without days."""
        if self._current not in self._places():
            self._current = next((part for part in self._places() if not self.place_of(part).isEmpty()), None)
        return self._current

    def _point_at(self, part: HeadPart | None) -> None:
        if part != self._pointed:
            self._pointed = part
            self.setCursor(Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.ArrowCursor)
            self.hint.emit(self._hint(part) if part else "")
            self.update()

    def _is_on_arrow(self, part: HeadPart, where: QPoint) -> bool:
        return where.x() >= self.place_of(part).right() - _ARROW_WIDTH

    def _paint_marks(self, painter: QPainter, theme: Theme) -> None:
        """The heading under the pointer, the one the keys go to, and the arrows."""
        if self._pointed is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mix(theme.ink, theme.desk, 0.07))
            painter.drawRoundedRect(self.place_of(self._pointed), GRID, GRID)
        if self.hasFocus() and (part := self._walked_to()):
            painter.setPen(QPen(theme.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.place_of(part)).adjusted(0.5, 0.5, -0.5, -0.5), GRID, GRID)
        first, last = self._seen
        for part, whole in self._places().items():
            if whole.right() <= first or whole.left() >= last or (part.is_room and part != self._pointed):
                continue
            place = self.place_of(part)
            if place.width() > _ARROW_WIDTH:
                side = QRect(place.right() - _ARROW_WIDTH + 2, place.center().y() - 5, 12, 12)
                icon("arrow-down", "ink" if part == self._pointed else "muted").paint(painter, side)

    def _describe(self) -> None:
        """Let a screen reader say where the keys go."""
        if part := self._walked_to():
            self.setAccessibleDescription(self._hint(part))
        self.update()

    def _hint(self, part: HeadPart) -> str:
        plan = self._scene.document.plan
        if part.is_room:
            room = plan.find(Room, part.room_id)
            return _("{room}  Click: its menu, with name, seats, swap").format(room=room.name if room else _("No room"))
        words = _("{day}  Click: this day alone. Arrow: its menu, with date, title, hard stops")
        return words.format(day=day_words(plan.get(Day, part.day_id)))


def _paint_day(painter: QPainter, column: DayColumn, day: Day, theme: Theme, seen: tuple[int, int]) -> None:
    """The date, which day of the meeting it is, and below them the rooms; they stay in sight while their columns do."""
    left = max(column.left, seen[0]) + 2
    width = min(column.right, seen[1]) - left - 2 - _ARROW_WIDTH
    date, pixels = _date_in(day, width)
    Pen(painter, QRectF(left, 6 + (LARGE - pixels), width, 24)).write(date, pixels, _DEMI, theme.ink, 1)
    taken = width_of(date, pixels, _DEMI) + 12
    if width - taken > _LEAST_WORDS:
        words = _("Day {number}").format(number=day.number) + (f" · {day.title}" if day.title else "")
        Pen(painter, QRectF(left + taken, 9, width - taken, 24)).write(words, NORMAL, _PLAIN, theme.muted, 1)
    names = [lane.name for lane in column.lanes]
    for lane in column.lanes:
        left = max(lane.left, seen[0]) + 2
        if (width := lane.right - 4 - left) > 0:
            words = told_apart(lane.name, names, width)
            Pen(painter, QRectF(left, 31, width + 2, 18)).write(words, SMALL, NAME_WEIGHT, theme.muted, 1)


def _date_in(day: Day, width: float) -> tuple[str, int]:
    """The date in so many pixels, and the size of its type: smaller before it is shorter."""
    for words in (date_words(day.date), brief_date_words(day.date)):
        for pixels in (LARGE, NORMAL, SMALL):
            if width_of(words, pixels, _DEMI) <= width:
                return words, pixels
    return str(day.date.day), SMALL


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
            for carried in (self._proposal, proposal):
                for minute in () if carried is None else (carried.start, carried.end):
                    y = round(self._scene.geometry.y(minute)) - self._offset
                    self.update(0, y - _REACH, self.width(), 2 * _REACH)
            self._proposal = proposal

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = painter_of(self), theme_in_use()
        painter.fillRect(event.rect(), theme.desk)
        drawn = range(event.rect().top() + self._offset - _REACH, event.rect().bottom() + self._offset + _REACH)
        painter.translate(0, -self._offset)
        geometry = self._scene.geometry
        days = self._scene.sight.days(self._scene.document.plan.meeting)
        stops = {stop.minute for day in days for stop in stop_times(day)}
        carried = [] if self._proposal is None else [self._proposal.start, self._proposal.end]
        for minute in sorted({*range(geometry.first, geometry.last + 1, 60), *stops}):
            if round(geometry.y(minute)) not in drawn:
                continue
            if all(abs(geometry.y(minute) - geometry.y(other)) > _LABEL_HEIGHT for other in carried):
                self._paint_time(painter, minute, theme.red if minute in stops else theme.muted)
        for minute in carried:
            self._paint_time(painter, minute, theme.accent)

    def _paint_time(self, painter: QPainter, minute: int, colour: QColor) -> None:
        y = round(self._scene.geometry.y(minute))
        painter.setFont(font(NORMAL, _DEMI))
        painter.setPen(colour)
        painter.drawText(QRectF(0, y - 10, AXIS_WIDTH - 10, 20), int(_RIGHT), end_clock(minute))
        painter.drawLine(QPointF(AXIS_WIDTH - 6, y + 0.5), QPointF(AXIS_WIDTH, y + 0.5))


_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
