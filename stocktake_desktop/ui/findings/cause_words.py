"""A cause in words: how bad it is, when it is, and what it solves once it is mended."""

from collections.abc import Collection

from PySide6.QtCore import QDate, QLocale

from stocktake_desktop.models import Day, Placement
from stocktake_desktop.planning.causes import Cause, Find, free_time
from stocktake_desktop.planning.clock import clock, span
from stocktake_desktop.planning.findings import Severity
from stocktake_desktop.words import _, ngettext

TONES = {Severity.ERROR: "red", Severity.WARNING: "amber", Severity.NOTE: "muted"}
"""The colour of each severity, by its name in the theme."""
_FEW = 2
"""Days that are named; of more there is only their number."""


def severity_words(severity: Severity) -> str:
    """What a severity is called."""
    return {Severity.ERROR: _("Error"), Severity.WARNING: _("Warning"), Severity.NOTE: _("Note")}[severity]


def read_out(cause: Cause, *, solved: bool = False) -> str:
    """A row as it is read out."""
    if solved:
        return _("Solved: {message}").format(message=cause.message)
    if cause.is_acknowledged:
        words = _("Acknowledged: {message} Reason: {reason}")
        return words.format(message=cause.message, reason=cause.reason)
    return _("{severity}: {message}").format(severity=severity_words(cause.severity), message=cause.message)


def solves_words(cause: Cause) -> str:
    """What is gone too once a cause is mended; empty where nothing follows from it."""
    n = len(cause.follows)
    if not n:
        return ""
    words = ngettext("Solves {n} that follows from it: {what}", "Solves {n} that follow from it: {what}", n)
    return words.format(n=n, what=" ".join(standing.finding.message for standing in cause.follows))


def when_words(find: Find, days: Collection[Day], cause: Cause) -> str:
    """When it is, in few characters: "Mon 10:15–11:00", "Tue", "all days"; empty for what has no time."""
    free = free_time(find, cause.finding)
    blocks = [block for session_id in cause.finding.sessions if (block := find(session_id))]
    places = [free] if free else [block.placement for block in blocks if block.placement is not None]
    dates = {day.id: day.date for day in days}
    there = sorted({dates[place.day_id] for place in places if place.day_id in dates})
    names = [QLocale().toString(QDate(date.year, date.month, date.day), "ddd") for date in there]
    if len(names) > _FEW:
        n = len(names)
        return _("all days") if n == len(days) else ngettext("{n} day", "{n} days", n).format(n=n)
    time = _time_words(places) if len(names) == 1 else ""
    return " ".join([", ".join(names), *([time] if time else [])])


def _time_words(places: list[Placement]) -> str:
    """The start of one place, the time that two share; of more nothing can be said in few characters."""
    start, end = max(place.start for place in places), min(place.end for place in places)
    if len(places) == 1:
        return clock(start) if places[0].room_id is not None else span(start, end)
    return span(start, end) if len(places) == _FEW and start < end else ""
