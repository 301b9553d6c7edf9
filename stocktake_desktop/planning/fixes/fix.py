"""What a proposal to mend a finding is: words, and its acts as plain data."""

from dataclasses import dataclass
from typing import NamedTuple

from stocktake_desktop.models import Day, Meeting, SessionBlock
from stocktake_desktop.planning.acts import Act
from stocktake_desktop.planning.brevity import brief
from stocktake_desktop.planning.findings.finding import Finding
from stocktake_desktop.words import _


@dataclass(frozen=True)
class Fix:
    """A proposal: what it is called on a button and in the history, and its acts in order.

    One that `asserts` makes a fact of what only a person can know, such as that somebody confirmed: it is never the
    first one proposed.
    """

    title: str
    acts: tuple[Act, ...]
    asserts: bool = False


class Placed(NamedTuple):
    """A session of the programme with its place."""

    block: SessionBlock
    day: Day
    start: int
    end: int

    @property
    def room_id(self) -> str | None:
        """The room it is in, if any."""
        return self.block.room_id


def concerned(meeting: Meeting, finding: Finding) -> list[SessionBlock]:
    """The sessions a finding is about, as it names them; those that are gone are left out."""
    known = {block.id: block for block in meeting.sessions}
    return [known[session_id] for session_id in finding.sessions if session_id in known]


def placed(meeting: Meeting, finding: Finding) -> list[Placed]:
    """The sessions of a finding that have a place, the earlier first."""
    found = [place for block in concerned(meeting, finding) if (place := place_of(block))]
    return sorted(found, key=lambda place: (place.day.date, place.start, place.end))


def place_of(block: SessionBlock) -> Placed | None:
    """Where a session stands, None for a parked one."""
    at = block.placement
    return None if block.day is None or at is None else Placed(block, block.day, at.start, at.end)


def called(words: str) -> str:
    """A title short enough for a button."""
    return brief(" ".join(words.split()) or _("the untitled session"))
