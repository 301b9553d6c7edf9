"""The staff board in a window of its own, for a display in the staff room: now at the left, next at the right."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stocktake_desktop.models import Day
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID, font
from stocktake_desktop.ui.on_site.room_face import RoomFace
from stocktake_desktop.ui.on_site.staff_board import NEXT, NOW, StaffBoard
from stocktake_desktop.words import _

_LARGER, _DIGITS = 1.8, 44
_WIDTH = 200 * GRID
"""The type grows with a display that is wider than so many pixels times `_LARGER`."""


class BoardWindow(QWidget):
    """Drawn anew only when it says something else; F11 fills the display, Esc closes it."""

    def __init__(self, document: Document) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("board_window")
        self.setWindowTitle(_("Staff board"))
        self.resize(290 * GRID, 180 * GRID)
        self.now, self.next = (StaffBoard(document, (part,), _LARGER) for part in (NOW, NEXT))
        self._time = plain_label()
        self._time.setFont(font(_DIGITS, QFont.Weight.Bold))
        self._time.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 0)
        column, halves = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._time)
        halves.setSpacing(0)
        halves.addWidget(self.now, 1)
        halves.addWidget(self.next, 1)
        column.addLayout(halves, 1)

    def show_moment(
        self, now: datetime, day: Day | None, expected: Mapping[str, int], rooms: Sequence[tuple[RoomFace, str]]
    ) -> None:
        """Show this moment of a day, to the minute."""
        self._time.setText(f"{now:%H:%M}")
        for board in (self.now, self.next):
            board.show_moment(now, day, expected, rooms)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        larger = max(_LARGER, self.width() / _WIDTH)
        for board in (self.now, self.next):
            board.show_larger(larger)
        self._time.setFont(font(round(_DIGITS * larger / _LARGER), QFont.Weight.Bold))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
