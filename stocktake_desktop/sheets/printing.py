"""Printing: sheets as PDF, each stamped with a revision and a mark that nothing else has or will have."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from stocktake_desktop.models import Plan, PlanError, next_revision
from stocktake_desktop.planning.distribution import HandOut, distribution_of
from stocktake_desktop.sheets.catalogue import SetSheet
from stocktake_desktop.sheets.file_names import next_names
from stocktake_desktop.sheets.ledger import ListedSheet, last_issues
from stocktake_desktop.sheets.page.content import fingerprint, frozen
from stocktake_desktop.sheets.page.stamp import Stamp, mark_of
from stocktake_desktop.sheets.page.tagged_pdf import make_pdf
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.sheets.sheet import AS_USUAL, PrintSettings
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import _


@dataclass(frozen=True)
class Printed:
    """A sheet that was written: its stamp, the file, the content it shows, and the sheet as it was set.

    `handed_out` tells who is to get how many copies, where anybody said.
    """

    sheet: ListedSheet
    stamp: Stamp
    path: Path
    content: list[str]
    ready: SetSheet = field(repr=False, compare=False)
    handed_out: HandOut | None = None
    days: str = ""
    """The dates of those whose pages alone came out."""

    def as_issue(self) -> dict[str, Any]:
        """What the plan keeps of it, by the names of `edits.issues.Issued`."""
        sheet, subject, language = self.sheet.key
        return {
            "sheet": sheet,
            "subject": subject,
            "language": language,
            "revision": self.stamp.revision,
            "letter": self.stamp.letter,
            "mark": self.stamp.mark,
            "content": frozen(self.content),
            "fingerprint": fingerprint(self.content),
            "content_version": sheet_kind(sheet).content_version,
            "copies": self.handed_out.copies if self.handed_out else None,
            "goes_to": self.handed_out.goes_to if self.handed_out else "",
            "days": self.days,
        }


def joined(printed: Sequence[Printed]) -> bytes:
    """All sheets in one file, which an outline leads through; it is heard sheet after sheet."""
    ready = [one.ready.pages(one.stamp) for one in printed]
    facts = [facts for _pages, facts in ready]
    names = dict.fromkeys(sheet_kind(one.sheet.kind).title for one in printed)
    title = " · ".join((facts[0].meeting, *names))
    return make_pdf([pages for pages, _facts in ready], replace(facts[0], title=title, subject=title))


class Printing:
    """Sheets that are printed together, at one moment (wall-clock time of the meeting); the plan is left as it is.

    What was written is to be recorded in the plan by the verb `record_issues`. From a plan that nothing can be recorded
    in only drafts are printed.
    """

    def __init__(self, plan: Plan, now: datetime) -> None:
        self._plan = plan
        self._now = now
        self._marks = {issue.mark for issue in plan.meeting.sheet_issues}

    def stamp(self, sheet: ListedSheet, content: list[str]) -> Stamp:
        """The stamp that a sheet which shows this will have."""
        if self._plan.read_only:
            return Stamp(None, self._now)
        revision, copy = next_revision(self._plan.meeting.sheet_issues, sheet.key), self._plan.log.own_copy
        mark = mark_of(fingerprint(content), revision, copy.id, self._marks)
        return Stamp(revision, self._now, revision - 1 or None, copy.letter, mark)

    def write(self, sheet: ListedSheet, path: Path, settings: PrintSettings = AS_USUAL) -> Printed:
        """Write one sheet as PDF; PlanError or OSError when it cannot be."""
        ready = SetSheet(self._plan, sheet, self._now, settings)
        content = replace(sheet, only_days=()).content(self._plan) if sheet.only_days else ready.content()
        stamp = replace(self.stamp(sheet, content), days=sheet.only_days)
        data, _report = ready.pdf(stamp)
        write_whole(path, data)
        self._marks.add(stamp.mark)
        handed_out = distribution_of(self._plan.meeting).get(sheet.kind)
        days = (day for day in self._plan.meeting.days if day.number in sheet.only_days)
        dates = " ".join(day.date.isoformat() for day in days)
        return Printed(sheet, stamp, path, content, ready, handed_out, dates)

    def again(self, sheet: ListedSheet, path: Path, settings: PrintSettings = AS_USUAL) -> Printed:
        """Write a sheet as it lies about, with the stamp of its last printing, so that single pages can be replaced.

        PlanError where no paper lies about that says the same.
        """
        ready = SetSheet(self._plan, sheet, self._now, settings)
        content, last = ready.content(), last_issues(self._plan).get(sheet.key)
        if last is None or not last.lies_about or last.fingerprint != fingerprint(content):
            raise PlanError(_("Single pages can be replaced only while the sheet is current; print all of it."))
        stamp = replace(Stamp.on(last), replaces=last.revision - 1 or None)
        write_whole(path, ready.pdf(stamp)[0])
        return Printed(sheet, stamp, path, content, ready)

    def to_folder(
        self, sheets: Sequence[ListedSheet], folder: Path, settings: PrintSettings = AS_USUAL
    ) -> list[Printed]:
        """Write sheets into a folder, which is made where it is missing; no file that is there is written over."""
        folder.mkdir(parents=True, exist_ok=True)
        names = next_names(self._plan, sheets, self._now.date(), folder, are_drafts=self._plan.read_only)
        return [self.write(sheet, folder / name, settings) for sheet, name in zip(sheets, names, strict=True)]
