"""The dialog of translations: what to list above, the table, and what can be done with all of it below."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from stocktake_desktop.edits.translations import repeat_translations
from stocktake_desktop.languages import PAPER_LANGUAGES
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
        self.repeat.setEnabled(not self._document.plan.read_only)
        for button in (self.next, self.repeat, self.done_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        top, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for widget in (self.section, self.search, self.missing, self.languages):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.count)
        words = _("Sheets in a language print the original where nothing stands here.")
        foot.addWidget(plain_label(words, "small"), 1)
        for button in (self.next, self.repeat, self.done_button):
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
