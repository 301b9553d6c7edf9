"""`stocktake-desktop shift`: a session and what follows it, moved as far as the day allows (docs/shifting.md)."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stocktake_desktop.cli.lookup import find_session, may_write
from stocktake_desktop.models import Plan, open_plan
from stocktake_desktop.planning.clock import end_clock, span
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from stocktake_desktop.planning.shifting import ShiftOutcome


def add_shift_verb(verbs: Any) -> None:
    """Offer `shift`."""
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
        for session in outcome.moved:
            times = span(session.old_start, session.old_end), span(session.new_start, session.new_end)
            print(f"{' → '.join(times)}  {plan.session(session.id).title}")
        print("\n".join(limits_in_words(plan, outcome.stopped) or ([] if outcome.moved else [_("Nothing moves.")])))
    return 0


def _outcome_json(plan: Plan, outcome: "ShiftOutcome") -> dict[str, object]:
    days = {block.id: block.day.number for block in plan.meeting.sessions if block.day is not None}
    moved = [
        {
            "id": session.id,
            "day": days[session.id],
            "old_start": end_clock(session.old_start),
            "old_end": end_clock(session.old_end),
            "new_start": end_clock(session.new_start),
            "new_end": end_clock(session.new_end),
        }
        for session in outcome.moved
    ]
    return {
        "moved": moved,
        "stopped": [{"id": session.id, "reason": str(session.reason)} for session in outcome.stopped],
    }
