"""What time it is in a meeting, and a day and a time of it as people type them: "4 Dec 10:00"."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from zoneinfo import ZoneInfo

from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.calendar_names import month_name
from stocktake_desktop.planning.clock import clock, minute_of, nearest, parse_clock
from stocktake_desktop.planning.folding import as_typed
from stocktake_desktop.planning.typed_dates import Around, leading_date


def wall_clock(meeting: Meeting, real: datetime | None = None) -> datetime:
    """What the clock on the wall of the meeting shows, to the second, at a real moment (with its time zone), or now.

    What is told on paper, in findings and on the day goes by it wherever the laptop is; a rehearsal does not turn it.
    In the hour that comes twice when summer time ends, the second time is a microsecond later (`real_time`).
    """
    moment = datetime.now(UTC) if real is None else real
    there = moment.astimezone(ZoneInfo(meeting.timezone))
    return there.replace(tzinfo=None, microsecond=there.fold, fold=0)


def today(meeting: Meeting) -> Date:
    """The date on the wall of the meeting now."""
    return wall_clock(meeting).date()


def time_of(moment: datetime | None) -> str | None:
    """The time of a moment as it is shown and as scripts read it, "10:15"."""
    return None if moment is None else f"{nearest(moment):%H:%M}"


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
    date, rest = leading_date(as_typed(typed), Around(days, near))
    if date is None:
        return None
    is_midnight = rest in ("24", "24:00", "24.00", "2400")
    if not rest or is_midnight:
        later = ends or is_midnight
        return datetime.combine(date + timedelta(days=later), time(0)) if date < Date.max or not later else None
    minute = parse_clock(rest)
    return None if minute is None else datetime.combine(date, time(*divmod(minute, 60)))
