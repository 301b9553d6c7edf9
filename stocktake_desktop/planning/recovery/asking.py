"""Asking for some minutes more after a hard stop or before a locked meal: it fits if they agree."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stocktake_desktop.models import SessionKind, TimeAnswer
from stocktake_desktop.planning.acts import AskMoreTime
from stocktake_desktop.planning.clock import clock, in_minutes
from stocktake_desktop.planning.fixes.fix import called
from stocktake_desktop.planning.recovery.board import LUNCH, Board
from stocktake_desktop.planning.recovery.proposal import AskedFor, LimitKind, Recovery, TimeLimit, most_over
from stocktake_desktop.planning.slots import moment_of
from stocktake_desktop.words import _

_MOST, _STEP = 30, 5
"""Minutes that are asked for at most, and in what steps."""
_NOTICE = 30
"""Minutes before the stop by which an answer is needed."""


def asking(board: Board, moved: Recovery) -> Iterator[Recovery]:
    """The way in which nothing is cut and each stop that is missed is asked to wait; a locked meal begins later.

    A meal is asked alone where no stop is missed.
    """
    stops = [limit for limit in moved.limits if limit.kind is LimitKind.HARD_STOP and _may_wait(limit, _MOST)]
    meals = [limit for limit in moved.limits if _is_long_meal(board, limit)]
    others = tuple(replace(one, missed_by=()) if one in (*stops, *meals) else one for one in moved.limits)
    wanted = stops or meals
    if not wanted or most_over(others):
        return
    until = max(map(_until, wanted))
    asked = AskedFor(
        tuple(one.id for one in stops), until, _answer_by(board, wanted[0]), tuple(one.id for one in meals)
    )
    notes = [
        _("Ask for {n} min more after {stop}, until {until}; answer by {by}").format(
            n=until - limit.minute, stop=clock(limit.minute), until=clock(until), by=clock(asked.by)
        )
        for limit in wanted
    ]
    lost = [_("{item} loses {n} min").format(item=called(meal.title), n=meal.over_minutes) for meal in meals]
    requests = [
        *(act for stop in stops for act in _requests(board, stop, until, asked.by)),
        *(act for meal in meals for act in _requests(board, meal, meal.minute + meal.over_minutes, asked.by)),
    ]
    yield replace(
        moved,
        title=_title(wanted[0], until - wanted[0].minute),
        changes=(*notes, *moved.changes),
        acts=(*requests, *moved.acts),
        limits=others,
        price="; ".join(lost) or _("nothing is cut"),
        asked=asked,
    )


def without_asking(found: Sequence[Recovery]) -> list[Recovery]:
    """The ways for which nobody else has to agree."""
    return [recovery for recovery in found if recovery.asked is None]


def _until(limit: TimeLimit) -> int:
    """Until when a limit is to wait: a hard stop by a step more than is needed, a meal to the minute."""
    over = limit.over_minutes
    return limit.minute + (-(-over // _STEP) * _STEP if limit.kind is LimitKind.HARD_STOP else over)


def _requests(board: Board, limit: TimeLimit, until: int, by: int) -> Iterator[AskMoreTime]:
    """A request for each room that misses a limit."""
    now = moment_of(board.day.date, board.now)
    for room_id in dict.fromkeys(board.planned(one.session_id).room_id for one in limit.missed_by):
        yield AskMoreTime(board.day.id, room_id, limit.subject or limit.id, until, by, now)


def _may_wait(limit: TimeLimit, most: int) -> bool:
    """Whether a limit that is missed can be asked to wait: not for longer than that, nor where it was refused or is
    asked as much already.
    """
    was_asked = limit.asked is not None and (limit.is_open or limit.asked.answer is TimeAnswer.REFUSED)
    return 0 < limit.over_minutes <= most and not was_asked


def _title(limit: TimeLimit, n: int) -> str:
    if limit.kind is LimitKind.HARD_STOP and "interpr" in limit.title.casefold():
        return _("Ask the interpreters for {n} min more").format(n=n)
    return _("Ask for {n} min more: {stop}").format(n=n, stop=called(limit.title))


def _is_long_meal(board: Board, limit: TimeLimit) -> bool:
    """Whether a limit is a locked break that would still be a meal."""
    block = board.blocks.get(limit.id)
    is_break = block is not None and block.kind is SessionKind.BREAK and limit.kind is LimitKind.LOCKED
    return block is not None and is_break and _may_wait(limit, block.minutes - LUNCH)


def _answer_by(board: Board, limit: TimeLimit) -> int:
    """Half an hour before the limit, or soon, where that is over."""
    soon = (in_minutes(board.now) // _STEP + 1) * _STEP
    return min(limit.minute, max(soon, limit.minute - _NOTICE))
