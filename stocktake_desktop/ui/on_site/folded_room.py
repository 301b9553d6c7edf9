"""A room on the day as one row, where there are too many rooms for cards: the same face, in columns that align."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.text import type_of, width_of
from stocktake_desktop.ui.look.theme import GRID, LARGE, SMALL
from stocktake_desktop.ui.on_site.countdown import Countdown, Stage
from stocktake_desktop.ui.on_site.countdown_face import stage_colour
from stocktake_desktop.ui.on_site.room_face import Press, RoomFace
from stocktake_desktop.ui.on_site.room_frame import RoomFrame
from stocktake_desktop.ui.on_site.stage_mark import paint_mark
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.short_label import ShortLabel
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

_HEAD, _CLOCK, _LATE, _NEXT, _ARROW = (part * GRID for part in (54, 31, 25, 44, 7))
"""Pixels of the columns; who has the floor takes what is left."""
_AT_THE_END = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_SPINE, _MARK = GRID, 2 * GRID
_DIGITS = 24
_DEMI, _BOLD = QFont.Weight.DemiBold, QFont.Weight.Bold


class FoldedRoom(RoomFrame):
    """What matters of a room's face; it can be unfolded into its card."""

    unfolded = Signal()
    """The whole card is to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("folded_room")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = ShortLabel(weight=_DEMI, most=2)
        self.rubric, self.who = plain_label(name="small"), ShortLabel(pixels=LARGE, weight=_DEMI, most=2)
        self.own, self.item = RowClock(), RowClock()
        self.next, self.unfold = QPushButton(), QToolButton()
        self.next.setObjectName("go")
        self.unfold.setArrowType(Qt.ArrowType.DownArrow)
        self.unfold.setAutoRaise(True)
        self.unfold.setToolTip(_("Show the whole card (Enter)"))
        when(self.next.clicked, self.pressed.emit, Press.NEXT)
        self.unfold.clicked.connect(self.unfolded)
        self._lay_out()

    def show_face(self, face: RoomFace) -> None:
        """Show this from now on."""
        if face == self.face:
            return
        self.face = face
        floor = face.floor
        self.room.setText(face.room)
        self.title.say(face.title)
        self.rubric.setText(floor.rubric or ("" if face.item else _("not begun")))
        self.who.say(floor.name or face.item)
        self.own.show_countdown(floor.countdown, _("no speaker’s clock"))
        self.item.show_countdown(face.countdown, "")
        self.late.setToolTip(plain_tip(face.planned))
        self.next.setEnabled(Press.NEXT in face.presses)
        self.next.setAccessibleName(face.next_words)
        set_mark(self.next, "due", face.due is Press.NEXT)
        shown = floor.countdown if floor.name else face.countdown
        self.setAccessibleName(f"{face.room}: {face.title}, {shown.digits} {shown.words}")
        self.setAccessibleDescription(face.following)
        self._name_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.unfolded.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # of the large button
            self._name_next()
        return super().eventFilter(watched, event)

    def _name_next(self) -> None:
        """Say on the button what it starts, as far as it goes."""
        words = self.face.next_words if self.face is not None else ""
        cut = self.next.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.next.width() - 6 * GRID)
        self.next.setText(cut.replace("&", "&&"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_SPINE + 2 * GRID, GRID, GRID, GRID)
        row.setSpacing(2 * GRID)
        for part, wide in (
            (column(self.room, self.title), _HEAD), (column(self.rubric, self.who), 0), (self.own, _CLOCK),
            (self.item, _CLOCK), (column(self.late, self.recover), _LATE), (self.next, _NEXT), (self.unfold, _ARROW),
        ):  # fmt: skip
            if wide:
                part.setFixedWidth(wide)
            row.addWidget(part, 0 if wide else 1)
        self.next.installEventFilter(self)
        self.next.setAutoDefault(False)
        self.unfold.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class RowClock(QWidget):
    """A countdown in two small lines: the digits with their mark, and the words under them."""

    def __init__(self) -> None:
        super().__init__()
        self.countdown, self._instead = Countdown(), ""

    def show_countdown(self, countdown: Countdown, instead: str) -> None:
        """Show this from now on; while nothing is counted, the words `instead`."""
        if (countdown, instead) != (self.countdown, self._instead):
            self.countdown, self._instead = countdown, instead
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_CLOCK, _DIGITS + 6 * GRID)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, countdown = QPainter(self), self.countdown
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = stage_colour(countdown.stage)
        is_counted = countdown.stage is not Stage.WAITING
        words = countdown.words if is_counted else self._instead
        top = (self.height() - _DIGITS - SMALL - 2 * GRID) / 2 if is_counted else 0
        if is_counted:
            painter.setFont(type_of(_DIGITS, _BOLD))
            left = self.width() - width_of(countdown.digits, _DIGITS, _BOLD) - _MARK - GRID
            paint_mark(painter, QRectF(left, top + _DIGITS / 2 - _MARK / 2, _MARK, _MARK), countdown.stage, colour)
            painter.setPen(colour)
            painter.drawText(QRectF(0, top, self.width(), _DIGITS), _AT_THE_END, countdown.digits)
        painter.setFont(type_of(SMALL, QFont.Weight.Normal))
        painter.setPen(colour)
        under = QRectF(0, top + _DIGITS, self.width(), SMALL + 2 * GRID) if is_counted else QRectF(self.rect())
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
