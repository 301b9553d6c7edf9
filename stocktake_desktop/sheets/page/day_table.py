"""A wide table of days: columns by their share of the width, their names on every page, a new page for each day."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise

from stocktake_desktop.models import Day
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.fit import fitted
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, paginate
from stocktake_desktop.sheets.page.frame import Frame, FrameSetter
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag, Tag
from stocktake_desktop.sheets.page.sheet_kind import Pages, SheetSetting
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.words.dates import long_date
from stocktake_desktop.sheets.words.punctuation import with_dots, with_wide_dots
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.words import _

INDENT = 8.0
BETWEEN = 9.0
"""From the end of one column to the next."""
_HEAD = 18.0
_BELOW_HEAD = 3.0
_FOOT = 52.0
_MUCH = 0.25
"""The share of a page that must be empty for a day to begin on it that does not fit there whole."""


class DayTable:
    """Sets rows in columns; `columns` says where each begins and how wide it is, in points.

    A column has its share of the width, and more where its name or what is told of it in `least` takes more. The names
    of those with `numbers` stand at the end of their column, as the figures do.
    """

    def __init__(
        self,
        compositor: Compositor,
        width: float,
        shares: Sequence[float],
        names: Sequence[str],
        numbers: Collection[int] = (),
        least: Mapping[int, float] | None = None,
    ) -> None:
        self.compositor, self.width = compositor, width
        edges = [0.0, *accumulate(_widths([share * width for share in shares], self._least(names, least)))]
        self.columns = [(x, end - x - BETWEEN) for x, end in pairwise(edges)]
        texts = [
            compositor.set(name, look.TABLE_HEAD, room, align="end" if nth in numbers else "start")
            for nth, (name, (_x, room)) in enumerate(zip(names, self.columns, strict=True))
        ]
        columns = [
            FlowColumn(x, (FlowPart(text, indent=0.0 if x else INDENT),))
            for (x, _room), text in zip(self.columns, texts, strict=True)
        ]
        self._head = FlowRow(tuple(columns), 4, 0, rule=0, tag=RowTag.HEAD)
        self.head_height = max(_HEAD, self._head.height + _BELOW_HEAD)

    def _least(self, names: Sequence[str], least: Mapping[int, float] | None) -> list[float]:
        """What each column takes at least: the room of its name, and of what is told of it."""
        rooms = [self.compositor.widest([name], look.TABLE_HEAD) + BETWEEN for name in names]
        rooms[0] += INDENT
        return [max(room, (least or {}).get(nth, 0.0)) for nth, room in enumerate(rooms)]

    def draw_head(self, page: Page, y: float) -> float:
        """Draw the names of the columns, which are read once; returns where the rows begin."""
        with page.reading.artefact(unless=not page.reading.is_under_head()):
            self._head.draw(page, y)
        page.rule(0, y + self.head_height, page.width, 0.8, look.INK)
        return y + self.head_height

    def day_name(self, frame: Frame) -> list[FlowRow]:
        """What stands above a day that begins below another one: its name and times, and a table of its own."""
        time = self.compositor.aside(frame.time or " ", look.RUNNING_TITLE, self.width / 3)
        room = self.width - time.natural_width - 2 * BETWEEN
        title = self.compositor.aside(frame.title, look.RUNNING_TITLE, room)
        style, x = look.larger(look.SUBTITLE, frame.scale), title.natural_width + BETWEEN
        subtitle = self.compositor.aside(frame.subtitle, style, room)
        columns = [FlowColumn(0, (FlowPart(title, tag=Tag.TITLE),))]
        if x + subtitle.natural_width <= room and len(subtitle.lines) == 1:
            columns.append(FlowColumn(x, (FlowPart(subtitle, above=title.baseline - subtitle.baseline),)))
        else:
            columns = [FlowColumn(0, (*columns[0].parts, FlowPart(subtitle)))]
        columns.append(FlowColumn(self.width - time.natural_width, (FlowPart(time),)))
        head = replace(self._head, above=2, below=1, keeps_next=True, marks=(_rule_above,))
        return [FlowRow(tuple(columns), above=12, below=2, keeps_next=True, rule=0), head]

    def line(self, words: str, style: Style = look.TABLE) -> FlowRow:
        """A row of words across the table."""
        part = FlowPart(self.compositor.set(words, style, self.width - INDENT))
        return FlowRow((FlowColumn(INDENT, (part,)),), 5, 5, ("", words), tag=RowTag.ACROSS)


def _widths(usual: Sequence[float], least: Sequence[float]) -> list[float]:
    """The usual widths; where some are too narrow, others give of what they have to spare.

    Where that is not enough for all of them, the first, which tells the times, has its room all the same.
    """
    widths = [max(pair) for pair in zip(usual, least, strict=True)]
    over, spare = sum(widths) - sum(usual), sum(widths) - sum(least)
    if over > spare:
        first = max(usual[0], least[0])
        share = (sum(usual) - first) / (sum(usual) - usual[0])
        return [first, *(width * share for width in usual[1:])]
    given = over / spare if spare else 0.0
    return [width - given * (width - low) for width, low in zip(widths, least, strict=True)]


def day_pages(
    sheet: SheetSetting,
    table: DayTable,
    frame_of: Callable[[Day], Frame],
    rows_of: Callable[[Day], Iterable[FlowRow]],
) -> Pages:
    """The pages of all days, numbered over all; what a frame had to cut stands in full above its rows.

    A day begins a page, unless all of it fits below the one before or there is much room left.
    """
    rows_room = sheet.height - _FOOT - table.head_height
    pages = fitted(sheet.compositor, lambda: _dealt(sheet, table, frame_of, rows_of), _rows_on, rows_room)
    return [partial(_draw, table, pages, nth) for nth in range(len(pages))]


@dataclass(frozen=True)
class _TablePage:
    """A page of the table: the frame of the day it begins with, which page of that day it is, and its rows."""

    frame: FrameSetter
    nth: int
    rows: list[FlowRow]
    room: float

    @property
    def left(self) -> float:
        """The height that is empty."""
        return self.room - sum(row.height for row in self.rows)


def _rows_on(page: _TablePage) -> list[FlowRow]:
    return page.rows


def _dealt(
    sheet: SheetSetting,
    table: DayTable,
    frame_of: Callable[[Day], Frame],
    rows_of: Callable[[Day], Iterable[FlowRow]],
) -> list[_TablePage]:
    pages: list[_TablePage] = []
    for day in sheet.subject.days:
        frame = FrameSetter(frame_of(day), table.compositor, table.width)
        rows = [*(table.line(words) for words in frame.frame.in_full), *rows_of(day)]
        room = sheet.height - _FOOT - table.head_height
        first, later = room - frame.first_height, room - frame.later_height
        left = pages[-1].left if pages else 0.0
        named = [*table.day_name(frame.frame), *rows]
        below = paginate(named, left, later)
        follows = bool(below[0]) and (left >= later * _MUCH or len(below) == 1)
        if follows:
            pages[-1].rows.extend(below.pop(0))
        for nth, on_page in enumerate(below if follows else paginate(rows, first, later)):
            is_first = not nth and not follows
            pages.append(_TablePage(frame, 1 if is_first else 2, on_page, first if is_first else later))
    return pages


def _rule_above(page: Page, y: float) -> None:
    page.rule(0, y, page.width, 1.6, look.INK)


def day_title(day: Day, language: str) -> str:
    """What a day is called above its rows: "Day 2 · Tuesday 5 December 2017"."""
    return with_dots((_("Day {number}").format(number=day.number), long_date(day.date, language)))


def day_frame(day: Day, language: str, name: str, time: str) -> Frame:
    """The frame of a table about a day, for staff."""
    meeting = day.meeting
    return Frame(
        name=name,
        for_whom=_("for staff"),
        title=day_title(day, language),
        time=time,
        subtitle=with_wide_dots((said(meeting, "title"), said(meeting, "place"), said(day, "title"))),
    )


def _draw(table: DayTable, pages: Sequence[_TablePage], at: int, page: Page) -> None:
    own = pages[at]
    own.frame.draw_head(page, own.nth)
    y = table.draw_head(page, own.frame.first_height if own.nth == 1 else own.frame.later_height)
    for row in own.rows:
        row.draw(page, y)
        y += row.height
    following = pages[at + 1].rows if at + 1 < len(pages) else []
    opens = next((row.opening for row in following if row.opening), None)
    own.frame.draw_foot(page, at + 1, len(pages), opens, is_low=True)
