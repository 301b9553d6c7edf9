"""The chasing list by keys and mouse: one key answers for who is chosen, and the next one is chosen."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from stocktake_desktop.planning.chasing import Chased
from stocktake_desktop.ui.chasing.painting import HEADING, ROW, ChasingPainter
from stocktake_desktop.ui.chasing.rows import ASKED, CONTACT, DUE, SESSIONS, STATUS, TICK, WHO, ChasingRows
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.style import theme_in_use
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


class ChasingView(QTableView):
    """The list; what a key asks for is told, and nothing is done here."""

    key_pressed = Signal(Key)
    """One of the keys of the list was pressed."""
    chosen_changed = Signal()
    """Somebody else is chosen, or nobody."""

    def __init__(self, rows: ChasingRows) -> None:
        super().__init__()
        self.rows = rows
        self.setModel(rows)
        self.setItemDelegate(ChasingPainter(rows))
        self.setAccessibleName(_("Everybody whose answer is still open"))
        self._set_up()
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

    def event(self, event: QEvent) -> bool:
        """Ctrl+C is for the list while it has the focus, and not for the sessions that are selected elsewhere."""
        is_copy = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
        if is_copy and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme_in_use().muted)
            words = _("Nobody is waited for.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)

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

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { border: none; }")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(HEADING)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(6 * GRID)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
