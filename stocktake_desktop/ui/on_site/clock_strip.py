"""The strip above the rooms: the time of the meeting, the day, and the clock of a rehearsal."""

from datetime import UTC, datetime
from datetime import time as Time

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from stocktake_desktop.edits.running import set_meeting_clock, use_real_clock
from stocktake_desktop.models import FASTEST, Day, Meeting
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID, font
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.programme_boxes import day_box
from stocktake_desktop.ui.widgets.time_field import TimeLine
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

_DIGITS = 28
_RATES = (1, 2, 5, 10, 60, FASTEST)
_EARLY = 10
"""Minutes before the first session of a day at which a rehearsal begins, unless said otherwise."""


class ClockStrip(QFrame):
    """Shows the clock large; a rehearsal is marked in words, so that nobody takes it for the day itself."""

    def __init__(self, document: Document, clock: MeetingClock) -> None:
        super().__init__()
        self.setObjectName("clock_strip")
        self._document, self._clock = document, clock
        self.time, self.day, self.mode = plain_label(), plain_label(name="strong"), plain_label(name="muted")
        self.time.setFont(font(_DIGITS, QFont.Weight.Bold))
        self.rehearse, self.real = QPushButton(_("Rehearse…")), QPushButton(_("Use the real clock"))
        self.board, self.report = QPushButton(_("Staff board")), QPushButton(_("Planned and actual…"))
        self.board.setToolTip(_("Show the board of the staff in a window of its own"))
        self.rehearse.clicked.connect(self.ask_rehearsal)
        when(self.real.clicked, document.do, use_real_clock)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        row.setSpacing(4 * GRID)
        for label in (self.time, self.day, self.mode):
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for button in (self.board, self.report, self.rehearse, self.real):
            button.setAutoDefault(False)
            row.addWidget(button)

    def show_moment(self, now: datetime, day: Day | None) -> None:
        """Show the time and the day it is."""
        meeting = self._document.plan.meeting
        rehearses = meeting.clock_shows is not None
        self.time.setText(f"{now:%H:%M:%S}")
        self.day.setText(day_words(day) if day is not None else _("Today is no day of this meeting."))
        words = _("Rehearsal, {rate} × as fast") if meeting.clock_rate > 1 else _("Rehearsal")
        self.mode.setText(words.format(rate=meeting.clock_rate) if rehearses else "")
        self.real.setVisible(rehearses)
        for button in (self.rehearse, self.real):
            button.setEnabled(not self._document.plan.read_only and bool(meeting.days))

    def ask_rehearsal(self) -> None:
        """Ask for the day, the time and the speed of a rehearsal, and set the clock; without days there is none."""
        if not self._document.plan.meeting.days:
            return
        form = RehearsalDialog(self, self._document.plan.meeting)
        form.ask(lambda: self._document.attempt(set_meeting_clock, form.moment(), self._real_now(), form.rate()))

    def _real_now(self) -> datetime:
        return self._clock.real().astimezone(UTC).replace(tzinfo=None)


class RehearsalDialog(FormDialog):
    """Asks when a rehearsal begins, and how fast its clock goes."""

    def __init__(self, parent: QWidget, meeting: Meeting) -> None:
        super().__init__(parent, _("Rehearse"), _("Set the clock"))
        self._meeting = meeting
        self.day, self.time = day_box(meeting), TimeLine()
        self.speed = ChoiceBox(_("How fast"), [Choice(rate, _speed_words(rate)) for rate in _RATES])
        self.speed.setProperty("quiet", False)
        self.speed.show_value(1)
        self.rows.addRow(_("&Day"), self.day)
        self.rows.addRow(_("&Time"), self.time)
        self.rows.addRow(_("How &fast"), self.speed)
        words = _("What you press in a rehearsal is kept until you undo it.")
        self.body.addWidget(plain_label(words, "small", wrap=True))
        self.day.currentIndexChanged.connect(self._begin_early)
        self.time.understood.connect(self.check)
        self._begin_early()

    def moment(self) -> datetime:
        """The time the clock is to show."""
        day = self._day()
        return datetime.combine(day.date, Time(*divmod(self.time.meant(), 60)))

    def first_field(self) -> QWidget:
        return self.time

    def fault(self) -> str:
        return self.time.fault

    def rate(self) -> int:
        """How many times as fast as the real clock it goes."""
        return int(str(self.speed.value()))

    def _day(self) -> Day:
        chosen = self.day.currentData()
        return next(day for day in self._meeting.days if day.id == chosen)

    def _begin_early(self) -> None:
        """Shortly before the first session of the day."""
        day = self._day()
        first = min((block.placed.start for block in day.sessions), default=9 * 60)
        self.time.show_value(max(0, first - _EARLY))


def _speed_words(rate: int) -> str:
    return _("as the real clock") if rate == 1 else _("{rate} × as fast").format(rate=rate)
