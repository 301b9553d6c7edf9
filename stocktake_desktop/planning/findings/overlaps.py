"""Two things at once: a room with two sessions, a person in two places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from stocktake_desktop.models import Meeting, Person, SessionBlock, Status
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.findings.finding import Finding, Severity
from stocktake_desktop.planning.lanes import Interval, overlapping
from stocktake_desktop.words import _


def rooms_overlapping(meeting: Meeting) -> Iterator[Finding]:
    """room-overlap: two sessions share a room and some time."""
    for room in meeting.rooms:
        for first, second, time in _pairs(room.sessions):
            message = _("{first} and {second} overlap in {room}, {time}.").format(
                first=_called(first), second=_called(second), room=room.name, time=time
            )
            yield Finding("room-overlap", Severity.ERROR, message, (first.id, second.id))


def people_double_booked(meeting: Meeting) -> Iterator[Finding]:
    """person-double-booked: the same person, matched by id and never by name, is in two sessions at once.

    Who has declined is not expected anywhere; a collective can be everywhere.
    """
    for person in meeting.people:
        for first, second, time in _pairs(_expected(person)):
            message = _("{person} is in {first} and in {second} at the same time, {time}.").format(
                person=person.name or person.function, first=_called(first), second=_called(second), time=time
            )
            yield Finding("person-double-booked", Severity.ERROR, message, (first.id, second.id), (person.id,))


def _expected(person: Person) -> Iterable[SessionBlock]:
    blocks = {a.session.id: a.session for a in person.appearances if a.status is not Status.DECLINED}
    return blocks.values()


def _pairs(blocks: Iterable[SessionBlock]) -> Iterator[tuple[SessionBlock, SessionBlock, str]]:
    """Every two blocks that share time on the same day, the earlier first, and the time they share."""
    by_day: defaultdict[str, list[Interval]] = defaultdict(list)
    by_id = {block.id: block for block in blocks}
    for block in by_id.values():
        if block.day_id is not None and block.start is not None:
            by_day[block.day_id].append(Interval(block.id, block.start, block.start + block.minutes))
    for intervals in by_day.values():
        for one, other in overlapping(intervals):
            yield by_id[one.key], by_id[other.key], span(other.start, min(one.end, other.end))


def _called(block: SessionBlock) -> str:
    return block.title or _("an untitled session")
