"""What an action group brings out: the points of its form, in two lists."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from stocktake_desktop.models import Outcome, OutcomeKind, SessionBlock, SessionKind
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.session.text_row import TextRow
from stocktake_desktop.ui.widgets.movable_row import MovableRow
from stocktake_desktop.ui.widgets.ordered_rows import OrderedRows, RowGroup, RowMoveAsked
from stocktake_desktop.ui.widgets.row_fields import FieldAsked
from stocktake_desktop.ui.widgets.section import Section, quiet_button
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


@dataclass(frozen=True)
class OutcomeAsked:
    """A session is to get another point."""

    session_id: str
    """The session."""
    kind: OutcomeKind
    """The list it is to stand in."""


class OutcomesSection(Section):
    """The points of the two lists in their order, and a button to add one to each; Return goes on to the next.

    A point is dragged, or moved with Alt+Up and Alt+Down, within its list and into the other.
    """

    field_requested = Signal(FieldAsked)
    """A field is to have another value."""
    add_requested = Signal(OutcomeAsked)
    """There is to be another point."""
    remove_requested = Signal(str)
    """The point with this id is to go."""
    move_requested = Signal(RowMoveAsked)
    """A point is to stand at another place; the group is the kind it is to be of."""

    def __init__(self) -> None:
        super().__init__(_("Outcomes"))
        self._id = ""
        self.list = OrderedRows(self._make_row)
        self.list.move_requested.connect(self.move_requested)
        self.add = {
            OutcomeKind.COMMITMENT: quiet_button(_("Add a commitment")),
            OutcomeKind.MEANS: quiet_button(_("Add a means")),
        }
        self.column.addWidget(self.list)
        self.column.addLayout(self._adders())

    def show_session(self, block: SessionBlock) -> None:
        """Show the outcomes of a session; those that hold no form and have none show nothing."""
        self._id = block.id
        self.setVisible(block.kind is SessionKind.ACTION_GROUP or bool(block.outcomes))
        names = {
            OutcomeKind.COMMITMENT: _("Actionable commitments"),
            OutcomeKind.MEANS: _("Means of implementation"),
        }
        kinds = {kind: [outcome for outcome in block.outcomes if outcome.kind is kind] for kind in OutcomeKind}
        self.list.show_groups([RowGroup(kind.value, names[kind], found) for kind, found in kinds.items()])

    def begin(self, outcome_id: str) -> None:
        """Let the person type a point."""
        row = self.list.row(outcome_id)
        assert isinstance(row, OutcomeRow)
        row.text.setFocus()

    def _adders(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for kind, button in self.add.items():
            button.setProperty("adds", True)
            when(button.clicked, self._add, kind)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _add(self, kind: OutcomeKind) -> None:
        self.add_requested.emit(OutcomeAsked(self._id, kind))

    def _make_row(self) -> MovableRow:
        row = OutcomeRow()
        row.field_requested.connect(self.field_requested)
        row.remove_requested.connect(self.remove_requested)
        when(row.text.ended, self._go_on, row)
        return row

    def _go_on(self, row: "OutcomeRow") -> None:
        """On to the next point of the list; after the last, once it says something, to a new one."""
        rows = [other for other in self.list.rows() if isinstance(other, OutcomeRow) and other.kind is row.kind]
        later = rows[rows.index(row) + 1 :]
        if later:
            later[0].text.setFocus()
        elif row.text.text().strip() and not row.text.isReadOnly():
            self._add(row.kind)


class OutcomeRow(TextRow):
    """One point."""

    def __init__(self) -> None:
        super().__init__(Outcome, _("Point of the result"), _("A short point"), _("Remove the point"))
        self.kind = OutcomeKind.COMMITMENT

    def show_item(self, item: object) -> None:
        """Show a point."""
        assert isinstance(item, Outcome)
        self.kind = item.kind
        self.fields.row_id = item.id
        self.text.show_text(item.text)
