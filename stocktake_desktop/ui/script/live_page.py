"""The podium sheet as it will be printed, drawn anew soon after the last key; what is half typed stands in it too."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stocktake_desktop.models import Plan, PlanError, SessionBlock
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.settings import Settings
from stocktake_desktop.sheets.catalogue import PrintSettings, sheet_content, sheet_pdf
from stocktake_desktop.sheets.ledger import ListedSheet, compared, last_issues, sheets_in_use
from stocktake_desktop.sheets.printing import Printing
from stocktake_desktop.sheets.words.languages import languages_of
from stocktake_desktop.ui.script.step_places import StepPlace, step_places
from stocktake_desktop.ui.widgets.page_pane import PagePane
from stocktake_desktop.ui.widgets.pdf_pages import PdfPages
from stocktake_desktop.words import _

PAUSE = 200
"""Milliseconds after the last key at which the page is drawn anew."""
_ABOVE, _ONE_STEP = 8.0, 60.0
"""Points above the number of a step that belong to it, and those that the last one of a page has."""
Typed = Callable[[], object]
"""Does to a plan what is typed and not written down yet."""


class LivePage(QWidget):
    """Shows the podium sheet of a session in a language, and marks the step in hand."""

    step_clicked = Signal(int)
    """The step of this number was clicked on the page."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.pane = PagePane()
        self.data: bytes | None = None
        """The PDF that is shown."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self._places: list[StepPlace] = []
        self._in_hand = 0
        self.pane.view.clicked.connect(self._click)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self.draw)
        self._ask: Callable[[], tuple[Plan, SessionBlock | None, str, Typed | None]] | None = None

    def follow(self, ask: Callable[[], tuple[Plan, SessionBlock | None, str, Typed | None]]) -> None:
        """Ask here what is to be drawn."""
        self._ask = ask

    def draw_soon(self) -> None:
        """Draw the page anew once no key was pressed for a while."""
        self._soon.start()

    def mark_step(self, number: int) -> None:
        """Mark the step of a number on the page; 0 marks none."""
        self._in_hand = number
        here = next((place for place in self._places if place.number == number), None)
        if here is None:
            self.pane.view.mark(-1, 0, 0)
            return
        below = next((one.top for one in self._places if (one.page, one.number) == (here.page, number + 1)), None)
        self.pane.view.mark(here.page, here.top - _ABOVE, here.top + _ONE_STEP if below is None else below - _ABOVE)

    def draw(self) -> None:
        """Draw the page anew, where one looked last."""
        self._soon.stop()
        if self._ask is None or not self.isVisible():
            return
        plan, session, language, typed = self._ask()
        sheets = _podiums_of(plan, session, language)
        self.data, self._places = None, []
        if not sheets:
            self.pane.show_sheet(_("Podium sheet"), _("Nobody chairs this session: it has no podium sheet."), None, "")
            return
        bar = self.pane.view.verticalScrollBar()
        at = bar.value()
        try:
            self.data, warnings, since = self._drawn(plan, sheets, typed)
        except (PlanError, OSError) as error:
            self.pane.show_sheet(sheets[0].called, "", None, str(error))
            return
        self.pane.show_sheet(_("Podium sheet"), since, self.data, "\n".join(warnings))
        bar.setValue(at)
        self._places = step_places(PdfPages(self.data))
        self.mark_step(self._in_hand)

    def _click(self, page: int, top: float) -> None:
        above = [place for place in self._places if (place.page, place.top - _ABOVE) <= (page, top)]
        if above:
            self.step_clicked.emit(above[-1].number)

    def _drawn(self, plan: Plan, sheets: list[ListedSheet], typed: Typed | None) -> tuple[bytes, tuple[str, ...], str]:
        """The first of the sheets as it would be printed if what is typed stood in the plan, and what is stale then."""
        drawn: list[tuple[bytes, tuple[str, ...], str]] = []

        def draw() -> None:
            if typed is not None:
                typed()
            sheet = sheets[0]
            stamp = Printing(plan, wall_clock(plan.meeting)).stamp(sheet, sheet_content(plan, sheet))
            paper = self._settings.sheet_paper or self._settings.paper
            data, report = sheet_pdf(plan, sheet, stamp, PrintSettings(paper))
            drawn.append((data, report.warnings, _since_printed(plan, sheets)))

        if typed is None:
            draw()
        else:
            plan.rehearse(draw)
        return drawn[0]


def _podiums_of(plan: Plan, session: SessionBlock | None, language: str) -> list[ListedSheet]:
    """The podium sheet in a language, then those that lie about in this and another; none where nobody chairs."""
    if session is None:
        return []
    sheets = [one for one in sheets_in_use(plan, language) if (one.kind, one.session_id) == ("podium", session.id)]
    return [sheet for sheet in sheets if language in languages_of(sheet.language)]


def _since_printed(plan: Plan, sheets: list[ListedSheet]) -> str:
    """Which words made printed sheets stale, a line each."""
    last = last_issues(plan)
    printed = ((sheet, last[sheet.key]) for sheet in sheets if sheet.key in last)
    stale = (compared(sheet, sheet.content(plan), issue).since_printed for sheet, issue in printed)
    return "\n".join(filter(None, stale))
