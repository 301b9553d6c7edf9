"""The programme as it is read: its sessions in their order, and the rooms that something is on in."""

from collections.abc import Iterable
from datetime import date as Date

from stocktake_desktop.models import Day, Room, SessionBlock


def in_order(blocks: Iterable[SessionBlock]) -> list[SessionBlock]:
    """Sessions as they come in the programme, parked ones last; what begins together in the order of the rooms."""
    return sorted(blocks, key=_place)


def rooms_in_use(day: Day) -> list[Room]:
    """The rooms that something is on in, in the order of the meeting."""
    return [room for room in day.meeting.rooms if any(block.room is room for block in day.sessions)]


def _place(block: SessionBlock) -> tuple[Date, int, int, str, str]:
    date = block.day.date if block.day else Date.max
    return date, block.start or 0, block.room.position if block.room else -1, block.title, block.id
