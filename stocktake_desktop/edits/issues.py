"""Printings as facts: which issue of which sheet lies about in the rooms, and which was thrown away."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from stocktake_desktop.models import EditRefused, Plan, SheetIssue, next_revision
from stocktake_desktop.words import _, ngettext


@dataclass(frozen=True)
class Issued:
    """One sheet that was printed: its kind, what it is about (by id), its revision, its stamp and what it shows."""

    sheet: str
    subject: str
    revision: int
    content: str
    fingerprint: str
    language: str = "en"
    letter: str = ""
    mark: str = ""
    content_version: int = 1
    copies: int | None = None
    goes_to: str = ""
    days: str = ""


def record_issues(plan: Plan, issued: Iterable[Issued], printed_at: datetime) -> None:
    """Note that these sheets were printed, all in one fact; a revision is the one after the sheet's highest."""
    sheets = list(issued)
    words = ngettext("Printed {count} sheet", "Printed {count} sheets", len(sheets)).format(count=len(sheets))
    with plan.record(words) as event_id:
        for printing in sheets:
            known = plan.meeting.sheet_issues
            if printing.revision != next_revision(known, (printing.sheet, printing.subject, printing.language)) or (
                printing.mark and printing.mark in {issue.mark for issue in known}
            ):
                raise EditRefused(_("This sheet was printed again meanwhile; look at the list of sheets once more."))
            plan.add(SheetIssue(meeting=plan.meeting, printed_at=printed_at, event_id=event_id, **asdict(printing)))


def throw_away_issues(plan: Plan, issue_ids: Collection[str], now: datetime) -> None:
    """Note that the paper of these printings was thrown away; `now` is wall-clock time of the meeting."""
    issues = [plan.get(SheetIssue, issue_id) for issue_id in issue_ids]
    words = ngettext("{printing} was thrown away", "{n} printings were thrown away", len(issues))
    with plan.record(words.format(n=len(issues), printing=_names(issues))):
        for issue in issues:
            if issue.lies_about:
                issue.thrown_away_at = now


def find_issues_again(plan: Plan, issue_ids: Collection[str]) -> None:
    """Note that the paper of these printings lies about after all."""
    issues = [plan.get(SheetIssue, issue_id) for issue_id in issue_ids]
    words = ngettext("{printing} was found again", "{n} printings were found again", len(issues))
    with plan.record(words.format(n=len(issues), printing=_names(issues))):
        for issue in issues:
            issue.thrown_away_at = None


def _names(issues: Iterable[SheetIssue]) -> str:
    return ", ".join(issue.name for issue in issues)
