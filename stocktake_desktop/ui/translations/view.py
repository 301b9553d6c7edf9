"""The table of translations by keys and mouse: walk between cells, type over them, go to the next that is missing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QHeaderView

from stocktake_desktop.interchange.readers.cells import as_block, read_block
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import line_height
from stocktake_desktop.ui.look.theme import GRID, NORMAL
from stocktake_desktop.ui.translations.cells import CellEdit, TranslationCellDelegate, height_of
from stocktake_desktop.ui.translations.model import FIRST, WHAT, TranslationTable
from stocktake_desktop.ui.widgets.cell_walk import CellWalk
from stocktake_desktop.words import _

_HINT = QAbstractItemDelegate.EndEditHint
_ROW = line_height(NORMAL) + 3 * GRID
_WHAT_WIDTH = 36 * GRID
_LEAST_WIDTH = 30 * GRID


class TranslationView(CellWalk):
    """Cells of the languages are typed into: any key types over, Return or F2 goes into a cell, Del clears it."""

    def __init__(self, table: TranslationTable) -> None:
        super().__init__()
        self.table = table
        self.setModel(table)
        self.setItemDelegate(TranslationCellDelegate(table, self._finish, self))
        self.setAccessibleName(_("Translations"))
        self._set_up()
        table.modelReset.connect(self._lay_out)
        self._lay_out()

    def write_down(self) -> None:
        """Take what is being typed, and end the typing."""
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, CellEdit):
            self.commitData(editor)
            self.closeEditor(editor, _HINT.NoHint)

    def go_to_missing(self) -> bool:
        """Go to the next cell that lacks its words, in the column in hand, then in the others; False when none does."""
        here, rows = self.currentIndex(), self.table.rowCount()
        column = max(here.column(), FIRST)
        columns = [column, *range(FIRST, column), *range(column + 1, self.table.columnCount())]
        after = here.row() + 1 if here.column() >= FIRST else max(here.row(), 0)
        order = [(row, column) for row in range(after, rows)]
        order += [(row, other) for other in columns[1:] for row in range(rows)]
        order += [(row, column) for row in range(after)]
        for row, at in order:
            if self.table.is_missing(row, at):
                self.setCurrentIndex(self.table.index(row, at))
                self.setFocus()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        is_typing = self.state() is QAbstractItemView.State.EditingState  # what the editor leaves over comes here, too
        if not index.isValid() or is_typing:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.table.setData(index, "")
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(as_block(self._chosen_cells()))
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.table.fill(index.row(), index.column(), read_block(QGuiApplication.clipboard().text()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_width()
            self._fit_rows()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.table.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme_in_use().muted)
            words = _("Nothing here lacks a translation.") if self.table.only_missing else _("Nothing is found.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, words)

    def _chosen_cells(self) -> list[list[str]]:
        """What the selected cells say, row by row; headings are none."""
        chosen = self.selectionModel().selectedIndexes()
        rows, columns = sorted({one.row() for one in chosen}), sorted({one.column() for one in chosen})
        return [[self.table.words_at(row, nth) for nth in columns] for row in rows if self.table.line_at(row)]

    def _finish(self, editor: CellEdit, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """A key ended the typing: write down, and go to the cell below, or go on typing in the one beside."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self.commitData(editor)
        self.closeEditor(editor, _HINT.NoHint)
        if hint is not _HINT.NoHint:
            self.edit_beside(hint is _HINT.EditNextItem)
            return
        below = next((nth for nth in range(row + 1, self.table.rowCount()) if self.table.line_at(nth)), row)
        self.setCurrentIndex(self.table.index(below, column))

    def _set_up(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(4 * GRID)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        """The rows are others: headings go across, and the first line is in hand."""
        self.clearSpans()
        for row in range(self.table.rowCount()):
            if self.table.line_at(row) is None:
                self.setSpan(row, WHAT, 1, self.table.columnCount())
            elif not self.currentIndex().isValid():
                self.setCurrentIndex(self.table.index(row, FIRST))
        self._share_width()
        self._fit_rows()

    def _share_width(self) -> None:
        """What the first column leaves is shared by the original and the languages."""
        count = self.table.columnCount() - 1
        self.setColumnWidth(WHAT, _WHAT_WIDTH)
        for column in range(1, count + 1):
            self.setColumnWidth(column, max((self.viewport().width() - _WHAT_WIDTH) // count, _LEAST_WIDTH))

    def _fit_rows(self) -> None:
        widths = [self.columnWidth(column) for column in range(self.table.columnCount())]
        if self.isVisible():  # else the first size it is given comes later
            for row in range(self.table.rowCount()):
                height = height_of(self.table, row, widths)
                if height != self.rowHeight(row):
                    self.setRowHeight(row, height)
