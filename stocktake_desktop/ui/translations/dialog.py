"""The dialog of translations: what to list above, the table, and what can be done with all of it below."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.edits.translations import repeat_translations, translate_block
from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import PlanError
from stocktake_desktop.paths import documents_folder
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.search.filter_bar import ValueChoice
from stocktake_desktop.ui.translations.lines import ALL, sections
from stocktake_desktop.ui.translations.model import TranslationTable
from stocktake_desktop.ui.translations.view import TranslationView
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.words import _, ngettext

_PAUSE = 120
_WORKBOOKS = "*.xlsx"


class TranslationsDialog(QDialog):
    """Every title, name and text of the meeting with what it is called in each language; a change is one step."""

    def __init__(self, parent: QWidget, document: Document, section: str = ALL) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Translations of titles and names"))
        self.resize(parent.size() * 0.92)
        self._document, self._shown = document, _usual(document)
        self.table = TranslationTable(document, self)
        self.view = TranslationView(self.table)
        self.section = ChoiceBox(_("What to list"))
        self.search, self.missing = QLineEdit(), QToolButton()
        self.languages = ValueChoice(_("Languages"), self._choose_languages)
        self.count, self.refusal = plain_label(name="muted"), plain_label(name="wrong", wrap=True)
        self.next = QPushButton(_("&Next that is missing"))
        self.repeat = QPushButton(_("&Same words, same translation"))
        self.give_out, self.take_in = QPushButton(_("&Write to Excel…")), QPushButton(_("&Read from Excel…"))
        self.done_button = QPushButton(_("&Close"))
        self._typing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._set_up(section)
        self._lay_out()
        self._wire()
        self._choose_languages(frozenset(self._shown))
        self.view.setFocus()

    def done(self, result: int) -> None:
        self.view.write_down()
        super().done(result)

    def _set_up(self, section: str) -> None:
        self.section.offer(Choice(key, words) for key, words in sections(self._document.plan.meeting).items())
        self.section.setProperty("quiet", False)
        self.section.set_narrow(40)
        self.section.show_value(section)
        self.search.setPlaceholderText(_("Find words"))
        self.search.setAccessibleName(_("Find words"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(56 * GRID)
        self.missing.setText(_("Only what is missing"))
        self.missing.setObjectName("filter_switch")
        self.missing.setCheckable(True)
        self.missing.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.next.setToolTip(_("Go to the next cell without a translation  F3"))
        words = _("Where the same words stand again untranslated, say them as they were translated before")
        self.repeat.setToolTip(words)
        self.give_out.setToolTip(_("A row a text, a column a language, for somebody to fill in"))
        self.take_in.setToolTip(_("Take in what was filled in, as one step"))
        for button in (self.repeat, self.take_in):
            button.setEnabled(not self._document.plan.read_only)
        for button in (self.next, self.repeat, self.give_out, self.take_in, self.done_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        top, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for widget in (self.section, self.search, self.missing, self.languages):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.count)
        words = _("Sheets in a language print the original where nothing stands here.")
        foot.addWidget(plain_label(words, "small"), 1)
        for button in (self.next, self.repeat, self.give_out, self.take_in, self.done_button):
            foot.addWidget(button)
        for row in (top, foot):
            row.setSpacing(2 * GRID)
            row.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self.refusal.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 0)
        self.refusal.hide()
        column.addWidget(self.refusal)
        column.addLayout(foot)

    def _wire(self) -> None:
        self._typing.timeout.connect(self._narrow)
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._go_to_table)
        self.section.chosen.connect(self._narrow)
        self.missing.toggled.connect(self._narrow)
        self.next.clicked.connect(self.view.go_to_missing)
        self.repeat.clicked.connect(self._repeat)
        self.give_out.clicked.connect(self._write)
        self.take_in.clicked.connect(self._read)
        self.done_button.clicked.connect(self.accept)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._document.undo),
            (QKeySequence.StandardKey.Redo, self._document.redo),
            (QKeySequence.StandardKey.Find, self.search.setFocus),
            (QKeySequence(Key.MISSING.sequence), self.view.go_to_missing),
        ):
            QShortcut(keys, self).activated.connect(act)
        self._document.changed.connect(self._say_counts)
        self._document.refused.connect(self._refuse)

    def _choose_languages(self, chosen: frozenset[str]) -> None:
        codes = [code for code in PAPER_LANGUAGES if code in chosen] or _usual(self._document)
        self.languages.offer(PAPER_LANGUAGES, frozenset(codes))
        self._shown = codes
        self._narrow()

    def _repeat(self) -> None:
        self._document.do(repeat_translations, self.table.languages)

    def _write(self) -> None:
        """Write everything to a workbook that somebody else can fill in."""
        from stocktake_desktop.interchange.file_kinds import ExportOptions
        from stocktake_desktop.interchange.registry import with_ending, write_plan
        from stocktake_desktop.interchange.writers.translations_workbook import TRANSLATIONS

        self.view.write_down()
        plan = self._document.plan
        start = (plan.path or documents_folder() / _("Translations")).with_suffix(TRANSLATIONS.endings[0])
        name, _kind = QFileDialog.getSaveFileName(self, self.windowTitle(), str(start), _WORKBOOKS)
        if not name:
            return
        try:
            write_plan(TRANSLATIONS, plan, with_ending(Path(name), TRANSLATIONS), ExportOptions())
        except (PlanError, OSError) as error:
            self._refuse(str(error))

    def _read(self) -> None:
        """Take in what differs in such a workbook, and say what was not taken."""
        from stocktake_desktop.interchange.translations_in import read_translations

        self.view.write_down()
        plan = self._document.plan
        start = str(plan.path.parent if plan.path else documents_folder())
        name, _kind = QFileDialog.getOpenFileName(self, self.windowTitle(), start, _WORKBOOKS)
        if not name:
            return
        try:
            read = read_translations(Path(name), plan.meeting)
        except PlanError as error:
            self._refuse(str(error))
            return
        if read.said and not self._document.do(translate_block, read.said):
            return
        count = len(read.said)
        words = ngettext("{n} translation taken in.", "{n} translations taken in.", count).format(n=count)
        self._refuse("\n".join([words, *read.remarks]))

    def _narrow(self) -> None:
        self._typing.stop()
        words, section = self.search.text().strip(), str(self.section.value() or ALL)
        self.table.narrow(self._shown, section, words, only_missing=self.missing.isChecked())
        self._say_counts()

    def _go_to_table(self) -> None:
        self._narrow()
        self.view.setFocus()

    def _say_counts(self, *_what: object) -> None:
        missing = sum(self.table.missing(language) for language in self.table.languages)
        words = ngettext("{n} translation is missing", "{n} translations are missing", missing).format(n=missing)
        self.count.setText(words if missing else _("Everything is translated"))
        self.refusal.hide()

    def _refuse(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.show()


def _usual(document: Document) -> list[str]:
    """All languages but English, in which most meetings are planned; English too once something is said in it."""
    used = {translation.language for translation in document.plan.meeting.translations}
    return [code for code in PAPER_LANGUAGES if code != "en" or code in used]
