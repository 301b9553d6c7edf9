"""The findings of a meeting, kept up to date: after a step only what it touched is looked at again."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date as Date

from stocktake_desktop.models import Day, Meeting, Person, Plan, SessionBlock, SessionKind
from stocktake_desktop.planning.findings.finding import Finding
from stocktake_desktop.planning.findings.groups import ReportingGroup
from stocktake_desktop.planning.findings.rule import (
    DatedRule,
    DayRule,
    FrameRule,
    KindRule,
    PersonRule,
    ReportRule,
    SessionRule,
)
from stocktake_desktop.planning.findings.rules import rules
from stocktake_desktop.planning.findings.shelf import Shelf, Subject
from stocktake_desktop.planning.findings.whole_meeting import WholeMeeting
from stocktake_desktop.planning.moments import today as today_in
from stocktake_desktop.planning.reach import Reach


class FindingsBook:
    """All findings of a plan by what they were found in; the meeting's date decides what is near and what is late.

    With `today` it is that date for good. `looked_at` names what the last refresh looked at.
    """

    def __init__(self, plan: Plan, today: Date | None = None) -> None:
        self._plan = plan
        self._given = today
        self._shelf = Shelf(plan)
        self._whole = WholeMeeting()
        self.looked_at: set[Subject] = set()
        self._look_at_all()

    def all(self) -> list[Finding]:
        """Errors first, then in the order of the programme."""
        return self._shelf.all()

    def refresh(self, reach: Reach) -> bool:
        """Look again at what a step reaches; True when that changed any finding."""
        self.looked_at = set()
        if reach.everywhere or self._is_another_day():
            return self._look_at_all()
        looks = [self._look_at_session(session_id) for session_id in reach.sessions]
        looks += [self._look_at_day(day_id) for day_id in reach.days]
        looks += [self._look_at_person(person_id) for person_id in reach.people]
        looks += self._look_at_whole(reach.sessions)
        return any(looks)

    def follow_the_day(self) -> bool:
        """Look again at everything if another day has begun in the meeting; True when one has."""
        if turned := self._is_another_day():
            self._look_at_all()
        return turned

    def _is_another_day(self) -> bool:
        return self._today != self._date()

    def _date(self) -> Date:
        return self._given or today_in(self._plan.meeting)

    def _look_at_all(self) -> bool:
        before, meeting = self.all(), self._plan.meeting
        self._today = self._date()
        self._shelf, self._whole = Shelf(self._plan), WholeMeeting()
        with self._shelf.filling():
            for session in meeting.sessions:
                self._look_at_session(session.id)
            for day in meeting.days:
                self._look_at_day(day.id)
            for person in meeting.people:
                self._look_at_person(person.id)
            self._look_at_whole([session.id for session in meeting.sessions])
            self._keep(("frame", meeting.id), of_frame(meeting))
        return before != self.all()

    def _look_at_session(self, session_id: str) -> bool:
        block = self._plan.find(SessionBlock, session_id)
        return self._keep(("session", session_id), of_session(block, self._today) if block else ())

    def _look_at_day(self, day_id: str) -> bool:
        day = self._plan.find(Day, day_id)
        return self._keep(("day", day_id), of_day(day) if day else ())

    def _look_at_person(self, person_id: str) -> bool:
        person = self._plan.find(Person, person_id)
        return self._keep(("person", person_id), of_person(person) if person else ())

    def _look_at_whole(self, session_ids: Iterable[str]) -> list[bool]:
        """Look at what these sessions mean for all sessions of their kind, and for the reporting."""
        blocks = [(session_id, self._plan.find(SessionBlock, session_id)) for session_id in session_ids]
        kinds, reports = self._whole.note(blocks)
        looks = []
        for kind in kinds:
            counted = [self._plan.session(counted_id) for counted_id in self._whole.counted(kind)]
            looks.append(self._keep(("kind", kind.value), of_kind(kind, counted)))
        for session_id in reports:
            block = self._plan.find(SessionBlock, session_id)
            reporting = block is not None and block.kind is SessionKind.REPORTING
            found = of_report(block, self._whole.groups) if block is not None and reporting else ()
            looks.append(self._keep(("report", session_id), found))
        return looks

    def _keep(self, subject: Subject, found: Iterable[Finding]) -> bool:
        self.looked_at.add(subject)
        return self._shelf.keep(subject, tuple(found))


def of_session(block: SessionBlock, today: Date) -> Iterator[Finding]:
    """What is found in one session alone."""
    for rule in rules(SessionRule):
        yield from rule.find(block)
    for dated in rules(DatedRule):
        yield from dated.find(block, today)


def of_day(day: Day) -> Iterator[Finding]:
    """What is found in the sessions of one day together."""
    return (finding for rule in rules(DayRule) for finding in rule.find(day))


def of_person(person: Person) -> Iterator[Finding]:
    """What is found in where one person is expected."""
    return (finding for rule in rules(PersonRule) for finding in rule.find(person))


def of_frame(meeting: Meeting) -> Iterator[Finding]:
    """What is found in the rooms and days themselves; whatever changes them reaches everywhere."""
    return (finding for rule in rules(FrameRule) for finding in rule.find(meeting))


def of_kind(kind: SessionKind, blocks: Sequence[SessionBlock]) -> Iterator[Finding]:
    """What is found in the sessions of one kind together, given in the order in which they were made."""
    return (finding for rule in rules(KindRule) for finding in rule.find(kind, blocks))


def of_report(reporting: SessionBlock, groups: Collection[ReportingGroup]) -> Iterator[Finding]:
    """What is found in a reporting session, given all action groups in the order in which they were made."""
    return (finding for rule in rules(ReportRule) for finding in rule.find(reporting, groups))
