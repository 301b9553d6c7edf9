"""The chasing list as rows under headings: reads the plan when it is asked to, and keeps what is ticked."""

from collections.abc import Collection, Iterable
from datetime import date as Date
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from stocktake_desktop.planning.chasing import Chased, Urgency
from stocktake_desktop.ui.chasing.row_words import (
    asked_words,
    contact_lines,
    due_lines,
    session_words,
    urgency_words,
    who_lines,
)
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.words import _, term

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
TICK, WHO, CONTACT, ASKED, DUE, STATUS, SESSIONS = range(7)
"""The columns."""


class UrgencyHeading(NamedTuple):
    """The heading of those who are equally urgent, and how many there are."""

    urgency: Urgency
    people: int


class ChasingRows(QAbstractTableModel):
    """One row a person or place, the most urgent first; a tick stays with who was ticked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[UrgencyHeading | Chased] = []
        self.ticked: set[str] = set()
        self.today = Date.min

    def show_rows(self, rows: Iterable[Chased], today: Date) -> None:
        """Show these; who is no longer among them is no longer ticked."""
        shown = list(rows)
        self.beginResetModel()
        self.today = today
        self.entries = []
        for urgency in Urgency:
            of_it = [row for row in shown if row.urgency is urgency]
            self.entries += [UrgencyHeading(urgency, len(of_it)), *of_it] if of_it else []
        self.ticked &= {row.key for row in shown}
        self.endResetModel()

    def chased_at(self, row: int) -> Chased | None:
        """Who stands in a row; None for a heading, or where no row is."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return entry if isinstance(entry, Chased) else None

    def row_of(self, key: str) -> int | None:
        """The row in which somebody stands."""
        return next((nth for nth, one in enumerate(self.entries) if isinstance(one, Chased) and one.key == key), None)

    @property
    def shown(self) -> list[Chased]:
        """Everybody who is shown, from the top."""
        return [entry for entry in self.entries if isinstance(entry, Chased)]

    def after(self, keys: Collection[str], row: int) -> str:
        """Who comes next below a row, else above it, when these are dealt with; empty when nobody is left."""
        left = [nth for nth in range(len(self.entries)) if (one := self.chased_at(nth)) and one.key not in keys]
        nth = next((nth for nth in left if nth > row), left[-1] if left else -1)
        found = self.chased_at(nth)
        return found.key if found is not None else ""

    def tick(self, key: str, on: bool | None = None) -> None:
        """Tick somebody, or no longer; without `on` the other way round."""
        row = self.row_of(key)
        if row is None:
            return
        self.ticked ^= {key} if on is None or on is not (key in self.ticked) else set()
        index = self.index(row, TICK)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else SESSIONS + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.chased_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == TICK else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = ("", _("Who"), _("Contact"), _("Asked on"), _("Answer by"), _("Status"), _("Sessions affected"))
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.chased_at(index.row())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK and row is not None:
            return Qt.CheckState.Checked if row.key in self.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._words(index.row(), index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self._words(index.row(), index.column())
            name = self.headerData(index.column(), Qt.Orientation.Horizontal) if row is not None else ""
            return _("{column}: {words}").format(column=name, words=words) if name else words
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.chased_at(index.row())
        if row is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick(row.key, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _words(self, nth: int, column: int) -> str:
        entry = self.entries[nth]
        if isinstance(entry, UrgencyHeading):
            return f"{urgency_words(entry.urgency)}  {entry.people}" if column == TICK else ""
        match column:
            case _ if column == WHO:
                lines = who_lines(entry)
            case _ if column == CONTACT:
                lines = contact_lines(entry)
            case _ if column == ASKED:
                lines = (asked_words(entry), "")
            case _ if column == DUE:
                lines = due_lines(entry, self.today)
            case _ if column == STATUS:
                lines = (term(entry.status), "")
            case _ if column == SESSIONS:
                return "\n".join(map(session_words, entry.places))
            case _:
                return ""
        return "\n".join(filter(None, lines))
