"""`stocktake-desktop compare`: what another file says otherwise than this one, or as JSON (docs/comparing.md)."""

import argparse
import json
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from stocktake_desktop.words import _


def add_compare_verb(verbs: Any) -> None:
    """Offer `compare`."""
    parser = verbs.add_parser(
        "compare",
        help=_("say what differs between two plans or programmes of any kind"),
        description=_(
            "Say what B says otherwise than A. Each is a plan, or any file that can be imported. Exit codes: 0 the "
            "same, 1 different, 2 one of them cannot be read."
        ),
    )
    parser.add_argument("here", metavar="A", type=Path)
    parser.add_argument("there", metavar="B", type=Path)
    parser.add_argument("--first-day", type=date.fromisoformat, metavar="YYYY-MM-DD", help=_("date of day 1 of a text"))
    parser.add_argument("--json", action="store_true", help=_("as an object"))
    parser.set_defaults(act=_compare)


def _compare(options: argparse.Namespace) -> int:
    from stocktake_desktop.interchange.as_plan import as_plan, day_one
    from stocktake_desktop.planning.comparing.as_json import comparison_as_json
    from stocktake_desktop.planning.comparing.compare import compare
    from stocktake_desktop.planning.comparing.kinds import EVERYTHING, PROGRAMME
    from stocktake_desktop.planning.comparing.told import told

    with ExitStack() as both:
        here = both.enter_context(as_plan(options.here, options.first_day))
        there = both.enter_context(as_plan(options.there, options.first_day, day_one(here.plan.meeting)))
        whole = here.carried.is_whole and there.carried.is_whole
        found = compare(here.plan.meeting, there.plan.meeting, EVERYTHING if whole else PROGRAMME)
        if options.json:
            both_named = comparison_as_json(found, str(options.here), str(options.there))
            print(json.dumps(both_named, ensure_ascii=False, indent=1))
        else:
            print("\n".join(told(found)))
    return 0 if found.is_same else 1
