"""The run of show: the staff's table of a day or the whole meeting, every session with its segments and people."""

from collections.abc import Iterator
from dataclasses import replace

from stocktake_desktop.models import Appearance, Day, Segment, SessionBlock
from stocktake_desktop.planning.clock import clock, duration, span, tight_span
from stocktake_desktop.planning.head_count import speaking
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.steps.timing import timetable
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.day_table import INDENT, DayTable, day_frame, day_pages
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, Ground
from stocktake_desktop.sheets.page.frame import Frame
from stocktake_desktop.sheets.page.overlaps import overlap_lines
from stocktake_desktop.sheets.page.reading import RowTag
from stocktake_desktop.sheets.page.sheet_kind import About, Pages, SheetKind, SheetSetting
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.words.punctuation import with_commas
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.sheets.words.steps import segment_title
from stocktake_desktop.sheets.words.who import (
    alternates_line,
    delegation_of,
    full_name,
    function_of,
    native_name,
    on_paper,
    role_name,
    seat_words,
    status_boxes,
)
from stocktake_desktop.words import N_, _

_SHARES = (0.125, 0.07, 0.21, 0.28, 0.09, 0.225)
_ITEM, _NOTES = 2, 5

Cells = tuple[str, str, str, str, str, str]
"""Time, minutes, item, who, room, notes."""


def run_of_show_pages(sheet: SheetSetting) -> Pages:
    """The pages of the table, each day beginning a new one."""
    table = RunOfShowTable(sheet.compositor, sheet.width)
    return day_pages(sheet, table, lambda day: _frame(day, sheet.compositor.language), table.day)


def _frame(day: Day, language: str) -> Frame:
    placed = [block.placed for block in day.sessions]
    time = span(min(at.start for at in placed), max(at.end for at in placed)) if placed else ""
    return day_frame(day, language, _("RUN OF SHOW"), time)


class RunOfShowTable(DayTable):
    """Sets sessions as rows of six cells."""

    def __init__(self, compositor: Compositor, width: float) -> None:
        names = (_("Time"), _("Length"), _("Item"), _("Who"), _("Room"), _("Notes"))
        super().__init__(compositor, width, _SHARES, names)

    def day(self, day: Day) -> Iterator[FlowRow]:
        """The sessions of a day in the order of their times."""
        blocks = in_order(day.sessions)
        for words in overlap_lines(day):
            yield self.line(words, look.in_colour(look.TABLE_STRONG, look.RED))
        for block in blocks:
            yield from self.session(block)
        if not blocks:
            yield self.line(_("Nothing is planned on this day yet."))

    def session(self, block: SessionBlock) -> Iterator[FlowRow]:
        """The session's own row, then its people and segments."""
        time = tight_span(block.placed.start, block.placed.end)
        title = title_of(block)
        title = " ".join(filter(None, (title, _("(locked)") if block.locked else "")))
        notes = "\n".join(filter(None, (said(block, "format_notes"), said(block, "notes"))))
        room = said(block.room, "name") if block.room else _("to be announced")
        cells = (time, duration(block.minutes), title, "", room, notes)
        colour = look.kind_colours()[block.kind]
        head = self._row(cells, look.TABLE_STRONG, is_head=True)
        yield replace(head, ground=Ground(colour, look.pale(colour)))
        for appearance in block.appearances:
            if appearance.segment is None:
                yield self._appearance(appearance, "")
        slots = timetable([segment.minutes for segment in block.segments], block.minutes, fill_rest=True)
        for segment, slot in zip(block.segments, slots, strict=True):
            at = "" if slot.start is None else clock(block.placed.start + slot.start)
            yield from self._segment(segment, at)

    def _segment(self, segment: Segment, at: str) -> Iterator[FlowRow]:
        length = _("– min") if segment.minutes is None else duration(segment.minutes)
        title = segment_title(segment)
        first = segment.appearances[0] if segment.appearances else None
        yield self._row(
            (at, length, title, self._who(first), "", self._notes(first, said(segment, "notes"))), look.TABLE
        )
        for appearance in segment.appearances[1:]:
            yield self._appearance(appearance, "")

    def _appearance(self, appearance: Appearance | None, item: str) -> FlowRow:
        spoken = speaking(appearance) if appearance is not None else None
        length = "" if spoken is None else duration(spoken)
        return self._row(("", length, item, self._who(appearance), "", self._notes(appearance)), look.TABLE, rule=0.25)

    def _who(self, appearance: Appearance | None) -> str:
        if appearance is None:
            return ""
        name = " ".join((full_name(appearance), *(f"[{box}]" for box in status_boxes(appearance))))
        more = with_commas((function_of(appearance), delegation_of(appearance), native_name(appearance)))
        return "\n".join(filter(None, (name, more, alternates_line(appearance))))

    def _notes(self, appearance: Appearance | None, more: str = "") -> str:
        if appearance is None:
            return more
        spoken = speaking(appearance)
        minutes = "" if spoken is None or not appearance.segment else duration(spoken)
        status = "" if appearance.is_collective else _(str(on_paper(appearance).status.value))
        role = " · ".join(filter(None, (role_name(appearance.role), minutes, status)))
        seat = seat_words(appearance) if appearance.seat else ""
        return "\n".join(filter(None, (role, seat, said(appearance, "notes"), more)))

    def _row(self, cells: Cells, style: Style, *, is_head: bool = False, rule: float = 0.5) -> FlowRow:
        columns = []
        for nth, (words, (x, room)) in enumerate(zip(cells, self.columns, strict=True)):
            indent = INDENT if nth == 0 or (nth == _ITEM and not is_head) else 0.0
            cell_style = look.TABLE_TIME if nth == 0 else look.TABLE if nth == _NOTES else style
            if words:
                text = self.compositor.set(words, cell_style, room - indent, leading=1.3)
                columns.append(FlowColumn(x, (FlowPart(text, indent=indent),)))
        time, _length, item, who, *_rest = cells
        opens = (time, (item or who).partition("\n")[0])
        return FlowRow(tuple(columns), 4.5 if is_head else 3, 4 if is_head else 3, opens, rule=rule, tag=RowTag.CELLS)


KIND = SheetKind(
    "run-of-show", N_("Run of show"), About.MEETING, run_of_show_pages, place=30, is_wide=True, by_day=True
)
