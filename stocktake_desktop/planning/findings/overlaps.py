"""Two things at once, or too soon after each other: a room with two sessions, a person in two places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from stocktake_desktop.models import Day, Person, Room, RoomKind, SessionBlock, SessionKind, Status
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.findings.finding import Finding, Severity, called
from stocktake_desktop.planning.findings.rule import DayRule, PersonRule
from stocktake_desktop.planning.fixes.rooms import free_room, rooms_for_all
from stocktake_desktop.planning.fixes.times import around_the_break, one_after_the_other, time_to_walk
from stocktake_desktop.planning.fixes.who import in_one_place_only
from stocktake_desktop.planning.lanes import Interval, overlapping
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.stepping_in import comes
from stocktake_desktop.words import _, joining

Pair = tuple[SessionBlock, SessionBlock]
"""Two sessions that share time, the earlier first."""


def rooms_overlapping(day: Day) -> Iterator[Finding]:
    """Two sessions are in the same room at the same time; sessions that only touch are not."""
    by_room: defaultdict[Room, list[SessionBlock]] = defaultdict(list)
    for block in day.sessions:
        if block.room is not None:
            by_room[block.room].append(block)
    for room, blocks in by_room.items():
        for first, second in _pairs(blocks):
            time = _shared(first, second)
            words = _("{first} and {second} overlap in {room}, {time}.")
            message = joining(words, first=called(first), second=called(second), room=room.name, time=time)
            yield Finding("room-overlap", Severity.ERROR, message, (first.id, second.id), facts=f"{room.id} {time}")


def breaks_crossed(day: Day) -> Iterator[Finding]:
    """A session goes on elsewhere during a break that everybody has (one in a plenary room, or without a room)."""
    if all(block.kind is not SessionKind.BREAK for block in day.sessions):
        return
    for first, second in _pairs(day.sessions):
        pause, other = (first, second) if first.kind is SessionKind.BREAK else (second, first)
        if pause.kind is not SessionKind.BREAK or other.kind is SessionKind.BREAK or pause.room_id == other.room_id:
            continue
        if pause.room is None or pause.room.kind is RoomKind.PLENARY:
            time = _shared(first, second)
            words = _("{title} goes on during {break_}, {time}.")
            message = words.format(title=called(other), break_=called(pause), time=time)
            yield Finding("crosses-break", Severity.WARNING, message, (other.id, pause.id), facts=time)


def parallel_without_rooms(day: Day) -> Iterator[Finding]:
    """Of sessions that are on at the same time, some have no room."""
    beside: dict[str, set[str]] = defaultdict(set)
    blocks = {block.id: block for block in day.sessions if block.kind is not SessionKind.BREAK}
    if all(block.room_id is not None for block in blocks.values()):
        return
    for first, second in _pairs(blocks.values()):
        if first.room_id is None or second.room_id is None:
            beside[first.id].add(second.id)
            beside[second.id].add(first.id)
    while beside:
        group = _connected(beside)
        members = sorted((blocks[block_id] for block_id in group), key=lambda block: (block.placed.start, block.id))
        words = _("{titles} are on at the same time, and not all of them have a room.")
        message = words.format(titles=", ".join(called(block) for block in members))
        facts = " ".join(f"{block.start}+{block.minutes}@{block.room_id}" for block in members)
        ids = tuple(block.id for block in members)
        yield Finding("parallel-without-rooms", Severity.WARNING, message, ids, facts=facts)


def double_booked(person: Person) -> Iterator[Finding]:
    """The same person (by id, never by name) is in two sessions at the same time; who has declined does not count, and
    collectives such as “All participants” never do.
    """
    for first, second in _pairs(expected(person)):
        time = _shared(first, second)
        words = _("{person} is in {first} and in {second} at the same time, {time}.")
        message = words.format(person=telling_name(person), first=called(first), second=called(second), time=time)
        ids = (first.id, second.id)
        yield Finding("person-double-booked", Severity.ERROR, message, ids, (person.id,), time)


def no_time_to_walk(person: Person) -> Iterator[Finding]:
    """A person has fewer minutes between two rooms than the meeting allows for changing rooms."""
    needed = person.meeting.turnaround_minutes
    placed = sorted(expected(person), key=lambda block: (block.day_id or "", block.start or 0, block.id))
    for before, after in pairwise(placed):
        if before.day_id is None or before.day_id != after.day_id or None in (before.room, after.room):
            continue
        between = after.placed.start - before.placed.end
        if before.room_id != after.room_id and 0 <= between < needed:
            words = _("{person} has {minutes} min to go from {first} to {second}; it takes {needed}.")
            message = words.format(
                person=telling_name(person), minutes=between, first=called(before), second=called(after), needed=needed
            )
            facts = f"{between} of {needed}"
            yield Finding("turnaround", Severity.WARNING, message, (before.id, after.id), (person.id,), facts)


def expected(person: Person) -> list[SessionBlock]:
    """The sessions a person is expected in, each once: where they are named, or step in for who has declined."""
    named = [appearance for appearance in person.appearances if appearance.status is not Status.DECLINED]
    steps_in = [row.appearance for row in person.alternates if comes(row.appearance) is row]
    blocks = {appearance.session.id: appearance.session for appearance in (*named, *steps_in)}
    return list(blocks.values())


def _pairs(blocks: Iterable[SessionBlock]) -> Iterator[Pair]:
    by_day: defaultdict[str, list[Interval]] = defaultdict(list)
    by_id = {block.id: block for block in blocks}
    for block in by_id.values():
        if at := block.placement:
            by_day[at.day_id].append(Interval(block.id, at.start, at.end))
    for intervals in by_day.values():
        for first, second in overlapping(intervals):
            yield by_id[first.key], by_id[second.key]


def _shared(first: SessionBlock, second: SessionBlock) -> str:
    """The time that two sessions share, in words."""
    return span(second.placed.start, min(first.placed.end, second.placed.end))


def _connected(beside: dict[str, set[str]]) -> set[str]:
    """Take one group of sessions out that hang together through those beside them."""
    first = min(beside)
    group, ahead = {first}, [first]
    while ahead:
        for other in beside.pop(ahead.pop()) - group:
            group.add(other)
            ahead.append(other)
    return group


ROOMS_OVERLAPPING = DayRule("room-overlap", (Severity.ERROR,), rooms_overlapping, (one_after_the_other, free_room))
BREAKS_CROSSED = DayRule("crosses-break", (Severity.WARNING,), breaks_crossed, (around_the_break,))
WITHOUT_ROOMS = DayRule("parallel-without-rooms", (Severity.WARNING,), parallel_without_rooms, (rooms_for_all,))
DOUBLE_BOOKED = PersonRule(
    "person-double-booked", (Severity.ERROR,), double_booked, (in_one_place_only, one_after_the_other)
)
NO_TIME_TO_WALK = PersonRule("turnaround", (Severity.WARNING,), no_time_to_walk, (time_to_walk,))
