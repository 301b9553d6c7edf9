"""The report of a day: every session and segment, planned beside actual, and what the day came to."""

from collections.abc import Iterator
from dataclasses import replace

from stocktake_desktop.models import Day, SessionBlock, SessionKind
from stocktake_desktop.planning.clock import clock, minute_of
from stocktake_desktop.planning.report import ReportLine, has_happened, report_of_day
from stocktake_desktop.planning.report_words import (
    actual_words,
    floor_words,
    held_words,
    late_words,
    length_words,
    marked,
    planned_words,
    totals_words,
)
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.day_table import INDENT, DayTable, day_frame, day_pages
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, Ground
from stocktake_desktop.sheets.page.reading import RowTag
from stocktake_desktop.sheets.page.sheet_kind import About, Pages, SheetKind, SheetSetting
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.sheets.words.steps import segment_name, segment_title
from stocktake_desktop.words import N_, _

_SHARES = (0.19, 0.165, 0.165, 0.105, 0.105, 0.105, 0.075, 0.09)

Cells = tuple[str, str, str, str, str, str, str, str]
"""Item, planned, actual, start, end, length, held, floor."""


def day_report_pages(sheet: SheetSetting) -> Pages:
    """The pages of the report, day by day."""
    table = _Table(sheet.compositor, sheet.width)
    name = _("PLANNED AND ACTUAL")
    return day_pages(sheet, table, lambda day: day_frame(day, sheet.compositor.language, name, ""), table.day)


class _Table(DayTable):
    """Sets the lines of a report as rows of eight cells."""

    def __init__(self, compositor: Compositor, width: float) -> None:
        names = (
            _("Item"), _("Planned"), _("Actual"), _("Began"), _("Ended"), _("Length"), _("Suspended"), _("Speakers"),
        )  # fmt: skip
        super().__init__(compositor, width, _SHARES, names)

    def day(self, day: Day) -> Iterator[FlowRow]:
        """What the day came to, then its rooms one after the other."""
        report = report_of_day(day)
        if not report.has_happened:
            yield self.line(_("Nothing was noted on this day."))
            return
        totals = self.line("  ·  ".join(totals_words(report.totals)), look.TABLE_STRONG)
        yield replace(totals, above=7, below=7, ground=Ground(look.BLUE, look.PALE))
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

    def _session(self, line: ReportLine, block: SessionBlock) -> Iterator[FlowRow]:
        yield self._top(line, said(block, "title"), block.kind)
        titles = {segment.id: segment_title(segment) for segment in block.segments}
        for segment in line.segments:
            yield self._row(segment, titles[segment.id], look.TABLE, indent=INDENT)

    def _withdrawn(self, line: ReportLine, kind: SessionKind) -> Iterator[FlowRow]:
        yield self._top(line, line.title, kind)
        for item in line.segments:
            title = item.title or (segment_name(item.kind) if item.kind else "")
            yield self._row(item, title, look.TABLE, indent=INDENT)

    def _top(self, line: ReportLine, title: str, kind: SessionKind) -> FlowRow:
        row = self._row(line, marked(line, title or _("Session without a title")), look.TABLE_STRONG)
        colour = look.kind_colours()[kind]
        return replace(row, ground=Ground(colour, look.pale(colour)))

    def _row(self, line: ReportLine, title: str, style: Style, *, indent: float = 0.0) -> FlowRow:
        cells = _cells(line, title)
        columns = []
        for nth, (words, (x, room)) in enumerate(zip(cells, self.columns, strict=True)):
            before = INDENT + indent if not nth else 0.0
            if words:
                text = self.compositor.set(words, _style(nth, style), room - before, leading=1.3)
                columns.append(FlowColumn(x, (FlowPart(text, indent=before),)))
        at = clock(minute_of(line.planned_start)) if line.planned_start is not None else ""
        return FlowRow(tuple(columns), 4, 4, (at, title), rule=0.4, tag=RowTag.CELLS)


def _cells(line: ReportLine, title: str) -> Cells:
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


KIND = SheetKind("report", N_("Report: planned and actual"), About.DAY, day_report_pages, place=140, is_wide=True,
                 belongs_on=has_happened, tells_what_happened=True)  # fmt: skip
