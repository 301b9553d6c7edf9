"""A field for a date, typed in any way and said again in full below, with a calendar to choose from."""

from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget, QWidgetAction

from stocktake_desktop.planning.typed_dates import Around
from stocktake_desktop.planning.understood import understand_date
from stocktake_desktop.ui.look.dates import long_date_words, typed_date_words, weekday_words
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.meant_field import MeantField
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import shrunk, small_label
from stocktake_desktop.words import _


class DateLine(MeantField[Date]):
    """One line for a date; arrow keys go to the next day, Alt+Down opens the calendar."""

    def __init__(self, date: Date | None, around: Around, *, may_be_empty: bool = False) -> None:
        super().__init__()
        self._around, self._may_be_empty = around, may_be_empty
        self._not_on: int | None = None
        self._example = date or around.nearest(around.days) or around.today or Date(2017, 12, 4)
        self._calendar = QAction(icon("calendar", "muted"), _("Choose from a calendar"), self)
        self._calendar.triggered.connect(self.open_calendar)
        self.addAction(self._calendar, QLineEdit.ActionPosition.TrailingPosition)
        if date is not None:
            self.show_value(date)
        else:
            self._look("")

    @property
    def said(self) -> str:
        """The date as it was understood, in full, or why it was not; a weekday that does not fit is told."""
        if self.value is None:
            return self.fault
        date = long_date_words(self.value)
        words = _("{date}, not a {weekday}") if self.doubtful else "{date}"
        return words.format(date=date, weekday=weekday_words(self._not_on))

    @property
    def doubtful(self) -> bool:
        """Whether the weekday that was typed is not that of the date."""
        return self._not_on is not None

    def understand(self, typed: str) -> Date | None:
        self._not_on = None
        if self._may_be_empty and not typed.strip():
            return None
        found = understand_date(typed, self._around, typed_date_words(self._example))
        self._not_on = found.not_on
        return found.date

    def words_of(self, value: Date) -> str:
        return typed_date_words(value)

    def stepped(self, value: Date, step: int) -> Date:
        return value + timedelta(days=step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show a month to choose a day from; the days of the meeting are bold."""
        menu, act, calendar = QMenu(self), QWidgetAction(self), _calendar(self._around.days)
        calendar.setSelectedDate(_of_qt(self.value or self._example))
        for chosen in (calendar.clicked, calendar.activated):
            chosen.connect(self._choose)
            chosen.connect(menu.close)
        act.setDefaultWidget(calendar)
        menu.addAction(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.aboutToHide.connect(act.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()

    def _choose(self, date: QDate) -> None:
        self.show_value(Date(date.year(), date.month(), date.day()))
        self.setFocus()


class DateField(QWidget):
    """A line for a date, and below it the date as it was understood, or why it was not."""

    changed = Signal()
    """Another date is meant, or none."""

    def __init__(self, date: Date | None, around: Around, *, may_be_empty: bool = False) -> None:
        super().__init__()
        self.line = DateLine(date, around, may_be_empty=may_be_empty)
        self.said = shrunk(small_label("", "said", wrap=True))
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.said)
        self.line.understood.connect(self._say)
        self._say()

    @property
    def date(self) -> Date | None:
        """The date that is meant."""
        return self.line.value

    @property
    def fault(self) -> str:
        """Why it is not understood, in a sentence; empty when all is well."""
        return self.line.fault

    def meant(self) -> Date:
        """The date that is meant, while it is understood."""
        assert self.date is not None
        return self.date

    def show_date(self, date: Date) -> None:
        """Show a date."""
        self.line.show_value(date)

    def _say(self) -> None:
        self.said.setText(self.line.said)
        set_mark(self.said, "wrong", bool(self.line.fault) or self.line.doubtful)
        self.changed.emit()


def _calendar(days: Sequence[Date]) -> QCalendarWidget:
    calendar, plain, bold = QCalendarWidget(), QTextCharFormat(), QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    for date in days:
        calendar.setDateTextFormat(_of_qt(date), bold)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setMinimumSize(76 * GRID, 60 * GRID)
    for name, picture in (("prevmonth", "previous"), ("nextmonth", "next")):
        for button in calendar.findChildren(QToolButton, f"qt_calendar_{name}"):
            button.setIcon(icon(picture, "muted"))
    return calendar


def _of_qt(date: Date) -> QDate:
    return QDate(date.year, date.month, date.day)
