"""What is typed into a field becomes one change after a pause or when the field is left, never one a key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

PAUSE = 1000
"""Milliseconds without a key after which what was typed is written down."""


class Pause(QObject):
    """Stands between a field and the plan: keeps what is being typed, and asks for it to be written down.

    `wait` 0 asks only when the field is left or Return is pressed, for what makes no sense half typed. Esc brings
    back what was shown. Undo and redo are left to the plan, whose steps they are, once the typing is written down.
    """

    requested = Signal(str)
    """This text is to be written down."""
    reverted = Signal()
    """Esc brought back what was shown before."""

    def __init__(
        self, field: QWidget, read: Callable[[], str], write: Callable[[str], None], wait: int = PAUSE
    ) -> None:
        super().__init__(field)
        self._field, self._read, self._write = field, read, write
        self._shown = ""
        self._pending = False
        self._writing = False
        self._wait = wait
        self._timer = QTimer(self, singleShot=True, interval=wait)
        self._timer.timeout.connect(self.flush)
        field.installEventFilter(self)

    def show(self, text: str) -> None:
        """Show what the plan holds, unless something else is just being typed."""
        if self._pending:
            return
        if self._read() != text:
            self._put(text)
        self._shown = self._read()

    def typed(self) -> None:
        """The person changed the text."""
        if self._writing:
            return
        self._pending = True
        if self._wait:
            self._timer.start()

    def flush(self) -> None:
        """Ask now for what was typed to be written down; when that is refused it stays pending."""
        if not self._pending:
            return
        self.forget()
        if self._read() != self._shown:
            self.requested.emit(self._read())
        self._pending = self._read() != self._shown

    def forget(self) -> None:
        """Let go of what was typed; the next `show` shows the plan again."""
        self._timer.stop()
        self._pending = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            if isValid(self._field):  # a field that goes with its window loses the focus once more, half taken down
                self.flush()
        elif event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            self.flush()
            event.ignore()  # goes on to the window, which undoes the plan's last step
            return True
        if event.key() == Qt.Key.Key_Escape and self._pending:
            if event.type() == QEvent.Type.KeyPress:  # Qt sends a ShortcutOverride first, which is only to be accepted
                self.forget()
                self._put(self._shown)
                self.reverted.emit()
            event.accept()
            return True
        return False

    def _put(self, text: str) -> None:
        self._writing = True
        self._write(text)
        self._writing = False
