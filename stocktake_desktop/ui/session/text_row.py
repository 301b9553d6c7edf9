"""A row of a session that is one short text: a guiding question, or a point of the result."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stocktake_desktop.models import Row
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.movable_row import MovableRow
from stocktake_desktop.ui.widgets.row_fields import FieldAsked, RowFields
from stocktake_desktop.ui.widgets.section import remove_button
from stocktake_desktop.ui.widgets.text_edit import GrowingTextEdit


class TextRow(MovableRow):
    """A handle to drag it by, the text, and a button to remove it."""

    field_requested = Signal(FieldAsked)
    """A field is to have another value."""

    def __init__(self, model: type[Row], called: str, hint: str, remove: str) -> None:
        super().__init__()
        self.text = GrowingTextEdit(called, hint, one_paragraph=True)
        self.remove = remove_button(remove)
        self.fields = RowFields(model, self)
        self.fields.asked.connect(self.field_requested)
        self.fields.take("text", self.text.text_requested)
        self.remove.clicked.connect(self.ask_removal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.handle, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def forget(self) -> None:
        """Let go of what is half typed."""
        self.text.pause.forget()

    def stops(self) -> list[QWidget]:
        """Text, remove."""
        return [self.text, self.remove]
