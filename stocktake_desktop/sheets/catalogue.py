"""The one way to write a sheet of any kind, and to ask what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stocktake_desktop.models import Day, Plan, PlanError, Room
from stocktake_desktop.sheets.editions import Edition, laid_out, may_lie_beside, set_pages
from stocktake_desktop.sheets.file_facts import facts_of
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.sheet_kind import About, SheetKind, SheetSubject, Size
from stocktake_desktop.sheets.page.stamp import Stamp
from stocktake_desktop.sheets.page.tagged_pdf import FileFacts, SheetPages, make_pdf
from stocktake_desktop.sheets.registry import SHEET_KINDS, sheet_kind
from stocktake_desktop.sheets.sheet import AS_USUAL, PrintSettings, Sheet
from stocktake_desktop.sheets.words.languages import Layout, languages_of
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import _

__all__ = [
    "KINDS", "Layout", "PrintSettings", "SetSheet", "Sheet", "SheetReport", "Stamp", "sheet_content", "sheet_pdf",
    "write_sheet",
]  # fmt: skip

KINDS = tuple(kind.key for kind in SHEET_KINDS)
"""The keys of the sheets that can be asked for."""


@dataclass(frozen=True)
class SheetReport:
    """How many pages were written, and in words what could not be printed as it is."""

    pages: int
    warnings: tuple[str, ...]


class SetSheet:
    """A sheet that is set and waits for its stamp; PlanError tells in words what is missing to set it."""

    def __init__(self, plan: Plan, sheet: Sheet, printed_at: datetime, settings: PrintSettings = AS_USUAL) -> None:
        kind = sheet_kind(sheet.kind)
        self._plan, self._sheet, self._kind = plan, sheet, kind
        self._layout = settings.layout if may_lie_beside(kind) else Layout.AFTER
        usual = kind.paper or "A4"
        paper = _half(settings.paper, self._layout) or usual
        self._subject, size = _subject(plan, kind, sheet), _size(kind, paper)
        languages = languages_of(sheet.language)
        self._editions = [
            Edition(kind, self._subject, size, printed_at, language, settings, languages[0]) for language in languages
        ]
        for together in [self._editions] if self._layout is Layout.BESIDE else [[one] for one in self._editions]:
            set_pages(together)
        self._texts = [text for edition in self._editions for text in edition.compositor.texts]
        self._is_usual = paper == usual and settings.house is None and settings.order is AS_USUAL.order

    def content(self) -> list[str]:
        """Every text but stamp and foot, in order, as on the usual paper: what makes it another sheet when it changes.

        On other paper something else may be cut and told again, so there it is set once more.
        """
        return self._texts if self._is_usual else sheet_content(self._plan, self._sheet)

    def pdf(self, stamp: Stamp) -> tuple[bytes, SheetReport]:
        """The sheet with its stamp as the bytes of a PDF."""
        pages, facts = self.pages(stamp)
        data = make_pdf([pages], facts)
        warnings = dict.fromkeys(words for edition in self._editions for words in edition.compositor.warnings)
        return data, SheetReport(len(pages.pages), tuple(warnings))

    def pages(self, stamp: Stamp) -> tuple[SheetPages, FileFacts]:
        """The pages with their stamp, for a file that may hold others too, and what a file of them says of itself."""
        pages, size = laid_out(self._editions, self._layout, self._kind)
        first = self._editions[0]
        facts = facts_of(self._kind, self._subject, stamp, first.language, first.said)
        return SheetPages(pages, size, stamp, first.language, facts.title), facts


def write_sheet(plan: Plan, sheet: Sheet, out: Path, stamp: Stamp, settings: PrintSettings = AS_USUAL) -> SheetReport:
    """Write a sheet as PDF to `out`, whole or not at all; PlanError tells in words what is missing."""
    data, report = sheet_pdf(plan, sheet, stamp, settings)
    write_whole(out, data)
    return report


def sheet_pdf(plan: Plan, sheet: Sheet, stamp: Stamp, settings: PrintSettings = AS_USUAL) -> tuple[bytes, SheetReport]:
    """The sheet as the bytes of a PDF, for a preview or the printer."""
    return SetSheet(plan, sheet, stamp.printed_at, settings).pdf(stamp)


def sheet_content(plan: Plan, sheet: Sheet) -> list[str]:
    """What a sheet would say if it were printed now."""
    return SetSheet(plan, sheet, datetime.min).content()


def _half(paper: str | None, layout: Layout) -> str | None:
    """The paper each of two pages is set for that lie side by side; as halves of A4 they would be too small to read."""
    return "A4" if paper == "A3" and layout is Layout.BESIDE else paper


def _size(kind: SheetKind, paper: str) -> Size:
    if paper not in look.PAPERS:
        raise PlanError(_("Paper is {choices}, not {paper}.").format(choices=", ".join(look.PAPERS), paper=paper))
    width, height = look.PAPERS[paper]
    return (height, width) if kind.is_wide else (width, height)


def _subject(plan: Plan, kind: SheetKind, sheet: Sheet) -> SheetSubject:
    meeting = plan.meeting
    if kind.about is About.SESSION:
        if sheet.session_id is None:
            raise PlanError(_("Say which session the sheet “{sheet}” is for.").format(sheet=kind.title))
        return SheetSubject(meeting, meeting.days, plan.session(sheet.session_id))
    days = _days(meeting.days, sheet.day if kind.takes_day else None)
    if kind.by_day and sheet.only_days:
        days = [day for day in days if day.number in sheet.only_days]
    room = _room(meeting.rooms, sheet.room_id, kind) if kind.about is About.ROOM else None
    return SheetSubject(meeting, days, place=room, history=plan)


def _room(rooms: Sequence[Room], room_id: str | None, kind: SheetKind) -> Room:
    for room in rooms:
        if room.id == room_id:
            return room
    raise PlanError(_("Say which room the sheet “{sheet}” is for.").format(sheet=kind.title))


def _days(days: Sequence[Day], number: int | None) -> Sequence[Day]:
    if not days:
        raise PlanError(_("The meeting has no days yet."))
    if number is None:
        return days
    if not 1 <= number <= len(days):
        raise PlanError(_("The meeting has no day {number}; it has {count}.").format(number=number, count=len(days)))
    return [days[number - 1]]
