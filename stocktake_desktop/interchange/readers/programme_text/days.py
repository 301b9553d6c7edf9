"""The days of a programme as their headings name them: by number, by date, by the day of the week alone."""

from datetime import date, timedelta

from stocktake_desktop.interchange.grid.day_words import DayHeading
from stocktake_desktop.interchange.readers.programme_text.account import Account
from stocktake_desktop.interchange.readers.programme_text.programme import (
    ReadDay,
    ReadProgramme,
    ReadSession,
    day_after,
)
from stocktake_desktop.interchange.report import Meant
from stocktake_desktop.words import _

_YEARS = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6)
"""How far from the year expected a date may lie whose weekday tells the year: soonest first."""

_LONGEST_MEETING = 366
"""Days within which "Tuesday 23" lies."""


class Days:
    """Opens them one after another; a day that is named again goes on."""

    def __init__(
        self, programme: ReadProgramme, account: Account, first_day: date | None, otherwise: date | None
    ) -> None:
        self._programme, self._account, self._first_day = programme, account, first_day
        self._otherwise = otherwise
        self._named: dict[tuple[int | None, int | None], ReadDay] = {}
        self._number = 0
        self.day: ReadDay | None = None

    def open(self, heading: DayHeading) -> None:
        """Go on with the day a heading names."""
        days = self._programme.days
        number = heading.number or (self._number + 1 if self.day else 1)
        found = self._date_of(heading, number)
        name = (heading.number, heading.weekday)
        known = next((day for day in days if day.date == found), None) if found else self._named.get(name)
        if known is None:
            known = ReadDay(self._account.number, found, heading.title)
            known.is_said = heading.date is not None
            days.append(known)
            self._tell_number(heading, known)
        elif heading.title and heading.title != known.title:
            known.notes.append(heading.title)
        self._named[name], self.day = known, known
        self._account.session = None
        self._number = heading.number or days.index(known) + 1
        words = _("heading of day {number}").format(number=days.index(known) + 1)
        self._account.timed(words, Meant.WHEN)

    def turn_to(self, day: ReadDay) -> None:
        """Go on with a day that was opened before."""
        self.day = day
        self._number = self._programme.days.index(day) + 1

    def add(self, session: ReadSession) -> None:
        """A session of the day that goes on; without one it is the first."""
        if self.day is None:
            self.day = ReadDay(None, self._expected(1))
            self._programme.days.append(self.day)
            self._number = 1
            self._account.remark(
                _("No day is named before the first session; it was taken as day 1."), about_line=False
            )
        self.day.sessions.append(session)

    def _tell_number(self, heading: DayHeading, day: ReadDay) -> None:
        if heading.number is not None and heading.number != len(self._programme.days):
            self._account.remark(_("The text calls this day {number}.").format(number=heading.number))
            day.notes.append(self._account.line)

    def _expected(self, number: int) -> date | None:
        if self.day is not None and self.day.date is not None:
            days = number - self._number
            return day_after(self.day.date, days) if days >= 0 else self.day.date - timedelta(-days)
        first = self._first_day or (self._programme.dates[0] if self._programme.dates else self._otherwise)
        self._programme.is_guessed = first is not None and first is self._otherwise
        return day_after(first, number - 1) if first else None

    def _date_of(self, heading: DayHeading, number: int) -> date | None:
        expected = self._expected(number)
        found = heading.date or self._in_its_year(heading, expected)
        if found is None and heading.number is None and heading.weekday is not None:
            return self._next(heading.weekday, heading.day_of_month)
        found = found or expected
        if found and heading.weekday is not None and found.weekday() != heading.weekday:
            words = _("{line}: {date} is another day of the week; the date was followed.")
            self._account.remark(words.format(line=self._account.line[:80], date=found.isoformat()))
        is_guess = self.day is None and self._programme.is_guessed  # which nobody expected
        if found and expected and found != expected and not is_guess and (self.day is None or heading.number):
            words = _("The text says {found} where {expected} was expected; the text was followed.")
            self._account.remark(words.format(found=found.isoformat(), expected=expected.isoformat()))
        return found

    def _in_its_year(self, heading: DayHeading, expected: date | None) -> date | None:
        """A day and a month without a year: the year expected, or the nearest in which the weekday is right."""
        if heading.month_day is None:
            return None
        year = (expected or date.today()).year
        found = [day for years in _YEARS if (day := _day_of(year + years, heading.month_day))]
        right = [day for day in found if heading.weekday in (None, day.weekday())]
        if _day_of(year, heading.month_day) is None and not (heading.weekday is not None and right):
            self._account.remark(_("{line} is no date of that year.").format(line=self._account.line))
            return expected
        return (right or found)[0]

    def _next(self, weekday: int, day_of_month: int | None) -> date | None:
        """The day of that name from the day that goes on: that one, or the first after it."""
        since = self.day.date if self.day is not None else self._expected(1)
        if self.day is None and day_of_month and self._programme.dates:
            since = self._programme.dates[0]
        if since is None:
            return None
        found = day_after(since, (weekday - since.weekday()) % 7)
        while day_of_month and found.day != day_of_month and (found - since).days < _LONGEST_MEETING:
            found = day_after(found, 7)
        if day_of_month and found.day != day_of_month:
            found = day_after(since, (weekday - since.weekday()) % 7)
        words = _("{line} names no date; {date} was assumed.")
        self._account.remark(words.format(line=self._account.line[:80], date=found.isoformat()))
        return found


def _day_of(year: int, month_day: tuple[int, int]) -> date | None:
    try:
        return date(year, *month_day)
    except ValueError:
        return None
