"""Fixes that change when a session is: one after the other, shorter, up to a stop, into a hole."""

from collections.abc import Iterator

from stocktake_desktop.models import Meeting, SessionKind
from stocktake_desktop.planning.acts import AddBreak, MoveSession, ResizeSession
from stocktake_desktop.planning.clock import EARLIEST, LATEST, MINUTES_PER_DAY, clock, duration
from stocktake_desktop.planning.findings.finding import Finding
from stocktake_desktop.planning.fixes.fix import Fix, Placed, called, placed
from stocktake_desktop.words import _, ngettext


def one_after_the_other(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The later of two starts when the earlier ends; or the earlier ends when the later starts."""
    pair = placed(meeting, finding)
    if len(pair) == 2:
        yield from start_at(pair[1], pair[0].end)
        yield from _end_at(pair[0], pair[1].start)


def time_to_walk(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The later of two sessions starts when a person has had the time to change rooms."""
    pair = placed(meeting, finding)
    if len(pair) == 2:
        yield from start_at(pair[1], pair[0].end + meeting.turnaround_minutes)
        yield from _end_at(pair[0], pair[1].start - meeting.turnaround_minutes)


def close_gap(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The session before lasts longer, the next starts earlier, or a break is named."""
    around = placed(meeting, finding)
    if len(around) < 2 or around[0].end >= around[-1].start:
        return
    before, after = around[0], around[-1]
    yield from _end_at(before, after.start)
    yield from _all_start_at(after, before.end)
    minutes = after.start - before.end
    pause = AddBreak(before.day.id, before.end, minutes, before.room_id)
    yield Fix(_("Add a break of {minutes}").format(minutes=duration(minutes)), (pause,))


def end_by_the_stop(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A session that goes past a hard stop ends there, or is moved to end there."""
    for place in placed(meeting, finding):
        stop = next((s.minute for s in place.day.hard_stops if place.start < s.minute < place.end), None)
        if stop is not None:
            yield from _end_at(place, stop)
            yield from start_at(place, stop - place.block.minutes)


def into_the_day(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A session that lies outside the day starts when the day does, or ends when it ends."""
    for place in placed(meeting, finding):
        if place.start < EARLIEST:
            yield from start_at(place, EARLIEST)
        if place.end > LATEST and LATEST - place.block.minutes >= EARLIEST:
            yield from start_at(place, LATEST - place.block.minutes)
        if place.end > LATEST and place.start >= EARLIEST:
            yield from _end_at(place, LATEST)


def around_the_break(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A session that goes on during a break ends when the break begins, or starts when it ends."""
    places = placed(meeting, finding)
    pause = next((place for place in places if place.block.kind is SessionKind.BREAK), None)
    other = next((place for place in places if place is not pause), None)
    if pause is None or other is None:
        return
    if other.start < pause.start:
        yield from _end_at(other, pause.start)
    yield from start_at(other, pause.end)
    if pause.start <= other.start:
        yield from _end_at(pause, other.start)
    yield from start_at(pause, other.end)


def start_at(place: Placed, start: int) -> Iterator[Fix]:
    """Move a session to another time of its day, where the day has room for it and nothing holds it."""
    if place.block.locked or start == place.start or not 0 <= start <= MINUTES_PER_DAY - place.block.minutes:
        return
    title = _("Start {title} at {time}").format(title=called(place.block.title), time=clock(start))
    yield Fix(title, (MoveSession(place.block.id, place.day.id, start, place.room_id),))


def _all_start_at(first: Placed, start: int) -> Iterator[Fix]:
    """Move a session, with all that begin at the same time, to another time of its day."""
    together = [block for block in first.day.sessions if block.start == first.start and not block.locked]
    if len(together) < 2:
        yield from start_at(first, start)
        return
    n = len(together)
    words = ngettext("Start {n} session at {time}", "Start {n} sessions at {time}", n).format(n=n, time=clock(start))
    yield Fix(words, tuple(MoveSession(block.id, first.day.id, start, block.room_id) for block in together))


def _end_at(place: Placed, end: int) -> Iterator[Fix]:
    if place.block.locked or end <= place.start or end == place.end:
        return
    title = _("End {title} at {time}").format(title=called(place.block.title), time=clock(end))
    yield Fix(title, (ResizeSession(place.block.id, place.start, end - place.start),))
