"""Rows of words for a list that is filled anew again and again, such as at every letter typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class WordCell:
    """The words of one cell and how they stand; what is None is as the list has it."""

    words: str
    colour: QColor | str | None = None
    font: QFont | None = None
    at_end: bool = False
    height: int | None = None
    """Of its row, in pixels."""


class WordTable(QAbstractTableModel):
    """Holds the rows itself: items that are made and thrown away at every letter can end the program.

    shiboken loses sight of such an item now and then, and clear() of QListWidget deletes it twice.
    """

    def __init__(self, parent: QObject, columns: int) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: Sequence[Sequence[WordCell]] = ()

    def show_rows(self, rows: Sequence[Sequence[WordCell]]) -> None:
        """Hold these rows from now on."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index | None = None) -> int:
        return self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.ForegroundRole and cell.colour is not None:
            return QColor(cell.colour)
        if role == Qt.ItemDataRole.FontRole:
            return cell.font
        if role == Qt.ItemDataRole.TextAlignmentRole and cell.at_end:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.SizeHintRole and cell.height is not None:
            return QSize(0, cell.height)
        return None
