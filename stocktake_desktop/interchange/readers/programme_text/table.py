"""Rows of a programme: which cell says when, what, where and who, by the heads of columns or by what it holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from stocktake_desktop.interchange.grid.column_words import (
    MOST_CELLS,
    Column,
    are_heads,
    are_heads_beside,
    column_meant,
)
from stocktake_desktop.interchange.grid.day_words import day_heading
from stocktake_desktop.interchange.grid.grid import Cell, GridRow, Paragraph, words_of
from stocktake_desktop.interchange.grid.own_words import kind_on_paper
from stocktake_desktop.interchange.grid.times import Found, at_start, ranges_in, whole, whole_end
from stocktake_desktop.interchange.readers.programme_text.rooms import is_room, is_room_code
from stocktake_desktop.models import SessionKind
from stocktake_desktop.planning.clock import parse_minutes

_LONGEST_TIME = 5
"""Lines of a cell that holds no more than a time."""
_TIMES = (Column.TIME, Column.START, Column.END)
_ITEM_NUMBER = re.compile(
    r"(?:(?:agenda )?item|top|point|punto|ponto|tema|пункт|п\.|议程项目|البند)?\s*\d{1,2}\.?(?:\s?\([a-z]\))?"
    r"(?:\s?(?:,|and|et|y|и)\s?\d{1,2})?",
    re.IGNORECASE,
)
"""What stands for an item of the agenda in a cell of its own: "3 (a)", "TOP 4"."""
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]+(?=\d)")
"""How spreadsheets write a moment: the day before the time."""


@dataclass
class TableRow:
    """A row as it is understood; without `found` it goes on with the time above, unless it is parked.

    That is a session of which its length is told, in a table that has columns for its day and time.
    """

    found: Found | None = None
    day: str = ""
    title: Cell = ()
    room: str = ""
    number: str | None = None
    is_parked: bool = False
    kind: SessionKind | None = None
    minutes: int | None = None
    locked: bool = False
    more: list[tuple[Column | None, Cell]] = field(default_factory=list)
    """Further cells, each with what its head says of it."""


def heads_of(row: GridRow) -> tuple[Column | None, ...]:
    """What the heads of columns say, if a row consists of them."""
    cells = [words_of(cell) for cell in row.cells]
    return tuple(map(column_meant, cells)) if 1 < len(cells) <= MOST_CELLS and are_heads(cells) else ()


def is_list_beside(row: GridRow | None) -> bool:
    """Whether a row is the heads of a list beside the programme."""
    return row is not None and are_heads_beside([words_of(cell) for cell in row.cells])


def columns_of_sessions(row: GridRow) -> list[str]:
    """The rooms, or the days, that stand over columns of sessions, in a row that begins with the time; else nothing."""
    first, *others = [words_of(cell) for cell in row.cells] or [""]
    if len(others) < 2 or len(others) > MOST_CELLS or not (not first or column_meant(first) in _TIMES):
        return []
    are_rooms = all(is_room(words) or is_room_code(words) for words in others)
    headings = [day_heading(words) for words in others]
    are_tracks = len({words.split()[0].casefold() for words in others if words}) == 1 < len(set(others)) == len(others)
    return (
        others
        if are_rooms or (are_tracks and all(others)) or all(heading and not heading.title for heading in headings)
        else []
    )


def understood(row: GridRow, heads: Sequence[Column | None]) -> TableRow | None:
    """What a row of several cells says, or None when none of them says when and no heads tell of them."""
    if not 1 < len(row.cells) <= MOST_CELLS:
        return None
    read = _by_heads(row, heads) if heads and len(row.cells) <= len(heads) else None
    if read is None or (read.found is None and not read.is_parked and len(row.cells) < len(heads)):
        return _by_contents(row) or read
    return read


def columns_read(row: GridRow, read: TableRow) -> tuple[Column | None, ...]:
    """What each cell of a row was read as."""
    found: list[Column | None] = []
    for cell in row.cells:
        words = words_of(cell)
        meant = Column.TIME if _time_of(words) else Column.DAY if words and words == read.day else None
        meant = meant or (Column.ROOM if words and words == read.room else None)
        found.append(meant or (Column.TITLE if cell and cell is read.title else None))
    return tuple(found)


def lines_that_say_when(row: GridRow) -> set[int]:
    """The lines of the cells that hold times, and the first of the row."""
    timed = [cell for cell in row.cells if cell and (at_start(words_of(cell)) or whole_end(words_of(cell)) is not None)]
    return {row.line, *(paragraph.line for cell in timed for paragraph in cell if len(cell) < _LONGEST_TIME)}


def _by_heads(row: GridRow, heads: Sequence[Column | None]) -> TableRow | None:
    read = TableRow()
    times: list[Cell] = []
    heads = _without_numbers(row, heads)
    for head, cell in zip(heads, row.cells, strict=False):
        if cell and (head in _TIMES or (head is Column.DAY and whole(words_of(cell)))):
            times.append(cell)
        elif cell:
            _take_cell(read, head, cell)
    if Column.NUMBER in heads:
        read.number = read.number or ""
    if times:
        _take_times(read, times)
    if read.found is None and times:
        return None
    if read.found and read.found.end is None and read.minutes:
        read.found = read.found._replace(end=read.found.start + read.minutes)
    if not read.title:
        _entitle(read)
    is_anywhere = read.found is not None or read.day or not {Column.DAY, Column.START} <= set(heads)
    read.is_parked = bool(not is_anywhere and read.minutes and read.title)
    return read


def _without_numbers(row: GridRow, heads: Sequence[Column | None]) -> Sequence[Column | None]:
    """Of two columns of titles, the one of which a row has only the number of an item holds numbers: "Item"."""
    titles = [nth for nth, head in enumerate(heads) if head is Column.TITLE and nth < len(row.cells)]
    if len(titles) > 1 and _ITEM_NUMBER.fullmatch(words_of(row.cells[titles[0]])):
        return [Column.NUMBER if nth == titles[0] else head for nth, head in enumerate(heads)]
    return heads


def _take_cell(read: TableRow, head: Column | None, cell: Cell) -> None:
    if head is Column.DAY:
        read.day = words_of(cell)
    elif head is Column.ROOM and not read.room:
        read.room = words_of(cell)
    elif head is Column.NUMBER:
        read.number = words_of(cell)
    elif head is Column.KIND and (kind := kind_on_paper(words_of(cell))):
        read.kind = kind
    elif head is Column.MINUTES and (minutes := parse_minutes(words_of(cell))):
        read.minutes = minutes
    elif head is Column.LOCKED:
        read.locked = True
    elif head is Column.TITLE and not read.title:
        read.title = cell
    else:
        read.more.append((head, cell))


def _take_times(read: TableRow, times: list[Cell]) -> None:
    first = words_of(times[0])
    if match := _DATED.match(first):
        read.day, first = read.day or match[1], first[match.end() :]
    read.found = whole(first)
    rest = times[1:]
    if read.found is None and len(times[0]) > 1 and (found := whole(times[0][0].text)):
        read.found = found
        read.more.append((None, times[0][1:]))
    if read.found is None and (found := at_start(first)):
        read.found = found
        read.more.insert(0, (Column.NOTES, times[0]))
    if read.found is None and day_heading(first) and rest:
        read.day = read.day or first
        _take_times(read, rest)
        return
    for cell in rest:
        words = _DATED.sub("", words_of(cell))
        end = whole_end(words)
        if read.found and read.found.end is None and end is not None:
            other = whole(words)
            is_open = read.found.is_open and (other is None or other.is_open)
            read.found = read.found._replace(end=end, is_open=is_open)
        elif words.strip(" –—-"):
            read.more.append((Column.NOTES, cell))


def _entitle(read: TableRow) -> None:
    """Without a cell under a head for titles, the first that no head explains is it, else the first of who."""
    for wanted in (None, Column.OBJECTIVES, Column.FORMAT, Column.NOTES):
        at = next((n for n, (head, _cell) in enumerate(read.more) if head is wanted), None)
        if at is not None and (wanted is None or read.found is not None):
            read.title = read.more.pop(at)[1]
            return


def _by_contents(row: GridRow) -> TableRow | None:
    cells = [cell for cell in row.cells if cell]
    at = next((n for n, cell in enumerate(cells) if _time_of(words_of(cell))), None)
    first = words_of(cells[0])
    if at is None and (begun := at_start(first)) and begun.end is not None and first[begun.last :].strip(" :–—-"):
        rest = Paragraph(row.line, first[begun.last :].strip(" :–—-"))
        cells, at = [(Paragraph(row.line, first[: begun.last]),), (rest,), *cells[1:]], 0
    if at is None:
        return _below(cells) if not row.cells[0] else None
    read = TableRow(found=_time_of(words_of(cells[at])))
    others = [cell for n, cell in enumerate(cells) if n != at]
    if others and read.found and read.found.end is None:
        end = whole_end(words_of(others[min(at, len(others) - 1)]))
        if end is not None:
            read.found = read.found._replace(end=end)
            others.pop(min(at, len(others) - 1))
    for cell in others:
        words = words_of(cell)
        heading = day_heading(words)
        if heading and not heading.title and not read.day and not read.title:
            read.day = words
        elif is_room(words) and not read.room and len(others) > 1:
            read.room = words
        elif _ITEM_NUMBER.fullmatch(words) and not (read.title or read.number) and len(others) > 1:
            read.number = words
        elif not read.title:
            read.title = cell
        else:
            read.more.append((None, cell))
    return read


def _below(cells: Sequence[Cell]) -> TableRow:
    """A row that has no time of its own, and nothing where those above it have theirs."""
    read = TableRow()
    for cell in cells:
        if is_room(words_of(cell)) and not read.room:
            read.room = words_of(cell)
        elif not read.title:
            read.title = cell
        else:
            read.more.append((None, cell))
    return read


def _time_of(words: str) -> Found | None:
    found = whole(words)
    ranges = ranges_in(words) if found is None and len(words) < 60 else []
    if len(ranges) == 1 and day_heading(words[: ranges[0].first]) and not words[ranges[0].last :].strip():
        return ranges[0]
    return found
