"""The strip of a rehearsal, in the place of the clock's: hatched, with the time, the speed and the way out."""

from datetime import datetime
from datetime import time as Time

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from stocktake_desktop.models import Day
from stocktake_desktop.planning.clock import minute_of
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import key_words
from stocktake_desktop.ui.look.theme import GRID, LARGE, font
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.on_site.rehearsal import Rehearsal, hatch
from stocktake_desktop.ui.widgets.time_field import TimeLine
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, ngettext

_DIGITS = 28
_PACES = {0: "❚❚", 1: "1×", 10: "10×", 60: "60×"}
"""How fast the clock can be let go, and what stands on the button."""


class RehearsalStrip(QFrame):
    """Nobody takes it for the clock of the day: it says that nothing leaves the copy, and how to end it."""

    def __init__(self, document: Document, clock: MeetingClock, rehearsal: Rehearsal) -> None:
        super().__init__()
        self.setObjectName("rehearsal_strip")
        self._document, self._clock, self._rehearsal = document, clock, rehearsal
        self.time, self.heading, self.words = plain_label(), plain_label(_("Rehearsal")), plain_label(wrap=True)
        self.time.setFont(font(_DIGITS, QFont.Weight.Bold))
        self.heading.setFont(font(LARGE, QFont.Weight.Bold))
        self.words.setText(_("on a copy: nothing pressed here reaches the plan or the paper"))
        self.at, self.day, self.presses, self.real = TimeLine(), plain_label(), plain_label(), plain_label()
        self.at.setFixedWidth(16 * GRID)
        self.at.setAccessibleName(_("Rehearsed time"))
        self.at.setToolTip(_("Let the clock show another time: type it and press Return"))
        self.at.returnPressed.connect(self._set_time)
        self.paces: dict[int, QPushButton] = {}
        self.end = QPushButton(_("End the rehearsal"))
        self.end.setObjectName("end_rehearsal")
        self.end.setAutoDefault(False)
        keys = key_words(Key.END_REHEARSAL.sequence)
        self.end.setToolTip(_("Throw all of it away and go back to the real clock ({keys})").format(keys=keys))
        self.end.clicked.connect(rehearsal.end)
        self._lay_out()

    def show_moment(self, now: datetime, day: Day | None) -> None:
        """Show the rehearsed time, and the real one beside it."""
        self.time.setText(f"{now:%H:%M:%S}")
        if not self.at.hasFocus():
            self.at.show_value(minute_of(now))
        self.day.setText(day_words(day) if day is not None else _("no day of this meeting"))
        n = self._rehearsal.presses
        self.presses.setText(ngettext("{n} press", "{n} presses", n).format(n=n))
        real = wall_clock(self._document.plan.meeting, self._clock.real())
        date = QLocale().toString(QDate(real.year, real.month, real.day), "d MMM")
        self.real.setText(_("really {date}, {time}").format(date=date, time=f"{real:%H:%M}"))
        for rate, button in self.paces.items():
            button.setChecked(rate == self._clock.rate)

    def paintEvent(self, _event: QPaintEvent) -> None:
        hatch(QPainter(self), self.rect())

    def _set_time(self) -> None:
        """What was typed is the time from now on; what cannot be understood stays, and says why."""
        if self.at.fault:
            self._document.refused.emit(self.at.fault)
            return
        moment = datetime.combine(self._clock.now.date(), Time(*divmod(self.at.meant(), 60)))
        self._clock.turn(moment, self._clock.rate)
        self.at.clearFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        row.setSpacing(4 * GRID)
        said, pace, count = QVBoxLayout(), QHBoxLayout(), QVBoxLayout()
        for column, labels in ((said, (self.heading, self.words)), (count, (self.presses, self.real))):
            column.setSpacing(0)
            for label in labels:
                column.addWidget(label)
        pace.setSpacing(0)
        group = QButtonGroup(self)
        for rate, words in _PACES.items():
            button = self.paces[rate] = QPushButton(words)
            button.setObjectName("pace")
            button.setAutoDefault(False)
            button.setCheckable(True)
            name = _("{rate} × as fast").format(rate=rate) if rate else _("Let the clock stand still")
            button.setAccessibleName(name)
            button.setToolTip(name)
            when(button.clicked, self._clock.go_at, rate)
            group.addButton(button)
            pace.addWidget(button)
        row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(said, 1)
        row.addLayout(pace)
        row.addWidget(self.at)
        row.addWidget(self.day)
        row.addLayout(count)
        row.addWidget(self.end)
