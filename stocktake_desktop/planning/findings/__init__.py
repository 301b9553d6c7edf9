"""Findings: what is wrong in a plan or worth knowing. Pure functions; nothing is changed here.

A rule finds in a session, a day, a person or the meeting; `rules` gathers them from the modules here. Codes are stable:
scripts and acknowledgements rely on them. `docs/findings.md` is written from the rules by `make docs`.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Date

from stocktake_desktop.models import Meeting, SessionBlock, SessionKind
from stocktake_desktop.planning.findings.book import (
    FindingsBook,
    of_day,
    of_frame,
    of_kind,
    of_person,
    of_report,
    of_session,
)
from stocktake_desktop.planning.findings.finding import Finding, Severity
from stocktake_desktop.planning.findings.groups import group_of
from stocktake_desktop.planning.findings.shelf import ordered
from stocktake_desktop.planning.moments import today as today_in

__all__ = ["Finding", "FindingsBook", "Severity", "find_all"]


def find_all(meeting: Meeting, today: Date | None = None) -> list[Finding]:
    """All findings of a meeting: errors first, then in the order of the programme; `today` is the meeting's own."""
    now = today or today_in(meeting)
    found = [finding for block in meeting.sessions for finding in of_session(block, now)]
    found += [finding for day in meeting.days for finding in of_day(day)]
    found += [finding for person in meeting.people for finding in of_person(person)]
    return ordered(meeting, [*found, *_of_the_whole(meeting)])


def _of_the_whole(meeting: Meeting) -> Iterator[Finding]:
    yield from of_frame(meeting)
    by_kind: defaultdict[SessionKind, list[SessionBlock]] = defaultdict(list)
    for block in meeting.sessions:
        by_kind[block.kind].append(block)
    for kind, blocks in by_kind.items():
        yield from of_kind(kind, blocks)
    groups = [group for block in by_kind[SessionKind.ACTION_GROUP] if (group := group_of(block)) is not None]
    for reporting in by_kind[SessionKind.REPORTING]:
        yield from of_report(reporting, groups)
