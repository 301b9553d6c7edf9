"""Several sessions at once: what they have in common, and fields that change all of them, each in one step."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from stocktake_desktop.models import Meeting, SessionBlock, SessionKind
from stocktake_desktop.planning.brevity import and_more
from stocktake_desktop.planning.clock import clock, end_clock
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.understood import understand_end, understand_minutes, understand_start
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID, font
from stocktake_desktop.ui.session.head import NUMBER_LENGTH
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.line_edit import PauseLineEdit
from stocktake_desktop.ui.widgets.marks import kind_mark
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import (
    MessageLine,
    Section,
    quiet_button,
    shrinking_label,
    side_by_side,
    small_label,
)
from stocktake_desktop.ui.widgets.typed_field import TypedField
from stocktake_desktop.words import _, legible, ngettext, term

_STEP = 5
"""Minutes that a press moves sessions by."""
_MOST_TITLES = 6
"""How many titles say which sessions are selected."""


@dataclass(frozen=True)
class AllAsked:
    """Several sessions are to have another value."""

    session_ids: tuple[str, ...]
    """The sessions."""
    value: object
    """The value, of the type the field holds."""


def different_words(values: Sequence[object]) -> str:
    """How many different values there are: "3 different"."""
    n = len(set(values))
    return ngettext("{n} different", "{n} different", n).format(n=n)


def show_shared(box: ChoiceBox, values: Sequence[object]) -> None:
    """Show the value that all have; where they differ, how many different ones there are."""
    differ = len(set(values)) > 1
    set_mark(box, "mixed", differ)
    box.setPlaceholderText(different_words(values) if differ else "")
    box.show_value(object() if differ else values[0])


class SeveralHead(QFrame):
    """How many there are, and which."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("several_head")
        self.count, self.titles = plain_label("", "heading"), shrinking_label("small")
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self.count, 1)
        row.addWidget(small_label(_("Esc: none"), "unit"))
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.titles)
        column.addWidget(small_label(_("A field changes all of them, in one step."), "unit", wrap=True))

    def show_sessions(self, blocks: Sequence[SessionBlock]) -> None:
        """Show which sessions are selected, in the order of the programme."""
        self.count.setText(ngettext("{n} session", "{n} sessions", len(blocks)).format(n=len(blocks)))
        titles = [legible(block.title, _("(untitled)")) for block in in_order(blocks)]
        if len(titles) > _MOST_TITLES:
            titles[_MOST_TITLES - 1 :] = [and_more(len(titles) - _MOST_TITLES + 1)]
        self.titles.setText(" · ".join(titles))


class SeveralFields(Section):
    """Kind, day, times, room, number and lock of several sessions."""

    kind_requested = Signal(AllAsked)
    """All are to be of this kind."""
    day_requested = Signal(AllAsked)
    """All are to be on this day."""
    start_requested = Signal(AllAsked)
    """All are to begin at this minute."""
    end_requested = Signal(AllAsked)
    """All are to end at this minute."""
    minutes_requested = Signal(AllAsked)
    """All are to last so many minutes."""
    step_requested = Signal(AllAsked)
    """All are to begin so many minutes later."""
    room_requested = Signal(AllAsked)
    """All are to be in this room."""
    swap_requested = Signal(AllAsked)
    """They are to swap rooms."""
    number_requested = Signal(AllAsked)
    """All are to have this number."""
    order_requested = Signal(AllAsked)
    """They are to be numbered in order."""
    lock_requested = Signal(AllAsked)
    """All are to be held where they are, or freed."""
    park_requested = Signal(AllAsked)
    """All are to leave the programme."""
    follow_requested = Signal(AllAsked)
    """All are to move, and everything later that day with them."""
    sheets_requested = Signal(AllAsked)
    """The podium sheets of all are wanted."""
    copy_requested = Signal(AllAsked)
    """A copy of each is to be made."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: tuple[str, ...] = ()
        kinds = [Choice(kind, term(kind.value, capital=True), kind_mark(kind)) for kind in SessionKind]
        self.kind, self.day, self.room = ChoiceBox(_("Kind"), kinds), ChoiceBox(_("Day")), ChoiceBox(_("Room"))
        for box in (self.kind, self.day, self.room):
            box.set_narrow(12)
        self.start, self.end = TypedField(_("Starts"), understand_start), TypedField(_("Ends"), understand_end)
        self.minutes = TypedField(_("Minutes"), understand_minutes)
        for field in (self.start, self.end):
            field.setAlignment(Qt.AlignmentFlag.AlignLeft)
            field.setFont(font(weight=QFont.Weight.DemiBold))
        self.number = PauseLineEdit(_("Number"))
        self.number.setMaxLength(NUMBER_LENGTH)
        self.earlier, self.later = (_step_button(step) for step in (-_STEP, _STEP))
        self.follow, self.print = quiet_button(_("Later ones follow…")), quiet_button("")
        self.print.setIcon(icon("printer", "muted"))
        self.print.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.swap, self.order = quiet_button(_("Swap")), quiet_button(_("1 2 3 in order"))
        self.lock = QCheckBox(_("Lock"))
        self.lock.setTristate(True)
        self.park, self.copy = quiet_button(_("Park")), quiet_button(_("Duplicate"))
        self.wrong = MessageLine()
        self._lay_out()
        self._wire()

    def show_sessions(self, blocks: Sequence[SessionBlock], meeting: Meeting) -> None:
        """Show what the sessions have in common; what is being typed about the same ones stays."""
        ids = tuple(block.id for block in blocks)
        if ids != self.ids:
            for field in (self.start, self.end, self.minutes, self.number):
                field.pause.forget()
        self.ids = ids
        self.day.offer(Choice(day.id, day_words(day)) for day in meeting.days)
        self.room.offer([Choice(None, _("No room")), *(Choice(room.id, room.name) for room in meeting.rooms)])
        placed = [block for block in blocks if block.placement is not None]
        show_shared(self.kind, [block.kind for block in blocks])
        show_shared(self.day, [block.day_id for block in blocks])
        show_shared(self.room, [block.room_id for block in blocks])
        _show_text(self.start, [clock(block.placed.start) for block in placed])
        _show_text(self.end, [end_clock(block.placed.end) for block in placed])
        _show_text(self.minutes, [str(block.minutes) for block in blocks])
        numbers = [block.number for block in in_order(blocks)]
        _show_text(self.number, numbers, ", ".join(number or "–" for number in numbers))
        self._show_lock([block.locked for block in blocks])
        self._allow(blocks)

    def _show_lock(self, locked: Sequence[bool]) -> None:
        state = Qt.CheckState.Checked if all(locked) else Qt.CheckState.Unchecked
        self.lock.setCheckState(Qt.CheckState.PartiallyChecked if len(set(locked)) > 1 else state)
        some = ngettext("{n} is locked", "{n} are locked", sum(locked)).format(n=sum(locked))
        self.lock.setText(some if any(locked) else _("free to move"))

    def _allow(self, blocks: Sequence[SessionBlock]) -> None:
        """What is locked or parked in all of them cannot be changed."""
        free = [block for block in blocks if not block.locked]
        placed = [block for block in free if not block.is_parked]
        for widget in (self.day, self.room, self.start, self.end, self.earlier, self.later, self.park):
            widget.setEnabled(bool(placed))
        self.minutes.setEnabled(bool(free))
        one_day = len({block.day_id for block in placed}) == 1
        self.follow.setEnabled(one_day)
        self.follow.setToolTip("" if one_day else _("Later sessions follow within one day."))
        n = len(blocks)
        self.print.setText(ngettext("Print {n} sheet", "Print {n} sheets", n).format(n=n))
        self.print.setAccessibleName(self.print.text())
        self.swap.setEnabled(len({block.room_id for block in placed}) > 1)

    def _wire(self) -> None:
        for entered, asked in (
            (self.kind.chosen, self.kind_requested),
            (self.day.chosen, self.day_requested),
            (self.room.chosen, self.room_requested),
            (self.start.value_requested, self.start_requested),
            (self.end.value_requested, self.end_requested),
            (self.minutes.value_requested, self.minutes_requested),
            (self.number.text_requested, self.number_requested),
        ):
            entered.connect(lambda value, asked=asked: asked.emit(AllAsked(self.ids, value)))
        for button, asked, value in (
            (self.earlier, self.step_requested, -_STEP),
            (self.later, self.step_requested, _STEP),
            (self.swap, self.swap_requested, None),
            (self.order, self.order_requested, None),
            (self.follow, self.follow_requested, None),
            (self.print, self.sheets_requested, None),
            (self.park, self.park_requested, None),
            (self.copy, self.copy_requested, None),
        ):
            button.clicked.connect(lambda _on=False, asked=asked, value=value: asked.emit(AllAsked(self.ids, value)))
        self.lock.clicked.connect(self._ask_lock)
        for field in (self.start, self.end, self.minutes):
            field.wrong.connect(self.wrong.say)

    def _ask_lock(self) -> None:
        """A press locks all, unless all are locked: then it frees them."""
        self.lock_requested.emit(AllAsked(self.ids, self.lock.checkState() is not Qt.CheckState.Unchecked))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        times = (self.start, small_label("–", "unit"), self.end, self.minutes, small_label(_("min"), "unit"))
        rows: tuple[tuple[str, QWidget, QWidget | None], ...] = (
            (_("Kind"), self.kind, None),
            (_("Day"), self.day, self.park),
            (_("Time"), side_by_side(*times), None),
            (_("Move"), side_by_side(self.earlier, self.later, self.follow, None), None),
            (_("Room"), self.room, self.swap),
            (_("Number"), self.number, self.order),
            (_("Lock"), self.lock, self.copy),
            ("", self.print, None),
        )
        for nth, (name, widget, beside) in enumerate(rows):
            grid.addWidget(small_label(name, "field_name"), nth, 0)
            grid.addWidget(widget, nth, 1, 1, 1 if beside is not None else 2)
            if beside is not None:
                grid.addWidget(beside, nth, 2)
        grid.addWidget(self.wrong, len(rows), 1, 1, 2)
        self.column.addLayout(grid)


def _show_text(field: PauseLineEdit, texts: Sequence[str], words: str = "") -> None:
    """Show the text that all have; where they differ, the words, else how many different ones there are."""
    differ = len(set(texts)) > 1
    set_mark(field, "mixed", differ)
    field.setPlaceholderText((words or different_words(texts)) if differ else "–")
    field.show_text("" if differ or not texts else texts[0])


def _step_button(step: int) -> QToolButton:
    button = quiet_button(f"{step:+d}".replace("-", "−"), _("Move by {minutes} min").format(minutes=f"{step:+d}"))
    button.setToolTip(button.accessibleName())
    return button
