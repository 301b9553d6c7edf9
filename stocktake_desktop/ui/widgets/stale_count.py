"""How many printed sheets a proposal would make stale; counted in idle time, one sheet after the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from stocktake_desktop.models import EditRefused, Plan, PlanError, SheetIssue
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.document import Document

if TYPE_CHECKING:
    from stocktake_desktop.sheets.ledger import Key, ListedSheet


@dataclass(frozen=True)
class Proposal:
    """What could be done to the plan."""

    key: Hashable
    """What tells it from others: what has the same key does the same."""
    act: Callable[[Plan], object]
    """The doing, by a verb."""


@dataclass
class _Counting:
    """A proposal, the sheets that are still to be looked at, and how many of the others go stale."""

    proposal: Proposal
    sheets: list[tuple[ListedSheet, SheetIssue]]
    count: int = 0


@dataclass(frozen=True)
class StaleSheetsCounted:
    """How many printed sheets a proposal makes stale."""

    key: Hashable
    """Which proposal it is."""
    count: int
    """How many."""


class StaleCount(QObject):
    """Rehearses a proposal and looks at what was printed; the plan stays as it is, and so does the window."""

    counted = Signal(StaleSheetsCounted)
    """It is known how many sheets a proposal makes stale."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._known: dict[Hashable, int] = {}
        self._holds: dict[Key, bool] = {}
        self._waiting: list[_Counting] = []
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._look_at_one)
        document.changed.connect(self._forget_all)
        document.replaced.connect(self.forget)

    def forget(self) -> None:
        """What was counted holds no more."""
        self._known.clear()
        self._holds.clear()
        self._waiting.clear()

    def ask(self, proposals: Iterable[Proposal], day_number: int | None = None) -> None:
        """Count for these proposals, which are about one day, or about all; each is told when it is counted."""
        asked = list(proposals)
        sheets = self._printed(day_number) if any(one.key not in self._known for one in asked) else []
        self._waiting = [_Counting(one, list(sheets)) for one in asked if one.key not in self._known]
        for one in asked:
            if one.key in self._known:
                self.counted.emit(StaleSheetsCounted(one.key, self._known[one.key]))
        self._idle.start()

    def settle(self) -> None:
        """Count all that waits, now."""
        while self._waiting:
            self._look_at_one()

    def _forget_all(self, _reach: Reach) -> None:
        self.forget()

    def _printed(self, day_number: int | None) -> list[tuple[ListedSheet, SheetIssue]]:
        """The printed sheets that can show something of the day."""
        plan = self._document.plan
        if not plan.meeting.sheet_issues:
            return []
        from stocktake_desktop.sheets.foresight import may_show, printed_sheets

        pairs = printed_sheets(plan)
        return [pair for pair in pairs if day_number is None or may_show(plan, pair[0], day_number)]

    def _look_at_one(self) -> None:
        if not self._waiting:
            self._idle.stop()
            return
        counting = self._waiting[0]
        if counting.sheets:
            sheet, issue = counting.sheets[-1]
            if sheet.key not in self._holds:
                self._holds[sheet.key] = self._holds_now(sheet, issue)
                return
            counting.sheets.pop()
            counting.count += self._holds[sheet.key] and self._goes_stale(counting.proposal, sheet, issue)
            return
        self._waiting.pop(0)
        self._known[counting.proposal.key] = counting.count
        self.counted.emit(StaleSheetsCounted(counting.proposal.key, counting.count))

    def _holds_now(self, sheet: ListedSheet, issue: SheetIssue) -> bool:
        from stocktake_desktop.sheets.foresight import still_holds

        try:
            return still_holds(self._document.plan, sheet, issue)
        except PlanError:
            return False

    def _goes_stale(self, proposal: Proposal, sheet: ListedSheet, issue: SheetIssue) -> bool:
        plan, holds = self._document.plan, [True]

        def look() -> None:
            proposal.act(plan)
            holds[0] = self._holds_now(sheet, issue)

        try:
            plan.rehearse(look)
        except EditRefused:
            return False
        return not holds[0]
