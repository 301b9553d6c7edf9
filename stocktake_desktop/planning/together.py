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
    if subject.day_id is None or subject.start is None:
        return {subject_id: to}
    days = [day.id for day in sorted(plan.meeting.days, key=lambda day: day.date)]
    on = days.index(to.day_id) - days.index(subject.day_id)
    chosen = [plan.session(one) for one in dict.fromkeys((subject_id, *block_ids))]
    moving = [one for one in chosen if one is subject or not (one.is_parked or one.locked)]
    minutes = to.start - subject.start
    minutes = max(minutes, -min(one.start or 0 for one in moving))
    minutes = min(minutes, MINUTES_PER_DAY - max(one.end or 0 for one in moving))
    places: dict[str, Place] = {}
    for one in moving:
        day = days.index(one.day_id or "") + on
        if not 0 <= day < len(days):
            return {}
        room = to.room_id if one.room_id == subject.room_id else one.room_id
        places[one.id] = Place(days[day], (one.start or 0) + minutes, room)
    return places
