"""The list of whom to tell, by keys and mouse."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from stocktake_desktop.ui.chasing.telling_rows import CHANGES, CONTACT, TICK, WHO, TellingPainter, TellingRows
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _

_TICK_WIDTH = 9 * GRID
_SHARES = {WHO: 0.22, CONTACT: 0.22, CHANGES: 0.56}


class TellingView(QTableView):
    """One row a person; Space ticks, Return asks for the details."""

    details_asked = Signal(str)
    """The details of the person or organisation with this id are asked for."""
    copy_asked = Signal()
    """What the list says is to be copied."""

    def __init__(self, rows: TellingRows) -> None:
        super().__init__()
        self.rows = rows
        self.setModel(rows)
        self.setItemDelegate(TellingPainter(rows))
        self.setAccessibleName(_("Whom to tell"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { border: none; }")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(6 * GRID)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.modelReset.connect(self._lay_out)

    def event(self, event: QEvent) -> bool:
        """Ctrl+C is for the list while it has the focus, and not for the sessions that are selected elsewhere."""
        is_copy = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
        if is_copy and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() == Qt.Key.Key_Space and row >= 0:
            self.rows.tick(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.details_asked.emit(self.rows.people[row].somebody.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == TICK and event.button() is Qt.MouseButton.LeftButton:
            self.rows.tick(index.row())
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != TICK:
            self.details_asked.emit(self.rows.people[index.row()].somebody.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme_in_use().muted)
            words = _("Nobody has to be told: whoever is in a session is still there at the time they know.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(TICK, _TICK_WIDTH)
        for column, share in _SHARES.items():
            self.setColumnWidth(column, int((self.viewport().width() - _TICK_WIDTH) * share))

    def _lay_out(self) -> None:
        for row in range(self.rows.rowCount()):
            self.setRowHeight(row, self.rows.height_of(row))
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, WHO))
