"""Findings: what is wrong in a plan or worth knowing. Pure functions; nothing is changed here.

A rule is a function from a session, a day, a person or the meeting to findings; `rules` lists them. Codes are stable:
scripts and acknowledgements rely on them. They are described in `docs/findings.md`.
"""

from datetime import date as Date

from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.findings import rules
from stocktake_desktop.planning.findings.book import FindingsBook, of_session, ordered
from stocktake_desktop.planning.findings.finding import Finding, Severity

__all__ = ["Finding", "FindingsBook", "Severity", "find_all"]


def find_all(meeting: Meeting, today: Date | None = None) -> list[Finding]:
    """All findings of a meeting: errors first, then in the order of the programme."""
    now = today or Date.today()
    found = [one for block in meeting.sessions for one in of_session(block, now)]
    found += [one for day in meeting.days for rule in rules.OF_A_DAY for one in rule(day)]
    found += [one for person in meeting.people for about in rules.OF_A_PERSON for one in about(person)]
    found += [one for whole in rules.OF_THE_MEETING for one in whole(meeting)]
    return ordered(meeting, found)
