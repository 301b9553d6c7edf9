"""The floor list: in which order delegations speak, how long each may, and whether that fits before the end.

Chairs of regional consultative processes and of groups of States speak first, then the others as inscribed, rights of
reply last; a moderator's response comes between, right after whoever has the floor. An order made by hand is kept.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from stocktake_desktop.models import FloorKind, FloorRequest, FloorState, Segment, SegmentKind, SessionBlock
from stocktake_desktop.planning.clock import duration, in_minutes, in_seconds
from stocktake_desktop.planning.running import UNDER_WAY, State, actual_of, planned_start, run_seconds, state_of
from stocktake_desktop.words import _, ngettext

USUAL_MINUTES = 3
"""What a delegation has when nothing is said about it."""

MORE_FOR_GROUPS = 2
"""The minutes that a chair speaking for a group has beyond the others."""

ROUNDED = 5
"""What each could have is told in steps of so many seconds."""

_LEAST = 15
"""Seconds below which nobody could say anything."""

_FLOOR_SEGMENTS = (SegmentKind.QUESTIONS, SegmentKind.DISCUSSION)
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
    return bool(block.floor_requests) or any(segment.kind in _FLOOR_SEGMENTS for segment in block.segments)


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


def floor_seconds(block: SessionBlock, now: datetime | None = None) -> int:
    """How much time a session leaves for the floor, from `now` to its end, or as planned without `now`.

    The end is the planned one or an earlier hard stop; once that has passed, the next hard stop. What else is still to
    come in the session is taken off.
    """
    start = planned_start(block)
    if start is None or block.day is None:
        return max(0, in_seconds(block.minutes) - _elsewhere(block, None))
    midnight = datetime.combine(block.day.date, datetime.min.time())
    stops = sorted(midnight + timedelta(minutes=stop.minute) for stop in block.day.hard_stops)
    first_stop = next((stop for stop in stops if stop > start), datetime.max)
    end = min(start + timedelta(minutes=block.minutes), first_stop)
    begin = max(now, start) if now is not None else start
    if begin >= end:
        end = next((stop for stop in stops if stop > begin), begin)
    return max(0, int((end - begin).total_seconds()) - _elsewhere(block, now))


def _elsewhere(block: SessionBlock, now: datetime | None) -> int:
    """The seconds that segments without the floor still take."""
    return sum(_still_takes(segment, now) for segment in block.segments if segment.kind not in _FLOOR_SEGMENTS)


def _still_takes(segment: Segment, now: datetime | None) -> int:
    seconds, state = in_seconds(segment.minutes or 0), state_of(segment)
    if now is None or state is State.PLANNED:
        return seconds
    return max(0, seconds - run_seconds(segment, now)) if state in UNDER_WAY else 0


@dataclass(frozen=True)
class FloorBudget:
    """Whether those waiting can all speak: the minutes of each in order, and the seconds that are `left` for them.

    `speakers` have had the floor, for `used` seconds together.
    """

    minutes: tuple[int, ...]
    left: int
    speakers: int = 0
    used: int = 0

    @property
    def needed(self) -> int:
        """Minutes that those waiting need together."""
        return sum(self.minutes)

    @property
    def fits(self) -> bool:
        """True while there is time for all."""
        return in_seconds(self.needed) <= self.left

    @property
    def each(self) -> int:
        """Seconds that each would have if all had the same, in whole steps of five."""
        return self.left // len(self.minutes) // ROUNDED * ROUNDED if self.minutes else 0

    @property
    def words(self) -> str:
        """ "18 inscribed × 3 min = 54 of 41 min: 2 min 15 s each would fit"."""
        left = in_minutes(self.left)
        if not self.minutes:
            words = ngettext("Nobody is waiting; {n} min is left.", "Nobody is waiting; {n} min are left.", left)
            return words.format(n=left)
        facts = {"what": self._what(), "sum": self.needed, "left": left}
        if self.fits:
            free = left - self.needed
            return _("{what} = {sum} of {left} min, {free} min free").format(**facts, free=free)
        if self.each < _LEAST:
            return _("{what} = {sum} min, and no time is left for them").format(**facts)
        return _("{what} = {sum} of {left} min: {each} each would fit").format(**facts, each=length_words(self.each))

    @property
    def used_words(self) -> str:
        """ "12 have spoken, 31 min"; empty before anybody has."""
        if not self.speakers:
            return ""
        words = ngettext("{n} has spoken, {length}", "{n} have spoken, {length}", self.speakers)
        return words.format(n=self.speakers, length=length_words(self.used))

    def _what(self) -> str:
        many, counted = len(self.minutes), Counter(self.minutes)
        if len(counted) == 1:
            words = ngettext("{n} on the list × {minutes} min", "{n} on the list × {minutes} min", many)
            return words.format(n=many, minutes=self.minutes[0])
        terms = " + ".join(f"{times} × {minutes}" for minutes, times in counted.items())
        words = ngettext("{n} on the list ({terms} min)", "{n} on the list ({terms} min)", many)
        return words.format(n=many, terms=terms)


def floor_budget(block: SessionBlock, now: datetime | None = None) -> FloorBudget:
    """How the list stands to the time that is left `now`; without `now`, to the time that was planned."""
    floor, heard = speaking(block), spoken(block)
    used = sum(seconds_used(request) for request in heard)
    taken = max(0, seconds_left(floor, now)) if floor is not None and now is not None else 0
    if now is None:
        taken = used + (in_seconds(minutes_of(floor)) if floor is not None else 0)
    left = max(0, floor_seconds(block, now) - taken)
    return FloorBudget(tuple(minutes_of(request) for request in waiting(block)), left, len(heard), used)


def fitting_minutes(block: SessionBlock, now: datetime | None = None) -> int | None:
    """The most whole minutes a speaker with which all who wait would fit, groups longer; None when none do."""
    kinds, left = [request.kind for request in waiting(block)], floor_budget(block, now).left
    if not kinds:
        return None
    groups = kinds.count(FloorKind.GROUP_CHAIR)
    minutes = (in_minutes(left) - groups * MORE_FOR_GROUPS) // len(kinds)
    return minutes if minutes >= 1 else None


def length_words(seconds: int) -> str:
    """A length of speech: "2 min 15 s", "45 s", "3 min"."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return _("{seconds} s").format(seconds=rest)
    if not rest:
        return duration(minutes)
    return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
