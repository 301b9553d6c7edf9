"""The programme as a Word document: a heading and a table of three columns for each day, as programmes are sent out."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake_desktop.interchange.file_kinds import PROGRAMME_HEEDS, ExportOptions, PlanWriter
from stocktake_desktop.interchange.writers.steady import steady
from stocktake_desktop.languages import language_of
from stocktake_desktop.models import Plan
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row

    from stocktake_desktop.interchange.told.programme_rows import ProgrammeDay, ProgrammeTold, ToldLine

_WIDTHS = (2.6, 8.0, 6.4)
"""Centimetres of the columns, on A4 upright."""


def write_programme_word(plan: Plan, path: Path, asked: ExportOptions) -> None:
    """Write the programme to `path`; an existing file stays whole until the new one is."""
    from stocktake_desktop.interchange.told.programme_rows import programme_told  # Babel is needed only now

    write_whole(path, document_of(programme_told(plan.meeting, asked)))


def document_of(told: "ProgrammeTold") -> bytes:
    """The document, with styles for its headings, read from the right where the language is."""
    from docx import Document

    from stocktake_desktop.interchange.writers.word_marks import mark_language, number_pages, read_from_right, seen

    document = Document()
    properties = document.core_properties
    properties.title, properties.language, properties.author = seen(told.title), told.language, "Stocktake Desktop"
    properties.comments = ""
    _set_page(document)
    document.add_paragraph(seen(told.title), style="Title")
    if told.subtitle:
        document.add_paragraph(seen(told.subtitle), style="Subtitle")
    for day in told.days:
        _add_day(document, day, told.heads)
    number_pages(document)
    mark_language(document, told.language)
    if language_of(told.language).from_right:
        read_from_right(document)
    content = BytesIO()
    document.save(content)
    return steady(content.getvalue())


def _set_page(document: "Document") -> None:
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    for name, size in (("Normal", 10), ("Title", 20), ("Subtitle", 12), ("Heading 1", 14)):
        document.styles[name].font.size = Pt(size)
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].paragraph_format.space_after = Pt(3)


def _add_day(document: "Document", day: "ProgrammeDay", heads: Sequence[str]) -> None:
    from docx.shared import Cm

    from stocktake_desktop.interchange.writers.word_marks import keep_whole, repeat, seen

    document.add_heading(seen(day.heading), level=1)
    table: Table = document.add_table(rows=1, cols=len(_WIDTHS), style="Table Grid")
    table.autofit = False
    repeat(table.rows[0])
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(seen(head)).bold = True
    for told in day.rows:
        row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx gives it no types
        keep_whole(row)
        row.cells[0].paragraphs[0].add_run(seen(told.time))
        _fill(row.cells[1], told.item)
        _fill(row.cells[2], told.aims)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Cm(width)


def _fill(cell: "_Cell", lines: "Sequence[ToldLine]") -> None:
    from stocktake_desktop.interchange.told.programme_rows import LineKind
    from stocktake_desktop.interchange.writers.word_marks import seen

    for nth, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if nth == 0 else cell.add_paragraph()
        if line.kind is LineKind.BULLET:
            paragraph.style = "List Bullet"
        run = paragraph.add_run(seen(line.text))
        run.bold = True if line.kind is LineKind.TITLE else None
        run.italic = True if line.kind is LineKind.HEAD else None


PROGRAMME_WORD = PlanWriter("word", N_("Word documents"), (".docx",), write_programme_word, PROGRAMME_HEEDS)
