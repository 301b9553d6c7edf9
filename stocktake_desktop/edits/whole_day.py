"""A day as a whole: all that is on it goes to another day, or a second day like it is added."""

from datetime import date as Date
from datetime import timedelta

from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.edits.copying import duplicate_block
from stocktake_desktop.edits.naming import with_those_that_stay
from stocktake_desktop.edits.translations import copy_translations
from stocktake_desktop.models import Day, EditRefused, Plan
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.words import _, ngettext


def move_whole_day(plan: Plan, day_id: str, to_id: str) -> list[str]:
    """Take all sessions of a day to another one, each at its time and in its room; locked ones stay and are named.

    Returns the ids of those that went.
    """
    day, to = plan.get(Day, day_id), plan.get(Day, to_id)
    if day is to:
        raise EditRefused(_("Choose another day than day {number}.").format(number=day.number))
    if not day.sessions:
        raise EditRefused(_("Day {number} has no sessions.").format(number=day.number))
    going = [block for block in in_order(day.sessions) if not block.locked]
    staying = [block for block in in_order(day.sessions) if block.locked]
    if not going:
        raise EditRefused(_("Every session of day {number} is locked; unlock one first.").format(number=day.number))
    words = ngettext(
        "Move {n} session of day {day} to day {other}", "Move {n} sessions of day {day} to day {other}", len(going)
    ).format(n=len(going), day=day.number, other=to.number)
    with plan.edit(with_those_that_stay(words, staying)):
        for block in going:
            move_block(plan, block.id, to_id, block.placed.start, block.room_id)
    return [block.id for block in going]


def duplicate_day(plan: Plan, day_id: str, date: Date | None = None) -> str:
    """Add a day with the title, the hard stops and copies of the sessions of another, at the same times; its id.

    Without a date it is the day after the last one. The copies are free, and who sits in them is to be asked again.
    """
    day = plan.get(Day, day_id)
    date = date or max(other.date for other in plan.meeting.days) + timedelta(days=1)
    if any(other.date == date for other in plan.meeting.days):
        raise EditRefused(_("{date} is a day of the meeting already.").format(date=date.isoformat()))
    with plan.edit(_("Duplicate day {number} on {date}").format(number=day.number, date=date.isoformat())):
        copy = plan.add(day.twin(date=date))
        copies = {day.id: copy.id}
        copies |= {stop.id: plan.add(stop.twin(day_id=copy.id)).id for stop in day.hard_stops}
        copy_translations(plan, copies)
        for block in in_order(day.sessions):
            duplicate_block(plan, block.id, copy.id, block.placed.start, block.room_id)
    return copy.id
