"""What somebody typed into a field, understood as it was meant, or refused with a sentence that says what would be."""

import re

from stocktake_desktop.models.columns import MOST
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, in_seconds, parse_clock, parse_half_minutes, parse_minutes
from stocktake_desktop.planning.typed_dates import Around, TypedDate, parse_date
from stocktake_desktop.words import _


class NotUnderstood(Exception):
    """What was typed makes no sense; the message is a plain sentence saying what would."""


def understand_start(typed: str) -> int:
    """The minute of the day (0–1439) somebody typed."""
    return _understand_time(typed, ends=False)


def understand_end(typed: str) -> int:
    """The minute of the day (1–1440) at which something ends; midnight is 24:00."""
    return _understand_time(typed, ends=True)


def understand_minutes(typed: str) -> int:
    """A length of at least a minute and at most a day."""
    minutes = parse_minutes(typed)
    if minutes is None:
        words = _("“{typed}” is not a length; write minutes such as 90, or 1:30.")
        raise NotUnderstood(words.format(typed=typed.strip()))
    if not 1 <= minutes <= MINUTES_PER_DAY:
        raise NotUnderstood(_("A session lasts at least one minute and at most a day."))
    return minutes


def understand_open_minutes(typed: str) -> int | None:
    """A length up to a day, or None for an empty field: the length is open."""
    if not typed.strip():
        return None
    minutes = parse_minutes(typed)
    if minutes is None or minutes > MINUTES_PER_DAY:
        words = _("“{typed}” is not a length; write minutes such as 5, or leave it empty.")
        raise NotUnderstood(words.format(typed=typed.strip()))
    return minutes


def understand_speaking_time(typed: str) -> int | None:
    """The seconds that each speaker has, to the half minute, or None for an empty field: what is usual."""
    if not typed.strip():
        return None
    seconds = parse_half_minutes(typed)
    if seconds is None or not 0 < seconds <= in_seconds(MINUTES_PER_DAY):
        words = _("“{typed}” is not a speaking time; write minutes such as 3 or 2½, or leave it empty.")
        raise NotUnderstood(words.format(typed=typed.strip()))
    return seconds


def understand_seats(typed: str) -> int | None:
    """How many seats there are, "900", "1 200" or "300 seats"; None for an empty field: nobody knows."""
    if not typed.strip():
        return None
    match = re.fullmatch(r"(\d{1,3}(?:[ \u00a0\u202f.,'’]?\d{3})*|\d+)\s*[^\W\d]*\.?", typed.strip())
    seats = int(re.sub(r"\D", "", match[1])) if match else MOST + 1
    if seats > MOST:
        words = _("“{typed}” is not a number of seats; write one such as 300, or leave it empty.")
        raise NotUnderstood(words.format(typed=typed.strip()))
    return seats


def understand_date(typed: str, around: Around, example: str) -> TypedDate:
    """A date; the sentence shows the `example` where there is none."""
    found = parse_date(typed, around)
    if found is None:
        words = _("“{typed}” is not a date; write one such as {example}.")
        if not typed.strip():
            words = _("Write a date such as {example}.")
        raise NotUnderstood(words.format(typed=typed.strip(), example=example))
    return found


def _understand_time(typed: str, *, ends: bool) -> int:
    minute = parse_clock(typed, ends=ends)
    if minute is None:
        raise NotUnderstood(_("“{typed}” is not a time; write one such as 10:15 or 1015.").format(typed=typed.strip()))
    return minute
