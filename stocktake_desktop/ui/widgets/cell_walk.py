"""Tab in a table goes from cell to cell, as in a spreadsheet; Ctrl+Tab, or Tab in the last cell, leaves the table."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView

from stocktake_desktop.ui.look.direction import from_left
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.widgets.when import when

_CHANGED = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable


class CellWalk(QTableView):
    """A table whose cells that can be changed are walked with Tab and Shift+Tab, row after row."""

    def __init__(self) -> None:
        super().__init__()
        from_left(self)
        self.setTabKeyNavigation(False)  # Qt would stop at cells that only are read, and go round from the last one
        for keys, onward in zip(Key.LEAVE_TABLE.value.keys, (True, False), strict=True):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            when(shortcut.activated, self._leave, onward)

    def focusNextPrevChild(self, onward: bool) -> bool:
        walks = self.hasFocus() and self.isVisible()  # Qt asks for another focus also when the table is hidden
        index = self._beside(_CHANGED, onward) if walks else QModelIndex()
        if not index.isValid():
            return super().focusNextPrevChild(onward)
        self.setCurrentIndex(index)
        return True

    def edit_beside(self, onward: bool) -> None:
        """Go on editing in the next cell that is typed or chosen in, or the one before; after the last one, leave."""
        index = self._beside(Qt.ItemFlag.ItemIsEditable, onward)
        if not index.isValid():
            self._leave(onward)
            return
        self.setCurrentIndex(index)
        self.edit(index)

    def _beside(self, flags: Qt.ItemFlag, onward: bool) -> QModelIndex:
        """The next cell in sight with one of these flags, or the one before; an index that is not valid if none is."""
        model, here, step = self.model(), self.currentIndex(), 1 if onward else -1
        columns = model.columnCount()
        nth = here.row() * columns + here.column() + step
        while here.isValid() and 0 <= nth < model.rowCount() * columns:
            index = model.index(*divmod(nth, columns))
            if index.flags() & flags and not self.isRowHidden(index.row()):
                return index
            nth += step
        return QModelIndex()

    def _leave(self, onward: bool) -> None:
        self.setFocus()  # an open editor is written down, as it loses the focus
        super().focusNextPrevChild(onward)
