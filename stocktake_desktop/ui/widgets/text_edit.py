"""A field of several lines that grows with what is in it."""

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.pause import Pause

TALLEST = 120 * GRID
"""Above this height the field scrolls, so that a text of a thousand lines does not bury the rest."""


class GrowingTextEdit(QPlainTextEdit):
    """Plain text over as many lines as it takes; with `one_paragraph`, Return ends the typing (a title).

    Tab moves on to the next field.
    """

    text_requested = Signal(str)
    """This text is to be written down."""
    ended = Signal()
    """Return was pressed where it ends the typing; the text is written down already."""

    def __init__(self, name: str, hint: str = "", *, one_paragraph: bool = False) -> None:
        super().__init__()
        self._one_paragraph = one_paragraph
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setProperty("quiet", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.pause = Pause(self, self.text, self._write)
        self.pause.requested.connect(self.text_requested)
        self.textChanged.connect(self._typed)

    def text(self) -> str:
        """The text as typed; no-break spaces stay, which `toPlainText` would lose."""
        return self.document().toRawText().replace("\u2029", "\n")  # how QTextDocument ends a paragraph

    def show_text(self, text: str) -> None:
        """Show what the plan holds; what is being typed stays."""
        self.pause.show(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and self._one_paragraph:
            self.pause.flush()
            self.ended.emit()
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # moves the row the field is in
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: object) -> None:
        text = source.text()  # type: ignore[attr-defined]
        self.textCursor().insertText(" ".join(text.split()) if self._one_paragraph else text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            event.ignore()  # all of it is seen: what scrolls is the panel
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _typed(self) -> None:
        self.pause.typed()
        self._grow()

    def _write(self, text: str) -> None:
        at = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1), QTextCursor.MoveMode.MoveAnchor)
        self.setTextCursor(cursor)

    def _grow(self) -> None:
        frame = max(self.height() - self.viewport().height(), 0)  # less than none before it is laid out
        lines, block = 0.0, self.document().firstBlock()
        while block.isValid() and lines <= TALLEST:
            lines += self.blockBoundingRect(block).height()
            block = block.next()
        wanted = max(ceil(lines), self.fontMetrics().lineSpacing()) + frame
        tall = wanted > TALLEST
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if tall else policy.ScrollBarAlwaysOff)
        if min(wanted, TALLEST) != self.height():
            self.setFixedHeight(min(wanted, TALLEST))
        if not tall:
            self.verticalScrollBar().setValue(0)
