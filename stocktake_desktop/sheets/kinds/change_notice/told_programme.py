"""What a change notice is held against: the last programme on paper that is no longer what the plan says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stocktake_desktop.models import Meeting, Plan, SheetIssue
from stocktake_desktop.planning.changes.since import ProgrammeChange, programme_change
from stocktake_desktop.sheets.kinds.day_overview import pages as day_overview
from stocktake_desktop.sheets.kinds.glance import pages as glance
from stocktake_desktop.sheets.kinds.run_of_show import pages as run_of_show
from stocktake_desktop.sheets.words.languages import speaks

NOTICE = "change-notice"
"""The key of the notice itself."""

PROGRAMMES = {kind.key: kind for kind in (run_of_show.KIND, glance.KIND, day_overview.KIND)}
"""The sheets that tell the programme, those before the others that tell it whole to those who work with it."""

Printing = tuple[int, SheetIssue]
"""An issue, and the number of the event of the log it was printed in."""


@dataclass(frozen=True)
class Comparison:
    """The issue that was compared with the plan, and what changed since; without an issue nothing was printed."""

    issue: SheetIssue | None
    change: ProgrammeChange


def has_programme(meeting: Meeting) -> bool:
    """True when a printed programme lies about."""
    return any(issue.sheet in PROGRAMMES and issue.lies_about for issue in meeting.sheet_issues)


def compared_with_paper(plan: Plan, language: str) -> Comparison:
    """What changed since the latest printing of the programme that differs from the plan.

    So a notice goes on telling the same when the programme is printed again with nothing else changed, and so does
    the one from before to after. Only what a notice told meanwhile and was taken back leaves nothing to tell: the
    programme on paper holds again.
    """
    issues = [issue for issue in plan.meeting.sheet_issues if issue.lies_about]
    numbers = plan.log.numbers_of({issue.event_id for issue in issues})
    printings = list(_printings(plan.meeting, issues, numbers, language))
    if not printings:
        return Comparison(None, ProgrammeChange())
    latest, issue = printings[-1]
    if change := _since(plan, latest, language):
        return Comparison(issue, change)
    notices = [numbers[issue.event_id] for issue in issues if issue.sheet == NOTICE]
    if not any(number > latest for number in notices) or not _since(plan, max(notices), language):
        for number, earlier in reversed(printings[:-1]):
            if change := _since(plan, number, language):
                return Comparison(earlier, change)
    return Comparison(issue, ProgrammeChange())


def _since(plan: Plan, number: int, language: str) -> ProgrammeChange:
    return programme_change(plan.meeting, plan.changed_since(number), language)


def _printings(
    meeting: Meeting, issues: Sequence[SheetIssue], numbers: dict[str, int], language: str
) -> Iterator[Printing]:
    """The printings of the programme, oldest first: of the run of show, else of the glance, else of the days.

    Those in the language of the notice come before those in others. Where the programme is on several sheets, as one a
    day, it is as old as the oldest of them.
    """
    subjects = {meeting.id, *(day.id for day in meeting.days)}
    here = [issue for issue in issues if issue.subject in subjects]
    for kind in PROGRAMMES:
        of_kind = [issue for issue in here if issue.sheet == kind]
        spoken = [issue for issue in of_kind if speaks(issue.language, language)] or of_kind
        if spoken:
            yield from _oldest_of_each(sorted(((numbers[issue.event_id], issue) for issue in spoken), key=_order))
            return


def _order(printing: Printing) -> tuple[int, int, str]:
    number, issue = printing
    return number, issue.revision, issue.id


def _oldest_of_each(printings: Iterable[Printing]) -> Iterator[Printing]:
    """After each printing, the oldest that still is the last of its sheet; each of those once."""
    last: dict[tuple[str, str], Printing] = {}
    newest = -1
    for printing in printings:
        last[printing[1].subject, printing[1].language] = printing
        oldest = min(last.values(), key=_order)
        if oldest[0] > newest:
            newest = oldest[0]
            yield oldest
