"""Printing as a step: which issue of which sheet lies about in the rooms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from stocktake_desktop.models import EditRefused, Plan, SheetIssue
from stocktake_desktop.words import _, ngettext


@dataclass(frozen=True)
class Issued:
    """One sheet that was printed: its kind, what it is about (by id), its revision and the content it shows."""

    sheet: str
    subject: str
    revision: int
    content: str
    fingerprint: str
    language: str = "en"


def record_issues(plan: Plan, issued: Iterable[Issued], printed_at: datetime) -> None:
    """Note that these sheets were printed, all in one step; a revision is the one after the sheet's last."""
    sheets = list(issued)
    words = ngettext("Print {count} sheet", "Print {count} sheets", len(sheets)).format(count=len(sheets))
    with plan.edit(words):
        for one in sheets:
            if one.revision != _last(plan, one) + 1:
                raise EditRefused(_("This sheet was printed again meanwhile; look at the list of sheets once more."))
            plan.add(
                SheetIssue(
                    meeting=plan.meeting,
                    sheet=one.sheet,
                    subject=one.subject,
                    language=one.language,
                    revision=one.revision,
                    printed_at=printed_at,
                    fingerprint=one.fingerprint,
                    content=one.content,
                )
            )


def _last(plan: Plan, one: Issued) -> int:
    same = (one.sheet, one.subject, one.language)
    issues = plan.meeting.sheet_issues
    return max((it.revision for it in issues if (it.sheet, it.subject, it.language) == same), default=0)
