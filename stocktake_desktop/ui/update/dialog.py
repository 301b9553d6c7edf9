"""The update: what a file says otherwise than the plan that is open, and what of that is taken over, as one step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from stocktake_desktop.edits.foreseeing import OutcomeForeseen, foresee_outcome
from stocktake_desktop.edits.sources import last_version
from stocktake_desktop.edits.updating import compare_with_source, take_over
from stocktake_desktop.interchange.as_plan import SourcePlan
from stocktake_desktop.models import Plan, PlanError
from stocktake_desktop.planning.comparing.difference import Became, MeetingComparison
from stocktake_desktop.planning.comparing.told import count_words, findings_words
from stocktake_desktop.planning.findings import FindingsBook
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import menu_words
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.update.ticks import Ticks
from stocktake_desktop.ui.update.update_fields import PersonQuestions, UpdateFields
from stocktake_desktop.ui.update.update_lines import SORT_ICONS, UpdateLines
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.stale_count import Proposal, StaleCount, StaleSheetsCounted
from stocktake_desktop.words import _, ngettext

PAUSE = 150
"""Milliseconds without ticking before it is looked at what would come of it."""
_MOST_NAMED = 4


class UpdateDialog(FormDialog):
    """Says what a source brings, line by line and field by field; OK takes over what is ticked, and only that."""

    def __init__(self, parent: QWidget, document: Document, source: SourcePlan, *, proposes: bool = True) -> None:
        """`proposes`: what is news is ticked beforehand, as with the next version; with another plan nothing is."""
        title = _("Update this meeting") if proposes else _("Compare with another file")
        super().__init__(parent, title, _("Take over"))
        self.resize(parent.size() * 0.96)
        self._document, self._source, self._proposes = document, source, proposes
        self._said: dict[str, str] = {}
        self._book: FindingsBook | None = None
        self.found: MeetingComparison = self._compared()
        self.ticks = Ticks(proposes=proposes)
        self.lines = UpdateLines(self.ticks, _printed(document.plan))
        self.fields, self.questions = UpdateFields(self.ticks), PersonQuestions()
        self.filters = {sort: QPushButton() for sort in Became}
        self.all_ticked = QCheckBox(_("Tick &all"))
        self.paper, self.findings, self.people = (plain_label(name="muted", wrap=True) for _nth in range(3))
        self._stale = StaleCount(document, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._place()
        self._wire()
        self.show_found()

    def take(self, plan: Plan) -> int:
        """Take over what is ticked, as one step."""
        return take_over(plan, self._source.plan.meeting, self.found, self.ticks.keys(), self._source.name)

    def show_found(self) -> None:
        """Show what differs, as it was found last."""
        for sort, count in self.found.counts().items():
            self.filters[sort].setText(menu_words(count_words(sort, count)))
            self.filters[sort].setEnabled(bool(count))
        self.ticks.show(self.found)
        self.lines.show_found(self.found)
        self.questions.ask(self.found.questions)
        self.check()

    def foresee(self) -> None:
        """Say what would come of what is ticked: paper, findings, people."""
        self._pause.stop()
        ticked = self.ticks.keys()
        for label in (self.paper, self.findings, self.people):
            label.setText("")
        if not ticked:
            return
        plan = self._document.plan
        self._book = self._book or FindingsBook(plan)
        try:
            outcome = foresee_outcome(plan, partial(self.take, plan), self._book)
        except PlanError as error:
            self._say(str(error))
            self.ok.setEnabled(False)
            return
        self._say_outcome(outcome)
        self._stale.ask([Proposal(ticked, self.take)])

    def check(self) -> None:
        super().check()
        news = [line for line in self.found.lines() if any(one.is_news for one in line.differences)]
        taken, is_new = len(self.ticks.lines()), bool(news) or bool(self.ticks.keys())
        words = ngettext("Take {taken} of {n} change", "Take {taken} of {n} changes", max(len(news), taken))
        self.ok.setText(words.format(taken=taken, n=max(len(news), taken)))
        self.ok.setVisible(is_new)
        self.ok.setEnabled(bool(taken))
        self.nothing.setVisible(not is_new)
        self.all_ticked.setVisible(is_new)
        keys = {line.key for line in self.ticks.lines()}
        self.all_ticked.setChecked(bool(keys) and all(one.key in keys for one in news if one.sort is not Became.GONE))

    def first_field(self) -> QWidget:
        return self.lines

    def done(self, result: int) -> None:
        self._pause.stop()
        self._stale.forget()
        super().done(result)

    def _compared(self) -> MeetingComparison:
        source = self._source
        return compare_with_source(self._document.plan, source.plan.meeting, source.name, source.carried, self._said)

    def _answer(self, there_id: str, here_id: str) -> None:
        self._said[there_id] = here_id
        self.found = self._compared()
        self.show_found()

    def _tick_changed(self) -> None:
        self.check()
        self._pause.start()

    def _tick_all(self, ticked: bool) -> None:
        for line in self.found.lines():
            if line.sort is not Became.GONE and any(one.is_news for one in line.differences):
                self.ticks.say_line(line, ticked=ticked)

    def _filter(self) -> None:
        self.lines.show_only({sort for sort, button in self.filters.items() if button.isChecked()})

    def _say_outcome(self, outcome: OutcomeForeseen) -> None:
        words = findings_words(outcome.before.total, outcome.after.total)
        self.findings.setText("\n".join([words, *outcome.new[:1]]))
        n, names = len(outcome.elsewhere), ", ".join(outcome.elsewhere[:_MOST_NAMED])
        told = ngettext("{n} has another time or place: {names}", "{n} have another time or place: {names}", n)
        more = " …" if n > _MOST_NAMED else ""
        self.people.setText(told.format(n=n, names=names) + more if n else _("Nobody has another time or place"))

    def _say_stale(self, counted: StaleSheetsCounted) -> None:
        n = counted.count
        words = ngettext("{n} printed sheet goes stale", "{n} printed sheets go stale", n).format(n=n)
        self.paper.setText(words if n else _("No printed sheet goes stale"))

    def _place(self) -> None:
        top, bar, right, halves, foot = QHBoxLayout(), QHBoxLayout(), QWidget(), QSplitter(), QHBoxLayout()
        last = last_version(self._document.plan, self._source.name)
        against = _("against this plan (last taken in: {name})") if last and last.name else _("against this plan")
        top.addWidget(plain_label(self._source.name or _("the clipboard"), name="strong"))
        top.addWidget(plain_label(against.format(name=last.name if last else ""), name="muted"), 1)
        for sort, button in self.filters.items():
            button.setCheckable(True)
            button.setIcon(icon(*SORT_ICONS[sort]))
            button.setAutoDefault(False)
            bar.addWidget(button)
        self.nothing = plain_label(_("Nothing is new"), name="strong")
        self.all_ticked.setChecked(self._proposes)
        for widget in (self.all_ticked, self.nothing):
            bar.addWidget(widget)
        bar.addStretch(1)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields, 1)
        column.addWidget(self.questions)
        halves.addWidget(self.lines)
        halves.addWidget(right)
        halves.setSizes([860, 400])
        foot.setSpacing(6 * GRID)
        for label in (self.paper, self.findings, self.people):
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            foot.addWidget(label, 1)
        for layout in (top, bar):
            self.body.addLayout(layout)
        self.body.addWidget(halves, 1)
        self.body.addLayout(foot)

    def _wire(self) -> None:
        self.ticks.changed.connect(self._tick_changed)
        self.lines.line_chosen.connect(self.fields.show_line)
        self.questions.answered.connect(self._answer)
        self.all_ticked.clicked.connect(self._tick_all)
        for button in self.filters.values():
            button.toggled.connect(self._filter)
        self._stale.counted.connect(self._say_stale)
        self._pause.timeout.connect(self.foresee)


def _printed(plan: Plan) -> dict[str, str]:
    """What paper lies about of each session, by its id: the printing, and how many copies."""
    if not plan.meeting.sheet_issues:
        return {}
    from stocktake_desktop.sheets.ledger import last_issues

    found: dict[str, str] = {}
    for (_kind, subject, _language), issue in last_issues(plan).items():
        if issue.lies_about:
            copies = issue.copies or 1
            words = ngettext("{printing}, {n} copy", "{printing}, {n} copies", copies)
            found.setdefault(subject, words.format(printing=issue.name, n=copies))
    return found
