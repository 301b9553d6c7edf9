"""The verbs of the day itself without a window: what really happened, and how the rest of the day will go."""

import argparse
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stocktake_desktop.cli.lookup import find_session, may_write, must_have_day
from stocktake_desktop.cli.moments import minute, moment
from stocktake_desktop.cli.more_time import add_more_time_verb
from stocktake_desktop.cli.recovery import add_recovery_verb
from stocktake_desktop.models import PlanError, SessionBlock, open_plan
from stocktake_desktop.planning.moments import time_of
from stocktake_desktop.planning.report_words import late_words
from stocktake_desktop.planning.running import actual_of, end_on_clock, planned_start, state_for_scripts
from stocktake_desktop.planning.slots import moment_of
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from stocktake_desktop.planning.likely_ends import LikelyEnds
    from stocktake_desktop.planning.overruns import Band
    from stocktake_desktop.planning.projection import Expected, Projection


def add_day_verbs(verbs: Any) -> None:
    """Add `project`, `record`, `recover` and `more-time` to the commands of a parser."""
    parser = verbs.add_parser("project", help=_("how the rest of a day will go, from what really happened until now"))
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("--now", required=True, type=moment, metavar="'YYYY-MM-DD HH:MM'")
    parser.add_argument("--json", action="store_true", help=_("as an object"))
    parser.set_defaults(act=_project)
    parser = verbs.add_parser("record", help=_("note when a session really began or ended, beside the plan"))
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("--session", required=True, metavar="TITLE-OR-ID")
    parser.add_argument("--start", type=minute, metavar="HH:MM")
    parser.add_argument("--end", type=minute, metavar="HH:MM")
    parser.set_defaults(act=_record)
    add_recovery_verb(verbs)
    add_more_time_verb(verbs)


def _project(options: argparse.Namespace) -> int:
    from stocktake_desktop.planning.likely_ends import likely_end_words, likely_ends
    from stocktake_desktop.planning.projection import day_of, project

    with open_plan(options.plan, read_only=True) as plan:
        must_have_day(plan, options.now)
        projection, likely = project(plan.meeting, options.now), likely_ends(plan.meeting, options.now)
        names = {room.id: room.name for room in plan.meeting.rooms}
        titles = {block.id: block.title for block in plan.meeting.sessions}
        day = day_of(plan.meeting, options.now)
        day_id = day.id if day is not None else ""
        if options.json:
            print(json.dumps(_as_json(projection, likely, day_id, names), ensure_ascii=False, indent=1))
            return 0
        if day_id in likely:
            print(_("The day: {words}").format(words=likely_end_words(likely[day_id])))
        if not projection.rooms:
            print(_("Nothing is planned on this day."))
        for room in projection.rooms:
            print(f"{names.get(room.room_id or '', _('No room'))}: {late_words(room.over_minutes)}")
            for session in room.sessions:
                time = f"{time_of(session.start) or '–'}–{time_of(session.end) or '–'}"
                line = f"  {time}  {state_for_scripts(session.state)}  {titles[session.id]}"
                print(f"{line}  ({likely_end_words(likely[session.id])})" if session.id in likely else line)
    return 0


def _as_json(projection: "Projection", likely: "LikelyEnds", day_id: str, names: dict[str, str]) -> dict[str, object]:
    rooms = [
        {
            "room": names.get(room.room_id or ""),
            "over_minutes": room.over_minutes,
            "sessions": [
                {
                    **_item(session),
                    "likely_end": _band(projection.now, likely.get(session.id)),
                    "segments": [_item(segment) for segment in session.segments],
                }
                for session in room.sessions
            ],
        }
        for room in projection.rooms
    ]
    now = projection.now
    return {"now": f"{now:%Y-%m-%d %H:%M}", "likely_end": _band(now, likely.get(day_id)), "rooms": rooms}


def _item(item: "Expected") -> dict[str, object]:
    return {
        "id": item.id,
        "state": state_for_scripts(item.state),
        "expected_start": time_of(item.start),
        "expected_end": time_of(item.end),
    }


def _band(now: datetime, band: "Band | None") -> list[str | None] | None:
    """The band of an end as two times; None where there is none."""
    if band is None:
        return None
    return [time_of(moment_of(now.date(), 60 * round(second / 60))) for second in (band.low, band.high)]


def _record(options: argparse.Namespace) -> int:
    from stocktake_desktop.edits.running import record_times

    with open_plan(options.plan) as plan:
        may_write(plan)
        block = find_session(plan, options.session)
        midnight, actual = _midnight(block), actual_of(block)
        started = None if options.start is None else midnight + timedelta(minutes=options.start)
        began = started or (actual.started if actual is not None else None) or planned_start(block) or midnight
        ended = None if options.end is None else end_on_clock(midnight, began, options.end)
        record_times(plan, block.id, started, ended)
    return 0


def _midnight(block: SessionBlock) -> datetime:
    """The midnight at which the session's day begins; PlanError for a parked one, which has none."""
    if block.day is None:
        raise PlanError(_("{title} is parked; place it first.").format(title=block.title))
    return datetime.combine(block.day.date, datetime.min.time())
