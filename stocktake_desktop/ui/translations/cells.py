"""Cells of the table of translations: drawn over a few lines, typed into in the direction of the language."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QFrame,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from stocktake_desktop.languages import PAPER_LANGUAGES, RIGHT_TO_LEFT
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import flow, line_height, type_of, width_of
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, Theme, mix
from stocktake_desktop.ui.translations.model import FIRST, ORIGINAL, WHAT, TranslationTable

Index = QModelIndex | QPersistentModelIndex
PADDING = 2 * GRID
MOST_LINES = 5
_DEMI, _PLAIN = QFont.Weight.DemiBold, QFont.Weight.Normal
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute
_LETTER, _WIDE_LETTERS = 8.5, "\u2e80"
"""Pixels that most letters are narrower than, and from where on they are wide."""
_RAGGED = 1.2
"""How much longer a text is over several lines, which end with a word."""


_HINT = QAbstractItemDelegate.EndEditHint
_HINTS = {
    Qt.Key.Key_Return: _HINT.NoHint,
    Qt.Key.Key_Enter: _HINT.NoHint,
    Qt.Key.Key_Tab: _HINT.EditNextItem,
    Qt.Key.Key_Backtab: _HINT.EditPreviousItem,
}
"""Keys that end the typing, and where it goes on."""

Finish = Callable[["CellEdit", QAbstractItemDelegate.EndEditHint], None]
"""Called when a key ended the typing."""


class CellEdit(QPlainTextEdit):
    """What is typed into a cell; Return and Tab end it, Shift+Return begins another line."""

    def __init__(self, parent: QWidget, name: str, finish: Finish, *, is_rtl: bool) -> None:
        super().__init__(parent)
        self._finish = finish
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(type_of(NORMAL, _PLAIN))
        self.document().setDocumentMargin(GRID)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
        option = self.document().defaultTextOption()
        option.setTextDirection(direction)
        option.setAlignment((Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft) | _ABSOLUTE)
        self.document().setDefaultTextOption(option)
        self.setLayoutDirection(direction)

    def text(self) -> str:
        """The text as typed; no-break spaces stay, which `toPlainText` would lose."""
        return self.document().toRawText().replace("\u2029", "\n")  # how QTextDocument ends a paragraph

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (hint := _HINTS.get(Qt.Key(event.key()))) is None:
            super().keyPressEvent(event)
        elif hint is _HINT.NoHint and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()  # Qt would put in a line separator
        else:
            self._finish(self, hint)


class TranslationCellDelegate(QStyledItemDelegate):
    """Draws headings and cells, and edits cells."""

    def __init__(self, table: TranslationTable, finish: Finish, parent: QObject) -> None:
        super().__init__(parent)
        self._table, self._finish = table, finish

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = theme_in_use(), option.rect
        is_heading = self._table.line_at(index.row()) is None
        painter.save()
        painter.setClipRect(rect)
        _paint_ground(painter, option, theme, is_heading=is_heading)
        words = self._table.words_at(index.row(), index.column())
        if is_heading:
            _write(painter, rect, words, theme, weight=_DEMI, size=SMALL, most=1)
        else:
            is_aside = index.column() == WHAT
            is_rtl = self._table.language_of(index.column()) in RIGHT_TO_LEFT
            size = SMALL if is_aside else NORMAL
            _write(painter, rect, words, theme, size=size, is_aside=is_aside, is_rtl=is_rtl)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        language = self._table.language_of(index.column())
        original = self._table.words_at(index.row(), ORIGINAL)
        name = f"{PAPER_LANGUAGES[language]}: {original}"
        return CellEdit(parent, name, self._finish, is_rtl=language in RIGHT_TO_LEFT)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, CellEdit)
        if not editor.document().isModified():  # a change elsewhere must not undo what is being typed
            editor.setPlainText(self._table.words_at(index.row(), index.column()))
            editor.document().setModified(False)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, CellEdit)
        if editor.document().isModified():
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """As large as the cell, and a few lines for what has several."""
        rect, line = option.rect, self._table.line_at(index.row())
        least = 4 if line is not None and line.is_long else 1
        height = max(rect.height(), least * line_height(NORMAL) + 3 * GRID)
        viewport = editor.parentWidget()
        top = max(0, min(rect.y(), (viewport.height() if viewport else height) - height))
        editor.setGeometry(rect.x(), top, rect.width(), height - 1)


def height_of(table: TranslationTable, row: int, widths: list[int]) -> int:
    """How tall a row is in columns of these widths, as near as need be without breaking every text into lines."""
    if table.line_at(row) is None:
        return 8 * GRID
    columns = range(ORIGINAL, FIRST + len(table.languages))
    lines = max(_lines(table.words_at(row, column), widths[column]) for column in columns)
    return max(1, min(lines, MOST_LINES)) * line_height(NORMAL) + 3 * GRID


def _lines(words: str, width: int) -> int:
    if not words:
        return 1
    room = max(width - 2 * PADDING, 4 * GRID)
    return sum(_lines_of(line, room) for line in words.split("\n"))


def _lines_of(line: str, room: int) -> int:
    """How many lines a paragraph takes; a short one of narrow letters is not measured, as most are."""
    if len(line) * _LETTER <= room and line < _WIDE_LETTERS:
        return 1
    length = width_of(line, NORMAL, _PLAIN)
    return 1 if length <= room else ceil(length * _RAGGED / room)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, is_heading: bool) -> None:
    rect = option.rect
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    ground = theme.desk if is_heading else mix(theme.accent, theme.paper, 0.16) if chosen else theme.paper
    painter.fillRect(rect, ground)
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.hairline)
    if not is_heading:
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.hairline)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.accent, 2))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _write(
    painter: QPainter,
    rect: QRect,
    words: str,
    theme: Theme,
    *,
    size: int = NORMAL,
    weight: QFont.Weight = _PLAIN,
    most: int = MOST_LINES,
    is_aside: bool = False,
    is_rtl: bool = False,
) -> None:
    """Write words into a cell from the side where they begin, over as many lines as there is room for."""
    width, step = rect.width() - 2 * PADDING, line_height(size)
    painter.setFont(type_of(size, weight))
    painter.setPen(theme.muted if is_aside else theme.ink)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    room = max(1, min(most, (rect.height() - GRID) // step))
    lines = [line for part in words.split("\n") for line in flow(part, size, weight, width, room + 1) or ("",)]
    if len(lines) > room:
        lines[room - 1 :] = flow(f"{lines[room - 1]} {lines[room]}", size, weight, width, 1)
    y = rect.top() + 1.5 * GRID + step * 0.78 if most > 1 else rect.bottom() - 2 * GRID
    for line in lines:
        left = rect.right() - PADDING - width_of(line, size, weight) if is_rtl else rect.left() + PADDING
        painter.drawText(QPointF(left, y), line)
        y += step
