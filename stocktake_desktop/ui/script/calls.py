"""Going to the script of a session and back to what was shown before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.widgets.deferred_place import DeferredPlace
from stocktake_desktop.ui.widgets.shown_stack import ShownStack

if TYPE_CHECKING:
    from stocktake_desktop.ui.script.panel import ScriptPanel


class ScriptCalls(QObject):
    """Lets the script take the place of the view that is shown, and gives that back."""

    def __init__(self, place: DeferredPlace[ScriptPanel], views: ShownStack, actions: Mapping[Action, QAction]) -> None:
        super().__init__(place)
        self._place, self._views, self._actions = place, views, actions
        self._before: QWidget | None = None
        place.when_made(lambda panel: panel.closed.connect(self._put_back))

    def acts(self) -> dict[Action, Callable[[], object]]:
        """What each action does, by its name."""
        return {Action.SCRIPT: self._turn}

    def _turn(self) -> None:
        if self._views.currentWidget() is self._place:
            self._put_back()
            return
        self._before = self._views.currentWidget()
        self._views.show_page(self._place)
        self._place.panel.enter()

    def _put_back(self) -> None:
        if self._before is not None and self._views.currentWidget() is self._place:
            self._views.show_page(self._before)
            self._before.setFocus()
