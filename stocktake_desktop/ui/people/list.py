"""The list of the people panel: a thousand lines that cost nothing until they are seen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from stocktake_desktop.ui.look.direction import from_left
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.people.line_painting import LinePainting
from stocktake_desktop.ui.people.lines import PeopleLine
from stocktake_desktop.ui.widgets.status_button import status_words
from stocktake_desktop.words import _, ngettext

Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractListModel):
    """Lines as rows."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[PeopleLine] = []

    def show_lines(self, lines: Sequence[PeopleLine]) -> None:
        """Have these rows."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(part for part in (line.name, line.about) if part))
        return None


class PeopleList(QListView):
    """One person or organisation a row; double-click or Return asks for the details."""

    details_requested = Signal(str)
    """Somebody wants to see all about the person or organisation with this id."""
    carried_out = Signal(tuple)
    """These lines are being dragged away, to another panel."""
    add_requested = Signal()
    """The selected lines are to be added to the session that is selected."""
    remove_requested = Signal(list)
    """Those with these ids are to leave the meeting."""

    def __init__(self) -> None:
        super().__init__()
        self._model = PeopleModel()
        self.setModel(self._model)
        self.setItemDelegate(LinePainting(self))
        self.setAccessibleName(_("People"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("page_scroll")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        from_left(self)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._ask_details)

    @property
    def lines(self) -> Sequence[PeopleLine]:
        """What is listed."""
        return self._model.lines

    @property
    def chosen(self) -> list[PeopleLine]:
        """The selected lines from top to bottom."""
        return [self._model.lines[row] for row in sorted(index.row() for index in self.selectedIndexes())]

    def show_lines(self, lines: Sequence[PeopleLine]) -> None:
        """List these; who was selected stays selected, and what was in sight stays in sight."""
        if list(lines) == self._model.lines:
            return
        chosen = {line.id for line in self.chosen}
        current = self.currentIndex()
        current_id = self._model.lines[current.row()].id if current.isValid() else ""
        at = self.verticalScrollBar().value()
        self._model.show_lines(lines)
        flag = QItemSelectionModel.SelectionFlag
        for row, line in enumerate(lines):
            if line.id in chosen:
                self.selectionModel().select(self._model.index(row), flag.Select)
            if line.id == current_id:
                self.selectionModel().setCurrentIndex(self._model.index(row), flag.NoUpdate)
        self.verticalScrollBar().setValue(at)

    def choose(self, row_id: str) -> None:
        """Select one line and bring it in sight."""
        row = next((row for row, line in enumerate(self.lines) if line.id == row_id), -1)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))
            self.scrollTo(self._model.index(row))

    def _ask_details(self, index: QModelIndex) -> None:
        self.details_requested.emit(self.lines[index.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._ask_details(self.currentIndex())
            return
        if event.key() in (Qt.Key.Key_Insert, Qt.Key.Key_A) and not event.modifiers():
            self.add_requested.emit()
            return
        if event.key() == Qt.Key.Key_Delete and self.chosen:
            self.remove_requested.emit([line.id for line in self.chosen])
            return
        super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        if chosen := self.chosen:
            self.carried_out.emit(tuple(chosen))


def spoken(line: PeopleLine) -> str:
    """A line as it is read out."""
    sessions = ngettext("{n} session", "{n} sessions", line.count).format(n=line.count)
    status = status_words(line.unsure) if line.unsure is not None else ""
    return ", ".join(part for part in (line.name, line.about, sessions, status) if part)
