"""Where a parked session can go."""

from stocktake_desktop.models import Day, Meeting
from stocktake_desktop.planning.clock import MINUTES_PER_DAY

MORNING = 10 * 60
"""Meetings begin at ten: at the United Nations they are held from 10 to 13 and from 15 to 18 o'clock."""


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
