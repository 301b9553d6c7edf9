"""The rooms of a meeting: two of one name hide that two sessions are in one place."""

from collections.abc import Iterator

from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.acts import JoinRooms
from stocktake_desktop.planning.findings.finding import Finding, Severity
from stocktake_desktop.planning.findings.rule import FrameRule
from stocktake_desktop.planning.fixes.fix import Fix
from stocktake_desktop.planning.rooms import alike
from stocktake_desktop.words import _, ngettext


def rooms_alike(meeting: Meeting) -> Iterator[Finding]:
    """Two rooms have the same name, or names that differ only by case, blanks, accents or signs that are not seen."""
    for rooms in alike(meeting.rooms):
        words = ngettext("{n} room is called {name}.", "{n} rooms are called {name}.", len(rooms))
        facts = " ".join(room.id for room in rooms)
        message = words.format(n=len(rooms), name=" ".join(rooms[0].name.split()))
        yield Finding("rooms-alike", Severity.WARNING, message, (), facts=facts)


def one_room(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """All sessions go to the first of the rooms, and the others are removed."""
    for rooms in alike(meeting.rooms):
        if finding.facts in ("", " ".join(room.id for room in rooms)):
            words = _("Make them one room, {name}").format(name=" ".join(rooms[0].name.split()))
            yield Fix(words, tuple(JoinRooms(rooms[0].id, other.id) for other in rooms[1:]))


ROOMS_ALIKE = FrameRule("rooms-alike", (Severity.WARNING,), rooms_alike, (one_room,))
