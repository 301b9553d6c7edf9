"""A field for a time or a number of minutes, typed as people write them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from stocktake_desktop.planning.understood import NotUnderstood, understand_open_minutes
from stocktake_desktop.ui.widgets.line_edit import PauseLineEdit
from stocktake_desktop.ui.widgets.restyle import set_mark


class TypedField(PauseLineEdit):
    """Understands what was typed when it is left or at Return; what it cannot understand it says and changes nothing.

    Half a time is no time, so nothing is written down while typing pauses.
    """

    value_requested = Signal(object)
    """This value was typed and understood."""
    wrong = Signal(str)
    """A sentence on what cannot be understood; empty when all is well again."""

    def __init__(self, name: str, understand: Callable[[str], object], hint: str = "") -> None:
        super().__init__(name, hint, wait=0)
        self._understand = understand
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.text_requested.connect(self._take)
        self.textEdited.connect(self._say_nothing)
        self.pause.reverted.connect(self._say_nothing)

    def show_text(self, text: str) -> None:
        """Show what the plan holds; what was typed and not understood stays."""
        super().show_text(text)
        if self.text() == text:
            self._say("")

    def accept(self, text: str) -> None:
        """What was typed is understood; write it as the program does."""
        self.pause.forget()
        self.show_text(text)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with what was typed."""
        self._say(sentence)

    def _take(self, typed: str) -> None:
        try:
            value = self._understand(typed)
        except NotUnderstood as why:
            self._say(str(why))
            return
        self._say("")
        self.value_requested.emit(value)

    def _say_nothing(self) -> None:
        self._say("")

    def _say(self, sentence: str) -> None:
        set_mark(self, "wrong", bool(sentence))
        self.setAccessibleDescription(sentence)
        self.wrong.emit(sentence)


def minutes_field(name: str, understand: Callable[[str], object] = understand_open_minutes) -> TypedField:
    """A narrow field for minutes."""
    field = TypedField(name, understand, "–")
    field.setFixedWidth(field.fontMetrics().horizontalAdvance("00000"))
    return field
