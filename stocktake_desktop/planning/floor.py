"""The floor list: in which order delegations speak, and how long each may.

Chairs of regional consultative processes and of groups of States speak first, then States by rank, then observers,
rights of reply last; within a rank it goes as they asked, and who was absent or came after the closing is at the end of
the category. A moderator's response comes next, right after whoever has the floor. An order made by hand is kept.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import IntEnum
from typing import NamedTuple

from stocktake_desktop.models import (
    Category,
    FloorKind,
    FloorRequest,
    FloorState,
    Meeting,
    Rank,
    SegmentKind,
    SessionBlock,
)
from stocktake_desktop.planning.clock import Second, duration, in_seconds
from stocktake_desktop.planning.real_time import instant, seconds_between
from stocktake_desktop.planning.running import State, actual_of
from stocktake_desktop.planning.running import state_of as state_of_run
from stocktake_desktop.planning.states import state_of
from stocktake_desktop.words import _

_LONG_AGO = datetime.min.replace(tzinfo=UTC)

TIMES_TO_REPLY = 2
"""How often a delegation may exercise its right of reply on an item."""

_TURNS = (FloorState.SPOKEN, FloorState.SPEAKING, FloorState.WAITING)
"""How far a request has come that counts, the one that was earlier first."""

FLOOR_SEGMENTS = (SegmentKind.QUESTIONS, SegmentKind.DISCUSSION)
"""Kinds of segment in which whoever asked for the floor may speak."""


_OBSERVERS = (
    Category.UN_SYSTEM,
    Category.REGIONAL_COMMISSION,
    Category.INTERNATIONAL_ORGANISATION,
    Category.LOCAL_AUTHORITY,
    Category.CIVIL_SOCIETY,
    Category.ACADEMIA,
    Category.PRIVATE_SECTOR,
)
"""Those who observe, in the order in which they speak; observer States come before them."""


class FloorCategory(IntEnum):
    """Who speaks when, the first first; a response of the moderator and a point of order wait for nobody."""

    AT_ONCE = 0
    GROUP = 1
    STATE = 2
    OBSERVER = 3
    REPLY = 4


_BY_KIND = {
    FloorKind.GROUP_CHAIR: FloorCategory.GROUP,
    FloorKind.RIGHT_OF_REPLY: FloorCategory.REPLY,
    FloorKind.MODERATOR_RESPONSE: FloorCategory.AT_ONCE,
    FloorKind.POINT_OF_ORDER: FloorCategory.AT_ONCE,
}


CUT_FIRST = (FloorCategory.STATE, FloorCategory.OBSERVER)
"""Whose time is cut before that of groups."""


class Precedence(NamedTuple):
    """Where a request belongs: its category, 1 at the end of it for who was absent or late, and its rank there."""

    category: FloorCategory
    tail: int = 0
    rank: int = 0


def in_order(block: SessionBlock) -> list[FloorRequest]:
    """Every request of a session in the order of the list."""
    return sorted(block.floor_requests, key=lambda request: (request.position, request.id))


def waiting(block: SessionBlock) -> list[FloorRequest]:
    """Who is still to speak, the next first."""
    return [request for request in in_order(block) if request.state is FloorState.WAITING]


def speaking(block: SessionBlock) -> FloorRequest | None:
    """Who has the floor, a point of order before whom it interrupts; None while the chair speaks."""
    there = [request for request in in_order(block) if request.state is FloorState.SPEAKING]
    return next((request for request in there if request.paused_since is None), next(iter(there), None))


def interrupted(block: SessionBlock) -> FloorRequest | None:
    """Who waits for a point of order to be over, to go on."""
    there = [request for request in in_order(block) if request.state is FloorState.SPEAKING]
    return next((request for request in there if request.paused_since is not None), None) if len(there) > 1 else None


def spoken(block: SessionBlock) -> list[FloorRequest]:
    """Who has spoken, in the order in which they did."""
    done = [request for request in in_order(block) if request.state is FloorState.SPOKEN]
    begun = {one.id: instant(block.meeting, one.given_at) for one in done if one.given_at is not None}
    return sorted(done, key=lambda request: begun.get(request.id, _LONG_AGO))


def withdrawn(block: SessionBlock) -> list[FloorRequest]:
    """Who asked and has withdrawn."""
    return [request for request in in_order(block) if request.state is FloorState.WITHDRAWN]


def has_floor(block: SessionBlock) -> bool:
    """Whether a session has a floor list: somebody asked, or there is time for questions or discussion."""
    return bool(block.floor_requests) or any(segment.kind in FLOOR_SEGMENTS for segment in block.segments)


class SpeakingTimes(NamedTuple):
    """How many minutes each category may speak in a meeting; the names are those of the meeting's own."""

    group_minutes: int
    state_minutes: int
    observer_minutes: int
    reply_minutes: int
    second_reply_minutes: int


def speaking_times(meeting: Meeting) -> SpeakingTimes:
    """How long each category may speak in this meeting."""
    return SpeakingTimes(*(getattr(meeting, name) for name in SpeakingTimes._fields))


def category_of(request: FloorRequest) -> FloorCategory:
    """In which category a request speaks: by its kind, else that of its delegation."""
    return _BY_KIND[request.kind] if request.kind in _BY_KIND else own_category(request)


def own_category(request: FloorRequest) -> FloorCategory:
    """The category of a delegation as such, whatever it asks for; whose sort nobody said counts as a State."""
    return FloorCategory.OBSERVER if _observes(request) is not None else FloorCategory.STATE


def _observes(request: FloorRequest) -> int | None:
    """Its place among the observers, None for a State."""
    delegation = request.stands_for
    if delegation is None:
        return None
    if delegation.category in _OBSERVERS:
        return 1 + _OBSERVERS.index(delegation.category)
    state = state_of(delegation)
    return 0 if state is not None and not state.is_member else None


def rank_of(request: FloorRequest) -> Rank | None:
    """In what rank it is spoken: that of the request, else the person's."""
    return request.rank or (request.person.rank if request.person is not None else None)


def precedence(request: FloorRequest) -> Precedence:
    """Where a request belongs among those who wait."""
    category = category_of(request)
    tail = int(request.is_late or request.absent_at is not None)
    rank = 0
    if category is FloorCategory.STATE and not tail:
        ranks = list(Rank)
        rank = ranks.index(found) if (found := rank_of(request)) is not None else len(ranks)
    elif category is FloorCategory.OBSERVER and not tail:
        rank = _observes(request) or 0
    return Precedence(category, tail, rank)


def place_for(new: Precedence, there: Sequence[Precedence]) -> int:
    """Where a new request goes among those waiting, who are of this precedence in this order.

    It goes behind the last one that comes before it, wherever that was dragged. A response of the moderator is next,
    behind earlier responses only, and keeps its place: nobody is put between it and who was before it.
    """
    if new.category is FloorCategory.AT_ONCE:
        return next((nth for nth, other in enumerate(there) if other.category is not new.category), len(there))
    place = len(there)
    while place and there[place - 1] > new:
        place -= 1
    return place


def usual_minutes(category: FloorCategory, block: SessionBlock, nth_reply: int = 0) -> int:
    """What a category has in a session unless its request says otherwise.

    Where the session gives States other minutes than the meeting, groups have as much more or less, and observers
    never more than States.
    """
    meeting = block.meeting
    if category is FloorCategory.REPLY:
        return meeting.second_reply_minutes if nth_reply else meeting.reply_minutes
    state = block.floor_minutes or meeting.state_minutes
    if category is FloorCategory.GROUP:
        return max(1, meeting.group_minutes + state - meeting.state_minutes)
    return min(meeting.observer_minutes, state) if category is FloorCategory.OBSERVER else state


def floor_limit(block: SessionBlock) -> Second | None:
    """To how many seconds each from the floor is limited: cut, else as the session says; None where nothing does."""
    usual = in_seconds(block.floor_minutes) if block.floor_minutes else None
    if block.cut_seconds is None:
        return usual
    return min(usual or in_seconds(block.meeting.state_minutes), Second(block.cut_seconds))


def seconds_of(request: FloorRequest) -> int:
    """The seconds a delegation may speak: what it was given with the floor, else what it would be given now."""
    if request.state in (FloorState.SPEAKING, FloorState.SPOKEN) and request.given_seconds is not None:
        return request.given_seconds
    block = request.session
    return seconds_cut_to(request, block.cut_seconds, for_all=block.is_cut_for_all)


def seconds_cut_to(request: FloorRequest, cut: int | None, *, for_all: bool) -> int:
    """What a request would have with the floor cut to so many seconds: for States and observers, or for all."""
    category = category_of(request)
    minutes = request.minutes or usual_minutes(category, request.session, replies_before(request))
    seconds = in_seconds(minutes)
    if cut is not None and (for_all or category in CUT_FIRST):
        seconds = min(seconds, Second(cut))
    return seconds + in_seconds(request.extra_minutes)


def replies_before(request: FloorRequest) -> int:
    """How often its delegation replied on the item, or waits to, before this request; 0 for what is no right of reply.

    Whoever waits longest is before the others; it counts in every session to which the item is carried over.
    """
    if request.kind is not FloorKind.RIGHT_OF_REPLY:
        return 0
    same = [
        other
        for block in request.session.meeting.sessions
        for other in block.floor_requests
        if other.kind is request.kind
        and other.state in _TURNS
        and item_of(other) == item_of(request)
        and same_delegation(other, request)
    ]
    same.sort(key=lambda one: (_TURNS.index(one.state), one.given_at or datetime.min, one.position, one.id))
    return same.index(request) if request in same else len(same)


def item_of(request: FloorRequest) -> str:
    """The id of the item of the agenda on which it was asked: a segment, else a session."""
    return request.asked_on or request.session_id


def item_asked_on(block: SessionBlock) -> str:
    """The id of the item of the agenda on which the floor is asked for in a session now.

    It is the segment with a floor that runs or ran last, else the first to come; where there is none the session. In
    the first of them that of a list which was carried over from another session is gone on with.
    """
    there = [segment for segment in block.segments if segment.kind in FLOOR_SEGMENTS] or block.segments
    begun = [nth for nth, segment in enumerate(there) if state_of_run(segment) not in (State.PLANNED, State.SKIPPED)]
    nth = max(begun, default=0)
    carried = [request for request in in_order(block) if request.carried_from and request.asked_on]
    if carried and not nth:
        return carried[-1].asked_on
    return there[nth].id if there else block.id


def same_delegation(one: FloorRequest, other: FloorRequest) -> bool:
    """Whether two requests are of one delegation, whoever speaks for it."""
    if one.stands_for is None and other.stands_for is None:
        return one.person is not None and one.person is other.person
    return one.stands_for is other.stands_for


def is_closed(block: SessionBlock, now: datetime) -> bool:
    """Whether who asks for the floor now comes late."""
    return block.list_closes_at is not None and block.list_closes_at <= now


def seconds_used(request: FloorRequest, now: datetime | None = None) -> int:
    """How long a delegation has spoken; while it has the floor, up to `now`, holds and points of order left out."""
    if request.state is not FloorState.SPEAKING:
        return request.seconds_used or 0
    if request.given_at is None or now is None:
        return 0
    actual = actual_of(request.session)
    stands = (request.paused_since, actual.held_since if actual is not None else None)
    until = (now, *(since for since in stands if since is not None))
    return max(0, min(seconds_between(request.session.meeting, request.given_at, moment) for moment in until))


def seconds_left(request: FloorRequest, now: datetime) -> int:
    """How long the delegation that has the floor still may speak; negative when it is over its time."""
    return seconds_of(request) - seconds_used(request, now)


def minutes_words(seconds: int) -> str:
    """Minutes as they stand in lists, to the half: "3", "2½", "½"."""
    minutes, rest = divmod(round(seconds / 30), 2)
    return f"{minutes or ''}½" if rest else str(minutes)


def given_words(seconds: int) -> str:
    """A speaking time: "3 min", "2½ min", "2 min 15 s"."""
    is_half = seconds % 60 == 30 and seconds < in_seconds(60)
    return _("{n} min").format(n=minutes_words(seconds)) if is_half else length_words(seconds)


def length_words(seconds: int) -> str:
    """A length of speech: "2 min 15 s", "45 s", "3 min", "1 h 02 min 15 s"."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return _("{seconds} s").format(seconds=rest)
    if not rest:
        return duration(minutes)
    if not (hours := minutes // 60):
        return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    words = _("{hours} h {minutes} min {seconds} s")
    return words.format(hours=hours, minutes=f"{minutes % 60:02d}", seconds=rest)
