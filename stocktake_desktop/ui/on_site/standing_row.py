"""A room on the day as one row of columns that align: in the window with its buttons, on the staff board larger."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.text import type_of, width_of
from stocktake_desktop.ui.look.theme import GRID, LARGE, SMALL
from stocktake_desktop.ui.on_site.countdown import Countdown, Stage
from stocktake_desktop.ui.on_site.countdown_face import stage_colour
from stocktake_desktop.ui.on_site.room_face import RoomFace
from stocktake_desktop.ui.on_site.room_frame import RoomFrame
from stocktake_desktop.ui.on_site.stage_mark import paint_mark
from stocktake_desktop.ui.widgets.short_label import ShortLabel
from stocktake_desktop.words import _

CLOCK = 31 * GRID
"""The width of a countdown in type of the usual size."""
_AT_THE_END = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_DIGITS = 24
_DEMI, _BOLD = QFont.Weight.DemiBold, QFont.Weight.Bold


class StandingRow(RoomFrame):
    """What matters of a room's face: the session, who has the floor, their clock, and that of the item."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ShortLabel(weight=_DEMI, most=2)
        self.rubric, self.who = plain_label(name="small"), ShortLabel(pixels=LARGE, weight=_DEMI, most=2)
        self.own, self.item = RowClock(), RowClock()

    def show_face(self, face: RoomFace) -> None:
        """Show this from now on."""
        self.face = face
        floor = face.floor
        self.room.setText(face.room)
        self.title.say(face.title)
        self.rubric.setText(floor.rubric or ("" if face.item else _("not begun")))
        self.who.say(floor.name or face.item)
        self.own.show_countdown(floor.countdown, _("no speaker’s clock"))
        self.item.show_countdown(face.countdown, "")
        shown = floor.countdown if floor.name else face.countdown
        self.setAccessibleName(f"{face.room}: {face.title}, {shown.digits} {shown.words}")
        self.setAccessibleDescription(face.following)


class RowClock(QWidget):
    """A countdown in two small lines: the digits with their mark, and the words under them."""

    def __init__(self) -> None:
        super().__init__()
        self.countdown, self._instead, self._larger = Countdown(), "", 1.0

    def show_countdown(self, countdown: Countdown, instead: str) -> None:
        """Show this from now on; while nothing is counted, the words `instead`."""
        if (countdown, instead) != (self.countdown, self._instead):
            self.countdown, self._instead = countdown, instead
            self.update()

    def show_larger(self, larger: float) -> None:
        """Make the type so many times as large from now on."""
        self._larger = larger
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(CLOCK, _DIGITS + 6 * GRID) * self._larger

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, countdown = QPainter(self), self.countdown
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = stage_colour(countdown.stage)
        digits, small, grid = (round(part * self._larger) for part in (_DIGITS, SMALL, GRID))
        is_counted = countdown.stage is not Stage.WAITING
        words = countdown.words if is_counted else self._instead
        top = (self.height() - digits - small - 2 * grid) / 2 if is_counted else 0
        if is_counted:
            painter.setFont(type_of(digits, _BOLD))
            mark = 2 * grid
            left = self.width() - width_of(countdown.digits, digits, _BOLD) - mark - grid
            paint_mark(painter, QRectF(left, top + digits / 2 - mark / 2, mark, mark), countdown.stage, colour)
            painter.setPen(colour)
            painter.drawText(QRectF(0, top, self.width(), digits), _AT_THE_END, countdown.digits)
        painter.setFont(type_of(small, QFont.Weight.Normal))
        painter.setPen(colour)
        under = QRectF(0, top + digits, self.width(), small + 2 * grid) if is_counted else QRectF(self.rect())
        painter.drawText(under, _AT_THE_END, words)


def column(*widgets: QWidget) -> QWidget:
    """Widgets one under the other, in the middle of a row."""
    whole = QWidget()
    lines = QVBoxLayout(whole)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addStretch(1)
    for widget in widgets:
        lines.addWidget(widget)
    lines.addStretch(1)
    return whole
