"""The one way to write a sheet of any kind, and to ask what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stocktake_desktop.models import Day, Plan, PlanError, Room
from stocktake_desktop.planning.house_style import HouseStyle
from stocktake_desktop.sheets.editions import Edition, laid_out, may_lie_beside
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.page import make_pdf
from stocktake_desktop.sheets.page.sheet_kind import About, SheetKind, Size, Subject
from stocktake_desktop.sheets.page.stamp import Stamp
from stocktake_desktop.sheets.registry import SHEET_KINDS, sheet_kind
from stocktake_desktop.sheets.words.languages import Layout, languages_of
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import _

__all__ = ["KINDS", "Layout", "SheetReport", "Stamp", "sheet_content", "sheet_pdf", "write_sheet"]

KINDS = tuple(kind.key for kind in SHEET_KINDS)
"""The keys of the sheets that can be asked for."""


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
    room_id: str | None = None,
    paper: str | None = None,
    language: str = "en",
    layout: Layout = Layout.AFTER,
) -> SheetReport:
    """Write a sheet as PDF to `out`, whole or not at all.

    A sheet about a session needs one, a sheet about a room a room; the others take a day counted from 1, or the
    whole meeting without one. Without `paper` it is what the kind prefers. In two languages ("fr+ar") it comes one
    after the other, or side by side. PlanError tells in words what is missing.
    """
    data, report = sheet_pdf(
        kind,
        plan,
        stamp=stamp,
        day=day,
        session_id=session_id,
        room_id=room_id,
        paper=paper,
        language=language,
        layout=layout,
    )
    write_whole(out, data)
    return report


def sheet_pdf(
    kind: str,
    plan: Plan,
    *,
    stamp: Stamp,
    day: int | None = None,
    session_id: str | None = None,
    room_id: str | None = None,
    paper: str | None = None,
    language: str = "en",
    layout: Layout = Layout.AFTER,
    house: HouseStyle | None = None,
) -> tuple[bytes, SheetReport]:
    """The sheet as the bytes of a PDF, for a preview or the printer; `house` tries another style than the meeting's."""
    made = sheet_kind(kind)
    subject = _subject(plan, made, day, session_id, room_id)
    layout = layout if may_lie_beside(made) else Layout.AFTER
    size = _size(made, _half(paper, layout) or made.paper or "A4")
    editions = [Edition(made, subject, stamp, size, one, house) for one in languages_of(language)]
    pages, size = laid_out(editions, layout)
    title = subject.session.title if made.about is About.SESSION else plan.meeting.title
    data = make_pdf(pages, title=title, size=size, language=editions[0].language)
    warnings = dict.fromkeys(words for one in editions for words in one.compositor.warnings)
    return data, SheetReport(len(pages), tuple(warnings))


def sheet_content(
    kind: str,
    plan: Plan,
    *,
    day: int | None = None,
    session_id: str | None = None,
    room_id: str | None = None,
    language: str = "en",
) -> list[str]:
    """Every text of a sheet but its stamp and foot, in order: what makes it another sheet when it changes."""
    made = sheet_kind(kind)
    subject = _subject(plan, made, day, session_id, room_id)
    size, stamp = _size(made, made.paper or "A4"), Stamp(None, datetime.min)
    editions = (Edition(made, subject, stamp, size, one) for one in languages_of(language))
    return [words for one in editions for words in one.compositor.said]


def _half(paper: str | None, layout: Layout) -> str | None:
    """The paper each of two pages is set for that lie side by side; as halves of A4 they would be too small to read."""
    return "A4" if paper == "A3" and layout is Layout.BESIDE else paper


def _size(kind: SheetKind, paper: str) -> Size:
    if paper not in look.PAPERS:
        raise PlanError(_("Paper is {choices}, not {paper}.").format(choices=", ".join(look.PAPERS), paper=paper))
    width, height = look.PAPERS[paper]
    return (height, width) if kind.is_wide else (width, height)


def _subject(plan: Plan, kind: SheetKind, day: int | None, session_id: str | None, room_id: str | None) -> Subject:
    meeting = plan.meeting
    if kind.about is About.SESSION:
        if session_id is None:
            raise PlanError(_("Say which session the sheet “{sheet}” is for.").format(sheet=kind.title))
        return Subject(meeting, meeting.days, plan.session(session_id))
    days = _days(meeting.days, day if kind.takes_day else None)
    room = _room(meeting.rooms, room_id, kind) if kind.about is About.ROOM else None
    return Subject(meeting, days, place=room, history=plan)


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
