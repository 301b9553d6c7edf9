"""The day overview: one page a day, rooms as lanes, times to scale, what is on at the same time side by side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from stocktake_desktop.models import Day, SessionKind
from stocktake_desktop.planning.clock import end_clock, tight_span
from stocktake_desktop.planning.stops import stop_times
from stocktake_desktop.sheets.kinds.day_overview.day_blocks import LEAST, BlockPlace, BlockSetter, left_out
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.day_grid import DayNote, Grid, PlacedBlock, grids_of, hours_between
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, Mark, height_of, paginate
from stocktake_desktop.sheets.page.frame import Frame, FrameSetter
from stocktake_desktop.sheets.page.kind_marks import draw_hatch, initials
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag, Tag
from stocktake_desktop.sheets.page.sheet_kind import About, Pages, SheetKind, SheetSetting, numbered
from stocktake_desktop.sheets.page.short_blocks import TimedBox, with_lines
from stocktake_desktop.sheets.page.stop_rules import HALF_HOUR, PlacedText, RulePen, draw_around, draw_stop
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.dates import short_date
from stocktake_desktop.sheets.words.punctuation import beside, labelled, with_dash, with_semicolons, with_wide_dots
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.words import N_, _, term

_HOURS = 39.0
_LANE_GAP = 6.0
_HEAD = 41.0
_NOTES_LEADING = 1.3
_NOTES_GAP = 8.0
_SWATCH = 7.0
_MOST_NOTES = 280.0
"""The height of notes beyond which what blocks could not hold goes on overleaf."""
_FIRST_NOTES = 140.0
"""The height that notes have below a day when they go on overleaf."""
_FOOT = 62.0
_TALLEST_HOUR = 80.0
_LEAST_GRID = 240.0


def day_pages(sheet: SheetSetting) -> Pages:
    """The overview of each day, one after the other."""
    return [page for day in sheet.subject.days for page in _pages_of(day, sheet)]


def _pages_of(day: Day, sheet: SheetSetting) -> Pages:
    """One page; more only when there are more rooms, or more to note, than fit on it."""
    frame = FrameSetter(_frame(day, sheet.compositor.language), sheet.compositor, sheet.width)
    layouts = [_Layout(day, frame, grid, sheet.height) for grid in grids_of(day)]
    pages: list[Callable[[Page, int, int], None]] = []
    for layout in layouts:
        pages.append(partial(_draw_day, layout))
        pages += [partial(_draw_more_notes, layout, nth) for nth in range(1, len(layout.notes))]
    return numbered(pages)


def _frame(day: Day, language: str) -> Frame:
    meeting = day.meeting
    count = _("Day {number} of {total}").format(number=day.number, total=len(meeting.days))
    return Frame(
        name=_("DAY OVERVIEW"),
        title=short_date(day.date, language),
        time=count,
        time_colour=look.BLUE,
        subtitle=with_wide_dots((said(meeting, "title"), said(day, "title"), _("all times local"))),
    )


class _Notes(NamedTuple):
    """What is noted, the legend below it, and whether any block holds more than fits into it."""

    rows: list[FlowRow]
    legend: list[FlowRow]
    is_much: bool

    @property
    def height(self) -> float:
        """On one page."""
        return height_of([*self.rows, *self.legend])


class _Layout:
    """Where everything stands on one page: the scale leaves room for the notes, which name what does not fit."""

    def __init__(self, day: Day, frame: FrameSetter, grid: Grid, height: float) -> None:
        self.day, self.frame, self.grid = day, frame, grid
        self.compositor = frame.compositor
        self.blocks = BlockSetter(frame.compositor)
        self.top = frame.first_height + _HEAD
        self.bottom = height - _FOOT
        self.width = frame.width
        self.lane = (self.width - _HOURS + _LANE_GAP) / max(1, len(grid.rooms))
        self.reserved = 0.0
        self.details: dict[str, list[Text]] = {}
        self.notes = self._set_notes()
        self.room_words = [
            self.compositor.set(column.words, look.FOOTNOTE, self.lane - _LANE_GAP, max_lines=1)
            for column in grid.rooms
        ]

    @property
    def scale(self) -> float:
        """Points a minute."""
        room = self.bottom - self.top - self.reserved
        return min(room / self.grid.minutes, _TALLEST_HOUR / 60)

    def y_of(self, minute: int) -> float:
        """Where a minute of the day is."""
        return self.top + (minute - self.grid.first) * self.scale

    def places(self) -> Iterator[tuple[PlacedBlock, BlockPlace]]:
        """Every block and its rectangle."""
        return (placed for nth in range(len(self.grid.rooms)) for placed in self.places_in(nth))

    def places_in(self, nth: int) -> list[tuple[PlacedBlock, BlockPlace]]:
        """The blocks of a room, and the rectangle of each: to scale, but that each has the height of a line."""
        blocks, boxes = self.grid.rooms[nth].blocks, []
        for placed in blocks:
            width = (self.lane - _LANE_GAP) / placed.lane.total
            x = _HOURS + nth * self.lane + placed.lane.nth * width
            width -= 2 if placed.lane.nth < placed.lane.total - 1 else 0
            height, needed = placed.minutes * self.scale, self.blocks.needed(placed.block, width)
            is_low = height < LEAST
            boxes.append(TimedBox(x, self.y_of(placed.start), width, height, LEAST if is_low else needed, is_low))
        edges = self.y_of(self.grid.first), self.y_of(self.grid.last)
        held = with_lines(boxes, edges, self._rules)
        return [
            (placed, BlockPlace(box.x, first, box.width, last - first))
            for placed, box, (first, last) in zip(blocks, boxes, held, strict=True)
        ]

    @property
    def _rules(self) -> list[float]:
        """Where full hours and hard stops are."""
        hours, stops = range(self.grid.first, self.grid.last + 1, 60), (stop.minute for stop in stop_times(self.day))
        return [self.y_of(minute) for minute in (*hours, *stops)]

    def opening(self, nth: int) -> tuple[str, str] | None:
        """What opens the notes of a page, counted from 0; None when there is no such page."""
        return next((row.opens for row in self.notes[nth] if row.opens), None) if nth < len(self.notes) else None

    def _set_notes(self) -> list[list[FlowRow]]:
        """The notes on their pages, with as much room reserved below the day as leaves nothing else to be noted.

        What blocks hold beyond their size goes on overleaf where it is much.
        """
        most, said = self.bottom - self.top - _LEAST_GRID, len(self.compositor.texts)
        notes = self._needed_notes()
        while self.reserved < notes.height <= (min(most, _MOST_NOTES) if notes.is_much else most):
            self.reserved = notes.height
            del self.compositor.texts[said:]  # what is set anew is no part of the content
            notes = self._needed_notes()
        if notes.height <= self.reserved:
            return [[*notes.rows, *notes.legend]]
        legend = height_of(notes.legend)
        first, later = max(0.0, min(most - legend, _FIRST_NOTES)), self.bottom - self.frame.later_height
        self.reserved = first + legend
        del self.compositor.texts[said:]
        notes = self._needed_notes()
        below, *overleaf = paginate(notes.rows, first, later)
        return [[*below, *notes.legend], *overleaf]

    def _needed_notes(self) -> _Notes:
        """What must be noted of the day in the room that is not reserved; in what is said it stands before the day."""
        texts = self.compositor.texts
        first, places = len(texts), list(self.places())
        self.details = {placed.block.id: self.blocks.details(placed.block, place) for placed, place in places}
        unsaid = {placed.block.id: left_out(placed.block, self.details[placed.block.id]) for placed, _place in places}
        cut = {placed.block.id for placed, place in places if self.blocks.is_cut(placed, place)}
        in_blocks = texts[first:]
        del texts[first:]
        blocks = [placed for placed, _place in places if placed.block.id in cut or unsaid[placed.block.id]]
        rows = self._note_rows([_note(placed, unsaid[placed.block.id]) for placed in blocks])
        notes = _Notes(rows, list(self._legend()), any(unsaid.values()))
        texts += in_blocks
        return notes

    def _note_rows(self, notes: Sequence[DayNote]) -> list[FlowRow]:
        """In the order of the times, behind what the head and the names of rooms had to cut, and with the stops."""
        first = [("", words) for words in self.frame.frame.in_full]
        rooms = [("", one.name) for one in self.grid.rooms if self.room_name(one.name).is_cut]
        in_order = sorted([*self.grid.notes(), *notes], key=lambda note: note[0])
        words = [*first, *rooms, *((at, words) for _minute, at, words in in_order)]
        return _note_rows(words, self.compositor, self.width)

    def _legend(self) -> Iterator[FlowRow]:
        """The hatches and initials of the kinds of session that are on the page, in as many lines as they take."""
        used = {placed.block.kind for column in self.grid.rooms for placed in column.blocks}
        columns, marks, x = list[FlowColumn](), list[Mark](), 0.0
        for kind in (kind for kind in SessionKind if kind in used):
            name = self.compositor.set_line(beside(initials(kind), term(kind.value)), look.FOOTNOTE)
            if columns and x + _SWATCH + 4 + name.width > self.width:
                yield FlowRow(tuple(columns), 8, 0, rule=0, marks=tuple(marks))
                columns, marks, x = [], [], 0.0
            columns.append(FlowColumn(x + _SWATCH + 4, (FlowPart(name),)))
            marks.append(partial(_draw_swatch, kind, x))
            x += _SWATCH + 4 + name.width + 12
        yield FlowRow(tuple(columns), 8, 0, rule=0, marks=tuple(marks))

    def room_name(self, name: str) -> Text:
        """The name above a lane, on two lines at most."""
        return self.compositor.set(name, look.ROOM, self.lane - _LANE_GAP, leading=1.15, max_lines=2)


def _draw_more_notes(layout: _Layout, nth: int, page: Page, number: int, total: int) -> None:
    layout.frame.draw_head(page, 2)
    _draw_notes(layout, nth, page, layout.frame.later_height)
    layout.frame.draw_foot(page, number, total, layout.opening(nth + 1), is_low=True)


def _draw_notes(layout: _Layout, nth: int, page: Page, y: float) -> None:
    for row in layout.notes[nth]:
        row.draw(page, y)
        y += row.height


def _draw_day(layout: _Layout, page: Page, number: int, total: int) -> None:
    layout.frame.draw_head(page, 1)
    texts = [
        text
        for placed, place in layout.places()
        for text in layout.blocks.texts(placed, place, layout.details[placed.block.id])
    ]
    with page.reading.artefact():  # the times are told with what is on
        _draw_hours(page, layout, texts)
    for nth in range(len(layout.grid.rooms)):
        _draw_room(page, layout, nth)
    for stop in stop_times(layout.day):
        if layout.grid.first <= stop.minute <= layout.grid.last:
            draw_stop(page, layout.y_of(stop.minute), _HOURS - 5, page.width, texts, 1.4)
    _draw_notes(layout, 0, page, layout.bottom - height_of(layout.notes[0]))
    layout.frame.draw_foot(page, number, total, layout.opening(1), is_low=True)


def _draw_swatch(kind: SessionKind, x: float, page: Page, y: float) -> None:
    colour = look.kind_colours()[kind]
    page.fill(x, y + 10, _SWATCH, _SWATCH, look.WHITE if kind is SessionKind.BREAK else look.pale(colour, 0.3))
    draw_hatch(page, kind, x, y + 10, _SWATCH, _SWATCH)
    page.outline(x, y + 10, _SWATCH, _SWATCH, 0.6, colour, (2.0, 2.0) if kind is SessionKind.BREAK else ())


def _note_rows(notes: list[tuple[str, str]], compositor: Compositor, width: float) -> list[FlowRow]:
    if not notes:
        return []
    label = _label_row(compositor.set(_("TO NOTE"), look.LABEL, width))
    again = _label_row(compositor.aside(with_dash((_("TO NOTE"), _("continued"))), look.LABEL, width))
    rows = [replace(label, keeps_next=True)]
    x = max(78.0, compositor.widest((at for at, _words in notes), look.BLOCK_TIME) + _NOTES_GAP)
    for at, words in notes:
        time = compositor.set(at, look.BLOCK_TIME, x)
        text = compositor.set(words, look.BLOCK_TEXT._replace(size=9.5), width - x, leading=_NOTES_LEADING)
        columns = (FlowColumn(0, (FlowPart(time),)), FlowColumn(x, (FlowPart(text),)))
        rows.append(FlowRow(columns, 1, 1, (at, words), rule=0, tag=RowTag.ITEM, under=replace(again, is_again=True)))
    return rows


def _label_row(label: Text) -> FlowRow:
    return FlowRow((FlowColumn(0, (FlowPart(label, tag=Tag.HEADING),)),), 14, 1, rule=0)


def _note(placed: PlacedBlock, contents: Sequence[str]) -> DayNote:
    title, at = title_of(placed.block), tight_span(placed.start, placed.start + placed.minutes)
    return placed.start, at, labelled(title, with_semicolons(contents)) if contents else title


def _draw_room(page: Page, layout: _Layout, nth: int) -> None:
    column = layout.grid.rooms[nth]
    x, y = _HOURS + nth * layout.lane, layout.frame.first_height
    name = layout.room_name(column.name)
    page.text(name, x, y + 6, Tag.HEADING)
    if column.words and len(name.lines) == 1:
        page.text(layout.room_words[nth], x, y + 19)
    if name.is_cut:
        words = N_("The name of the room “{room}” does not fit above its lane; it stands in full below.")
        layout.compositor.warn(words, room=column.name)
    for placed, place in layout.places_in(nth):
        with page.reading.item():
            layout.blocks.draw(page, placed, place, layout.details[placed.block.id])


def _draw_hours(page: Page, layout: _Layout, texts: Sequence[PlacedText]) -> None:
    stops = {stop.minute for stop in stop_times(layout.day)}
    every = hours_between(layout.scale, look.HOUR.size)
    for minute in range(layout.grid.first, layout.grid.last + 1, 30):
        y = layout.y_of(minute)
        if minute % 60:
            draw_around(page, y, _HOURS, page.width, texts, HALF_HOUR)
        if minute % 60 or (minute - layout.grid.first) // 60 % every:
            continue
        style = layout.compositor.fitting(end_clock(minute), look.HOUR, _HOURS - 7)
        style = look.in_colour(style, look.RED) if minute in stops else style
        hour = layout.compositor.set_line(end_clock(minute), style)
        page.text(hour, 0, y - hour.height / 2)
        draw_around(page, y, _HOURS - 5, page.width, texts, RulePen())


KIND = SheetKind("day", N_("Day overview"), About.DAY, day_pages, place=20, is_public=True, content_version=3)
