"""What the Programme menu does: asks where it must, then runs one verb of `edits`."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from stocktake_desktop.edits.blocks import add_block, move_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room, remove_day, remove_room
from stocktake_desktop.edits.rules import change_rules
from stocktake_desktop.edits.templates import Present, apply_template
from stocktake_desktop.models import Meeting, Placement, Plan, RoomKind, RoomLayout
from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.dialogs.programme import DayDialog, MeetingDialog, PlacementDialog, RoomDialog
from stocktake_desktop.ui.dialogs.rules import RulesDialog
from stocktake_desktop.ui.document import Document, Done, Refused
from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.words import _


class ProgrammeEdits(QObject):
    """Asks the person at the desk and changes the plan of the document."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._window = window

    def new_session(self, at: Placement | None = None) -> None:
        """Ask for a new session and add it, placed or parked; the free place `at` is proposed."""
        with asked(PlacementDialog(self._window, self._document.plan.meeting, None, at)) as form:
            added = self._add_session(form) if form is not None else None
        if added:
            self._document.open(added.value)

    def move(self) -> None:
        """Ask where the selected session shall go and move it there."""
        block = self._document.selected
        if block is None:
            return
        with asked(PlacementDialog(self._window, self._document.plan.meeting, block)) as form:
            if form is not None and (place := form.place()):
                self._document.do(move_block, block.id, place.day_id, place.start, place.room_id)

    def use_format(self, name: str, present: Present | None) -> None:
        """Give the selected session a format; `present` says what becomes of the items it has."""
        if block := self._document.selected:
            self._document.do(apply_template, block.id, name, present)

    def add_day(self) -> None:
        """Ask for a date and add the day."""
        with asked(DayDialog(self._window, self._document.plan.meeting)) as form:
            if form is not None:
                self._document.do(add_day, form.date.meant(), form.title.text().strip())

    def add_room(self) -> None:
        """Ask for a room and add it."""
        with asked(RoomDialog(self._window)) as form:
            if form is not None:
                kind, layout = RoomKind(form.kind.currentData()), RoomLayout(form.layout_box.currentData())
                self._document.do(add_room, form.name.text().strip(), kind, layout, form.seats.value() or None)

    def remove_day(self, day_id: str) -> None:
        """Remove a day; its sessions go to the tray."""
        self._document.do(remove_day, day_id)

    def remove_room(self, room_id: str) -> None:
        """Remove a room; its sessions keep their time."""
        self._document.do(remove_room, room_id)

    def change_meeting(self) -> None:
        """Ask for the title, place and time zone of the meeting and change what differs, in one step."""
        with asked(MeetingDialog(self._window, self._document.plan.meeting)) as form:
            if form is not None:
                title, place = form.title.text().strip(), form.place.text().strip()
                self._document.do(_describe, title, place, form.timezone.currentText().strip())

    def change_rules(self) -> None:
        """Ask for the rules of the meeting and change what differs, in one step."""
        with asked(RulesDialog(self._window, self._document.plan.meeting)) as form:
            if form is not None:
                self._document.do(change_rules, form.turnaround.value(), form.stops(), form.roles())

    def change_house_style(self, settings: Settings) -> None:
        """Ask for the house style of the sheets and change what differs, in one step."""
        from stocktake_desktop.ui.house_style.dialog import change_house_style  # paper takes time to load

        change_house_style(self._document, settings, self._window)

    def _add_session(self, form: PlacementDialog) -> Done[str] | Refused:
        place = form.place()
        return self._document.do(
            add_block,
            form.title.text().strip(),
            form.chosen_kind(),
            day_id=place.day_id if place else None,
            start=place.start if place else None,
            minutes=form.length(),
            room_id=place.room_id if place else None,
        )


def _describe(plan: Plan, title: str, place: str, timezone: str) -> None:
    with plan.edit(_("Change the meeting")):
        for field, value in (("title", title), ("place", place), ("timezone", timezone)):
            set_field(plan, Meeting, plan.meeting.id, field, value)
