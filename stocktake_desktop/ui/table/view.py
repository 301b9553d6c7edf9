"""The table by keys and mouse: walk between cells, edit in place, sort, open a session."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QHeaderView, QWidget

from stocktake_desktop.interchange.readers.cells import as_block, read_block
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import type_of
from stocktake_desktop.ui.look.theme import GRID, SMALL
from stocktake_desktop.ui.table.columns import DAY
from stocktake_desktop.ui.table.editors import TableCellDelegate, is_check, was_left
from stocktake_desktop.ui.table.model import SessionTable
from stocktake_desktop.ui.widgets.cell_walk import CellWalk
from stocktake_desktop.ui.widgets.placing import SESSIONS_MIME
from stocktake_desktop.words import _

ROW = 7 * GRID
"""The height of a row, in pixels."""

_HINT = QAbstractItemDelegate.EndEditHint


class ProgrammeTable(CellWalk):
    """A spreadsheet of sessions: rows are selected, cells are edited."""

    open_requested = Signal(str)
    """The details of the session with this id are asked for."""
    clear_requested = Signal(int)
    """Del was pressed in this column."""
    block_copied = Signal(str)
    """The selected rows are to be copied; as they read in a spreadsheet."""
    block_pasted = Signal(list)
    """Rows of cells of a spreadsheet are to be filled in from the cell in hand on."""

    def __init__(self, document: Document, model: SessionTable) -> None:
        super().__init__()
        self.sessions = model
        self._writing = False
        self.setModel(model)
        self.setItemDelegate(TableCellDelegate(document, model, self))
        self.setAccessibleName(_("Programme as a table"))
        self._set_up()
        document.flush_requested.connect(self.write_down)

    def write_down(self) -> None:
        """Take what is being typed, and end the typing."""
        is_typing = self.state() is QAbstractItemView.State.EditingState
        editor = self.indexWidget(self.currentIndex()) if is_typing else None
        if editor is not None and not self._writing:
            self.commitData(editor)
            self.closeEditor(editor, _HINT.NoHint)

    def order_by(self, column: int, order: Qt.SortOrder) -> None:
        """Sort by a column, and keep the cell in hand in sight."""
        self.sortByColumn(column, order)
        self.scrollTo(self.currentIndex())

    def event(self, event: QEvent) -> bool:
        """Copying, and pasting cells, is for the table while it has the focus; sessions are pasted by the menu."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_paste = event.matches(QKeySequence.StandardKey.Paste) and bool(_cells_on_clipboard())
            if is_paste or event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key, modifiers = self.currentIndex(), event.key(), event.modifiers()
        if not index.isValid() or not self.hasFocus():  # keys that the open editor leaves over come here, too
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.block_copied.emit(as_block(self._selected_cells()))
        elif event.matches(QKeySequence.StandardKey.Paste) and (rows := _cells_on_clipboard()):
            self.block_pasted.emit(rows)
        elif modifiers & Qt.KeyboardModifier.AltModifier and (order := _SORTS.get(Qt.Key(key))) is not None:
            self.order_by(DAY if key == Qt.Key.Key_Home else index.column(), order)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if modifiers & Qt.KeyboardModifier.ControlModifier or not self._begin(index):
                self.open_requested.emit(self.sessions.id_at(index.row()))
        elif key == Qt.Key.Key_Delete and not modifiers:
            self.clear_requested.emit(index.column())
        elif key == Qt.Key.Key_Space and not modifiers and not is_check(self.sessions, index):
            self._begin(index)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        fixed = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        if index.isValid() and not index.flags() & fixed and event.button() is Qt.MouseButton.LeftButton:
            self.open_requested.emit(self.sessions.id_at(index.row()))
            return
        super().mouseDoubleClickEvent(event)

    def commitData(self, editor: QWidget) -> None:
        if not self._writing and not was_left(editor):  # a verb has everybody write down what is typed
            self._writing = True
            try:
                super().commitData(editor)
            finally:
                self._writing = False

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, _HINT.NoHint)  # Qt would go to the very next cell, also one that is read only
        if hint in (_HINT.EditNextItem, _HINT.EditPreviousItem):
            self.edit_beside(hint is _HINT.EditNextItem)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.sessions.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme_in_use().muted)
            words = _("No session yet. Ctrl+Shift+N adds one.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_the_rest()

    def _selected_cells(self) -> list[list[str]]:
        """What the selected rows say, from the first column to the last."""
        columns = range(self.sessions.columnCount())
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [[str(self.sessions.index(row, nth).data()) for nth in columns] for row in rows]

    def _begin(self, index: QModelIndex) -> bool:
        """Edit a cell; False when there is nothing to edit."""
        if is_check(self.sessions, index) or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        self.edit(index)
        return True

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTableView { border: none; }")
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._set_up_header()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(9 * GRID)
        header.setSortIndicator(DAY, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        words = QFontMetrics(type_of(SMALL, QFont.Weight.Normal))
        for nth, column in enumerate(self.sessions.columns):
            if column.share:
                header.setSectionResizeMode(nth, QHeaderView.ResizeMode.Fixed)
            else:
                self.setColumnWidth(nth, max(column.steps * GRID, words.horizontalAdvance(column.header) + 4 * GRID))
        header.sectionResized.connect(self._share_the_rest)

    def _share_the_rest(self) -> None:
        """The columns without a width of their own share what the others leave."""
        columns = self.sessions.columns
        rest = self.viewport().width() - sum(self.columnWidth(n) for n, column in enumerate(columns) if column.steps)
        for nth, column in enumerate(columns):
            if column.share:
                self.setColumnWidth(nth, max(column.least * GRID, int(rest * column.share)))


def _cells_on_clipboard() -> list[list[str]]:
    """The cells of a spreadsheet on the clipboard; none while sessions are there."""
    mime = QGuiApplication.clipboard().mimeData()
    return read_block(mime.text()) if mime is not None and mime.hasText() and not mime.hasFormat(SESSIONS_MIME) else []


_SORTS = {
    Qt.Key.Key_Up: Qt.SortOrder.AscendingOrder,
    Qt.Key.Key_Down: Qt.SortOrder.DescendingOrder,
    Qt.Key.Key_Home: Qt.SortOrder.AscendingOrder,
}
