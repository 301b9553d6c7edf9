"""The list of findings: sign, severity in a word, the sentence; the current row has its buttons in it."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.planning.findings import Finding
from stocktake_desktop.planning.standing import Standing
from stocktake_desktop.ui.findings.finding_row import FindingRow, words_of
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _

Index = QModelIndex | QPersistentModelIndex


class FindingList(QListView):
    """One finding a row; click, Return or Space asks to go there.

    `buttons_for` makes what stands under the sentence of the current row, or None.
    """

    open_requested = Signal(Finding)
    """Somebody wants to see the sessions of this finding."""

    def __init__(self, buttons_for: Callable[[Standing], QWidget | None]) -> None:
        super().__init__()
        self._buttons_for = buttons_for
        self._model = StandingModel(self)
        self.buttons: QWidget | None = None
        self.setModel(self._model)
        self._row = FindingRow(self, self._height_of_buttons)
        self.setItemDelegate(self._row)
        self.setAccessibleName(_("Findings"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("page_scroll")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._ask)
        self.doubleClicked.connect(self._ask)  # a fast second click is a second click

    @property
    def current(self) -> Standing | None:
        """The finding keys go to."""
        index = self.currentIndex()
        return self._model.standings[index.row()] if index.isValid() else None

    def show_findings(self, standings: Sequence[Standing]) -> None:
        """List these; the current one stays current while it is there, else the one in its place is."""
        if list(standings) == self._model.standings:
            return
        current, row, focused = self.current, self.currentIndex().row(), self.isAncestorOf(self.window().focusWidget())
        self.buttons = None  # goes with the row it stands in
        self._model.show_findings(list(standings))
        keys = [standing.finding.key for standing in standings]
        if current is not None and keys:
            same = current.finding.key in keys
            self.setCurrentIndex(
                self._model.index(keys.index(current.finding.key) if same else min(row, len(keys) - 1))
            )
        if focused:
            self.setFocus()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if previous.isValid():
            self.setIndexWidget(self._model.index(previous.row()), None)  # type: ignore[arg-type]
        self.renew_buttons()

    def renew_buttons(self) -> None:
        """Ask anew what stands under the current finding."""
        index, current = self.currentIndex(), self.current
        self.buttons = self._buttons_for(current) if current is not None else None
        if self.buttons is not None:
            self.setIndexWidget(index, self._foot(self.buttons))
            for before, after in pairwise([self, *self.buttons.findChildren(QPushButton)]):
                QWidget.setTabOrder(before, after)  # else keys would find them after all else in the window
        self.lay_out()

    def lay_out(self) -> None:
        """Give the rows the height they need now."""
        self._model.layoutChanged.emit()  # a list view keeps the heights it asked for until then
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self._ask(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _ask(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_requested.emit(self._model.standings[index.row()].finding)

    def _foot(self, buttons: QWidget) -> QWidget:
        """Buttons at the foot of a row, over the sentence that the row paints."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(self._row.indent() - 2 * GRID, 0, 0, 0)  # words under words
        column.addStretch(1)
        column.addWidget(buttons)
        return whole

    def _height_of_buttons(self, index: Index) -> int:
        is_current = self.buttons is not None and index.row() == self.currentIndex().row()
        return self.buttons.sizeHint().height() if is_current and self.buttons else 0


class StandingModel(QAbstractListModel):
    """The findings as rows."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.standings: list[Standing] = []

    def show_findings(self, standings: list[Standing]) -> None:
        """Have these rows."""
        self.beginResetModel()
        self.standings = standings
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.standings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words_of(self.standings[index.row()])
        return None
