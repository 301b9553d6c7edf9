"""Views that nobody sees do no work: what steps reach meanwhile is taken in when the view is shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDockWidget, QWidget

from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.document import Document


class WhenSeen(QObject):
    """Follows the plan for a widget: calls `take_in` with what a step reaches, or with all that was missed at once.

    A widget that reads everything anew when another plan is opened does so by itself.
    """

    def __init__(self, document: Document, widget: QWidget, take_in: Callable[[Reach], object]) -> None:
        super().__init__(widget)
        self._widget, self._take_in = widget, take_in
        self._missed = Reach()
        self._dock: QDockWidget | None = None
        self._is_in_front = True
        widget.installEventFilter(self)
        document.changed.connect(self._follow)
        document.replaced.connect(self._forget)

    @property
    def is_seen(self) -> bool:
        """Whether the widget is shown, and not behind another tab."""
        return self._widget.isVisible() and self._is_in_front

    def catch_up(self) -> None:
        """Take in what was missed."""
        missed, self._missed = self._missed, Reach()
        if missed:
            self._take_in(missed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._look_for_dock()
            if self.is_seen:
                self.catch_up()
        return super().eventFilter(watched, event)

    def _follow(self, reach: Reach) -> None:
        self._missed |= reach
        if self.is_seen:
            self.catch_up()

    def _forget(self) -> None:
        self._missed = Reach()

    def _look_for_dock(self) -> None:
        """Qt keeps a dock that is behind another tab visible, beside the window, and tells of it by a signal alone."""
        above: QWidget | None = self._widget
        while self._dock is None and above is not None:
            if isinstance(above, QDockWidget):
                self._dock = above
                above.visibilityChanged.connect(self._come_to_front)
            above = above.parentWidget()

    def _come_to_front(self, is_in_front: bool) -> None:
        self._is_in_front = is_in_front
        if self.is_seen:
            self.catch_up()
