"""Facts in words: what was printed, thrown away and found again, by the stamps that stand on the paper."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from stocktake_desktop.models import EventLine, Plan, PlanError, RowChange, SheetIssue
from stocktake_desktop.models.errors import BrokenStep
from stocktake_desktop.sheets.page.stamp import Stamp
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.ui.history.placing_words import briefly_titled
from stocktake_desktop.ui.history.spans import Sentence, WordSpan, filled, held
from stocktake_desktop.words import _, ngettext

_MARKS = 3
"""So many printings are named, of more only how many."""


class FactWords(NamedTuple):
    """What a fact says, and the printings it is about."""

    icon: str
    sentence: Sentence
    issue_ids: tuple[str, ...]


def fact_words(plan: Plan, event: EventLine, titles: Mapping[str, str]) -> FactWords | None:
    """A fact in words, None where only its title is known; `titles` are those of sessions at the time."""
    rows = _rows(event)
    issues = [issue for row in rows if (issue := plan.find(SheetIssue, row.row_id)) is not None]
    if not rows or len(issues) < len(rows):
        return None
    ids = tuple(issue.id for issue in issues)
    if all(row.before is None for row in rows):
        if all(issue.event_id == event.id for issue in issues):
            return FactWords("printer", _printed(issues), ids)
        imported = filled(_("{title}: {printings}"), title=event.title, printings=_printings(issues))
        return FactWords("import", imported, ids)
    noted = {(row.after or {}).get("thrown_away_at") is not None for row in rows}
    if len(noted) > 1:
        return None
    is_gone = noted.pop()
    words = _("thrown away") if is_gone else _("found again")
    return FactWords("remove" if is_gone else "check", _noted(issues, titles, words), ids)


def _rows(event: EventLine) -> list[RowChange]:
    try:
        return [row for row in event.changes() if row.table == SheetIssue.__tablename__]
    except BrokenStep:
        return []


def _printed(issues: Sequence[SheetIssue]) -> Sentence:
    known, sheets = _copies(issues), _sheets(len(issues))
    words = _("Printed {sheets}, {copies}: {printings}") if known else _("Printed {sheets}: {printings}")
    return filled(words, strong=("sheets",), sheets=sheets, copies=known, printings=_printings(issues))


def _noted(issues: Sequence[SheetIssue], titles: Mapping[str, str], fate: str) -> Sentence:
    """What became of printings; a single one says which sheet it is."""
    known = _copies(issues)
    sheet = _sheet(issues[0], titles) if len(issues) == 1 else _sheets(len(issues))
    words = _("{printings}, {sheet}: {what}, {copies}") if known else _("{printings}, {sheet}: {what}")
    return filled(words, strong=("what",), printings=_printings(issues), sheet=sheet, what=fate, copies=known)


def _sheet(issue: SheetIssue, titles: Mapping[str, str]) -> str:
    try:
        kind = sheet_kind(issue.sheet).title
    except PlanError:  # of a version to come
        kind = issue.sheet
    title = titles.get(issue.subject, "")
    return f"{kind} {briefly_titled(title)}" if title else kind


def _sheets(count: int) -> str:
    return ngettext("{n} sheet", "{n} sheets", count).format(n=count)


def _copies(issues: Sequence[SheetIssue]) -> str:
    """How many copies there are, nothing unless all know it."""
    counts = [issue.copies for issue in issues if issue.copies is not None]
    if len(counts) < len(issues):
        return ""
    return ngettext("{n} copy", "{n} copies", sum(counts)).format(n=sum(counts))


def _printings(issues: Sequence[SheetIssue]) -> Sentence:
    """The stamps: a revision once for all its marks, "Rev. 2·A · K7QM, P4WD and 5 more"."""
    groups: dict[str, list[str]] = {}
    for issue in issues:
        name = Stamp(issue.revision, datetime.min, letter=issue.letter).name
        groups.setdefault(held(name), []).append(issue.mark)
    found: list[WordSpan] = []
    more, left = 0, _MARKS
    for name, marks in groups.items():
        if left <= 0:
            more += len(marks)
            continue
        kept = [mark for mark in marks if mark][:left]
        found += [
            WordSpan("; " if found else ""),
            WordSpan(name, is_strong=True),
            WordSpan(f" · {', '.join(kept)}" if kept else ""),
        ]
        more += len(marks) - len(kept) if all(marks) else 0
        left -= max(len(kept), 1)
    words = tuple(span for span in found if span.words)
    return filled(_("{some} and {n} more"), some=words, n=str(more)) if more else words
