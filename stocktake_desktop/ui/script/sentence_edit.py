"""A sentence of the script, edited as it will be said: fields are chips, and a brace opens the list of them."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip

from stocktake_desktop.languages import RIGHT_TO_LEFT
from stocktake_desktop.models import EditRefused, Gender
from stocktake_desktop.models.script_text import FIELDS, field_name, must_know_fields
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.script.chips import Chips, inside_of, name_of, put_chip, put_words, words_of
from stocktake_desktop.ui.script.field_list import FieldOffer, begun_field
from stocktake_desktop.ui.widgets.pause import Pause

_FRAME = 4
"""Pixels above and below, for the line around a sentence that has the keys."""


class SentenceEdit(QTextEdit):
    """Words with fields in braces, shown and typed with chips in their place."""

    text_requested = Signal(str)
    """These words are to be written down."""
    typed = Signal()
    """Something was typed that is not written down yet."""
    doubted = Signal(str)
    """What is wrong with what was typed, in a sentence; empty when all is well."""
    step_requested = Signal(int)
    """The keys are to go to the next sentence (1) or to the one before (-1)."""
    speaker_requested = Signal()
    """The keys are to go to the sentence of the next speaker."""
    cues_requested = Signal()
    """The keys are to go to the cues of this step."""
    in_hand = Signal(bool)
    """The keys came, or went."""
    script_pasted = Signal(list)
    """Several paragraphs were pasted: a script."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.chips = Chips(self.document())
        self.setAccessibleName(name)
        self.setObjectName("sentence")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(GRID)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pause = Pause(self, self.text, self._write)
        self.pause.requested.connect(self.text_requested)
        self.pause.reverted.connect(self._revert)
        self.textChanged.connect(self._typed)
        self._fields = FieldOffer(self, self.put_field)

    def text(self) -> str:
        """The words with their fields in braces."""
        return words_of(self.document())

    def show_words(self, text: str, values: Mapping[str, str], gender: Gender | None, language: str) -> None:
        """Show what the plan holds, and what stands for the fields; what is being typed stays."""
        is_same = (dict(values), gender) == (dict(self.chips.values), self.chips.gender)
        self.chips.values, self.chips.gender = values, gender
        option = self.document().defaultTextOption()
        from_right = language in RIGHT_TO_LEFT
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        is_begun = self.hasFocus() and self.text().strip() == text  # a blank at the end is on its way to a word
        self.pause.show(self.text() if is_begun else text)
        if not is_same:
            self._lay_out_anew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return, held = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter), event.modifiers()
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.step_requested.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
        elif is_return and held & Qt.KeyboardModifier.ControlModifier:
            self.speaker_requested.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.cues_requested.emit()
        else:
            super().keyPressEvent(event)
            self._follow_brace(event.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.in_hand.emit(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.in_hand.emit(False)
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            inside = self._chip_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(name_of(inside)) if inside else "", self)
            return True
        return super().event(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor, data = self.textCursor(), QMimeData()
        data.setText(words_of(self.document(), cursor.selectionStart(), cursor.selectionEnd()))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        paragraphs = [line.strip() for line in source.text().splitlines() if line.strip()]
        if len(paragraphs) > 1:
            self.script_pasted.emit(paragraphs)
        elif paragraphs:
            put_words(self.textCursor(), paragraphs[0])

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # all of it is seen: what scrolls is the pane

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = float(max(self.viewport().width() - 3 * GRID, 10 * GRID))
        if widest != self.chips.widest:
            self.chips.widest = widest
            self._lay_out_anew()
        self._grow()

    def put_field(self, name: str) -> None:
        """Put a field in where it is being typed."""
        cursor = self.textCursor()
        begun = self._begun()
        if begun is not None:
            cursor.movePosition(
                QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, len(begun) + 1
            )
        put_chip(cursor, name)
        self.setTextCursor(cursor)

    def _typed(self) -> None:
        self.pause.typed()
        self._grow()
        self.doubted.emit("")
        self.typed.emit()

    def _revert(self) -> None:
        self.doubted.emit("")
        self.typed.emit()

    def _write(self, text: str) -> None:
        at = self.textCursor().position()
        self.clear()
        put_words(self.textCursor(), text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _lay_out_anew(self) -> None:
        """Chips have another width."""
        self.document().markContentsDirty(0, self.document().characterCount())
        self._grow()

    def _grow(self) -> None:
        lines = max(ceil(self.document().size().height()), self.fontMetrics().lineSpacing() + 2 * GRID)
        height = lines + _FRAME
        if height != self.height():
            self.setFixedHeight(height)

    def _follow_brace(self, typed: str) -> None:
        """Offer fields behind an open brace; make a chip of one that was closed, or say what is wrong with it."""
        if typed == "}":
            self._close_field()
        else:
            below = self.cursorRect().translated(self.viewport().pos())
            self._fields.follow(self._begun() if typed else None, self.chips.values, below)

    def _close_field(self) -> None:
        cursor = self.textCursor()
        before = words_of(self.document(), cursor.block().position(), cursor.position())
        inside = before[before.rfind("{") + 1 : -1]
        self._fields.close()
        try:
            must_know_fields(before[max(before.rfind("{"), 0) :])
        except EditRefused as error:
            self.doubted.emit(str(error))
            return
        if "|" in inside or field_name(inside) in FIELDS:
            cursor.movePosition(
                QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, len(inside) + 2
            )
            put_chip(cursor, inside)
            self.setTextCursor(cursor)

    def _begun(self) -> str | None:
        block, at = self.textCursor().block(), self.textCursor().positionInBlock()
        return begun_field(block.text()[:at])

    def _chip_at(self, place: QPoint) -> str:
        cursor = self.cursorForPosition(self.viewport().mapFrom(self, place))
        for step in (QTextCursor.MoveOperation.NoMove, QTextCursor.MoveOperation.NextCharacter):
            cursor.movePosition(step)
            inside = inside_of(cursor.charFormat())
            if inside:
                return inside
        return ""
