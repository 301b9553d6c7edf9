"""A script that was pasted, paragraph by paragraph beside the steps it goes to; nothing is guessed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHeaderView, QPlainTextEdit, QSplitter, QTableWidget, QTableWidgetItem, QWidget

from stocktake_desktop.edits.script import ScriptLine
from stocktake_desktop.models import EditRefused
from stocktake_desktop.models.script_text import must_know_fields
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.script.reading import RowFace
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.words import _, ngettext

_PAUSE = 200
"""Milliseconds without typing before the text is read again."""


class PasteScriptDialog(FormDialog):
    """Each paragraph fills the sentence of a step, one after the other from the `first` one on."""

    def __init__(self, parent: QWidget, rows: Sequence[RowFace], first: ScriptLine | None, text: str) -> None:
        super().__init__(parent, _("Paste a script"), _("Use these words"))
        self.resize(parent.size() * 0.8)
        self._steps = [row for row in rows if row.line is not None]
        lines = [row.line for row in self._steps]
        self._first = lines.index(first) if first in lines else 0
        self.text, self.preview = QPlainTextEdit(text), QTableWidget(0, 3)
        self.text.setAccessibleName(_("Script of the chair"))
        self.text.setPlaceholderText(_("One paragraph for each step"))
        self.left_over = plain_label(name="wrong", wrap=True)
        self._set_up()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.bring_up_to_date)
        self.text.textChanged.connect(self._soon.start)
        self.bring_up_to_date()

    def said(self) -> list[tuple[ScriptLine, str]]:
        """What would be said at which line."""
        pairs = zip(self._steps[self._first :], self._paragraphs(), strict=False)
        return [(row.line, words) for row, words in pairs if row.line is not None]

    def bring_up_to_date(self) -> None:
        """Say which paragraph goes where, and what finds no place."""
        paragraphs, steps = self._paragraphs(), self._steps[self._first :]
        self.preview.setRowCount(max(len(steps), len(paragraphs)))
        for nth in range(self.preview.rowCount()):
            step = steps[nth] if nth < len(steps) else None
            name = f"{step.number}  {step.title}" if step is not None else _("no step left")
            before = next((one.text for one in step.sentences if one.line == step.line), "") if step is not None else ""
            words = paragraphs[nth] if nth < len(paragraphs) else ""
            for column, said in enumerate((name, before, words)):
                self.preview.setItem(nth, column, QTableWidgetItem(said))
        self.preview.resizeRowsToContents()
        lost = len(paragraphs) - len(steps)
        words = ngettext(
            "{n} paragraph finds no step and is left out.",
            "{n} paragraphs find no step and are left out.",
            max(lost, 1),
        )
        self.left_over.setText(words.format(n=lost))
        self.left_over.setVisible(lost > 0)
        self.check()

    def fault(self) -> str:
        if not self._paragraphs():
            return _("There are no words to use yet.")
        for row, words in zip(self._steps[self._first :], self._paragraphs(), strict=False):
            try:
                must_know_fields(words)
            except EditRefused as error:
                return _("Step {n}: {fault}").format(n=row.number, fault=error)
        return ""

    def _paragraphs(self) -> list[str]:
        return [line.strip() for line in self.text.toPlainText().splitlines() if line.strip()]

    def _set_up(self) -> None:
        self.preview.setHorizontalHeaderLabels([_("Step"), _("Said now"), _("Said then")])
        self.preview.setAccessibleName(_("Which paragraph goes where"))
        self.preview.verticalHeader().hide()
        self.preview.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.preview.setWordWrap(True)
        head = self.preview.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.text)
        halves.addWidget(self.preview)
        halves.setSizes([80 * GRID, 160 * GRID])
        halves.setChildrenCollapsible(False)
        self.body.addWidget(halves, 1)
        self.body.addWidget(self.left_over)
