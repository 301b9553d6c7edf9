"""The longer words of a session: objectives, how it runs, notes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.ui.widgets.row_fields import FieldAsked, RowFields
from stocktake_desktop.ui.widgets.section import Section, small_label
from stocktake_desktop.ui.widgets.text_edit import GrowingTextEdit
from stocktake_desktop.words import _


class TextsSection(Section):
    """Objectives, format notes and notes, each as plain text that grows with what is in it."""

    field_requested = Signal(FieldAsked)
    """A field is to have another value."""

    def __init__(self) -> None:
        super().__init__()
        self._row = RowFields(SessionBlock, self)
        self._row.asked.connect(self.field_requested)
        self.objectives = self._add("objectives", _("Objectives"), _("What the session is for, one point a line"))
        self.format_notes = self._add("format_notes", _("Format"), _("How it runs, one point a line"))
        self.notes = self._add("notes", _("Notes"), _("For the staff"))

    def show_session(self, block: SessionBlock) -> None:
        """Show a session; what is being typed about the same one stays."""
        fields = {self.objectives: block.objectives, self.format_notes: block.format_notes, self.notes: block.notes}
        for field, text in fields.items():
            if block.id != self._row.row_id:
                field.pause.forget()
            field.show_text(text)
        self._row.row_id = block.id

    def _add(self, field: str, name: str, hint: str) -> GrowingTextEdit:
        edit = GrowingTextEdit(name, hint)
        self._row.take(field, edit.text_requested)
        self.column.addWidget(small_label(name, "rubric", QFont.Weight.DemiBold))
        self.column.addWidget(edit)
        return edit
