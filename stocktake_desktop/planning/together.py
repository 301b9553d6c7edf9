"""Where several sessions go when one of them is taken to another place and they keep their distances."""

from collections.abc import Iterable
from typing import NamedTuple

from stocktake_desktop.models import Plan
from stocktake_desktop.planning.clock import MINUTES_PER_DAY


class Place(NamedTuple):
    """Where a session goes: day, start (minute of the day) and room, which may be open."""

    day_id: str
    start: int
    room_id: str | None


def moved_together(plan: Plan, block_ids: Iterable[str], subject_id: str, to: Place) -> dict[str, Place]:
    """Where several sessions go when one of them, the subject, is taken to a place and they keep their distances.

    The others go as many days and minutes on, and those in the subject's room go into its new room. Who is parked or
    locked stays. The minutes are as many as leave each of them on its day; empty when a day lies outside the meeting.
    """
    subject = plan.session(subject_id)
    if subject.is_parked:
        return {subject_id: to}
    was = subject.placed
    days = [day.id for day in sorted(plan.meeting.days, key=lambda day: day.date)]
    on = days.index(to.day_id) - days.index(was.day_id)
    chosen = map(plan.session, dict.fromkeys((subject_id, *block_ids)))
    moving = {block.id: block.placed for block in chosen if block is subject or not (block.is_parked or block.locked)}
    minutes = to.start - was.start
    minutes = max(minutes, -min(at.start for at in moving.values()))
    minutes = min(minutes, MINUTES_PER_DAY - max(at.end for at in moving.values()))
    places: dict[str, Place] = {}
    for block_id, at in moving.items():
        day = days.index(at.day_id) + on
        if not 0 <= day < len(days):
            return {}
        room = to.room_id if at.room_id == was.room_id else at.room_id
        places[block_id] = Place(days[day], at.start + minutes, room)
    return places
