"""A text to a grid: cells between tabs, bars, semicolons or wide blanks, a cell of several lines, one cell a line."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from stocktake_desktop.interchange.grid.column_words import (
    MOST_CELLS,
    Column,
    are_heads,
    are_heads_beside,
    column_meant,
)
from stocktake_desktop.interchange.grid.day_words import day_heading
from stocktake_desktop.interchange.grid.grid import Cell, GridRow, Paragraph, words_of
from stocktake_desktop.interchange.grid.of_wiki import wiki_tables
from stocktake_desktop.interchange.grid.times import at_start, whole
from stocktake_desktop.interchange.readers.cells import read_cells

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What spreadsheets take for the beginning of a formula, full-width signs too (OWASP, "CSV Injection")."""

_WIDE = re.compile(r" {3,}")
_MARK = re.compile(r"[•●▪■◦‣·*○o–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
_RULE = re.compile(r"[\s|:=_*+~-]*")
_LOOKED_AT = 40
"""Lines among which the heads of a table in semicolons or commas stand."""


def grid_of(lines: Sequence[str]) -> list[GridRow]:
    """The rows of a text of such lines."""
    lines, wiki = wiki_tables([line.replace("**", "") for line in lines])
    between = _between(lines)
    rows = [GridRow(line, _cells(cells, line)) for line, cells in read_cells(lines, between)] if between else []
    if between in (";", ","):
        return [GridRow(row.line, tuple(map(_as_meant, row.cells))) for row in rows]
    loose = _loose(
        rows if between else [GridRow(n, ((Paragraph(n, line),),)) for n, line in enumerate(lines, 1) if line]
    )
    return list(_gathered(sorted([*loose, *wiki], key=lambda row: row.line)))


def _between(lines: Sequence[str]) -> str:
    """What stands between the cells; nothing in a text that is no table as spreadsheets write it."""
    if any("\t" in line for line in lines):
        return "\t"
    for mark in ";,":
        if any(are_heads(line.split(mark)) for line in lines[:_LOOKED_AT] if line.count(mark) > 1):
            return mark
    return ""


def _cells(cells: Sequence[str], line: int) -> tuple[Cell, ...]:
    """Cells of a row that begins on a line: paragraphs stand where their lines do."""
    found, first = [], line
    for cell in cells:
        parts = cell.split("\n")
        found.append(tuple(Paragraph(first + n, part) for n, part in enumerate(parts) if part.strip()))
        first += len(parts) - 1
    return tuple(found)


def _as_meant(cell: Cell) -> Cell:
    """A cell that was kept from being taken for a formula, as it was meant."""
    if cell and cell[0].text.startswith("'") and cell[0].text[1:].lstrip(" \u00a0\ufeff").startswith(FORMULA):
        return Paragraph(cell[0].line, cell[0].text[1:]), *cell[1:]
    return cell


def _loose(rows: Sequence[GridRow]) -> Iterator[GridRow]:
    """Rows as they stand on their lines: bars and wide blanks part cells too, marks belong to what follows them."""
    for row in rows:
        cells = row.cells
        if not row.paragraphs:
            continue
        if len(cells) == 1 and cells[0] and len(cells[0]) == 1:
            cells = _parted(cells[0][0])
        elif _has_bars(row):
            text = "\t".join(" ".join(paragraph.text for paragraph in cell) for cell in cells)
            cells = _parted(Paragraph(row.line, text))
        yield GridRow(row.line, _with_marks(cells))


def _has_bars(row: GridRow) -> bool:
    """Whether bars part the cells of a row; within a cell of a table that tabs part they are signs like others."""
    texts = [paragraph.text.strip() for paragraph in row.paragraphs if "|" in paragraph.text]
    return bool(texts) and (len(row.cells) < 3 or any("|" in (text[0], text[-1]) for text in texts))


def _parted(paragraph: Paragraph) -> tuple[Cell, ...]:
    text = paragraph.text
    if _RULE.fullmatch(text):
        return ()
    if "|" in text:
        inner = text.strip().removesuffix("|")
        inner = inner.removeprefix("|") if text.rstrip().endswith("|") or text[0] == "|" == text.strip()[-1] else inner
        parts = [part.strip() for part in inner.split("|")]
        if sum(map(bool, parts)) < 2:
            return ((Paragraph(paragraph.line, text.replace("|", "").strip()),),)
    else:
        indent = len(text) - len(text.lstrip())
        parts = [part for part in _WIDE.split(text.strip()) if part]
        if len(parts) == 1:
            return ((paragraph,),)
        parts[0] = " " * min(indent, 1) + parts[0]
    if len(parts) > MOST_CELLS:
        return ((paragraph,),)
    return tuple((Paragraph(paragraph.line, part),) if part else () for part in parts)


def _with_marks(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A bullet in a cell of its own, as Word writes it with a tab, stands before the next."""
    found: list[Cell] = []
    for nth, cell in enumerate(cells):
        before = cells[nth - 1] if nth else ()
        mark = before[0].text.strip() if len(before) == 1 else ""
        if cell and _MARK.fullmatch(mark) and not (mark in "–—-" and any(cells[: nth - 1])):
            first = Paragraph(cell[0].line, f"{before[0].text.strip()} {cell[0].text.strip()}")
            found[-1] = (first, *cell[1:])
        else:
            found.append(cell)
    return tuple(found)


def _gathered(rows: Sequence[GridRow]) -> Iterator[GridRow]:
    """Below heads of three columns or more, a row may go on for lines: until its cells are all there, and longer."""
    heads, waiting = GridRow(0, ()), None
    for row, after in zip_longest(rows, rows[1:]):
        row = _without_indent(row, len(heads.cells))
        is_heads, is_name = _is_of_heads(row), len(row.cells) == 1 and _is_of_heads(after)
        if waiting is not None and not (is_heads or is_name) and not _begins(row, waiting, heads):
            waiting = _joined(waiting, row)
            continue
        if waiting is not None:
            yield waiting
        heads = row if is_heads else heads
        waiting = row if len(heads.cells) > 2 and not (is_heads or is_name) and len(row.cells) > 1 else None
        if waiting is None:
            yield row
    if waiting is not None:
        yield waiting


def _is_of_heads(row: GridRow | None) -> bool:
    """Whether a table begins with a row, of sessions or beside them."""
    cells = [words_of(cell) for cell in row.cells] if row is not None else []
    return len(cells) > 1 and (are_heads(cells) or are_heads_beside(cells))


def _begins(row: GridRow, before: GridRow, heads: GridRow) -> bool:
    """Whether a row is one of its own, and does not go on with the one before."""
    if not row.cells:
        return False
    first = words_of(row.cells[0])
    if len(row.cells) == 1:
        return bool(day_heading(first) or whole(first) or ((found := at_start(first)) and found.end))
    is_full = len(before.cells) + len(row.cells) - 1 > len(heads.cells)
    is_timed = column_meant(words_of(heads.cells[0])) in (Column.TIME, Column.START, Column.DAY)
    return is_full or not is_timed or not first or bool(whole(first) or day_heading(first))


def _joined(before: GridRow, row: GridRow) -> GridRow:
    if not row.cells:
        return before
    *kept, last = before.cells
    first, *others = row.cells
    return GridRow(before.line, (*kept, (*last, *first), *others))


def _without_indent(row: GridRow, width: int) -> GridRow:
    """Lines that tabs only set in are lines; a row of a table keeps its empty cells."""
    full = [cell for cell in row.cells if cell]
    if len(full) == 1 and len(full[0]) == 1 and not row.cells[0] and width < 3:
        only = full[0][0]
        return GridRow(row.line, ((Paragraph(only.line, f"\t{only.text.strip()}"),),))
    if len(full) == 1 and row.cells[0] and width < 3:
        return GridRow(row.line, (row.cells[0],))
    return row
