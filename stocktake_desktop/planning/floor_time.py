"""How much time the floor of a session has, until which stop, and whether all who wait fit into it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from stocktake_desktop.models import FloorState, SessionBlock
from stocktake_desktop.planning.as_planned import first_start, records_of
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.clock import duration, in_minutes, in_seconds
from stocktake_desktop.planning.floor import (
    FLOOR_SEGMENTS,
    FloorCategory,
    floor_limit,
    given_words,
    in_order,
    length_words,
    minutes_words,
    seconds_cut_to,
    seconds_left,
    seconds_of,
    seconds_used,
    spoken,
    usual_minutes,
    waiting,
)
from stocktake_desktop.planning.more_time import waits_until
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.real_time import seconds_between
from stocktake_desktop.planning.running import (
    UNDER_WAY,
    State,
    planned_start,
    run_seconds,
    sessions_in,
    state_of,
)
from stocktake_desktop.words import _, legible, ngettext

ROUNDED = 5
"""What each could have is told in steps of so many seconds."""

CUT_STEP = 30
"""A cut is announced in half minutes."""

_LEAST = 15
"""Seconds below which nobody could say anything."""


@dataclass(frozen=True)
class FloorStop:
    """Until when the floor of a session lasts, and what that is: its planned end, a hard stop, who needs the room."""

    moment: datetime
    title: str = ""

    @property
    def words(self) -> str:
        """ "13:00 interpretation ends"."""
        return " ".join(filter(None, (f"{self.moment:%H:%M}", self.title)))


def floor_stop(block: SessionBlock, now: datetime | None = None) -> FloorStop | None:
    """The stop that applies to a session `now`: its planned end or an earlier hard stop; None while it is parked.

    Once its planned end has passed it is the first of what it must not run into: the first hard stop after its planned
    start, that before a way out moved it, and the next session of its room. Nothing after that one applies to it,
    however late it is.
    """
    start, first = planned_start(block), first_start(block, records_of(block.meeting))
    if start is None or first is None:
        return None
    end = start + timedelta(minutes=block.minutes)
    must = min(_limits(block, min(start, first), end), key=lambda stop: stop.moment, default=None)
    if must is not None and (must.moment <= end or (now is not None and now >= end)):
        return must
    return FloorStop(end, _("planned end"))


def _limits(block: SessionBlock, start: datetime, end: datetime) -> Iterator[FloorStop]:
    if block.day is None:
        return
    midnight = datetime.combine(block.day.date, datetime.min.time())
    for stop in block.day.hard_stops:
        if (moment := midnight + timedelta(minutes=waits_until(stop, block.room_id))) > start:
            yield FloorStop(moment, legible(stop.title, _("hard stop")))
    there = sessions_in(block.meeting, block.room_id, block.day.date) if block.room_id is not None else []
    for other in there:
        begins = planned_start(other)
        if begins is not None and begins >= end and other is not block and state_of(other) is not State.SKIPPED:
            yield FloorStop(begins, legible(other.title, _("the next session")))


def floor_seconds(block: SessionBlock, now: datetime | None = None) -> int:
    """How much time a session leaves for the floor until its stop, as planned without `now`.

    With `now`, from when it can really begin, as projected. What else is still to come in it is taken off.
    """
    stop = floor_stop(block, now)
    if stop is None:
        return max(0, in_seconds(block.minutes) - _elsewhere(block, None))
    begin = planned_start(block) if now is None else floor_begins(block, now)
    assert begin is not None
    return max(0, seconds_between(block.meeting, begin, stop.moment) - _elsewhere(block, now))


def floor_begins(block: SessionBlock, now: datetime) -> datetime:
    """From when the floor has its time: now, or when a session that has not begun is expected to."""
    start = planned_start(block) or now
    if state_of(block) is not State.PLANNED or now.date() != start.date():
        return max(now, start)
    expected = project(block.meeting, now).of(block.id)
    return max(now, start, expected.start if expected is not None and expected.start is not None else start)


def _elsewhere(block: SessionBlock, now: datetime | None) -> int:
    """The seconds that segments without the floor still take; one that was passed over takes none."""
    minutes = {item.id: item.minutes for item in budget_of(block).items}
    seconds = 0
    is_behind = True
    for segment in reversed(block.segments):
        state = State.PLANNED if now is None else state_of(segment)
        if segment.kind not in FLOOR_SEGMENTS:
            planned = in_seconds(minutes[segment.id] or 0)
            if state is State.PLANNED and is_behind:
                seconds += planned
            elif state in UNDER_WAY and now is not None:
                seconds += max(0, planned - run_seconds(segment, now))
        is_behind = is_behind and state is State.PLANNED
    return seconds


@dataclass(frozen=True)
class FloorBudget:
    """Whether those waiting can all speak: the seconds of each in order, and those that are `left` for them.

    `speakers` have had the floor, for `used` seconds together.
    """

    lengths: tuple[int, ...]
    left: int
    speakers: int = 0
    used: int = 0
    passed: str = ""
    """The stop that has passed, in words."""

    @property
    def needed(self) -> int:
        """Seconds that those waiting need together."""
        return sum(self.lengths)

    @property
    def fits(self) -> bool:
        """True while there is time for all; never once the stop has passed."""
        return not self.passed and in_minutes(self.needed - self.left) <= 0

    @property
    def each(self) -> int:
        """Seconds that each would have if all had the same, in whole steps of five."""
        return self.left // len(self.lengths) // ROUNDED * ROUNDED if self.lengths else 0

    @property
    def words(self) -> str:
        """ "23 on the list × 3 min = 1 h 09 of 41 min: 1 min 45 s each would fit"."""
        left = duration(in_minutes(self.left))
        if self.passed:
            return self._passed()
        if not self.lengths:
            return _("Nobody is waiting; {length} left.").format(length=left)
        facts = {"what": self._what(), "sum": given_words(self.needed), "left": left}
        if self.fits:
            free = duration(in_minutes(self.left - self.needed))
            return _("{what} = {sum} of {left}, {free} free").format(**facts, free=free)
        if self.each < _LEAST:
            return _("{what} = {sum}, and no time is left for them").format(**facts)
        return _("{what} = {sum} of {left}: {each} each would fit").format(**facts, each=length_words(self.each))

    @property
    def used_words(self) -> str:
        """ "12 have spoken, 31 min"; empty before anybody has."""
        if not self.speakers:
            return ""
        words = ngettext("{n} has spoken, {length}", "{n} have spoken, {length}", self.speakers)
        return words.format(n=self.speakers, length=length_words(self.used))

    def _passed(self) -> str:
        many = len(self.lengths)
        waiting_words = ngettext("{n} still waits", "{n} still wait", many).format(n=many)
        words = _("{stop}: that has passed; {who}") if many else _("{stop}: that has passed")
        return words.format(stop=self.passed, who=waiting_words)

    def _what(self) -> str:
        many, counted = len(self.lengths), Counter(map(minutes_words, self.lengths))
        if len(counted) == 1:
            words = ngettext("{n} on the list × {minutes} min", "{n} on the list × {minutes} min", many)
            return words.format(n=many, minutes=next(iter(counted)))
        terms = " + ".join(f"{times} × {minutes}" for minutes, times in counted.items())
        words = ngettext("{n} on the list ({terms} min)", "{n} on the list ({terms} min)", many)
        return words.format(n=many, terms=terms)


def floor_budget(block: SessionBlock, now: datetime | None = None) -> FloorBudget:
    """How the list stands to the time that is left `now`; without `now`, to the time that was planned."""
    heard = spoken(block)
    used = sum(seconds_used(request) for request in heard)
    there = [request for request in in_order(block) if request.state is FloorState.SPEAKING]
    taken = sum(max(0, seconds_left(request, now)) for request in there) if now is not None else 0
    if now is None:
        taken = used + sum(map(seconds_of, there))
    left = max(0, floor_seconds(block, now) - taken)
    stop = floor_stop(block, now)
    passed = stop.words if stop is not None and now is not None and stop.moment <= now else ""
    return FloorBudget(tuple(map(seconds_of, waiting(block))), left, len(heard), used, passed)


@dataclass(frozen=True)
class FloorCut:
    """A shorter time with which all who wait speak before the stop; groups keep theirs unless it is `for_all`."""

    seconds: int
    for_all: bool
    free: int
    """Seconds that stay free then."""


def fitting_cut(block: SessionBlock, now: datetime) -> FloorCut | None:
    """The mildest cut, to the half minute, with which all who wait speak before the stop; None when none does.

    First States and observers are cut, down to a minute; then all, down to half a minute.
    """
    there, left = waiting(block), floor_budget(block, now).left
    longest = max(map(seconds_of, there), default=0)
    for for_all, least in ((False, 2 * CUT_STEP), (True, CUT_STEP)):
        for seconds in range(longest // CUT_STEP * CUT_STEP, least - 1, -CUT_STEP):
            cut = cut_to(block, seconds, now, for_all=for_all)
            if cut.free >= 0 and left:
                return cut
    return None


def milder_cut(block: SessionBlock, now: datetime) -> FloorCut | None:
    """Half a minute less than States have now; None where nobody waits whose time that would cut."""
    usual = floor_limit(block) or in_seconds(usual_minutes(FloorCategory.STATE, block))
    cut = cut_to(block, (usual - 1) // CUT_STEP * CUT_STEP, now, for_all=False)
    there = waiting(block)
    is_shorter = sum(seconds_cut_to(one, cut.seconds, for_all=False) for one in there) < sum(map(seconds_of, there))
    return cut if cut.seconds >= CUT_STEP and is_shorter else None


def cut_to(block: SessionBlock, seconds: int, now: datetime, *, for_all: bool) -> FloorCut:
    """A cut to so many seconds; `free` is negative where it is not enough."""
    needed = sum(seconds_cut_to(request, seconds, for_all=for_all) for request in waiting(block))
    return FloorCut(seconds, for_all, floor_budget(block, now).left - needed)
