"""A plan as comma-separated values: a row a session, as in the workbook, for whatever reads tables."""

import csv
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake_desktop.interchange.file_kinds import TABLES_HEED, ExportOptions, PlanWriter
from stocktake_desktop.interchange.writers.report_csv import as_text
from stocktake_desktop.models import Plan
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.interchange.told.cells import CellTable, CellValue


def write_programme_csv(plan: Plan, path: Path, asked: ExportOptions) -> None:
    """Write the sessions to `path` in UTF-8, with the mark that spreadsheets look for."""
    from stocktake_desktop.interchange.told.session_cells import session_table  # Babel is needed only now

    write_whole(path, csv_of(session_table(plan.meeting, asked)).encode("utf-8-sig"))


def csv_of(table: "CellTable") -> str:
    """A table as RFC 4180 has it, its heads on the first line."""
    from stocktake_desktop.interchange.told.cells import typed

    def cell_of(value: "CellValue") -> str:
        return as_text(value) if isinstance(value, str) else typed(value)

    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerows([table.heads, *([cell_of(value) for value in row] for row in table.rows)])
    return buffer.getvalue()


PROGRAMME_CSV = PlanWriter("csv", N_("Sessions as a table"), (".csv",), write_programme_csv, TABLES_HEED)
