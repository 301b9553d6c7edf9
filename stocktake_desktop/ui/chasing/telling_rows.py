"""Whom to tell as rows: who, how they are reached, and a line for each session that is otherwise for them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stocktake_desktop.models import Plan
from stocktake_desktop.planning.changes.told import Untold
from stocktake_desktop.ui.chasing.painting import BOLD, PADDING, PLAIN, paint_box, write_lines
from stocktake_desktop.ui.chasing.row_words import contact_words
from stocktake_desktop.ui.chasing.rows import Index
from stocktake_desktop.ui.chasing.telling_words import contact_of, moved_words
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import line_height
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, mix
from stocktake_desktop.words import _

_ROOT = QModelIndex()
TICK, WHO, CONTACT, CHANGES = range(4)
"""The columns."""


class TellingRows(QAbstractTableModel):
    """One row a person or organisation; everybody is ticked until somebody unticks them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.people: list[Untold] = []
        self.lines: list[list[str]] = []
        self.left_out: set[str] = set()

    def show_people(self, plan: Plan, people: Sequence[Untold]) -> None:
        """Show these."""
        self.beginResetModel()
        self.people = list(people)
        self.lines = [[moved_words(plan, moved) for moved in one.moved] for one in people]
        self.left_out &= {one.somebody.id for one in people}
        self.endResetModel()

    @property
    def ticked(self) -> list[Untold]:
        """Who is ticked, from the top."""
        return [one for one in self.people if one.somebody.id not in self.left_out]

    def tick(self, row: int) -> None:
        """Tick whoever stands in a row, or no longer."""
        if 0 <= row < len(self.people):
            self.left_out ^= {self.people[row].somebody.id}
            self.dataChanged.emit(self.index(row, TICK), self.index(row, TICK))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else CHANGES + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == TICK else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return ("", _("Who"), _("Contact"), _("What is otherwise for them"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK:
            is_out = self.people[index.row()].somebody.id in self.left_out
            return Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked
        words = "\n".join(self.cell(index.row(), index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words)
        return words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def setData(self, index: Index, _value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            self.tick(index.row())
        return role == Qt.ItemDataRole.CheckStateRole

    def cell(self, row: int, column: int) -> list[str]:
        """The lines of a cell."""
        one = self.people[row]
        if column == WHO:
            return [one.somebody.name or getattr(one.somebody, "function", "")]
        if column == CONTACT:
            return [line for line in contact_words(contact_of(one)) if line]
        return self.lines[row] if column == CHANGES else []

    def height_of(self, row: int) -> int:
        """How tall a row is, in pixels."""
        return max(11 * GRID, len(self.lines[row]) * line_height(NORMAL) + 3 * GRID)


class TellingPainter(QStyledItemDelegate):
    """Draws the cells of the list."""

    def __init__(self, rows: TellingRows) -> None:
        super().__init__(rows)
        self._rows = rows

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, column = theme_in_use(), option.rect, index.column()
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setClipRect(rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, mix(theme.accent, theme.paper, 0.16) if chosen else theme.paper)
        room = QRectF(rect).adjusted(PADDING, 0, -PADDING, 0)
        if column == TICK:
            is_ticked = self._rows.people[index.row()].somebody.id not in self._rows.left_out
            paint_box(painter, room, theme, checked=is_ticked)
        lines = self._rows.cell(index.row(), column)
        first = (NORMAL, BOLD if column == WHO else PLAIN, theme.ink)
        below = first if column == CHANGES else (SMALL, PLAIN, theme.muted)
        write_lines(painter, room, [(words, *(first if nth == 0 else below)) for nth, words in enumerate(lines)])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.hairline)
        painter.restore()
