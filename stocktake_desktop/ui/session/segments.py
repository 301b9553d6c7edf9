"""The timed items inside a session, and whether they fit into its minutes."""

from collections.abc import Callable

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
from stocktake_desktop.ui.widgets.ordered_rows import Group, OrderedRows
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import Section, message_line, quiet_button, remove_button, say_in, small_label
from stocktake_desktop.ui.widgets.text_edit import GrowingTextEdit
from stocktake_desktop.ui.widgets.typed_field import minutes_field
from stocktake_desktop.words import _, term


class SegmentsSection(Section):
    """A bar and a line on the minutes, the segments in their order, and a button to add one."""

    field_requested = Signal(object, str, str, object)
    """Model, id, field and value of a change asked for."""
    add_requested = Signal(str)
    """The session with this id is to get another segment."""
    remove_requested = Signal(str)
    """The segment with this id is to go."""
    move_requested = Signal(str, int)
    """The segment with this id is to be at this place, counted from 0."""
    format_requested = Signal(str, str, object)
    """The session with this id is to get the format of this name; `Present` or None for the items it has."""

    def __init__(self) -> None:
        super().__init__(_("Segments"))
        self._id = ""
        self._block: Callable[[], SessionBlock | None] = lambda: None
        self.bar, self.budget = SegmentBar(), small_label("", "budget", wrap=True)
        self.bar.move_requested.connect(self.move_requested)
        self.bar.minutes_requested.connect(lambda key, n: self.field_requested.emit(Segment, key, "minutes", n))
        self.bar.opened.connect(self.begin)
        self.list = OrderedRows(self._make_row)
        self.list.move_requested.connect(lambda key, _group, place: self.move_requested.emit(key, place))
        self.add = quiet_button(_("Add a segment"))
        self.add.setProperty("adds", True)
        self.add.clicked.connect(lambda: self.add_requested.emit(self._id))
        self.column.addWidget(self.bar)
        self.column.addWidget(self.budget)
        self.column.addWidget(self.list)
        self.format = self._format_button()
        self.column.addLayout(self._adders())

    def show_session(self, block: SessionBlock) -> None:
        """Show the segments of a session."""
        self._id = block.id
        self.list.show_groups([Group("", "", block.segments)])
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
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: fill_formats(menu, self._block(), self._use))
        button.setMenu(menu)
        return button

    def _use(self, name: str, present: Present | None) -> None:
        self.format_requested.emit(self._id, name, present)

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

    field_requested = Signal(object, str, str, object)
    """Model, id, field and value of a change asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.title = GrowingTextEdit(_("Title of the segment"), _("Title"), one_paragraph=True)
        self.kind = ChoiceBox(_("Kind of segment"), [Choice(kind, term(kind.value)) for kind in SegmentKind])
        self.kind.setProperty("aside", True)
        self.kind.setFont(font(SMALL))
        self.minutes = minutes_field(_("Minutes of the segment"))
        self.remove = remove_button(_("Remove the segment"))
        self.wrong = message_line()
        self.title.text_requested.connect(lambda text: self._ask("title", text))
        self.kind.chosen.connect(lambda kind: self._ask("kind", kind))
        self.minutes.value_requested.connect(lambda minutes: self._ask("minutes", minutes))
        self.minutes.wrong.connect(lambda sentence: say_in(self.wrong, sentence))
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self.key))
        self._lay_out()

    def show_item(self, item: object) -> None:
        """Show a segment."""
        assert isinstance(item, Segment)
        self.title.show_text(item.title)
        self.kind.show_value(item.kind)
        self.minutes.show_text("" if item.minutes is None else str(item.minutes))

    def forget(self) -> None:
        """Let go of what is half typed."""
        for field in (self.title, self.minutes):
            field.pause.forget()
        say_in(self.wrong, "")

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

    def _ask(self, field: str, value: object) -> None:
        self.field_requested.emit(Segment, self.key, field, value)
