"""How the day really goes: what time it is in the meeting, and what has run, runs, is held, or was skipped."""

from collections.abc import Container, Iterable
from datetime import date as Date
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from stocktake_desktop.models import Actual, Meeting, Segment, SessionBlock, SessionKind, SpeakingTurn
from stocktake_desktop.planning.clock import minute_of
from stocktake_desktop.planning.real_time import seconds_between

Item = SessionBlock | Segment
T = TypeVar("T", SessionBlock, Segment)


class State(StrEnum):
    """How far a session or segment has come; skipped is only what somebody skipped, not noted what was passed over."""

    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"
    DONE = "done"
    SKIPPED = "skipped"
    NOT_NOTED = "not noted"


UNDER_WAY = (State.RUNNING, State.HELD)
UNNOTED = (State.PLANNED, State.NOT_NOTED)
OVER = (State.DONE, State.SKIPPED, State.NOT_NOTED)

_NOON = 12 * 60
_HALF_A_DAY = timedelta(hours=12)

BY_ITSELF = frozenset({SessionKind.BREAK, SessionKind.REGISTRATION})
"""Kinds of session that begin and end without anybody pressing anything."""


def state_for_scripts(state: State) -> str:
    """ "planned", "running", "done", "skipped" or "not noted": for a script what is held is under way all the same."""
    return str(State.RUNNING if state is State.HELD else state)


def actual_of(item: Item) -> Actual | None:
    """What really happened with a session or a segment, None before anything has."""
    if isinstance(item, Segment):
        return next(iter(item.actuals), None)
    return next((actual for actual in item.actuals if actual.segment_id is None), None)


def state_of(item: Item) -> State:
    """How far a session or segment has come; of what others were begun or ended over, nothing was noted."""
    actual = actual_of(item)
    if actual is not None and actual.is_skipped:
        return State.SKIPPED
    if actual is None or not has_begun(item):
        if isinstance(item, Segment) and state_of(item.session) is State.SKIPPED:
            return State.SKIPPED
        return State.NOT_NOTED if _is_passed_over(item) else State.PLANNED
    if actual.ended is not None:
        return State.DONE
    return State.HELD if actual.held_since is not None else State.RUNNING


def has_begun(item: Item) -> bool:
    """Whether it runs or ran."""
    actual = actual_of(item)
    return actual is not None and not actual.is_skipped and (actual.started, actual.ended) != (None, None)


def _is_passed_over(item: Item) -> bool:
    """Whether its session is over without it, or what comes after it in its session or room has begun."""
    if isinstance(item, Segment):
        own = item.session.segments
        is_over = state_of(item.session) in (State.DONE, State.NOT_NOTED)
        return is_over or any(map(has_begun, own[own.index(item) + 1 :]))
    if item.day is None or item.room_id is None or item.kind in BY_ITSELF:
        return False
    here = (other for other in item.day.sessions if other.room_id == item.room_id and has_begun(other))
    return any(_order(other) > _order(item) for other in here)


def _order(block: SessionBlock) -> tuple[int, int, str]:
    return (block.placed.start, block.placed.end, block.id)


def held_seconds(noted: Actual | SpeakingTurn, now: datetime) -> int:
    """How long an item or a turn was held altogether, the hold that lasts included."""
    since = noted.held_since
    lasting = seconds_between(noted.session.meeting, since, now) if since is not None else 0
    return noted.held_seconds + max(0, lasting)


def run_seconds(item: Item, now: datetime) -> int:
    """How long an item has really run, holds left out; 0 before it has started."""
    actual = actual_of(item)
    if actual is None or actual.started is None:
        return 0
    gone = seconds_between(actual.session.meeting, actual.started, actual.ended or now)
    return max(0, gone - held_seconds(actual, now))


def sessions_in(meeting: Meeting, room_id: str | None, date: Date) -> list[SessionBlock]:
    """The sessions of a room on a day in the order of the plan; those without a room for None."""
    placed = [b for b in meeting.sessions if b.day is not None and b.day.date == date and b.room_id == room_id]
    return sorted(placed, key=_order)


def session_under_way(meeting: Meeting, room_id: str | None, date: Date) -> SessionBlock | None:
    """The session that runs or is held in a room."""
    return next((b for b in sessions_in(meeting, room_id, date) if state_of(b) in UNDER_WAY), None)


def date_on_site(meeting: Meeting, now: datetime) -> Date:
    """The date of the day that goes on: that of the day before, while something of it runs on after midnight.

    When the first session of the new day is to begin, or at noon, the new day holds.
    """
    today, before = now.date(), now.date() - timedelta(days=1)
    starts = [b.placed.start for b in meeting.sessions if b.day is not None and b.day.date == today]
    if minute_of(now) >= min((_NOON, *starts)):
        return today
    late = (b for b in meeting.sessions if b.day is not None and b.day.date == before)
    return before if any(state_of(block) in UNDER_WAY for block in late) else today


def end_on_clock(day: datetime, began: datetime, minute: int) -> datetime:
    """When something of a day ended by the clock: after midnight where it else were half a day before it began."""
    ended = day + timedelta(minutes=minute)
    return ended + timedelta(days=1) if ended + _HALF_A_DAY <= began else ended


def segment_under_way(block: SessionBlock) -> Segment | None:
    """The segment that runs or is held in a session."""
    return next((segment for segment in block.segments if state_of(segment) in UNDER_WAY), None)


def next_session(
    meeting: Meeting, room_id: str | None, date: Date, now: datetime | None = None, but: Container[str] = ()
) -> SessionBlock | None:
    """What comes next in a room: the first session not yet begun after the last that was, `but` for some by id.

    With `now` a break or registration whose time has come is passed over: it goes on by itself.
    """
    blocks = (block for block in sessions_in(meeting, room_id, date) if block.id not in but)
    return _next(block for block in blocks if now is None or not goes_by_itself(block, now))


def goes_by_itself(block: SessionBlock, now: datetime) -> bool:
    """Whether it is a break or registration that has begun without anybody pressing anything."""
    begins = planned_start(block) if block.kind in BY_ITSELF and state_of(block) is State.PLANNED else None
    return begins is not None and begins <= now


def next_segment(block: SessionBlock) -> Segment | None:
    """What comes next in a session: the first segment not yet begun after the last that was."""
    return _next(block.segments)


def planned_start(block: SessionBlock) -> datetime | None:
    """When a placed session is planned to begin, in wall-clock time of the meeting."""
    if block.day is None or block.start is None:
        return None
    return datetime.combine(block.day.date, datetime.min.time()) + timedelta(minutes=block.start)


def _next(items: Iterable[T]) -> T | None:
    ahead: T | None = None
    for item in items:
        state = state_of(item)
        if state in (State.RUNNING, State.HELD, State.DONE):
            ahead = None
        elif state is State.PLANNED and ahead is None:
            ahead = item
    return ahead
