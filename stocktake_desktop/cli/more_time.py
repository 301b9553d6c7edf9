"""More time for scripts: a limit is asked to wait, the answer is noted, or what was asked on a day is listed."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from stocktake_desktop.cli.lookup import find_room, may_write, must_have_day
from stocktake_desktop.cli.moments import minute, moment
from stocktake_desktop.models import Day, Plan, PlanError, TimeAnswer, TimeRequest, open_plan
from stocktake_desktop.planning.clock import end_clock, parse_clock
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.words import _

_NOTICE = 30
"""Minutes before a limit by which an answer is needed, where nobody says."""


class _Limit(NamedTuple):
    """What can be asked to wait: a hard stop, or a locked session."""

    id: str
    title: str
    minute: int


def add_more_time_verb(verbs: Any) -> None:
    """Add `more-time` to the commands of a parser."""
    words = _("ask a hard stop or a locked session to wait, or note the answer; else list what was asked on the day")
    parser = verbs.add_parser("more-time", help=words)
    parser.add_argument("plan", metavar="PLAN", type=Path)
    parser.add_argument("--now", required=True, type=moment, metavar="'YYYY-MM-DD HH:MM'")
    parser.add_argument("--limit", metavar="TITLE-OR-ID-OR-HH:MM", help=_("which limit, where there are several"))
    parser.add_argument("--room", metavar="NAME-OR-ID", help=_("for which room, where there are several"))
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--until", type=minute, metavar="HH:MM", help=_("ask it to wait until then"))
    for answer, words in ((TimeAnswer.GRANTED, _("it was granted")), (TimeAnswer.REFUSED, _("it was refused"))):
        what.add_argument(f"--{answer}", dest="answer", action="store_const", const=answer, help=words)
    words = _("until when the answer is needed; half an hour before the limit, where it is not said")
    parser.add_argument("--answer-by", type=minute, metavar="HH:MM", help=words)
    parser.add_argument("--by", default="", metavar="NAME", help=_("who answered"))
    parser.add_argument("--json", action="store_true", help=_("as a list of objects"))
    parser.set_defaults(act=_more_time)


def _more_time(options: argparse.Namespace) -> int:
    from stocktake_desktop.interchange.writers.report_json import asked_facts
    from stocktake_desktop.planning.more_time import requests_of
    from stocktake_desktop.planning.projection import day_of
    from stocktake_desktop.planning.report_words import request_line

    is_only_looked_at = options.until is None and options.answer is None
    with open_plan(options.plan, read_only=is_only_looked_at) as plan:
        must_have_day(plan, options.now)
        day = day_of(plan.meeting, options.now)
        if day is None:
            return 0
        may_write(plan, is_only_looked_at)
        if options.until is not None:
            _ask(plan, day, options)
        elif options.answer is not None:
            _answer(plan, day, options)
        found = [one for one in requests_of(day) if options.room is None or one.room is find_room(plan, options.room)]
        if options.json:
            print(json.dumps([asked_facts(one) for one in found], ensure_ascii=False, indent=1))
        else:
            print("\n".join(map(request_line, found)) or _("Nothing was asked on this day."))
    return 0


def _ask(plan: Plan, day: Day, options: argparse.Namespace) -> None:
    from stocktake_desktop.edits.more_time import ask_more_time
    from stocktake_desktop.planning.acts import AskMoreTime

    limit, room_id = _limit(day, options.limit), _room_id(plan, day, options)
    by = max(0, limit.minute - _NOTICE) if options.answer_by is None else options.answer_by
    ask_more_time(plan, AskMoreTime(day.id, room_id, limit.id, options.until, by, options.now))


def _answer(plan: Plan, day: Day, options: argparse.Namespace) -> None:
    """Note the answer to the one request that is open, or to the one of this limit and room."""
    from stocktake_desktop.edits.more_time import answer_request

    found = [one for one in day.time_requests if one.answer is TimeAnswer.OPEN]
    if options.room is not None:
        room = find_room(plan, options.room)
        found = [one for one in found if one.room is room]
    if options.limit is not None:
        limit = _limit(day, options.limit)
        found = [one for one in found if one.subject == limit.id]
    if not found:
        raise PlanError(_("Nothing that was asked waits for an answer."))
    if len(found) > 1:
        raise PlanError(_("Say which limit and room: {limits}.").format(limits="; ".join(map(_called, found))))
    answer_request(plan, found[0].id, options.answer, options.now, options.by)


def _called(request: TimeRequest) -> str:
    room = request.room.name if request.room is not None else _("No room")
    return f"{end_clock(request.minute)} {request.title} ({room})"


def _limit(day: Day, words: str | None) -> _Limit:
    """The limit of a day with this id, title or time; a part of the title is enough when only one has it."""
    there = [_Limit(stop.id, stop.title or _("hard stop"), stop.minute) for stop in day.hard_stops]
    there += [_Limit(block.id, block.title, block.placed.start) for block in day.sessions if block.locked]
    found = there if words is None else _named(there, words)
    if not found:
        raise PlanError(_("No limit of this day is called {words}.").format(words=words or "–"))
    if len(found) > 1:
        titles = "; ".join(f"{end_clock(one.minute)} {one.title} ({one.id})" for one in found)
        raise PlanError(_("Say which limit: {limits}.").format(limits=titles))
    return found[0]


def _named(there: Iterable[_Limit], words: str) -> list[_Limit]:
    wanted, at = folded(words), parse_clock(words)
    limits = list(there)
    exact = [one for one in limits if one.id == words or folded(one.title) == wanted or one.minute == at]
    return exact or [one for one in limits if wanted in folded(one.title)]


def _room_id(plan: Plan, day: Day, options: argparse.Namespace) -> str | None:
    """The room that is named, else the only one in which anything is planned on the day."""
    if options.room is not None:
        return find_room(plan, options.room).id
    rooms = {block.room_id: block.room.name if block.room is not None else _("No room") for block in day.sessions}
    if len(rooms) != 1:
        raise PlanError(_("Say for which room: {rooms}.").format(rooms="; ".join(sorted(rooms.values())) or "–"))
    return next(iter(rooms))
