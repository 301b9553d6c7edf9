"""What of a plan goes out to other programs: which sessions, under which lasting keys, in which words."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date as Date
from datetime import datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from stocktake_desktop.interchange.file_kinds import ExportOptions
from stocktake_desktop.models import Appearance, Meeting, Person, Row, SessionBlock
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.translations import said, said_in

ROLE_SAYS = "X-STOCKTAKE-ROLE"
"""What an attendee in a calendar says the role by, of which the standard knows the chair only."""
_LARGEST = 2**31 - 1
"""Some readers keep a number in 32 bits."""


class Wording:
    """The words of a meeting in one language, else as it was planned."""

    def __init__(self, meeting: Meeting, language: str) -> None:
        self.language = language
        self._said = said_in(meeting, language) if language else {}

    def of(self, row: Row, field: str) -> str:
        """What a field of a row says."""
        return said(row, field, self._said)

    def line(self, row: Row, field: str) -> str:
        """The same on one line."""
        return " ".join(self.of(row, field).split())

    def name(self, somebody: Appearance) -> str:
        """Who appears: a person as addressed, an organisation, or the place that is kept."""
        if somebody.person is not None:
            name = self.person(somebody.person)
        elif somebody.organisation is not None:
            name = self.of(somebody.organisation, "name")
        else:
            name = self.of(somebody, "placeholder")
        return " ".join(name.split())

    def person(self, person: Person) -> str:
        """A person as addressed; one without a name by function."""
        name = self._said.get((person.id, "name")) or person.name
        return " ".join(f"{self.of(person, 'honorific')} {name}".split()) if name else self.of(person, "function")


def chosen(meeting: Meeting, options: ExportOptions) -> list[SessionBlock]:
    """The sessions that have a place and were asked for, in the order of the programme."""
    return [block for block in in_order(meeting.sessions) if not block.is_parked and is_chosen(block, options)]


def is_chosen(block: SessionBlock, options: ExportOptions) -> bool:
    """Whether a session is in the room and with the person that were asked for."""
    in_room = not options.room_id or block.room_id == options.room_id
    return in_room and (not options.person_id or any(one.person_id == options.person_id for one in block.appearances))


def guid(key: str) -> UUID:
    """A key that is the same wherever and whenever it is written: of an id, or of what else names one thing."""
    try:
        return UUID(key)
    except ValueError:
        return uuid5(NAMESPACE_URL, f"stocktake:{key}")


def guids(blocks: Iterable[SessionBlock]) -> dict[str, UUID]:
    """By its id the key of each session: the one its source gave, where that is one and no other has it."""
    blocks = list(blocks)
    given = {block.id: _uuid(block.source_key) for block in blocks}
    counted = Counter(given.values())
    return {one.id: key if (key := given[one.id]) and counted[key] == 1 else guid(one.id) for one in blocks}


def numbers(keys: Mapping[str, UUID]) -> dict[str, int]:
    """By its id a number of each thing, from 1 to what 32 bits hold; it follows from the key alone."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    for row_id, key in sorted(keys.items(), key=lambda one: one[1]):
        number = key.int % _LARGEST + 1
        while number in taken:
            number = number % _LARGEST + 1
        taken.add(number)
        found[row_id] = number
    return found


def moment(meeting: Meeting, date: Date, minute: int) -> datetime:
    """A minute of a day (1440: midnight at its end) with the offset that the clocks of the meeting have then."""
    wall = datetime.combine(date, time()) + timedelta(minutes=minute)
    return wall.replace(tzinfo=ZoneInfo(meeting.timezone))


def plain(words: str) -> str:
    """The letters from a to z and figures of some words, other signs as "-"; empty where there are none."""
    known = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(sign if sign.isalnum() else " " for sign in known).split())


def _uuid(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None
