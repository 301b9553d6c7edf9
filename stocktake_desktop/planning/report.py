"""What came of the plan: when each session and segment was planned and really was, by day and room, with totals.

Positive minutes mean late, or longer than planned; to the nearest minute, as everywhere in the run of a day.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import datetime, timedelta
from operator import attrgetter

from stocktake_desktop.models import Day, FloorState, Meeting, SegmentKind, SessionBlock, TimeRequest, WithdrawnSession
from stocktake_desktop.planning.clock import in_minutes, in_seconds
from stocktake_desktop.planning.floor_statistics import FloorStatistics, floor_statistics
from stocktake_desktop.planning.more_time import requests_of
from stocktake_desktop.planning.overruns import UsualOverrun, usual_overruns
from stocktake_desktop.planning.real_time import clocks_moved, seconds_between
from stocktake_desktop.planning.running import UNDER_WAY, Item, State, actual_of, state_for_scripts
from stocktake_desktop.planning.slots import Run, Slot, in_room, moment_of, slots_of
from stocktake_desktop.planning.turns import TurnTaken, turns_taken


@dataclass(frozen=True)
class ReportLine:
    """A session or a segment: planned beside actual. `kind` is that of a segment, None for a session.

    The planned times of a segment are None as far as the plan does not tell. The floor counts in whole minutes. What
    ran and then left the programme is withdrawn. What is over by now and of which nobody noted anything is not noted:
    it may have been held.
    """

    id: str
    title: str
    state: State
    kind: SegmentKind | None = None
    planned_start: datetime | None = None
    planned_end: datetime | None = None
    started: datetime | None = None
    ended: datetime | None = None
    held_minutes: int = 0
    floor_speakers: int = 0
    floor_minutes: int = 0
    segments: tuple["ReportLine", ...] = ()
    is_withdrawn: bool = False
    turns: tuple[TurnTaken, ...] = ()
    """What each took who spoke in it, beside what was given; those of its segments stand with these."""
    clocks_moved: int = 0
    """By how many seconds the clock on the wall was moved forward while it went on, for summer time."""

    @property
    def for_scripts(self) -> str:
        """How far it came, for a script: "planned", "running", "done", "skipped", "not noted" or "withdrawn"."""
        return "withdrawn" if self.is_withdrawn else state_for_scripts(self.state)

    @property
    def planned_minutes(self) -> int | None:
        """How long it was to be."""
        return _between(self.planned_start, self.planned_end)

    @property
    def minutes(self) -> int | None:
        """How long it really was, holds included."""
        return None if (gone := self._real_length) is None else _minutes(gone)

    @property
    def start_late(self) -> int | None:
        """How much later than planned it began."""
        return _between(self.planned_start, self.started)

    @property
    def end_late(self) -> int | None:
        """How much later than planned it ended."""
        return _between(self.planned_end, self.ended)

    @property
    def over_minutes(self) -> int | None:
        """How much longer than planned it was."""
        planned, actual = _gone(self.planned_start, self.planned_end), self._real_length
        return None if planned is None or actual is None else _minutes(actual - planned)

    @property
    def _real_length(self) -> timedelta | None:
        gone = _gone(self.started, self.ended)
        return None if gone is None else gone - timedelta(seconds=self.clocks_moved)


@dataclass(frozen=True)
class Totals:
    """What a day came to: sessions that were held to their end, how long they were to be and were, and the floor.

    `end_late` is how much later than planned the day ended, None until it has.
    """

    sessions: int = 0
    skipped: int = 0
    not_noted: int = 0
    planned_minutes: int = 0
    minutes: int = 0
    held_minutes: int = 0
    floor_speakers: int = 0
    floor_minutes: int = 0
    end_late: int | None = None
    floor: FloorStatistics = field(default_factory=FloorStatistics)
    """Who spoke from the floor, and how long."""

    @property
    def over_minutes(self) -> int:
        """How much longer than planned they were together."""
        return self.minutes - self.planned_minutes


@dataclass(frozen=True)
class RoomReport:
    """A room on a day, its sessions in the order of the plan, those withdrawn among them; no name for "no room"."""

    name: str | None
    sessions: tuple[ReportLine, ...]
    room_id: str | None = None


@dataclass(frozen=True)
class DayReport:
    """A day, its rooms in the order of the meeting, and what it came to."""

    day_id: str
    number: int
    date: Date
    rooms: tuple[RoomReport, ...]
    totals: Totals
    has_happened: bool = True
    """Whether anything was noted on it."""
    overruns: tuple[UsualOverrun, ...] = ()
    """What items of each sort have run over in the meeting, to the end of this day."""
    requests: tuple[TimeRequest, ...] = ()
    """What was asked of whom limits belong to, and what they answered, in the order in which it was asked."""


def report_of(meeting: Meeting, number: int | None = None) -> tuple[DayReport, ...]:
    """The report of every day of the meeting, or of the one with this number."""
    return tuple(report_of_day(day) for day in meeting.days if number in (None, day.number))


def report_of_day(day: Day) -> DayReport:
    """The report of one day."""
    slots = slots_of(day)
    blocks = {block.id: block for block in day.sessions}
    until = _noted_until(slots)
    rooms = []
    for room_id, name in (*((room.id, room.name) for room in day.meeting.rooms), (None, None)):
        held = [_session(slot, until, blocks[slot.id], day.date) for slot in in_room(slots, room_id)]
        gone = [_withdrawn(run, day.date) for run in day.withdrawn if run.room_id == room_id]
        if held or gone:
            ordered = sorted([*held, *gone], key=lambda line: (line.planned_start, line.planned_end, line.id))
            rooms.append(RoomReport(name, tuple(ordered), room_id))
    lines = [line for room in rooms for line in room.sessions]
    totals = replace(_totals(lines), floor=floor_statistics(day.sessions))
    overruns = tuple(usual_overruns(day.meeting, day.date))
    requests = tuple(requests_of(day))
    happened = has_happened(day)
    return DayReport(day.id, day.number, day.date, tuple(rooms), totals, happened, overruns, requests)


def has_happened(day: Day) -> bool:
    """Whether anything was noted on a day: something began, ended, was skipped, or asked for."""
    return bool(day.withdrawn or day.time_requests) or any(block.actuals for block in day.sessions)


def _noted_until(slots: Iterable[Slot]) -> int:
    """The last second of a day of which anything was noted; -1 before anything was."""
    runs = [run for slot in slots for run in (slot.run, *(part.run for part in slot.parts))]
    return max((moment for run in runs for moment in (run.started, run.ended) if moment is not None), default=-1)


def _session(slot: Slot, noted_until: int, block: SessionBlock, date: Date) -> ReportLine:
    spoken = [request for request in block.floor_requests if request.state is FloorState.SPOKEN]
    is_over = slot.run.state is State.PLANNED and not slot.by_itself and slot.end <= noted_until
    return ReportLine(
        slot.id,
        block.title,
        State.NOT_NOTED if is_over else slot.run.state,
        None,
        moment_of(date, slot.start),
        moment_of(date, slot.end),
        _moment(date, slot.run.started),
        _moment(date, _ended(slot.run)),
        in_minutes(slot.run.held),
        len(spoken),
        in_minutes(sum(request.seconds_used or 0 for request in spoken)),
        tuple(_segments(slot, block, date, is_over=is_over)),
        turns=turns_taken(block),
        clocks_moved=_clocks_moved(block),
    )


def _segments(slot: Slot, block: SessionBlock, date: Date, *, is_over: bool) -> Iterator[ReportLine]:
    segments = {segment.id: segment for segment in block.segments}
    at: int | None = slot.start
    for part in slot.parts:
        end = None if at is None or part.seconds is None else at + part.seconds
        yield ReportLine(
            part.id,
            segments[part.id].title,
            State.NOT_NOTED if is_over and part.run.state is State.PLANNED else part.run.state,
            part.kind,
            _moment(date, at),
            _moment(date, end),
            _moment(date, part.run.started),
            _moment(date, _ended(part.run)),
            in_minutes(part.run.held),
            turns=turns_taken(segments[part.id]),
            clocks_moved=_clocks_moved(segments[part.id]),
        )
        at = end


def _withdrawn(run: WithdrawnSession, date: Date) -> ReportLine:
    turns = tuple(
        TurnTaken(
            part.title,
            None if part.minutes is None else in_seconds(part.minutes),
            seconds_between(run.meeting, part.started, part.ended) - part.held_seconds,
        )
        for part in run.parts
        if part.kind is None and part.started and part.ended
    )
    start = in_seconds(run.start)
    return ReportLine(
        run.id,
        run.title,
        State.DONE,
        None,
        moment_of(date, start),
        moment_of(date, start + in_seconds(run.minutes)),
        run.started,
        run.ended,
        in_minutes(run.held_seconds),
        len(turns),
        in_minutes(sum(turn.taken for turn in turns)),
        tuple(_withdrawn_items(run, date)),
        is_withdrawn=True,
        turns=turns,
    )


def _withdrawn_items(run: WithdrawnSession, date: Date) -> Iterator[ReportLine]:
    at: int | None = in_seconds(run.start) if len(run.parts) > 1 or run.ended is not None else None
    for part in run.parts:
        if part.kind is None:
            continue
        end = None if at is None or part.minutes is None else at + in_seconds(part.minutes)
        yield ReportLine(
            part.id,
            part.title,
            State.SKIPPED if part.is_skipped else State.DONE if part.started or part.ended else State.NOT_NOTED,
            part.kind,
            _moment(date, at),
            _moment(date, end),
            part.started,
            part.ended,
            in_minutes(part.held_seconds),
        )
        at = end


def _clocks_moved(item: Item) -> int:
    actual = actual_of(item)
    if actual is None or actual.started is None or actual.ended is None:
        return 0
    return clocks_moved(actual.session.meeting, actual.started, actual.ended)


def _totals(lines: Sequence[ReportLine]) -> Totals:
    ended = [line for line in lines if line.minutes is not None and line.state not in UNDER_WAY]
    names = ("planned_minutes", "minutes", "held_minutes", "floor_speakers", "floor_minutes")
    sums = {name: sum(attrgetter(name)(line) for line in ended) for name in names}
    skipped = sum(line.state is State.SKIPPED for line in lines)
    not_noted = sum(line.state is State.NOT_NOTED for line in lines)
    return Totals(len(ended), skipped, not_noted, **sums, end_late=_end_late(lines))


def _end_late(lines: Sequence[ReportLine]) -> int | None:
    ran = (line for line in lines if line.planned_end and (line.ended or not line.is_withdrawn))
    last = max(ran, key=lambda line: (line.planned_end, line.id), default=None)
    ends = [line.ended for line in lines if line.ended is not None]
    if last is None or last.state not in (State.DONE, State.SKIPPED) or not ends:
        return None
    return _between(last.planned_end, max(ends))


def _moment(date: Date, second: int | None) -> datetime | None:
    return None if second is None else moment_of(date, second)


def _ended(run: Run) -> int | None:
    """When something ended; of what was skipped the plan keeps only when that was pressed."""
    return None if run.state is State.SKIPPED else run.ended


def _between(start: datetime | None, end: datetime | None) -> int | None:
    gone = _gone(start, end)
    return None if gone is None else _minutes(gone)


def _gone(start: datetime | None, end: datetime | None) -> timedelta | None:
    return None if start is None or end is None else end - start


def _minutes(gone: timedelta) -> int:
    """Whole minutes, to the nearest."""
    return in_minutes(int(gone.total_seconds()))
