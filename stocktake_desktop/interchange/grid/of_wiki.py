"""Tables as wikis write them, one cell a line or several between double bars."""

import re
from collections.abc import Sequence

from stocktake_desktop.interchange.grid.grid import Cell, GridRow, Paragraph

_BEGINS, _ENDS = re.compile(r"\s*\{\|"), re.compile(r"\s*\|\}")
_ATTRIBUTES = re.compile(r"\s*(?:\w+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s|\"']+)\s*)+\|(?!\|)")
_LONGEST = 2_000


def wiki_tables(lines: Sequence[str]) -> tuple[list[str], list[GridRow]]:
    """The lines without their wiki tables, which are empty there to keep the count, and the rows of those tables."""
    left, rows, inside = list(lines), list[GridRow](), False
    cells: list[Cell] = []
    for number, line in enumerate(lines, 1):
        if not inside and not _BEGINS.match(line):
            continue
        begins, inside, left[number - 1] = not inside, True, ""
        if begins or _ENDS.match(line) or line.lstrip().startswith("|-"):
            rows += [_row(cells), GridRow(number, ())]
            cells, inside = [], not _ENDS.match(line)
        elif line.lstrip()[:1] in ("|", "!"):
            cells += [_cell(number, words) for words in re.split(r"\|\||!!", line.lstrip()[1:])]
        elif line.strip():
            cells = [*cells[:-1], (*(cells[-1] if cells else ()), Paragraph(number, line.strip()))]
    return left, [row for row in [*rows, _row(cells)] if row.line]


def _row(cells: Sequence[Cell]) -> GridRow:
    return GridRow(next((cell[0].line for cell in cells if cell), 0), tuple(cells))


def _cell(number: int, words: str) -> Cell:
    plain = _ATTRIBUTES.sub("", words, count=1).strip() if len(words) < _LONGEST else words.strip()
    return (Paragraph(number, plain),) if plain else ()
