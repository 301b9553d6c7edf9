"""What the hand on the timeline asks for, done by the verbs."""

from PySide6.QtCore import QObject, Signal

from stocktake_desktop.edits.arranging import move_blocks, park_blocks
from stocktake_desktop.edits.blocks import add_block, move_block, resize_block
from stocktake_desktop.edits.copying import duplicate_block, duplicate_blocks
from stocktake_desktop.planning.shifting import Wish
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.timeline.asked import NewSessionAsked, ParkAsked, SeveralAsked
from stocktake_desktop.ui.timeline.hand import Hand
from stocktake_desktop.ui.widgets.placing import MoveAsked, ResizeAsked
from stocktake_desktop.ui.widgets.shift_offer import shift_or_offer
from stocktake_desktop.words import _


class HandRequests(QObject):
    """Moves, resizes, copies, shifts, parks and makes sessions where the hand let go."""

    made = Signal(str)
    """The session with this id was made, and is to be named."""

    def __init__(self, hand: Hand, document: Document) -> None:
        super().__init__(hand)
        self._document = document
        hand.move_requested.connect(self._move)
        hand.resize_requested.connect(self._resize)
        hand.copy_requested.connect(self._copy)
        hand.shift_requested.connect(self._shift)
        hand.several_requested.connect(self._place_several)
        hand.park_requested.connect(self._park)
        hand.create_requested.connect(self._create)

    def _move(self, asked: MoveAsked) -> None:
        self._document.do(move_block, asked.session_id, *asked.place)

    def _resize(self, asked: ResizeAsked) -> None:
        self._document.do(resize_block, asked.session_id, asked.start, asked.minutes)

    def _copy(self, asked: MoveAsked) -> None:
        if made := self._document.do(duplicate_block, asked.session_id, *asked.place):
            self._document.select(made.value)

    def _shift(self, wish: Wish) -> None:
        shift_or_offer(self._document, wish)

    def _place_several(self, asked: SeveralAsked) -> None:
        if not asked.copies:
            self._document.do(move_blocks, asked.places, self._document.selection)
        elif made := self._document.do(duplicate_blocks, [(key, *place) for key, place in asked.places.items()]):
            self._document.select_all(made.value)

    def _park(self, asked: ParkAsked) -> None:
        self._document.do(park_blocks, asked.session_ids)

    def _create(self, asked: NewSessionAsked) -> None:
        at, title = asked.at, _("New session")
        made = self._document.do(
            add_block, title, day_id=at.day_id, start=at.start, minutes=at.minutes, room_id=at.room_id
        )
        if made:
            self._document.open(made.value)
            self.made.emit(made.value)
