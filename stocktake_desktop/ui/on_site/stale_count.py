"""How many printed sheets each way to recover would make stale; counted in idle time, one sheet after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from stocktake_desktop.edits.recovery import recover
from stocktake_desktop.models import EditRefused, PlanError, SheetIssue
from stocktake_desktop.planning.acts import Act
from stocktake_desktop.planning.recovery import Recovery
from stocktake_desktop.ui.document import Document

if TYPE_CHECKING:
    from stocktake_desktop.sheets.ledger import Key, ListedSheet

Acts = tuple[Act, ...]


@dataclass
class _Counting:
    """A proposal, the sheets that are still to be looked at, and how many of the others go stale."""

    recovery: Recovery
    sheets: list[tuple[ListedSheet, SheetIssue]]
    count: int = 0


@dataclass(frozen=True)
class StaleSheetsCounted:
    """How many printed sheets a proposal makes stale."""

    recovery: Recovery
    """The proposal."""
    count: int
    """How many."""


class StaleCount(QObject):
    """Rehearses a proposal and looks at what was printed; the plan stays as it is, and so does the window."""

    counted = Signal(StaleSheetsCounted)
    """It is known how many sheets a proposal makes stale."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._known: dict[Acts, int] = {}
        self._holds: dict[Key, bool] = {}
        self._waiting: list[_Counting] = []
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._look_at_one)
        document.changed.connect(lambda _reach: self.forget())
        document.replaced.connect(self.forget)

    def forget(self) -> None:
        """What was counted holds no more."""
        self._known.clear()
        self._holds.clear()
        self._waiting.clear()

    def ask(self, recoveries: Iterable[Recovery], day_number: int) -> None:
        """Count for these proposals, which are about one day; each is told when it is counted."""
        asked = list(recoveries)
        sheets = self._printed(day_number) if any(recovery.acts not in self._known for recovery in asked) else []
        self._waiting = [_Counting(recovery, list(sheets)) for recovery in asked if recovery.acts not in self._known]
        for recovery in asked:
            if recovery.acts in self._known:
                self.counted.emit(StaleSheetsCounted(recovery, self._known[recovery.acts]))
        self._idle.start()

    def settle(self) -> None:
        """Count all that waits, now."""
        while self._waiting:
            self._look_at_one()

    def _printed(self, day_number: int) -> list[tuple[ListedSheet, SheetIssue]]:
        """The printed sheets that can show something of the day."""
        plan = self._document.plan
        if not plan.meeting.sheet_issues:
            return []
        from stocktake_desktop.sheets.foresight import may_show, printed_sheets

        return [pair for pair in printed_sheets(plan) if may_show(plan, pair[0], day_number)]

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
            counting.count += self._holds[sheet.key] and self._goes_stale(counting.recovery, sheet, issue)
            return
        self._waiting.pop(0)
        self._known[counting.recovery.acts] = counting.count
        self.counted.emit(StaleSheetsCounted(counting.recovery, counting.count))

    def _holds_now(self, sheet: ListedSheet, issue: SheetIssue) -> bool:
        from stocktake_desktop.sheets.foresight import still_holds

        try:
            return still_holds(self._document.plan, sheet, issue)
        except PlanError:
            return False

    def _goes_stale(self, recovery: Recovery, sheet: ListedSheet, issue: SheetIssue) -> bool:
        plan, holds = self._document.plan, [True]

        def look() -> None:
            recover(plan, recovery)
            holds[0] = self._holds_now(sheet, issue)

        try:
            plan.rehearse(look)
        except EditRefused:
            return False
        return not holds[0]
