"""The run of show: the staff's table of a day or the whole meeting, a row and a time for every step and hard stop."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from stocktake_desktop.models import Day, SessionBlock
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.stops import TimedStop, stop_times
from stocktake_desktop.sheets.kinds.run_of_show.points import points_of
from stocktake_desktop.sheets.kinds.run_of_show.show_rows import point_row, session_rows
from stocktake_desktop.sheets.kinds.run_of_show.show_table import ShowTable
from stocktake_desktop.sheets.page.day_table import day_frame, day_pages
from stocktake_desktop.sheets.page.flow import FlowRow
from stocktake_desktop.sheets.page.frame import Frame
from stocktake_desktop.sheets.page.overlaps import overlap_lines
from stocktake_desktop.sheets.page.sheet_kind import About, Pages, SheetKind, SheetSetting
from stocktake_desktop.sheets.words.said import once, said
from stocktake_desktop.words import N_, _

_TITLE = 0.72
"""The size of the title: the rows want the room."""


def run_of_show_pages(sheet: SheetSetting) -> Pages:
    """The pages of the table; a day that fits whole below the one before does not begin a page."""
    rooms = [said(room, "name") for room in sheet.subject.meeting.rooms]
    table = ShowTable(sheet.compositor, sheet.width, rooms)
    return day_pages(sheet, table, lambda day: _frame(day, sheet.compositor.language), lambda day: _day(table, day))


def _frame(day: Day, language: str) -> Frame:
    placed = [block.placed for block in day.sessions]
    time = span(min(at.start for at in placed), max(at.end for at in placed)) if placed else ""
    return replace(day_frame(day, language, _("RUN OF SHOW"), time), scale=_TITLE)


def _day(table: ShowTable, day: Day) -> Iterator[FlowRow]:
    """The sessions of a day in the order of their times, and its hard stops between their steps."""
    blocks = in_order(day.sessions)
    waiting = stop_times(day)
    for words in overlap_lines(day):
        yield table.overlap(words)
    if not blocks:
        yield table.line(_("Nothing is planned on this day yet."))
    before: SessionBlock | None = None
    for block, following in pairwise([*blocks, None]):
        assert block is not None
        last = following.placed.start if following else block.placed.end
        due = [stop for stop in waiting if stop.minute <= max(last, block.placed.start)]
        waiting = waiting[len(due) :]
        yield from _session(table, block, due, says_room=not before or block.room is not before.room)
        before = block
    yield from map(table.hard_stop, waiting)


def _session(table: ShowTable, block: SessionBlock, stops: list[TimedStop], *, says_room: bool) -> Iterator[FlowRow]:
    """The row of a session and those of its steps; each hard stop before the first step that is later."""
    start, stops = block.placed.start, list(stops)
    while stops and stops[0].minute <= start:
        yield table.hard_stop(stops.pop(0))
    points = once(("points", block.id), lambda: points_of(block))
    whole = next((point for point in points if point.is_whole_session), None)
    points = [point for point in points if point is not whole]
    yield from session_rows(table, block, whole, says_room=says_room, keeps_next=bool(points))
    under = table.session_again(block)
    for point in points:
        while stops and point.at is not None and point.is_after(stops[0].minute):
            yield table.hard_stop(stops.pop(0))
        yield replace(point_row(table, point), under=under)
    yield from map(table.hard_stop, stops)


KIND = SheetKind(
    "run-of-show",
    N_("Run of show"),
    About.MEETING,
    run_of_show_pages,
    place=30,
    is_wide=True,
    by_day=True,
    content_version=6,
)
