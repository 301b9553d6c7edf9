"""The sheets there are, and the one way to write them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stocktake_desktop.models import Day, Plan, PlanError, SessionBlock
from stocktake_desktop.sheets import look
from stocktake_desktop.sheets.compositor import Compositor
from stocktake_desktop.sheets.day_overview import day_pages
from stocktake_desktop.sheets.page import Page, make_pdf
from stocktake_desktop.sheets.podium import podium_pages
from stocktake_desktop.sheets.run_of_show import run_of_show_pages
from stocktake_desktop.sheets.stamp import Stamp
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import _

__all__ = ["KINDS", "SheetReport", "Stamp", "sheet_content", "sheet_pdf", "write_sheet"]

KINDS = ("podium", "day", "run-of-show")
"""The sheets that can be asked for."""

Pages = list[Callable[[Page], None]]


@dataclass(frozen=True)
class SheetReport:
    """How many pages were written, and in words what could not be printed as it is."""

    pages: int
    warnings: tuple[str, ...]


def write_sheet(
    kind: str,
    plan: Plan,
    out: Path,
    *,
    stamp: Stamp,
    day: int | None = None,
    session_id: str | None = None,
    paper: str = "A4",
    language: str = "en",
) -> SheetReport:
    """Write a sheet as PDF to `out`, whole or not at all.

    "podium" needs a session; "day" and "run-of-show" take a day counted from 1, or the whole meeting without one.
    PlanError tells in words what is missing.
    """
    data, report = sheet_pdf(kind, plan, stamp=stamp, day=day, session_id=session_id, paper=paper, language=language)
    write_whole(out, data)
    return report


def sheet_pdf(
    kind: str,
    plan: Plan,
    *,
    stamp: Stamp,
    day: int | None = None,
    session_id: str | None = None,
    paper: str = "A4",
    language: str = "en",
) -> tuple[bytes, SheetReport]:
    """The sheet as the bytes of a PDF, for a preview or the printer."""
    compositor = Compositor(language)
    made = _make(kind, plan, stamp, day, session_id, _size(paper), compositor)
    data = make_pdf(made.pages, title=made.title, size=made.size, language=language)
    return data, SheetReport(len(made.pages), tuple(compositor.warnings))


def sheet_content(
    kind: str, plan: Plan, *, day: int | None = None, session_id: str | None = None, language: str = "en"
) -> list[str]:
    """Every text of a sheet but its stamp and foot, in order: what makes it another sheet when it changes."""
    compositor = Compositor(language)
    _make(kind, plan, Stamp(None, datetime.min), day, session_id, look.PAPERS["A4"], compositor)
    return compositor.said


@dataclass(frozen=True)
class _Made:
    title: str
    size: tuple[float, float]
    pages: Pages


def _make(
    kind: str,
    plan: Plan,
    stamp: Stamp,
    day: int | None,
    session_id: str | None,
    size: tuple[float, float],
    compositor: Compositor,
) -> _Made:
    """Set all the pages of a sheet, ready to be drawn."""
    if kind == "podium":
        session = _session(plan, session_id)
        return _Made(session.title, size, podium_pages(session, stamp, size, compositor))
    title = plan.meeting.title
    if kind == "day":
        pages = [page for one in _days(plan, day) for page in day_pages(one, stamp, size, compositor)]
        return _Made(title, size, pages)
    if kind == "run-of-show":
        wide = (size[1], size[0])
        return _Made(title, wide, run_of_show_pages(_days(plan, day), stamp, wide, compositor))
    raise PlanError(_("There is no sheet called {kind}.").format(kind=kind))


def _size(paper: str) -> tuple[float, float]:
    if paper not in look.PAPERS:
        raise PlanError(_("Paper is {choices}, not {paper}.").format(choices=", ".join(look.PAPERS), paper=paper))
    return look.PAPERS[paper]


def _session(plan: Plan, session_id: str | None) -> SessionBlock:
    if session_id is None:
        raise PlanError(_("Say which session the podium sheet is for."))
    return plan.session(session_id)


def _days(plan: Plan, number: int | None) -> Sequence[Day]:
    days = plan.meeting.days
    if not days:
        raise PlanError(_("The meeting has no days yet."))
    if number is None:
        return days
    if not 1 <= number <= len(days):
        raise PlanError(_("The meeting has no day {number}; it has {count}.").format(number=number, count=len(days)))
    return [days[number - 1]]
