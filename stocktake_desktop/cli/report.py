"""The report without a window: planned against actual, as text, JSON, a table for a spreadsheet, or a sheet."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stocktake_desktop.cli.replacing import replacing
from stocktake_desktop.models import Plan, PlanError, open_plan
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.settings import PAPERS
from stocktake_desktop.sheets.words.languages import LANGUAGES
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from stocktake_desktop.planning.report import DayReport, ReportLine


def add_report_verb(verbs: Any) -> None:
    """Add `report` to the commands of a parser."""
    parser = verbs.add_parser("report", help=_("what was planned against what really happened, by day and room"))
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("--day", type=int, metavar="N", help=_("the day, counted from 1; without it every day"))
    parser.add_argument("--csv", type=Path, metavar="FILE", help=_("write a table for a spreadsheet"))
    parser.add_argument("--pdf", type=Path, metavar="FILE", help=_("write a sheet"))
    parser.add_argument("--paper", choices=PAPERS, help=_("default: what suits the sheet"))
    parser.add_argument("--language", choices=tuple(LANGUAGES), default="en", help=_("of the paper (%(default)s)"))
    parser.add_argument("--json", action="store_true", help=_("as an object"))
    parser.set_defaults(act=_report)


def _report(options: argparse.Namespace) -> int:
    from stocktake_desktop.interchange.writers.report_csv import write_report_csv
    from stocktake_desktop.interchange.writers.report_json import report_json
    from stocktake_desktop.planning.report import report_of

    with open_plan(options.plan, read_only=True) as plan:
        days = report_of(plan.meeting, options.day)
        if not days:
            words = _("The meeting has no day {number}; it has {count}.")
            raise PlanError(words.format(number=options.day or 1, count=len(plan.meeting.days)))
        if options.csv is not None:
            with replacing(options.csv):
                write_report_csv(days, options.csv)
        if options.pdf is not None:
            with replacing(options.pdf):
                _write_pdf(plan, options)
    if options.json:
        print(json.dumps(report_json(days), ensure_ascii=False, indent=1))
    elif options.csv is None and options.pdf is None:
        _print(days)
    return 0


def _write_pdf(plan: Plan, options: argparse.Namespace) -> None:
    from stocktake_desktop.sheets.catalogue import PrintSettings, Sheet, Stamp, write_sheet

    stamp = Stamp(revision=None, printed_at=wall_clock(plan.meeting), replaces=None)
    sheet = Sheet("report", day=options.day, language=options.language)
    written = write_sheet(plan, sheet, options.pdf, stamp, PrintSettings(options.paper))
    for warning in written.warnings:
        print(warning, file=sys.stderr)


def _print(days: Iterable["DayReport"]) -> None:
    from stocktake_desktop.planning.report_words import overrun_words, requests_words, totals_words

    for day in days:
        print(_("Day {number} · {date}").format(number=day.number, date=day.date.isoformat()))
        if not day.has_happened:
            print(f"  {_('Nothing was noted on this day.')}")
            continue
        print(f"  {' · '.join(totals_words(day.totals))}")
        for words in requests_words(day):
            print(f"  {words}")
        for room in day.rooms:
            print(f"  {room.name or _('No room')}")
            for line in room.sessions:
                print(f"    {_words(line)}")
                _print_turns(line, "      ")
                for segment in line.segments:
                    print(f"      {_words(segment)}")
                    _print_turns(segment, "        ")
        if day.overruns:
            print(f"  {_('Usual over-runs so far')}")
        for usual in day.overruns:
            print(f"    {overrun_words(usual)}")


def _print_turns(line: "ReportLine", indent: str) -> None:
    from stocktake_desktop.planning.report_words import turn_cells

    for turn in line.turns:
        print(indent + " | ".join(filter(None, turn_cells(turn))))


def _words(line: "ReportLine") -> str:
    from stocktake_desktop.planning.report_words import cells

    title, planned, actual, began, ended, *others = cells(line, line.title or (str(line.kind) if line.kind else ""))
    facts = (title, planned, actual, _named(_("began"), began), _named(_("ended"), ended), *others)
    return " | ".join(filter(None, facts))


def _named(name: str, words: str) -> str:
    return f"{name} {words}" if words else ""
