"""The days of the form: date, title, hard stops, number of sessions."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from stocktake_desktop.planning.frame import DayLine, StopLine
from stocktake_desktop.planning.losses import with_loss
from stocktake_desktop.planning.typed_dates import Around
from stocktake_desktop.ui.document import FrameField
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.rooms_days.draft import FrameDraft
from stocktake_desktop.ui.rooms_days.lines import FrameRow
from stocktake_desktop.ui.rooms_days.stop_chips import StopChips
from stocktake_desktop.ui.widgets.date_field import DateLine
from stocktake_desktop.ui.widgets.tab_order import tab_as_read
from stocktake_desktop.words import _

DATE, STOPS = 38 * GRID, 64 * GRID
"""Pixels of the columns; the title has the rest."""


@dataclass(frozen=True)
class ShownDay:
    """A day with how it stands."""

    line: DayLine
    """The day."""
    sessions: int
    """How many sessions are on it."""
    fault: str
    """What is wrong with it, in a sentence."""
    is_gone: bool
    """Whether it is to go."""

    @property
    def id(self) -> str:
        """The id of the day."""
        return self.line.id


class DayRow(FrameRow):
    """One day."""

    def __init__(self, draft: FrameDraft, around: Around) -> None:
        self._draft = draft
        self._shown: ShownDay | None = None
        self.date, self.title, self.chips = DateLine(None, around), QLineEdit(), StopChips()
        self.date.setAccessibleName(_("Date"))
        self.title.setAccessibleName(_("Title"))
        super().__init__(((self.date, DATE), (self.title, 0), (self.chips, STOPS)), _("&Remove the day"))
        self.date.understood.connect(self._take_date)
        self.title.textEdited.connect(self._take_title)
        self.chips.changed.connect(self._take_stops)
        self.keep_requested.connect(draft.keep)
        self.remove_requested.connect(draft.remove)

    def show_item(self, item: object) -> None:
        """Show a day."""
        assert isinstance(item, ShownDay)
        is_another = self._shown is None or self._shown.id != item.id
        self._shown = item
        if is_another or (self.date.value is not None and self.date.value != item.line.date):
            self.date.show_value(item.line.date)
        if self.title.text() != item.line.title:
            self.title.setText(item.line.title)
        self.chips.show_stops(item.line.stops)
        tab_as_read(self)
        self._say()

    def forget(self) -> None:
        """The row is to show another day."""
        self._shown = None

    def field(self, wanted: FrameField) -> QWidget:
        """The widget in which something of the day is changed."""
        return {FrameField.TITLE: self.title, FrameField.STOPS: self.chips.first()}.get(wanted, self.date)

    def _take_date(self) -> None:
        if self._shown is None:
            return
        if self.date.value is not None:
            self._draft.change_day(self.key, date=self.date.value)
        self._draft.understood(self.key, FrameField.DATE, self.date.fault)
        self._say()

    def _take_title(self, typed: str) -> None:
        self._draft.change_day(self.key, title=typed)

    def _take_stops(self, stops: tuple[StopLine, ...]) -> None:
        self._draft.change_day(self.key, stops=stops)

    def _say(self) -> None:
        if self._shown is None:
            return
        shown, words = self._shown, self._shown.fault
        if shown.is_gone:
            words = with_loss(_("Goes"), self._draft.day_lost(shown.id))
        elif not words and self.date.value is not None and self.date.text() != self.date.words_of(self.date.value):
            words = _("understood as {date}").format(date=self.date.said)
        is_wrong = bool(shown.fault) or shown.is_gone or self.date.doubtful
        self.show_standing(words, is_wrong=is_wrong, is_gone=shown.is_gone, sessions=shown.sessions)
