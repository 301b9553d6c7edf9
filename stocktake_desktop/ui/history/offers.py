"""What can be done with a line of the history: go back to it, show its session, say what became of its paper."""

from enum import Enum, auto
from typing import NamedTuple

from stocktake_desktop.models import Plan, SessionBlock, SheetIssue
from stocktake_desktop.ui.history.telling import HistoryLine
from stocktake_desktop.words import _, ngettext


class HistoryAct(Enum):
    """One thing that can be done with a line."""

    GO_BACK = auto()
    SHOW = auto()
    THROW_AWAY = auto()
    FIND_AGAIN = auto()


class Offer(NamedTuple):
    """What can be done, in words, and the rows it is done to."""

    act: HistoryAct
    words: str
    ids: tuple[str, ...] = ()


def offers_for(plan: Plan, line: HistoryLine, *, begin: int, newest: int) -> list[Offer]:
    """What can be done with a line now; `begin` and `newest` are the numbers of events the plan can go back to."""
    found: list[Offer] = []
    may_change = not plan.read_only
    if may_change and begin <= line.number < newest and not line.is_fact:
        found.append(Offer(HistoryAct.GO_BACK, _("Go back to this step")))
    there = tuple(key for key in line.sessions if plan.find(SessionBlock, key) is not None)
    if there:
        words = ngettext("Show its session", "Show its sessions", len(there))
        found.append(Offer(HistoryAct.SHOW, words, there))
    issues = [issue for key in line.saying.issue_ids if (issue := plan.find(SheetIssue, key)) is not None]
    about, gone = ([issue.id for issue in issues if issue.lies_about is lies] for lies in (True, False))
    if may_change and about:
        words = ngettext("This printing was thrown away", "These printings were thrown away", len(about))
        found.append(Offer(HistoryAct.THROW_AWAY, words, tuple(about)))
    if may_change and gone:
        words = ngettext("This printing was found again", "These printings were found again", len(gone))
        found.append(Offer(HistoryAct.FIND_AGAIN, words, tuple(gone)))
    return found
