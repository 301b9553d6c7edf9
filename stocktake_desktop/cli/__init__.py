"""The same verbs without a window, for scripts, a module for each kind of them; with no command the window opens.

Exit codes: 0 done, 1 `check` found an error, 2 something was wrong with a file or an option (one sentence says
what).
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from stocktake_desktop import __version__
from stocktake_desktop.cli.comparing import add_compare_verb
from stocktake_desktop.cli.day import add_day_verbs
from stocktake_desktop.cli.exporting import add_export
from stocktake_desktop.cli.importing import add_import
from stocktake_desktop.cli.paper import add_paper_verbs
from stocktake_desktop.cli.report import add_report_verb
from stocktake_desktop.cli.shift import add_shift_verb
from stocktake_desktop.cli.updating import add_update_verb
from stocktake_desktop.models import SUFFIX, PlanError, open_plan
from stocktake_desktop.words import _, ngettext

if TYPE_CHECKING:
    from stocktake_desktop.planning.findings import Finding

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
    add_update_verb(verbs)
    add_compare_verb(verbs)
    add_export(verbs)
    _add_check(verbs)
    add_paper_verbs(verbs)
    add_shift_verb(verbs)
    add_day_verbs(verbs)
    add_report_verb(verbs)
    return parser


def _add_open(verbs: Verbs) -> None:
    parser = verbs.add_parser("open", help=_("open a plan in the window"))
    parser.add_argument("plan", metavar="PLAN", type=Path, help=_("a plan file (*.stocktake)"))
    parser.set_defaults(act=_window)


def _add_check(verbs: Verbs) -> None:
    parser = verbs.add_parser("check", help=_("print what is wrong in a plan; exit code 1 when there is an error"))
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("--json", action="store_true", help=_("as a list of objects"))
    parser.set_defaults(act=_check)


def _window(options: argparse.Namespace) -> int:
    from stocktake_desktop import app

    return app.run(options.plan, sample=options.sample, out=options.out)


def _check(options: argparse.Namespace) -> int:
    from stocktake_desktop.planning.findings import Severity, find_all

    with open_plan(options.plan, read_only=True) as plan:
        found = find_all(plan.meeting)
    if options.json:
        print(json.dumps([_finding_as_json(finding) for finding in found], ensure_ascii=False, indent=1))
    else:
        for finding in found:
            print(f"{finding.severity}: {finding.message} [{finding.code}]")
        told = ngettext("{count} found.", "{count} found.", len(found)) if found else _("Nothing found.")
        print(told.format(count=len(found)))
    return 1 if any(finding.severity is Severity.ERROR for finding in found) else 0


def _finding_as_json(finding: "Finding") -> dict[str, object]:
    """What scripts rely on; what the finding rests on is for acknowledgements only."""
    return {key: value for key, value in asdict(finding).items() if key != "facts"}
