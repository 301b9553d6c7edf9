"""The actions that lead to a table beside the programme: whose answer is open, and whom to tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.widgets.deferred_place import DeferredPlace

if TYPE_CHECKING:
    from stocktake_desktop.ui.tables import Tables


class TableCalls(QObject):
    """Brings up the table view, and in it the table that was asked for."""

    def __init__(
        self, document: Document, place: DeferredPlace[Tables], actions: Mapping[Action, QAction], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._place, self._actions = place, actions
        document.chasing_asked.connect(self._show_chased)
        document.telling_asked.connect(self._show_untold)

    def acts(self) -> dict[Action, Callable[[], object]]:
        """What each action does, by its name."""
        return {
            Action.CHASING: self._show_chased,
            Action.TELLING: lambda: self._shown().show_table(self._place.panel.telling),
        }

    def _shown(self) -> Tables:
        self._actions[Action.TABLE_VIEW].trigger()
        return self._place.panel

    def _show_chased(self) -> None:
        self._shown().show_table(self._place.panel.chasing)

    def _show_untold(self, number: int) -> None:
        self._shown().show_untold(number)
