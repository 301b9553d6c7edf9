"""A plan as an Excel workbook: a row a session with real days and times, a sheet each for people and rooms."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stocktake_desktop.interchange.file_kinds import TABLES_HEED, ExportOptions, PlanWriter
from stocktake_desktop.interchange.writers.steady import steady
from stocktake_desktop.languages import language_of
from stocktake_desktop.models import Plan
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from stocktake_desktop.interchange.told.cells import CellTable, CellValue

_FORMATS = ((datetime, "yyyy-mm-dd hh:mm"), (date, "yyyy-mm-dd"), (time, "hh:mm"), (timedelta, "[hh]:mm"))
_LONGEST_NAME = 31
"""Characters of the name of a sheet, in Excel."""
_HEAD_COLOUR = "FFD9E2EC"


def write_programme_workbook(plan: Plan, path: Path, asked: ExportOptions) -> None:
    """Write the plan to `path`; an existing file stays whole until the new one is."""
    from stocktake_desktop.interchange.told.asked import language_told  # Babel is needed only now
    from stocktake_desktop.interchange.told.session_cells import tables_of

    write_whole(path, workbook_of(tables_of(plan.meeting, asked), plan.meeting.title, language_told(asked.language)))


def workbook_of(tables: "Sequence[CellTable]", title: str, language: str) -> bytes:
    """A workbook with a sheet for each table, read from the right where the language is."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.language = ILLEGAL_CHARACTERS_RE.sub("", title), language
    book.properties.creator = "Stocktake Desktop"
    for table in tables:
        sheet: Worksheet = book.create_sheet(table.name[:_LONGEST_NAME])
        sheet.sheet_view.rightToLeft = language_of(language).from_right
        _fill(sheet, table)
    content = BytesIO()
    book.save(content)
    return steady(content.getvalue())


def _fill(sheet: "Worksheet", table: "CellTable") -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (head, width) in enumerate(zip(table.heads, table.widths, strict=True), 1):
        cell = sheet.cell(1, column)
        _put(cell, head)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD_COLOUR)
        sheet.column_dimensions[get_column_letter(column)].width = width
    layout = Alignment(vertical="top", wrap_text=True)
    for nth, row in enumerate(table.rows, 2):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(nth, column)
            _put(cell, value)
            cell.alignment = layout
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.heads))}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _put(cell: Any, value: "CellValue") -> None:
    """Set what a cell holds; words are words, whatever they begin with, and stay so when they are typed over."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) or None
        if cell.value:
            cell.data_type, cell.quotePrefix = "s", True
        return
    cell.value = value
    for kind, code in _FORMATS:
        if isinstance(value, kind):
            cell.number_format = code
            return


PROGRAMME_WORKBOOK = PlanWriter("workbook", N_("Excel workbooks"), (".xlsx",), write_programme_workbook, TABLES_HEED)
