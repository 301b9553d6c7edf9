"""Asks for one day: by when an answer is expected instead, or since when people are to be told."""

from datetime import date as Date

from PySide6.QtWidgets import QWidget

from stocktake_desktop.planning.typed_dates import Around
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.widgets.date_field import DateField
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.words import _


class OneDayDialog(FormDialog):
    """A day in the field, which may be typed in any way; it lies within `first` and `last`."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        about: str,
        done: str,
        *,
        today: Date,
        proposed: Date,
        first: Date = Date.min,
        last: Date = Date.max,
    ) -> None:
        super().__init__(parent, title, done)
        self._first, self._last = first, last
        self.day = DateField(proposed, Around((), today))
        self.rows.addRow(plain_label(about, "strong", wrap=True))
        self.rows.addRow(_("Day"), self.day)
        self.day.changed.connect(self.check)
        self.check()

    def fault(self) -> str:
        date = self.day.date
        if date is None:
            return self.day.fault
        if date < self._first:
            return _("This day is over; type one that is to come.")
        return _("This day is still to come; type one before today, or today.") if date > self._last else ""
