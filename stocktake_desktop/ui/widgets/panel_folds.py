"""Where the window is too small for its middle and the panels around it, panels fold by themselves."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QLayout, QMainWindow, QToolBar

_SIDES = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)
_LEAST = QSize(320, 120)
"""No panel is taken to want less; one that was never shown has no size of its own yet."""


class PanelFolds(QObject):
    """Folds the panels that leave the middle too little room, and shows them again when the window has room for them.

    One opened by hand in a window too small for it stays, as do those beside it, until the window has been large enough
    for all; one closed by hand stays closed.
    """

    def __init__(self, window: QMainWindow, needed: Callable[[], QSize]) -> None:
        """`needed` is the room that the middle is to have at least."""
        super().__init__(window)
        self._window, self._needed = window, needed
        self._docks = window.findChildren(QDockWidget)
        self._folded: list[QDockWidget] = []
        self._by_hand: dict[QDockWidget, bool] = {}  # those opened by hand, and whether they were folded before
        self._is_cleared = self._acts_itself = False
        for watched in (window, *self._docks):
            watched.installEventFilter(self)

    def clear(self, wanted: bool) -> None:
        """Fold all panels for a view that needs the whole window, or let those stand again that have room."""
        self._is_cleared = wanted
        standing = [] if wanted else self._with_room(self._window.size(), self._by_hand)
        laid_out = self._laid_out()
        self._acts_itself = True
        for dock in laid_out:
            dock.setVisible(dock in standing)
        self._acts_itself = False
        self._folded = [dock for dock in laid_out if dock not in standing]

    @contextmanager
    def unfolded(self) -> Iterator[None]:
        """All panels stand as they were laid out by hand; what is done to them meanwhile is not by hand."""
        self._acts_itself = True
        self._let_grow(False)
        for dock in self._folded:
            dock.show()
        self._folded = []
        yield
        self._let_grow(True)
        self._acts_itself = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and watched is self._window:
            if self._with_room(event.oldSize()) == self._laid_out():
                self._by_hand = {}
            if not self._is_cleared:
                self.clear(False)
        elif isinstance(watched, QDockWidget) and not self._acts_itself:
            if event.type() is QEvent.Type.ShowToParent:
                self._by_hand |= {dock: False for dock in self._docks if not dock.isHidden()} | self._by_hand
                self._by_hand[watched] = watched in self._folded
                self._folded = [dock for dock in self._folded if dock is not watched]
            elif event.type() is QEvent.Type.HideToParent and self._by_hand.pop(watched, False):
                self._folded.append(watched)  # it was looked at, and comes back with room as it would have
        return super().eventFilter(watched, event)

    def _let_grow(self, wanted: bool) -> None:
        """Whether the window becomes as large as the panels in it want."""
        if (layout := self._window.layout()) is not None:
            constraint = QLayout.SizeConstraint
            layout.setSizeConstraint(constraint.SetDefaultConstraint if wanted else constraint.SetNoConstraint)

    def _laid_out(self) -> list[QDockWidget]:
        return [dock for dock in self._docks if dock in self._folded or not dock.isHidden()]

    def _with_room(self, window: QSize, first: Collection[QDockWidget] = ()) -> list[QDockWidget]:
        """The panels that can stand in a window of this size, beside those that stand in any case."""
        bars = (self._window.menuBar(), self._window.statusBar(), *self._window.findChildren(QToolBar))
        free = window - self._needed() - QSize(0, sum(bar.sizeHint().height() for bar in bars if not bar.isHidden()))
        across, down = free.width(), free.height()
        taken: dict[Qt.DockWidgetArea, int] = {}  # panels behind each other share their place
        standing = []
        for dock in sorted(self._laid_out(), key=lambda dock: dock not in first):
            area, wanted = self._window.dockWidgetArea(dock), dock.size().expandedTo(_LEAST)
            is_beside = area in _SIDES
            more = max(0, (wanted.width() if is_beside else wanted.height()) - taken.get(area, 0))
            if dock.isFloating():
                standing.append(dock)
            elif dock in first or more <= (across if is_beside else down):
                standing.append(dock)
                taken[area] = taken.get(area, 0) + more
                across, down = (across - more, down) if is_beside else (across, down - more)
        return standing
