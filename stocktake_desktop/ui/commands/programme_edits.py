"""What the Programme menu does: asks where it must, then runs one verb of `edits`."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from stocktake_desktop.edits.arranging import move_together
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room, remove_day, remove_room
from stocktake_desktop.edits.frame_changes import change_documents
from stocktake_desktop.edits.rules import change_rules
from stocktake_desktop.edits.templates import Present, apply_template
from stocktake_desktop.models import Meeting, Placement, Plan
from stocktake_desktop.planning.together import Place
from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.dialogs.documents import DocumentsDialog
from stocktake_desktop.ui.dialogs.programme import DayDialog, MeetingDialog, PlacementDialog, RoomDialog
from stocktake_desktop.ui.dialogs.rules import RulesDialog
from stocktake_desktop.ui.document import Document, Done, Refused
from stocktake_desktop.words import _


class ProgrammeEdits(QObject):
    """Asks the person at the desk and changes the plan of the document."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._window = window

    def new_session(self, at: Placement | None = None) -> None:
        """Ask for a new session and add it, placed or parked; the free place `at` is proposed."""
        form = PlacementDialog(self._window, self._document.plan.meeting, None, at)
        if added := form.ask(lambda: self._add_session(form)):
            self._document.open(added.value)

    def move(self) -> None:
        """Ask where the selected session shall go and move it there, with all that are selected."""
        block = self._document.selected
        if block is None:
            return
        form = PlacementDialog(self._window, self._document.plan.meeting, block)
        form.ask(lambda: self._document.attempt(_move, self._document.selection, block.id, form.place()))

    def use_format(self, name: str, present: Present | None) -> None:
        """Give the selected session a format; `present` says what becomes of the items it has."""
        if block := self._document.selected:
            self._document.do(apply_template, block.id, name, present)

    def add_day(self) -> None:
        """Ask for a date and add the day."""
        form = DayDialog(self._window, self._document.plan.meeting)
        form.ask(lambda: self._document.attempt(add_day, form.date.meant(), form.title.text().strip()))

    def add_room(self) -> None:
        """Ask for a room and add it."""
        form = RoomDialog(self._window)
        form.ask(lambda: self._document.attempt(add_room, *form.chosen()))

    def remove_day(self, day_id: str) -> None:
        """Remove a day; its sessions go to the tray."""
        self._document.do(remove_day, day_id)

    def remove_room(self, room_id: str) -> None:
        """Remove a room; its sessions keep their time."""
        self._document.do(remove_room, room_id)

    def change_meeting(self) -> None:
        """Ask for the title, place and time zone of the meeting and change what differs, in one step."""
        form = MeetingDialog(self._window, self._document.plan.meeting)
        form.ask(lambda: self._document.attempt(_describe, *form.chosen()))

    def change_documents(self) -> None:
        """Ask for the background documents and change what differs, in one step."""
        form = DocumentsDialog(self._window, self._document.plan.meeting)
        form.ask(lambda: self._document.attempt(change_documents, form.lines()))

    def change_rules(self) -> None:
        """Ask for the rules of the meeting and change what differs, in one step."""
        form = RulesDialog(self._window, self._document.plan.meeting)
        form.ask(
            lambda: self._document.attempt(
                change_rules,
                form.turnaround.meant(),
                form.stops(),
                form.roles(),
                form.times(),
                form.warnings(),
            )
        )

    def change_house_style(self, settings: Settings) -> None:
        """Ask for the house style of the sheets and change what differs, in one step."""
        from stocktake_desktop.ui.house_style.dialog import change_house_style  # paper takes time to load

        change_house_style(self._document, settings, self._window)

    def _add_session(self, form: PlacementDialog) -> Done[str] | Refused:
        place = form.place()
        return self._document.attempt(
            add_block,
            form.title.text().strip(),
            form.chosen_kind(),
            day_id=place.day_id if place else None,
            start=place.start if place else None,
            minutes=form.length(),
            room_id=place.room_id if place else None,
        )


def _move(plan: Plan, session_ids: Sequence[str], subject_id: str, place: Place | None) -> None:
    if place is not None:
        move_together(plan, session_ids, subject_id, place)


def _describe(plan: Plan, title: str, place: str, timezone: str) -> None:
    with plan.edit(_("Change the meeting")):
        for field, value in (("title", title), ("place", place), ("timezone", timezone)):
            set_field(plan, Meeting, plan.meeting.id, field, value)
