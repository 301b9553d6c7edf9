"""What is asked for several sessions at once, done by the verbs; each is one step."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from stocktake_desktop.edits import several
from stocktake_desktop.edits.arranging import lock_blocks, park_blocks
from stocktake_desktop.edits.copying import duplicate_blocks
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.session.several import AllAsked, SeveralFields
from stocktake_desktop.ui.session.several_items import ItemOfAllAsked, SeveralItems
from stocktake_desktop.ui.session.several_people import AddToAllAsked, SeveralPeople, StatusOfAllAsked


class SeveralRequests(QObject):
    """Changes several sessions, who is in all of them, and their items where these are the same."""

    def __init__(self, fields: SeveralFields, people: SeveralPeople, items: SeveralItems, document: Document) -> None:
        super().__init__(fields)
        self._document = document
        for asked, verb in (
            (fields.day_requested, several.move_all_to_day),
            (fields.start_requested, several.start_all_at),
            (fields.end_requested, several.end_all_at),
            (fields.minutes_requested, several.set_minutes_of_all),
            (fields.step_requested, several.move_all_by),
            (fields.room_requested, several.move_all_to_room),
            (fields.lock_requested, lock_blocks),
        ):
            asked.connect(lambda all_of_them, verb=verb: self._give(verb, all_of_them))
        for pressed, act in (
            (fields.swap_requested, several.rotate_rooms),
            (fields.order_requested, several.number_in_order),
            (fields.park_requested, park_blocks),
        ):
            pressed.connect(lambda all_of_them, act=act: self._act(act, all_of_them))
        fields.kind_requested.connect(lambda asked: self._set("kind", asked))
        fields.number_requested.connect(lambda asked: self._set("number", asked))
        fields.follow_requested.connect(self._follow)
        fields.sheets_requested.connect(lambda asked: document.sheets_asked.emit(asked.session_ids))
        fields.copy_requested.connect(self._copy)
        people.add_requested.connect(self._add)
        people.status_requested.connect(self._set_status)
        items.minutes_requested.connect(self._set_minutes_of_items)
        items.move_requested.connect(self._move_items)

    def _give(self, verb: Callable[..., None], asked: AllAsked) -> None:
        self._document.do(verb, asked.session_ids, asked.value)

    def _act(self, verb: Callable[..., None], asked: AllAsked) -> None:
        self._document.do(verb, asked.session_ids)

    def _set(self, field: str, asked: AllAsked) -> None:
        self._document.do(several.set_field_of_all, asked.session_ids, field, asked.value)

    def _follow(self, asked: AllAsked) -> None:
        """What begins with the first of them, or later that day, follows it; so do the others of them."""
        blocks = in_order(self._document.plan.session(key) for key in asked.session_ids)
        first = next(block for block in blocks if not block.is_parked and not block.locked)
        self._document.shift_asked.emit(first.id)

    def _copy(self, asked: AllAsked) -> None:
        made = self._document.do(duplicate_blocks, [(key, None, None, None) for key in asked.session_ids])
        if made:
            self._document.select_all(made.value)

    def _add(self, asked: AddToAllAsked) -> None:
        self._document.do(several.add_to_all, asked.session_ids, asked.who, asked.role)

    def _set_status(self, asked: StatusOfAllAsked) -> None:
        self._document.do(several.set_status_of_all, asked.appearance_ids, asked.status)

    def _set_minutes_of_items(self, asked: ItemOfAllAsked) -> None:
        self._document.do(several.set_minutes_of_items, asked.session_ids, asked.place, asked.value)

    def _move_items(self, asked: ItemOfAllAsked) -> None:
        self._document.do(several.move_items, asked.session_ids, asked.place, asked.value)
