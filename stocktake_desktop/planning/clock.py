"""Clock times as people write and read them; inside, a time is the minute of the day."""

import re
from datetime import datetime, timedelta
from typing import NewType

from stocktake_desktop.languages import language_of
from stocktake_desktop.planning.clock_grammar import clock_pattern, minute_meant
from stocktake_desktop.planning.folding import as_typed
from stocktake_desktop.words import _, language_of_paper, ngettext

Minute = NewType("Minute", int)
"""A minute of the day, or a length in whole minutes."""
Second = NewType("Second", int)
"""A second of the day, or a length in seconds."""

MINUTES_PER_DAY = 24 * 60
USUAL_MINUTES = 60
"""How long a session lasts of which nobody says how long."""
EARLIEST, LATEST = 7 * 60, 22 * 60
"""Minutes of the day between which people can be asked to be there."""

_HALF_A_MINUTE = Second(30)
_MEANT = re.compile(clock_pattern(""), re.ASCII | re.IGNORECASE)
_BEFORE = re.compile(r"^(?:at|a las|a la|las|a|um)\s+(?=[\dnm])")
_HOURS = r"(?:h|hrs?|hours?|heures?|horas?|uhr|o'clock)"
_MINUTES = r"(?:'|m|mn|min|mins|minutes?|minutos?)"
_WRITTEN_OUT = (
    (re.compile(rf"(?<=\d)\s*{_HOURS}\.?(?![a-z])\s*"), "h"),
    (re.compile(rf"(h\d\d)\s*{_MINUTES}\.?$"), r"\1"),
    (re.compile(r"^(\d{1,2})[.,]5(?!\d)"), r"\1:30"),
    (re.compile(r"^(\d{1,2})[,\s]\s*(\d\d)(?!\d)"), r"\1:\2"),
    (re.compile(r"(?<=[\d\s])([ap])\.?$"), r"\1m"),
)
"""What fields understand beside what programmes say, and how those would say it."""
_LENGTH = re.compile(
    rf"(?:(?P<minutes>\d{{1,4}})\s*{_MINUTES}?"
    rf"|(?P<hours>\d{{1,2}})\s*(?:{_HOURS}|:)\s*(?:(?:and|et|y)\s+)?(?:(?P<rest>[0-5]?\d)(?::00)?\s*{_MINUTES}?)?"
    rf"|(?P<some>\d{{0,2}})[.,](?P<part>5|50|25|75)\s*{_HOURS})\.?",
    re.ASCII,
)
_HALF_MINUTES = re.compile(rf"(?P<whole>\d{{0,3}})\s*[.,]5\s*{_MINUTES}?\.?", re.ASCII)
_LENGTHS = {
    60: ("an hour", "one hour", "une heure", "una hora"),
    30: ("half an hour", "half hour", "a half hour", "demi-heure", "une demi-heure", "media hora"),
    90: ("an hour and a half", "one and a half hours", "une heure et demie", "1h et demie", "hora y media"),
    15: ("a quarter of an hour", "quarter of an hour", "un quart d'heure", "un cuarto de hora"),
    45: ("three quarters of an hour", "trois quarts d'heure", "tres cuartos de hora"),
}
_IN_WORDS = {words: minutes for minutes, ways in _LENGTHS.items() for words in ways}
_FRACTIONS = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75"})


def in_seconds(minutes: int) -> Second:
    """Minutes as seconds."""
    return Second(60 * minutes)


def in_minutes(seconds: float) -> Minute:
    """Seconds in whole minutes, to the nearest, half a minute up: so minutes are shown, and so limits are missed."""
    return Minute(int((seconds + _HALF_A_MINUTE) // 60))


def minute_after(second: int) -> Minute:
    """The first whole minute that is not before a second."""
    return Minute(-(-second // 60))


def nearest(moment: datetime) -> datetime:
    """The whole minute that a moment is shown as, by the same rule."""
    return (moment + timedelta(seconds=_HALF_A_MINUTE)).replace(second=0, microsecond=0)


def minute_of(moment: datetime) -> Minute:
    """The minute of its day that a moment is in."""
    return Minute(60 * moment.hour + moment.minute)


def clock(minute: int) -> str:
    """The minute of a day as "HH:MM", on paper as its language writes it; past midnight it wraps."""
    return _written(minute % MINUTES_PER_DAY)


def end_clock(minute: int) -> str:
    """The minute at which something ends as "HH:MM", on paper as its language writes it; midnight is "24:00"."""
    return _written(minute) if minute == MINUTES_PER_DAY else clock(minute)


def span(start: int, end: int) -> str:
    """From and to as "10:15–13:00"; in Arabic in words, since a dash would turn the two around."""
    return _("{start}–{end}").format(start=clock(start), end=end_clock(end))


def tight_span(start: int, end: int) -> str:
    """From and to where words have no room, as in tables: figures that keep their order in a line from the right."""
    if not language_of(language_of_paper()).from_right:
        return span(start, end)
    return f"\u2066{clock(start)}–{end_clock(end)}\u2069"  # LRI … PDI of UAX #9


def duration(minutes: int) -> str:
    """A length of time in few characters: "45 min", "2 h", "1 h 30"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("{minutes} min", "{minutes} min", rest).format(minutes=rest)
    if not rest:
        return ngettext("{hours} h", "{hours} h", hours).format(hours=hours)
    return _("{hours} h {minutes}").format(hours=hours, minutes=f"{rest:02d}")


def parse_clock(typed: str, *, ends: bool = False) -> int | None:
    """The minute of the day somebody meant by "10:15", "10.15", "1015", "10 h 15", "10", "3.15 pm", "6p" or "noon".

    Else None. "9.5" and "9½" are half past nine, as nobody means 09:05 or 09:50 by them. With `ends` it is when
    something ends: midnight is then 1440, else 0.
    """
    words = _BEFORE.sub("", as_typed(typed.translate(_FRACTIONS)))
    for pattern, written in _WRITTEN_OUT:
        words = pattern.sub(written, words)
    match = _MEANT.fullmatch(words)
    if match is None or (match["half"] and not 1 <= int(match["h"]) <= 12):
        return None
    minute = minute_meant(match, "")
    if minute == MINUTES_PER_DAY and match["midnight"]:
        minute = 0
    if ends:
        return minute or (None if minute is None else MINUTES_PER_DAY)
    return minute if minute != MINUTES_PER_DAY else None


def parse_minutes(typed: str) -> int | None:
    """A length in minutes from "90", "90 min", "1:30", "1 h 30", "2h", "1.5 h", "½ h" or "an hour"; else None.

    "1.5" alone is none: it may be hours, or minutes of a speaker.
    """
    words = as_typed(typed.translate(_FRACTIONS))
    match = _LENGTH.fullmatch(words)
    if match is None:
        return _IN_WORDS.get(words)
    if match["part"]:
        return int(match["some"] or 0) * 60 + int(60 * float(f"0.{match['part']}"))
    return int(match["minutes"] or 0) + int(match["hours"] or 0) * 60 + int(match["rest"] or 0)


def parse_half_minutes(typed: str) -> Second | None:
    """A speaking time in seconds from "3 min" or "2½", "2.5 min"; else None."""
    match = _HALF_MINUTES.fullmatch(as_typed(typed.translate(_FRACTIONS)))
    if match is not None:
        return Second(in_seconds(int(match["whole"] or 0)) + _HALF_A_MINUTE)
    minutes = parse_minutes(typed)
    return None if minutes is None else in_seconds(minutes)


def _written(minute: int) -> str:
    hours, minutes = divmod(minute, 60)
    return language_of(language_of_paper()).clock.format(hours=hours, minutes=minutes)
