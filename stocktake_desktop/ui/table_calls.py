"""What leads to a table beside the programme: whose answer is open, and whom to tell; it is said how many these are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from stocktake_desktop.models import PlanError
from stocktake_desktop.planning.changes.since import DatedPlace
from stocktake_desktop.planning.changes.told import known_since, untold
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.status_notice import Notice
from stocktake_desktop.ui.widgets.deferred_place import DeferredPlace
from stocktake_desktop.words import _, ngettext

if TYPE_CHECKING:
    from stocktake_desktop.ui.tables import Tables


_PAUSE = 600
"""Milliseconds without a step after which it is counted who is to be told."""


class TableCalls(QObject):
    """Brings up the table view, and in it the table that was asked for; says on the toolbar who is to be told.

    The notice of a step that concerns people who were told offers the way to them.
    """

    def __init__(
        self, document: Document, place: DeferredPlace[Tables], actions: Mapping[Action, QAction], notice: Notice
    ) -> None:
        super().__init__(notice)
        self._document, self._place, self._actions, self._notice = document, place, actions, notice
        self._known: set[tuple[str, str, DatedPlace | None]] = set()
        self._is_step = False
        self._tip = actions[Action.TABLE_VIEW].toolTip()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.count_untold)
        for news in (document.changed, document.replaced):
            news.connect(lambda *_what: self._pause.start())
        document.done.connect(self._note_step)
        place.when_made(lambda tables: tables.telling.counted.connect(lambda _count: self._pause.start()))
        document.chasing_asked.connect(self._show_chased)
        document.telling_asked.connect(self._show_untold)

    def acts(self) -> dict[Action, Callable[[], object]]:
        """What each action does, by its name."""
        return {
            Action.CHASING: self._show_chased,
            Action.TELLING: lambda: self._shown().show_table(self._place.panel.telling),
            Action.PAPERS: lambda: self._shown().show_table(self._place.panel.documents),
        }

    def count_untold(self) -> None:
        """Say how many know the programme otherwise than it is: since what was asked for, else told or printed."""
        plan, tables = self._document.plan, self._place.made
        try:
            asked = tables.telling.since if tables is not None else None
            since = asked if asked is not None else known_since(plan)
            people = untold(plan, since) if since is not None else []
        except PlanError:  # how the plan stands on disk is said elsewhere
            return
        count, button = len(people), self._actions[Action.TABLE_VIEW]
        button.setIconText(_("Table · {n} to tell").format(n=count) if count else _("Table"))
        words = ngettext("{n} person is to be told what changed", "{n} people are to be told what changed", count)
        button.setToolTip(plain_tip(f"{self._tip}\n{words.format(n=count)}") if count else self._tip)
        places = {(one.somebody.id, moved.session_id, moved.now) for one in people for moved in one.moved}
        if self._is_step and not places <= self._known:
            self._notice.offer_also(_("Whom must I tell {n}").format(n=count), self._actions[Action.TELLING].trigger)
        self._known, self._is_step = places, False

    def _note_step(self) -> None:
        self._is_step = True

    def _shown(self) -> Tables:
        self._actions[Action.TABLE_VIEW].trigger()
        return self._place.panel

    def _show_chased(self) -> None:
        self._shown().show_table(self._place.panel.chasing)

    def _show_untold(self, number: int) -> None:
        self._shown().show_untold(number)
