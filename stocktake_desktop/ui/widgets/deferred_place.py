"""A place in the window for a panel that is made when it is first needed, so that the window itself stands at once."""

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

P = TypeVar("P", bound=QWidget)


class DeferredPlace(QWidget, Generic[P]):
    """Makes its panel, with `make`, when it is shown or when somebody asks for it."""

    def __init__(self, make: Callable[[], P]) -> None:
        super().__init__()
        self._make = make
        self._wires: list[Callable[[P], object]] = []
        self.made: P | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def panel(self) -> P:
        """The panel that stands here."""
        if self.made is None:
            self.made = self._make()
            self._column.addWidget(self.made)
            self.made.windowTitleChanged.connect(self.setWindowTitle)
            self._put_into_tab_order(self.made)
            self.setFocusProxy(self.made)
            for wire in self._wires:
                wire(self.made)
        return self.made

    def when_made(self, wire: Callable[[P], object]) -> None:
        """Tie the panel to others once it is there."""
        self._wires.append(wire)
        if self.made is not None:
            wire(self.made)

    def _put_into_tab_order(self, panel: P) -> None:
        """Tab walks through the panel where it stands in the window, and not last, as what was made last."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt puts nothing behind what takes no focus
        last: QWidget = self
        for widget in list(takewhile(lambda widget: widget is panel or panel.isAncestorOf(widget), _chain(panel))):
            if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                self.setTabOrder(last, widget)
                last = widget
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def showEvent(self, event: QShowEvent) -> None:
        """The panel is there before anything is painted."""
        if self.made is None:
            self.panel.resize(self.size())  # it may scroll to what is selected before the layout has its turn
            self.panel.show()
        super().showEvent(event)


def _chain(first: QWidget) -> Iterator[QWidget]:
    """A widget and all that Tab would come to after it."""
    yield first
    here = first.nextInFocusChain()
    while here is not None and here is not first:
        yield here
        here = here.nextInFocusChain()
