"""The history panel: what was done when and by whom, what changed since, and a way back to any step."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from stocktake_desktop.edits.before_after import in_words
from stocktake_desktop.edits.history import go_back
from stocktake_desktop.edits.issues import find_issues_again, throw_away_issues
from stocktake_desktop.models import PlanError
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.history.entries import HistoryCriteria, StepEntry
from stocktake_desktop.ui.history.filters import HistoryFilters
from stocktake_desktop.ui.history.list import HistoryList
from stocktake_desktop.ui.history.model import HistoryModel
from stocktake_desktop.ui.history.offers import HistoryAct, Offer
from stocktake_desktop.ui.history.telling import STEPS, moment_near
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.page_look import PageLook
from stocktake_desktop.ui.widgets.section import quiet_button
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _, ngettext

_PAUSE = 80
"""Milliseconds a line is in hand before it is told what changed since."""


class HistoryPanel(QWidget):
    """Lists the events; the one in hand tells what changed since, and the plan can go to it."""

    step_shown = Signal(tuple)
    """The plan is to show how the chosen line placed sessions otherwise: each `Placing`, none for nothing."""
    hint = Signal(str)
    """What can be done with the chosen line, for the status bar."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._is_stale, self._anew = True, True
        self._hinted, self._is_in_front = "", True
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = HistoryModel(document.plan)
        self.filters, self.list, self.since = HistoryFilters(), HistoryList(document, self.model), QPlainTextEdit()
        self.heading, self.nothing = plain_label("", "rubric"), plain_label("", "empty_words", wrap=True)
        self.whom, self._told_since = quiet_button(_("Whom must I tell?")), -1
        self.whom.setToolTip(_("Who is to be elsewhere, or at another time, since this line"))
        self._over = -1
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self._place()
        self._look = PageLook(self)
        self._wire()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._look.follow()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
        self._show_step()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._show_step()

    def come_to_front(self, is_in_front: bool) -> None:
        """It is seen from now on, or no longer: its tab may be behind another one."""
        self._is_in_front = is_in_front
        self._show_step()

    def _wire(self) -> None:
        document = self._document
        WhenSeen(document, self, self._follow)
        document.replaced.connect(self._open)
        self.filters.changed.connect(self._look_for)
        self.model.looked.connect(self._settle)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.entered.connect(self._enter)
        when(self.list.left, self._hover, -1)
        self.list.taken.connect(self._take)
        self.whom.clicked.connect(lambda: document.telling_asked.emit(self._told_since))

    def _place(self) -> None:
        self.since.setReadOnly(True)
        self.since.setObjectName("page_scroll")
        self.since.setFrameShape(QFrame.Shape.NoFrame)
        self.since.setAccessibleName(_("What changed since"))
        self.since.setTabChangesFocus(True)
        self.since.document().setDocumentMargin(0)
        self.nothing.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self.nothing.hide()
        foot, top = QWidget(), QWidget()
        below, above = QVBoxLayout(foot), QVBoxLayout(top)
        below.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        below.setSpacing(GRID)
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        row.addWidget(self.whom)
        self.whom.hide()
        below.addLayout(row)
        below.addWidget(self.since, 1)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        for widget in (self.filters, self.nothing, self.list):
            above.addWidget(widget, 1 if widget is self.list else 0)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(top)
        split.addWidget(foot)
        split.setStretchFactor(0, 4)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _open(self) -> None:
        """Another plan is open; what was chosen was of the last one."""
        self._anew = self._is_stale = True
        self.list.setCurrentIndex(QModelIndex())
        if self.isVisible():
            self._refresh()

    def _follow(self, reach: Reach) -> None:
        """More was done."""
        self._anew = self._anew or reach.everywhere
        self._refresh()

    def _refresh(self) -> None:
        plan, chosen = self._document.plan, self.model.line_at(self.list.currentIndex().row())
        is_newest = chosen is None or chosen.number == self.model.newest
        trouble = self.model.show_plan(plan) if self._anew else self.model.catch_up()
        self._is_stale = self._anew = False
        if trouble:
            self._document.refused.emit(trouble)
        else:
            self._count()
        self.list.follow_meeting()
        if is_newest or chosen is None:
            self.list.choose_newest()
        else:
            self.list.choose(self.model.row_of(chosen.number))
        self._settle()

    def _count(self) -> None:
        """Say how much history there is, and offer what it can be filtered by."""
        plan, log = self._document.plan, self._document.plan.log
        try:
            tally, makers, copies = log.tally(), log.makers(), log.copies()
        except PlanError:  # said when the events were read
            return
        count = sum(tally.get(kind, 0) for kind in STEPS)
        printings = len({issue.event_id or issue.printed_at for issue in plan.meeting.sheet_issues})
        steps = ngettext("{n} step", "{n} steps", count).format(n=count)
        printed = ngettext("{n} printing", "{n} printings", printings).format(n=printings)
        words = _("{steps}, nothing is ever rewritten")
        if printings:
            words = _("{steps}, {printings}, nothing is ever rewritten")
        self.setWindowTitle(words.format(steps=steps, printings=printed))
        self.filters.offer(plan, makers, copies)

    def _look_for(self, criteria: HistoryCriteria) -> None:
        self.model.look_for(criteria)
        self._settle()

    def _settle(self) -> None:
        """A line is in hand wherever there is one, and where there is none that is said."""
        if not self.list.currentIndex().isValid():
            self.list.choose_newest()
        looks = self.model.is_looking
        self.nothing.setText(_("Looking through the history…") if looks else _("No such line in the history."))
        self.nothing.setVisible(self.model.rowCount() == 0)
        self._choose()

    def _choose(self) -> None:
        self._show_step()
        self._pause.start()

    def _show_step(self) -> None:
        """Let the plan show the chosen step: not where the plan stands, nor a stretch that was taken back."""
        row, line = self.list.currentIndex().row(), None
        is_seen = self.isVisible() and self._is_in_front
        entry = self.model.entries[row] if is_seen and 0 <= row < self.model.rowCount() else None
        if isinstance(entry, StepEntry) and entry.line.number != self.model.newest:
            line = entry.line
        self.step_shown.emit(line.placings if line is not None else ())
        words = ""
        if line is not None and any(offer.act is HistoryAct.GO_BACK for offer in self.list.offers(row)):
            words = _("The step of {moment} · ↑ ↓ walk through the steps · Return goes back, as a new step")
            words = words.format(moment=moment_near(line.at, wall_clock(self._document.plan.meeting)))
        if words != self._hinted:
            self._hinted = words
            self.hint.emit(words)

    def _enter(self, index: QModelIndex) -> None:
        self._hover(index.row())

    def _hover(self, row: int) -> None:
        self._over = row
        self._pause.start()

    def _tell(self) -> None:
        """Say what changed since the line under the pointer, else since the chosen one."""
        row = self._over if self.model.line_at(self._over) is not None else self.list.currentIndex().row()
        line, plan = self.model.line_at(row), self._document.plan
        self._told_since = line.number if line is not None else self.model.newest
        self.whom.setVisible(self._told_since < self.model.newest)
        if line is None:
            self.heading.setText("")
            self.since.setPlainText("")
            return
        if line.number == self.model.newest:
            self.heading.setText(_("The plan stands here"))
            self.since.setPlainText(_("Nothing changed since."))
            return
        moment = moment_near(line.at, wall_clock(plan.meeting))
        self.heading.setText(_("Changed since {moment}").format(moment=moment))
        try:
            lines = in_words(plan, plan.changed_since(line.number))
        except PlanError as error:
            lines = [str(error)]
        self.since.setPlainText("\n".join(lines) or _("Nothing."))

    def _take(self, offer: Offer) -> None:
        document, line = self._document, self.model.line_at(self.list.currentIndex().row())
        match offer.act:
            case HistoryAct.GO_BACK if line is not None:
                document.do(go_back, line.number)
            case HistoryAct.SHOW:
                document.select_all(offer.ids)
            case HistoryAct.THROW_AWAY:
                document.do(throw_away_issues, offer.ids, wall_clock(document.plan.meeting))
            case HistoryAct.FIND_AGAIN:
                document.do(find_issues_again, offer.ids)
