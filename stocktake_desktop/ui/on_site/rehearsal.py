"""A rehearsal in the window: it begins on a copy of the plan, and is thrown away without a question."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QWidget

from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.on_site.rehearsal_dialog import RehearsalDialog

WIDE = GRID + 2
"""How wide the frame around the window is."""
BROWN, STRIPE = QColor("#7a5200"), QColor("#694600")
"""The colours of a rehearsal, in every theme: white can be read on both."""


class Rehearsal(QObject):
    """Counts what is pressed in a rehearsal, and keeps a frame around the window while it lasts."""

    turned = Signal()
    """It began, or ended."""

    def __init__(self, document: Document, clock: MeetingClock, view: QWidget) -> None:
        super().__init__(view)
        self._document, self._clock, self._view = document, clock, view
        self.presses = 0
        self.frame: RehearsalFrame | None = None
        document.changed.connect(self._count)
        document.replaced.connect(self._look)

    def ask(self) -> None:
        """Ask for the day, the time and the speed, and begin; without days there is nothing to rehearse."""
        meeting = self._document.plan.meeting
        if not meeting.days:
            return
        form = RehearsalDialog(self._view, meeting)
        if form.exec():
            self.presses = 0
            self._document.rehearse()
            self._clock.turn(form.moment(), form.rate())

    def end(self) -> None:
        """Throw away all that was pressed, and go on with the plan and the real clock."""
        self._document.end_rehearsal()

    def _count(self, _reach: Reach) -> None:
        self.presses += self._document.rehearses

    def _look(self) -> None:
        if self._document.rehearses and self.frame is None:
            self.frame = RehearsalFrame(self._view.window())
            self.frame.ended.connect(self.end)
        elif not self._document.rehearses and self.frame is not None:
            self.frame.take_off()
            self.frame = None
        self.turned.emit()


class RehearsalFrame(QWidget):
    """Hatched, around the whole window, whatever view is shown; Shift+Esc ends the rehearsal anywhere in it."""

    ended = Signal()
    """The rehearsal is to end."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        key = QShortcut(QKeySequence(Key.END_REHEARSAL.sequence), self)
        key.activated.connect(self.ended)
        window.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def take_off(self) -> None:
        """Let the window be as it was."""
        window = self.window()
        window.removeEventFilter(self)
        window.setContentsMargins(0, 0, 0, 0)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self.window().rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, whole = QPainter(self), self.rect()
        for side in (
            QRect(0, 0, whole.width(), WIDE),
            QRect(0, whole.height() - WIDE, whole.width(), WIDE),
            QRect(0, 0, WIDE, whole.height()),
            QRect(whole.width() - WIDE, 0, WIDE, whole.height()),
        ):
            painter.setClipRect(side)
            hatch(painter, side)


def hatch(painter: QPainter, where: QRect) -> None:
    """Fill a place with the slanting stripes of a rehearsal."""
    painter.fillRect(where, BROWN)
    painter.setPen(QPen(STRIPE, 3 * GRID))
    step = 8 * GRID
    for left in range(where.left() // step * step - where.height() - step, where.right() + step, step):
        painter.drawLine(left, where.bottom() + step, left + where.height() + 2 * step, where.top() - step)
