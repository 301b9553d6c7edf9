"""The list of causes: a click chooses, a double click or Return goes there; no row opens or moves under the pointer."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView

from stocktake_desktop.planning.causes import Cause
from stocktake_desktop.ui.findings.cause_row import CauseDelegate, CauseRow, Tell
from stocktake_desktop.ui.findings.cause_words import read_out
from stocktake_desktop.ui.look.direction import from_left
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.words import _

Index = QModelIndex | QPersistentModelIndex


class CauseList(QListView):
    """One cause a row, all of one height."""

    chosen = Signal(bool)
    """Somebody chose another row; True by a key."""
    pressed_at = Signal(QMouseEvent)
    """Something was pressed."""
    visited = Signal()
    """Somebody wants to go to what the chosen row is about."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self._model = CauseModel(self)
        self._pressed_key = ""
        self.setModel(self._model)
        self.setItemDelegate(CauseDelegate(self, tell))
        self.setAccessibleName(_("Findings"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("page_scroll")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        from_left(self)
        self.setAutoScroll(False)  # else a row that is half in sight moves away from the pointer that chooses it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)

    @property
    def causes(self) -> list[Cause]:
        """What is listed and not solved, in order."""
        return [row.cause for row in self._model.rows if not row.is_solved]

    @property
    def current(self) -> CauseRow | None:
        """The chosen row."""
        row = self.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def show_rows(self, rows: Sequence[CauseRow], *, hold: bool) -> None:
        """List these. To `hold` leaves every row in its place: what is gone is struck off, what is new comes last."""
        listed = list(rows)
        if hold:
            fresh = {row.cause.key: row for row in listed}
            kept = [fresh.pop(row.cause.key, row._replace(is_solved=True)) for row in self._model.rows]
            listed = [*kept, *fresh.values()]
        if listed != self._model.rows:
            key, scrolled = self.current.cause.key if self.current else None, self.verticalScrollBar().value()
            self._model.show_rows(listed)
            self.doItemsLayout()
            self.verticalScrollBar().setValue(scrolled)
            self._choose(key)
        self.viewport().update()  # when it is may be another time now

    def choose(self, key: str | None) -> None:
        """Let the row of this cause be the chosen one and in sight, or none."""
        self._choose(key)
        if self.current is not None:
            self.scrollTo(self.currentIndex())

    def choose_next(self) -> None:
        """Choose the next of the worst that are neither solved nor acknowledged, from the top where none is below."""
        rows, here = self._model.rows, self.currentIndex().row()
        after = [*rows[here + 1 :], *rows[: max(here, 0)]]
        left = [row.cause for row in after if not row.is_solved and not row.cause.is_acknowledged]
        worst = min(left, key=lambda cause: cause.severity.rank, default=None)
        self.choose(worst.key if worst is not None else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            if self.current is not None:
                self.visited.emit()
            return
        before = self.current
        super().keyPressEvent(event)
        if self.current is not None and self.current != before:
            self.scrollTo(self.currentIndex())
            self.chosen.emit(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        before = self.current
        super().mousePressEvent(event)
        self._pressed_key = self._key_at(event)
        self.pressed_at.emit(event)
        if self.current is not None and self.current != before:
            self.chosen.emit(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go there, if both clicks met the same row."""
        if (
            event.button() == Qt.MouseButton.LeftButton
            and self._pressed_key
            and self._key_at(event) == self._pressed_key
        ):
            self.visited.emit()

    def _choose(self, key: str | None) -> None:
        keys = [row.cause.key for row in self._model.rows]
        self.setCurrentIndex(self._model.index(keys.index(key)) if key in keys else QModelIndex())

    def _key_at(self, event: QMouseEvent) -> str:
        row = self.indexAt(event.position().toPoint()).row()
        return self._model.rows[row].cause.key if row >= 0 else ""


class CauseModel(QAbstractListModel):
    """The causes as rows."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.rows: list[CauseRow] = []

    def show_rows(self, rows: list[CauseRow]) -> None:
        """Have these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_at(self, row: int) -> CauseRow:
        """What stands in a row."""
        return self.rows[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return read_out(row.cause, solved=row.is_solved)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.cause.message)
        return None
