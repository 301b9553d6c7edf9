"""`stocktake-desktop sheet` and `sheets`: one sheet as PDF, or all with their states, and printing them to a folder."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stocktake_desktop.cli.lookup import find_room, find_session, may_write
from stocktake_desktop.cli.replacing import replacing
from stocktake_desktop.models import Plan, next_revision, open_plan, printing_name
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.planning.seats import CardOrder
from stocktake_desktop.settings import PAPERS
from stocktake_desktop.sheets.words.languages import LANGUAGES, Layout, both
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from stocktake_desktop.sheets.ledger import LedgerEntry


def add_paper_verbs(verbs: Any) -> None:
    """Offer `sheet` and `sheets`."""
    _add_sheet(verbs)
    _add_sheets(verbs)


def _add_sheet(verbs: Any) -> None:
    parser = verbs.add_parser("sheet", help=_("write a sheet as PDF"))
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("--kind", required=True, help=_("such as podium, day or run-of-show; a wrong one lists all"))
    parser.add_argument("--day", type=int, metavar="N", help=_("the day, counted from 1"))
    parser.add_argument("--session", metavar="TITLE-OR-ID", help=_("the session of a sheet about one"))
    parser.add_argument("--room", metavar="NAME-OR-ID", help=_("the room of a sheet about one"))
    _add_paper(parser)
    parser.add_argument("-o", "--out", required=True, type=Path, metavar="OUT.pdf")
    parser.set_defaults(act=_sheet)


def _add_paper(parser: argparse.ArgumentParser) -> None:
    """The options of how sheets come on paper, and in which language or languages."""
    parser.add_argument("--paper", choices=PAPERS, help=_("default: what suits the sheet"))
    parser.add_argument("--language", choices=tuple(LANGUAGES), default="en", help=_("of the paper (%(default)s)"))
    parser.add_argument(
        "--second-language", choices=tuple(LANGUAGES), default="", help=_("a second language on the same sheet")
    )
    parser.add_argument(
        "--layout",
        choices=tuple(Layout),
        type=Layout,
        default=Layout.AFTER,
        help=_("two languages one after the other, or side by side on paper of twice the width (%(default)s)"),
    )
    parser.add_argument(
        "--order",
        choices=tuple(CardOrder),
        type=CardOrder,
        default=CardOrder.SEAT,
        help=_("name plates of a podium by seat, or as people walk in (%(default)s)"),
    )


def _add_sheets(verbs: Any) -> None:
    parser = verbs.add_parser(
        "sheets",
        help=_("list the sheets of the meeting and which of them went stale, or print them to a folder"),
        description=_(
            "List every sheet with its state; with --print-to-folder write them as PDF and record the issue."
        ),
    )
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("--stale", action="store_true", help=_("only those that were printed and have changed since"))
    parser.add_argument("--print-to-folder", type=Path, metavar="DIR", help=_("write the listed sheets as PDF"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would be printed, and do nothing"))
    parser.add_argument("--kind", action="append", help=_("only sheets of this kind; may be given several times"))
    _add_paper(parser)
    parser.add_argument("--json", action="store_true", help=_("as a list of objects"))
    parser.set_defaults(act=_sheets)


def _sheet(options: argparse.Namespace) -> int:
    from stocktake_desktop.sheets.catalogue import PrintSettings, Sheet, Stamp, write_sheet
    from stocktake_desktop.sheets.registry import sheet_kind

    sheet_kind(options.kind)  # before the plan is opened: it tells which there are
    with replacing(options.out), open_plan(options.plan, read_only=True) as plan:
        session_id = find_session(plan, options.session).id if options.session else None
        room_id = find_room(plan, options.room).id if options.room else None
        stamp = Stamp(revision=None, printed_at=wall_clock(plan.meeting), replaces=None)
        language = both(options.language, options.second_language)
        sheet = Sheet(options.kind, options.day, session_id, room_id, language)
        report = write_sheet(
            plan, sheet, options.out, stamp, PrintSettings(options.paper, options.layout, order=options.order)
        )
    for warning in report.warnings:
        print(warning, file=sys.stderr)
    return 0


def _sheets(options: argparse.Namespace) -> int:
    from stocktake_desktop.sheets.ledger import STALE, ledger
    from stocktake_desktop.sheets.registry import sheet_kind

    wanted = {sheet_kind(key).key for key in options.kind or ()}
    language = both(options.language, options.second_language)
    prints = options.print_to_folder is not None and not options.dry_run
    with open_plan(options.plan, read_only=not prints) as plan:
        # all that is printed without --stale comes in the language asked for
        found = ledger(plan, language, with_others=options.stale or options.print_to_folder is None)
        entries = [entry for entry in found if not options.stale or entry.state is STALE]
        if wanted:
            entries = [entry for entry in entries if entry.sheet.kind in wanted]
        files = _print_sheets(plan, entries, options) if options.print_to_folder is not None else {}
    if options.json:
        rows = [
            entry.as_json() | ({"file": str(files[entry.key][0])} if entry.key in files else {}) for entry in entries
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    if files:
        for words in (words for entry in entries for words in _taken_back(entry)):
            print(words)
        words = _("would write {file}, {printing}") if options.dry_run else _("wrote {file}, {printing}")
        for file, printing in files.values():
            print(words.format(file=file, printing=printing))
        return 0
    for entry in entries:
        kind = ", ".join(filter(None, (entry.sheet.kind, entry.sheet.other_language)))
        print("\n    ".join((f"{entry.in_words}: {entry.sheet.title} [{kind}]", *_taken_back(entry), *entry.changes)))
    return 0


def _taken_back(entry: "LedgerEntry") -> list[str]:
    """The line about copies that must be taken back, where it is known who has them."""
    return [entry.take_back] if entry.take_back and entry.goes_to else []


def _print_sheets(
    plan: Plan, entries: "Sequence[LedgerEntry]", options: argparse.Namespace
) -> Mapping[tuple[str, str, str], tuple[Path, str]]:
    """Write the sheets and record them, or do nothing in a dry run; by the key of each its file and what it is called.

    A plan that is open elsewhere is not printed from.
    """
    from stocktake_desktop.edits.issues import Issued, record_issues
    from stocktake_desktop.sheets.file_names import next_names
    from stocktake_desktop.sheets.ledger import SUPERSEDED
    from stocktake_desktop.sheets.printing import Printing
    from stocktake_desktop.sheets.sheet import PrintSettings

    may_write(plan, options.dry_run)
    now, folder = wall_clock(plan.meeting), options.print_to_folder
    sheets = [entry.sheet for entry in entries if entry.state is not SUPERSEDED]
    if options.dry_run:
        names, issues = next_names(plan, sheets, now.date(), folder), plan.meeting.sheet_issues
        called = [printing_name(next_revision(issues, sheet.key), "", "") for sheet in sheets]
        return {sheet.key: (folder / name, words) for sheet, name, words in zip(sheets, names, called, strict=True)}
    settings = PrintSettings(options.paper, options.layout, order=options.order)
    printed = Printing(plan, now).to_folder(sheets, folder, settings)
    record_issues(plan, [Issued(**printing.as_issue()) for printing in printed], now)
    return {printing.sheet.key: (printing.path, printing.stamp.name) for printing in printed}
