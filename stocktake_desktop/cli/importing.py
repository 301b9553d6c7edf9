"""`stocktake-desktop import`: a new plan from a file of any kind that has a reader, and the account of it."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from stocktake_desktop.models import SUFFIX
from stocktake_desktop.words import _, ngettext

if TYPE_CHECKING:
    from stocktake_desktop.interchange.report import ImportReport


def add_import(verbs: Any) -> None:
    """The command and its options."""
    parser = verbs.add_parser(
        "import",
        help=_("make a plan from a programme: text, Word, Excel, web page, calendar, schedule.xml or exported JSON"),
        description=_(
            "Make a new plan from a programme as text or CSV (SOURCE.txt, SOURCE.csv), from Word (SOURCE.docx), Excel "
            "(SOURCE.xlsx), a web page (SOURCE.html), a calendar (SOURCE.ics), a schedule as conference tools exchange "
            "it (SOURCE.xml), or from exported JSON (SOURCE.json)."
        ),
    )
    parser.add_argument("source", metavar="SOURCE", type=Path)
    parser.add_argument("plan", metavar="PLAN", type=Path, nargs="?", help=_("default: SOURCE with .stocktake"))
    parser.add_argument("--kind", help=_("what SOURCE is, whatever its ending, such as text; a wrong one lists all"))
    parser.add_argument("--first-day", type=_date, metavar="YYYY-MM-DD", help=_("date of day 1 of a text"))
    parser.add_argument(
        "--timezone", type=_timezone, help=_("such as America/Mexico_City (what the file says, else UTC)")
    )
    parser.add_argument("--title", default="", help=_("title of the meeting, when the text does not give one"))
    parser.add_argument("--report", action="store_true", help=_("tell what became of every line"))
    parser.add_argument("--json", action="store_true", help=_("the report as JSON"))
    parser.set_defaults(act=_import)


def _import(options: argparse.Namespace) -> int:
    from stocktake_desktop.interchange.file_kinds import PlanReader, ProgrammeReader, TextReader
    from stocktake_desktop.interchange.progress import silently
    from stocktake_desktop.interchange.registry import READERS, import_programme, kind_called, reader_for

    reader = kind_called(READERS, options.kind) if options.kind else reader_for(options.source)
    target = options.plan or options.source.with_suffix(SUFFIX)
    if isinstance(reader, PlanReader):
        with reader.make(options.source, target, silently) as plan:
            count = len(plan.meeting.sessions)
            words = ngettext("{path}: {count} session.", "{path}: {count} sessions.", count)
            print(words.format(count=count, path=target))
            for words in plan.remarks:
                print(f"  {words}")
    elif isinstance(reader, TextReader | ProgrammeReader):
        zone = options.timezone or ""
        report = import_programme(options.source, target, options.first_day, zone, options.title, reader)
        _tell_import(report, target, options, _(reader.counted), _(reader.place))
    return 0


def _tell_import(report: "ImportReport", target: Path, options: argparse.Namespace, counted: str, place: str) -> None:
    if options.json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
        return
    print(f"{target}: {counted.format(**report.counts)}")
    for remark in report.remarks:
        where = place.format(number=remark.line) if remark.line else ""
        print(f"  {where}{remark.text}")
    if options.report:
        for line in report.lines:
            print(f"{line.number:5}  {line.fate} ({line.where}): {line.text}")


def _date(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(_("{words} is not a date such as 2017-12-04").format(words=words)) from None


def _timezone(words: str) -> str:
    try:
        return ZoneInfo(words).key
    except (KeyError, ValueError, OSError):
        message = _("{words} is not a time zone such as America/Mexico_City")
        raise argparse.ArgumentTypeError(message.format(words=words)) from None
