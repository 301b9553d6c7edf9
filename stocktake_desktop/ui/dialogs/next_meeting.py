"""Starting the next meeting from the one that is open: title, place, time zone, first day, and the file."""

from datetime import date as Date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from stocktake_desktop.interchange.next_meeting import NextMeeting
from stocktake_desktop.interchange.readers.programme_text.programme import day_after
from stocktake_desktop.models import Meeting
from stocktake_desktop.ui.dialogs.new_meeting import NewMeetingDialog
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.words import _

_A_YEAR = 52 * 7
"""Days, so that it begins on the same day of the week."""


class NextMeetingDialog(NewMeetingDialog):
    """Asks for what is new in the next meeting, and says what it takes over from this one."""

    def __init__(self, parent: QWidget, folder: Path, meeting: Meeting) -> None:
        super().__init__(parent, folder)
        self.setWindowTitle(_("Next meeting from this one"))
        for field in (self.days, self.groups):
            self.rows.setRowVisible(field, False)
        takes = _("Takes along days, rooms, sessions with their items, rules, house style and people. Places are open.")
        leaves = _("Leaves behind what was recorded, printed, agreed and asked.")
        self.body.addWidget(plain_label(f"{takes} {leaves}", "small", wrap=True))
        self.title.setText(meeting.title)
        self.place.setText(meeting.place)
        self.timezone.line.show_value(meeting.timezone)
        if meeting.days:
            self.first_day.show_date(_next_year(meeting.days[0].date))
        self.title.selectAll()
        self.check()

    def next(self) -> NextMeeting:
        """What was asked for."""
        new = self.chosen()
        return NextMeeting(new.path, new.title, new.place, new.timezone, new.first_day)


def _next_year(date: Date) -> Date:
    """The same day of the week a year later, or later still where that is past."""
    date = day_after(date, _A_YEAR)
    return date if date > Date.today() else _next_year(date)
