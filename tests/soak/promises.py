"""A way out of a late day is chosen, the day goes on as it says, and must come out as promised.

Usage: python -m tests.soak.promises [DAYS] [SEED]
"""

import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import NamedTuple

from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.edits.recovery import recover
from stocktake_desktop.edits.running import end_item, skip_item, start_item
from stocktake_desktop.models import (
    Appearance,
    Day,
    EditRefused,
    Person,
    Plan,
    Role,
    Room,
    RoomKind,
    Segment,
    SegmentKind,
    SessionBlock,
    SessionKind,
    new_plan,
)
from stocktake_desktop.planning.clock import minute_of, nearest
from stocktake_desktop.planning.projection import Expected, Projection, RoomAhead, project
from stocktake_desktop.planning.recovery import Recovery, ways_to_recover
from stocktake_desktop.planning.recovery.proposal import LimitKind, TimeLimit
from stocktake_desktop.planning.running import BY_ITSELF, UNDER_WAY, State, actual_of, planned_start
from stocktake_desktop.planning.slots import Slot, slots_of
from tests.certain import certain
from tests.soak.children import Harm, Report
from tests.soak.tally import Tally

DAYS = 10_000
DAY = date(2017, 12, 4)
_MIDNIGHT = datetime.combine(DAY, datetime.min.time())
_KINDS = (SessionKind.PANEL, SessionKind.PANEL, SessionKind.TALKS, SessionKind.CEREMONY, SessionKind.BREAK)
_PARTS = (SegmentKind.INTRODUCTION, SegmentKind.PANEL, SegmentKind.QUESTIONS, SegmentKind.DISCUSSION)
_PRESSES = 300
"""More than any of these days needs."""

Times = Mapping[str, tuple[int, int]]
"""The minutes at which each session begins and ends."""


def main(days: int = DAYS, seed: int = 0) -> int:
    """Run the days and count; 1 when a promise was not kept."""
    tally = Tally("days")
    for number in range(seed, seed + days):
        tally.take(kept_on(number), f"day {number}", f"python -m tests.soak.promises 1 {number}")
    return tally.told()


def kept_on(number: int) -> Report:
    """A random day, late, a random way out of it, and what it promised against what came."""
    report, chance = Report(), random.Random(number)
    with random_day(chance) as plan:
        try:
            with plan.edit("It is late"):
                now = late_morning(plan, chance)
            _choose(plan, now, chance, report)
        except EditRefused as error:
            report.harm.append(Harm("refused", "the day", str(error)))
    return report


def _choose(plan: Plan, now: datetime, chance: random.Random, report: Report) -> None:
    ways = ways_to_recover(plan.meeting, now).recoveries
    if not ways:
        report.counts["on time"] += 1
        return
    way = chance.choice(ways)
    report.counts["ways chosen"] += 1
    report.counts["ways that miss a limit"] += way.over_minutes > 0
    with plan.edit("The day goes on"):
        report.harm += [Harm(kind, way.way, seen) for kind, seen in _broken(plan, way, now)]


def random_day(chance: random.Random) -> Plan:
    """One to three rooms, sessions with and without segments, some open, locked or overlapping, a few shared people."""
    plan = new_plan("Day")
    with plan.edit("A day"):
        day = plan.get(Day, add_day(plan, DAY))
        people = [plan.get(Person, add_person(plan, name, "Ruiz")) for name in ("Ana", "Bo")]
        for nth in range(chance.randint(1, 3)):
            room = plan.get(Room, add_room(plan, f"R{nth}", RoomKind.BREAKOUT if nth else RoomKind.PLENARY))
            at = chance.choice((540, 600, 600, 615))
            while at < chance.choice((780, 900, 1080)):
                block = SessionBlock(meeting=plan.meeting, title=f"S{nth}{at}", day=day, start=at, room=room)
                block.minutes, block.kind = chance.choice((5, 20, 30, 45, 60, 90, 120)), chance.choice(_KINDS)
                block.locked = chance.random() < 0.1
                plan.add(block)
                if block.kind is not SessionKind.BREAK:
                    _fill(plan, block, chance, people)
                at += block.minutes + chance.choice((0, 0, 0, 5, 15, 60, -10))
    return plan


def _fill(plan: Plan, block: SessionBlock, chance: random.Random, people: list[Person]) -> None:
    if chance.random() < 0.2:
        who = Appearance(session=block, person=chance.choice(people), role=Role.PANELLIST, position=0)
        who.minutes = chance.choice((None, 5, 10))
        plan.add(who)
    if block.minutes < 20 or chance.random() < 0.4:
        return
    for nth, part in enumerate(_PARTS[: chance.randint(1, 4)]):
        minutes = None if chance.random() < 0.15 else max(1, block.minutes // 4 + chance.choice((-2, 0, 0)))
        plan.add(Segment(session=block, title=part.value, kind=part, minutes=minutes, position=nth))


def late_morning(plan: Plan, chance: random.Random) -> datetime:
    """Some time of the day at which what has begun began late; that moment."""
    now = _MIDNIGHT + timedelta(minutes=chance.randint(560, 800), seconds=chance.randint(0, 59))
    at = _MIDNIGHT + timedelta(hours=8)
    while True:
        press = next_press(plan, project(plan.meeting, at))
        if press is None or press.at + timedelta(minutes=30) > now or chance.random() < 0.05:
            return max(now, at)
        at = max(at, press.at) + timedelta(seconds=chance.choice((0, 30, 200, 600, 1200)))
        do(plan, press, at)


class Press(NamedTuple):
    """What is pressed next and when: an end, a skipping, or a beginning, in this order where they come together."""

    at: datetime
    nth: int
    item_id: str


_VERBS = (end_item, skip_item, start_item)
_END, _SKIP, _START = range(3)


def do(plan: Plan, press: Press, at: datetime) -> None:
    """Press it."""
    _VERBS[press.nth](plan, press.item_id, at)


def next_press(plan: Plan, ahead: Projection) -> Press | None:
    """What is to be pressed next for the day to go as it is expected; breaks go by themselves."""
    presses = (
        press
        for room in ahead.rooms
        for one in room.sessions
        if (press := _press_for(plan.session(one.id), one, room)) is not None
    )
    return min(presses, default=None)


def _press_for(block: SessionBlock, one: Expected, room: RoomAhead) -> Press | None:
    """What a session waits for: its beginning when its room is free, its next segment, or its end.

    What is locked begins later by what it loses; when that is all it has, it is skipped.
    """
    if one.start is None or one.end is None or block.kind in BY_ITSELF:
        return None
    if one.state is State.PLANNED:
        begins = _begins(block, one.start, one)
        if one.squeezed_minutes and begins >= one.end:
            return Press(one.end, _SKIP, one.id)
        running = (certain(other.end) for other in room.sessions if other.state in UNDER_WAY)
        return Press(max([begins, *running]), _START, one.id)
    if one.state not in UNDER_WAY:
        return None
    part = next((part for part in one.segments if part.state is State.PLANNED), None)
    if part is not None and part.start is not None and part.start < one.end:
        return Press(part.start, _START, part.id)
    return Press(one.end, _END, one.id)


def _begins(block: SessionBlock, start: datetime, one: Expected) -> datetime:
    """When a session begins; what is locked and begun by somebody later than planned by what it loses."""
    if block.kind in BY_ITSELF or actual_of(block) is not None:
        return start
    return max(start, certain(planned_start(block)) + timedelta(minutes=one.squeezed_minutes))


def times_of(plan: Plan, ahead: Projection) -> Times:
    """The minutes shown of what is to have any; what is locked begins later by what it loses."""
    return {
        one.id: times
        for room in ahead.rooms
        for one in room.sessions
        if one.start is not None and one.end is not None
        for times in [(_minute(_begins(plan.session(one.id), one.start, one)), _minute(one.end))]
        if times[0] < times[1] or not one.squeezed_minutes
    }


def _minute(moment: datetime) -> int:
    return minute_of(nearest(moment))


@dataclass
class Outcome:
    """A day that has run: its times, and the most by which each hard stop was ever said to be missed."""

    at: datetime
    times: Times
    stops: dict[str, int]


def run(plan: Plan, now: datetime) -> Outcome:
    """Let the rest of the day go as it is expected, press by press."""
    outcome = Outcome(now, {}, {})
    for _press in range(_PRESSES):
        ahead = project(plan.meeting, outcome.at)
        for room in ahead.rooms:
            for stop, minutes in room.past_stops.items():
                outcome.stops[stop] = max(minutes, outcome.stops.get(stop, 0))
        press = next_press(plan, ahead)
        if press is None:
            outcome.times = times_of(plan, ahead)
            return outcome
        outcome.at = max(outcome.at, press.at)
        do(plan, press, outcome.at)
    raise AssertionError("the day does not end")


def _broken(plan: Plan, way: Recovery, now: datetime) -> Iterator[tuple[str, str]]:
    """What a way promised and what did not come so."""
    before = slots_of(plan.meeting.days[0])
    recover(plan, way)
    titles = {block.id: block.title for block in plan.meeting.sessions}
    ahead = project(plan.meeting, now)
    promised = times_of(plan, ahead)
    for new in way.times:
        one = certain(ahead.of(new.session_id))
        shown = (_minute(certain(one.start)), _minute(certain(one.end)))
        if shown != (new.new_start, new.new_end):
            yield "told otherwise once chosen", f"{titles[new.session_id]} {new[3:5]}, then {shown}"
    for limit in way.limits:
        said = max(room.past_stops.get(limit.id, 0) for room in ahead.rooms)
        is_asked = way.asked is not None and limit.id in way.asked.stops
        if limit.kind is LimitKind.HARD_STOP and said != limit.over_minutes and not is_asked:
            yield "told otherwise once chosen", f"{limit.title} {limit.minute} {limit.over_minutes}, then {said}"
    outcome = run(plan, now)
    for key in promised.keys() | outcome.times.keys():
        if promised.get(key) != outcome.times.get(key):
            yield "time", f"{titles[key]} promised {promised.get(key)}, was {outcome.times.get(key)}"
    for limit in way.limits:
        was = _really_over(limit, way, before, outcome)
        if was != limit.over_minutes:
            yield f"limit {limit.kind}", f"{limit.title} {limit.minute} promised {limit.over_minutes}, was {was}"
    yield from (("two places", words) for words in _untold(way, before, outcome.times, titles))


def _really_over(limit: TimeLimit, way: Recovery, before: list[Slot], outcome: Outcome) -> int:
    """By how many minutes a limit was missed, as the plan had it before the way was chosen."""
    times = outcome.times
    if limit.kind in (LimitKind.CEREMONY, LimitKind.BREAK):
        return max(0, times[limit.id][0] - limit.minute) if limit.id in times else limit.over_minutes
    ends = [times[one.session_id][1] for one in limit.missed_by if one.session_id in times]
    if limit.kind is LimitKind.HARD_STOP:
        granted = way.asked.until - limit.minute if way.asked is not None and limit.id in way.asked.stops else 0
        said = outcome.stops.get(limit.id, 0)
        return max([0 if said <= granted else said, *(end - limit.minute for end in ends)])
    if limit.kind is LimitKind.END:
        ends += [times[one.id][1] for one in before if one.run.state in _OPEN and _ends_with(one, limit) in times]
    return max([0, *(end - limit.minute for end in ends)])


_OPEN = (State.PLANNED, *UNDER_WAY)


def _ends_with(one: Slot, limit: TimeLimit) -> str | None:
    """The id of a session whose room's day ends with a limit."""
    return one.id if limit.id == f"end {one.room_id}" and one.kind not in BY_ITSELF else None


def _untold(way: Recovery, before: list[Slot], times: Times, titles: Mapping[str, str]) -> Iterator[str]:
    """Who was in two sessions at once, was not to be as planned, and was not told of."""
    told = {frozenset((clash.first_id, clash.second_id)) for clash in way.clashes}
    for one, other in combinations((slot for slot in before if slot.id in times), 2):
        is_planned = one.start < other.end and other.start < one.end
        if one.people & other.people and not is_planned and {one.id, other.id} not in told:
            (begins, ends), (starts, stops) = times[one.id], times[other.id]
            if begins < stops and starts < ends:
                yield f"{titles[one.id]} and {titles[other.id]}"


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
