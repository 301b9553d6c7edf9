"""Writing a plan as another kind of file, from a script."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake_desktop.cli.lookup import find_person, find_room
from stocktake_desktop.cli.replacing import replacing
from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import Plan, open_plan
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from stocktake_desktop.cli import Verbs
    from stocktake_desktop.interchange.file_kinds import ExportOptions


def add_export(verbs: "Verbs") -> None:
    """Let there be `export PLAN OUT`."""
    parser = verbs.add_parser("export", help=_("write a plan as another kind of file, such as JSON or a calendar"))
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("out", metavar="OUT", type=Path, help=_("its ending tells the kind of file"))
    parser.add_argument(
        "--format", "--kind", dest="kind", help=_("the kind of file, whatever its ending; a wrong one lists all")
    )
    parser.add_argument("--language", choices=tuple(PAPER_LANGUAGES), default="", help=_("in one of these languages"))
    parser.add_argument("--room", default="", help=_("only what is on in this room"))
    parser.add_argument("--person", default="", help=_("only the sessions of this person"))
    contacts = parser.add_mutually_exclusive_group()
    contacts.add_argument(
        "--with-contacts", dest="contacts", action="store_true", help=_("contacts and internal notes go along")
    )
    contacts.add_argument(
        "--without-contacts", dest="contacts", action="store_false", help=_("without contacts and internal notes")
    )
    parser.set_defaults(act=_export, contacts=None)


def _export(options: argparse.Namespace) -> int:
    from stocktake_desktop.interchange.registry import WRITERS, kind_called, write_plan, writer_for

    writer = kind_called(WRITERS, options.kind) if options.kind else writer_for(options.out)
    with replacing(options.out), open_plan(options.plan, read_only=True) as plan:
        write_plan(writer, plan, options.out, _asked(options, plan))
    return 0


def _asked(options: argparse.Namespace, plan: Plan) -> "ExportOptions":
    from stocktake_desktop.interchange.file_kinds import ExportOptions

    return ExportOptions(
        language=options.language,
        room_id=find_room(plan, options.room).id if options.room else "",
        person_id=find_person(plan, options.person).id if options.person else "",
        contacts=options.contacts,
    )
