"""What the paper says of somebody, and how much of it a yes would make stale: looked at one sheet at a time, idly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from stocktake_desktop.edits.chasing import note_answer
from stocktake_desktop.models import Alternate, Appearance, PlanError, SheetIssue, Status
from stocktake_desktop.planning.chasing import Chased
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.ui.document import Document

if TYPE_CHECKING:
    from stocktake_desktop.sheets.ledger import ListedSheet

PAUSE = 250
"""Milliseconds somebody is chosen before the paper is looked at: walking through the list stays quick."""


class PaperLine(NamedTuple):
    """A printed sheet that may show somebody: what it is, which printing lies about, and whether that holds."""

    sheet: str
    printing: str
    holds: bool
    goes_stale: bool
    """Whether it would hold no more if they confirmed."""
    copies: int


class PaperOutlook(QObject):
    """Rehearses a yes and looks at what was printed of the sessions; the plan stays as it is."""

    known = Signal(tuple)
    """All PaperLines of who is chosen."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._appearance_ids: tuple[str, ...] = ()
        self._alternate_ids: tuple[str, ...] = ()
        self._waiting: list[tuple[ListedSheet, SheetIssue]] | None = None
        self._found: list[PaperLine] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def look_at(self, row: Chased | None) -> None:
        """Look at the paper of somebody's sessions, after a pause; what was begun is left."""
        self._appearance_ids = row.appearance_ids if row is not None else ()
        self._alternate_ids = row.alternate_ids if row is not None else ()
        self._waiting, self._found = None, []
        self._timer.stop()
        if row is not None and self._document.plan.meeting.sheet_issues:
            self._timer.start(PAUSE)

    def settle(self) -> None:
        """Look at all that waits, now."""
        while self._timer.isActive():
            self._timer.stop()
            self._go_on()

    def _go_on(self) -> None:
        if self._waiting is None:
            self._waiting = self._printed()
        elif self._waiting:
            self._look(*self._waiting.pop(0))
        if self._waiting:
            self._timer.start(0)
        else:
            self.known.emit(tuple(self._found))

    def _printed(self) -> list[tuple[ListedSheet, SheetIssue]]:
        """The printed sheets of the sessions concerned, those of the days and of the meeting after them."""
        from stocktake_desktop.sheets.foresight import printed_sheets

        plan = self._document.plan
        named = [plan.find(Appearance, key) for key in self._appearance_ids]
        alternates = [plan.find(Alternate, key) for key in self._alternate_ids]
        blocks = [one.session for one in (*named, *alternates) if one is not None]
        theirs, days = {block.id for block in blocks}, {block.day.number for block in blocks if block.day is not None}
        sheets = [
            (sheet, issue)
            for sheet, issue in printed_sheets(plan)
            if sheet.session_id in theirs or (sheet.session_id is None and (sheet.day is None or sheet.day in days))
        ]
        return sorted(sheets, key=lambda pair: pair[0].session_id is None)

    def _look(self, sheet: ListedSheet, issue: SheetIssue) -> None:
        from stocktake_desktop.sheets.foresight import still_holds

        plan, after = self._document.plan, [True]
        now = wall_clock(plan.meeting)

        def look() -> None:
            note_answer(plan, self._appearance_ids, Status.CONFIRMED, now, self._alternate_ids)
            after[0] = still_holds(plan, sheet, issue)

        try:
            holds = still_holds(plan, sheet, issue)
            if holds:
                plan.rehearse(look)
        except PlanError:
            return
        line = PaperLine(sheet.called, issue.name, holds, holds and not after[0], issue.copies or 1)
        if sheet.session_id is not None or line.goes_stale:
            self._found.append(line)
