"""What is entered in the fields of a row, as requests to change it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance

from stocktake_desktop.models import Row


@dataclass(frozen=True)
class FieldAsked:
    """One field of a row is to have another value."""

    model: type[Row]
    """What the row is, such as `SessionBlock`."""
    row_id: str
    """Which row it is."""
    field: str
    """The field, as the model calls it."""
    value: object
    """The value, of the type the field holds."""


class RowFields(QObject):
    """The fields of the row a widget shows: whatever is entered in one is asked for as a change of that row."""

    asked = Signal(FieldAsked)
    """A field is to have another value."""

    def __init__(self, model: type[Row], parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.row_id = ""

    def take(self, field: str, entered: SignalInstance) -> None:
        """Ask for a change of a field whenever this signal of a widget carries a value."""
        entered.connect(partial(self.ask, field))

    def ask(self, field: str, value: object) -> None:
        """Ask for another value of a field."""
        self.asked.emit(FieldAsked(self._model, self.row_id, field, value))
