"""Fixes that change when a session is: one after the other, shorter, up to a stop, into a hole.

Wherever a session could start or end at another time it is proposed both ways: with its length, or with its other end
where it is. Which is best is found by trying them.
"""

from collections.abc import Iterator
from datetime import datetime, time

from stocktake_desktop.models import Meeting, SessionBlock, SessionKind
from stocktake_desktop.planning.acts import Act, AddBreak, MoveSession, ResizeSession
from stocktake_desktop.planning.clock import EARLIEST, LATEST, MINUTES_PER_DAY, clock, duration, end_clock
from stocktake_desktop.planning.findings.finding import Finding
from stocktake_desktop.planning.fixes.contents import fitted
from stocktake_desktop.planning.fixes.fix import Fix, Placed, called, place_of, placed
from stocktake_desktop.planning.more_time import stop_minutes
from stocktake_desktop.words import _, ngettext


def one_after_the_other(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The later of two starts when the earlier ends, or the earlier ends when the later starts."""
    pair = placed(meeting, finding)
    if len(pair) == 2:
        yield from _apart(pair[0], pair[1], 0)


def time_to_walk(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The later of two sessions starts when a person has had the time to change rooms."""
    pair = placed(meeting, finding)
    if len(pair) == 2:
        yield from _apart(pair[0], pair[1], meeting.turnaround_minutes)


def close_gap(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The session before lasts longer, the next starts earlier, or a break is named."""
    around = placed(meeting, finding)
    if len(around) < 2 or around[0].end >= around[-1].start:
        return
    before, after = around[0], around[-1]
    together = [p for block in after.day.sessions if block.start == after.start and (p := place_of(block))]
    yield from _start_all(together, before.end, keep_ends=True)
    yield from end_at(before, after.start)
    yield from _start_all(together, before.end, keep_ends=False)
    minutes = after.start - before.end
    pause = AddBreak(before.day.id, before.end, minutes, before.room_id)
    yield Fix(_("Add a break of {minutes}").format(minutes=duration(minutes)), (pause,))


def end_by_the_stop(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A session that goes past a hard stop, or begins after the last, ends there, or starts after the break there."""
    for place in placed(meeting, finding):
        stops = stop_minutes(place.day, place.room_id)
        stop = next((minute for minute in stops if place.start < minute < place.end), None)
        if stop is None:
            for last in [max(stops)] if stops and place.start >= max(stops) else []:
                yield from start_at(place, last - place.block.minutes)
            continue
        yield from end_at(place, stop)
        yield from start_at(place, stop - place.block.minutes)
        for block in place.day.sessions:
            pause = place_of(block)
            if block.kind is SessionKind.BREAK and pause and pause.start <= stop < pause.end:
                yield from start_at(place, pause.end)


def into_the_day(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A session that lies outside the day starts when the day does, or ends when it ends, at the latest at midnight."""
    for place in placed(meeting, finding):
        if place.end > MINUTES_PER_DAY:
            yield from end_at(place, MINUTES_PER_DAY)
        fits = place.block.minutes <= LATEST - EARLIEST
        if place.start < EARLIEST and place.end > LATEST:
            yield from _last_between(place, EARLIEST, LATEST)
        elif place.start < EARLIEST:
            yield from start_at(place, EARLIEST) if fits else ()
            yield from start_later(place, EARLIEST)
        elif place.end > LATEST:
            yield from start_at(place, LATEST - place.block.minutes) if fits else ()
            yield from end_at(place, LATEST)


def around_the_break(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A session that goes on during a break ends when the break begins, or starts when it ends."""
    places = placed(meeting, finding)
    pause = next((place for place in places if place.block.kind is SessionKind.BREAK), None)
    other = next((place for place in places if place is not pause), None)
    if pause is None or other is None:
        return
    if other.start < pause.start:
        yield from end_at(other, pause.start)
    yield from start_later(other, pause.end)
    yield from start_at(other, pause.end)
    yield from start_later(pause, other.end)
    if pause.start <= other.start:
        yield from end_at(pause, other.start)
    yield from start_at(pause, other.end)


def while_they_are_there(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A session starts when a person of it has arrived, or ends when they leave."""
    for person in (person for person in meeting.people if person.id in finding.people):
        for place in placed(meeting, finding):
            midnight = datetime.combine(place.day.date, time())
            since, until = (
                limit if moment is None else int((moment - midnight).total_seconds() // 60)
                for moment, limit in ((person.present_from, 0), (person.present_to, MINUTES_PER_DAY))
            )
            if place.start < since < until < place.end:
                yield from _last_between(place, since, until)
            elif place.start < since < until:
                yield from start_later(place, since)
                yield from start_at(place, since)
            elif since < until < place.end:
                yield from end_at(place, until)
                yield from start_at(place, until - place.block.minutes)


def start_at(place: Placed, start: int) -> Iterator[Fix]:
    """Move a session to another time of its day with its length, where the day has room and nothing holds it."""
    if place.block.locked or start == place.start or not 0 <= start <= MINUTES_PER_DAY - place.block.minutes:
        return
    words = _("Start {title} at {time}, keep its {length}")
    title = words.format(title=called(place.block.title), time=clock(start), length=duration(place.block.minutes))
    yield Fix(title, (MoveSession(place.block.id, place.day.id, start, place.room_id),))


def start_later(place: Placed, start: int) -> Iterator[Fix]:
    """Let a session start later, or earlier, and end when it does."""
    if place.block.locked or start == place.start or not 0 <= start < place.end:
        return
    words = _("Start {title} at {time}, keep the end {end}")
    title = words.format(title=called(place.block.title), time=clock(start), end=end_clock(place.end))
    yield Fix(title, _resized(place, start, place.end))


def end_at(place: Placed, end: int) -> Iterator[Fix]:
    """Let a session end earlier, or later, and start when it does."""
    if place.block.locked or end <= place.start or end == place.end:
        return
    title = _("End {title} at {time}").format(title=called(place.block.title), time=end_clock(end))
    yield Fix(title, _resized(place, place.start, end))


def _last_between(place: Placed, start: int, end: int) -> Iterator[Fix]:
    if not place.block.locked:
        words = _("Let {title} last from {start} to {end}")
        title = words.format(title=called(place.block.title), start=clock(start), end=clock(end))
        yield Fix(title, _resized(place, start, end))


def _apart(first: Placed, second: Placed, between: int) -> Iterator[Fix]:
    """Two sessions, the earlier first, so that there are some minutes between them."""
    yield from start_later(second, first.end + between)
    yield from end_at(first, second.start - between)
    yield from start_at(second, first.end + between)
    if first.start == second.start or second.end < first.end:
        yield from start_later(first, second.end + between)
        yield from start_at(first, second.end + between)
    if first.end + between > second.start:
        yield from start_at(first, second.start - between - first.block.minutes)


def _start_all(together: list[Placed], start: int, *, keep_ends: bool) -> Iterator[Fix]:
    """Sessions that begin at the same time begin at another one, those aside that are locked."""
    free = [place for place in together if not place.block.locked]
    if len(free) < 2:
        for place in free:
            yield from (start_later if keep_ends else start_at)(place, start)
        return
    n = len(free)
    if keep_ends:
        words = ngettext(
            "Start {n} session at {time}, keep its end", "Start {n} sessions at {time}, keep their ends", n
        )
        acts = [act for place in free for act in _resized(place, start, place.end)]
    else:
        words = ngettext(
            "Start {n} session at {time}, keep its length", "Start {n} sessions at {time}, keep their lengths", n
        )
        acts = [MoveSession(place.block.id, place.day.id, start, place.room_id) for place in free]
    yield Fix(words.format(n=n, time=clock(start)), tuple(acts))


def _resized(place: Placed, start: int, end: int) -> tuple[Act, ...]:
    block: SessionBlock = place.block
    return (ResizeSession(block.id, start, end - start), *fitted(block, end - start))
