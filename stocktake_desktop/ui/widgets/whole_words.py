"""Words of a list that go on below, so that none are cut."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget

from stocktake_desktop.ui.look.text import flow, line_height
from stocktake_desktop.ui.look.theme import GRID, NORMAL

_MOST_LINES = 9


class WholeWords(QStyledItemDelegate):
    """Lets the words of a list go on below, so that none are cut."""

    def __init__(self, tree: QTreeWidget, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        super().__init__(tree)
        self._tree, self._weight = tree, weight
        tree.setWordWrap(True)
        tree.header().sectionResized.connect(tree.scheduleDelayedItemsLayout)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        usual, words = super().sizeHint(option, index), str(index.data() or "")
        width = self._tree.columnWidth(index.column()) - 3 * GRID
        if self._tree.isFirstColumnSpanned(index.row(), index.parent()):
            width = self._tree.viewport().width() - 12 * GRID
        lines = flow(words, NORMAL, self._weight, max(width, 1), _MOST_LINES)
        return QSize(usual.width(), max(len(lines), 1) * line_height(NORMAL) + 2)
