"""The sessions of a plan as rows: reads the plan when asked, and follows its changes row by row."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.folding import name_order
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.planning.shifting import Mode
from stocktake_desktop.planning.understood import NotUnderstood
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.table.columns import DAY, CellLook, TableColumn, columns
from stocktake_desktop.ui.widgets.shift_offer import shift_or_offer
from stocktake_desktop.words import _, legible

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_FEW = 40
"""So many rows go one by one; more make the table read the plan anew."""


class SessionTable(QAbstractTableModel):
    """One row a session, parked ones included, in the order of a column; equal ones in the order of the programme."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.columns: tuple[TableColumn, ...] = columns()
        self.sorted_by, self.descending = DAY, False
        self.faded: frozenset[str] = frozenset()
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        document.replaced.connect(self._start_over)
        self._start_over()

    def row_of(self, session_id: str) -> int | None:
        """The row in which a session stands now."""
        return self._rows.get(session_id)

    def id_at(self, row: int) -> str:
        """The id of the session in a row."""
        return self._ids[row]

    def block_at(self, row: int) -> SessionBlock | None:
        """The session in a row; None when it left the plan a moment ago."""
        return self._document.plan.find(SessionBlock, self._ids[row])

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        block = self.block_at(index.row()) if index.isValid() else None
        if block is None:
            return None
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.read(block)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{column}: {words}").format(column=column.spoken, words=column.in_full(block) or _("none"))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.in_full(block))
        if role == Qt.ItemDataRole.CheckStateRole and column.look is CellLook.CHECK:
            return Qt.CheckState.Checked if block.locked else Qt.CheckState.Unchecked
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._row_words(section) if role == Qt.ItemDataRole.AccessibleTextRole else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.header
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return _("Sort by {column}  Alt+Up, Alt+Down").format(column=column.spoken)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid() or self._document.plan.read_only:
            return flags
        column = self.columns[index.column()]
        if column.look is CellLook.CHECK:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if column.wish else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        block, column = self.block_at(index.row()), self.columns[index.column()]
        if block is None or column.wish is None or self._document.plan.read_only:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            value = Qt.CheckState(value) == Qt.CheckState.Checked
        now = column.value(block) if column.value else column.read(block)
        if value == now:
            return True
        try:
            return self._do(block, column, value)
        except NotUnderstood as why:
            self._document.refused.emit(str(why))
            return False

    def _do(self, block: SessionBlock, column: TableColumn, value: Any) -> bool:
        """Do what a cell asks for; a typed time takes later sessions along where they follow."""
        follows = self._document.follows
        if column.shift is not None and follows is not Mode.ONLY and not block.is_parked:
            shift = column.shift(block, value, follows)
            return not shift.minutes or bool(shift_or_offer(self._document, shift))
        return column.wish is not None and bool(self._document.do(column.wish(block, value)))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, the empty ones last; no column is the order of the programme."""
        self.sorted_by, self.descending = max(column, DAY), order is Qt.SortOrder.DescendingOrder
        self._reorder()

    def _row_words(self, row: int) -> str:
        """What a screen reader calls a row."""
        block = self.block_at(row) if 0 <= row < len(self._ids) else None
        return legible(block.title, _("(untitled)")) if block else ""

    def _start_over(self) -> None:
        self.beginResetModel()
        self._take(self._in_order(self._document.plan.meeting.sessions))
        self.endResetModel()

    def take_in(self, reach: Reach) -> None:
        """Let the rows say what the plan says after a step."""
        if not (reach.sessions or reach.everywhere):
            return
        there = [key for key in reach.sessions if self._document.plan.find(SessionBlock, key) is not None]
        gone = [key for key in reach.sessions if key in self._rows and key not in there]
        if len(gone) > _FEW:
            self._start_over()
            return
        for key in gone:
            self._remove(self._rows[key])
        self._append([key for key in there if key not in self._rows])
        self._reorder()
        self._tell(self._ids if reach.everywhere else there)

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(_ROOT, row, row)
        self._take([*self._ids[:row], *self._ids[row + 1 :]])
        self.endRemoveRows()

    def _append(self, ids: list[str]) -> None:
        if ids:
            self.beginInsertRows(_ROOT, len(self._ids), len(self._ids) + len(ids) - 1)
            self._take([*self._ids, *ids])
            self.endInsertRows()

    def _tell(self, ids: Iterable[str]) -> None:
        """Have the rows of these sessions read again, each run of rows at once."""
        rows = sorted(self._rows[key] for key in ids)
        last = len(self.columns) - 1
        for nth, row in enumerate(rows):
            if nth == 0 or row != rows[nth - 1] + 1:
                first = row
            if nth == len(rows) - 1 or rows[nth + 1] != row + 1:
                self.dataChanged.emit(self.index(first, 0), self.index(row, last))

    def _reorder(self) -> None:
        """Bring the rows in order; whoever holds a cell holds the same cell afterwards."""
        sessions = (self.block_at(row) for row in range(len(self._ids)))
        wanted = self._in_order(block for block in sessions if block is not None)
        if wanted == self._ids:
            return
        self.layoutAboutToBeChanged.emit()  # only now do selections and views hand in the cells they hold
        held = [(index, self._ids[index.row()]) for index in self.persistentIndexList()]
        self._take(wanted)
        moved = [self.index(self._rows[key], index.column()) for index, key in held]
        self.changePersistentIndexList([index for index, _key in held], moved)
        self.layoutChanged.emit()

    def _take(self, ids: list[str]) -> None:
        self._ids = ids
        self._rows = {key: row for row, key in enumerate(ids)}

    def _in_order(self, sessions: Iterable[SessionBlock]) -> list[str]:
        in_programme = sorted(sessions, key=_place)
        rank = self.columns[self.sorted_by].rank
        ranked = [(_comparable(rank(block)), block.id) for block in in_programme]
        filled = sorted((pair for pair in ranked if pair[0] is not None), key=lambda pair: pair[0])
        if self.descending:
            filled = _backwards(filled)
        return [key for _value, key in filled] + [key for value, key in ranked if value is None]


def alignment(column: TableColumn) -> Qt.AlignmentFlag:
    """Numbers stand at the right, a check box in the middle, words at the left."""
    across = {CellLook.COUNT: Qt.AlignmentFlag.AlignRight, CellLook.CHECK: Qt.AlignmentFlag.AlignHCenter}
    return across.get(column.look, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


def _place(block: SessionBlock) -> tuple[Any, ...]:
    """Where a session comes in the programme; the parked ones come last, by title."""
    room = block.room.position if block.room else -1
    if block.day is None:
        return (1, name_order(block.title), block.id)
    return (0, block.day.date, block.placed.start, room, block.title.casefold(), block.id)


def _comparable(rank: Any) -> Any:
    return name_order(rank) if isinstance(rank, str) else rank


def _backwards(ranked: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """The other way round, but equal ones still in the order of the programme."""
    runs: list[list[tuple[Any, str]]] = []
    for pair in ranked:
        if runs and runs[-1][0][0] == pair[0]:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return [pair for run in reversed(runs) for pair in run]
