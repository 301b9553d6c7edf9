"""Where the print centre stands in the window; it is made when it is first needed, since paper takes time to load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.widgets.deferred_place import DeferredPlace

if TYPE_CHECKING:
    from stocktake_desktop.ui.print_centre.panel import PrintCentre

_AFTER_START = 1500
"""Milliseconds after a plan was opened at which it is looked whether what was printed still holds."""


class SheetsPlace(DeferredPlace["PrintCentre"]):
    """Makes the print centre when it is shown, or soon after a plan was opened that has been printed from."""

    stale_changed = Signal(int)
    """So many sheets are stale now."""
    hint = Signal(str)
    """What is chosen, for the status bar."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(self._centre)
        self._document, self._settings = document, settings
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_START)
        self._soon.timeout.connect(lambda: self.panel)
        document.replaced.connect(self._look_soon)
        self._look_soon()

    @property
    def centre(self) -> PrintCentre:
        """The print centre."""
        return self.panel

    def print_chosen(self) -> None:
        """Print the selected sheets."""
        self.centre.print_chosen()

    def print_stale(self) -> None:
        """Print every sheet whose last printing holds no more."""
        self.centre.print_stale()

    def preview_chosen(self) -> None:
        """Show all pages of the selected sheets."""
        self.centre.preview_chosen()

    def save_one_file(self) -> None:
        """Save the selected sheets as one PDF."""
        self.centre.save_one_file()

    def setFocus(self, *_reason: object) -> None:
        """The keys go where the print centre wants them."""
        self.centre.setFocus()

    def look(self) -> None:
        """See soon whether what was printed still holds, if anything was."""
        if self.made is None and self._document.plan.meeting.sheet_issues:
            QTimer.singleShot(0, self, lambda: self.centre)

    def _centre(self) -> PrintCentre:
        from stocktake_desktop.ui.print_centre.panel import PrintCentre

        centre = PrintCentre(self._document, self._settings)
        centre.book.count_changed.connect(self.stale_changed)
        centre.hint.connect(self.hint)
        return centre

    def _look_soon(self) -> None:
        if self.made is None and self._document.plan.meeting.sheet_issues:
            self._soon.start()
