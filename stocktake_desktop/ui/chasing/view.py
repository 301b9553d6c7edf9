"""The chasing list by keys and mouse: one key answers for who is chosen, and the next one is chosen."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent

from stocktake_desktop.planning.chasing import Chased
from stocktake_desktop.ui.chasing.painting import HEADING, ROW, ChasingPainter
from stocktake_desktop.ui.chasing.people_table import PeopleTable
from stocktake_desktop.ui.chasing.rows import ASKED, CONTACT, DUE, SESSIONS, STATUS, TICK, WHO, ChasingRows
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _

_WIDTHS = {TICK: 9 * GRID, ASKED: 19 * GRID, DUE: 27 * GRID, STATUS: 31 * GRID}
_SHARES = {WHO: 0.36, CONTACT: 0.3, SESSIONS: 0.34}
_LEAST = 30 * GRID
_KEYS = {
    Qt.Key.Key_C: Key.CHASED_YES,
    Qt.Key.Key_D: Key.CHASED_NO,
    Qt.Key.Key_A: Key.CHASED_ASKED,
    Qt.Key.Key_L: Key.CHASED_LATER,
    Qt.Key.Key_Space: Key.CHASED_TICK,
    Qt.Key.Key_Return: Key.CHASED_DETAILS,
    Qt.Key.Key_Enter: Key.CHASED_DETAILS,
}


class ChasingView(PeopleTable):
    """The list; what a key asks for is told, and nothing is done here."""

    key_pressed = Signal(Key)
    """One of the keys of the list was pressed."""
    chosen_changed = Signal()
    """Somebody else is chosen, or nobody."""

    def __init__(self, rows: ChasingRows) -> None:
        super().__init__(_("Everybody whose answer is still open"), _("Nobody is waited for."))
        self.rows = rows
        self.setModel(rows)
        self.setItemDelegate(ChasingPainter(rows))
        self.verticalHeader().setMinimumSectionSize(HEADING)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        rows.modelReset.connect(self._lay_out)
        self.selectionModel().currentRowChanged.connect(self.chosen_changed)

    @property
    def chosen(self) -> Chased | None:
        """Who the keys are about."""
        return self.rows.chased_at(self.currentIndex().row())

    def choose(self, key: str) -> None:
        """Choose somebody; where they are not listed, the first one."""
        row = self.rows.row_of(key)
        if row is None:
            row = next((nth for nth in range(self.rows.rowCount()) if self.rows.chased_at(nth)), None)
        index = self.rows.index(row, WHO) if row is not None else QModelIndex()
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.key_pressed.emit(Key.CHASED_COPY)
        elif not held and (key := _KEYS.get(Qt.Key(event.key()))) is not None:
            if self.chosen is not None:
                self.key_pressed.emit(key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self.rows.chased_at(index.row())
        if row is not None and index.column() == TICK and event.button() is Qt.MouseButton.LeftButton:
            self.rows.tick(row.key)
            return
        super().mousePressEvent(event)
        if row is not None and row.somebody is None and index.column() == CONTACT:
            self.key_pressed.emit(Key.CHASED_DETAILS)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self.rows.chased_at(index.row()) is not None and index.column() != TICK:
            self.key_pressed.emit(Key.CHASED_DETAILS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rest = self.viewport().width() - sum(_WIDTHS.values())
        for column, share in _SHARES.items():
            self.setColumnWidth(column, max(_LEAST, int(rest * share)))

    def _lay_out(self) -> None:
        """Headings go across the columns, and are lower than rows."""
        self.clearSpans()
        for row in range(self.rows.rowCount()):
            is_heading = self.rows.chased_at(row) is None
            if is_heading:
                self.setSpan(row, TICK, 1, SESSIONS + 1)
            self.setRowHeight(row, HEADING if is_heading else ROW)
