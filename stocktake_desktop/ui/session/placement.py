"""When and where a session is: day, times, minutes, room, lock; typed times are understood as people write them."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout

from stocktake_desktop.models import Meeting, Placement, SessionBlock
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, clock, end_clock
from stocktake_desktop.planning.together import Place
from stocktake_desktop.planning.understood import understand_end, understand_minutes, understand_start
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.theme import GRID, font
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.placing import MoveAsked, ResizeAsked
from stocktake_desktop.ui.widgets.section import MessageLine, Section, quiet_button, side_by_side, small_label
from stocktake_desktop.ui.widgets.typed_field import TypedField, minutes_field
from stocktake_desktop.words import _


@dataclass(frozen=True)
class PlaceAsked:
    """A parked session is to go where there is time."""

    session_id: str
    """The session."""
    day_id: str | None
    """The day it goes to; None: any."""


class PlacementSection(Section):
    """Day, start, end, minutes and room of a session, its lock, and the way to and from the tray."""

    move_requested = Signal(MoveAsked)
    """The session is to be at another place."""
    resize_requested = Signal(ResizeAsked)
    """The session is to have another start and length."""
    minutes_requested = Signal(str, int)
    """The session with this id is to last so many minutes."""
    place_requested = Signal(PlaceAsked)
    """The session is to leave the tray."""
    park_requested = Signal(str)
    """The session is to leave the programme."""
    lock_requested = Signal(str, bool)
    """The session with this id is to be held where it is, or freed."""

    def __init__(self) -> None:
        super().__init__()
        self._id = ""
        self._at: Placement | None = None
        self._minutes = 0
        self.day, self.room = ChoiceBox(_("Day")), ChoiceBox(_("Room"))
        for box in (self.day, self.room):
            box.set_narrow(12)
        self.start = _time_field(_("Starts"), understand_start)
        self.end = _time_field(_("Ends"), understand_end)
        self.minutes = minutes_field(_("Minutes"), understand_minutes)
        self.wrong, self.held = MessageLine(), small_label(_("Unlock to change when and where."), "field_name")
        self.lock, self.park = quiet_button(_("Lock")), quiet_button(_("Park"))
        self._lay_out()
        self._wire()

    def show_session(self, block: SessionBlock, meeting: Meeting) -> None:
        """Show where a session is; what is being typed about the same one stays."""
        if block.id != self._id:
            for field in self._fields():
                field.pause.forget()
        self._id, self._at, self._minutes = block.id, block.placement, block.minutes
        self.day.offer([Choice(None, _("Parked")), *(Choice(day.id, day_words(day)) for day in meeting.days)])
        self.room.offer([Choice(None, _("No room")), *(Choice(room.id, room.name) for room in meeting.rooms)])
        self.day.show_value(block.day_id)
        self.room.show_value(block.room_id)
        self._show_times()
        self._allow(block.is_parked, block.locked)

    def _show_times(self) -> None:
        at = self._at
        self.start.show_text(clock(at.start) if at is not None else "")
        self.end.show_text(end_clock(at.end) if at is not None else "")
        self.minutes.show_text(str(self._minutes))
        for field in (self.start, self.end):
            field.setPlaceholderText("" if at is not None else _("time"))

    def _allow(self, parked: bool, locked: bool) -> None:
        """What makes no sense for a parked or a locked session cannot be changed."""
        self.start.setEnabled(not parked and not locked)
        self.end.setEnabled(not parked and not locked)
        self.minutes.setEnabled(not locked)
        self.day.setEnabled(not locked)
        self.room.setEnabled(not parked and not locked)
        self.park.setEnabled(not locked)
        self.park.setText(_("Place it") if parked else _("Park"))
        self.park.setIcon(icon("move" if parked else "park", "muted"))
        self.park.setAccessibleName(self.park.text())
        self.lock.setChecked(locked)
        self.lock.setText(_("Locked") if locked else _("Lock"))
        self.held.setVisible(locked)

    def _move_to_day(self, day_id: str | None) -> None:
        if day_id is None:
            self.park_requested.emit(self._id)
        elif self._at is None:
            self.place_requested.emit(PlaceAsked(self._id, day_id))
        else:
            self._ask_move(day_id, self._at.start, self._at.room_id)

    def _move_to_room(self, room_id: str | None) -> None:
        if self._at is not None:
            self._ask_move(self._at.day_id, self._at.start, room_id)

    def _start_at(self, start: int) -> None:
        if start + self._minutes > self._latest_end:
            self.start.refuse(_("The session would go on after midnight."))
            return
        self.start.accept(clock(start))
        if self._at is not None:
            self._ask_move(self._at.day_id, start, self._at.room_id)

    @property
    def _latest_end(self) -> int:
        """Midnight; a session that went on after it already may do so, but no longer."""
        return max(MINUTES_PER_DAY, self._at.end if self._at is not None else 0)

    def _ask_move(self, day_id: str, start: int, room_id: str | None) -> None:
        self.move_requested.emit(MoveAsked(self._id, Place(day_id, start, room_id)))

    def _end_at(self, end: int) -> None:
        if self._at is None:
            return
        start = self._at.start
        if end <= start:
            self.end.refuse(_("The end must be after the start, {time}.").format(time=clock(start)))
            return
        self.end.accept(end_clock(end))
        self.resize_requested.emit(ResizeAsked(self._id, start, end - start))

    def _last(self, minutes: int) -> None:
        if self._at is not None and self._at.start + minutes > self._latest_end:
            self.minutes.refuse(_("The session would go on after midnight."))
            return
        self.minutes.accept(str(minutes))
        self.minutes_requested.emit(self._id, minutes)

    def _park_or_place(self) -> None:
        if self._at is None:
            self.place_requested.emit(PlaceAsked(self._id, None))
        else:
            self.park_requested.emit(self._id)

    def _hold(self, locked: bool) -> None:
        self.lock_requested.emit(self._id, locked)

    def _fields(self) -> tuple[TypedField, TypedField, TypedField]:
        return self.start, self.end, self.minutes

    def _wire(self) -> None:
        self.day.chosen.connect(self._move_to_day)
        self.room.chosen.connect(self._move_to_room)
        self.start.value_requested.connect(self._start_at)
        self.end.value_requested.connect(self._end_at)
        self.minutes.value_requested.connect(self._last)
        for field in self._fields():
            field.wrong.connect(self.wrong.say)
        self.lock.setCheckable(True)
        self.lock.clicked.connect(self._hold)
        self.park.clicked.connect(self._park_or_place)

    def _lay_out(self) -> None:
        self.lock.setIcon(icon("lock", "muted"))
        for button in (self.lock, self.park):
            button.setIconSize(QSize(4 * GRID, 4 * GRID))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        times = (self.start, small_label("–", "unit"), self.end, None, self.minutes, small_label(_("min"), "unit"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for nth, (name, widget) in enumerate(((_("Day"), self.day), (_("Time"), side_by_side(*times)))):
            grid.addWidget(small_label(name, "field_name"), nth, 0)
            grid.addWidget(widget, nth, 1)
        grid.addWidget(self.wrong, 2, 1, 1, 2)
        grid.addWidget(small_label(_("Room"), "field_name"), 3, 0)
        grid.addWidget(self.room, 3, 1)
        grid.addWidget(self.held, 4, 1, 1, 2)
        grid.addWidget(self.park, 0, 2)
        grid.addWidget(self.lock, 3, 2)
        self.column.addLayout(grid)


def _time_field(name: str, understand: object) -> TypedField:
    field = TypedField(name, understand)  # type: ignore[arg-type]
    field.setFixedWidth(12 * GRID)
    field.setAlignment(Qt.AlignmentFlag.AlignLeft)
    field.setFont(font(weight=QFont.Weight.DemiBold))
    return field
