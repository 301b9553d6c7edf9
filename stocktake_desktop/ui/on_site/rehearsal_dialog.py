"""Asks when a rehearsal begins, and how fast its clock goes."""

from datetime import datetime
from datetime import time as Time

from PySide6.QtWidgets import QWidget

from stocktake_desktop.models import Day, Meeting
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.on_site.meeting_clock import FASTEST
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.programme_boxes import day_box
from stocktake_desktop.ui.widgets.time_field import TimeLine
from stocktake_desktop.words import _

_RATES = (1, 2, 5, 10, 60, FASTEST)
_EARLY = 10
"""Minutes before the first session of a day at which a rehearsal begins, unless said otherwise."""


class RehearsalDialog(FormDialog):
    """Which day, from when, how fast; the time field has the keyboard."""

    def __init__(self, parent: QWidget, meeting: Meeting) -> None:
        super().__init__(parent, _("Rehearse"), _("Begin the rehearsal"))
        self._meeting = meeting
        self.day, self.time = day_box(meeting), TimeLine()
        self.speed = ChoiceBox(_("How fast"), [Choice(rate, _speed_words(rate)) for rate in _RATES])
        self.speed.setProperty("quiet", False)
        self.speed.show_value(1)
        self.rows.addRow(_("&Day"), self.day)
        self.rows.addRow(_("&Time"), self.time)
        self.rows.addRow(_("How &fast"), self.speed)
        words = _("You rehearse on a copy: whatever you press or change is thrown away when you end it.")
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
