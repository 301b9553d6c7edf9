"""A step of the script: time and minutes, number and sentences, cues."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout

from stocktake_desktop.models import Occasion
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID, LARGE, SMALL, font
from stocktake_desktop.ui.script.cue_lines import CueLines
from stocktake_desktop.ui.script.reading import RowFace, with_if
from stocktake_desktop.ui.script.sentence_row import SentenceRow
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import quiet_button, small_label
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, term

_TIMES, _BADGE, _CUES = 17 * GRID, 5 * GRID, 48 * GRID


class StepRow(QFrame):
    """Shows a row of the script; the sentences of the same step keep what is typed in them."""

    if_asked = Signal(object)
    """Words for if something happens are asked for."""
    made = Signal(SentenceRow)
    """Another sentence stands here now, to be wired."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("script_step")
        self.clock, self.length = plain_label("", "strong"), small_label("", "muted", wrap=True)
        self.clock.setFont(font(LARGE, QFont.Weight.DemiBold))
        self.number, self.words = plain_label("", "script_number"), plain_label("", "strong", wrap=True)
        self.number.setFont(font(SMALL, QFont.Weight.DemiBold))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setFixedSize(_BADGE, int(4.5 * GRID))
        self.rows: list[SentenceRow] = []
        self.cues = CueLines()
        self.cues.in_hand.connect(partial(set_mark, self, "now"))
        self.add_if = quiet_button(_("+ IF"), _("Add words for if something happens"))
        self.add_if.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add_if.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.add_if)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.add_if.setMenu(self.menu)
        self.face: RowFace | None = None
        self._language = ""
        self._lay_out()

    def show_row(self, face: RowFace, language: str, *, read_only: bool) -> None:
        """Show a row in a language."""
        self.face, self._language = face, language
        is_step = face.number > 0
        self.clock.setText(face.clock)
        self.length.setText(face.length)
        self.number.setText(str(face.number))
        self.number.setVisible(is_step)
        self.words.setText(face.title)
        self.words.setVisible(not is_step)
        self.add_if.setVisible(is_step and not read_only)
        self.cues.show_cues(face.cues, face.line, read_only=read_only)
        known = {row.face.line: row for row in self.rows if row.face is not None}
        self.rows = [known.pop(one.line) if one.line in known else self._made() for one in face.sentences]
        for gone in known.values():
            self._middle.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for nth, (row, sentence) in enumerate(zip(self.rows, face.sentences, strict=True)):
            if self._middle.indexOf(row) != nth:
                self._middle.insertWidget(nth, row)
            row.show_face(sentence, language, read_only=read_only)
            row.show()

    def _made(self) -> SentenceRow:
        row = SentenceRow()
        row.edit.in_hand.connect(partial(set_mark, self, "now"))
        self.made.emit(row)
        return row

    def _lay_out(self) -> None:
        times = QVBoxLayout()
        times.setSpacing(0)
        times.addWidget(self.clock)
        times.addWidget(self.length)
        times.addStretch(1)
        self.clock.setFixedWidth(_TIMES)
        self.length.setFixedWidth(_TIMES)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(GRID)
        self._middle.addWidget(self.words)
        self._middle.addStretch(1)
        badge = QVBoxLayout()
        badge.addWidget(self.number)
        badge.addStretch(1)
        self.cues.setFixedWidth(_CUES)
        self.cues.tools.insertWidget(0, self.add_if)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        row.addLayout(times)
        row.addLayout(badge)
        row.addLayout(self._middle, 1)
        row.addWidget(self.cues)

    def _fill_menu(self) -> None:
        self.menu.clear()
        face = self.face
        if face is None:
            return
        for occasion in face.can_if:
            when(self.menu.addAction(term(occasion, capital=True)).triggered, self._ask_if, occasion)

    def _ask_if(self, occasion: Occasion) -> None:
        if self.face is not None and self.face.line is not None:
            self.if_asked.emit(with_if(self.face.line, occasion, self._language))
