"""The day of a room from one line to the next: what was, what runs, when the rest is expected, which limits are hit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from stocktake_desktop.models import Day, Room, SegmentKind, TimeAnswer
from stocktake_desktop.planning.clock import in_seconds
from stocktake_desktop.planning.more_time import last_request, request_words, waits_until
from stocktake_desktop.planning.projection import Expected, Projection, RoomAhead
from stocktake_desktop.planning.running import State, sessions_in
from stocktake_desktop.planning.slots import moment_of


@dataclass(frozen=True)
class OrderLine:
    """A session, a segment (with its kind), or a hard stop (no state) of a room, with its expected times.

    `over_minutes` is how late it will end; of a hard stop, how far it is overrun.
    """

    id: str
    title: str
    state: State | None
    start: datetime | None
    end: datetime | None = None
    kind: SegmentKind | None = None
    over_minutes: int = 0
    squeezed_minutes: int = 0
    asked: str = ""
    """How it stands with more time that was asked of whom a hard stop belongs to."""
    is_open: bool = False
    """Whether that is not answered yet."""


def running_order(room: Room, day: Day, projection: Projection) -> list[OrderLine]:
    """The lines of a room on the projected day in order; segments stand under the session under way or next."""
    ahead = projection.room(room.id)
    if ahead is None:
        return []
    blocks = {block.id: block for block in sessions_in(room.meeting, room.id, day.date)}
    opened = _opened(ahead.sessions)
    lines: list[OrderLine] = []
    for session in ahead.sessions:
        lines.append(_line(session, blocks[session.id].title))
        if session.id == opened:
            segments = {segment.id: segment for segment in blocks[session.id].segments}
            lines += [_line(part, segments[part.id].title, segments[part.id].kind) for part in session.segments]
    stops = list(_stops(day, ahead))
    return [line for _at, line in sorted(_placed([*lines, *stops]), key=lambda placed: placed[0])]


def _line(item: Expected, title: str, kind: SegmentKind | None = None) -> OrderLine:
    return OrderLine(item.id, title, item.state, item.start, item.end, kind, item.over_minutes, item.squeezed_minutes)


def _opened(sessions: tuple[Expected, ...]) -> str | None:
    """The session whose segments are shown: what runs, else what comes next."""
    for states in ((State.RUNNING, State.HELD), (State.PLANNED,)):
        found = next((session for session in sessions if session.state in states and session.segments), None)
        if found is not None:
            return found.id
    return None


def _stops(day: Day, ahead: RoomAhead) -> Iterator[OrderLine]:
    for stop in day.hard_stops:
        at = moment_of(day.date, in_seconds(waits_until(stop, ahead.room_id)))
        request = last_request(day, ahead.room_id, stop.id)
        asked = request_words(request) if request is not None else ""
        is_open = request is not None and request.answer is TimeAnswer.OPEN
        over = ahead.past_stops.get(stop.id, 0)
        yield OrderLine(stop.id, stop.title, None, at, over_minutes=over, asked=asked, is_open=is_open)


def _placed(lines: list[OrderLine]) -> Iterator[tuple[tuple[datetime, bool, int], OrderLine]]:
    """Lines in the order of the plan; a hard stop stands before what begins at it or later."""
    at = datetime.min
    for nth, line in enumerate(lines):
        if line.state is None:
            yield (line.start or datetime.min, False, nth), line
        else:
            at = max(at, line.start or at)
            yield (at, True, nth), line
