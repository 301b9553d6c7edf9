"""Which printed sheets a change would make stale, asked before the change is made."""

from collections.abc import Iterator

from stocktake_desktop.models import Plan, PlanError, SheetIssue
from stocktake_desktop.sheets.ledger import ListedSheet, last_issues, sheets_of, who_has
from stocktake_desktop.sheets.page.content import fingerprint
from stocktake_desktop.sheets.registry import sheet_kind


def printed_sheets(plan: Plan) -> Iterator[tuple[ListedSheet, SheetIssue]]:
    """The sheets that lie about, in every language they were printed in, each with its last issue."""
    last = {key: issue for key, issue in last_issues(plan).items() if issue.lies_about}
    for language in dict.fromkeys(language for _kind, _subject, language in last):
        for sheet in sheets_of(plan, language):
            if sheet.key in last:
                yield sheet, last[sheet.key]


def may_show(plan: Plan, sheet: ListedSheet, day_number: int) -> bool:
    """Whether a sheet can show anything of a day."""
    if sheet.session_id is not None and not sheet_kind(sheet.kind).names_other_sessions:
        day = plan.session(sheet.session_id).day
        return day is not None and day.number == day_number
    return sheet.day in (None, day_number)


def still_holds(plan: Plan, sheet: ListedSheet, issue: SheetIssue) -> bool:
    """Whether a sheet shows what was printed; a sheet that can no longer be made does not."""
    try:
        return fingerprint(sheet.content(plan)) == issue.fingerprint
    except PlanError:
        return False


def printed_and_current(plan: Plan) -> list[tuple[ListedSheet, SheetIssue]]:
    """The printed sheets that show what the plan says now."""
    return [(sheet, issue) for sheet, issue in printed_sheets(plan) if still_holds(plan, sheet, issue)]


def take_back_words(sheet: ListedSheet, issue: SheetIssue) -> str:
    """Which paper is to be taken back, of whom: "Podium sheet · Panel I, Rev. 2·A · K7QM, 4 copies: chair"."""
    return ", ".join(filter(None, (sheet.called, issue.name, who_has(issue.copies, issue.goes_to))))
