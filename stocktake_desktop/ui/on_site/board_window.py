"""The staff board in a window of its own, for a display in the staff room: a row a room, and what is next for staff."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stocktake_desktop.models import Day
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID, LARGE, font
from stocktake_desktop.ui.on_site.board_row import BoardHead, BoardRow
from stocktake_desktop.ui.on_site.room_wall import RoomNow
from stocktake_desktop.ui.on_site.staff_board import PARTS, StaffBoard
from stocktake_desktop.words import _

_DIGITS = 30
_BOLD, _DEMI = QFont.Weight.Bold, QFont.Weight.DemiBold
_WIDE, _ROW = 300 * GRID, 14 * GRID
"""The width of the window and the height of a row at which type has the usual size."""
_FOOT = 0.21
"""How much of the height what is next for staff has at least, and rows at most a seventh."""
_FEWEST = 7


class BoardWindow(QWidget):
    """All rooms are seen without scrolling, however many; F11 fills the display, Esc closes it."""

    def __init__(self, document: Document) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("board_window")
        self.setWindowTitle(_("Staff board"))
        self.resize(300 * GRID, 180 * GRID)
        self.rows: dict[str, BoardRow] = {}
        self.parts = [StaffBoard(document, (part,), is_cut=True) for part in PARTS]
        self.head, self._time, self._day = BoardHead(), plain_label(), plain_label()
        self._rows = QVBoxLayout()
        self._lay_out()

    def show_moment(
        self, now: datetime, day: Day | None, expected: Mapping[str, int], rooms: Mapping[str, RoomNow]
    ) -> None:
        """Show this moment of a day; `expected` says when sessions will really begin."""
        self._time.setText(f"{now:%H:%M}")
        self._day.setText(day_words(day) if day is not None else _("Today is no day of this meeting."))
        if list(rooms) != list(self.rows):
            self._place(list(rooms))
        for room_id, room in rooms.items():
            self.rows[room_id].show_face(room.face)
            self.rows[room_id].show_late(room.late, is_late=room.is_late)
        for part in self.parts:
            part.show_moment(now, day, expected)
            part.setVisible(day is not None and bool(part.lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _place(self, room_ids: list[str]) -> None:
        for row in self.rows.values():
            self._rows.removeWidget(row)
            row.deleteLater()
        self.rows = {room_id: BoardRow() for room_id in room_ids}
        for row in self.rows.values():
            self._rows.addWidget(row)
        self._grow()

    def _grow(self) -> None:
        """Rows share the height that what is next for staff leaves; type is as large as a row has room for."""
        larger = self.width() / _WIDE
        head = round((_DIGITS + LARGE) * larger) + 6 * GRID
        left = self.height() * (1 - _FOOT) - head
        high = int(min(left / max(1, len(self.rows)), self.height() / _FEWEST)) - self._rows.spacing()
        in_rows = min(larger, high / _ROW)
        self.head.show_larger(in_rows)
        for row in self.rows.values():
            row.setFixedHeight(high)
            row.show_larger(in_rows)
        for part in self.parts:
            part.show_larger(in_rows)
        self._time.setFont(font(round(_DIGITS * larger), _BOLD))
        self._day.setFont(font(round(LARGE * larger), _DEMI))

    def _lay_out(self) -> None:
        column, over, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(3 * GRID, GRID, 3 * GRID, 0)
        column.setSpacing(GRID)
        over.setSpacing(4 * GRID)
        over.addWidget(self._time)
        over.addWidget(self._day, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(over)
        column.addWidget(self.head)
        self._rows.setSpacing(GRID)
        column.addLayout(self._rows)
        foot.setSpacing(2 * GRID)
        for part in self.parts:
            foot.addWidget(part, 1)
        column.addLayout(foot, 1)
