"""Clock times as people write and read them; inside, a time is the minute of the day."""

import re
from datetime import datetime
from typing import NewType

from stocktake_desktop.words import _, ngettext

Minute = NewType("Minute", int)
"""A minute of the day, or a length in whole minutes."""
Second = NewType("Second", int)
"""A second of the day, or a length in seconds."""

MINUTES_PER_DAY = 24 * 60
USUAL_MINUTES = 60
"""How long a session lasts of which nobody says how long."""
EARLIEST, LATEST = 7 * 60, 22 * 60
"""Minutes of the day between which people can be asked to be there."""

_TYPED = re.compile(r"(\d{1,2})\s*(?:[:.hH,\s]\s*(\d{2})?)?\s*(?:min)?", re.ASCII)
_RUN_TOGETHER = re.compile(r"(\d{1,2})(\d{2})", re.ASCII)
_HALF = re.compile(r"(.*?)\s*([ap])\.?\s*m\.?", re.IGNORECASE)


def in_seconds(minutes: int) -> Second:
    """Minutes as seconds."""
    return Second(60 * minutes)


def in_minutes(seconds: int) -> Minute:
    """Seconds as whole minutes; a minute that is not full is none, late and early alike."""
    return Minute(int(seconds / 60))


def minute_after(second: int) -> Minute:
    """The first whole minute that is not before a second."""
    return Minute(-(-second // 60))


def minute_of(moment: datetime) -> Minute:
    """The minute of its day that a moment is in."""
    return Minute(60 * moment.hour + moment.minute)


def clock(minute: int) -> str:
    """The minute of a day as "HH:MM"; past midnight it wraps."""
    hours, minutes = divmod(minute % MINUTES_PER_DAY, 60)
    return f"{hours:02d}:{minutes:02d}"


def end_clock(minute: int) -> str:
    """The minute at which something ends as "HH:MM"; midnight is "24:00"."""
    return "24:00" if minute == MINUTES_PER_DAY else clock(minute)


def span(start: int, end: int) -> str:
    """From and to as "10:15–13:00"; in Arabic in words, since a dash would turn the two around."""
    return _("{start}–{end}").format(start=clock(start), end=end_clock(end))


def duration(minutes: int) -> str:
    """A length of time in few characters: "45 min", "2 h", "1 h 30"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("{minutes} min", "{minutes} min", rest).format(minutes=rest)
    if not rest:
        return ngettext("{hours} h", "{hours} h", hours).format(hours=hours)
    return _("{hours} h {minutes}").format(hours=hours, minutes=f"{rest:02d}")


def parse_clock(typed: str) -> int | None:
    """The minute of the day somebody meant by "10:15", "10.15", "1015", "10h15", "10" or "3.15 pm"; else None."""
    words, half = typed.strip(), ""
    if match := _HALF.fullmatch(words):
        words, half = match[1], match[2].lower()
    match = _RUN_TOGETHER.fullmatch(words) if len(words) > 2 else None
    match = match or _TYPED.fullmatch(words)
    if match is None:
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "p" else 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def parse_minutes(typed: str) -> int | None:
    """A length in minutes from "90", "90 min", "1:30", "1 h 30" or "2h"; else None."""
    words = typed.strip().lower().removesuffix("utes").removesuffix("min").strip()
    if words.isascii() and words.isdigit():
        return int(words)
    match = re.fullmatch(r"(\d{1,2})\s*[h:]\s*(\d{1,2})?", words, re.ASCII)
    if match is None or int(match[2] or 0) >= 60:
        return None
    return int(match[1]) * 60 + int(match[2] or 0)
