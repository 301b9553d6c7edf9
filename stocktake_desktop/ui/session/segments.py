"""The timed items inside a session, and whether they fit into its minutes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from stocktake_desktop.edits.templates import Present
from stocktake_desktop.models import Segment, SegmentKind, SessionBlock
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.ui.session.format_menu import fill_formats
from stocktake_desktop.ui.session.segment_bar import SegmentBar
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.movable_row import MovableRow
from stocktake_desktop.ui.widgets.ordered_rows import OrderedRows, RowGroup, RowMoveAsked
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.row_fields import FieldAsked, RowFields
from stocktake_desktop.ui.widgets.section import MessageLine, Section, quiet_button, remove_button, small_label
from stocktake_desktop.ui.widgets.text_edit import GrowingTextEdit
from stocktake_desktop.ui.widgets.typed_field import minutes_field
from stocktake_desktop.words import _, term


@dataclass(frozen=True)
class FormatAsked:
    """A session is to get a format."""

    session_id: str
    """The session."""
    name: str
    """The name of the format."""
    present: Present | None
    """What becomes of the items the session has; None where it has none."""


class SegmentsSection(Section):
    """A bar and a line on the minutes, the segments in their order, and a button to add one."""

    field_requested = Signal(FieldAsked)
    """A field is to have another value."""
    add_requested = Signal(str)
    """The session with this id is to get another segment."""
    remove_requested = Signal(str)
    """The segment with this id is to go."""
    move_requested = Signal(RowMoveAsked)
    """A segment is to stand at another place."""
    format_requested = Signal(FormatAsked)
    """The session is to be held in a usual format."""

    def __init__(self) -> None:
        super().__init__(_("Segments"))
        self._id = ""
        self._block: Callable[[], SessionBlock | None] = lambda: None
        self.bar, self.budget = SegmentBar(), small_label("", "budget", wrap=True)
        self.bar.move_requested.connect(self.move_requested)
        self.bar.minutes_requested.connect(self.field_requested)
        self.bar.opened.connect(self.begin)
        self.list = OrderedRows(self._make_row)
        self.list.move_requested.connect(self.move_requested)
        self.add = quiet_button(_("Add a segment"))
        self.add.setProperty("adds", True)
        self.add.clicked.connect(self._add)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.budget)
        self.column.addWidget(self.list)
        self.format = self._format_button()
        self.column.addLayout(self._adders())

    def show_session(self, block: SessionBlock) -> None:
        """Show the segments of a session."""
        self._id = block.id
        self.list.show_groups([RowGroup("", "", block.segments)])
        budget = budget_of(block)
        self.bar.show_budget(budget, block.start)
        self.bar.setVisible(bool(budget.items))
        self.budget.setText(budget.words)
        self.budget.setVisible(bool(budget.words))
        set_mark(self.budget, "wrong", bool(budget.over or budget.crowded))

    def follow(self, block: Callable[[], SessionBlock | None]) -> None:
        """How to ask for the session shown, as it is when the formats are listed."""
        self._block = block

    def begin(self, segment_id: str) -> None:
        """Let the person type the title of a segment."""
        row = self.list.row(segment_id)
        assert isinstance(row, SegmentRow)
        row.title.setFocus()

    def _format_button(self) -> QToolButton:
        button = quiet_button(_("Use a format…"))
        button.setToolTip(_("Fill items, roles and minutes as sessions are usually held"))
        button.setProperty("adds", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.menu().aboutToShow.connect(self._list_formats)
        return button

    def _list_formats(self) -> None:
        fill_formats(self.format.menu(), self._block(), self._use)

    def _use(self, name: str, present: Present | None) -> None:
        self.format_requested.emit(FormatAsked(self._id, name, present))

    def _add(self) -> None:
        self.add_requested.emit(self._id)

    def _adders(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.add)
        row.addWidget(self.format)
        row.addStretch(1)
        return row

    def _make_row(self) -> MovableRow:
        row = SegmentRow()
        row.field_requested.connect(self.field_requested)
        row.remove_requested.connect(self.remove_requested)
        return row


class SegmentRow(MovableRow):
    """Title, kind and minutes of a segment."""

    field_requested = Signal(FieldAsked)
    """A field is to have another value."""

    def __init__(self) -> None:
        super().__init__()
        self.title = GrowingTextEdit(_("Title of the segment"), _("Title"), one_paragraph=True)
        self.kind = ChoiceBox(_("Kind of segment"), [Choice(kind, term(kind.value)) for kind in SegmentKind])
        self.kind.setProperty("aside", True)
        self.kind.setFont(font(SMALL))
        self.minutes = minutes_field(_("Minutes of the segment"))
        self.remove = remove_button(_("Remove the segment"))
        self.wrong = MessageLine()
        self._fields = RowFields(Segment, self)
        self._fields.asked.connect(self.field_requested)
        self._fields.take("title", self.title.text_requested)
        self._fields.take("kind", self.kind.chosen)
        self._fields.take("minutes", self.minutes.value_requested)
        self.minutes.wrong.connect(self.wrong.say)
        self.remove.clicked.connect(self.ask_removal)
        self._lay_out()

    def show_item(self, item: object) -> None:
        """Show a segment."""
        assert isinstance(item, Segment)
        self._fields.row_id = item.id
        self.title.show_text(item.title)
        self.kind.show_value(item.kind)
        self.minutes.show_text("" if item.minutes is None else str(item.minutes))

    def forget(self) -> None:
        """Let go of what is half typed."""
        for field in (self.title, self.minutes):
            field.pause.forget()
        self.wrong.say("")

    def stops(self) -> list[QWidget]:
        """Title, kind, minutes, remove."""
        return [self.title, self.kind, self.minutes, self.remove]

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, GRID)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        minutes = QHBoxLayout()
        minutes.setSpacing(GRID)
        minutes.addWidget(self.minutes)
        minutes.addWidget(small_label(_("min"), "unit"))
        grid.addWidget(self.handle, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.title, 0, 1)
        grid.addLayout(minutes, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.remove, 0, 3, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.kind, 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.wrong, 2, 1, 1, 3)
