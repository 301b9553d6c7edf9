"""A choice of a few values."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from stocktake_desktop.ui.look.theme import GRID


class Choice(NamedTuple):
    """One value to choose, in words, with an icon or without."""

    value: object
    words: str
    icon: QIcon | None = None


class ChoiceBox(QComboBox):
    """Offers values in words. The wheel scrolls the panel and never changes a value in passing."""

    chosen = Signal(object)
    """The person chose this value."""

    def __init__(self, name: str, choices: Iterable[Choice] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("quiet", True)
        self.setIconSize(QSize(3 * GRID, 3 * GRID))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._choices: list[Choice] = []
        self.offer(choices)
        self.activated.connect(self._choose)

    def set_narrow(self, letters: int) -> None:
        """Be as narrow as so many letters when there is no room, however long the words are."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer these values; nothing happens when they are offered already."""
        wanted = list(choices)
        if wanted == self._choices:
            return
        self._choices = wanted
        self.clear()
        for choice in wanted:
            self.addItem(choice.icon or QIcon(), choice.words)

    def show_value(self, value: object) -> None:
        """Show which value holds; none of those offered shows nothing."""
        self.setCurrentIndex(next((n for n, choice in enumerate(self._choices) if choice.value == value), -1))

    def value(self) -> object:
        """The value shown, None when there is none."""
        return self._choices[self.currentIndex()].value if self.currentIndex() >= 0 else None

    def _choose(self, nth: int) -> None:
        self.chosen.emit(self._choices[nth].value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # moves the row the choice is in; F4 and Space open the list
            return
        super().keyPressEvent(event)
