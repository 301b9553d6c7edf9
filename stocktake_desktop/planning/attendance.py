"""Where somebody appears in the programme, and how much that is on each day."""

from collections.abc import Iterable
from typing import NamedTuple

from stocktake_desktop.models import Appearance, Organisation, Person, SessionBlock, Status

UNSURE = (Status.TO_BE_CONFIRMED, Status.INVITED)
"""Who has one of these has not said yes."""


class DayLoad(NamedTuple):
    """How much somebody has to do on one day; a session counts once, however many roles there are in it."""

    day: int
    """The number of the day, from 1."""
    sessions: int
    minutes: int


def appearances_of(somebody: Person | Organisation) -> list[Appearance]:
    """Where somebody appears, in the order of the programme, parked sessions last.

    An organisation appears where it is named and where its people speak for it.
    """
    found = {one.id: one for one in somebody.appearances}
    if isinstance(somebody, Organisation):
        speaking = (one for person in somebody.people for one in person.appearances)
        found |= {one.id: one for one in speaking if one.organisation in (None, somebody)}
    return sorted(found.values(), key=_place)


def loads_of(appearances: Iterable[Appearance]) -> list[DayLoad]:
    """The load of each day that has any; who has declined does nothing."""
    sessions = {one.session.id: one.session for one in appearances if one.status is not Status.DECLINED}
    by_day: dict[int, list[SessionBlock]] = {}
    for block in sessions.values():
        if block.day is not None:
            by_day.setdefault(block.day.number, []).append(block)
    return [DayLoad(day, len(blocks), sum(b.minutes for b in blocks)) for day, blocks in sorted(by_day.items())]


def least_sure(appearances: Iterable[Appearance]) -> Status | None:
    """The least sure status among those that have not said yes; None when all have, or no."""
    open_ = {one.status for one in appearances if not one.is_collective}
    return next((status for status in UNSURE if status in open_), None)


def _place(one: Appearance) -> tuple[bool, str, int, str, int, str]:
    block = one.session
    date = block.day.date.isoformat() if block.day is not None else ""
    return (block.is_parked, date, block.start or 0, block.title, one.position, one.id)
