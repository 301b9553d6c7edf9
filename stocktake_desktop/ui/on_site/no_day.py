"""What stands in the place of the rooms when today has none: when the meeting is, and the way to a rehearsal."""

from datetime import date as Date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.models import Day, Meeting
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.words import _

_WIDTH = 120 * GRID


class NoDay(QWidget):
    """Two sentences and a button; never an empty grey area."""

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.words = plain_label(name="heading", wrap=True), plain_label(wrap=True)
        self.rehearse = QPushButton(_("Rehearse…"))
        self.rehearse.setObjectName("main_button")
        self.rehearse.setAutoDefault(False)
        middle, around = QWidget(), QGridLayout(self)
        middle.setFixedWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setSpacing(3 * GRID)
        for label in (self.heading, self.words):
            column.addWidget(label)
        column.addSpacing(2 * GRID)
        column.addWidget(self.rehearse, 0, Qt.AlignmentFlag.AlignLeft)
        around.addWidget(middle, 1, 1)
        for edge in (0, 2):
            around.setRowStretch(edge, 2 + edge)
            around.setColumnStretch(edge, 1)

    def show_meeting(self, meeting: Meeting, today: Date, day: Day | None) -> None:
        """Say why there are no rooms today, and what can be done instead."""
        heading, words = _said(meeting, today, day)
        self.heading.setText(heading)
        self.words.setText(words)
        self.rehearse.setVisible(bool(meeting.days) and day is None)


def _said(meeting: Meeting, today: Date, day: Day | None) -> tuple[str, str]:
    if day is not None:
        words = _("No session of this day has a room yet. Give sessions rooms in the plan; each room has a card here.")
        return day_words(day), words
    if not meeting.days:
        return _("This meeting has no day yet."), _("Add days to the plan; on the day, every room has a card here.")
    coming = next((day for day in meeting.days if day.date > today), None)
    if coming is None:
        last = meeting.days[-1]
        heading = _("Day {number}, the last, was on {date}.").format(number=last.number, date=_date(last.date))
        return heading, _("What came of it stands in “Planned and actual”. You can still rehearse on any of its days.")
    heading = _("Day {number} begins on {date}.").format(number=coming.number, date=_date(coming.date))
    return heading, _(
        "On the day, every room has a card here: what runs, how long it still may, and one large button for what comes "
        "next. Until then, rehearse: set the clock to a day of the meeting and press what you will press."
    )


def _date(date: Date) -> str:
    """A date with its year: "Mon 4 Dec 2017"."""
    return QLocale().toString(QDate(date.year, date.month, date.day), "ddd d MMM yyyy")
