"""What leads to a table beside the programme: whose answer is open, and whom to tell; the button says how many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from stocktake_desktop.models import PlanError
from stocktake_desktop.planning.changes.told import known_since, untold
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.widgets.deferred_place import DeferredPlace
from stocktake_desktop.words import _, ngettext

if TYPE_CHECKING:
    from stocktake_desktop.ui.tables import Tables


_PAUSE = 600
"""Milliseconds without a step after which it is counted who is to be told."""


class TableCalls(QObject):
    """Brings up the table view, and in it the table that was asked for; says on the toolbar who is to be told."""

    def __init__(
        self, document: Document, place: DeferredPlace[Tables], actions: Mapping[Action, QAction], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._place, self._actions = document, place, actions
        self._tip = actions[Action.TABLE_VIEW].toolTip()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.count_untold)
        for news in (document.changed, document.replaced):
            news.connect(lambda *_what: self._pause.start())
        place.when_made(lambda tables: tables.telling.counted.connect(lambda _count: self._pause.start()))
        document.chasing_asked.connect(self._show_chased)
        document.telling_asked.connect(self._show_untold)

    def acts(self) -> dict[Action, Callable[[], object]]:
        """What each action does, by its name."""
        return {
            Action.CHASING: self._show_chased,
            Action.TELLING: lambda: self._shown().show_table(self._place.panel.telling),
        }

    def count_untold(self) -> None:
        """Say how many know the programme otherwise than it is: since what was asked for, else told or printed."""
        plan, tables = self._document.plan, self._place.made
        try:
            asked = tables.telling.since if tables is not None else None
            since = asked if asked is not None else known_since(plan)
            count = len(untold(plan, since)) if since is not None else 0
        except PlanError:  # how the plan stands on disk is said elsewhere
            return
        button = self._actions[Action.TABLE_VIEW]
        button.setIconText(_("Table · {n} to tell").format(n=count) if count else _("Table"))
        words = ngettext("{n} person is to be told what changed", "{n} people are to be told what changed", count)
        button.setToolTip(plain_tip(f"{self._tip}\n{words.format(n=count)}") if count else self._tip)

    def _shown(self) -> Tables:
        self._actions[Action.TABLE_VIEW].trigger()
        return self._place.panel

    def _show_chased(self) -> None:
        self._shown().show_table(self._place.panel.chasing)

    def _show_untold(self, number: int) -> None:
        self._shown().show_untold(number)
