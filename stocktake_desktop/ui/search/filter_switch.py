"""The filter bar comes and goes with its action, and comes by itself when rooms are hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from stocktake_desktop.ui.search.narrowing import Narrowing
from stocktake_desktop.ui.widgets.deferred_place import DeferredPlace

if TYPE_CHECKING:
    from stocktake_desktop.ui.search.filter_bar import FilterBar


class FilterSwitch(QObject):
    """Shows the bar while its action is checked; without it nothing is narrowed, and `views` has the keys."""

    def __init__(self, action: QAction, bar: DeferredPlace[FilterBar], narrowing: Narrowing, views: QWidget) -> None:
        super().__init__(action)
        self._action, self._bar, self._narrowing, self._views = action, bar, narrowing, views
        bar.hide()
        bar.when_made(lambda made: made.done.clicked.connect(action.toggle))
        action.toggled.connect(self._filter)
        narrowing.rooms_hidden.connect(self._show)

    def _filter(self, on: bool) -> None:
        self._bar.setVisible(on)
        if on:
            self._bar.panel.kinds.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._narrowing.clear()
            self._views.setFocus()

    def _show(self) -> None:
        """Say that something is out of sight, without taking the keys away."""
        if not self._action.isChecked():
            self._action.setChecked(True)
            self._views.setFocus()
