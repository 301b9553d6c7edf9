"""A date as somebody types it: "Mon 4 Dec 2017", "4.12.2017", "4 décembre", "2017-12-04", "tue", "Day 2"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from stocktake_desktop.planning.calendar_names import month_begun, weekday_begun
from stocktake_desktop.planning.folding import as_typed

_FROM_TODAY = {"today": 0, "aujourd'hui": 0, "hoy": 0, "tomorrow": 1, "demain": 1, "manana": 1}
_CENTURY, _YEARS = 2000, range(1900, 2200)
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|re|o)?"
_MONTH = r"(?P<month>[a-z]{3,12})\.?"
_OF = r"[\s-]*(?:(?:of|de|del)\s+)?"
_YEAR = r"(?P<year>20\d\d)"
_FORMS = (
    r"(?:day|jour|dia|d|j)\s*(?P<nth>\d{1,2})",
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
    r"(?P<year>20\d\d)(?P<number>\d\d)(?P<day>\d\d)",
    r"(?P<day>\d{1,2})\s?[-./]\s?(?P<number>\d{1,2})(?:\s?[-./]\s?(?P<year>\d{4}|\d\d))?\.?",
    rf"{_NTH}\.?{_OF}{_MONTH}(?:,?{_OF}{_YEAR})?",
    rf"{_MONTH}[\s-]*{_NTH}(?:,?{_OF}{_YEAR})?",
    rf"{_YEAR}[\s-]*{_MONTH}[\s-]*{_NTH}",
)
_LEADING = [re.compile(rf"{form}(?:[t\s,]+(?P<rest>.+))?", re.ASCII) for form in _FORMS]
"""What is a date at the beginning of words, and what stands after it."""
_SHORT = r"(?P<year>(?:20)?\d\d)"
_ALONE = [
    re.compile(form, re.ASCII)
    for form in (
        rf"(?P<day>\d{{1,2}})\s?[-./]?\s?(?P<number>\d{{1,2}})\.?[\s-]+{_SHORT}",
        rf"{_NTH}\.?{_OF}{_MONTH},?{_OF}'?{_SHORT}",
        rf"{_MONTH}[\s-]*{_NTH},?{_OF}'?{_SHORT}",
        rf"{_NTH}\.?",
    )
]
"""What is a date only where no time can follow it."""
_ARTICLE = re.compile(r"(?:on\s+)?(?:(?:the|le|el)\s+)?")
_WEEKDAY_FIRST = re.compile(r"(?P<name>[a-z]{2,12})\b\.?,?\s*(?:the\s+|le\s+|el\s+)?(?P<rest>.*)")
_WEEKDAY_LAST = re.compile(r"(?P<rest>.*?\d.*?)[\s,(]+(?P<name>[a-z]{2,12})\.?\)?")


@dataclass(frozen=True)
class TypedDate:
    """What somebody meant."""

    date: Date
    """The date."""
    not_on: int | None = None
    """The day of the week that was typed too, where the date is another one; Monday is 0."""


@dataclass(frozen=True)
class _Reading:
    """One way to read what was typed."""

    date: Date
    weekday: int | None
    rest: str

    @property
    def is_contrary(self) -> bool:
        return self.weekday is not None and self.weekday != self.date.weekday()

    @property
    def meant(self) -> TypedDate:
        return TypedDate(self.date, self.weekday if self.is_contrary else None)


@dataclass(frozen=True)
class Around:
    """Where dates that say no year, no month or only a weekday are looked for: near the days of a meeting, or today."""

    days: Sequence[Date] = ()
    today: Date | None = None

    def nearest(self, dates: Sequence[Date | None]) -> Date | None:
        """The date nearest to the meeting; where it has no days yet, the next from today on."""
        there = [date for date in dates if date is not None]
        return min(there, key=self._distance, default=None) if self.days or self.today else None

    def _distance(self, date: Date) -> tuple[bool, int]:
        if self.days:
            return False, min(abs((date - day).days) for day in self.days)
        assert self.today is not None
        return date < self.today, abs((date - self.today).days)

    @property
    def middle(self) -> Date | None:
        """A date there."""
        return min(self.days) if self.days else self.today


def parse_date(typed: str, around: Around) -> TypedDate | None:
    """The date somebody meant by all that was typed; else None.

    Day comes before month ("4/12"), unless there is no such month or only so the weekday is right.
    """
    words = as_typed(typed)
    readings = [reading for reading in _readings(words, around, alone=True) if not reading.rest]
    best = min(readings, key=lambda reading: reading.is_contrary, default=None)
    return best.meant if best else None


def leading_date(words: str, around: Around) -> tuple[Date | None, str]:
    """The date with which words as typed begin, and what stands after it."""
    best = min(_readings(words, around, alone=False), key=lambda reading: reading.is_contrary, default=None)
    return (best.date, best.rest) if best else (None, words)


def _readings(words: str, around: Around, *, alone: bool) -> Iterator[_Reading]:
    """The ways to read a date, the likeliest first; with `alone` nothing can stand after it."""
    first = _WEEKDAY_FIRST.fullmatch(words)
    nth = weekday_begun(first["name"]) if first else None
    if first and nth is not None:
        dated = [_Reading(date, nth, rest) for date, rest in _dates(first["rest"], around, alone)]
        yield from dated
        if not dated and (date := around.nearest(_on_weekday(nth, around))):
            yield _Reading(date, None, first["rest"])
    yield from (_Reading(date, None, rest) for date, rest in _dates(words, around, alone))
    last = _WEEKDAY_LAST.fullmatch(words) if alone else None
    nth = weekday_begun(last["name"]) if last else None
    if last and nth is not None:
        yield from (_Reading(date, nth, rest) for date, rest in _dates(last["rest"], around, alone))


def _dates(words: str, around: Around, alone: bool) -> Iterator[tuple[Date, str]]:
    """The dates with which words begin that name no weekday, and what stands after each."""
    words = words[_ARTICLE.match(words).end() :]  # type: ignore[union-attr]
    if (later := _FROM_TODAY.get(words)) is not None and around.today:
        yield around.today + timedelta(days=later), ""
    for pattern in (*_LEADING, *(_ALONE if alone else ())):
        if match := pattern.fullmatch(words):
            found = match.groupdict()
            yield from ((date, found.get("rest") or "") for date in _dates_of(found, around))


def _dates_of(found: dict[str, str | None], around: Around) -> Iterator[Date]:
    """The date that the parts of a form are, and the one they are with day and month changed about."""
    if nth := found.get("nth"):
        yield from sorted(around.days)[int(nth) - 1 : int(nth)] if int(nth) else ()
        return
    day, year = int(found["day"] or 0), found.get("year")
    name, number = found.get("month"), found.get("number")
    month = month_begun(name) if name else int(number or 0)
    if not name and not number:  # a bare day, in the month that is nearest
        middle = around.middle
        months = (middle.year * 12 + middle.month - 1 + step for step in (-1, 0, 1)) if middle else ()
        date = around.nearest([_whole(nth // 12, nth % 12 + 1, day) for nth in months])
        yield from [date] if date else ()
        return
    for of_month, of_day in ((month, day), (day, month)):
        if date := _in_year(year, of_month, of_day, around):
            yield date
        if name or found.get("mark"):
            return


def _in_year(year: str | None, month: int, day: int, around: Around) -> Date | None:
    """The date in the year that was typed, else in the one that is nearest."""
    if year:
        return _whole(int(year) + (_CENTURY if len(year) == 2 else 0), month, day)
    middle = around.middle
    return around.nearest([_whole(middle.year + step, month, day) for step in (0, -1, 1)]) if middle else None


def _on_weekday(nth: int, around: Around) -> list[Date]:
    """The dates on a day of the week around a meeting, or in the week that begins today."""
    if not around.days:
        return [around.today + timedelta(days=(nth - around.today.weekday()) % 7)] if around.today else []
    first, last = min(around.days) - timedelta(days=7), max(around.days) + timedelta(days=7)
    start = first + timedelta(days=(nth - first.weekday()) % 7)
    return [start + timedelta(days=step) for step in range(0, (last - start).days + 1, 7)]


def _whole(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
