"""The report of a day: every session and segment, planned beside actual, and what the day came to."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise

from stocktake_desktop.models import Day, SessionBlock
from stocktake_desktop.planning.report import DayReport, Line, has_happened, report_of_day
from stocktake_desktop.planning.report_words import (
    actual_words,
    floor_words,
    held_words,
    late_words,
    length_words,
    planned_words,
    totals_words,
)
from stocktake_desktop.sheets import look
from stocktake_desktop.sheets.compositor import Compositor
from stocktake_desktop.sheets.dates import long_date
from stocktake_desktop.sheets.flow import Column, Part, Row, paginate
from stocktake_desktop.sheets.frame import Frame, FrameSetter
from stocktake_desktop.sheets.lines import Colour, Style
from stocktake_desktop.sheets.page import Page
from stocktake_desktop.sheets.said import said
from stocktake_desktop.sheets.sheet_kind import About, Pages, SheetKind, Size, Subject
from stocktake_desktop.sheets.stamp import Stamp
from stocktake_desktop.sheets.steps import segment_title
from stocktake_desktop.words import N_, _

_SHARES = (0.235, 0.15, 0.15, 0.105, 0.105, 0.115, 0.06, 0.08)
_GAP = 8.0
_HEAD = 18.0
_INDENT = 8.0
_FOOT = 58.0

Cells = tuple[str, str, str, str, str, str, str, str]
"""Item, planned, actual, start, end, length, held, floor."""


def day_report_pages(subject: Subject, stamp: Stamp, size: Size, compositor: Compositor) -> Pages:
    """The pages of the report, each day beginning a new one."""
    table = _Table(compositor, size[0] - 2 * look.MARGIN)
    chapters: list[tuple[FrameSetter, list[list[Row]]]] = []
    for day in subject.days:
        frame = FrameSetter(_frame(day, stamp, compositor.language), compositor, table.width)
        rows = [*(table.line(words, look.TABLE) for words in frame.frame.in_full), *table.day(report_of_day(day), day)]
        room = size[1] - _FOOT - _HEAD
        chapters.append((frame, paginate(rows, room - frame.first_height, room - frame.later_height)))
    total = sum(len(pages) for _frame_, pages in chapters)
    drawn: Pages = []
    for frame, pages in chapters:
        for nth in range(len(pages)):
            drawn.append(partial(_draw, frame, table, pages, nth, len(drawn) + 1, total))
    return drawn


def _draw(
    frame: FrameSetter, table: "_Table", pages: list[list[Row]], nth: int, number: int, total: int, page: Page
) -> None:
    frame.draw_head(page, nth + 1)
    y = frame.first_height if nth == 0 else frame.later_height
    table.draw_head(page, y)
    y += _HEAD
    for row in pages[nth]:
        row.draw(page, y)
        y += row.height
    opens = pages[nth + 1][0].opens if nth + 1 < len(pages) else None
    frame.draw_foot(page, number, total, opens, is_low=True)


def _frame(day: Day, stamp: Stamp, language: str) -> Frame:
    title = _("Day {number}").format(number=day.number)
    about = (said(day.meeting, "title"), said(day.meeting, "place"), said(day, "title"))
    return Frame(
        name=_("PLANNED AND ACTUAL"),
        for_whom=_("for staff"),
        title=f"{title} · {long_date(day.date, language)}",
        time="",
        subtitle="  ·  ".join(filter(None, about)),
        stamp=stamp,
    )


class _Table:
    """Sets the lines of a report as rows of eight cells."""

    def __init__(self, compositor: Compositor, width: float) -> None:
        self.compositor = compositor
        self.width = width
        edges = [0.0]
        for share in _SHARES:
            edges.append(edges[-1] + share * width)
        self._columns = [(x, end - x - _GAP) for x, end in pairwise(edges)]
        names = (_("Item"), _("Planned"), _("Actual"), _("Began"), _("Ended"), _("Length"), _("Held"), _("Floor"))
        self._head = [
            compositor.set(name, look.TABLE_HEAD, room) for name, (_x, room) in zip(names, self._columns, strict=True)
        ]

    def draw_head(self, page: Page, y: float) -> None:
        """Draw the names of the columns, on every page."""
        for (x, _room), name in zip(self._columns, self._head, strict=True):
            page.text(name, x + (_INDENT if not x else 0), y + 4)
        page.rule(0, y + _HEAD, page.width, 0.8, look.INK)

    def day(self, report: DayReport, day: Day) -> Iterator[Row]:
        """What the day came to, then its rooms one after the other."""
        if not report.has_happened:
            yield self.line(_("Nothing was noted on this day."), look.TABLE)
            return
        totals = self.line("  ·  ".join(totals_words(report.totals)), look.TABLE_STRONG)
        yield replace(totals, above=7, below=7, marks=(partial(_draw_ground, look.PALE, look.BLUE, totals.height + 4),))
        blocks = {block.id: block for block in day.sessions}
        for room in report.rooms:
            place = blocks[room.sessions[0].id].room
            name = said(place, "name") if place is not None else _("No room")
            yield replace(self.line(name, look.ROOM), above=9, keeps_next=True)
            for line in room.sessions:
                yield from self._session(line, blocks[line.id])

    def line(self, words: str, style: Style) -> Row:
        """A row of words across the table."""
        part = Part(self.compositor.set(words, style, self.width - _INDENT))
        return Row((Column(_INDENT, (part,)),), 5, 5, ("", words))

    def _session(self, line: Line, block: SessionBlock) -> Iterator[Row]:
        title = said(block, "title") or _("Session without a title")
        row = self._row(line, title, look.TABLE_STRONG)
        colour = look.kind_colours()[block.kind]
        yield replace(row, marks=(partial(_draw_ground, look.pale(colour), colour, row.height),))
        titles = {one.id: segment_title(one) for one in block.segments}
        for segment in line.segments:
            yield self._row(segment, titles[segment.id], look.TABLE, indent=_INDENT)

    def _row(self, line: Line, title: str, style: Style, *, indent: float = 0.0) -> Row:
        cells = _cells(line, title)
        columns = []
        for nth, (words, (x, room)) in enumerate(zip(cells, self._columns, strict=True)):
            before = _INDENT + indent if not nth else 0.0
            if words:
                text = self.compositor.set(words, _style(nth, style), room - before, leading=1.3)
                columns.append(Column(x, (Part(text, indent=before),)))
        at = f"{line.planned_start:%H:%M}" if line.planned_start is not None else ""
        return Row(tuple(columns), 4, 4, (at, title), rule=0.4)


def _cells(line: Line, title: str) -> Cells:
    return (
        title,
        planned_words(line),
        actual_words(line),
        late_words(line.start_late),
        late_words(line.end_late),
        length_words(line.over_minutes),
        held_words(line.held_minutes),
        floor_words(line.floor_speakers, line.floor_minutes),
    )


def _style(column: int, style: Style) -> Style:
    """Titles and what really was carry the weight."""
    return style if column in (0, 2) else look.TABLE


def _draw_ground(ground: Colour, bar: Colour, height: float, page: Page, y: float) -> None:
    page.fill(0, y, page.width, height, ground)
    page.fill(0, y, 3, height, bar)


KIND = SheetKind("report", N_("Report: planned and actual"), About.DAY, day_report_pages, is_wide=True,
                 belongs_on=has_happened)  # fmt: skip
