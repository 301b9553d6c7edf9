"""Editing in place: a line for what is typed, a list for what is chosen, a box for what is held or not."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.table.columns import DAY, CellLook
from stocktake_desktop.ui.table.model import SessionTable
from stocktake_desktop.ui.table.painting import paint_cell
from stocktake_desktop.ui.widgets.choice_box import ChoiceBox
from stocktake_desktop.ui.widgets.when import when

_FADED = 0.35
Index = QModelIndex | QPersistentModelIndex


class TableCellDelegate(QStyledItemDelegate):
    """Draws the cells and edits them."""

    def __init__(self, document: Document, model: SessionTable, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._model = document, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        block = self._model.block_at(index.row())
        if block is not None:
            column = self._model.columns[index.column()]
            painter.setOpacity(_FADED if block.id in self._model.faded else 1.0)
            paint_cell(
                painter, option, block, column, nth=index.column(), new_day=self._begins_day(index.row(), block.day_id)
            )

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.columns[index.column()]
        if column.choices is None:
            line = QLineEdit(parent)
            line.setAccessibleName(column.spoken)
            return line
        box = ChoiceBox(column.spoken, column.choices(self._document.plan.meeting))
        box.setProperty("quiet", False)
        box.setParent(parent)
        when(box.chosen, self._finish, box)
        QTimer.singleShot(0, box, box.showPopup)  # the view puts an editor in its place after it is made
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        block, column = self._model.block_at(index.row()), self._model.columns[index.column()]
        if block is None:
            return
        if isinstance(editor, ChoiceBox) and column.value is not None:
            editor.show_value(column.value(block))
        elif isinstance(editor, QLineEdit):
            editor.setText(column.read(block))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = editor.value() if isinstance(editor, ChoiceBox) else cast(QLineEdit, editor).text()
        model.setData(index, value)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        editor.blockSignals(True)  # a choice in a list on its way out is for no cell any more
        super().destroyEditor(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect = option.rect
        wide = max(rect.width(), editor.sizeHint().width()) if isinstance(editor, ChoiceBox) else rect.width()
        editor.setGeometry(rect.x(), rect.y(), wide, rect.height() - 1)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Lock and unlock with Space or a click, wherever in the cell."""
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        pressed = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() is Qt.MouseButton.LeftButton
            and not event.modifiers()
        )
        if not pressed and not clicked:
            return False
        block = self._model.block_at(index.row())
        locked = block is not None and block.locked
        wanted = Qt.CheckState.Unchecked if locked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _begins_day(self, row: int, day_id: str | None) -> bool:
        if row == 0 or self._model.sorted_by != DAY:
            return True
        above = self._model.block_at(row - 1)
        return above is None or above.day_id != day_id


def was_left(editor: QWidget) -> bool:
    """Whether the cell of an editor was left already, so that a Return still on its way is for no cell."""
    return editor.signalsBlocked()


def is_check(model: SessionTable, index: Index) -> bool:
    """Whether a cell is a check box."""
    return model.columns[index.column()].look is CellLook.CHECK
