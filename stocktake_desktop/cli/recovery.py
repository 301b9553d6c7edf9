"""Ways out of a late day without a window: list them, or choose one."""

import argparse
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stocktake_desktop.cli.lookup import find_room, find_session, may_write, must_have_day
from stocktake_desktop.cli.moments import moment
from stocktake_desktop.models import Plan, PlanError, open_plan
from stocktake_desktop.planning.clock import end_clock, parse_clock, span
from stocktake_desktop.words import _, ngettext

if TYPE_CHECKING:
    from stocktake_desktop.planning.recovery import NewTimes, Outlook, Recovery, TimeLimit


def add_recovery_verb(verbs: Any) -> None:
    """Add `recover` to the commands of a parser."""
    parser = verbs.add_parser("recover", help=_("ways out when a day is late, with what comes of each; or do one"))
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("--now", required=True, type=moment, metavar="'YYYY-MM-DD HH:MM'")
    words = _("a session that is known to begin no earlier than this; may be given again")
    parser.add_argument("--late", action="append", default=[], metavar="TITLE-OR-ID=HH:MM", help=words)
    parser.add_argument("--room", metavar="NAME-OR-ID", help=_("only what this room needs"))
    parser.add_argument("--choose", type=int, metavar="N", help=_("do the Nth of them, as one step that can be undone"))
    parser.add_argument("--json", action="store_true", help=_("as an object"))
    parser.set_defaults(act=_recover)


def _recover(options: argparse.Namespace) -> int:
    from stocktake_desktop.planning.recovery import ways_to_recover

    with open_plan(options.plan, read_only=options.choose is None) as plan:
        must_have_day(plan, options.now)
        rooms = (find_room(plan, options.room).id,) if options.room else None
        outlook = ways_to_recover(plan.meeting, options.now, rooms, _known(plan, options))
        chosen = None if options.choose is None else _choose(plan, outlook, options.choose)
        if options.json:
            print(json.dumps(_as_json(options.now, outlook, chosen), ensure_ascii=False, indent=1))
        elif chosen is not None:
            print("\n".join([_("done: {way}").format(way=_headline(chosen)), *_consequences(plan, chosen)]))
        else:
            print("\n".join(_lines(plan, outlook)))
    return 0


def _known(plan: Plan, options: argparse.Namespace) -> Mapping[str, datetime]:
    known = {}
    for words in options.late:
        title, _equals, time = words.rpartition("=")
        minute = parse_clock(time)
        if not title or minute is None:
            raise PlanError(_("{words} is not a session and a time such as Panel II=15:20.").format(words=words))
        midnight = datetime.combine(options.now.date(), datetime.min.time())
        known[find_session(plan, title).id] = midnight.replace(hour=minute // 60, minute=minute % 60)
    return known


def _choose(plan: Plan, outlook: "Outlook", nth: int) -> "Recovery":
    """Do the Nth way."""
    from stocktake_desktop.edits.recovery import recover

    may_write(plan)
    if not 1 <= nth <= len(outlook.recoveries):
        n = len(outlook.recoveries)
        raise PlanError(ngettext("There is {n} way to recover.", "There are {n} ways to recover.", n).format(n=n))
    chosen = outlook.recoveries[nth - 1]
    recover(plan, chosen)
    return chosen


def _lines(plan: Plan, outlook: "Outlook") -> list[str]:
    lines = []
    for nth, recovery in enumerate(outlook.recoveries, 1):
        lines += [f"{nth}. {_headline(recovery)}", *_consequences(plan, recovery)]
    return [*lines, *([outlook.verdict] if outlook.verdict else [])]


def _headline(recovery: "Recovery") -> str:
    from stocktake_desktop.planning.recovery import verdict_of

    over, is_missed = recovery.over_minutes, recovery.over_minutes and recovery.asked is None
    verdict = _("still {n} min over").format(n=over) if is_missed else verdict_of(recovery).words
    return f"{recovery.title}: {verdict}; {recovery.price}"


def _consequences(plan: Plan, recovery: "Recovery") -> list[str]:
    from stocktake_desktop.planning.recovery import limit_words

    lines = [f"   {words}" for words in recovery.changes]
    for times in recovery.times:
        lines.append(f"   {span(times.new_start, times.new_end)}  {plan.session(times.session_id).title}")
    missed = [limit for limit in recovery.limits if not limit.is_kept]
    return lines + [f"   {limit_words(limit)}: +{limit.over_minutes} min" for limit in missed]


def _as_json(now: datetime, outlook: "Outlook", chosen: "Recovery | None") -> dict[str, object]:
    done = {} if chosen is None else {"done": chosen.title}
    return {
        **done,
        "now": f"{now:%Y-%m-%d %H:%M}",
        "over_minutes": outlook.over_minutes,
        "limits": [_limit(limit) for limit in outlook.limits],
        "verdict": outlook.verdict,
        "proposals": [_proposal(recovery) for recovery in outlook.recoveries],
    }


def _proposal(recovery: "Recovery") -> dict[str, object]:
    return {
        "way": str(recovery.way),
        "title": recovery.title,
        "price": recovery.price,
        "free_minutes": recovery.free_minutes,
        "changes": list(recovery.changes),
        "over_minutes": recovery.over_minutes,
        "sessions": [_times(times) for times in recovery.times],
        "asked": None
        if recovery.asked is None
        else {"until": end_clock(recovery.asked.until), "by": end_clock(recovery.asked.by)},
        "calls": [
            {"name": call.name, "time": None if call.minute is None else end_clock(call.minute), "guest": call.is_guest}
            for call in recovery.calls
        ],
        "limits": [_limit(limit) for limit in recovery.limits],
        "double_booked": [
            {"person": clash.person_id, "sessions": [clash.first_id, clash.second_id]} for clash in recovery.clashes
        ],
    }


def _times(times: "NewTimes") -> dict[str, object]:
    names = ("old_start", "old_end", "new_start", "new_end")
    return {"id": times.session_id, **{name: end_clock(getattr(times, name)) for name in names}}


def _limit(limit: "TimeLimit") -> dict[str, object]:
    return {
        "kind": str(limit.kind),
        "title": limit.title,
        "time": end_clock(limit.minute),
        "over_minutes": limit.over_minutes,
        "sessions": [overrun.session_id for overrun in limit.missed_by],
        "asked": None
        if limit.asked is None
        else {"until": end_clock(limit.asked.until), "answer": str(limit.asked.answer)},
    }
