"""Who has still to say whether they come: everybody not confirmed over all sessions, the most urgent first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from enum import Enum

from stocktake_desktop.models import Alternate, Appearance, Meeting, Organisation, Person, SessionBlock, Status
from stocktake_desktop.planning.attendance import UNSURE, least_sure
from stocktake_desktop.planning.folding import name_order
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.stepping_in import ranked

SOON = timedelta(days=7)
"""An answer that is due within this time is due this week; who is asked today has as long."""


Place = Appearance | Alternate
"""Where somebody may have to come: a place in a session as who is named, or as an alternate."""


class Urgency(Enum):
    """How much somebody has to be seen after, the most urgent first."""

    OVERDUE = "overdue"
    THIS_WEEK = "this week"
    NOT_ASKED = "not asked"
    LATER = "later"
    ANSWERED = "answered"


_ORDER = list(Urgency)


@dataclass(frozen=True)
class Chased:
    """A person, an organisation or a place without a name, with all the places in sessions they have to answer for."""

    key: str
    """As `chased_as` tells it."""
    urgency: Urgency
    places: tuple[Place, ...]

    @property
    def somebody(self) -> Person | Organisation | None:
        """Who it is; None where nobody is named yet."""
        return self.places[0].person or self.places[0].organisation

    @property
    def appearance_ids(self) -> tuple[str, ...]:
        """The ids of the places in which they are named."""
        return tuple(place.id for place in self.places if isinstance(place, Appearance))

    @property
    def alternate_ids(self) -> tuple[str, ...]:
        """The ids of the places in which they may step in."""
        return tuple(place.id for place in self.places if isinstance(place, Alternate))

    @property
    def name(self) -> str:
        """Who it is, in words."""
        return telling_name(self.places[0])

    @property
    def status(self) -> Status:
        """The least sure of their statuses."""
        return least_sure(self.places) or self.places[0].status

    @property
    def asked_on(self) -> Date | None:
        """When they were last asked."""
        return max((one.asked_on for one in self.places if one.asked_on), default=None)

    @property
    def answer_by(self) -> Date | None:
        """When the first answer is due."""
        return min((one.answer_by for one in self.places if one.answer_by), default=None)

    @property
    def contact(self) -> str:
        """How to reach them, as it was noted; a person without one is reached through the organisation."""
        first = self.places[0]
        rows = (first.person, first.organisation or (first.person.organisation if first.person else None))
        return next((row.contact for row in rows if row is not None and row.contact.strip()), "")


def chased(meeting: Meeting, today: Date) -> list[Chased]:
    """Everybody who has still to answer, and who answered until a sheet of each session concerned was printed since."""
    waiting: dict[str, list[Place]] = {}
    answered: dict[str, list[Place]] = {}
    printed = _printed(meeting)
    for block in meeting.sessions:
        for place in asked_in(block):
            if place.status in UNSURE:
                waiting.setdefault(chased_as(place), []).append(place)
            elif _answered_since(place, printed.get(block.id, "")):
                answered.setdefault(chased_as(place), []).append(place)
    most = {key: min((urgency(one, today) for one in theirs), key=_ORDER.index) for key, theirs in waiting.items()}
    rows = [_row(key, waiting[key], urgent) for key, urgent in most.items()]
    rows += [_row(key, theirs, Urgency.ANSWERED) for key, theirs in answered.items() if key not in waiting]
    return sorted(rows, key=_rank)


def asked_in(block: SessionBlock) -> Iterator[Place]:
    """Who has to say whether they come to a session, whoever steps in after the one they step in for.

    A group has not, nor an alternate whom nobody asked of somebody who comes for certain.
    """
    for appearance in block.appearances:
        if not appearance.is_collective:
            yield appearance
        for alternate in ranked(appearance):
            is_needed = appearance.status is not Status.CONFIRMED or _is_asked(alternate)
            if is_needed and not alternate.is_collective:
                yield alternate


def urgency(place: Place, today: Date) -> Urgency:
    """How urgent one place in a session is; an answer is due on its day at the latest."""
    if place.status not in UNSURE:
        return Urgency.ANSWERED
    if place.answer_by is not None:
        left = place.answer_by - today
        return Urgency.OVERDUE if left < timedelta() else Urgency.THIS_WEEK if left <= SOON else Urgency.LATER
    return Urgency.LATER if _is_asked(place) else Urgency.NOT_ASKED


def answer_due(places: Iterable[Place], today: Date) -> Date:
    """By when somebody who is asked today should answer: in a week, but before the day of the first session."""
    days = [one.session.day.date - timedelta(days=1) for one in places if one.session.day is not None]
    return min([today + SOON, *(day for day in days if day > today)])


def chased_as(place: Place) -> str:
    """Who answers for a place: the person or organisation by table and id, a place without a name by its own."""
    somebody = place.person or place.organisation or place
    return f"{somebody.__tablename__} {somebody.id}"


def _is_asked(place: Place) -> bool:
    return place.status is not Status.TO_BE_CONFIRMED or place.asked_on is not None


def _answered_since(place: Place, printed: str) -> bool:
    """Whether an answer came that no sheet of the session knows, printed last at this time."""
    at = place.answered_at
    if at is None or place.status in UNSURE or place.session.is_parked:
        return False
    return printed < at.isoformat()


def _printed(meeting: Meeting) -> dict[str, str]:
    """When a sheet about each session was last printed, as ISO writes it."""
    printed: dict[str, str] = {}
    for issue in meeting.sheet_issues:
        if issue.lies_about:
            printed[issue.subject] = max(printed.get(issue.subject, ""), issue.printed_at.isoformat())
    return printed


def _row(key: str, places: list[Place], urgent: Urgency) -> Chased:
    return Chased(key, urgent, tuple(sorted(places, key=_order)))


def _order(place: Place) -> tuple[bool, Date, int, bool, int, str]:
    block = place.session
    day = block.day.date if block.day is not None else Date.max
    return block.is_parked, day, block.start or 0, isinstance(place, Alternate), place.position, place.id


def _rank(row: Chased) -> tuple[int, Date, tuple[bool, Date, int, bool], object, str]:
    """By urgency, then by when the answer is due, then by the first session."""
    return (
        _ORDER.index(row.urgency),
        row.answer_by or Date.max,
        _order(row.places[0])[:4],
        name_order(row.name),
        row.key,
    )
