"""The list of whom to tell, by keys and mouse."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent

from stocktake_desktop.ui.chasing.people_table import PeopleTable
from stocktake_desktop.ui.chasing.telling_rows import CHANGES, CONTACT, TICK, WHO, TellingPainter, TellingRows
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _

_TICK_WIDTH = 9 * GRID
_SHARES = {WHO: 0.22, CONTACT: 0.22, CHANGES: 0.56}


class TellingView(PeopleTable):
    """One row a person; Space ticks, Return asks for the details."""

    details_asked = Signal(str)
    """The details of the person or organisation with this id are asked for."""
    copy_asked = Signal()
    """What the list says is to be copied."""

    def __init__(self, rows: TellingRows) -> None:
        empty = _("Nobody has to be told: whoever is in a session is still there at the time they know.")
        super().__init__(_("Whom to tell"), empty)
        self.rows = rows
        self.setModel(rows)
        self.setItemDelegate(TellingPainter(rows))
        rows.modelReset.connect(self._lay_out)

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
