"""Which day a line opens: "Day 1", "Day Two", "DAY III – Wednesday 6 December", "Monday, 4 December 2017"."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from stocktake_desktop.planning.calendar_names import months_read, weekdays_read

_LONGEST = 120
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_WORDS |= {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7}
_NUMBER = re.compile(
    r"(?:(?P<after>(?:first|second|third|fourth|fifth)\s+day)|(?:day|jour|d[ií]a)\s+(?P<n>\w+))\b", re.I
)
_SEPARATORS = " \t:;,.|()[]–—-"
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


@dataclass(frozen=True)
class DayHeading:
    """A day as its heading says it."""

    number: int | None
    date: date | None
    title: str
    month_day: tuple[int, int] | None = None


def day_heading(line: str) -> DayHeading | None:
    """The day a line opens, or None: the whole line must be a day, a date, or both with a title."""
    line = line.strip()
    if len(line) > _LONGEST:
        return None
    number, rest = _numbered(line)
    found, rest = _dated(rest)
    if number is None and found is not None and rest:
        number, rest = _numbered(rest)
    if (number is None and found is None) or not _set_off(line, rest):
        return None
    exact = found if isinstance(found, date) else None
    month_day = found if isinstance(found, tuple) else None
    return DayHeading(number, exact, rest, month_day)


def _set_off(line: str, title: str) -> bool:
    """ "Day 2: Groups" has a title; "Day 2 recap" and "4 December we meet" are no headings."""
    before = line.rstrip(_SEPARATORS).removesuffix(title)
    core = before.rstrip(" ")
    return not title or core[-1:] in ":.|(–—-\t" or before.endswith("   ")


def _numbered(line: str) -> tuple[int | None, str]:
    match = _NUMBER.match(line)
    if match is None:
        return None, line
    word = (match["n"] or match["after"].split()[0]).lower()
    number = int(word) if word.isascii() and word.isdigit() else _WORDS.get(word) or _ROMAN.get(word)
    if number is None or not 1 <= number <= 31:
        return None, line
    return number, line[match.end() :].strip(_SEPARATORS)


def _dated(line: str) -> tuple[date | tuple[int, int] | None, str]:
    """The date at the start of a line and what follows; a date without a year is (month, day)."""
    if match := _weekday().match(line):
        line = line[match.end() :].strip(_SEPARATORS)
    for pattern, order in ((_ISO, (1, 2, 3)), (_NUMERIC, (3, 2, 1))):
        if match := pattern.match(line):
            return _date(*(int(match[i]) for i in order)), line[match.end() :].strip(_SEPARATORS)
    for match in filter(None, (pattern.match(line) for pattern in _named())):
        month, day = months_read()[match["month"].lower()], int(match["day"])
        rest = line[match.end() :].strip(_SEPARATORS)
        if match["year"]:
            return _date(int(match["year"]), month, day), rest
        return (month, day) if 1 <= day <= 31 else None, rest
    return None, line


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = "|".join(sorted(map(re.escape, months_read()), key=len, reverse=True))
    month = rf"(?P<month>{months})\b\.?"
    year = r"(?:,?\s*(?:de\s+|del\s+)?(?P<year>\d{4})\b)?"
    return (
        re.compile(
            rf"(?:the\s+|le\s+|el\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?:of\s+|de\s+)?{month}{year}", re.I
        ),
        re.compile(rf"{month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{year}", re.I),
    )


@cache
def _weekday() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, weekdays_read()), key=len, reverse=True))
    return re.compile(rf"(?:{words})\b\.?", re.I)
