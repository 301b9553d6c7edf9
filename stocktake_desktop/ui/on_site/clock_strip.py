"""The strip above the rooms: the time of the meeting, whose time it is, the day, and what else can be shown."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from stocktake_desktop.models import Day, Meeting
from stocktake_desktop.planning.floor import length_words
from stocktake_desktop.planning.likely_ends import likely_end_words
from stocktake_desktop.planning.overruns import Band
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID, font
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.words import _

_DIGITS = 28


class ClockStrip(QFrame):
    """Shows the clock large, and where this laptop goes by another one, that one too."""

    def __init__(self, document: Document, clock: MeetingClock) -> None:
        super().__init__()
        self.setObjectName("clock_strip")
        self._document, self._clock = document, clock
        self.time, self.day, self.zone = plain_label(), plain_label(name="strong"), plain_label(name="laptop_time")
        self.time.setFont(font(_DIGITS, QFont.Weight.Bold))
        self.rehearse = QPushButton(_("Rehearse…"))
        self.rehearse.setToolTip(_("Play a day on a copy of the plan, with a clock of its own"))
        self.board, self.report = QPushButton(_("Staff board")), QPushButton(_("Planned and actual…"))
        self.board.setToolTip(_("Show the board of the staff in a window of its own"))
        row, said = QHBoxLayout(self), QVBoxLayout()
        row.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        row.setSpacing(4 * GRID)
        said.setSpacing(0)
        for label in (self.day, self.zone):
            said.addWidget(label)
        row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(said)
        row.addStretch(1)
        for button in (self.board, self.report, self.rehearse):
            button.setAutoDefault(False)
            row.addWidget(button)

    def show_moment(self, now: datetime, day: Day | None, ends: Band | None = None) -> None:
        """Show the time and the day it is, and when it is likely to end."""
        meeting, laptop = self._document.plan.meeting, self._clock.real().astimezone()
        self.time.setText(f"{now:%H:%M:%S}")
        words = [day_words(day) if day is not None else _("Today is no day of this meeting.")]
        self.day.setText(" · ".join([*words, *([likely_end_words(ends)] if ends is not None else [])]))
        set_by, agrees = self._clock.set_by, laptop.replace(tzinfo=None, microsecond=0) == now.replace(microsecond=0)
        self.zone.setText(_set_words(set_by) if set_by else _zone_words(meeting, laptop, agrees=agrees))
        runs_on = _("What runs goes on in real minutes. As soon as nothing runs, the laptop’s new time counts.")
        self.zone.setToolTip(runs_on if set_by else "")
        set_mark(self.zone, "differs", bool(set_by) or not agrees)
        self.rehearse.setEnabled(bool(meeting.days))


def _set_words(set_by: timedelta) -> str:
    """What somebody did to the laptop's clock, and what goes on."""
    length = length_words(round(abs(set_by.total_seconds())))
    if set_by > timedelta():
        return _("This laptop’s clock was set {length} forward; what runs goes on in real minutes.").format(
            length=length
        )
    return _("This laptop’s clock was set {length} back; what runs goes on in real minutes.").format(length=length)


def _zone_words(meeting: Meeting, laptop: datetime, *, agrees: bool) -> str:
    place = meeting.place.partition(",")[0].strip() or _city(meeting.timezone)
    if agrees:
        return _("{place} time · this laptop agrees").format(place=place)
    here = _city(bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace"))
    return _("{place} time · this laptop: {time} {zone}").format(place=place, time=f"{laptop:%H:%M}", zone=here)


def _city(zone: str) -> str:
    """What people call a time zone by: "America/Mexico_City" is "Mexico City"."""
    return zone.rpartition("/")[2].replace("_", " ")
