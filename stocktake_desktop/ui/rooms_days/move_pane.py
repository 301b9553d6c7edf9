"""The meeting moved to other dates: old → new for each day, what goes along, and what follows from it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.edits.frame_changes import Along, foresee_move, move_meeting
from stocktake_desktop.models import Person, PlanError
from stocktake_desktop.planning.findings import Finding
from stocktake_desktop.planning.findings.hours import ABSENT
from stocktake_desktop.planning.frame import distance_words, open_answers, open_questions
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.dates import date_words
from stocktake_desktop.ui.look.icons import Picture
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.date_field import DateField
from stocktake_desktop.ui.widgets.programme_boxes import around
from stocktake_desktop.ui.widgets.section import shrunk, small_label
from stocktake_desktop.ui.widgets.stale_count import Proposal, StaleCount, StaleSheetsCounted
from stocktake_desktop.words import _, ngettext

_PAUSE = 200
"""Milliseconds without a key before it is looked what would follow."""
_MOST_TOLD = 4


@dataclass(frozen=True)
class MeetingMoveAsked:
    """The meeting is to begin on another date."""

    first_day: Date
    """The date of its first day."""
    along: Along
    """What goes along."""


class _Following(NamedTuple):
    """Something that follows from the move, in words, with its icon."""

    icon: str
    tone: str
    words: str


class MovePane(QFrame):
    """Asks for the first day, shows old → new for each and what would follow; the button names the distance."""

    move_requested = Signal(MeetingMoveAsked)
    """The meeting is to move."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("side_pane")
        self._plan = document.plan
        meeting = self._plan.meeting
        self._days = sorted(meeting.days, key=lambda day: day.date)
        self.first_day = DateField(self._days[0].date, around(meeting))
        self.first_day.line.setAccessibleName(_("First day"))
        self.distance = small_label("", "unit")
        self.new_dates = [plain_label("", "strong") for _day in self._days]
        self.due, self.answers, self.presence, self.button = QCheckBox(), QCheckBox(), QCheckBox(), QPushButton()
        for tick in (self.due, self.answers):
            tick.setChecked(True)
        self.button.setAutoDefault(False)
        self._then = QVBoxLayout()
        self._then.setSpacing(2 * GRID)
        self._lines: list[QWidget] = []
        self._count = StaleCount(document, self)
        self._looking = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._wire()
        self._refresh()

    @property
    def days_later(self) -> int:
        """By how many days the meeting is to move; 0 while no other date is meant."""
        return 0 if self.first_day.date is None else (self.first_day.date - self._days[0].date).days

    @property
    def asked(self) -> MeetingMoveAsked:
        """The move as it is set, while a date is meant."""
        ticks = (tick.isChecked() for tick in (self.due, self.answers, self.presence))
        return MeetingMoveAsked(self.first_day.meant(), Along(*ticks))

    @property
    def told(self) -> list[str]:
        """What is said to follow from the move."""
        return [label.text() for line in self._lines for label in line.findChildren(QLabel)]

    def look(self) -> None:
        """Say what would follow from the move; how many printed sheets go stale is told once it is counted."""
        self._looking.stop()
        for line in self._lines:
            line.deleteLater()
        self._lines.clear()
        for following in self._followings():
            self._tell(following)
        if self.days_later:
            asked = self.asked
            act = partial(move_meeting, first_day=asked.first_day, along=asked.along)
            self._count.ask([Proposal(asked, act)])

    def settle(self) -> None:
        """Look and count now."""
        self.look()
        self._count.settle()

    def _followings(self) -> Iterator[_Following]:
        if not self.days_later:
            return
        asked = self.asked
        try:
            found = foresee_move(self._plan, asked.first_day, asked.along)
        except PlanError as error:
            yield _Following("error", "red", str(error))
            return
        told = self._in_words(found)
        yield from (_Following("warning", "amber", words) for words in told[:_MOST_TOLD])
        if (more := len(told) - _MOST_TOLD) > 0:
            yield _Following("warning", "amber", ngettext("and {n} more", "and {n} more", more).format(n=more))
        held = sum(1 for block in self._plan.meeting.sessions if block.actuals)
        if held:
            words = ngettext(
                "{n} session was held: what was noted keeps its date",
                "{n} sessions were held: what was noted keeps its date",
                held,
            )
            yield _Following("warning", "amber", words.format(n=held))
        yield _Following("note", "muted", _("Hard stops and sessions keep their clock times"))

    def _in_words(self, found: list[Finding]) -> list[str]:
        """What is found, a sentence each; of somebody who is away from several sessions, how many."""
        away = Counter(finding.people[0] for finding in found if finding.code == ABSENT.code)
        told = []
        for finding in found:
            if finding.code != ABSENT.code or away[finding.people[0]] == 1:
                told.append(finding.message)
            elif person := self._plan.find(Person, finding.people[0]):
                n, name = away[person.id], telling_name(person)
                words = ngettext("{name} is not there for {n} session", "{name} is not there for {n} sessions", n)
                told.append(words.format(name=name, n=n))
        return list(dict.fromkeys(told))

    def _tell(self, following: _Following) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(Picture(following.icon, following.tone, 3 * GRID), 0, Qt.AlignmentFlag.AlignTop)
        label = shrunk(small_label(following.words, "said", wrap=True))
        label.setProperty("wrong", following.tone != "muted")
        row.addWidget(label, 1)
        self._then.addWidget(line)
        self._lines.append(line)

    def _tell_stale(self, counted: StaleSheetsCounted) -> None:
        if self.days_later and counted.key == self.asked and counted.count:
            words = ngettext("{n} printed sheet goes stale", "{n} printed sheets go stale", counted.count)
            self._tell(_Following("printer", "amber", words.format(n=counted.count)))

    def _refresh(self) -> None:
        """Another date is meant, or something else goes along."""
        later, n = self.days_later, abs(self.days_later)
        self.distance.setText(distance_words(later) if later else "")
        for day, label in zip(self._days, self.new_dates, strict=True):
            label.setText(date_words(day.date + timedelta(days=later)) if later else "–")
        move = ngettext("&Move by {n} day", "&Move by {n} days", n)
        if later < 0:
            move = ngettext("&Move back by {n} day", "&Move back by {n} days", n)
        self.button.setText(move.format(n=n) if later else _("Choose another date"))
        self.button.setEnabled(bool(later))
        self._looking.start()

    def _move(self) -> None:
        self.move_requested.emit(self.asked)

    def _wire(self) -> None:
        self._looking.timeout.connect(self.look)
        self._count.counted.connect(self._tell_stale)
        self.first_day.changed.connect(self._refresh)
        for tick in (self.due, self.answers, self.presence):
            tick.toggled.connect(self._refresh)
        self.button.clicked.connect(self._move)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(2 * GRID)
        first = QHBoxLayout()
        first.setSpacing(2 * GRID)
        first.addWidget(small_label(_("First day"), "unit"), 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.first_day, 1)
        first.addWidget(self.distance, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(small_label(_("Move the meeting to…"), "strong", QFont.Weight.DemiBold))
        column.addLayout(first)
        column.addLayout(self._dates())
        column.addWidget(small_label(_("Goes along"), "rubric", QFont.Weight.DemiBold))
        column.addLayout(self._sessions())
        for tick in (self.due, self.answers, self.presence):
            column.addWidget(tick)
        column.addWidget(small_label(_("Then"), "rubric", QFont.Weight.DemiBold))
        column.addLayout(self._then)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(small_label(_("one step, which Undo takes back"), "small"))
        column.addStretch(1)

    def _dates(self) -> QGridLayout:
        """Old → new for each day."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setColumnStretch(2, 1)
        for nth, (day, new) in enumerate(zip(self._days, self.new_dates, strict=True)):
            grid.addWidget(small_label(date_words(day.date), "unit"), nth, 0)
            grid.addWidget(small_label("→", "unit"), nth, 1)
            grid.addWidget(new, nth, 2)
            grid.addWidget(small_label(_("Day {number}").format(number=nth + 1), "unit"), nth, 3)
        return grid

    def _sessions(self) -> QHBoxLayout:
        """What always goes along; beside it stand the ticks for what may."""
        meeting, row = self._plan.meeting, QHBoxLayout()
        placed = sum(1 for block in meeting.sessions if not block.is_parked)
        words = ngettext("{n} session, times unchanged", "{n} sessions, times unchanged", placed)
        row.setSpacing(2 * GRID)
        row.addWidget(Picture("check", "muted", 4 * GRID))
        row.addWidget(plain_label(words.format(n=placed)), 1)
        due, asked = len(open_questions(meeting)), len(open_answers(meeting))
        said = sum(1 for person in meeting.people if person.present_from or person.present_to)
        for tick, n, words in (
            (self.due, due, ngettext("{n} due date of guiding questions", "{n} due dates of guiding questions", due)),
            (self.answers, asked, ngettext("{n} date to answer by", "{n} dates to answer by", asked)),
            (
                self.presence,
                said,
                ngettext("presence of {n} person, as they said it", "presence of {n} people, as they said it", said),
            ),
        ):
            tick.setText(words.format(n=n))
            tick.setVisible(bool(n))
        return row
