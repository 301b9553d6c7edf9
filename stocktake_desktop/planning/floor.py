"""The floor list: in which order delegations speak, and how long each may.

Chairs of regional consultative processes and of groups of States speak first, then the others as inscribed, rights of
reply last; a moderator's response comes between, right after whoever has the floor. An order made by hand is kept.
"""

from collections.abc import Sequence
from datetime import datetime

from stocktake_desktop.models import FloorKind, FloorRequest, FloorState, SegmentKind, SessionBlock
from stocktake_desktop.planning.clock import duration, in_seconds
from stocktake_desktop.planning.running import actual_of
from stocktake_desktop.words import _

USUAL_MINUTES = 3
"""What a delegation has when nothing is said about it."""

MORE_FOR_GROUPS = 2
"""The minutes that a chair speaking for a group has beyond the others."""

FLOOR_SEGMENTS = (SegmentKind.QUESTIONS, SegmentKind.DISCUSSION)
"""Kinds of segment in which whoever asked for the floor may speak."""

_RANK = {FloorKind.GROUP_CHAIR: 0, FloorKind.INSCRIBED: 1, FloorKind.RIGHT_OF_REPLY: 2}


def in_order(block: SessionBlock) -> list[FloorRequest]:
    """Every request of a session in the order of the list."""
    return sorted(block.floor_requests, key=lambda request: (request.position, request.id))


def waiting(block: SessionBlock) -> list[FloorRequest]:
    """Who is still to speak, the next first."""
    return [request for request in in_order(block) if request.state is FloorState.WAITING]


def speaking(block: SessionBlock) -> FloorRequest | None:
    """Who has the floor; None while the chair speaks."""
    return next((request for request in in_order(block) if request.state is FloorState.SPEAKING), None)


def spoken(block: SessionBlock) -> list[FloorRequest]:
    """Who has spoken, in the order in which they did."""
    done = [request for request in in_order(block) if request.state is FloorState.SPOKEN]
    return sorted(done, key=lambda request: request.given_at or datetime.min)


def withdrawn(block: SessionBlock) -> list[FloorRequest]:
    """Who asked and has withdrawn."""
    return [request for request in in_order(block) if request.state is FloorState.WITHDRAWN]


def has_floor(block: SessionBlock) -> bool:
    """Whether a session has a floor list: somebody asked, or there is time for questions or discussion."""
    return bool(block.floor_requests) or any(segment.kind in FLOOR_SEGMENTS for segment in block.segments)


def place_for(kind: FloorKind, kinds: Sequence[FloorKind]) -> int:
    """Where a new request goes among those waiting, who are of these kinds in this order.

    It goes behind the last one that comes before it by kind, wherever that was dragged. A response of the moderator is
    next, behind earlier responses only, and keeps its place: nobody is put between it and who was before it.
    """
    if kind is FloorKind.MODERATOR_RESPONSE:
        return next((nth for nth, other in enumerate(kinds) if other is not kind), len(kinds))
    place = len(kinds)
    while place and _RANK.get(kinds[place - 1], -1) > _RANK[kind]:
        place -= 1
    return place


def usual_minutes(kind: FloorKind, floor_minutes: int | None) -> int:
    """What a request of a kind has unless it says otherwise, where the session gives everybody `floor_minutes`."""
    minutes = floor_minutes or USUAL_MINUTES
    return minutes + MORE_FOR_GROUPS if kind is FloorKind.GROUP_CHAIR else minutes


def minutes_of(request: FloorRequest) -> int:
    """The minutes a delegation may speak."""
    return request.minutes or usual_minutes(request.kind, request.session.floor_minutes)


def seconds_used(request: FloorRequest, now: datetime | None = None) -> int:
    """How long a delegation has spoken; while it has the floor, up to `now`, a hold of the session left out."""
    if request.state is not FloorState.SPEAKING:
        return request.seconds_used or 0
    if request.given_at is None or now is None:
        return 0
    actual = actual_of(request.session)
    held_since = actual.held_since if actual is not None else None
    until = now if held_since is None else min(now, max(held_since, request.given_at))
    return max(0, int((until - request.given_at).total_seconds()))


def seconds_left(request: FloorRequest, now: datetime) -> int:
    """How long the delegation that has the floor still may speak; negative when it is over its time."""
    return in_seconds(minutes_of(request)) - seconds_used(request, now)


def length_words(seconds: int) -> str:
    """A length of speech: "2 min 15 s", "45 s", "3 min"."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return _("{seconds} s").format(seconds=rest)
    if not rest:
        return duration(minutes)
    return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
