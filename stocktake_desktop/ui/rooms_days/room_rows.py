"""The rooms of the form: name, kind, seats, layout, number of sessions, and whom to swap with."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from stocktake_desktop.models import RoomKind, RoomLayout
from stocktake_desktop.planning.frame import RoomLine, TooSmall
from stocktake_desktop.planning.losses import with_loss
from stocktake_desktop.planning.understood import understand_seats
from stocktake_desktop.ui.document import FrameField
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import menu_words
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.rooms_days.draft import FrameDraft
from stocktake_desktop.ui.rooms_days.lines import FrameRow
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.meant_field import MeantField
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, term

KIND, SEATS, LAYOUT, SWAP = 35 * GRID, 17 * GRID, 33 * GRID, 8 * GRID
"""Pixels of the columns; the name has the rest."""


@dataclass(frozen=True)
class ShownRoom:
    """A room with how it stands."""

    line: RoomLine
    """The room."""
    sessions: int
    """How many sessions it is to have."""
    fault: str
    """What is wrong with it, in a sentence."""
    is_gone: bool
    """Whether it is to go."""
    takes_from: str
    """The name of the room whose sessions it is to have; empty when they are its own."""
    too_small: TooSmall | None
    """The session it does not hold."""

    @property
    def id(self) -> str:
        """The id of the room."""
        return self.line.id


class SeatsLine(MeantField[int]):
    """How many seats there are; empty while nobody knows."""

    def understand(self, typed: str) -> int | None:
        return understand_seats(typed)

    def words_of(self, value: int) -> str:
        return str(value)


class RoomRow(FrameRow):
    """One room."""

    def __init__(self, draft: FrameDraft) -> None:
        self._draft = draft
        self._shown: ShownRoom | None = None
        self.name, self.seats = QLineEdit(), SeatsLine()
        self.kind = ChoiceBox(_("Kind"), [Choice(kind, term(kind.value)) for kind in RoomKind])
        self.layout_box = ChoiceBox(_("Layout"), [Choice(layout, term(layout.value)) for layout in RoomLayout])
        self.swap = QToolButton()
        self.swap.setIcon(icon("swap", "muted"))
        self.swap.setProperty("quiet", True)
        self.swap.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.swap.setToolTip(_("Change all sessions with another room"))
        self.swap.setMenu(QMenu(self.swap))
        self.swap.menu().aboutToShow.connect(self._fill_swaps)
        for field, name in ((self.name, _("Name")), (self.seats, _("Seats")), (self.swap, _("Swap with another room"))):
            field.setAccessibleName(name)
        for box in (self.kind, self.layout_box):
            box.setProperty("quiet", False)
            box.set_narrow(6)
        fields = ((self.name, 0), (self.kind, KIND), (self.seats, SEATS), (self.layout_box, LAYOUT), (self.swap, SWAP))
        super().__init__(fields, _("&Remove the room"))
        self._wire()

    def show_item(self, item: object) -> None:
        """Show a room."""
        assert isinstance(item, ShownRoom)
        is_another, line = self._shown is None or self._shown.id != item.id, item.line
        self._shown = item
        if self.name.text() != line.name:
            self.name.setText(line.name)
        if is_another or (not self.seats.fault and self.seats.value != line.seats):
            self.seats.setText("" if line.seats is None else str(line.seats))
        self.kind.show_value(line.kind)
        self.layout_box.show_value(line.layout)
        self._say(item)

    def forget(self) -> None:
        """The row is to show another room."""
        self._shown = None

    def field(self, wanted: FrameField) -> QWidget:
        """The widget in which something of the room is changed."""
        return self.seats if wanted is FrameField.SEATS else self.name

    def _wire(self) -> None:
        self.name.textEdited.connect(self._take_name)
        self.seats.understood.connect(self._take_seats)
        self.kind.chosen.connect(self._take_kind)
        self.layout_box.chosen.connect(self._take_layout)
        self.beside.clicked.connect(self._swap_as_proposed)
        self.keep_requested.connect(self._draft.keep)
        self.remove_requested.connect(self._draft.remove)

    def _take_name(self, typed: str) -> None:
        self._draft.change_room(self.key, name=typed)

    def _take_seats(self) -> None:
        if self._shown is None:
            return
        if not self.seats.fault:
            self._draft.change_room(self.key, seats=self.seats.value)
        self._draft.understood(self.key, FrameField.SEATS, self.seats.fault)

    def _take_kind(self, kind: RoomKind) -> None:
        self._draft.change_room(self.key, kind=kind)

    def _take_layout(self, layout: RoomLayout) -> None:
        self._draft.change_room(self.key, layout=layout)

    def _swap_as_proposed(self) -> None:
        small = self._shown.too_small if self._shown is not None else None
        if small is not None and small.swap_with is not None:
            self._draft.swap(self.key, small.swap_with)

    def _fill_swaps(self) -> None:
        menu = self.swap.menu()
        menu.clear()
        for other in self._draft.wished.rooms:
            if other.id != self.key:
                when(menu.addAction(menu_words(other.name)).triggered, self._draft.swap, self.key, other.id)

    def _say(self, shown: ShownRoom) -> None:
        small, words = shown.too_small, shown.fault
        if shown.is_gone:
            words = with_loss(_("Goes"), self._draft.room_lost(shown.id))
        elif not words and small is not None:
            words = small.words
        elif not words and shown.takes_from:
            words = _("takes the sessions of {room}").format(room=shown.takes_from)
        is_wrong = bool(shown.fault) or shown.is_gone or small is not None
        self.show_standing(words, is_wrong=is_wrong, is_gone=shown.is_gone, sessions=shown.sessions)
        other = self._draft.room(small.swap_with) if small is not None and not shown.is_gone else None
        self.beside.setVisible(other is not None)
        if other is not None:
            self.beside.setText(_("Swap with {room}").format(room=other.name))
