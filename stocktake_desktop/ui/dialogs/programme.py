"""Small forms of the Programme menu: where a session goes, a new session, a day, a room, the meeting itself."""

from datetime import timedelta

from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from stocktake_desktop.models import Meeting, Placement, RoomKind, RoomLayout, SessionBlock, SessionKind
from stocktake_desktop.planning.moments import today
from stocktake_desktop.planning.together import Place
from stocktake_desktop.ui.widgets.date_field import DateField
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.programme_boxes import (
    around,
    day_box,
    kind_box,
    room_box,
)
from stocktake_desktop.ui.widgets.time_field import LengthLine, TimeLine
from stocktake_desktop.ui.widgets.zone_box import ZoneBox
from stocktake_desktop.words import _


class PlacementDialog(FormDialog):
    """Asks for day, time and room of a session; for a new one also what it is."""

    def __init__(
        self, parent: QWidget, meeting: Meeting, block: SessionBlock | None, at: Placement | None = None
    ) -> None:
        """`at` is where a new session is wanted; None: in the room where everybody meets."""
        super().__init__(
            parent, _("Move to") if block else _("New session"), _("Move") if block else _("Add the session")
        )
        self._is_new = block is None
        self.title, self.kind, self.minutes = QLineEdit(), kind_box(), LengthLine(60)
        self.day, self.start, self.room = day_box(meeting), TimeLine(10 * 60), room_box(meeting)
        if self._is_new:
            self.day.addItem(_("Parked for now"), None)
        for words, field in (
            (_("&Title"), self.title),
            (_("&Kind"), self.kind),
            (_("&Day"), self.day),
            (_("&Start"), self.start),
            (_("&Length"), self.minutes),
            (_("&Room"), self.room),
        ):
            self.rows.addRow(words, field)
        for field in (self.title, self.kind, self.minutes):
            self.rows.setRowVisible(field, self._is_new)
        if block is not None:
            self._show(block)
        else:
            self._propose(meeting, at)
        for field in (self.title, self.start, self.minutes):
            field.textChanged.connect(self.check)
        for box in (self.day, self.room, self.kind):
            box.currentIndexChanged.connect(self.check)
        self.check()

    def place(self) -> Place | None:
        """Where the session shall stand; None for the tray."""
        day_id, start = self.day.currentData(), self.start.value
        return None if day_id is None or start is None else Place(day_id, start, self.room.currentData())

    def length(self) -> int:
        """How many minutes a new session lasts."""
        return self.minutes.meant()

    def chosen_kind(self) -> SessionKind:
        """What sort of session a new one is."""
        return SessionKind(self.kind.currentData())

    def fault(self) -> str:
        parked = self.day.currentData() is None
        for field in (self.start, self.room):
            field.setEnabled(not parked)
        if self._is_new and not self.title.text().strip():
            return _("Give the session a title.")
        return (not parked and self.start.fault) or (self._is_new and self.minutes.fault) or ""

    def _propose(self, meeting: Meeting, at: Placement | None) -> None:
        """Where a new session is wanted; without a place, in the plenary, or in the only room."""
        plenary = [room for room in meeting.rooms if room.kind is RoomKind.PLENARY or len(meeting.rooms) == 1]
        room_id = at.room_id if at is not None else next((room.id for room in plenary), None)
        self.room.setCurrentIndex(max(self.room.findData(room_id), 0))
        if at is not None:
            self.day.setCurrentIndex(max(self.day.findData(at.day_id), 0))
            self.start.show_value(at.start)
            self.minutes.show_value(at.minutes)

    def _show(self, block: SessionBlock) -> None:
        self.day.setCurrentIndex(max(self.day.findData(block.day_id), 0))
        self.room.setCurrentIndex(max(self.room.findData(block.room_id), 0))
        if block.start is not None:
            self.start.show_value(block.start)
        self.start.selectAll()
        self.start.setFocus()


class DayDialog(FormDialog):
    """Asks for the date of a day more; the day after the last one is proposed."""

    def __init__(self, parent: QWidget, meeting: Meeting) -> None:
        super().__init__(parent, _("Add day"), _("Add the day"))
        last = max((day.date for day in meeting.days), default=None)
        self.date = DateField(last + timedelta(days=1) if last else today(meeting), around(meeting))
        self.title = QLineEdit()
        self.rows.addRow(_("&Date"), self.date)
        self.rows.addRow(_("&Title"), self.title)
        self.date.changed.connect(self.check)

    def fault(self) -> str:
        return self.date.fault


class RoomDialog(FormDialog):
    """Asks what a new room is called and how it is set."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Add room"), _("Add the room"))
        self.name, self.kind, self.layout_box, self.seats = QLineEdit(), QComboBox(), QComboBox(), QSpinBox()
        for kind, words in ((RoomKind.BREAKOUT, _("Parallel groups")), (RoomKind.PLENARY, _("Plenary"))):
            self.kind.addItem(words, kind)
        layouts = {
            RoomLayout.ROUND_TABLE: _("Round table"),
            RoomLayout.PODIUM: _("Podium"),
            RoomLayout.AMPHITHEATRE: _("Amphitheatre"),
        }
        for layout, words in layouts.items():
            self.layout_box.addItem(words, layout)
        self.seats.setRange(0, 100_000)
        self.seats.setSpecialValueText(_("not known"))
        self.rows.addRow(_("&Name"), self.name)
        self.rows.addRow(_("&For"), self.kind)
        self.rows.addRow(_("&Set as"), self.layout_box)
        self.rows.addRow(_("S&eats"), self.seats)
        self.name.textChanged.connect(self.check)
        self.check()

    def chosen(self) -> tuple[str, RoomKind, RoomLayout, int | None]:
        """Its name, what it is for, how it is set, and its seats, where they are known."""
        kind, layout = RoomKind(self.kind.currentData()), RoomLayout(self.layout_box.currentData())
        return self.name.text().strip(), kind, layout, self.seats.value() or None

    def fault(self) -> str:
        return "" if self.name.text().strip() else _("Give the room a name.")


class MeetingDialog(FormDialog):
    """Asks for the title, place and time zone of the meeting."""

    def __init__(self, parent: QWidget, meeting: Meeting) -> None:
        super().__init__(parent, _("Meeting"), _("Change"))
        self.title, self.place = QLineEdit(meeting.title), QLineEdit(meeting.place)
        self.timezone = ZoneBox(meeting.timezone)
        self.rows.addRow(_("&Title"), self.title)
        self.rows.addRow(_("&Place"), self.place)
        self.rows.addRow(_("Time &zone"), self.timezone)
        for field in (self.title, self.place):
            field.textChanged.connect(self.check)
        self.timezone.changed.connect(self.check)

    def chosen(self) -> tuple[str, str, str]:
        """Title, place and time zone."""
        return self.title.text().strip(), self.place.text().strip(), self.timezone.meant()

    def fault(self) -> str:
        return self.timezone.fault
