"""The rooms of the day, side by side: a card each, or a row each where cards would be too small to be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stocktake_desktop.models import Room
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.ask_chips import RequestAnswered
from stocktake_desktop.ui.on_site.folded_room import FoldedRoom
from stocktake_desktop.ui.on_site.room_card import RoomCard
from stocktake_desktop.ui.on_site.room_face import Press, RoomFace
from stocktake_desktop.ui.on_site.room_frame import RoomFrame
from stocktake_desktop.ui.on_site.running_order_list import LineAsked
from stocktake_desktop.ui.widgets.section import shrunk
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, ngettext

_CARD = 84 * GRID
"""The width a card wants; as many stand side by side as fit."""
_LEAST, _LOW = 80 * GRID, 120 * GRID
"""The width and height below which a card is not read at a glance."""


@dataclass(frozen=True)
class RoomPressed:
    """Something was pressed for a room."""

    room_id: str
    """The room."""
    press: Press
    """What was pressed."""


@dataclass(frozen=True)
class LateAsked:
    """Something in a room is expected late; the id of who or what, where it is known to be already."""

    room_id: str
    """The room."""
    late_id: str = ""
    """Who or what is late."""


@dataclass(frozen=True)
class RoomNow:
    """How a room stands: its face, how late it is in words, and whether there is something to recover."""

    face: RoomFace
    late: str
    is_late: bool
    can_recover: bool
    asked: tuple[tuple[str, str], ...] = ()
    """What was asked of somebody else for it and is not answered: the ids of the requests, and words."""


class RoomWall(QScrollArea):
    """Holds the cards and rows of the rooms; it knows nothing of the plan."""

    pressed = Signal(RoomPressed)
    """What was pressed in which room."""
    line_asked = Signal(LineAsked)
    """Something is asked of a line of a running order."""
    recover_asked = Signal(str)
    """Ways out of the delay of a room, by its id."""
    late_asked = Signal(LateAsked)
    """Until when something is expected late."""
    touched = Signal(str)
    """A room, by its id, is to take the keys."""
    podium_asked = Signal(str)
    """The podium sheet of a session, by its id."""
    answered = Signal(RequestAnswered)
    """What was asked of somebody else was granted or refused."""
    has_come = Signal(str)
    """Who or what was expected late, by its id, no longer is."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, RoomCard] = {}
        self.rows: dict[str, FoldedRoom] = {}
        self.unfolded: str | None = None
        self.due, self.missed = plain_label(name="strong"), shrunk(plain_label(name="wrong", wrap=True))
        self.ground, self._over, self._grid = QWidget(), QWidget(), QGridLayout()
        self.ground.setObjectName("rooms_ground")
        self._lay_out()
        self.setWidget(self.ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def is_rows(self) -> bool:
        """Whether each room is a row, because cards would be too small to be read; one room has its card."""
        across = max(1, self.viewport().width() // _LEAST)
        lines = ceil(len(self.cards) / across)
        return len(self.cards) > 1 and lines > 1 and self.viewport().height() // lines < _LOW

    def place(self, rooms: Sequence[Room]) -> None:
        """Show these rooms from now on."""
        for shown in (*self.cards.values(), *self.rows.values()):
            shown.deleteLater()
        self.cards = {room.id: self._card(room.id) for room in rooms}
        self.rows = {room.id: self._row(room.id) for room in rooms}
        self.unfolded = None
        self._arrange()

    def show_rooms(self, now: Mapping[str, RoomNow]) -> None:
        """Show how each room stands, on its card and in its row, and over the rows what is due."""
        for room_id, room in now.items():
            for shown in (self.cards[room_id], self.rows[room_id]):
                shown.show_face(room.face)
                shown.show_late(room.late, is_late=room.is_late)
                shown.offer_recovery(room.can_recover)
            self.cards[room_id].asks.show_requests(room.asked)
        due = [room.face.room for room in now.values() if room.face.due is not None]
        missed = [room.face.room for room in now.values() if room.can_recover]
        words = ngettext("{n} room is due: {names}", "{n} rooms are due: {names}", len(due))
        self.due.setText(words.format(n=len(due), names=", ".join(due)) if due else _("Nothing is due."))
        words = ngettext("{n} misses a limit: {names}", "{n} miss a limit: {names}", len(missed))
        self.missed.setText(words.format(n=len(missed), names=", ".join(missed)) if missed else "")

    def unfold(self, room_id: str | None) -> None:
        """Show the card of a room alone, in place of the rows; None goes back to them."""
        folded, self.unfolded = self.unfolded, room_id
        self._arrange()
        if room_id is not None:
            self.cards[room_id].buttons[Press.NEXT].setFocus(Qt.FocusReason.OtherFocusReason)
        elif folded in self.rows:
            self.rows[folded].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.unfolded is not None:
            self.unfold(None)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        column, line = QVBoxLayout(self.ground), QHBoxLayout(self._over)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4 * GRID)
        line.addWidget(self.due)
        line.addWidget(self.missed, 1)
        column.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self._over)
        column.addLayout(self._grid, 1)

    def _card(self, room_id: str) -> RoomCard:
        card = RoomCard()
        card.setParent(self.ground)
        when(card.podium.clicked, self._ask_podium, card)
        card.touched.connect(partial(self.touched.emit, room_id))
        card.pressed.connect(lambda press: self.pressed.emit(RoomPressed(room_id, press)))
        card.order.asked.connect(self.line_asked)
        when(card.recover.clicked, self.recover_asked.emit, room_id)
        when(card.expect_late.clicked, self.late_asked.emit, LateAsked(room_id))
        when(card.fold.clicked, self.unfold, None)
        card.waits.opened.connect(lambda late_id: self.late_asked.emit(LateAsked(room_id, late_id)))
        card.waits.taken_back.connect(self.has_come)
        card.asks.answered.connect(self.answered)
        return card

    def _ask_podium(self, card: RoomCard) -> None:
        if card.face is not None and card.face.session_id is not None:
            self.podium_asked.emit(card.face.session_id)

    def _row(self, room_id: str) -> FoldedRoom:
        row = FoldedRoom()
        row.setParent(self.ground)
        row.touched.connect(partial(self.touched.emit, room_id))
        row.pressed.connect(lambda press: self.pressed.emit(RoomPressed(room_id, press)))
        row.unfolded.connect(partial(self.unfold, room_id))
        when(row.recover.clicked, self.recover_asked.emit, room_id)
        return row

    def _arrange(self) -> None:
        """As many cards side by side as have room, all equally full; or the rows, or the card that was unfolded."""
        is_rows = self.is_rows
        self._over.setVisible(is_rows)
        self._grid.setSpacing(GRID if is_rows else 2 * GRID)
        alone = self.unfolded if is_rows else None
        cards = [card for room_id, card in self.cards.items() if not is_rows or room_id == alone]
        shown: Sequence[RoomFrame] = cards if not is_rows or alone is not None else list(self.rows.values())
        across = max(1, min(len(cards), self.viewport().width() // _CARD)) if cards else 1
        across = max(1, ceil(len(shown) / max(1, ceil(len(shown) / across))))
        for each in (*self.cards.values(), *self.rows.values()):
            each.setVisible(each in shown)
        for row in self.rows.values():
            row.fit(self.viewport().width())
        for card in cards:
            card.fold.setVisible(alone is not None)
        for nth, each in enumerate(shown):
            self._grid.addWidget(each, nth // across, nth % across)
        for nth in range(self._grid.columnCount()):
            self._grid.setColumnStretch(nth, 1 if nth < across else 0)
        for nth in range(self._grid.rowCount()):
            self._grid.setRowStretch(nth, 1 if cards and nth * across < len(cards) else 0)
        self._grid.setRowStretch(len(self.cards), 0 if cards else 1)  # rows stand at the top
