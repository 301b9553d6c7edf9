"""A wide table of days: columns by their share of the width, their names on every page, a new page for each day."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise

from stocktake_desktop.models import Day
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, paginate
from stocktake_desktop.sheets.page.frame import Frame, FrameSetter
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag
from stocktake_desktop.sheets.page.sheet_kind import Pages, SheetSetting
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.words.dates import long_date
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.words import _

INDENT = 8.0
_GAP = 9.0
_HEAD = 18.0
_FOOT = 58.0


class DayTable:
    """Sets rows in columns; `columns` says where each begins and how wide it is, in points."""

    def __init__(self, compositor: Compositor, width: float, shares: Sequence[float], names: Sequence[str]) -> None:
        self.compositor, self.width = compositor, width
        edges = [0.0]
        for share in shares:
            edges.append(edges[-1] + share * width)
        self.columns = [(x, end - x - _GAP) for x, end in pairwise(edges)]
        texts = [
            compositor.set(name, look.TABLE_HEAD, room) for name, (_x, room) in zip(names, self.columns, strict=True)
        ]
        columns = [
            FlowColumn(x, (FlowPart(text, indent=0.0 if x else INDENT),))
            for (x, _room), text in zip(self.columns, texts, strict=True)
        ]
        self._head = FlowRow(tuple(columns), 4, 0, rule=0, tag=RowTag.HEAD)

    def draw_head(self, page: Page, y: float) -> float:
        """Draw the names of the columns, which are read once; returns where the rows begin."""
        with page.reading.artefact(unless=not page.reading.is_under_head()):
            self._head.draw(page, y)
        page.rule(0, y + _HEAD, page.width, 0.8, look.INK)
        return y + _HEAD

    def line(self, words: str, style: Style = look.TABLE) -> FlowRow:
        """A row of words across the table."""
        part = FlowPart(self.compositor.set(words, style, self.width - INDENT))
        return FlowRow((FlowColumn(INDENT, (part,)),), 5, 5, ("", words), tag=RowTag.ACROSS)


def day_pages(
    sheet: SheetSetting,
    table: DayTable,
    frame_of: Callable[[Day], Frame],
    rows_of: Callable[[Day], Iterable[FlowRow]],
) -> Pages:
    """The pages of all days, numbered over all; what a frame had to cut stands in full above its rows."""
    chapters: list[tuple[FrameSetter, list[list[FlowRow]]]] = []
    for day in sheet.subject.days:
        frame = FrameSetter(frame_of(day), table.compositor, table.width)
        rows = [*(table.line(words) for words in frame.frame.in_full), *rows_of(day)]
        room = sheet.height - _FOOT - _HEAD
        chapters.append((frame, paginate(rows, room - frame.first_height, room - frame.later_height)))
    total = sum(len(pages) for _frame, pages in chapters)
    drawn: Pages = []
    for frame, pages in chapters:
        for nth in range(len(pages)):
            drawn.append(partial(_draw, frame, table, pages, nth, len(drawn) + 1, total))
    return drawn


def day_frame(day: Day, language: str, name: str, time: str) -> Frame:
    """The frame of a table about a day, for staff."""
    meeting, title = day.meeting, _("Day {number}").format(number=day.number)
    return Frame(
        name=name,
        for_whom=_("for staff"),
        title=f"{title} · {long_date(day.date, language)}",
        time=time,
        subtitle="  ·  ".join(filter(None, (said(meeting, "title"), said(meeting, "place"), said(day, "title")))),
    )


def _draw(
    frame: FrameSetter, table: DayTable, pages: list[list[FlowRow]], nth: int, number: int, total: int, page: Page
) -> None:
    frame.draw_head(page, nth + 1)
    y = table.draw_head(page, frame.first_height if nth == 0 else frame.later_height)
    for row in pages[nth]:
        row.draw(page, y)
        y += row.height
    opens = pages[nth + 1][0].opens if nth + 1 < len(pages) else None
    frame.draw_foot(page, number, total, opens, is_low=True)
