"""What is offered about a day or a room where its name stands, above the timeline."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from stocktake_desktop.edits.frame import swap_rooms
from stocktake_desktop.models import Day, Room
from stocktake_desktop.planning.clock import end_clock
from stocktake_desktop.planning.losses import parked_words, roomless_words, with_loss
from stocktake_desktop.planning.programme import rooms_in_use
from stocktake_desktop.ui.commands.programme_edits import ProgrammeEdits
from stocktake_desktop.ui.commands.whole_day import duplicate, list_other_days
from stocktake_desktop.ui.document import FrameAsked, FrameField
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.plain_words import menu_words
from stocktake_desktop.ui.print_centre.calls import SheetCalls
from stocktake_desktop.ui.search.narrowing import Narrowing
from stocktake_desktop.ui.timeline.head_parts import HeadMenuAsked, HeadPart
from stocktake_desktop.ui.timeline.view import TimelineView
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


class HeadMenus(QObject):
    """Opens the menu of a day or of a room below its heading, and does what is chosen."""

    def __init__(self, view: TimelineView, narrowing: Narrowing, edits: ProgrammeEdits, sheets: SheetCalls) -> None:
        super().__init__(view)
        self._view, self._document = view, view.document
        self._narrowing, self._edits, self._sheets = narrowing, edits, sheets
        view.heads.menu_requested.connect(self._offer)
        view.heads.rename_requested.connect(self._rename)

    def _offer(self, asked: HeadMenuAsked) -> None:
        day = self._document.plan.find(Day, asked.part.day_id)
        if day is None:
            return
        menu = QMenu(self._view.heads)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # popup returns at once, and nobody else ends the menu
        if not asked.part.is_room:
            self._fill_for_day(menu, day)
        else:
            self._fill_for_lane(menu, day, asked.part.room_id)
        menu.popup(asked.at)

    def _fill_for_day(self, menu: QMenu, day: Day) -> None:
        alone = _("Show &all days") if self._narrowing.day_id == day.id else _("Show this day &alone")
        self._add(menu, alone, self._narrowing.toggle_day, day.id, picture="day")
        menu.addSeparator()
        times = ", ".join(end_clock(stop.minute) for stop in day.hard_stops)
        self._change(menu, _("&Rename the day") + f"\t{Key.HEAD_NAME.sequence}", self._ask, FrameField.TITLE, day.id)
        self._change(menu, _("Change its &date…"), self._ask, FrameField.DATE, day.id, picture="calendar")
        self._change(menu, _("&Hard stops…") + f"\t{times}", self._ask, FrameField.STOPS, day.id)
        menu.addSeparator()
        self._change(menu, _("Rooms and da&ys…"), self._ask, FrameField.DATE, day.id, picture="room")
        self._change(menu, _("&Move the meeting to…"), self._ask, FrameField.ALL_DATES, day.id, picture="move")
        menu.addSeparator()
        self._add(menu, _("&Print this day…"), self._sheets.show_day, day.id, picture="printer")
        list_other_days(menu.addMenu(_("Mo&ve all its sessions")), self._document, day)
        self._change(menu, _("D&uplicate the day"), duplicate, self._document, day.id, picture="copy")
        self._change(
            menu, with_loss(_("R&emove the day"), parked_words(day)), self._edits.remove_day, day.id, picture="remove"
        )

    def _fill_for_lane(self, menu: QMenu, day: Day, room_id: str | None) -> None:
        """A lane that stands for several rooms offers each of them."""
        room = self._document.plan.find(Room, room_id)
        column = self._view.blocks.geometry.column(day.id)
        rooms = rooms_in_use(day) if column is not None and len(column.lanes) == 1 else []
        if len(rooms) > 1:
            for one in rooms:
                self._fill_for_room(menu.addMenu(menu_words(one.name)), day, one)
        elif room is not None:
            self._fill_for_room(menu, day, room)
            menu.addSeparator()
        if len(rooms) < 2:
            self._fill_for_sight(menu, room)
        self._add(menu, _("Show &all rooms"), self._narrowing.show_all_rooms)

    def _fill_for_room(self, menu: QMenu, day: Day, room: Room) -> None:
        self._change(menu, _("&Rename the room") + f"\t{Key.HEAD_NAME.sequence}", self._ask, FrameField.NAME, room.id)
        self._change(menu, _("&Kind, seats, layout…"), self._ask, FrameField.SEATS, room.id, picture="room")
        menu.addSeparator()
        others = [other for other in self._document.plan.meeting.rooms if other is not room]
        for words, day_id in ((_("&Swap on this day with"), day.id), (_("Swap on all &days with"), None)):
            swaps = menu.addMenu(words)
            swaps.setIcon(icon("swap"))
            swaps.setEnabled(bool(others) and not self._document.plan.read_only)
            for other in others:
                when(
                    swaps.addAction(menu_words(other.name)).triggered,
                    self._document.do, swap_rooms, room.id, other.id, day_id,
                )  # fmt: skip
        menu.addSeparator()
        self._add(menu, _("&Print its room sign…"), self._sheets.show_door_sign, day.id, room.id, picture="printer")
        menu.addSeparator()
        self._change(
            menu,
            with_loss(_("Remo&ve the room"), roomless_words(room)),
            self._edits.remove_room,
            room.id,
            picture="remove",
        )

    def _fill_for_sight(self, menu: QMenu, room: Room | None) -> None:
        name, key = menu_words(room.name if room else _("No room")), room.id if room else ""
        self._add(menu, _("&Hide {room}").format(room=name), self._narrowing.hide_room, key)
        self._add(menu, _("Show &only {room}").format(room=name), self._narrowing.show_only_room, key)

    def _rename(self, part: HeadPart) -> None:
        """A day or a room is to be called otherwise; what has no room has no name."""
        if not self._document.plan.read_only and (part.room_id or not part.is_room):
            self._ask(*((FrameField.NAME, part.room_id or "") if part.is_room else (FrameField.TITLE, part.day_id)))

    def _ask(self, field: FrameField, row_id: str) -> None:
        self._document.frame_asked.emit(FrameAsked(field, row_id))

    def _add(self, menu: QMenu, words: str, act: Callable[..., object], *about: object, picture: str = "") -> QAction:
        action = menu.addAction(icon(picture), words) if picture else menu.addAction(words)
        when(action.triggered, act, *about)
        return action

    def _change(self, menu: QMenu, words: str, act: Callable[..., object], *about: object, picture: str = "") -> None:
        """Offer what changes the plan, where it may be changed."""
        self._add(menu, words, act, *about, picture=picture).setEnabled(not self._document.plan.read_only)
