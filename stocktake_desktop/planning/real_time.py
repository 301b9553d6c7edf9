"""Real time between two moments that are noted as the clock on the wall of a meeting shows them.

That clock is moved when summer time begins or ends: what lies between two presses is the time that went by, not what
the clocks differ by. When summer time ends, an hour comes twice; its second time is noted a microsecond later.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.moments import wall_clock


def instant(meeting: Meeting, moment: datetime) -> datetime:
    """The real moment, in UTC, of one that is noted in a meeting."""
    there = moment.replace(tzinfo=ZoneInfo(meeting.timezone), microsecond=0, fold=min(1, moment.microsecond))
    return there.astimezone(UTC)


def seconds_between(meeting: Meeting, earlier: datetime, later: datetime) -> int:
    """The seconds that really went by from one noted moment to another; negative when the other came before."""
    return int((instant(meeting, later) - instant(meeting, earlier)).total_seconds())


def moved(meeting: Meeting, moment: datetime, seconds: float) -> datetime:
    """What the clock of a meeting shows so many seconds after a noted moment, or before it (negative)."""
    return wall_clock(meeting, instant(meeting, moment) + timedelta(seconds=seconds))


def latest(meeting: Meeting, moments: Iterable[datetime]) -> datetime:
    """The last of some noted moments."""
    return max(moments, key=partial(instant, meeting))


def clocks_moved(meeting: Meeting, earlier: datetime, later: datetime) -> int:
    """By how many seconds the clock on the wall was moved forward between two noted moments, or back (negative)."""
    return round((later - earlier).total_seconds()) - seconds_between(meeting, earlier, later)
