"""Who has still to say whether they come: everybody not confirmed over all sessions, the most urgent first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from enum import Enum

from stocktake_desktop.models import Appearance, Meeting, Organisation, Person, Status
from stocktake_desktop.planning.attendance import UNSURE, least_sure
from stocktake_desktop.planning.folding import name_order

SOON = timedelta(days=7)
"""An answer that is due within this time is due this week; who is asked today has as long."""


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
    """A person, an organisation or a place without a name, with all the places in sessions they have to answer for.

    `key` is the id of the person or organisation, of a place without a name that of the appearance.
    """

    key: str
    urgency: Urgency
    appearances: tuple[Appearance, ...]

    @property
    def somebody(self) -> Person | Organisation | None:
        """Who it is; None where nobody is named yet."""
        return self.appearances[0].person or self.appearances[0].organisation

    @property
    def name(self) -> str:
        """Who it is, in words."""
        return self.appearances[0].name

    @property
    def status(self) -> Status:
        """The least sure of their statuses."""
        return least_sure(self.appearances) or self.appearances[0].status

    @property
    def asked_on(self) -> Date | None:
        """When they were last asked."""
        return max((one.asked_on for one in self.appearances if one.asked_on), default=None)

    @property
    def answer_by(self) -> Date | None:
        """When the first answer is due."""
        return min((one.answer_by for one in self.appearances if one.answer_by), default=None)

    @property
    def contact(self) -> str:
        """How to reach them, as it was noted; a person without one is reached through the organisation."""
        first = self.appearances[0]
        rows = (first.person, first.organisation or (first.person.organisation if first.person else None))
        return next((row.contact for row in rows if row is not None and row.contact.strip()), "")


def chased(meeting: Meeting, today: Date) -> list[Chased]:
    """Everybody who has still to answer, and who answered until a sheet of each session concerned was printed since."""
    waiting: dict[str, list[Appearance]] = {}
    answered: dict[str, list[Appearance]] = {}
    printed = _printed(meeting)
    for block in meeting.sessions:
        for appearance in block.appearances:
            if appearance.status in UNSURE and not appearance.is_collective:
                waiting.setdefault(chased_as(appearance), []).append(appearance)
            elif _answered_since(appearance, printed.get(block.id, "")):
                answered.setdefault(chased_as(appearance), []).append(appearance)
    most = {key: min((urgency(one, today) for one in theirs), key=_ORDER.index) for key, theirs in waiting.items()}
    rows = [_row(key, waiting[key], urgent) for key, urgent in most.items()]
    rows += [_row(key, theirs, Urgency.ANSWERED) for key, theirs in answered.items() if key not in waiting]
    return sorted(rows, key=_rank)


def urgency(appearance: Appearance, today: Date) -> Urgency:
    """How urgent one place in a session is; an answer is due on its day at the latest."""
    if appearance.status not in UNSURE:
        return Urgency.ANSWERED
    if appearance.answer_by is not None:
        left = appearance.answer_by - today
        return Urgency.OVERDUE if left < timedelta() else Urgency.THIS_WEEK if left <= SOON else Urgency.LATER
    is_asked = appearance.asked_on is not None or appearance.status is Status.INVITED
    return Urgency.LATER if is_asked else Urgency.NOT_ASKED


def answer_due(appearances: Iterable[Appearance], today: Date) -> Date:
    """By when somebody who is asked today should answer: in a week, but before the day of the first session."""
    days = [one.session.day.date - timedelta(days=1) for one in appearances if one.session.day is not None]
    return min([today + SOON, *(day for day in days if day > today)])


def chased_as(appearance: Appearance) -> str:
    """Who answers for a place: the id of the person or organisation, of a place without a name its own."""
    return appearance.person_id or appearance.organisation_id or appearance.id


def _answered_since(appearance: Appearance, printed: str) -> bool:
    """Whether an answer came that no sheet of the session knows, printed last at this time."""
    at = appearance.answered_at
    if at is None or appearance.status in UNSURE or appearance.session.is_parked:
        return False
    return printed < at.isoformat()


def _printed(meeting: Meeting) -> dict[str, str]:
    """When a sheet about each session was last printed, as ISO writes it."""
    printed: dict[str, str] = {}
    for issue in meeting.sheet_issues:
        if issue.lies_about:
            printed[issue.subject] = max(printed.get(issue.subject, ""), issue.printed_at.isoformat())
    return printed


def _row(key: str, appearances: list[Appearance], urgent: Urgency) -> Chased:
    return Chased(key, urgent, tuple(sorted(appearances, key=_place)))


def _place(appearance: Appearance) -> tuple[bool, Date, int, int, str]:
    block = appearance.session
    day = block.day.date if block.day is not None else Date.max
    return block.is_parked, day, block.start or 0, appearance.position, appearance.id


def _rank(row: Chased) -> tuple[int, Date, tuple[bool, Date, int], object, str]:
    """By urgency, then by when the answer is due, then by the first session."""
    return (
        _ORDER.index(row.urgency),
        row.answer_by or Date.max,
        _place(row.appearances[0])[:3],
        name_order(row.name),
        row.key,
    )
