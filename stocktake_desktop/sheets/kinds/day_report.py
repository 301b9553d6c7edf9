"""The report of a day: every session and segment, planned beside actual, and what the day came to."""

from collections.abc import Iterator
from dataclasses import replace

from stocktake_desktop.models import Day, SessionBlock, SessionKind
from stocktake_desktop.planning.clock import clock, minute_of
from stocktake_desktop.planning.report import ReportLine, has_happened, report_of_day
from stocktake_desktop.planning.report_words import (
    Cells,
    cells,
    column_names,
    overrun_words,
    requests_words,
    totals_words,
    turn_cells,
)
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.day_table import INDENT, DayTable, day_frame, day_pages
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, Ground
from stocktake_desktop.sheets.page.reading import RowTag
from stocktake_desktop.sheets.page.sheet_kind import About, Pages, SheetKind, SheetSetting
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.words.punctuation import with_wide_dots
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.sheets.words.steps import segment_name, segment_title
from stocktake_desktop.words import N_, _

_SHARES = (0.19, 0.165, 0.165, 0.105, 0.105, 0.105, 0.075, 0.09)


def day_report_pages(sheet: SheetSetting) -> Pages:
    """The pages of the report, day by day."""
    table = _Table(sheet.compositor, sheet.width)
    name = _("PLANNED AND ACTUAL")
    return day_pages(sheet, table, lambda day: day_frame(day, sheet.compositor.language, name, ""), table.day)


class _Table(DayTable):
    """Sets the lines of a report as rows of eight cells."""

    def __init__(self, compositor: Compositor, width: float) -> None:
        super().__init__(compositor, width, _SHARES, column_names())

    def day(self, day: Day) -> Iterator[FlowRow]:
        """What the day came to, then its rooms one after the other."""
        report = report_of_day(day)
        if not report.has_happened:
            yield self.line(_("Nothing was noted on this day."))
            return
        totals = self.line(with_wide_dots(totals_words(report.totals)), look.TABLE_STRONG)
        yield replace(totals, above=7, below=7, ground=Ground(look.BLUE, look.PALE))
        yield from map(self.line, requests_words(report))
        blocks, rooms = {block.id: block for block in day.sessions}, {one.id: one for one in day.meeting.rooms}
        kinds = {run.id: run.kind for run in day.withdrawn}
        for room in report.rooms:
            place = rooms[room.room_id] if room.room_id is not None else None
            name = said(place, "name") if place is not None else _("No room")
            yield replace(self.line(name, look.ROOM), above=9, keeps_next=True)
            for line in room.sessions:
                if line.is_withdrawn:
                    yield from self._withdrawn(line, kinds[line.id])
                else:
                    yield from self._session(line, blocks[line.id])
        if report.overruns:
            yield replace(self.line(_("Usual over-runs so far"), look.ROOM), above=9, keeps_next=True)
        yield from (self.line(overrun_words(usual)) for usual in report.overruns)

    def _session(self, line: ReportLine, block: SessionBlock) -> Iterator[FlowRow]:
        yield from self._top(line, said(block, "title"), block.kind)
        titles = {segment.id: segment_title(segment) for segment in block.segments}
        for segment in line.segments:
            yield from self._item(segment, titles[segment.id])

    def _withdrawn(self, line: ReportLine, kind: SessionKind) -> Iterator[FlowRow]:
        yield from self._top(line, line.title, kind)
        for item in line.segments:
            yield from self._item(item, item.title or (segment_name(item.kind) if item.kind else ""))

    def _top(self, line: ReportLine, title: str, kind: SessionKind) -> Iterator[FlowRow]:
        colour = look.kind_colours()[kind]
        row = self._row(cells(line, title or _("Session without a title")), look.TABLE_STRONG, _begins(line))
        yield replace(row, ground=Ground(colour, look.pale(colour)))
        yield from self._turns(line, INDENT)

    def _item(self, line: ReportLine, title: str) -> Iterator[FlowRow]:
        yield self._row(cells(line, title), look.TABLE, _begins(line), INDENT)
        yield from self._turns(line, 2 * INDENT)

    def _turns(self, line: ReportLine, indent: float) -> Iterator[FlowRow]:
        for turn in line.turns:
            yield replace(self._row(turn_cells(turn), look.TABLE, indent=indent), above=2, below=2)

    def _row(self, words: Cells, style: Style, at: str = "", indent: float = 0.0) -> FlowRow:
        columns = []
        for nth, (cell, (x, room)) in enumerate(zip(words, self.columns, strict=True)):
            before = INDENT + indent if not nth else 0.0
            if cell:
                text = self.compositor.set(cell, _style(nth, style), room - before, leading=1.3)
                columns.append(FlowColumn(x, (FlowPart(text, indent=before),)))
        return FlowRow(tuple(columns), 4, 4, (at, words[0]), rule=0.4, tag=RowTag.CELLS)


def _begins(line: ReportLine) -> str:
    return clock(minute_of(line.planned_start)) if line.planned_start is not None else ""


def _style(column: int, style: Style) -> Style:
    """Titles and what really was carry the weight."""
    return style if column in (0, 2) else look.TABLE


KIND = SheetKind("report", N_("Report: planned and actual"), About.DAY, day_report_pages, place=140, is_wide=True,
                 belongs_on=has_happened, tells_what_happened=True, content_version=3)  # fmt: skip
