"""The frame of a meeting changed as a whole, in one step: days and rooms as a form holds them; other dates."""

from collections.abc import Iterable
from datetime import date as Date
from datetime import datetime, timedelta
from typing import NamedTuple

from stocktake_desktop.edits.documents import remove_document
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import remove_hard_stop, take_day_out, take_room_out
from stocktake_desktop.models import (
    Day,
    EditRefused,
    HardStop,
    MeetingDocument,
    Plan,
    Room,
    Row,
    check_value,
)
from stocktake_desktop.planning.findings import Finding, find_all
from stocktake_desktop.planning.frame import (
    DayLine,
    DocumentLine,
    WishedFrame,
    differences,
    documents_of,
    faults,
    open_answers,
    open_questions,
    sessions_in,
)
from stocktake_desktop.words import _, legible, ngettext


class Along(NamedTuple):
    """What goes along when the meeting moves to other dates."""

    due_dates: bool = True
    """By when the guiding questions that were not sent yet must go out."""
    answers: bool = True
    """By when those who were asked are to answer."""
    presence: bool = False
    """From when to when people are there, which they said of the old dates."""


def change_frame(plan: Plan, wished: WishedFrame) -> None:
    """Let days and rooms be as they are wished for, in one step; who is not in the frame is removed."""
    told = differences(plan.meeting, wished)
    if not told:
        return
    if wrong := faults(plan.meeting, wished):
        raise EditRefused(next(iter(wrong.values())))
    words = ngettext("Change {n} thing of rooms and days", "Change {n} things of rooms and days", len(told))
    with plan.edit(told[0] if len(told) == 1 else words.format(n=len(told))):
        _change_rooms(plan, wished)
        _change_days(plan, wished.days)  # what is parked with a day has no room then


def change_documents(plan: Plan, lines: Iterable[DocumentLine]) -> None:
    """Let the background documents be these, in this order, in one step; a line that says nothing is left out."""
    wished = [line for line in lines if legible(*line[1:])]
    with plan.edit(_("Change the background documents")):
        for gone in {line.id for line in documents_of(plan.meeting)} - {line.id for line in wished}:
            remove_document(plan, gone)
        for position, line in enumerate(wished):
            if plan.find(MeetingDocument, line.id) is None:
                plan.add(MeetingDocument(id=line.id, meeting=plan.meeting, position=position))
            for field, value in {**line._asdict(), "position": position}.items():
                if field != "id":
                    set_field(plan, MeetingDocument, line.id, field, value)


def move_meeting(plan: Plan, first_day: Date, along: Along) -> None:
    """Let the meeting begin on another date: every day goes as far, sessions keep their times."""
    days = sorted(plan.meeting.days, key=lambda day: day.date)
    if not days:
        raise EditRefused(_("The meeting has no days yet."))
    by = first_day - days[0].date
    words = _("Move the meeting: {before} → {after}")
    with plan.edit(words.format(before=days[0].date.isoformat(), after=first_day.isoformat())):
        _shift(days, "date", by)
        if along.due_dates:
            _shift(open_questions(plan.meeting), "due", by)
        if along.answers:
            _shift(open_answers(plan.meeting), "answer_by", by)
        if along.presence:
            for field in ("present_from", "present_to"):
                _shift(plan.meeting.people, field, by)


def foresee_move(plan: Plan, first_day: Date, along: Along) -> list[Finding]:
    """What would be wrong with the meeting on other dates that is not wrong today; nothing is changed."""
    known, found = {finding.key for finding in find_all(plan.meeting)}, []

    def look() -> None:
        move_meeting(plan, first_day, along)
        found.extend(find_all(plan.meeting))

    plan.rehearse(look)
    return [finding for finding in found if finding.key not in known]


def _shift(rows: Iterable[Row], field: str, by: timedelta) -> None:
    """Move a date or a moment of each row; OverflowError is told as a date that no meeting has."""
    for row in rows:
        at: Date | datetime | None = getattr(row, field)
        if at is not None:
            setattr(row, field, _moved(type(row), field, at, by))


def _moved(model: type[Row], field: str, at: Date, by: timedelta) -> Date:
    try:
        moved = at + by
    except OverflowError:
        raise EditRefused(_("The calendar ends before that date.")) from None
    check_value(model, field, moved)
    return moved


def _change_days(plan: Plan, lines: Iterable[DayLine]) -> None:
    wished = {line.id: line for line in lines}
    for day in list(plan.meeting.days):
        if day.id not in wished:
            take_day_out(plan, day)
    for line in wished.values():
        check_value(Day, "date", line.date)
        day = plan.find(Day, line.id) or plan.add(Day(id=line.id, meeting=plan.meeting, date=line.date))
        if day.date != line.date:
            day.date = line.date  # all together: one by one, two days could not change places
        set_field(plan, Day, line.id, "title", line.title)
        _change_stops(plan, line)


def _change_stops(plan: Plan, line: DayLine) -> None:
    day, wished = plan.get(Day, line.id), {stop.id for stop in line.stops}
    for stop_id in [stop.id for stop in day.hard_stops if stop.id not in wished]:
        remove_hard_stop(plan, stop_id)
    for stop in line.stops:
        if plan.find(HardStop, stop.id) is None:
            check_value(HardStop, "minute", stop.minute)
            plan.add(HardStop(id=stop.id, day=day, minute=stop.minute, title=stop.title, watched_by=stop.watched_by))
        set_field(plan, HardStop, stop.id, "minute", stop.minute)
        set_field(plan, HardStop, stop.id, "title", stop.title)
        set_field(plan, HardStop, stop.id, "watched_by", stop.watched_by)


def _change_rooms(plan: Plan, wished: WishedFrame) -> None:
    homes = {block.id: key for key, blocks in sessions_in(plan.meeting, wished).items() for block in blocks}
    for line in wished.rooms:
        if plan.find(Room, line.id) is None:
            plan.add(Room(id=line.id, meeting=plan.meeting, name=line.name))
    for block in plan.meeting.sessions:
        if block.room_id != homes.get(block.id):
            block.room = plan.find(Room, homes.get(block.id))
    for room in list(plan.meeting.rooms):
        if room.id not in {line.id for line in wished.rooms}:
            take_room_out(plan, room)
    for line in wished.rooms:
        check_value(Room, "name", line.name)
        plan.get(Room, line.id).name = line.name  # all together: one by one, two rooms could not change names
    for position, line in enumerate(wished.rooms):
        fields = {"kind": line.kind, "layout": line.layout, "capacity": line.seats}
        for field, value in {**fields, "position": position}.items():
            set_field(plan, Room, line.id, field, value)
