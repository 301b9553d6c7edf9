"""The findings panel: what is wrong or worth knowing by its causes, and for the chosen one what could be done."""

from collections import Counter

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from stocktake_desktop.edits.fix_results import FixResult, results_of
from stocktake_desktop.edits.fixes import apply_fix
from stocktake_desktop.edits.rules import acknowledge_all, withdraw_all
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.causes import Cause, brief_words, causes_of, free_time
from stocktake_desktop.planning.findings import Severity
from stocktake_desktop.planning.findings.book import FindingsBook
from stocktake_desktop.planning.fixes import Fix, fixes_for
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.planning.standing import Standing, standings
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.findings.cause_list import CauseList
from stocktake_desktop.ui.findings.cause_pane import CausePane
from stocktake_desktop.ui.findings.cause_row import CauseRow
from stocktake_desktop.ui.findings.cause_words import when_words
from stocktake_desktop.ui.findings.filter_bar import FindingFilters, Sort, sort_of
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.page_look import PageLook
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _, ngettext

_LOOK = 60_000
"""Milliseconds between two looks at the date; a laptop that slept past midnight is soon right again."""
_REST = 120
"""Milliseconds after a step before the fixes of the chosen cause are tried anew; no step waits for that."""


class FindingsPanel(QStackedWidget):
    """Looks for findings after every step and lists their causes, errors first, what was acknowledged last.

    Rows hold still while the pointer is over the panel, and after something was applied until it leaves.
    """

    count_changed = Signal(int, int, int)
    """How many errors, warnings and notes there are now that nobody has acknowledged."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._counts = (-1, -1, -1)
        self._told: list[Standing] = []
        self._visited: tuple[str, int] | None = None
        self._pointer_is_here = self._holds = self._is_unsettled = False
        self._look = PageLook(self)
        self.filter, self.list, self.pane = FindingFilters(), CauseList(self._tell), CausePane()
        self.addWidget(_nothing())
        self.addWidget(self._listing())
        self._retry = QTimer(self, interval=_REST, singleShot=True)
        self._retry.timeout.connect(self._show_chosen)
        self._wire()
        document.changed.connect(self._take_in)
        self.seen = WhenSeen(document, self, lambda _reach: self._show())
        document.replaced.connect(self._begin)
        self.day_watch = QTimer(self, interval=_LOOK)
        self.day_watch.timeout.connect(self._follow_the_day)
        self.day_watch.start()
        self._begin()

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many errors, warnings and notes there are, without those that are acknowledged."""
        return self._counts

    def settle(self) -> None:
        """Let rows go that are solved, and all others to their places."""
        self._holds = False
        self._show(hold=False)

    def _wire(self) -> None:
        self.list.chosen.connect(self._chosen)
        for asked in (self.list.visited, self.pane.visited):
            asked.connect(self._go)
        self.list.pressed_at.connect(self.pane.note_press)
        self.filter.changed.connect(self.settle)
        self.pane.chased.connect(self._document.chasing_asked)
        self.pane.fix_asked.connect(self._apply)
        self.pane.acknowledged.connect(self._acknowledge)
        self.pane.withdrawn.connect(self._withdraw)
        self.pane.left.connect(self.list.setFocus)

    def _begin(self) -> None:
        """Another plan is open: look at all of it."""
        self._book = FindingsBook(self._document.plan)
        self._count()
        self.list.choose(None)
        self.settle()

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

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._pointer_is_here = True

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointer_is_here = False
        if self._is_unsettled:
            self.settle()
        self._holds = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._point()
        self._retry.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pointer_is_here = False
        self._document.point()

    def _listing(self) -> QWidget:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        self.list.setMinimumWidth(24 * GRID)
        for half in (self.list, self.pane):
            halves.addWidget(half)
        halves.setSizes([1000, 1000])
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(halves, 1)
        return page

    def _find(self, session_id: str) -> SessionBlock | None:
        return self._document.plan.find(SessionBlock, session_id)

    def _tell(self, cause: Cause) -> tuple[str, str]:
        """A cause in one line, and when it is."""
        return brief_words(self._find, cause), when_words(self._find, self._document.plan.meeting.days, cause)

    def _show(self, *, hold: bool | None = None) -> None:
        """List the causes that the filter lets through; the fixes of the chosen one are tried again once all rests."""
        causes = causes_of(self._find, self._told)
        n = sum(not cause.is_acknowledged for cause in causes)
        words = ngettext("{findings} from {n} cause", "{findings} from {n} causes", n)
        self.setWindowTitle(words.format(findings=sum(self._counts), n=n) if n else "")
        rows = [CauseRow(cause) for cause in causes if self.filter.lets_through(cause)]
        hold = self._stays if hold is None else hold
        self.list.show_rows(rows, hold=hold)
        self._is_unsettled = hold
        self.setCurrentIndex(1 if self._told or self.list.model().rowCount() else 0)
        self._point()
        self._retry.start()

    @property
    def _stays(self) -> bool:
        """Whether what is shown has to stay where it is."""
        return self._pointer_is_here or self._holds

    def _chosen(self, by_key: bool) -> None:
        """Another row was chosen by hand: the session panel follows."""
        if by_key:
            self.settle()
        self._show_chosen()
        cause, selected = self._cause, self._document.selected
        if cause and cause.finding.sessions and (selected is None or selected.id not in cause.finding.sessions):
            self._document.select(cause.finding.sessions[0])

    @property
    def _cause(self) -> Cause | None:
        """The chosen cause, if it is still one."""
        current = self.list.current
        return current.cause if current is not None and not current.is_solved else None

    def _show_chosen(self) -> None:
        self._retry.stop()
        if not self.isVisible():
            return
        self._point()
        cause, plan = self._cause, self._document.plan
        if cause is None:
            solved = self.list.current is not None
            self.pane.show_nothing(_("Solved.") if solved else _("Choose a finding to see what can be done about it."))
            return
        results: list[FixResult] = []
        if not plan.read_only and not cause.is_acknowledged:
            results = results_of(plan, self._book, fixes_for(plan.meeting, cause.finding))
        self.pane.show_cause(cause, self._tell(cause)[0], results, read_only=plan.read_only, hold=self._stays)

    def _point(self) -> None:
        """Let the plan mark what the chosen cause is about, while anybody sees it."""
        cause = self._cause
        if cause is None or not self.isVisible():
            self._document.point()
            return
        free = free_time(self._find, cause.finding)
        self._document.point(() if free else cause.finding.sessions, free)

    def _go(self) -> None:
        """Show the first session it concerns, or the person; asked again, the next one."""
        cause = self._cause
        if cause is None:
            return
        places = cause.finding.sessions or cause.finding.people
        again = self._visited is not None and self._visited[0] == cause.key
        nth = (self._visited[1] + 1) % len(places) if again and self._visited else 0
        self._visited = (cause.key, nth)
        (self._document.open if cause.finding.sessions else self._document.person_asked.emit)(places[nth])

    def _apply(self, fix: Fix) -> None:
        """Do it; what is solved stays in its place, struck off, and the next is chosen.

        Where a step came between, so that it may lead elsewhere by now, that is shown instead.
        """
        if self._retry.isActive():
            promised = [row.result for row in self.pane.rows]
            self._show_chosen()
            if not any(row.result.fix == fix and row.result in promised for row in self.pane.rows if row.can_be):
                return
        self._holds = True
        if self._document.do(apply_fix, fix):
            self._go_on()

    def _acknowledge(self, reason: str) -> None:
        cause = self._cause
        self._holds = True
        if cause and self._document.do(acknowledge_all, [one.finding for one in cause.standings], reason):
            self._go_on()

    def _withdraw(self) -> None:
        cause = self._cause
        if cause is not None:
            known = [s.acknowledgement.id for s in cause.standings if s.acknowledgement is not None]
            self._document.do(withdraw_all, known)

    def _go_on(self) -> None:
        """Choose the next one where nothing is left to do about this."""
        by_key = self.pane.isAncestorOf(self.window().focusWidget())
        cause = self._cause
        if cause is None or cause.is_acknowledged:
            self.list.choose_next()
        self._chosen(by_key=False)
        if by_key:
            self.list.setFocus()


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
