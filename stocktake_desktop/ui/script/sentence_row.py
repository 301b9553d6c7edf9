"""A sentence of a step with what it is, where its words come from, and what can be done about that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout

from stocktake_desktop.edits.script import ScriptLine
from stocktake_desktop.models import EditRefused
from stocktake_desktop.models.script_text import must_know_fields
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.script.asked import HigherAsked, InheritAsked, WordsAsked
from stocktake_desktop.ui.script.reading import SentenceFace
from stocktake_desktop.ui.script.sentence_edit import SentenceEdit
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import MessageLine, quiet_button, small_label
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


class SentenceRow(QFrame):
    """Shows a sentence; one that is said only if something happens stands in a dashed box."""

    asked = Signal(object)
    """Something of `asked.py` is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.face: SentenceFace | None = None
        self.title = small_label("", "step_kind", QFont.Weight.DemiBold, wrap=True)
        self.source = quiet_button("")
        self.edit, self.message = SentenceEdit(_("What is said")), MessageLine()
        self.wider = quiet_button("")
        self.wider.setObjectName("link")
        self.source.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.source.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.menu = QMenu(self.source)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.source.setMenu(self.menu)
        for button in (self.source, self.wider):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from sentence to sentence
        self.wider.clicked.connect(self._use_for_kind)
        self.edit.text_requested.connect(self._ask_for_words)
        self.edit.doubted.connect(self.message.say)
        self._lay_out()

    def show_face(self, face: SentenceFace, language: str, *, read_only: bool) -> None:
        """Show a sentence; what is being typed of the same one stays."""
        if self.face is None or self.face.line != face.line:
            self.edit.pause.forget()
            self.message.say("")
        self.face = face
        self.title.setText(face.title if face.is_if else face.title.upper())
        self.source.setText(face.source if face.is_own else f"↓ {face.source}")
        self.source.setAccessibleName(_("Where the words come from: {source}").format(source=face.source))
        self.source.setToolTip(
            _("The words of a level further down are missing in this language") if face.is_missing else ""
        )
        kind = next(iter(face.higher[-2:]), None)
        self.wider.setVisible(face.is_own and kind is not None and bool(face.text) and not read_only)
        if kind is not None:
            self.wider.setText(_("Use for {whom}").format(whom=kind.title))
        nothing = _("no words here: {what}").format(what=face.idle) if face.idle else _("no words here")
        self.edit.setPlaceholderText(nothing)
        self.edit.show_words(face.text, face.values, face.gender, language)
        self.edit.setReadOnly(read_only)
        self.source.setEnabled(not read_only)
        for widget in (self, self.source, self.edit):
            set_mark(widget, "if", face.is_if)
            set_mark(widget, "own", face.is_own)
            set_mark(widget, "missing", face.is_missing)

    def half_typed(self) -> tuple[ScriptLine, str] | None:
        """What is typed and could be written down, and for which line."""
        if self.face is None or self.edit.text().strip() == self.face.text:
            return None
        try:
            must_know_fields(self.edit.text())
        except EditRefused:
            return None
        return self.face.line, self.edit.text()

    def refuse(self, sentence: str) -> None:
        """Say why what was typed cannot be written down; it stays."""
        self.message.say(sentence)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.title, 1)
        top.addWidget(self.source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.edit)
        column.addWidget(self.message)
        column.addWidget(self.wider, 0, Qt.AlignmentFlag.AlignRight)

    def _ask_for_words(self, text: str) -> None:
        if self.face is not None:
            self.message.say("")
            self.asked.emit(WordsAsked(self.face.line, text))

    def _use_for_kind(self) -> None:
        if self.face is not None:
            self.asked.emit(HigherAsked(self.face.line, self.face.higher[-2:][0].scope))

    def _fill_menu(self) -> None:
        self.menu.clear()
        face = self.face
        if face is None:
            return
        if face.is_own:
            when(self.menu.addAction(_("Inherit again")).triggered, self.asked.emit, InheritAsked(face.line))
            for higher in face.higher if face.text else ():
                words = _("Use for {whom}").format(whom=higher.title)
                when(self.menu.addAction(words).triggered, self.asked.emit, HigherAsked(face.line, higher.scope))
        if face.text:
            words = _("Switch this IF off") if face.is_if else _("Say nothing here")
            when(self.menu.addAction(words).triggered, self.asked.emit, WordsAsked(face.line, ""))
