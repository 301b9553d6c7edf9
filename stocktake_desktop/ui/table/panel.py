"""The table as the main window places it: follows the selection of every view, and parks or clears what is selected."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stocktake_desktop.edits.blocks import park_block
from stocktake_desktop.models import Plan
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.planning.understood import NotUnderstood
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.search.narrowing import Narrowing
from stocktake_desktop.ui.table.block import fill_block
from stocktake_desktop.ui.table.columns import DAY
from stocktake_desktop.ui.table.model import SessionTable
from stocktake_desktop.ui.table.view import ProgrammeTable
from stocktake_desktop.ui.table.wishes import Wish
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import ngettext

_ROWS = QItemSelectionModel.SelectionFlag.Rows
_REPLACE = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
_MOVE_ONLY = QItemSelectionModel.SelectionFlag.NoUpdate


class TablePanel(QWidget):
    """Every session as a row; what is selected here is selected everywhere."""

    hint = Signal(str)
    """What the keys do in the cell in hand, for the status bar."""

    def __init__(self, document: Document, narrowing: Narrowing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._narrowing = document, narrowing
        self._showing = False
        self.model = SessionTable(document, self)
        self.view = ProgrammeTable(document, self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.open_requested.connect(document.open)
        self.view.clear_requested.connect(self._clear)
        self.view.block_pasted.connect(self._fill)
        selection = self.view.selectionModel()
        selection.selectionChanged.connect(self._tell_selection)
        selection.currentChanged.connect(self._tell_selection)
        selection.currentChanged.connect(self._say_hint)
        document.selection_changed.connect(self.show_selection)
        WhenSeen(document, self, self._take_in)
        self.model.modelReset.connect(self.show_selection)
        narrowing.changed.connect(self._narrow)
        for reordered in (self.model.layoutChanged, self.model.rowsInserted, self.model.modelReset):
            reordered.connect(self._narrow)
        self.show_selection()
        self._narrow()

    def show_selection(self) -> None:
        """Mark the rows of what is selected, and bring the one chosen last in sight."""
        rows = [row for key in self._document.selection if (row := self.model.row_of(key)) is not None]
        selection = self.view.selectionModel()
        self._showing = True
        try:
            if set(rows) != set(self._rows()):
                selection.select(self._marks(rows), _REPLACE)
            if rows and selection.currentIndex().row() != rows[-1]:
                column = max(selection.currentIndex().column(), DAY)
                selection.setCurrentIndex(self.model.index(rows[-1], column), _MOVE_ONLY)
                self.view.scrollTo(selection.currentIndex())
        finally:
            self._showing = False

    def _narrow(self, *_what: object) -> None:
        """Others are looked for: their rows stay clear, the rest fades or is hidden."""
        if not self.isVisible():
            return
        clear, day_id, hidden = self._narrowing.clear_ones, self._narrowing.day_id, self._narrowing.hidden
        plan = self._document.plan
        self.model.faded = frozenset(block.id for block in plan.meeting.sessions) - clear
        for row in range(self.model.rowCount()):
            block = self.model.block_at(row)
            elsewhere = block is not None and day_id is not None and block.day_id not in (None, day_id)
            self.view.setRowHidden(row, elsewhere or self.model.id_at(row) in hidden)
        self.view.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._narrow()
        self.show_selection()
        if self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())

    def hideEvent(self, event: QHideEvent) -> None:
        self.hint.emit("")
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.view.viewport().update()
        super().changeEvent(event)

    def _rows(self) -> list[int]:
        return sorted(index.row() for index in self.view.selectionModel().selectedRows())

    def _marks(self, rows: Iterable[int]) -> QItemSelection:
        last = self.model.columnCount() - 1
        marks = QItemSelection()
        for row in rows:
            marks.select(self.model.index(row, 0), self.model.index(row, last))
        return marks

    def _tell_selection(self, *_changed: object) -> None:
        """Tell every view what is selected here; the row the keys are in comes last."""
        if self._showing:
            return
        rows = self._rows()
        current = self.view.currentIndex().row()
        if current in rows:
            rows = [*(row for row in rows if row != current), current]
        chosen = [self.model.id_at(row) for row in rows]
        known = self._document.selection
        if set(chosen) != set(known) or (current in rows and chosen[-1:] != list(known[-1:])):
            self._document.select_all(chosen)

    def _say_hint(self, index: QModelIndex) -> None:
        if self.isVisible():
            fixed = not index.isValid() or self._document.plan.read_only
            self.hint.emit("" if fixed else self.model.columns[index.column()].hint)

    def _take_in(self, reach: Reach) -> None:
        """The row in hand may have moved to another place in the order."""
        self.model.take_in(reach)
        if self.view.hasFocus() and self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())

    def _fill(self, rows: list[list[str]]) -> None:
        """Fill in a block of cells from the cell in hand on, in the rows that are shown."""
        at = self.view.currentIndex()
        below = (row for row in range(at.row(), self.model.rowCount()) if not self.view.isRowHidden(row))
        fill_block(self._document, [self.model.id_at(row) for row in below], self.model.columns[at.column() :], rows)

    def _clear(self, nth: int) -> None:
        """Clear this cell in every selected row where clearing makes sense; anywhere else, park the sessions."""
        plan, column = self._document.plan, self.model.columns[nth]
        blocks = self._document.chosen
        if plan.read_only or not blocks:
            return
        try:
            if column.clears and column.wish:
                wishes = [column.wish(block, column.empty) for block in blocks if column.read(block)]
            else:
                wishes = [partial(park_block, block_id=block.id) for block in blocks if not block.is_parked]
        except NotUnderstood as why:
            self._document.refused.emit(str(why))
            return
        if len(wishes) == 1:
            self._document.do(wishes[0])
        elif wishes:
            self._document.do(_all_of, wishes, parked=not column.clears)


def _all_of(plan: Plan, wishes: list[Wish], *, parked: bool) -> None:
    count = len(wishes)
    words = ngettext("Park {count} session", "Park {count} sessions", count)
    if not parked:
        words = ngettext("Clear {count} cell", "Clear {count} cells", count)
    with plan.edit(words.format(count=count)):
        for wish in wishes:
            wish(plan)
