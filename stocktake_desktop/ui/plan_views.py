"""The middle of the window: the programme as a plan of days or as a table, one of them at a time."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.widgets.shown_stack import ShownStack
from stocktake_desktop.ui.widgets.when import when


class PlanViews(ShownStack):
    """Shows the view whose action is checked, gives it the keys, and remembers which it was."""

    def __init__(self, views: Mapping[Action, QWidget], settings: Settings) -> None:
        super().__init__()
        self._views, self._settings = dict(views), settings
        for view in views.values():
            self.addWidget(view)

    def follow(self, actions: Mapping[Action, QAction]) -> None:
        """Show a view when the action of its name is chosen; begin with the one shown last."""
        for name in self._views:
            when(actions[name].triggered, self.show_view, name)
        last = Action.called(self._settings.view)
        actions[last].setChecked(True)
        self.setCurrentWidget(self._views[last])

    def show_view(self, name: Action) -> None:
        """Show a view and give it the keys."""
        self.show_page(self._views[name])
        self.setFocus()
        self._settings.view = name
        self._settings.save()

    def setFocus(self, *_reason: object) -> None:
        """The keys go to the view that is shown."""
        if view := self.currentWidget():
            view.setFocus()
