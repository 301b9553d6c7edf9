"""Where a session can go: the free time of a day, and the minutes that others make it convenient to begin or end at."""

from collections.abc import Container, Iterable

from stocktake_desktop.models import Day, Meeting, Placement
from stocktake_desktop.planning.clock import MINUTES_PER_DAY
from stocktake_desktop.planning.more_time import stop_minutes
from stocktake_desktop.planning.stops import stop_times

MORNING = 10 * 60
"""Meetings begin at ten: at the United Nations they are held from 10 to 13 and from 15 to 18 o'clock."""

_LEAST = 15
"""Minutes a session proposed for a gap has at least, where the gap has them."""


def free_start(day: Day, minutes: int) -> int:
    """The first minute from ten o'clock at which nothing else is on for so long; at the latest up to midnight."""
    start = MORNING
    for at in sorted((block.placed for block in day.sessions), key=lambda at: at.start):
        if at.start < start + minutes and at.end > start:
            start = at.end
    return min(start, MINUTES_PER_DAY - minutes)


def freest_day(meeting: Meeting, minutes: int) -> Day | None:
    """The day on which a session of this length can begin earliest; None when the meeting has no day."""
    return min(meeting.days, key=lambda day: (free_start(day, minutes), day.date), default=None)


def gap_at(day: Day, room_id: str | None, minute: int, taken: Iterable[Placement]) -> tuple[int, int]:
    """The free time around a minute of a day: between what is `taken`, and up to the hard stops of a room."""
    walls = {0, MINUTES_PER_DAY, *stop_minutes(day, room_id)}
    walls |= {edge for at in taken for edge in (at.start, at.end)}
    return max(wall for wall in walls if wall <= minute), min(wall for wall in walls if wall > minute)


def fitted(gap: tuple[int, int], minute: int, minutes: int, step: int) -> tuple[int, int]:
    """From when to when a session goes that is wanted at a minute of a gap: as long as wished, as far as the gap goes.

    It begins on a multiple of `step` minutes, or where the gap does.
    """
    first, last = gap
    start = max(first, min(minute // step * step, last - _LEAST))
    return start, min(start + minutes, last)


def marks_of(day: Day, but: Container[str] = ()) -> frozenset[int]:
    """The minutes at which the sessions of a day begin and end, but for some of them, and its hard stops."""
    others = (block.placed for block in day.sessions if block.id not in but)
    edges = (edge for at in others for edge in (at.start, at.end))
    return frozenset((*edges, *(stop.minute for stop in stop_times(day))))
