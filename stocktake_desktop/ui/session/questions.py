"""The guiding questions put to a session."""

from PySide6.QtCore import Qt, Signal

from stocktake_desktop.models import GuidingQuestion, SessionBlock
from stocktake_desktop.ui.session.text_row import TextRow
from stocktake_desktop.ui.widgets.movable_row import MovableRow
from stocktake_desktop.ui.widgets.ordered_rows import OrderedRows, RowGroup, RowMoveAsked
from stocktake_desktop.ui.widgets.row_fields import FieldAsked
from stocktake_desktop.ui.widgets.section import Section, quiet_button
from stocktake_desktop.words import _


class QuestionsSection(Section):
    """Guiding questions in their order, and a button to add one."""

    field_requested = Signal(FieldAsked)
    """A field is to have another value."""
    add_requested = Signal(str)
    """The session with this id is to get another question."""
    remove_requested = Signal(str)
    """The question with this id is to go."""
    move_requested = Signal(RowMoveAsked)
    """A question is to stand at another place."""

    def __init__(self) -> None:
        super().__init__(_("Guiding questions"))
        self._id = ""
        self.list = OrderedRows(self._make_row)
        self.list.move_requested.connect(self.move_requested)
        self.add = quiet_button(_("Add a question"))
        self.add.setProperty("adds", True)
        self.add.clicked.connect(self._add)
        self.column.addWidget(self.list)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_session(self, block: SessionBlock) -> None:
        """Show the questions of a session."""
        self._id = block.id
        self.list.show_groups([RowGroup("", "", block.questions)])

    def begin(self, question_id: str) -> None:
        """Let the person type a question."""
        row = self.list.row(question_id)
        assert isinstance(row, QuestionRow)
        row.text.setFocus()

    def _add(self) -> None:
        self.add_requested.emit(self._id)

    def _make_row(self) -> MovableRow:
        row = QuestionRow()
        row.field_requested.connect(self.field_requested)
        row.remove_requested.connect(self.remove_requested)
        return row


class QuestionRow(TextRow):
    """One question."""

    def __init__(self) -> None:
        super().__init__(GuidingQuestion, _("Question"), _("Question"), _("Remove the question"))

    def show_item(self, item: object) -> None:
        """Show a question."""
        assert isinstance(item, GuidingQuestion)
        self.fields.row_id = item.id
        self.text.show_text(item.text)
