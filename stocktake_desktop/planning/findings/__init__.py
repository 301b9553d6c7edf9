"""Findings: what is wrong in a plan or worth knowing. Pure functions over the meeting; nothing is changed here.

A rule is a function from the meeting to findings; `RULES` lists them. Codes are stable: scripts and
acknowledgements rely on them. They are described in `docs/findings.md`.
"""

from collections.abc import Callable, Iterable

from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.findings.finding import Finding, Severity
from stocktake_desktop.planning.findings.overlaps import people_double_booked, rooms_overlapping

__all__ = ["RULES", "Finding", "Severity", "find_all"]

RULES: tuple[Callable[[Meeting], Iterable[Finding]], ...] = (rooms_overlapping, people_double_booked)


def find_all(meeting: Meeting) -> list[Finding]:
    """All findings of a meeting: errors first, then in the order of the programme."""
    days = {day.id: nth for nth, day in enumerate(sorted(meeting.days, key=lambda day: day.date))}
    place = {block.id: (days.get(block.day_id or "", len(days)), block.start or 0) for block in meeting.sessions}
    found = [finding for rule in RULES for finding in rule(meeting)]
    return sorted(found, key=lambda f: (f.severity.rank, place.get(f.sessions[0], (0, 0)), f.code, f.sessions))
