"""What time it is in a meeting, and a day and a time of it as people type them: "4 Dec 10:00"."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from zoneinfo import ZoneInfo

from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.calendar_names import month_begun, month_name
from stocktake_desktop.planning.clock import clock, minute_of, parse_clock
from stocktake_desktop.planning.folding import folded

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t\s,]+(.+))?", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})\.?\s*(?:de\s+)?([a-z]{3,12})\.?(?:\s+(?:de\s+)?(\d{4}))?(?:[\s,]+(.+))?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})\.?(?:[./]?(\d{4}))?(?:[\s,]+(.+))?", re.ASCII)
_DAY = re.compile(r"(?:day|jour|dia)\s*(\d{1,2})(?:[\s,]+(.+))?", re.ASCII)


def wall_clock(meeting: Meeting, real: datetime | None = None) -> datetime:
    """What the clock on the wall of the meeting shows, to the second, at a real moment (with its time zone), or now.

    What is told on paper and in findings goes by it wherever the laptop is; a rehearsal does not turn it.
    """
    moment = datetime.now(UTC) if real is None else real
    return moment.astimezone(ZoneInfo(meeting.timezone)).replace(tzinfo=None, microsecond=0)


def today(meeting: Meeting) -> Date:
    """The date on the wall of the meeting now."""
    return wall_clock(meeting).date()


def time_of(moment: datetime | None) -> str | None:
    """The time of a moment as scripts read it, "10:15"."""
    return None if moment is None else f"{moment:%H:%M}"


def moment_words(moment: datetime, *, ends: bool = False) -> str:
    """ "4 Dec 10:00"; with `ends`, midnight is written as the end of the day before."""
    at, words = moment, clock(minute_of(moment))
    if ends and moment.time() == time(0):
        at, words = moment - timedelta(days=1), "24:00"
    return f"{at.day} {month_name(at.month, 'en', 'abbreviated')} {words}"


def parse_moment(typed: str, days: Sequence[Date], *, ends: bool = False, near: Date | None = None) -> datetime | None:
    """What somebody meant by "4 Dec 10:00", "4/12 10:00", "2017-12-04 10:00" or "Day 1 10:00"; else None.

    `days` are those of the meeting: they give the year; where it has none yet, `near` does. Without a time it is the
    beginning of the day, or with `ends` its end.
    """
    words = folded(typed)
    date, rest = _date(words, sorted(days), near)
    if date is None:
        return None
    is_midnight = rest in ("24", "24:00", "24.00", "2400")
    if not rest or is_midnight:
        later = ends or is_midnight
        return datetime.combine(date + timedelta(days=later), time(0)) if date < Date.max or not later else None
    minute = parse_clock(rest)
    return None if minute is None else datetime.combine(date, time(*divmod(minute, 60)))


def _date(words: str, days: Sequence[Date], near: Date | None) -> tuple[Date | None, str]:
    """The day, and what stands after it."""
    if match := _DAY.fullmatch(words):
        nth = int(match[1])
        return (days[nth - 1] if 0 < nth <= len(days) else None), match[2] or ""
    if match := _ISO.fullmatch(words):
        return _whole(int(match[1]), int(match[2]), int(match[3])), match[4] or ""
    near = days[0] if days else near
    if match := _NAMED.fullmatch(words):
        return _near(match[3], month_begun(match[2]), int(match[1]), near), match[4] or ""
    if match := _NUMBERS.fullmatch(words):
        return _near(match[3], int(match[2]), int(match[1]), near), match[4] or ""
    return None, ""


def _near(year: str | None, month: int, day: int, near: Date | None) -> Date | None:
    """The date in the year given, else the one that is nearest to the meeting."""
    if year:
        return _whole(int(year), month, day)
    if near is None:
        return None
    dates = [_whole(near.year + step, month, day) for step in (0, -1, 1)]
    return min((date for date in dates if date), key=lambda date: abs(date - near), default=None)


def _whole(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None
