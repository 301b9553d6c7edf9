"""Sheets printed into a folder and noted in the plan, as the print centre and the command line do it."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.models import Plan
from stocktake_desktop.sheets.catalogue import SetSheet
from stocktake_desktop.sheets.ledger import LedgerEntry, ListedSheet
from stocktake_desktop.sheets.printing import Printed, Printing
from stocktake_desktop.sheets.sheet import PrintSettings
from stocktake_desktop.sheets.words.languages import Layout


def print_sheets(
    plan: Plan, entries: Iterable[LedgerEntry], folder: Path, now: datetime, layout: Layout = Layout.AFTER
) -> list[Printed]:
    """Print sheets at one moment; what was written lies about from then on."""
    printed = Printing(plan, now).to_folder([one.sheet for one in entries], folder, PrintSettings(layout=layout))
    record_issues(plan, [Issued(**one.as_issue()) for one in printed], now)
    return printed


def note_as_printed(plan: Plan, sheets: Iterable[ListedSheet], now: datetime) -> None:
    """Let the plan know of sheets as printed, without writing a page."""
    issued = []
    for sheet in sheets:
        ready = SetSheet(plan, sheet, now)
        content = ready.content()
        stamp = Printing(plan, now).stamp(sheet, content)
        issued.append(Issued(**Printed(sheet, stamp, Path(), content, ready).as_issue()))
    record_issues(plan, issued, now)
