"""Corrected paper: of a sheet of several days only those come out again that changed; the others stay valid."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from stocktake_desktop.models import Day, Meeting, SheetIssue
from stocktake_desktop.sheets.page.day_table import day_title
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.sheets.words.languages import languages_of
from stocktake_desktop.sheets.words.punctuation import listed
from stocktake_desktop.words import ngettext, speaking

_TIMES = 2
"""What is set of a day before its title: its times, for its first page and for later ones."""


class LyingPart(NamedTuple):
    """What of a printing still lies about: all of it, or the pages of these days (their numbers)."""

    issue: SheetIssue
    days: tuple[int, ...] = ()


def changed_days(kind: str, language: str, before: Sequence[str], now: Sequence[str], days: Sequence[Day]) -> list[int]:
    """The numbers of the days whose pages say something else than before; none where it cannot be told, or all do."""
    has_days = sheet_kind(kind).by_day and not sheet_kind(kind).tells_of_paper
    if not has_days or len(days) < 2 or len(languages_of(language)) > 1:
        return []
    with speaking(language):
        titles = [day_title(day, language) for day in days]
    was, is_now = _by_day(before, titles), _by_day(now, titles)
    if not was or not is_now or was[0] != is_now[0]:
        return []
    changed = [day.number for day, old, new in zip(days, was[1:], is_now[1:], strict=True) if old != new]
    return changed if len(changed) < len(days) else []


def lying_parts(issues: Iterable[SheetIssue], meeting: Meeting) -> list[LyingPart]:
    """The printings of one sheet of which something still holds, the newest last: a later one takes the place of the
    same pages of earlier ones.
    """
    parts: list[LyingPart] = []
    left = {day.number for day in meeting.days}
    for issue in sorted((one for one in issues if one.lies_about), key=lambda one: -one.revision):
        own = days_of(issue, meeting) or left
        if there := left & set(own):
            is_whole = not issue.days and len(there) == len(meeting.days)
            parts.append(LyingPart(issue, () if is_whole else tuple(sorted(there))))
        left -= set(own)
    return parts[::-1]


def days_of(issue: SheetIssue, meeting: Meeting) -> set[int]:
    """The numbers of the days whose pages alone came out in a printing; none where all did."""
    dates = issue.days.split()
    return {day.number for day in meeting.days if day.date.isoformat() in dates}


def days_words(days: Collection[int]) -> str:
    """ "pages of day 2", "pages of days 1, 3"."""
    numbers = listed(map(str, sorted(days)))
    return ngettext("pages of day {numbers}", "pages of days {numbers}", len(days)).format(numbers=numbers)


def _by_day(content: Sequence[str], titles: Sequence[str]) -> list[list[str]]:
    """What stands before the first day, and in each; nothing where a day is not found, or out of order."""
    named = [next((nth for nth, text in enumerate(content) if title in text), -1) for title in titles]
    if -1 in named or named != sorted(set(named)):
        return []
    at = [max(0, nth - _TIMES) for nth in named]
    return [list(content[start:end]) for start, end in zip([0, *at], [*at, len(content)], strict=True)]
