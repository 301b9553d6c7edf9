"""The keys of the day: which card takes them, and what each of them presses there."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QTabBar, QWidget

from stocktake_desktop.ui.on_site.room_card import RoomCard
from stocktake_desktop.ui.on_site.room_face import Press
from stocktake_desktop.ui.on_site.room_frame import RoomFrame
from stocktake_desktop.ui.widgets.restyle import set_mark

_PRESSES = {
    Qt.Key.Key_Space: Press.NEXT,
    Qt.Key.Key_PageDown: Press.NEXT,
    Qt.Key.Key_Backspace: Press.BACK,
    Qt.Key.Key_H: Press.HOLD,
    Qt.Key.Key_E: Press.END,
    Qt.Key.Key_S: Press.SKIP,
    Qt.Key.Key_N: Press.NEXT_SPEAKER,
    Qt.Key.Key_Plus: Press.MORE,
    Qt.Key.Key_Minus: Press.LESS,
}
_ROOMS = (
    Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4,
    Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_7, Qt.Key.Key_8,
)  # fmt: skip


class CardKeys(QObject):
    """Of a presenter's remote only Page Down acts: many send B or "." for a black screen, and Page Up by mistake."""

    pressed = Signal(str, Press)
    """Something was pressed for the room with this id."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cards: Mapping[str, RoomCard] = {}
        self._rows: Mapping[str, RoomFrame] = {}
        self._room_id = ""

    def follow(self, cards: Mapping[str, RoomCard], rows: Mapping[str, RoomFrame]) -> None:
        """These are the rooms from now on; the same one keeps the keys."""
        self._cards, self._rows = cards, rows
        self.give(self._room_id)

    def give(self, room_id: str) -> None:
        """Let the card of a room take the keys; the first where there is none of that room. Of several it is marked."""
        self._room_id = room_id if room_id in self._cards else next(iter(self._cards), "")
        for key, shown in (*self._cards.items(), *self._rows.items()):
            set_mark(shown, "keyed", len(self._cards) > 1 and key == self._room_id)

    def take(self, event: QKeyEvent, focused: QWidget | None) -> bool:
        """Do what a key stands for, on the card with the focus, else on the one that has the keys; False: nothing."""
        holding = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        key = Qt.Key(event.key())
        if holding == Qt.KeyboardModifier.AltModifier and key in _ROOMS[: len(self._cards)]:
            self.give(list(self._cards)[_ROOMS.index(key)])
            return True
        card = self._cards.get(self._room_here(focused))
        if holding or card is None or card.face is None or event.isAutoRepeat():
            return False
        return self._press(card, key)

    def press_next(self, focused: QWidget | None) -> None:
        """What a presenter's remote does, whatever has the focus."""
        card = self._cards.get(self._room_here(focused))
        if card is not None and card.face is not None:
            self._press(card, Qt.Key.Key_PageDown)

    def _press(self, card: RoomCard, key: Qt.Key) -> bool:
        press = _PRESSES.get(key)
        if press is Press.HOLD and Press.RESUME in card.face_presses:
            press = Press.RESUME
        button = {Qt.Key.Key_R: card.recover, Qt.Key.Key_L: card.expect_late, Qt.Key.Key_P: card.podium}.get(key)
        if button is not None:
            if not button.isHidden() and button.isEnabled():  # the card may be folded
                button.click()
            return True
        if press is None or press not in card.face_presses:
            return press is not None
        self.pressed.emit(next(room for room, one in self._cards.items() if one is card), press)
        return True

    def _room_here(self, focused: QWidget | None) -> str:
        rooms = (*self._cards.items(), *self._rows.items())
        inside = (room for room, shown in rooms if focused and (shown is focused or shown.isAncestorOf(focused)))
        return next(inside, self._room_id)


def focus_by_tab(place: QWidget) -> None:
    """Let no button take the keyboard when it is clicked: Space and letters stay with the day."""
    buttons: list[QWidget] = [*place.findChildren(QAbstractButton), *place.findChildren(QTabBar)]
    for button in buttons:
        if button.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
