"""A line in a form whose text means a value: understood while it is typed, written in full when it is left."""

from abc import abstractmethod
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from stocktake_desktop.planning.understood import NotUnderstood
from stocktake_desktop.ui.widgets.restyle import set_mark

T = TypeVar("T")


class MeantField(QLineEdit, Generic[T]):
    """A line whose text means a value; what it cannot understand it says in a sentence, and keeps as it was typed."""

    understood = Signal()
    """What is typed was looked at: `value` or `fault` may be another one."""

    def __init__(self) -> None:
        super().__init__()
        self._value: T | None = None
        self._fault = ""
        self.textChanged.connect(self._look)

    @property
    def value(self) -> T | None:
        """What the text means; None while it means nothing."""
        return self._value

    def meant(self) -> T:
        """What the text means, while it is understood."""
        assert self._value is not None
        return self._value

    @property
    def fault(self) -> str:
        """Why it cannot be understood, in a sentence; empty when all is well."""
        return self._fault

    @property
    def doubtful(self) -> bool:
        """Whether it is understood, but had better stay as it was typed."""
        return False

    def show_value(self, value: T) -> None:
        """Write a value as the program does."""
        self.setText(self.words_of(value))

    @abstractmethod
    def understand(self, typed: str) -> T | None:
        """The value that was typed; None where the field may be empty and is. NotUnderstood says what is wrong."""

    @abstractmethod
    def words_of(self, value: T) -> str:
        """The value as the program writes it; `understand` gives the value back."""

    def stepped(self, value: T, step: int) -> T:
        """The value that an arrow key goes to: the next one (1) or the one before (-1)."""
        return value

    def _look(self, typed: str) -> None:
        try:
            self._value, self._fault = self.understand(typed), ""
        except NotUnderstood as why:
            self._value, self._fault = None, str(why)
        set_mark(self, "wrong", bool(self._fault))
        self.setAccessibleDescription(self._fault)
        self.understood.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason and self._value is not None and not self.doubtful:
            self.show_value(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._value is not None:
            self.show_value(self.stepped(self._value, step))
            self.selectAll()
            return
        super().keyPressEvent(event)
