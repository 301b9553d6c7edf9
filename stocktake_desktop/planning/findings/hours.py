"""When things are: outside the day, past a hard stop, holes in the day, people who are not there yet or any more."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from stocktake_desktop.models import Day, Person, SessionBlock, SessionKind
from stocktake_desktop.planning.clock import EARLIEST, LATEST, MINUTES_PER_DAY, clock, duration, span
from stocktake_desktop.planning.findings.finding import Finding, Severity, called
from stocktake_desktop.planning.findings.overlaps import expected
from stocktake_desktop.planning.findings.rule import DayRule, PersonRule, SessionRule
from stocktake_desktop.planning.fixes.presence import the_other_way_round, there_in_time
from stocktake_desktop.planning.fixes.times import close_gap, end_by_the_stop, into_the_day, while_they_are_there
from stocktake_desktop.planning.fixes.who import in_one_place_only
from stocktake_desktop.planning.more_time import stop_minutes
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.words import _

WITHOUT_INTERPRETATION = frozenset({SessionKind.BREAK, SessionKind.REGISTRATION, SessionKind.CEREMONY})
"""Kinds of session that a hard stop does not end."""

_SMALL_GAP = 15


def outside_day(block: SessionBlock) -> Iterator[Finding]:
    """A session begins before 07:00 or ends after 22:00; after midnight it is an error."""
    at = block.placement
    if at is not None and (at.start < EARLIEST or at.end > LATEST):
        severity, words = Severity.WARNING, _("{title}, {time}, lies outside the day ({earliest}–{latest}).")
        if at.end > MINUTES_PER_DAY:
            severity, words = Severity.ERROR, _("{title}, {time}, goes on after midnight; a session ends at 24:00.")
        time_ = span(at.start, at.end)
        message = words.format(title=called(block), time=time_, earliest=clock(EARLIEST), latest=clock(LATEST))
        yield Finding("outside-day", severity, message, (block.id,), facts=time_)


def past_hard_stop(block: SessionBlock) -> Iterator[Finding]:
    """A session goes on past a hard stop of its day (an error), or begins after the last one; breaks, registration and
    ceremonies may.
    """
    if block.day is None or block.start is None or block.end is None or block.kind in WITHOUT_INTERPRETATION:
        return
    stops = stop_minutes(block.day, block.room_id)
    crossed = next((stop for stop in stops if block.start < stop < block.end), None)
    time_ = span(block.start, block.end)
    if crossed is not None:
        words = _("{title} goes on until {end}, past the hard stop at {stop}.")
        message = words.format(title=called(block), end=clock(block.end), stop=clock(crossed))
        yield Finding("after-hard-stop", Severity.ERROR, message, (block.id,), facts=f"{time_} {crossed}")
    elif stops and block.start >= max(stops):
        words = _("{title} begins at {start}, after the last hard stop at {stop}.")
        message = words.format(title=called(block), start=clock(block.start), stop=clock(max(stops)))
        yield Finding("after-hard-stop", Severity.WARNING, message, (block.id,), facts=f"{time_} {max(stops)}")


def gaps(day: Day) -> Iterator[Finding]:
    """Nothing is planned in any room between two sessions of a day; a note under 15 minutes."""
    last: SessionBlock | None = None
    for block in sorted(day.sessions, key=lambda block: (block.placed.start, block.placed.end, block.id)):
        if last is not None and block.placed.start > last.placed.end:
            start, end = last.placed.end, block.placed.start
            words = _("Nothing is planned on day {day} from {start} to {end} ({minutes}).")
            message = words.format(day=day.number, start=clock(start), end=clock(end), minutes=duration(end - start))
            severity = Severity.NOTE if end - start < _SMALL_GAP else Severity.WARNING
            yield Finding("gap", severity, message, (last.id, block.id), facts=span(start, end))
        if last is None or block.placed.end > last.placed.end:
            last = block


def absent(person: Person) -> Iterator[Finding]:
    """A person is expected in a session before “present from” or after “present to”."""
    for block in expected(person):
        at = block.placement
        if block.day is None or at is None:
            continue
        midnight = datetime.combine(block.day.date, time())
        start, end = (midnight + timedelta(minutes=minute) for minute in (at.start, at.end))
        since, until = person.present_from, person.present_to
        if (since is not None and start < since) or (until is not None and end > until):
            words = _("{person} is not there for the whole of {title}.")
            message = words.format(person=telling_name(person), title=called(block))
            facts = f"{start}–{end} in {since}–{until}"
            yield Finding("person-absent", Severity.ERROR, message, (block.id,), (person.id,), facts)


def leaving_before_arriving(person: Person) -> Iterator[Finding]:
    """A person's presence ends before it begins."""
    since, until = person.present_from, person.present_to
    if since is not None and until is not None and until < since:
        words = _("{person} leaves before arriving; look at “present from” and “to”.")
        message = words.format(person=telling_name(person))
        yield Finding("end-before-start", Severity.ERROR, message, (), (person.id,), f"{since}–{until}")


OUTSIDE_DAY = SessionRule("outside-day", (Severity.ERROR, Severity.WARNING), outside_day, (into_the_day,))
PAST_HARD_STOP = SessionRule("after-hard-stop", (Severity.ERROR, Severity.WARNING), past_hard_stop, (end_by_the_stop,))
GAP = DayRule("gap", (Severity.WARNING, Severity.NOTE), gaps, (close_gap,))
ABSENT = PersonRule(
    "person-absent", (Severity.ERROR,), absent, (while_they_are_there, in_one_place_only, there_in_time)
)
LEAVING_BEFORE_ARRIVING = PersonRule(
    "end-before-start", (Severity.ERROR,), leaving_before_arriving, (the_other_way_round,)
)
