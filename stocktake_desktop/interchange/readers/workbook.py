"""The sheets of an Excel workbook (.xlsx) as rows with tabs between the cells, as if they had been pasted."""

import csv
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal
from warnings import catch_warnings, simplefilter
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from stocktake_desktop.interchange.file_kinds import TextReader
from stocktake_desktop.interchange.progress import Progress, silently
from stocktake_desktop.interchange.readers.foreign import ImportRefused, content_of, refusing
from stocktake_desktop.interchange.readers.safe_xml import MOST_ELEMENTS, look_over, root_of, too_much
from stocktake_desktop.words import N_, _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_PARTS, MOST_BYTES, MOST_SHEETS = 2_000, 30_000_000, 60
"""Parts, and bytes of all that are read once they are unpacked; and sheets."""
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL, MOST_CHARACTERS = 20_000, 200, 10_000, 5_000_000
"""What is read of a sheet, its characters counted over all cells: a workbook takes less than 500 MB, however packed."""

_STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}
"""What a workbook saved as "Strict Open XML" calls its elements, and what openpyxl knows them by."""
_STYLES = "xl/styles.xml"
_WITHOUT_CELLS, _MOST_WITHOUT_CELLS = ("Types].xml", ".rels", "workbook.xml", _STYLES), 150_000
"""Parts that hold no cells, and how many elements and attributes they have: openpyxl takes a second for 10,000."""
_NUMBER_FORMATS = {"numFmts": ("numFmtId", "formatCode"), "cellXfs": ("numFmtId",)}
_LONGEST_CODE = 255
"""Characters a number format has at most in Excel."""
# a spreadsheet keeps a time as a fraction of a day, which may lie just before the minute that was typed
_HALF_A_MINUTE = timedelta(seconds=30)
_MOST_HOURS = timedelta(days=60)
"""No meeting was so soon after the day that a workbook counts from: what is kept as such a day is a length."""


def read_workbook(path: Path, progress: Progress = silently) -> str:
    """The cells of the first sheet; ImportRefused says in a sentence why there are none."""
    text = _text_of(path, progress, 1)
    if not text:
        raise ImportRefused(_("{path} holds nothing on its first sheet.").format(path=path))
    return text


def read_all_sheets(path: Path, progress: Progress = silently) -> str:
    """The cells of every sheet, those of a programme of several days below the names of theirs."""
    text = _text_of(path, progress, MOST_SHEETS)
    if not text:
        raise ImportRefused(_("{path} is empty.").format(path=path))
    return text


def _text_of(path: Path, progress: Progress, most: int) -> str:
    """The cells of the first sheets, so many at most; nothing where there are none."""
    content = content_of(path, _("{path} is too long to be a list."))
    # every part of a ZIP file has an entry in its directory that begins so (APPNOTE 4.3.12)
    if content.count(b"PK\x01\x02") > MOST_PARTS:
        raise too_much(path)
    with catch_warnings():
        simplefilter("ignore")  # openpyxl tells what else of a workbook it leaves out
        sheets = _sheets(content, path, progress, most)
        read = [(sheet.title, rows) for sheet in sheets if any(rows := list(_rows(sheet, path)))]
    text = StringIO()
    for title, rows in read:
        names = [[title]] if len(read) > 1 else []
        csv.writer(text, delimiter="\t", lineterminator="\n").writerows([*names, *rows])
        if text.tell() > 2 * MOST_CHARACTERS:
            raise too_much(path)
    return text.getvalue()


class _Parts(ZipFile):
    """The parts of a workbook, each unpacked within its bounds and looked over before anything is made of it."""

    def __init__(self, content: bytes, path: Path, progress: Progress) -> None:
        super().__init__(BytesIO(content))
        self._path, self._progress = path, progress
        self._bytes_left = MOST_BYTES
        self._unpacked: dict[str, bytes] = {}

    def open(
        self, name: str | ZipInfo, mode: Literal["r", "w"] = "r", pwd: bytes | None = None, *, force_zip64: bool = False
    ) -> IO[bytes]:
        """A part to read; openpyxl asks for some of them twice."""
        part = self.getinfo(name) if isinstance(name, str) else name
        if part.filename not in self._unpacked:
            self._unpacked[part.filename] = self._looked_over(part)
        return _Told(self._unpacked[part.filename], self._progress)

    def _looked_over(self, part: ZipInfo) -> bytes:
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # others unpack without end
            raise NotImplementedError(part.filename)
        with super().open(part) as file:
            content = file.read(self._bytes_left + 1)
        self._bytes_left -= len(content)
        if self._bytes_left < 0:
            raise too_much(self._path)
        for strict, usual in _STRICT.items():
            content = content.replace(strict, usual)
        if part.filename == _STYLES:
            content = _number_formats(root_of(content, self._path))
        short = part.filename.endswith(_WITHOUT_CELLS)
        look_over(content, self._path, _MOST_WITHOUT_CELLS if short else MOST_ELEMENTS)
        return content


class _Told(BytesIO):
    """Bytes that tell how far they have been read."""

    def __init__(self, content: bytes, progress: Progress) -> None:
        super().__init__(content)
        self._progress, self._whole = progress, len(content)

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes."""
        self._progress(self.tell(), self._whole)
        return super().read(size)


def _number_formats(styles: "Element") -> bytes:
    """Only what tells dates from numbers: openpyxl refuses fonts and borders as other programs write them."""
    from xml.etree.ElementTree import tostring

    for part in list(styles):
        names = _NUMBER_FORMATS.get(part.tag.rpartition("}")[2])
        if names is None:
            styles.remove(part)
            continue
        for element in part:
            kept = {name: element.attrib[name][:_LONGEST_CODE] for name in names if name in element.attrib}
            element.clear()
            element.attrib.update(kept)
    return tostring(styles)


def _sheets(content: bytes, path: Path, progress: Progress, most: int) -> list[Any]:
    """The first sheets that are not hidden; others, and what is not about cells, are not unpacked."""
    from openpyxl.reader.excel import ExcelReader  # is needed only now

    with _not_whole(path):
        reader = ExcelReader(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        reader.archive = _Parts(content, path, progress)
    if not any(name.startswith("xl/") for name in reader.valid_files):
        raise ImportRefused(_("{path} is not a workbook.").format(path=path))
    with _not_whole(path):
        reader.valid_files = []
        reader.read()
        sheets = [rel for sheet, rel in reader.parser.find_sheets() if sheet.state == "visible"]
        reader.valid_files = [rel.target for rel in sheets if "chartsheet" not in rel.Type][:most]
        reader.read_worksheets()
    return list(reader.wb.worksheets)


def _rows(sheet: Any, path: Path) -> Iterator[list[str]]:
    """The cells of each row, row by row; empty rows stay, to keep the count."""
    sheet.reset_dimensions()  # what a workbook says of its size is often not so
    found = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    after = _("{path} cannot be read after row {n} ({cause}); save it anew, or as CSV.")
    characters = 0
    for nth in range(MOST_ROWS + 1):
        with refusing(after.replace("{n}", str(nth)), path):
            values = next(found, None)
        if values is None:
            return
        cells = [_words(value, sheet.parent.epoch)[:LONGEST_CELL] for value in values]
        characters += sum(map(len, cells))
        if characters > MOST_CHARACTERS:
            raise too_much(path)
        while cells and not cells[-1]:
            cells.pop()
        yield cells
    raise ImportRefused(_("{path} has more than {n} rows; keep only those of the list.").format(path=path, n=MOST_ROWS))


def _words(value: object, epoch: datetime) -> str:
    """A value as it would be typed: days as "2017-12-04 10:00", a time alone as "10:00", numbers in full.

    A time of a day or more is kept as a day soon after the epoch: 24:00 as the first one.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, time):
        value = datetime.combine(date.min, value) - datetime.min
    if isinstance(value, datetime) and value < epoch + _MOST_HOURS:
        is_first = epoch.year < 1900  # where 1 is the first of January 1900
        value -= epoch + timedelta(days=int(is_first and value > epoch))
    if isinstance(value, timedelta):
        hours, minutes = divmod((value + _HALF_A_MINUTE) // timedelta(minutes=1), 60)
        return f"{hours:02}:{minutes:02}"
    if isinstance(value, datetime) and value.time() != time(0):
        return f"{min(value, datetime.max - _HALF_A_MINUTE) + _HALF_A_MINUTE:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _not_whole(path: Path) -> AbstractContextManager[None]:
    return refusing(_("{path} is not a whole workbook, or it is protected; save it anew, or as CSV."), path)


WORKBOOK = TextReader("workbook", N_("Workbooks"), (".xlsx", ".xlsm"), read_workbook, whole=read_all_sheets)
