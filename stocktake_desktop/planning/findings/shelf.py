"""Findings in their order: errors first, then as the programme goes; what is new goes to its place without sorting."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from stocktake_desktop.models import Meeting, Plan, SessionBlock
from stocktake_desktop.planning.findings.finding import Finding

Subject = tuple[str, str]
"""What findings were found in: "session", "day", "person", "kind" or "report", and its id."""

Rank = tuple[int, tuple[int, int], str, tuple[str, ...], tuple[str, ...]]
_Slot = tuple[Rank, Subject, int]


class Shelf:
    """The findings of a plan by subject, and all of them in order."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._days = _day_numbers(plan.meeting)
        self._found: dict[Subject, tuple[Finding, ...]] = {}
        self._slots: dict[Subject, tuple[_Slot, ...]] = {}
        self._order: list[_Slot] = []
        self._fills = False

    def all(self) -> list[Finding]:
        """Errors first, then in the order of the programme."""
        return [self._found[subject][nth] for _rank, subject, nth in self._order]

    def keep(self, subject: Subject, found: tuple[Finding, ...]) -> bool:
        """Have these findings of a subject instead of those it had; True when they are others, or elsewhere."""
        slots = tuple((self._rank(finding), subject, nth) for nth, finding in enumerate(found))
        if found == self._found.get(subject, ()) and slots == self._slots.get(subject, ()):
            return False
        self._take_out(subject)
        if found:
            self._found[subject], self._slots[subject] = found, slots
        for slot in slots if not self._fills else ():
            insort(self._order, slot)
        return True

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Take in very many findings, and sort them once at the end."""
        self._fills = True
        try:
            yield
        finally:
            self._fills = False
            self._order = sorted(slot for slots in self._slots.values() for slot in slots)

    def _take_out(self, subject: Subject) -> None:
        self._found.pop(subject, None)
        for slot in self._slots.pop(subject, ()):
            if not self._fills:
                del self._order[bisect_left(self._order, slot)]

    def _rank(self, finding: Finding) -> Rank:
        block = self._plan.find(SessionBlock, finding.sessions[0]) if finding.sessions else None
        return _rank(finding, (0, 0) if block is None else _place(block, self._days))


def ordered(meeting: Meeting, found: Iterable[Finding]) -> list[Finding]:
    """Errors first, then in the order of the programme; what concerns no session comes before the programme."""
    days = _day_numbers(meeting)
    place = {block.id: _place(block, days) for block in meeting.sessions}
    return sorted(
        found,
        key=lambda finding: _rank(finding, place.get(finding.sessions[0], (0, 0)) if finding.sessions else (0, 0)),
    )


def _rank(finding: Finding, first: tuple[int, int]) -> Rank:
    return finding.severity.rank, first if finding.sessions else (-1, 0), finding.code, finding.sessions, finding.people


def _place(block: SessionBlock, days: dict[str, int]) -> tuple[int, int]:
    return days.get(block.day_id or "", len(days)), block.start or 0


def _day_numbers(meeting: Meeting) -> dict[str, int]:
    return {day.id: nth for nth, day in enumerate(sorted(meeting.days, key=lambda day: day.date))}
