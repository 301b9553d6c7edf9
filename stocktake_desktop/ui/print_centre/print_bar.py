"""The buttons above the pages: print what is stale, print or save what is selected; paper and languages."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.planning.seats import CardOrder
from stocktake_desktop.settings import PAPERS, Settings
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.sheets.sheet import PrintSettings
from stocktake_desktop.sheets.words.languages import Layout, both
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.words import _

_OWN = ""
"""Every sheet on the paper it is made for."""

_NARROW = 6
"""Letters of a choice that are seen at least."""


class PrintBar(QFrame):
    """Says how many sheets each button is about."""

    paper_changed = Signal()
    """Sheets are to come on another paper, or to lie on it otherwise."""
    language_changed = Signal(str)
    """Sheets are to come in another language, or in two ("fr+ar")."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("print_bar")
        self._settings = settings
        self.stale, self.print, self.save = QPushButton(), QPushButton(), QToolButton()
        self.stale.setObjectName("main_button")
        menu = QMenu(self.save)
        self.one_file, self.each = QAction(_("As &one PDF…"), self), QAction(_("As a PDF for &each sheet…"), self)
        menu.addActions([self.one_file, self.each])
        self.preview = QPushButton(_("Preview"))
        self.preview.setToolTip(_("See all pages of the selected sheets before they are printed"))
        self.house = QToolButton()
        self.house.setObjectName("filter_choice")
        self.house.setText(_("House style…"))
        self.house.setToolTip(_("Emblem, organisation, duty officer, colours and size of what is printed"))
        self.copies = QToolButton()
        self.copies.setObjectName("filter_choice")
        self.copies.setText(_("Copies…"))
        self.copies.setToolTip(_("How many copies of each kind of sheet are printed, and who gets them"))
        self.save.setText(_("Save as PDF"))
        self.save.setObjectName("filter_choice")
        self.save.setMenu(menu)
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._make_choices()
        self._lay_out()
        self._show_choices()
        self.show_counts(0, 0)

    def _make_choices(self) -> None:
        papers = [Choice(_OWN, _("Own paper")), *(Choice(paper, paper) for paper in PAPERS)]
        self.papers = ChoiceBox(_("Paper"), papers)
        self.languages = ChoiceBox(_("Language of the sheets"), [Choice(*pair) for pair in PAPER_LANGUAGES.items()])
        tongues = [Choice(code, _("and {language}").format(language=name)) for code, name in PAPER_LANGUAGES.items()]
        self.second = ChoiceBox(_("Second language of the sheets"), [Choice("", _("in one language")), *tongues])
        ways = [Choice("after", _("One after the other")), Choice("beside", _("Side by side"))]
        self.layouts = ChoiceBox(_("How two languages lie on paper"), ways)
        words = _("Side by side, two whole pages lie on paper twice as wide: A4 on A3, Letter on 11 × 17 inches")
        self.layouts.setToolTip(words)
        orders = [Choice("seat", _("Plates by seat")), Choice("walking", _("Plates as people walk in"))]
        self.orders = ChoiceBox(_("Order of the name plates"), orders)
        self.orders.setToolTip(_("Name plates of a podium come in the order of the seats, or in that of walking in"))
        self.orders.chosen.connect(self._choose_order)
        self.papers.setToolTip(_("The paper of the sheets; their own is the one each is made for"))
        self.papers.chosen.connect(self._choose_paper)
        self.languages.chosen.connect(self._choose_language)
        self.second.chosen.connect(self._choose_second)
        self.layouts.chosen.connect(self._choose_layout)

    def _lay_out(self) -> None:
        self._buttons = _in_a_row(self.stale, self.print, self.preview, self.save, self.copies)
        self._choices = _in_a_row(self.house, self.papers, self.languages, self.second, self.layouts, self.orders)
        for box in (self.papers, self.languages, self.second, self.layouts, self.orders):
            box.setProperty("quiet", False)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        self._rows.setSpacing(2 * GRID)
        self._rows.addWidget(self._buttons)
        self._rows.addStretch(1)
        self._rows.addWidget(self._choices)

    @property
    def language(self) -> str:
        """The language or the two languages of the sheets, "fr" or "fr+ar"."""
        return both(self._settings.sheet_language, self._settings.sheet_second_language)

    @property
    def layout_on_paper(self) -> Layout:
        """How two languages share the paper."""
        return Layout(self._settings.sheet_layout)

    @property
    def card_order(self) -> CardOrder:
        """In which order the name plates of a podium come."""
        return CardOrder(self._settings.card_order)

    def settings_for(self, kind: str) -> PrintSettings:
        """How a sheet of this kind comes on paper."""
        return PrintSettings(self.paper_for(kind), self.layout_on_paper, order=self.card_order)

    def paper_for(self, kind: str) -> str:
        """The paper a sheet of this kind comes on."""
        return self._settings.sheet_paper or sheet_kind(kind).paper or self._settings.paper

    def minimumSizeHint(self) -> QSize:
        """No wider than the longer of its two rows: they stand one below the other where the window is narrow."""
        widths = (self._buttons.sizeHint().width(), self._choices.sizeHint().width())
        return QSize(max(widths) + 8 * GRID, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_counts(self, chosen: int, stale: int, *, with_plates: bool = False) -> None:
        """Say what each button would print; the order of name plates is asked where there are any among them."""
        self.orders.setVisible(with_plates)
        self.stale.setText(_("Print what is stale ({n})").format(n=stale) if stale else _("Nothing is stale"))
        self.stale.setEnabled(stale > 0)
        self.print.setText(_("Print… ({n})").format(n=chosen) if chosen > 1 else _("Print…"))
        for button in (self.print, self.preview, self.save):
            button.setEnabled(chosen > 0)
        self._arrange()

    def _arrange(self) -> None:
        """Buttons and choices side by side where there is room."""
        together = self._buttons.sizeHint().width() + self._choices.sizeHint().width() + 12 * GRID
        ways = QBoxLayout.Direction
        self._rows.setDirection(ways.LeftToRight if together <= self.width() else ways.TopToBottom)

    def _choose_paper(self, paper: object) -> None:
        self._settings.sheet_paper = str(paper)
        self._settings.save()
        self.paper_changed.emit()

    def _choose_language(self, language: object) -> None:
        self._settings.sheet_language = str(language)
        if language == self._settings.sheet_second_language:
            self._settings.sheet_second_language = ""
        self._speak()

    def _choose_second(self, language: object) -> None:
        same = language == self._settings.sheet_language
        self._settings.sheet_second_language = "" if same else str(language)
        self._speak()

    def _choose_layout(self, layout: object) -> None:
        self._settings.sheet_layout = str(layout)
        self._settings.save()
        self.paper_changed.emit()

    def _choose_order(self, order: object) -> None:
        self._settings.card_order = str(order)
        self._settings.save()
        self.paper_changed.emit()

    def _speak(self) -> None:
        self._settings.save()
        self._show_choices()
        self.language_changed.emit(self.language)

    def _show_choices(self) -> None:
        settings = self._settings
        self.papers.show_value(settings.sheet_paper)
        self.languages.show_value(settings.sheet_language)
        self.second.show_value(settings.sheet_second_language)
        self.layouts.show_value(settings.sheet_layout)
        self.orders.show_value(settings.card_order)
        self.layouts.setVisible(bool(settings.sheet_second_language))
        self._arrange()


def _in_a_row(*widgets: QWidget) -> QWidget:
    row, holder = QHBoxLayout(), QWidget()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * GRID)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    holder.setLayout(row)
    return holder
