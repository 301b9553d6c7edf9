"""The same verbs without a window, for scripts: import, export, check, sheet; with no command the window opens.

Exit codes: 0 done, 1 `check` found an error, 2 something was wrong with a file or an option (one sentence says
what).
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from stocktake_desktop import __version__
from stocktake_desktop.cli_day import add_day_verbs
from stocktake_desktop.cli_import import add_import
from stocktake_desktop.cli_lookup import find_room, find_session, may_write
from stocktake_desktop.cli_report import add_report_verb
from stocktake_desktop.models import SUFFIX, Plan, PlanError, open_plan
from stocktake_desktop.planning.clock import end_clock, span
from stocktake_desktop.settings import PAPERS
from stocktake_desktop.sheets.languages import LANGUAGES, Layout, both
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from stocktake_desktop.planning.findings import Finding
    from stocktake_desktop.planning.shifting import Outcome
    from stocktake_desktop.sheets.ledger import Entry

Verbs: TypeAlias = "argparse._SubParsersAction[_Parser]"

WRONG = 2


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, _("{program}: {message} (see {program} --help)\n").format(program=self.prog, message=message))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask; returns the exit code."""
    if arguments and arguments[0].endswith(SUFFIX):  # a file handed over by the desktop
        arguments = ["open", *arguments]
    options = _parser().parse_args(arguments)
    try:
        return int(options.act(options))
    except (PlanError, OSError) as error:
        print(f"stocktake-desktop: {_sentence(error)}", file=sys.stderr)
        return WRONG


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="stocktake-desktop",
        description=_("Plan, print and run an intergovernmental meeting. Without a command the window opens."),
        epilog=_("Exit codes: 0 done, 1 check found an error, 2 a file or an option is wrong."),
    )
    parser.add_argument("--version", action="version", version=f"Stocktake Desktop {__version__}")
    parser.add_argument("--sample", action="store_true", help=_("open a copy of the sample meeting"))
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("out"),
        help=_("where there is no screen: the folder for the sheets and the picture of the timeline (%(default)s)"),
    )
    parser.set_defaults(act=_window, plan=None)
    verbs: Verbs = parser.add_subparsers(title=_("commands"), metavar="COMMAND")
    _add_open(verbs)
    add_import(verbs)
    _add_export(verbs)
    _add_check(verbs)
    _add_sheet(verbs)
    _add_sheets(verbs)
    _add_shift(verbs)
    add_day_verbs(verbs)
    add_report_verb(verbs)
    return parser


def _add_open(verbs: Verbs) -> None:
    parser = verbs.add_parser("open", help=_("open a plan in the window"))
    parser.add_argument("plan", metavar="PLAN", type=Path, help=_("a plan file (*.stocktake)"))
    parser.set_defaults(act=_window)


def _add_export(verbs: Verbs) -> None:
    parser = verbs.add_parser("export", help=_("write a whole plan as JSON"))
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("out", metavar="OUT.json", type=Path)
    parser.set_defaults(act=_export)


def _add_check(verbs: Verbs) -> None:
    parser = verbs.add_parser("check", help=_("print what is wrong in a plan; exit code 1 when there is an error"))
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("--json", action="store_true", help=_("as a list of objects"))
    parser.set_defaults(act=_check)


def _add_sheet(verbs: Verbs) -> None:
    parser = verbs.add_parser("sheet", help=_("write a sheet as PDF"))
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("--kind", required=True, help=_("such as podium, day or run-of-show; a wrong one lists all"))
    parser.add_argument("--day", type=int, metavar="N", help=_("the day, counted from 1"))
    parser.add_argument("--session", metavar="TITLE-OR-ID", help=_("the session of a sheet about one"))
    parser.add_argument("--room", metavar="NAME-OR-ID", help=_("the room of a sheet about one"))
    _add_paper(parser)
    parser.add_argument("-o", "--out", required=True, type=Path, metavar="OUT.pdf")
    parser.set_defaults(act=_sheet)


def _add_paper(parser: _Parser) -> None:
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


def _add_sheets(verbs: Verbs) -> None:
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


def _add_shift(verbs: Verbs) -> None:
    parser = verbs.add_parser("shift", help=_("move a session and what follows it, as far as the day allows"))
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("--session", required=True, metavar="TITLE-OR-ID")
    parser.add_argument("--minutes", required=True, type=int, metavar="N", help=_("later; earlier when negative"))
    parser.add_argument(
        "--mode",
        choices=("only", "room", "day"),
        default="only",
        help=_("what follows: nothing, later sessions in the room, everything later that day (%(default)s)"),
    )
    parser.add_argument("--pull", action="store_true", help=_("let later sessions come earlier too"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would move, and do nothing"))
    parser.add_argument("--json", action="store_true", help=_("as an object"))
    parser.set_defaults(act=_shift)


def _window(options: argparse.Namespace) -> int:
    from stocktake_desktop import app

    return app.run(options.plan, sample=options.sample, out=options.out)


def _export(options: argparse.Namespace) -> int:
    from stocktake_desktop.interchange.writers.plan_json import write_plan_json

    with open_plan(options.plan, read_only=True) as plan:
        write_plan_json(plan, options.out)
    return 0


def _check(options: argparse.Namespace) -> int:
    from stocktake_desktop.planning.findings import Severity, find_all

    with open_plan(options.plan, read_only=True) as plan:
        found = find_all(plan.meeting)
    if options.json:
        print(json.dumps([_finding_as_json(finding) for finding in found], ensure_ascii=False, indent=1))
    else:
        for finding in found:
            print(f"{finding.severity}: {finding.message} [{finding.code}]")
        print(_("{count} found.").format(count=len(found)) if found else _("Nothing found."))
    return 1 if any(finding.severity is Severity.ERROR for finding in found) else 0


def _sheet(options: argparse.Namespace) -> int:
    from stocktake_desktop.sheets.catalogue import Stamp, write_sheet
    from stocktake_desktop.sheets.registry import sheet_kind

    sheet_kind(options.kind)  # before the plan is opened: it tells which there are
    with open_plan(options.plan, read_only=True) as plan:
        session_id = find_session(plan, options.session).id if options.session else None
        room_id = find_room(plan, options.room).id if options.room else None
        stamp = Stamp(revision=None, printed_at=datetime.now(), replaces=None)
        report = write_sheet(
            options.kind,
            plan,
            options.out,
            stamp=stamp,
            day=options.day,
            session_id=session_id,
            room_id=room_id,
            paper=options.paper,
            language=both(options.language, options.second_language),
            layout=options.layout,
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
        entries = [one for one in ledger(plan, language) if not options.stale or one.state is STALE]
        if wanted:
            entries = [one for one in entries if one.sheet.kind in wanted]
        files = _print_sheets(plan, entries, options) if options.print_to_folder is not None else {}
    if options.json:
        told = [one.as_json() | ({"file": str(files[one.key])} if one.key in files else {}) for one in entries]
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    if files:
        words = _("would write {file}, Rev. {revision}") if options.dry_run else _("wrote {file}, Rev. {revision}")
        for one in (one for one in entries if one.key in files):
            print(words.format(file=files[one.key], revision=(one.revision or 0) + 1))
        return 0
    for one in entries:
        print("\n    ".join((f"{one.in_words}: {one.sheet.title} [{one.sheet.kind}]", *one.changes)))
    return 0


def _print_sheets(
    plan: Plan, entries: "Sequence[Entry]", options: argparse.Namespace
) -> Mapping[tuple[str, str, str], Path]:
    """Write the sheets, then record them in one step, or do nothing in a dry run; the file of each by its key.

    A plan that is open elsewhere is not printed from.
    """
    from stocktake_desktop.edits.issues import Issued, record_issues
    from stocktake_desktop.sheets.ledger import SUPERSEDED, file_names, print_to_folder

    may_write(plan, options.dry_run)
    now, folder = datetime.now().replace(microsecond=0), options.print_to_folder
    wanted = [one for one in entries if one.state is not SUPERSEDED]
    names = file_names(plan, [one.sheet for one in wanted])
    if not options.dry_run:
        printed = print_to_folder(plan, wanted, folder, now, options.paper, options.layout)
        record_issues(plan, [Issued(**one.as_issue()) for one in printed], now)
    return {one.key: folder / name for one, name in zip(wanted, names, strict=True)}


def _shift(options: argparse.Namespace) -> int:
    from stocktake_desktop.edits.shifting import foretell, limits_in_words, shift_from
    from stocktake_desktop.planning.shifting import Mode, Wish

    with open_plan(options.plan, read_only=options.dry_run) as plan:
        may_write(plan, options.dry_run)
        wish = Wish(find_session(plan, options.session).id, options.minutes, Mode(options.mode), pull=options.pull)
        outcome = foretell(plan, wish)
        if outcome.moved and not options.dry_run:
            shift_from(plan, wish)
        if options.json:
            print(json.dumps(_outcome_json(plan, outcome), ensure_ascii=False, indent=1))
            return 0
        for one in outcome.moved:
            print(f"{span(one.old_start, one.old_end)} → {span(one.new_start, one.new_end)}  {_title(plan, one.id)}")
        print("\n".join(limits_in_words(plan, outcome.stopped) or ([] if outcome.moved else [_("Nothing moves.")])))
    return 0


def _outcome_json(plan: Plan, outcome: "Outcome") -> dict[str, object]:
    days = {block.id: block.day.number for block in plan.meeting.sessions if block.day is not None}
    moved = [
        {
            "id": one.id,
            "day": days[one.id],
            "old_start": end_clock(one.old_start),
            "old_end": end_clock(one.old_end),
            "new_start": end_clock(one.new_start),
            "new_end": end_clock(one.new_end),
        }
        for one in outcome.moved
    ]
    return {"moved": moved, "stopped": [{"id": one.id, "reason": str(one.reason)} for one in outcome.stopped]}


def _title(plan: Plan, session_id: str) -> str:
    return plan.session(session_id).title


def _finding_as_json(finding: "Finding") -> dict[str, object]:
    """What scripts rely on; what the finding rests on is for acknowledgements only."""
    return {key: value for key, value in asdict(finding).items() if key != "facts"}
