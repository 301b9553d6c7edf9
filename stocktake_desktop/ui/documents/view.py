"""The table of documents by keys and mouse: typed into in place; a key opens, another lets the session take it up."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from stocktake_desktop.models import DocumentKind
from stocktake_desktop.ui.documents.model import DATE, FILE, KIND, SYMBOL, TAKEN, TITLE, DocumentsModel
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import line_height
from stocktake_desktop.ui.look.theme import GRID, NORMAL
from stocktake_desktop.ui.widgets.cell_walk import CellWalk
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, term

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {TAKEN: 12 * GRID, KIND: 40 * GRID, SYMBOL: 32 * GRID, DATE: 34 * GRID}
_LEAST = 28 * GRID
_ROW = line_height(NORMAL) + 3 * GRID
_KEYS = {
    Qt.Key.Key_Insert: Key.DOCUMENT_NEW,
    Qt.Key.Key_Delete: Key.DOCUMENT_REMOVE,
    Qt.Key.Key_Space: Key.DOCUMENT_TAKEN,
}


class DocumentsView(CellWalk):
    """The list; what a key asks for is told, and nothing but typing is done here."""

    key_pressed = Signal(Key)
    """One of the keys of the list was pressed."""

    def __init__(self, model: DocumentsModel) -> None:
        super().__init__()
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(DocumentCell(self))
        self.setAccessibleName(_("Documents"))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def choose(self, row: int, column: int = TITLE) -> None:
        """Let a cell be in hand; the last row where there are fewer."""
        last = self.rows.rowCount() - 1
        self.setCurrentIndex(self.rows.index(min(max(row, 0), last), column) if last >= 0 else QModelIndex())

    def event(self, event: QEvent) -> bool:
        """Ctrl+V is for the list while it has the focus, and not for sessions."""
        is_paste = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
        if is_paste and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_typing = self.state() is QAbstractItemView.State.EditingState
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_typing:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.key_pressed.emit(Key.DOCUMENT_PASTE)
        elif is_return and held == Qt.KeyboardModifier.ControlModifier:
            self.key_pressed.emit(Key.DOCUMENT_OPEN)
        elif is_return and self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())
        elif not held and (key := _KEYS.get(Qt.Key(event.key()))) is not None:
            self.key_pressed.emit(key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index.column() == TAKEN:
            self.key_pressed.emit(Key.DOCUMENT_TAKEN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        others = [column for column in range(FILE + 1) if column not in _WIDTHS]
        rest = self.viewport().width() - sum(_WIDTHS.values())
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        for column in others:
            share = 2 if column == TITLE else 1
            self.setColumnWidth(column, max(_LEAST, rest * share // (len(others) + 1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme_in_use().muted)
            words = _("There is no document yet. Add one, or paste a list: a document a line, with title and symbol.")
            if self.rows.only_untaken:
                words = _("Every document is taken up by a session.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)


class DocumentCell(QStyledItemDelegate):
    """Edits the cells: the kind is chosen, all else typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        name = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        if index.column() != KIND:
            line = QLineEdit(parent)
            line.setAccessibleName(name)
            return line
        box = ChoiceBox(name, [Choice(kind, term(kind.value, capital=True)) for kind in DocumentKind])
        box.setProperty("quiet", False)
        box.setParent(parent)
        when(box.chosen, self._finish, box)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model = index.model()
        if isinstance(editor, ChoiceBox) and isinstance(model, DocumentsModel):
            row = model.document_at(index.row())
            editor.show_value(row.kind if row is not None else None)
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = (
            editor.value() if isinstance(editor, ChoiceBox) else editor.text() if isinstance(editor, QLineEdit) else ""
        )
        model.setData(index, value)

    def _finish(self, box: ChoiceBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
