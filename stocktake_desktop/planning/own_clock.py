"""The clock of whoever has the floor, be it in a ceremony, on a panel or from the floor list, and that of the item.

The card, the countdown, the speakers' screen and the staff board all read these, so that none shows another number.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from stocktake_desktop.models import SegmentKind, SessionBlock
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.clock import in_seconds
from stocktake_desktop.planning.floor import seconds_of, seconds_used, speaking, spoken, waiting
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.real_time import instant, moved, seconds_between
from stocktake_desktop.planning.running import (
    UNDER_WAY,
    State,
    actual_of,
    planned_start,
    run_seconds,
    segment_under_way,
    state_of,
)
from stocktake_desktop.planning.stepping_in import called
from stocktake_desktop.planning.turns import item_under_way, own_minutes, seconds_spoken, turn_under_way, yet_to_speak
from stocktake_desktop.planning.warning_times import warning_seconds


@dataclass(frozen=True)
class OwnClock:
    """Who has the floor since when, and the seconds of it that are `used` of those `given`; None: as many as it takes.

    `warns` seconds before the end the clock turns amber. While the session is held it stands.
    """

    name: str
    began: datetime
    used: int
    given: int | None
    warns: int
    is_held: bool

    @property
    def left(self) -> int:
        """Seconds that are left; negative when over, 0 where nothing was given."""
        return 0 if self.given is None else self.given - self.used


@dataclass(frozen=True)
class ItemClock:
    """The seconds `left` of an item under way out of the `whole`, up to `until`, whoever speaks in it."""

    left: int
    whole: int
    until: datetime
    is_held: bool


def own_clock(block: SessionBlock, now: datetime) -> OwnClock | None:
    """The clock of whoever has the floor in a session; None while the chair speaks."""
    held, segment = state_of(block) is State.HELD, segment_under_way(block)
    kind = segment.kind if segment is not None else block.kind
    if (request := speaking(block)) is not None and request.given_at is not None:
        given = seconds_of(request)
        used, warns = seconds_used(request, now), warning_seconds(block.meeting, SegmentKind.QUESTIONS, given)
        stands = held or request.paused_since is not None
        return OwnClock(request.name, request.given_at, used, given, warns, stands)
    if (turn := turn_under_way(block)) is None:
        return None
    whole = None if turn.minutes is None else in_seconds(turn.minutes)
    warns = warning_seconds(block.meeting, kind, whole or 0)
    return OwnClock(turn.spoken_as, turn.started, seconds_spoken(turn, now), whole, warns, held)


class Coming(NamedTuple):
    """Somebody who is still to speak, and the seconds they are given; None where nobody said."""

    name: str
    given: int | None


def coming(block: SessionBlock) -> list[Coming]:
    """Who is still to speak, the next first: who is named for the item under way; of the floor list while it is heard,
    and where nobody is named.
    """
    item, when = item_under_way(block), partial(instant, block.meeting)
    heard = [when(request.given_at) for request in spoken(block) if request.given_at is not None]
    listed = [Coming(request.name, seconds_of(request)) for request in waiting(block)]
    begun = [when(turn.started) for turn in block.turns]
    is_floor = speaking(block) is not None or (bool(heard) and max(heard) >= max(begun, default=min(heard)))
    if item is None or (listed and is_floor):
        return listed
    named = [(telling_name(called(one)), own_minutes(one)) for one in yet_to_speak(item)]
    return [Coming(name, None if given is None else in_seconds(given)) for name, given in named] or listed


def coming_speakers(block: SessionBlock) -> list[str]:
    """The names of who is still to speak, the next first."""
    return [one.name for one in coming(block)]


def seconds_to_speak(block: SessionBlock, now: datetime) -> int:
    """What those named for the item under way still need, whoever has the floor included."""
    item, clock = item_under_way(block), own_clock(block, now)
    ahead = sum(in_seconds(own_minutes(one) or 0) for one in yet_to_speak(item)) if item is not None else 0
    return ahead + (max(0, clock.left) if clock is not None else 0)


def item_clock(block: SessionBlock, now: datetime) -> ItemClock | None:
    """The clock of what runs in a session: a segment has its own minutes, whatever came before it.

    One without minutes has its share of what the session has by the plan after those that have some; so the time of
    another segment is never counted. A session without segments has the time to its planned end.
    """
    segment, begins = segment_under_way(block), planned_start(block)
    actual = actual_of(segment or block)
    if actual is None or actual.started is None or state_of(block) not in UNDER_WAY or begins is None:
        return None
    held, minutes = state_of(block) is State.HELD, {item.id: item.minutes for item in budget_of(block).items}
    if segment is not None and (own := minutes[segment.id]) is not None:
        left = in_seconds(own) - run_seconds(segment, now)
        return ItemClock(left, in_seconds(own), moved(block.meeting, now, left), held)
    later = [] if segment is None else block.segments[block.segments.index(segment) + 1 :]
    ahead = [minutes[other.id] for other in later if state_of(other) is State.PLANNED]
    end = begins + timedelta(minutes=block.minutes - sum(each or 0 for each in ahead))
    meeting = block.meeting
    whole = seconds_between(meeting, actual.started, end) // (1 + ahead.count(None))
    until = moved(meeting, actual.started, whole)
    return ItemClock(seconds_between(meeting, now, until), max(0, whole), until, held)
