"""Asking for some minutes more after a hard stop, as of the interpreters: it fits if they agree."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stocktake_desktop.models import Day, SessionKind
from stocktake_desktop.planning.acts import SetField
from stocktake_desktop.planning.clock import clock, in_minutes
from stocktake_desktop.planning.fixes.fix import called
from stocktake_desktop.planning.recovery.board import LUNCH, Board
from stocktake_desktop.planning.recovery.proposal import AskedFor, LimitKind, Recovery, TimeLimit, most_over
from stocktake_desktop.words import _

_MOST, _STEP = 30, 5
"""Minutes that are asked for at most, and in what steps."""
_NOTICE = 30
"""Minutes before the stop by which an answer is needed."""


def asking(board: Board, moved: Recovery) -> Iterator[Recovery]:
    """The way in which nothing is cut and the stop that is missed is asked to wait; a locked meal begins later."""
    stop = next((limit for limit in moved.limits if limit.kind is LimitKind.HARD_STOP and limit.over_minutes), None)
    if stop is None or stop.over_minutes > _MOST:
        return
    meals = {limit.id: limit for limit in moved.limits if _is_long_meal(board, limit)}
    limits = tuple(replace(one, missed_by=()) if one.id in (stop.id, *meals) else one for one in moved.limits)
    if most_over(limits):
        return
    n = -(-stop.over_minutes // _STEP) * _STEP
    asked = AskedFor(stop.id, stop.minute + n, _answer_by(board, stop), tuple(meals))
    note = _("Ask for {n} min more after {stop}, until {until}; answer by {by}").format(
        n=n, stop=clock(stop.minute), until=clock(asked.until), by=clock(asked.by)
    )
    lost = [_("{item} loses {n} min").format(item=called(meal.title), n=meal.over_minutes) for meal in meals.values()]
    notes = "\n".join(filter(None, (board.day.notes, note)))
    yield replace(
        moved,
        title=_title(stop, n),
        changes=(note, *moved.changes),
        acts=(SetField(Day, board.day.id, "notes", notes), *moved.acts),
        limits=limits,
        price="; ".join(lost) or _("nothing is cut"),
        asked=asked,
    )


def without_asking(found: Sequence[Recovery]) -> list[Recovery]:
    """The ways for which nobody else has to agree."""
    return [recovery for recovery in found if recovery.asked is None]


def _title(stop: TimeLimit, n: int) -> str:
    if "interpr" in stop.title.casefold():
        return _("Ask the interpreters for {n} min more").format(n=n)
    return _("Ask for {n} min more: {stop}").format(n=n, stop=called(stop.title))


def _is_long_meal(board: Board, limit: TimeLimit) -> bool:
    """Whether a limit is a locked break that would still be a meal."""
    block = board.blocks.get(limit.id)
    is_break = block is not None and block.kind is SessionKind.BREAK and limit.kind is LimitKind.LOCKED
    return block is not None and is_break and 0 < limit.over_minutes <= block.minutes - LUNCH


def _answer_by(board: Board, stop: TimeLimit) -> int:
    """Half an hour before the stop, or soon, where that is over."""
    soon = (in_minutes(board.now) // _STEP + 1) * _STEP
    return min(stop.minute, max(soon, stop.minute - _NOTICE))
