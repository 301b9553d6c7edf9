"""The buttons above the pages: print what is stale, print or save what is selected; paper and language."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton

from stocktake_desktop.settings import PAPERS, Settings
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.ui.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.words import _

_OWN = ""
"""Every sheet on the paper it is made for."""

LANGUAGES = {"en": "English", "fr": "Français", "es": "Español", "ru": "Русский", "ar": "العربية", "zh": "中文"}
"""The languages of sheets, each by its own name."""


class PrintBar(QFrame):
    """Says how many sheets each button is about."""

    paper_changed = Signal()
    """Sheets are to come on another paper."""
    language_changed = Signal(str)
    """Sheets are to come in another language."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("print_bar")
        self._settings = settings
        self.stale, self.print, self.save = QPushButton(), QPushButton(), QToolButton()
        self.stale.setObjectName("main_button")
        menu = QMenu(self.save)
        self.one_file, self.each = QAction(_("As &one PDF…"), self), QAction(_("As a PDF for &each sheet…"), self)
        menu.addActions([self.one_file, self.each])
        self.save.setText(_("Save as PDF"))
        self.save.setObjectName("filter_choice")
        self.save.setMenu(menu)
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        papers = [Choice(_OWN, _("The sheet’s own paper")), *(Choice(paper, paper) for paper in PAPERS)]
        self.papers = ChoiceBox(_("Paper"), papers)
        self.languages = ChoiceBox(_("Language of the sheets"), [Choice(*pair) for pair in LANGUAGES.items()])
        self.papers.show_value(settings.sheet_paper)
        self.languages.show_value(settings.sheet_language)
        self.papers.chosen.connect(self._choose_paper)
        self.languages.chosen.connect(self._choose_language)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        for widget in (self.stale, self.print, self.save):
            row.addWidget(widget)
        row.addStretch(1)
        for box in (self.papers, self.languages):
            box.setProperty("quiet", False)
            row.addWidget(box)
        self.show_counts(0, 0)

    def paper_for(self, kind: str) -> str:
        """The paper a sheet of this kind comes on."""
        return self._settings.sheet_paper or sheet_kind(kind).paper or self._settings.paper

    def show_counts(self, chosen: int, stale: int) -> None:
        """Say what each button would print."""
        self.stale.setText(_("Print what is &stale ({n})").format(n=stale) if stale else _("Nothing is stale"))
        self.stale.setEnabled(stale > 0)
        self.print.setText(_("&Print… ({n})").format(n=chosen) if chosen > 1 else _("&Print…"))
        for button in (self.print, self.save):
            button.setEnabled(chosen > 0)

    def _choose_paper(self, paper: object) -> None:
        self._settings.sheet_paper = str(paper)
        self._settings.save()
        self.paper_changed.emit()

    def _choose_language(self, language: object) -> None:
        self._settings.sheet_language = str(language)
        self._settings.save()
        self.language_changed.emit(str(language))
