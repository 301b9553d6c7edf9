"""The first sheet of an Excel workbook (.xlsx) as rows with tabs between the cells, as if it had been pasted."""

import csv
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from stocktake_desktop.interchange.file_kinds import TextReader
from stocktake_desktop.interchange.progress import Progress, silently
from stocktake_desktop.interchange.readers.foreign import ImportRefused, content_of, refusing
from stocktake_desktop.interchange.readers.safe_xml import ended, too_much
from stocktake_desktop.words import N_, _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_PARTS, MOST_BYTES = 2_000, 30_000_000
"""Parts, and bytes of all that are read once they are unpacked."""
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL, MOST_CHARACTERS = 20_000, 200, 10_000, 5_000_000
"""What is read of a sheet, its characters counted over all cells: a workbook takes less than 500 MB, however packed."""

_DATES = frozenset({*range(14, 23), 45, 46, 47})
"""Number formats of Excel's own that show a date or a time."""
_LONGEST_CODE = 255
"""Characters a number format has at most in Excel."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_LETTERS = re.compile(r"[A-Z]{1,3}")
_TRUE = "1"


def read_workbook(path: Path, progress: Progress = silently) -> str:
    """The cells of the first sheet; ImportRefused says in a sentence why there are none."""
    content = content_of(path, _("{path} is too long to be a list."))
    if content.count(b"PK\x01\x02") > MOST_PARTS:
        raise too_much(path)
    with _not_whole(path):
        parts = ZipFile(BytesIO(content))
    rows = list(_Workbook(parts, path, progress).rows())
    if not any(any(row) for row in rows):
        raise ImportRefused(_("{path} holds nothing on its first sheet.").format(path=path))
    text = StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(rows)
    return text.getvalue()


class _Workbook:
    def __init__(self, parts: ZipFile, path: Path, progress: Progress) -> None:
        self._parts, self._path, self._progress = parts, path, progress
        self._names = set(parts.namelist())
        self._bytes_left, self._characters_left = MOST_BYTES, MOST_CHARACTERS
        self._since = datetime(1899, 12, 30)
        self._sheet = self._first_sheet()
        self._strings = list(self._shared_strings())
        self._dated = self._date_styles()

    def rows(self) -> Iterator[list[str]]:
        """The cells of each row, row by row; empty rows stay, to keep the count."""
        last = 0
        for element in self._ended(self._sheet, "row"):
            nth = max(_number(element.get("r")) or 0, last + 1)
            if nth > MOST_ROWS:
                words = _("{path} has more than {n} rows; keep only those of the list.")
                raise ImportRefused(words.format(path=self._path, n=MOST_ROWS))
            yield from ([""] for _row in range(last + 1, nth))
            yield self._cells(element)
            last = nth
            element.clear()

    def _cells(self, row: "Element") -> list[str]:
        cells: list[str] = []
        for cell in row:
            nth = _column(cell.get("r", ""))
            nth = len(cells) if nth is None else nth
            if nth < MOST_COLUMNS:
                cells += [""] * (nth + 1 - len(cells))
                cells[nth] = self._value(cell)[:LONGEST_CELL]
                self._characters_left -= len(cells[nth])
                if self._characters_left < 0:
                    raise too_much(self._path)
        return cells

    def _value(self, cell: "Element") -> str:
        sort, value = cell.get("t", "n"), _text(cell, "v")
        if sort == "inlineStr":
            return _text(cell, "t")
        if sort == "s":
            nth = _number(value)
            return self._strings[nth] if nth is not None and nth < len(self._strings) else ""
        if sort == "b":
            return _("yes") if value == _TRUE else _("no")
        if sort == "n" and (_number(cell.get("s")) or 0) in self._dated:
            return self._moment(value)
        return value.removesuffix(".0") if sort == "n" else value

    def _moment(self, value: str) -> str:
        """Days since the beginning as "2017-12-04 10:00"; a time alone as "10:00"."""
        try:
            days = float(value)
            moment = self._since + timedelta(minutes=round(days * 1440))
        except (ValueError, OverflowError):
            return value
        if days < 1:
            return f"{moment:%H:%M}"
        return f"{moment:%Y-%m-%d}" if days == int(days) else f"{moment:%Y-%m-%d %H:%M}"

    def _first_sheet(self) -> str:
        """The part that holds the first sheet that is not hidden."""
        sheets = []
        for element in self._ended("xl/workbook.xml", "sheet", "workbookPr"):
            if _bare(element.tag) == "workbookPr":
                is_1904 = element.get("date1904") in (_TRUE, "true")
                self._since = datetime(1904, 1, 1) if is_1904 else self._since
            elif element.get("state", "visible") == "visible":
                sheets += [value for key, value in element.attrib.items() if _bare(key) == "id"]
        rels = self._ended("xl/_rels/workbook.xml.rels", "Relationship")
        targets = {element.get("Id", ""): element.get("Target", "") for element in rels}
        target = next((targets[sheet] for sheet in sheets if sheet in targets), "worksheets/sheet1.xml")
        return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"

    def _shared_strings(self) -> Iterator[str]:
        for element in self._ended("xl/sharedStrings.xml", "si", missing_is_fine=True):
            spoken = (part.text or "" for part in element.iter() if _bare(part.tag) == "t")
            yield "".join(spoken)
            element.clear()

    def _date_styles(self) -> frozenset[int]:
        """The numbers of the cell styles that show a date."""
        dates, styles = set(_DATES), list[int]()
        for element in self._ended("xl/styles.xml", "numFmt", "cellXfs", missing_is_fine=True):
            if _bare(element.tag) == "numFmt":
                shown = _QUOTED.sub("", element.get("formatCode", "")[:_LONGEST_CODE]).casefold()
                if any(letter in shown for letter in "ydh"):
                    dates.add(_number(element.get("numFmtId")) or -1)
            else:
                styles = [_number(style.get("numFmtId")) or 0 for style in element]
        return frozenset(nth for nth, style in enumerate(styles) if style in dates)

    def _ended(self, part: str, *tags: str, missing_is_fine: bool = False) -> Iterator["Element"]:
        """The elements of a part with one of these names, each when it is whole."""
        if part not in self._names:
            if missing_is_fine:
                return
            raise ImportRefused(_("{path} is not a workbook.").format(path=self._path))
        for element in ended(self._content(part), self._path, self._progress):
            if _bare(element.tag) in tags:
                yield element

    def _content(self, part: str) -> bytes:
        with _not_whole(self._path):
            if self._parts.getinfo(part).compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # others unpack without end
                raise NotImplementedError(part)
            with self._parts.open(part) as file:
                content = file.read(self._bytes_left + 1)
        self._bytes_left -= len(content)
        if self._bytes_left < 0:
            raise too_much(self._path)
        return content


def _not_whole(path: Path) -> AbstractContextManager[None]:
    return refusing(_("{path} is not a whole workbook, or it is protected; save it anew, or as CSV."), path)


def _text(element: "Element", tag: str) -> str:
    return "".join(part.text or "" for part in element.iter() if _bare(part.tag) == tag)


def _bare(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


def _number(words: str | None) -> int | None:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 10 else None


def _column(place: str) -> int | None:
    """0 for "A1", 27 for "AB3"; None where a cell does not say its place."""
    match = _LETTERS.match(place)
    nth = 0
    for letter in match[0] if match else "":
        nth = nth * 26 + ord(letter) - ord("A") + 1
    return nth - 1 if match else None


WORKBOOK = TextReader("workbook", N_("Workbooks"), (".xlsx", ".xlsm"), read_workbook)
