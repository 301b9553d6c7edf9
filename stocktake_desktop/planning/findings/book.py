"""The findings of a meeting, kept up to date: after a step only what it touched is looked at again."""

from collections.abc import Iterator
from datetime import date as Date

from stocktake_desktop.models import Changes, Day, Meeting, Organisation, Person, Plan, Room, SessionBlock
from stocktake_desktop.planning.findings import rules
from stocktake_desktop.planning.findings.finding import Finding

_FOR_ALL = frozenset({"meeting", "day", "role_rule"})
"""Tables of which one row may concern every session."""

Subject = tuple[str, str]
"""What findings were found in: "session", "day", "person" or "meeting", and its id."""


class FindingsBook:
    """All findings of a plan by what they were found in; `today` decides what is near and what is late."""

    def __init__(self, plan: Plan, today: Date | None = None) -> None:
        self._plan = plan
        self._today = today or Date.today()
        self._found: dict[Subject, tuple[Finding, ...]] = {}
        self._look_at_all()

    def all(self) -> list[Finding]:
        """Errors first, then in the order of the programme."""
        return ordered(self._plan.meeting, [one for found in self._found.values() for one in found])

    def refresh(self, changes: Changes) -> bool:
        """Look again at what a step touched; True when that changed any finding."""
        before = dict(self._found)
        if _FOR_ALL & changes.rows.keys():
            self._look_at_all()
        else:
            sessions = self._sessions(changes)
            for session_id in sessions:
                self._look_at_session(session_id)
            for day_id in self._days(changes, sessions):
                self._look_at_day(day_id)
            for person_id in self._people(changes, sessions):
                self._look_at_person(person_id)
            if sessions:
                self._look_at_meeting()
        return before != self._found

    def _look_at_all(self) -> None:
        self._found.clear()
        for session in self._plan.meeting.sessions:
            self._look_at_session(session.id)
        for day in self._plan.meeting.days:
            self._look_at_day(day.id)
        for person in self._plan.meeting.people:
            self._look_at_person(person.id)
        self._look_at_meeting()

    def _look_at_session(self, session_id: str) -> None:
        block = self._plan.find(SessionBlock, session_id)
        self._keep(("session", session_id), of_session(block, self._today) if block else ())

    def _look_at_day(self, day_id: str) -> None:
        day = self._plan.find(Day, day_id)
        self._keep(("day", day_id), (one for rule in rules.OF_A_DAY for one in rule(day)) if day else ())

    def _look_at_person(self, person_id: str) -> None:
        person = self._plan.find(Person, person_id)
        self._keep(("person", person_id), (one for rule in rules.OF_A_PERSON for one in rule(person)) if person else ())

    def _look_at_meeting(self) -> None:
        meeting = self._plan.meeting
        self._keep(("meeting", meeting.id), (one for rule in rules.OF_THE_MEETING for one in rule(meeting)))

    def _keep(self, subject: Subject, found: "Iterator[Finding] | tuple[()]") -> None:
        kept = tuple(found)
        if kept:
            self._found[subject] = kept
        else:
            self._found.pop(subject, None)

    def _sessions(self, changes: Changes) -> set[str]:
        """The sessions a step touched, or that hold a row it touched."""
        touched = set(changes.of("session_block"))
        for person_id in changes.rows.get("person", ()):
            if person := self._plan.find(Person, person_id):
                touched |= {one.session_id for one in person.appearances}
        for organisation_id in changes.rows.get("organisation", ()):
            if organisation := self._plan.find(Organisation, organisation_id):
                touched |= {one.session_id for one in organisation.appearances}
                touched |= {one.session_id for person in organisation.people for one in person.appearances}
        for room_id in changes.rows.get("room", ()):
            if room := self._plan.find(Room, room_id):
                touched |= {block.id for block in room.sessions}
        for day_id in changes.of("day") if "hard_stop" in changes.rows else ():
            if day := self._plan.find(Day, day_id):
                touched |= {block.id for block in day.sessions}
        return touched

    def _days(self, changes: Changes, sessions: set[str]) -> set[str]:
        blocks = (self._plan.find(SessionBlock, one) for one in sessions)
        return {*changes.of("day"), *(block.day_id for block in blocks if block is not None and block.day_id)}

    def _people(self, changes: Changes, sessions: set[str]) -> set[str]:
        blocks = (self._plan.find(SessionBlock, one) for one in sessions)
        there = {one.person_id for block in blocks if block is not None for one in block.appearances if one.person_id}
        return there | changes.of("person")


def of_session(block: SessionBlock, today: Date) -> Iterator[Finding]:
    """What is found in one session alone."""
    for rule in rules.OF_A_SESSION:
        yield from rule(block)
    for dated in rules.BY_DATE:
        yield from dated(block, today)


def ordered(meeting: Meeting, found: list[Finding]) -> list[Finding]:
    """Errors first, then in the order of the programme; what concerns no session comes before the programme."""
    days = {day.id: nth for nth, day in enumerate(sorted(meeting.days, key=lambda day: day.date))}
    place = {block.id: (days.get(block.day_id or "", len(days)), block.start or 0) for block in meeting.sessions}

    def rank(one: Finding) -> tuple[int, tuple[int, int], str, tuple[str, ...], tuple[str, ...]]:
        first = place.get(one.sessions[0], (0, 0)) if one.sessions else (-1, 0)
        return one.severity.rank, first, one.code, one.sessions, one.people

    return sorted(found, key=rank)
