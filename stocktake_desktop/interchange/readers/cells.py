"""Cells as spreadsheets put them on the clipboard and into files: with tabs, semicolons or commas between them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from stocktake_desktop.interchange.progress import Progress, silently

Cells = list[str]
_STEP = 100
_NEEDS_QUOTES = re.compile(r'[\t\n\r"]')


def read_cells(lines: Sequence[str], between: str, progress: Progress = silently) -> Iterator[tuple[int, Cells]]:
    """The rows of a text, each with the number of the line it begins on (from 1); `between` stands between cells.

    A cell that stands in quotes from its first sign to its last is one, with its line breaks; any other quote is a
    sign like others, and parts nothing.
    """
    text, quoted, plain = "\n".join(lines), _quoted_cell(between), re.compile(rf"[^{between}\n]*")
    at, line, nth = 0, 1, 0
    while at < len(text):
        cells, end = _row(text, at, between, quoted, plain)
        yield line, cells
        line, at, nth = line + 1 + text.count("\n", at, end), end + 1, nth + 1
        if nth % _STEP == 0:
            progress(at, len(text))


def _row(text: str, at: int, between: str, quoted: re.Pattern[str], plain: re.Pattern[str]) -> tuple[Cells, int]:
    """The cells of the row that begins at a place, and where it ends."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    if text.find('"', at, end) < 0:
        return text[at:end].split(between), end
    cells: Cells = []
    while True:
        if found := quoted.match(text, at):
            cells.append(found[found.lastindex or 0].replace('""', '"'))
        elif found := plain.match(text, at):
            cells.append(found[0])
        at = found.end() if found else at
        if text[at : at + 1] != between:
            return cells, at
        at += 1


def read_block(text: str) -> list[Cells]:
    """The rows of a block that was copied in a spreadsheet, as wide as it is; the end of its last line is no row."""
    ended = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    return [cells for _line, cells in read_cells(ended.split("\n"), "\t")] if ended else []


def as_block(rows: Iterable[Iterable[str]]) -> str:
    """Rows as a spreadsheet takes them from the clipboard."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def between_cells(lines: Sequence[str]) -> str:
    """What stands between the cells: a tab where there is one, else what parts most lines the same way."""
    if any("\t" in line for line in lines):
        return "\t"

    def evenness(mark: str) -> tuple[int, int]:
        counts = Counter(line.count(mark) for line in lines if line.strip())
        usual, lines_so = counts.most_common(1)[0] if counts else (0, 0)
        return (lines_so if usual else 0, usual)

    return max((";", ","), key=evenness)


def _quoted_cell(between: str) -> re.Pattern[str]:
    """A cell in quotes, those within it doubled, up to what stands between cells; it never takes a step back.

    A tab and a line break never stand in one cell, so that stray quotes in two rows do not swallow what is between.
    """
    end = rf'"(?=[{between}\n]|\Z)'
    return re.compile("|".join(rf'"((?:[^"{other}]|"")*+){end}' for other in ("\t", "\n")))


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell
