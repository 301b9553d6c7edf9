"""Asks when a session or an item really began and ended, as people write times."""

from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from stocktake_desktop.planning.clock import minute_of
from stocktake_desktop.planning.report import ReportLine
from stocktake_desktop.planning.running import UNDER_WAY, end_on_clock
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.time_field import TimeLine
from stocktake_desktop.words import _


class CorrectDialog(FormDialog):
    """What is noted is proposed, else what was planned; of what is under way only the beginning is asked."""

    def __init__(self, parent: QWidget, line: ReportLine) -> None:
        super().__init__(parent, line.title or _("Correct"), _("Note it"))
        self._line = line
        self.began, self.ended = TimeLine(), TimeLine()
        began = line.started or line.planned_start
        ended = line.ended or line.planned_end or began
        self._day = (line.planned_start or began or datetime.min).replace(hour=0, minute=0, second=0)
        for field, moment in ((self.began, began), (self.ended, ended)):
            field.show_value(minute_of(moment) if moment is not None else 0)
            field.understood.connect(self.check)
        self.rows.addRow(_("&Began"), self.began)
        self.has_ended = line.state not in UNDER_WAY
        if self.has_ended:
            self.rows.addRow(_("&Ended"), self.ended)
        else:
            self.ended.deleteLater()
        self.check()

    @property
    def times(self) -> tuple[datetime, datetime | None]:
        """When it began and, of what is over, when it ended; to the second where that minute was noted."""
        began = _kept(self._line.started, self._day + timedelta(minutes=self.began.meant()))
        if not self.has_ended:
            return began, None
        return began, _kept(self._line.ended, end_on_clock(self._day, began, self.ended.meant()))

    def fault(self) -> str:
        if self.began.fault or (self.has_ended and self.ended.fault):
            return self.began.fault or self.ended.fault
        began, ended = self.times
        if ended is not None and ended < began:
            return _("It cannot end before it began: correct one of the two.")
        return ""


def _kept(noted: datetime | None, typed: datetime) -> datetime:
    """What is noted, where the minute that was typed is the same."""
    return noted if noted is not None and noted.replace(second=0) == typed else typed
