"""`stocktake-desktop update`: the next version of a programme is taken over into a plan (docs/comparing.md)."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stocktake_desktop.cli.lookup import may_write
from stocktake_desktop.models import Plan, open_plan
from stocktake_desktop.words import _, ngettext

if TYPE_CHECKING:
    from stocktake_desktop.edits.foreseeing import OutcomeForeseen
    from stocktake_desktop.interchange.as_plan import SourcePlan
    from stocktake_desktop.planning.comparing.difference import MeetingComparison


def add_update_verb(verbs: Any) -> None:
    """Offer `update`."""
    parser = verbs.add_parser(
        "update",
        help=_("take the next version of a programme over into a plan, as one step that can be undone"),
        description=_(
            "Hold SOURCE, any file that can be imported, against PLAN and take over what it brings. What was changed "
            "in the plan since its last version stays, what is gone stays unless --park-gone is given, and what was "
            "left out before stays so."
        ),
    )
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("source", metavar="SOURCE", type=Path)
    parser.add_argument("--first-day", type=date.fromisoformat, metavar="YYYY-MM-DD", help=_("date of day 1 of a text"))
    parser.add_argument("--park-gone", action="store_true", help=_("park the sessions that SOURCE does not have"))
    parser.add_argument("--theirs", action="store_true", help=_("take over also what was changed in the plan since"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would change, and do nothing"))
    parser.add_argument("--json", action="store_true", help=_("as an object"))
    parser.set_defaults(act=_update)


def _update(options: argparse.Namespace) -> int:
    from stocktake_desktop.edits.updating import compare_with_source, take_over
    from stocktake_desktop.interchange.as_plan import as_plan, day_one

    with open_plan(options.plan, read_only=options.dry_run) as plan:
        may_write(plan, options.dry_run)
        with as_plan(options.source, options.first_day, day_one(plan.meeting)) as source:
            found = compare_with_source(plan, source.plan.meeting, source.name, source.carried)
            ticked = _ticked(found, options)
            stale, outcome = _foreseen(plan, source, found, ticked)
            if ticked and not options.dry_run:
                take_over(plan, source.plan.meeting, found, ticked, source.name)
            if options.json:
                told = _as_json(options, found, ticked, stale, outcome)
                print(json.dumps(told, ensure_ascii=False, indent=1))
            else:
                print("\n".join([*_lines(found, ticked), *_consequences(stale, outcome)]))
    return 0


def _ticked(found: "MeetingComparison", options: argparse.Namespace) -> frozenset[str]:
    from stocktake_desktop.edits.updating import proposed
    from stocktake_desktop.planning.comparing.difference import Became, Newness

    more = set()
    for one in found.differences():
        is_gone = one.table == "session_block" and one.sort is Became.GONE and one.newness is Newness.OFFERED
        if (options.park_gone and is_gone) or (options.theirs and one.newness is Newness.YOURS):
            more.add(one.key)
    return proposed(found) | more


def _foreseen(
    plan: Plan, source: "SourcePlan", found: "MeetingComparison", ticked: frozenset[str]
) -> tuple[list[str], "OutcomeForeseen"]:
    """Which paper is to be taken back, and what else comes of it."""
    from stocktake_desktop.edits.foreseeing import foresee_outcome
    from stocktake_desktop.edits.updating import take_over
    from stocktake_desktop.planning.findings import FindingsBook
    from stocktake_desktop.sheets.foresight import printed_and_current, still_holds, take_back_words

    current = printed_and_current(plan) if ticked else []
    stale: list[str] = []

    def look() -> None:
        stale.extend(take_back_words(*pair) for pair in current if not still_holds(plan, *pair))

    def act() -> int:
        return take_over(plan, source.plan.meeting, found, ticked, source.name)

    if plan.read_only:
        with plan.rehearsal() as copy:
            return _foreseen(copy, source, found, ticked)
    outcome = foresee_outcome(plan, act, FindingsBook(plan), look)
    return stale, outcome


def _lines(found: "MeetingComparison", ticked: frozenset[str]) -> list[str]:
    from stocktake_desktop.planning.comparing.told import counts_words, told_lines

    if not found.has_news:
        return [_("Nothing is new.")]
    return [counts_words(found), *told_lines(found, ticked)]


def _consequences(stale: list[str], outcome: "OutcomeForeseen") -> list[str]:
    from stocktake_desktop.planning.comparing.told import findings_words

    lines = [_("Take back: {what}").format(what=words) for words in stale]
    if outcome.elsewhere:
        n, names = len(outcome.elsewhere), ", ".join(outcome.elsewhere)
        words = ngettext("{n} has another time or place: {names}", "{n} have another time or place: {names}", n)
        lines.append(words.format(n=n, names=names))
    if outcome.before != outcome.after or outcome.new:
        lines.append(findings_words(outcome.before.total, outcome.after.total))
        lines += [f"  {words}" for words in outcome.new]
    return lines


def _as_json(
    options: argparse.Namespace,
    found: "MeetingComparison",
    ticked: frozenset[str],
    stale: list[str],
    outcome: "OutcomeForeseen",
) -> dict[str, object]:
    from stocktake_desktop.planning.comparing.as_json import comparison_as_json, difference_as_json

    return {
        "done": bool(ticked) and not options.dry_run,
        "taken": [difference_as_json(one) for one in found.differences() if one.key in ticked],
        "take_back": stale,
        "elsewhere": list(outcome.elsewhere),
        "findings": {"before": outcome.before._asdict(), "after": outcome.after._asdict(), "new": list(outcome.new)},
        "comparison": comparison_as_json(found, str(options.plan), str(options.source)),
    }
