"""A cue of a step: its pictogram, its words and who does it, typed where they stand."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stocktake_desktop.edits.script import CueWords, ScriptLine
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.ui.script.asked import CueHigherAsked, CueWordsAsked
from stocktake_desktop.ui.script.field_list import FieldOffer, begun_field
from stocktake_desktop.ui.script.pictogram_mark import PictogramMark
from stocktake_desktop.ui.script.reading import CueFace
from stocktake_desktop.ui.widgets.line_edit import PauseLineEdit
from stocktake_desktop.ui.widgets.section import MessageLine, quiet_button, small_label
from stocktake_desktop.words import _

_LINE = 42 * GRID
"""Pixels of words that a button below a cue has room for in one line."""


class CueField(PauseLineEdit):
    """Words of a cue while they are typed, with their fields in braces: an open one offers the list of them."""

    entered = Signal(bool)
    """The keys came, or went."""

    def __init__(self, name: str) -> None:
        super().__init__(name, wait=0)
        self.setFont(font(SMALL))
        self.values: Mapping[str, str] | None = None
        """What stands for each field; None where none can be typed."""
        self._fields = FieldOffer(self, self._put_field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        begun = begun_field(self.text()[: self.cursorPosition()]) if event.text() else None
        if self.values is not None:
            self._fields.follow(begun, self.values, self.cursorRect())

    def _put_field(self, name: str) -> None:
        at = self.cursorPosition()
        brace = self.text().rfind("{", 0, at)
        self.setSelection(brace, at - brace)
        self.insert(f"{{{name}}}")
        self.pause.typed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.entered.emit(False)


class CueRow(QWidget):
    """Shows a cue as it is printed; pressed, its words and who does it are typed one below the other.

    One that is written for this step only can be used for all sessions of the kind by a second press.
    """

    asked = Signal(object)
    """Other words of the cue are asked for."""
    in_hand = Signal(bool)
    """The keys came, or went."""

    def __init__(self) -> None:
        super().__init__()
        self.face: CueFace | None = None
        self._line: ScriptLine | None = None
        self._can_type = False
        self.words, self.done_by = CueField(_("Cue")), CueField(_("Who does it"))
        self.printed, self.doer = small_label("", "", wrap=True), small_label("", "muted", wrap=True)
        self.message, self.wider = MessageLine(), quiet_button("")
        self.wider.setObjectName("link")
        self.wider.setFont(font(SMALL))
        self.wider.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # as that of a sentence
        self.wider.clicked.connect(self._use_for_kind)
        for field in self.fields:
            field.entered.connect(self._turn)
            field.pause.reverted.connect(lambda: self.message.say(""))
        self.words.text_requested.connect(lambda words: self._ask(words, self.done_by.text()))
        self.done_by.text_requested.connect(lambda done_by: self._ask(self.words.text(), done_by))
        self._lay_out()

    @property
    def fields(self) -> tuple[CueField, CueField]:
        """Where its words and who does it are typed."""
        return self.words, self.done_by

    def show_face(self, face: CueFace, line: ScriptLine | None, *, read_only: bool) -> None:
        """Show a cue of the step of a line; what is being typed stays."""
        self.face, self._line = face, line
        self._can_type = face.typed is not None and line is not None and not read_only
        self._mark.show_pictogram(face.pictogram)
        self.printed.setText(face.words)
        self.printed.setFont(font(SMALL, QFont.Weight.DemiBold if face.is_strong else QFont.Weight.Normal))
        self.doer.setText(face.done_by)
        self.wider.setVisible(face.wider is not None and self._can_type)
        if face.wider is not None:
            words, whom = _("Use for {whom}"), face.wider.title
            is_wide = self.wider.fontMetrics().horizontalAdvance(words.format(whom=whom)) > _LINE
            self.wider.setText(words.format(whom=f"\n{whom}" if is_wide else whom))
        typed, self.words.values = face.typed, face.values
        if typed is not None:
            self.words.show_text(typed.words)
            self.done_by.show_text(typed.done_by)
        for label in (self.printed, self.doer):
            label.setToolTip(_("Press to type") if self._can_type else "")

    def begin(self, field: CueField | None = None) -> bool:
        """Put the keys into the words, or a field; False where they follow from the plan."""
        if self._can_type:
            self._open(is_open=True)
            (field or self.words).setFocus(Qt.FocusReason.TabFocusReason)
            (field or self.words).selectAll()
        return self._can_type

    def flush(self) -> bool:
        """Have what is typed written down; False where it cannot be."""
        for field in self.fields:
            field.pause.flush()
        return not self.message.text()

    def refuse(self, sentence: str) -> None:
        """Say why what was typed cannot be written down; it stays."""
        self.message.say(sentence)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_doer = self.doer.geometry().contains(event.position().toPoint())
        if not self.begin(self.done_by if is_doer else None):
            super().mousePressEvent(event)

    def _ask(self, words: str, done_by: str) -> None:
        if self.face is not None and self.face.typed is not None and self._line is not None:
            cue: CueWords = replace(self.face.typed, words=words, done_by=done_by)
            self.asked.emit(CueWordsAsked(self._line, cue, self.face.cue_id))

    def _use_for_kind(self) -> None:
        face = self.face
        if face is not None and face.typed is not None and face.wider is not None and self._line is not None:
            self.asked.emit(CueHigherAsked(self._line, face.typed.pictogram, face.wider.scope))

    def _turn(self, is_here: bool) -> None:
        if not is_here:
            self._open(is_open=any(field.hasFocus() for field in self.fields) or bool(self.message.text()))
        self.in_hand.emit(is_here)

    def _open(self, *, is_open: bool) -> None:
        self._typing.setVisible(is_open)
        for label in (self.printed, self.doer):
            label.setHidden(is_open)

    def _lay_out(self) -> None:
        self._mark, self._typing, row, column = PictogramMark(), QWidget(), QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(int(1.5 * GRID))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        for label, share in ((self.printed, 3), (self.doer, 2)):
            _set_at_beginning(label)
            row.addWidget(label, share)
        fields = QVBoxLayout(self._typing)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(0)
        for field in self.fields:
            fields.addWidget(field)
        self._typing.hide()
        row.addWidget(self._typing, 5)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.message)
        column.addWidget(self.wider, 0, Qt.AlignmentFlag.AlignLeading)


def _set_at_beginning(label: QLabel) -> None:
    """Beside the pictogram, whatever the language is."""
    side = Qt.AlignmentFlag.AlignRight if label.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(Qt.AlignmentFlag.AlignAbsolute | side | Qt.AlignmentFlag.AlignTop)
