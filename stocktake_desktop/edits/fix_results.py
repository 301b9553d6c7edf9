"""Where each fix leads: every one is tried and taken back, and what is found in between is counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stocktake_desktop.edits.consequences import consequence
from stocktake_desktop.edits.fixes import apply_fix
from stocktake_desktop.models import Changes, Plan, PlanError
from stocktake_desktop.planning.findings import Finding, FindingsBook, Severity
from stocktake_desktop.planning.fixes import Fix
from stocktake_desktop.planning.reach import reach
from stocktake_desktop.planning.standing import standings

MOST_TRIED = 12
"""Fixes of one cause that are tried, the first of them; of a longer list of people none, for nobody compares those."""
MOST_ACTS = 60
"""Acts of a fix that is tried; more would be waited for."""


class Tally(NamedTuple):
    """How many findings there are of each severity, without those that are acknowledged."""

    errors: int
    warnings: int
    notes: int

    @property
    def total(self) -> int:
        """How many there are altogether."""
        return sum(self)


@dataclass(frozen=True)
class FixResult:
    """A fix with what is found before and after it, None where it was not tried or is refused."""

    fix: Fix
    before: Tally
    after: Tally | None = None
    new_errors: tuple[str, ...] = ()
    """What is wrong afterwards and was not before, each a sentence."""
    consequence: str = ""
    """What it changes, in one line."""
    refusal: str = ""
    """Why it cannot be done, in a sentence."""

    @property
    def helps(self) -> bool:
        """Whether less is wrong afterwards, so that it may be proposed before others."""
        return self.after is not None and self.after < self.before and not self.new_errors and not self.fix.asserts


def results_of(plan: Plan, book: FindingsBook, fixes: Sequence[Fix]) -> list[FixResult]:
    """Where each of these fixes leads, the best first; `book` holds what is found in the plan now, and does again.

    What is left afterwards decides, errors before warnings before notes. What makes a new error comes last.
    """
    now = standing_findings(plan, book)
    few = fixes if len(fixes) <= MOST_TRIED else [fix for fix in fixes if not fix.asserts][:MOST_TRIED]
    tried = [
        _tried(plan, book, fix, now) if fix in few and len(fix.acts) <= MOST_ACTS else FixResult(fix, tally_of(now))
        for fix in fixes
    ]
    return sorted(tried, key=_rank)


def tally_of(found: Iterable[Finding]) -> Tally:
    """How many of these findings there are of each severity."""
    counts = Counter(finding.severity for finding in found)
    return Tally(*(counts[severity] for severity in Severity))


def _tried(plan: Plan, book: FindingsBook, fix: Fix, now: Sequence[Finding]) -> FixResult:
    seen: list[Changes] = []
    found: list[Finding] = []

    def look(changes: Changes) -> None:
        seen.append(changes)
        book.refresh(reach(plan, changes))
        found.extend(standing_findings(plan, book))

    before = tally_of(now)
    try:
        rows = plan.rehearse(lambda: apply_fix(plan, fix), look)
    except PlanError as error:
        return FixResult(fix, before, refusal=str(error))
    finally:
        for changes in seen:
            book.refresh(reach(plan, changes))
    known = {finding.key for finding in now if finding.severity is Severity.ERROR}
    new = [f.message for f in found if f.severity is Severity.ERROR and f.key not in known]
    return FixResult(fix, before, tally_of(found), tuple(new), consequence(plan, rows))


def standing_findings(plan: Plan, book: FindingsBook) -> list[Finding]:
    """What is found in the plan and was not acknowledged."""
    if not plan.meeting.acknowledgements:
        return book.all()
    return [standing.finding for standing in standings(plan.meeting, book.all()) if standing.acknowledgement is None]


def _rank(result: FixResult) -> tuple[object, ...]:
    after = result.after
    return bool(result.refusal), len(result.new_errors), result.fix.asserts, after is None, after or result.before
