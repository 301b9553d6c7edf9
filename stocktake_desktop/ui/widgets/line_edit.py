"""A field of one line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from stocktake_desktop.ui.widgets.pause import PAUSE, Pause


class PauseLineEdit(QLineEdit):
    """One line of plain text, written down after a pause, at Return, or when the field is left."""

    text_requested = Signal(str)
    """This text is to be written down."""

    def __init__(self, name: str, hint: str = "", wait: int = PAUSE) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setProperty("quiet", True)
        self.pause = Pause(self, self.text, self._write, wait)
        self.pause.requested.connect(self.text_requested)
        self.textEdited.connect(self.pause.typed)
        self.returnPressed.connect(self.pause.flush)

    def show_text(self, text: str) -> None:
        """Show what the plan holds; what is being typed stays."""
        self.pause.show(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _write(self, text: str) -> None:
        cursor = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(cursor, len(text)))
