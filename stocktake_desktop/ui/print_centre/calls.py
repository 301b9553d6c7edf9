"""What the window does about sheets from its other places: going to the print centre, and printing there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from stocktake_desktop.models import Day, Room, SheetIssue
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.print_centre.place import SheetsPlace
from stocktake_desktop.words import _, ngettext

if TYPE_CHECKING:
    from stocktake_desktop.ui.on_site.panel import OnSitePanel


class SheetCalls(QObject):
    """Prints where one sees what is printed, and says on the toolbar how much of it is stale."""

    def __init__(self, document: Document, sheets: SheetsPlace, commands: Mapping[Action, QAction]) -> None:
        super().__init__(sheets)
        self._document, self._sheets, self._commands = document, sheets, commands
        sheets.stale_changed.connect(self._say_stale)
        document.paper_asked.connect(self._go_to_printing)
        document.sheets_asked.connect(self._go_to_podium_sheets)

    def acts(self) -> dict[Action, Callable[[], object]]:
        """What each action does, by its name."""
        return {
            Action.PODIUM: self._go_to_podium_sheet,
            Action.PRINT: partial(self._there, self._sheets.print_chosen),
            Action.PREVIEW: partial(self._there, self._sheets.preview_chosen),
            Action.COPIES: self._change_copies,
            Action.STALE: partial(self._there, self._sheets.print_stale),
            Action.PDF: partial(self._there, self._sheets.save_one_file),
        }

    def show_day(self, day_id: str) -> None:
        """Go to the sheets about a day, all of them selected."""
        self._there(lambda: None)
        if not self._sheets.centre.choose_day(self._document.plan.get(Day, day_id)):
            self._document.refused.emit(_("There is no sheet of that day."))

    def show_door_sign(self, day_id: str, room_id: str) -> None:
        """Go to the sign for the door of a room on a day."""
        self._there(lambda: None)
        plan = self._document.plan
        if not self._sheets.centre.choose_day(plan.get(Day, day_id), plan.get(Room, room_id)):
            self._document.refused.emit(_("Nothing is on in that room on that day, so it has no sign."))

    def follow_recovery(self, panel: OnSitePanel) -> None:
        """After a recovery on the day the stale sheets are counted, and one press away."""
        panel.recovery.recovered.connect(self._sheets.look)
        panel.recovery.pane.print_requested.connect(lambda: self._print_stale_now(panel.clock.now))
        panel.podium_asked.connect(self._print_podium_sheet)
        self._sheets.stale_changed.connect(panel.recovery.pane.show_stale)

    def _there(self, act: Callable[[], None]) -> None:
        """From another view the first press only goes there."""
        if self._commands[Action.SHEETS_VIEW].isChecked():
            act()
        else:
            self._commands[Action.SHEETS_VIEW].trigger()

    def _change_copies(self) -> None:
        from stocktake_desktop.ui.print_centre.distribution_dialog import change_distribution  # it knows all sheets

        change_distribution(self._document, self._sheets.window())

    def _go_to_podium_sheet(self) -> None:
        block = self._document.selected
        self._there(lambda: None)
        if block is not None and not self._sheets.centre.choose("podium", block.id):
            self._document.refused.emit(_("There is no podium sheet of {title}.").format(title=block.title))

    def _go_to_podium_sheets(self, session_ids: tuple[str, ...]) -> None:
        self._there(lambda: None)
        if not self._sheets.centre.choose_podium_sheets(session_ids):
            self._document.refused.emit(_("There is no podium sheet of these sessions."))

    def _go_to_printing(self, issue_id: str) -> None:
        """Show the sheet that was printed, where there still is one."""
        issue = self._document.plan.find(SheetIssue, issue_id)
        if issue is None:
            return
        self._there(lambda: None)
        if not self._sheets.centre.choose(issue.sheet, issue.subject, issue.language):
            self._document.refused.emit(_("The sheet that was printed there is no longer in the programme."))

    def _print_stale_now(self, now: datetime) -> None:
        """On the day there is no second press: printed at once, the most urgent first, and the day stays in sight."""
        self._sheets.centre.print_stale(now)

    def _print_podium_sheet(self, session_id: str) -> None:
        """What lies on the podium and holds no more is printed while the day stays in sight; else it is shown."""
        if not self._document.rehearses and self._sheets.centre.print_podium_sheet(session_id):
            return
        self._commands[Action.SHEETS_VIEW].trigger()
        if not self._sheets.centre.choose("podium", session_id):
            self._document.refused.emit(_("There is no podium sheet of this session."))

    def _say_stale(self, count: int) -> None:
        words = ngettext("Sheets · {n} stale", "Sheets · {n} stale", count).format(n=count) if count else _("Sheets")
        self._commands[Action.SHEETS_VIEW].setIconText(words)
