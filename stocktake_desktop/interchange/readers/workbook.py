"""The first sheet of an Excel workbook (.xlsx) as rows with tabs between the cells, as if it had been pasted."""

import csv
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from stocktake_desktop.interchange.readers.programme_text.source import LONGEST_FILE, ImportRefused
from stocktake_desktop.interchange.readers.safe_xml import walk
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SUFFIXES = (".xlsx", ".xlsm")
LONGEST_PART = 20_000_000
"""Bytes of one part once it is unpacked."""
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20_000, 200, 10_000

_DATES = frozenset({*range(14, 23), 45, 46, 47})
"""Number formats of Excel's own that show a date or a time."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_LETTERS = re.compile(r"[A-Z]{1,3}")
_TRUE = "1"


def read_workbook(path: Path) -> str:
    """The cells of the first sheet; ImportRefused says in a sentence why there are none."""
    try:
        if path.stat().st_size > LONGEST_FILE:
            raise ImportRefused(_("{path} is too long to be a list.").format(path=path))
        with ZipFile(path) as parts:
            rows = list(_Workbook(parts, path).rows())
    except OSError as error:
        raise ImportRefused(_("{path} cannot be read: {cause}.").format(path=path, cause=error.strerror)) from error
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:  # encrypted, packed in unknown ways
        words = _("{path} is not a whole workbook, or it is protected; save it anew, or as CSV.")
        raise ImportRefused(words.format(path=path)) from error
    if not any(any(row) for row in rows):
        raise ImportRefused(_("{path} holds nothing on its first sheet.").format(path=path))
    text = StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(rows)
    return text.getvalue()


class _Workbook:
    def __init__(self, parts: ZipFile, path: Path) -> None:
        self._parts, self._path = parts, path
        self._names = set(parts.namelist())
        self._since = datetime(1899, 12, 30)
        self._sheet = self._first_sheet()
        self._strings = list(self._shared_strings())
        self._dated = self._date_styles()

    def rows(self) -> Iterator[list[str]]:
        """The cells of each row, row by row; empty rows stay, to keep the count."""
        last = 0
        for element in self._ended(self._sheet, "row"):
            nth = _number(element.get("r")) or last + 1
            if max(nth, last) > MOST_ROWS:
                words = _("{path} has more than {n} rows; keep only those of the list.")
                raise ImportRefused(words.format(path=self._path, n=MOST_ROWS))
            yield from ([""] for _row in range(last + 1, nth))
            yield self._cells(element)
            last = max(nth, last)
            element.clear()

    def _cells(self, row: "Element") -> list[str]:
        cells: list[str] = []
        for cell in row:
            nth = _column(cell.get("r", ""))
            nth = len(cells) if nth is None else nth
            if nth < MOST_COLUMNS:
                cells += [""] * (nth + 1 - len(cells))
                cells[nth] = self._value(cell)[:LONGEST_CELL]
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
                shown = _QUOTED.sub("", element.get("formatCode", "")).casefold()
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
        with self._parts.open(part) as file:
            content = file.read(LONGEST_PART + 1)
        if len(content) > LONGEST_PART:
            words = _("{path} holds too much to be a list of people or a programme.")
            raise ImportRefused(words.format(path=self._path))
        for event, element in walk(content, self._path):
            if event == "end" and _bare(element.tag) in tags:
                yield element


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
