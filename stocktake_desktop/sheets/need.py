"""In which order corrected paper is needed on the day: the podium sheet of what runs or is next first."""

from collections.abc import Iterable
from datetime import datetime

from stocktake_desktop.models import Plan, SessionBlock
from stocktake_desktop.planning.clock import minute_of
from stocktake_desktop.planning.running import OVER, state_of
from stocktake_desktop.sheets.ledger import LedgerEntry, ListedSheet

_NEXT, _TODAY, _LATER, _OVER = range(4)
_PODIUM = "podium"


def in_order_of_need(plan: Plan, entries: Iterable[LedgerEntry], now: datetime) -> list[LedgerEntry]:
    """The podium sheets of what runs and is to come today; other paper of today, of the days after, of what is over.

    Sheets that are needed alike keep the order they come in; without a day of the meeting at `now` all of them do.
    """
    return sorted(entries, key=lambda entry: _need(plan, entry.sheet, now))


def _need(plan: Plan, sheet: ListedSheet, now: datetime) -> tuple[int, int, int]:
    """How far away it is: what is least is printed first."""
    today = next((day for day in plan.meeting.days if day.date == now.date()), None)
    if today is None:
        return (_TODAY, 0, 0)
    block = plan.find(SessionBlock, sheet.session_id)
    number = block.day.number if block is not None and block.day is not None else sheet.day
    if number is None:
        return (_TODAY, 1, 0)
    if number != today.number:
        return (_LATER if number > today.number else _OVER, number, 0)
    if block is None:
        return (_TODAY, 0, 0)
    at = block.placed
    if state_of(block) in OVER or (at.end <= minute_of(now) and not block.actuals):
        return (_OVER, number, at.start)
    return (_NEXT if sheet.kind == _PODIUM else _TODAY, at.start if sheet.kind == _PODIUM else 0, at.end)
