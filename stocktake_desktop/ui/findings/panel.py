"""The findings panel: what is wrong or worth knowing, and what could be done about it; a click goes there."""

from collections import Counter
from functools import partial

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from stocktake_desktop.edits.fixes import apply_fix, rehearse_fix
from stocktake_desktop.edits.rules import acknowledge, withdraw_acknowledgement
from stocktake_desktop.models import PlanError
from stocktake_desktop.planning.findings import Finding, Severity
from stocktake_desktop.planning.findings.book import FindingsBook
from stocktake_desktop.planning.fixes import Fix, fixes_for
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.planning.standing import Standing, facts_of, standings
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.findings.filter_bar import FindingFilters, Sort, sort_of
from stocktake_desktop.ui.findings.finding_list import FindingList
from stocktake_desktop.ui.findings.row_buttons import AcknowledgedButtons, RowButtons
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.page_look import PageLook
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _

_LOOK = 60_000
"""Milliseconds between two looks at the date; a laptop that slept past midnight is soon right again."""


class FindingsPanel(QStackedWidget):
    """Looks for findings after every step and lists them, errors first, what was acknowledged last."""

    count_changed = Signal(int, int, int)
    """How many errors, warnings and notes there are now that nobody has acknowledged."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._counts = (-1, -1, -1)
        self._told: list[Standing] = []
        self._visited: tuple[str, int] | None = None
        self._look = PageLook(self)
        self.filter, self.list = FindingFilters(), FindingList(self._buttons_for)
        self.addWidget(_nothing())
        self.addWidget(self._listing())
        self.list.open_requested.connect(self._open)
        self.filter.changed.connect(self._show)
        document.changed.connect(self._take_in)
        WhenSeen(document, self, lambda _reach: self._show())
        document.replaced.connect(self._begin)
        self.day_watch = QTimer(self, interval=_LOOK)
        self.day_watch.timeout.connect(self._follow_the_day)
        self.day_watch.start()
        self._begin()

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many errors, warnings and notes there are, without those that are acknowledged."""
        return self._counts

    def _begin(self) -> None:
        """Another plan is open: look at all of it."""
        self._book = FindingsBook(self._document.plan)
        self._count()
        self._show()

    def _take_in(self, reach: Reach) -> None:
        """Look again at what a step reaches, and count, which others show also while nobody sees the list."""
        self._book.refresh(reach)
        self._count()

    def _follow_the_day(self) -> None:
        """What is near, and what is late, turns with the meeting's date though nobody presses anything."""
        if self._book.follow_the_day():
            self._count()
            self._show()

    def _count(self) -> None:
        self._told = standings(self._document.plan.meeting, self._book.all())
        counts: Counter[Sort] = Counter(sort_of(standing) for standing in self._told)
        self.filter.show_counts(counts)
        errors, warnings, notes = (counts[severity] for severity in Severity)
        if (errors, warnings, notes) != self._counts:
            self._counts = (errors, warnings, notes)
            self.count_changed.emit(errors, warnings, notes)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._look.follow()
        super().changeEvent(event)

    def _listing(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        return page

    def _show(self) -> None:
        """List what the filter lets through; what could be done about it may be something else after any step."""
        self.setCurrentIndex(1 if self._told else 0)
        self.list.show_findings([standing for standing in self._told if self.filter.lets_through(standing)])
        current, buttons = self.list.current, self.list.buttons
        if current is None or not isinstance(buttons, RowButtons):
            return
        if buttons.fixes != fixes_for(self._document.plan.meeting, current.finding):
            self.list.renew_buttons()  # a room was taken meanwhile, a session locked

    def _open(self, finding: Finding) -> None:
        """Select the sessions it concerns and show the first; the same finding again shows the next one."""
        if not finding.sessions:
            return
        again = self._visited is not None and self._visited[0] == finding.key
        nth = (self._visited[1] + 1) % len(finding.sessions) if again and self._visited else 0
        self._visited = (finding.key, nth)
        self._document.open(finding.sessions[nth], finding.sessions)

    def _buttons_for(self, standing: Standing) -> QWidget | None:
        plan, (finding, known) = self._document.plan, standing
        if plan.read_only:
            return None
        if known is not None:
            again = AcknowledgedButtons()
            when(again.withdrawn, self._document.do, withdraw_acknowledgement, known.id)
            return again
        buttons = RowButtons(fixes_for(plan.meeting, finding), self._rehearsed)
        buttons.fix_asked.connect(self._apply)
        buttons.acknowledged.connect(partial(self._acknowledge, finding))
        buttons.left.connect(self.list.setFocus)
        return buttons

    def _apply(self, fix: Fix) -> None:
        self._document.do(apply_fix, fix)

    def _acknowledge(self, finding: Finding, reason: str) -> None:
        self._document.do(acknowledge, finding.code, finding.key, facts_of(finding), reason)

    def _rehearsed(self, fix: Fix) -> str:
        try:
            return " · ".join(rehearse_fix(self._document.plan, fix))
        except PlanError as error:
            return str(error)


def _nothing() -> QWidget:
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
    column.setSpacing(0)
    column.addWidget(plain_label(_("Nothing found."), "strong"))
    words = _("No clash, no gap and nothing missing that the rules of the meeting know of.")
    column.addWidget(plain_label(words, "empty_words", wrap=True))
    column.addStretch(1)
    return page
