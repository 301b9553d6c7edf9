"""Where somebody appears in the programme, and how much that is on each day."""

from collections.abc import Iterable
from typing import NamedTuple

from stocktake_desktop.models import Alternate, Appearance, Organisation, Person, SessionBlock, Status
from stocktake_desktop.planning.head_count import heads

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
    found = {appearance.id: appearance for appearance in somebody.appearances}
    if isinstance(somebody, Organisation):
        speaking = (appearance for person in somebody.people for appearance in person.appearances)
        found |= {appearance.id: appearance for appearance in speaking if appearance.organisation in (None, somebody)}
    return sorted(found.values(), key=_place)


def loads_of(appearances: Iterable[Appearance]) -> list[DayLoad]:
    """The load of each day that has any; who has declined does nothing."""
    sessions = {
        appearance.session.id: appearance.session
        for appearance in appearances
        if appearance.status is not Status.DECLINED
    }
    by_day: dict[int, list[SessionBlock]] = {}
    for block in sessions.values():
        if block.day is not None:
            by_day.setdefault(block.day.number, []).append(block)
    return [DayLoad(day, len(blocks), sum(b.minutes for b in blocks)) for day, blocks in sorted(by_day.items())]


def least_sure(appearances: Iterable[Appearance | Alternate]) -> Status | None:
    """The least sure status among those that have not said yes; None when all have, or no."""
    open_ = {appearance.status for appearance in appearances if not appearance.is_collective}
    return next((status for status in UNSURE if status in open_), None)


def people_of(block: SessionBlock) -> int:
    """How many people a session needs seats for: as many as are expected, or named in it, or have places kept."""
    named = {appearance.person_id for appearance in block.appearances if appearance.person_id}
    kept = sum(number for number in map(heads, block.appearances) if number > 1)
    return max(block.expected or 0, len(named) + kept)


def _place(appearance: Appearance) -> tuple[bool, str, int, str, int, str]:
    block = appearance.session
    date = block.day.date.isoformat() if block.day is not None else ""
    return (block.is_parked, date, block.start or 0, block.title, appearance.position, appearance.id)
