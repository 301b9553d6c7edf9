"""The frame of the meeting: days, hard stops, rooms."""

from collections.abc import Iterable
from datetime import date as Date

from stocktake_desktop.edits.asking import ask_about
from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import (
    Day,
    EditRefused,
    HardStop,
    Plan,
    Room,
    RoomKind,
    RoomLayout,
)
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, clock
from stocktake_desktop.planning.frame import INTERPRETATION_ENDS, stays_in_room
from stocktake_desktop.planning.losses import parked_words, roomless_words, titled, with_loss
from stocktake_desktop.planning.rooms import room_called
from stocktake_desktop.planning.withdrawn import holds_record
from stocktake_desktop.words import _, joining

_MOST_NAMED = 3


def add_day(plan: Plan, date: Date, title: str = "", *, interpreted: bool = True) -> str:
    """Add a day, with the two hard stops when interpretation ends unless it is not `interpreted`; returns its id."""
    if any(day.date == date for day in plan.meeting.days):
        raise EditRefused(_("{date} is a day of the meeting already.").format(date=date.isoformat()))
    with plan.edit(_("Add day {date}").format(date=date.isoformat())):
        day = new_day(plan, date) if interpreted else plan.add(Day(meeting=plan.meeting, date=date))
        day.title = title
    return day.id


def new_day(plan: Plan, date: Date) -> Day:
    """Inside a step: a day with its two hard stops."""
    day = plan.add(Day(meeting=plan.meeting, date=date))
    for minute in INTERPRETATION_ENDS:
        plan.add(HardStop(day=day, minute=minute, title=_("interpretation ends")))
    return day


def remove_day(plan: Plan, day_id: str) -> None:
    """Remove a day; its sessions are parked. EditRefused where something ran on it: the report of the day stays."""
    day = plan.get(Day, day_id)
    words, lost = _("Remove day {number}").format(number=day.number), parked_words(day)
    if not holds_record(day):
        ask_about(words, [titled(lost, day.sessions)] if lost else ())
    with plan.edit(with_loss(words, lost)):
        take_day_out(plan, day)


def take_day_out(plan: Plan, day: Day) -> None:
    """Inside a step: a day goes, and its sessions are parked; EditRefused where something ran on it."""
    if titles := holds_record(day):
        words = _("Day {number} has a record ({titles}), and stays with it; move its other sessions away instead.")
        raise EditRefused(words.format(number=day.number, titles=", ".join(map(named, titles[:_MOST_NAMED]))))
    for block in list(day.sessions):
        block.day, block.start, block.room = None, None, None
    plan.remove(day)


def add_hard_stop(plan: Plan, day_id: str, minute: int, title: str) -> str:
    """Add a minute after which nothing can go on that day; returns its id."""
    if not 0 <= minute <= MINUTES_PER_DAY:
        raise EditRefused(_("A hard stop is a time between 00:00 and 24:00."))
    with plan.edit(_("Add hard stop {time}").format(time=clock(minute))):
        stop = plan.add(HardStop(day=plan.get(Day, day_id), minute=minute, title=title))
    return stop.id


def remove_hard_stop(plan: Plan, stop_id: str) -> None:
    """Remove a hard stop of a day."""
    stop = plan.get(HardStop, stop_id)
    with plan.edit(_("Remove hard stop {time}").format(time=clock(stop.minute))):
        plan.remove(stop)


def add_room(
    plan: Plan,
    name: str,
    kind: RoomKind = RoomKind.PLENARY,
    layout: RoomLayout = RoomLayout.PODIUM,
    capacity: int | None = None,
) -> str:
    """Add a room after the others; returns its id. EditRefused when one has the name already."""
    check_room_name(plan.meeting.rooms, name)
    with plan.edit(_("Add room {name}").format(name=named(name))):
        position = 1 + max((room.position for room in plan.meeting.rooms), default=-1)
        room = Room(meeting=plan.meeting, name=name, kind=kind, layout=layout, capacity=capacity, position=position)
        plan.add(room)
    return room.id


def join_rooms(plan: Plan, room_id: str, leaves_id: str) -> None:
    """Let all that is in one room be in another one, and remove the room that is left."""
    room, leaves = plan.get(Room, room_id), plan.get(Room, leaves_id)
    if room is leaves:
        raise EditRefused(_("Choose two different rooms."))
    with plan.edit(joining(_("Make {one} and {other} one room"), one=named(room.name), other=named(leaves.name))):
        for block in list(leaves.sessions):
            block.room = room
        for run in list(leaves.withdrawn):
            run.room = room
        for request in list(leaves.time_requests):
            request.room = room
        plan.remove(leaves)


def check_room_name(rooms: Iterable[Room], name: str, room_id: str = "") -> None:
    """EditRefused when another room than this one has the name already, however it is written."""
    if known := room_called(rooms, name, room_id):
        words = _("There is a room “{name}” already; give this one a name of its own.")
        raise EditRefused(words.format(name=named(known.name)))


def remove_room(plan: Plan, room_id: str) -> None:
    """Remove a room; its sessions keep their time and have no room."""
    room = plan.get(Room, room_id)
    words, lost = _("Remove room {name}").format(name=named(room.name)), roomless_words(room)
    ask_about(words, [titled(lost, room.sessions)] if lost else ())
    with plan.edit(with_loss(words, lost)):
        take_room_out(plan, room)


def take_room_out(plan: Plan, room: Room) -> None:
    """Inside a step: a room goes, its sessions stay without one; what was withdrawn keeps its name in words."""
    for block in list(room.sessions):
        block.room = None
    for run in list(room.withdrawn):
        run.title, run.room = _("{title} ({room})").format(title=named(run.title), room=named(room.name)), None
    for request in list(room.time_requests):
        request.room = None
    plan.remove(room)


def swap_rooms(plan: Plan, one_id: str, other_id: str, day_id: str | None = None) -> None:
    """Let two rooms change all their sessions, or those of one day; what is locked or was held stays, and is named."""
    one, other = plan.get(Room, one_id), plan.get(Room, other_id)
    moved = [block for block in (*one.sessions, *other.sessions) if day_id in (None, block.day_id)]
    kept = [block for block in moved if stays_in_room(block)]
    if one is other or len(kept) == len(moved):
        raise EditRefused(
            joining(_("There is no session to swap between {one} and {other}."), one=one.name, other=other.name)
        )
    words = joining(_("Swap {first} and {second}"), first=named(one.name), second=named(other.name))
    if day_id is not None:
        words = _("{step} on day {number}").format(step=words, number=plan.get(Day, day_id).number)
    if kept:
        titles = ", ".join(dict.fromkeys(named(block.title) for block in kept))
        words = _("{step}; locked or held, so not moved: {titles}").format(step=words, titles=titles)
    with plan.edit(words):
        for block in moved:
            if block not in kept:
                block.room = other if block.room is one else one
