"""The day that is to be recovered: its sessions, which of them are concerned, and what it must not run into.

Times of sessions are seconds of the day, as in `planning.slots`; limits are minutes.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from stocktake_desktop.models import Day, Meeting, SessionBlock, SessionKind
from stocktake_desktop.planning.as_planned import Records, records_of
from stocktake_desktop.planning.clock import Second, in_minutes, in_seconds, minute_after
from stocktake_desktop.planning.course import Span, Spans, running_end
from stocktake_desktop.planning.more_time import last_request, request_words, waits_until
from stocktake_desktop.planning.projection import ahead, day_of, held_back, spans_of, waits_for
from stocktake_desktop.planning.recovery.proposal import AskedLimit, LimitKind, Overrun, TimeLimit
from stocktake_desktop.planning.running import State
from stocktake_desktop.planning.slots import (
    FirstPlace,
    Slot,
    SlotPart,
    is_assembly,
    marked,
    postponed_places,
    second_of,
    slots_of,
)
from stocktake_desktop.planning.stops import bound_by
from stocktake_desktop.words import _

LUNCH = 60
"""Minutes from which a break is a meal that others have prepared: it keeps its start, and this much of its length."""

_KINDS = tuple(LimitKind)
_ROUNDS = 20
"""How often sessions are placed anew until nothing moves any more; a few times is usual."""


@dataclass(frozen=True)
class Board:
    """A day at a moment: its sessions as planned, in order, and the ids of those that are to be recovered."""

    day: Day
    now: Second
    slots: tuple[Slot, ...]
    scope: frozenset[str]
    blocks: Mapping[str, SessionBlock]
    assemblies: frozenset[str]
    records: Records
    """What was planned before other ways out changed it."""
    postponed: tuple[FirstPlace, ...] = ()
    """Where sessions were to be that ways out put into the tray."""
    worked_out: dict[tuple[Slot, ...], tuple[TimeLimit, ...]] = field(default_factory=dict, compare=False)
    """The limits of days that were looked at; a search comes by the same day several times."""

    def in_order(self, slots: Iterable[Slot]) -> list[Slot]:
        """Sessions as they are told: by time, those of one time by title."""
        return sorted(slots, key=lambda slot: (slot.start, self.blocks[slot.id].title, slot.id))

    def planned(self, session_id: str) -> Slot:
        """A session as the plan has it."""
        return next(slot for slot in self.slots if slot.id == session_id)


@dataclass(frozen=True)
class Draft:
    """The day as a proposal would have it; `speakers` are new minutes of appearances, `dropped` segments left out."""

    slots: tuple[Slot, ...]
    speakers: Mapping[str, int] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()


def board_of(
    meeting: Meeting,
    now: datetime,
    rooms: Collection[str | None] | None,
    known: Mapping[str, datetime],
    opened: Collection[str] = (),
) -> Board | None:
    """The day of `now`, with what is to come in these rooms, or in all; None when it is no day of the meeting.

    The locks of sessions that are `opened` do not hold.
    """
    day = day_of(meeting, now)
    if day is None:
        return None
    slots, second = held_back(slots_of(day, now), day.date, known), second_of(day.date, now)
    spans = spans_of(slots, second)
    slots = [_on_board(slot, spans[slot.id], slot.locked and slot.id not in opened) for slot in slots]
    scope = _scope(slots, spans_of(slots, second), rooms)
    assemblies = frozenset(block.id for block in day.sessions if is_assembly(block))
    blocks = {block.id: block for block in day.sessions}
    records = records_of(meeting)
    gone = tuple(postponed_places(day, records))
    return Board(day, second, tuple(slots), scope, blocks, assemblies, records, gone)


def _on_board(slot: Slot, span: Span | None, is_locked: bool) -> Slot:
    """A session with its lock as it is held; what nobody waits for any more is not to come."""
    run = replace(slot.run, state=ahead(slot, span, 0)) if span is None else slot.run
    return replace(slot, locked=is_locked, run=run)


def is_to_come(slot: Slot) -> bool:
    """Whether a session has not begun yet."""
    return slot.run.state is State.PLANNED


def is_meal(slot: Slot) -> bool:
    """Whether a break is as long as a meal."""
    return slot.kind is SessionKind.BREAK and slot.end - slot.start >= in_seconds(LUNCH)


def pushes(other: Slot, slot: Slot, spans: Spans) -> bool:
    """Whether a session before another makes it late."""
    span = spans[other.id]
    return span is not None and span.end > slot.start and waits_for(slot, other)


def upstream(ids: Iterable[str], slots: Sequence[Slot], spans: Spans) -> set[str]:
    """These sessions and all whose end they wait for, directly or through others; a locked one passes nothing on."""
    found = set(ids)
    ordered = sorted(slots, key=lambda slot: slot.order)
    ends = frozenset(found)
    for nth in range(len(ordered) - 1, -1, -1):
        slot = ordered[nth]
        if slot.id in found and is_to_come(slot) and (not slot.locked or slot.id in ends):
            found |= {other.id for other in ordered[:nth] if _holds_up(other, slot, spans)}
    return found


def _holds_up(other: Slot, slot: Slot, spans: Spans) -> bool:
    """Whether a session begins only when one before it is over, and would begin earlier if that one ended earlier."""
    first, second = spans[other.id], spans[slot.id]
    return pushes(other, slot, spans) and first is not None and second is not None and first.end >= second.start


def settled(board: Board, slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """The sessions placed where they are expected, so that what is planned is what will be.

    One under way that is cut stands there as it went and will go.
    """
    placed, left = tuple(slots), {slot.id for slot in slots}
    postponed = [*board.postponed, *(slot.first_place for slot in board.slots if slot.id not in left)]
    for _round in range(_ROUNDS):
        spans = spans_of(placed, board.now)
        again = tuple(marked([_placed(board, slot, spans) for slot in placed], board.assemblies, postponed))
        if again == placed:
            break
        placed = again
    return placed


def limits_of(board: Board, slots: tuple[Slot, ...]) -> tuple[TimeLimit, ...]:
    """What the day must not run into and by how much it would, in the order of the day."""
    if slots not in board.worked_out:
        board.worked_out[slots] = _limits(board, slots)
    return board.worked_out[slots]


def _limits(board: Board, slots: tuple[Slot, ...]) -> tuple[TimeLimit, ...]:
    slots = slots if slots == board.slots else settled(board, slots)
    spans = spans_of(slots, board.now)
    there = [slot for slot in slots if slot.id in board.scope and spans[slot.id] is not None]
    found = [*_stops(board, slots, spans), *_held_fast(board, there, spans), *_ends(board, there, spans)]
    return tuple(sorted(found, key=lambda limit: (limit.minute, _KINDS.index(limit.kind), limit.title, limit.id)))


def _placed(board: Board, slot: Slot, spans: Spans) -> Slot:
    """A session that is to come at its expected start, if it is later than planned."""
    if slot.run.is_under_way:
        return _as_it_goes(board, slot)
    span = spans[slot.id]
    if span is None or slot.locked or slot.id not in board.scope or not is_to_come(slot):
        return slot
    start = in_seconds(in_minutes(span.start))
    if start <= slot.start or (slot.by_itself and span.start <= board.now):
        return slot
    return replace(slot, start=start, end=Second(start + slot.end - slot.start))


def _as_it_goes(board: Board, slot: Slot) -> Slot:
    """A session under way that is cut, from its real start to its expected end.

    What is over in it has the minutes it took, so that what is left stands on paper at the time it will be.
    """
    planned, begun = board.planned(slot.id), slot.run.started
    if begun is None or slot.end - slot.start == planned.end - planned.start:
        return slot
    start, end = in_seconds(in_minutes(begun)), in_seconds(in_minutes(running_end(slot, board.now)))
    done = replace(slot, start=start, end=end, parts=tuple(_as_it_went(part) for part in slot.parts))
    return replace(done, end=Second(end + in_seconds(minute_after(end - running_end(done, board.now) - 30))))


def _as_it_went(part: SlotPart) -> SlotPart:
    run = part.run
    if run.state is not State.DONE or part.seconds is None or run.started is None or run.ended is None:
        return part
    return replace(part, seconds=in_seconds(in_minutes(run.ended) - in_minutes(run.started)))


def _scope(slots: Sequence[Slot], spans: Spans, rooms: Collection[str | None] | None) -> frozenset[str]:
    """What is not over in these rooms, and what it makes late elsewhere."""
    chosen: list[Slot] = []
    for slot in sorted(slots, key=lambda other: other.order):
        if spans[slot.id] is None or slot.run.state is State.DONE:
            continue
        if rooms is None or slot.room_id in rooms or any(pushes(other, slot, spans) for other in chosen):
            chosen.append(slot)
    return frozenset(slot.id for slot in chosen)


def _end(slot: Slot, spans: Spans) -> int:
    span = spans[slot.id]
    return 0 if span is None else span.end


def _stops(board: Board, slots: Sequence[Slot], spans: Spans) -> Iterator[TimeLimit]:
    """Of all that is bound by a stop, what is concerned; also what is over by now says what follows it."""
    for stop in board.day.hard_stops:
        rooms = {slot.room_id: waits_until(stop, slot.room_id) for slot in slots}
        for minute in sorted(set(rooms.values())):
            second, there = in_seconds(minute), [slot for slot in slots if rooms[slot.room_id] == minute]
            concerned = [slot for slot in bound_by(second, there, spans) if slot.id in board.scope]
            if concerned:
                missed = _overruns((slot.id, _end(slot, spans) - second) for slot in concerned)
                limit_id = stop.id if minute == stop.minute else f"{stop.id} {minute}"
                title = stop.title or _("hard stop")
                limit = TimeLimit(limit_id, LimitKind.HARD_STOP, title, minute, missed, stop.id)
                yield replace(limit, asked=_asked(board, limit))


def _asked(board: Board, limit: TimeLimit) -> AskedLimit | None:
    """What was asked last of whom a limit belongs to, for the room that misses it most."""
    worst = max(limit.missed_by, key=lambda overrun: overrun.minutes, default=None)
    if worst is None:
        return None
    request = last_request(board.day, board.planned(worst.session_id).room_id, limit.subject or limit.id)
    return None if request is None else AskedLimit(request.id, request.until, request.answer, request_words(request))


def _held_fast(board: Board, slots: Iterable[Slot], spans: Spans) -> Iterator[TimeLimit]:
    """What is locked, ceremonies and meals: they begin when planned, unless they are what is waited for."""
    for slot in slots:
        span, planned = spans[slot.id], board.planned(slot.id)
        if span is None or not is_to_come(slot) or planned.not_before is not None or planned.start <= board.now:
            continue
        if slot.locked:
            missed = _overruns(_running_into(board, planned, spans))
            limit = TimeLimit(slot.id, LimitKind.LOCKED, *_called(board, planned), missed)
            yield replace(limit, asked=_asked(board, limit))
        elif slot.kind is SessionKind.CEREMONY or is_meal(planned):
            kind = LimitKind.CEREMONY if slot.kind is SessionKind.CEREMONY else LimitKind.BREAK
            missed = _overruns([(slot.id, span.start - planned.start)])
            yield TimeLimit(slot.id, kind, *_called(board, planned), missed)


def _called(board: Board, planned: Slot) -> tuple[str, int]:
    return board.blocks[planned.id].title, in_minutes(planned.start)


def _running_into(board: Board, wall: Slot, spans: Spans) -> Iterator[tuple[str, int]]:
    """What each session planned before a locked one takes of it."""
    for other in board.slots:
        span = spans.get(other.id)  # what is postponed is not there
        if span is not None and other.order < wall.order and waits_for(wall, other):
            yield other.id, span.end - wall.start


def _overruns(found: Iterable[tuple[str, int]]) -> tuple[Overrun, ...]:
    """The sessions that run so many seconds into a limit, in minutes."""
    missed = (Overrun(session_id, in_minutes(seconds)) for session_id, seconds in found)
    return tuple(overrun for overrun in missed if overrun.minutes > 0)


def _ends(board: Board, slots: Sequence[Slot], spans: Spans) -> Iterator[TimeLimit]:
    """The end of each room's day, where neither a hard stop stands at the same minute nor a break comes after it."""
    for room_id in dict.fromkeys(slot.room_id for slot in slots):
        stops = {waits_until(stop, room_id) for stop in board.day.hard_stops}
        there = [slot for slot in slots if slot.room_id == room_id and not slot.by_itself]
        end = max((in_minutes(board.planned(slot.id).end) for slot in there), default=None)
        if end is None or end in stops or any(_is_after(board.planned(slot.id), room_id, end) for slot in slots):
            continue
        missed = _overruns((slot.id, _end(slot, spans) - in_seconds(end)) for slot in there)
        room = board.blocks[there[0].id].room
        title = _("end of the day in {room}").format(room=room.name) if room else _("end of the day")
        yield TimeLimit(f"end {room_id}", LimitKind.END, title, end, missed)


def _is_after(planned: Slot, room_id: str | None, minute: int) -> bool:
    return planned.room_id == room_id and planned.start >= in_seconds(minute)


def with_slot(draft: Draft, slot: Slot) -> Draft:
    """The draft with another state of one session."""
    return replace(draft, slots=tuple(slot if other.id == slot.id else other for other in draft.slots))
