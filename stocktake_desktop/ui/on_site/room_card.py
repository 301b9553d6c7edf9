"""The card of a room on the day: a countdown to be read at a glance, and buttons that are hard to press wrong."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import menu_words
from stocktake_desktop.ui.look.theme import GRID, LARGE, NORMAL, SMALL, font
from stocktake_desktop.ui.on_site.ask_chips import AskChips
from stocktake_desktop.ui.on_site.room_face import Press, RoomFace
from stocktake_desktop.ui.on_site.room_frame import RoomFrame
from stocktake_desktop.ui.on_site.running_order_list import RunningOrderList
from stocktake_desktop.ui.on_site.speaker_face import SpeakerFace
from stocktake_desktop.ui.on_site.wait_chips import WaitChips
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.scrolling import scrolling
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

_AT_THE_FOOT = (Press.NEXT, Press.BACK, Press.HOLD, Press.END, Press.SKIP)
_WIDE, _TALL = 120 * GRID, 11 * GRID
"""From which width all buttons stand in one row, and how tall they are there."""

_DEMI = QFont.Weight.DemiBold


class RoomCard(RoomFrame):
    """The whole of a room's face, its running order, and everything that can be pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("room_card")
        self._row = QGridLayout()
        self.title, self.item = plain_label(name="heading", wrap=True), plain_label(wrap=True)
        self.planned = plain_label(name="small")
        self.speaker, self.waits, self.order = SpeakerFace(), WaitChips(), RunningOrderList()
        self.asks = AskChips()
        self.expect_late, self.fold = QPushButton(_("Expected late…")), QToolButton()
        self.fold.setIcon(icon("arrow-up"))
        self.fold.setAutoRaise(True)
        self.fold.setToolTip(_("Back to the rows of all rooms (Esc)"))
        self.podium = QPushButton(_("Sheet"))
        self.podium.setObjectName("press")
        self.podium.setAutoDefault(False)
        self.podium.setToolTip(_("Print the podium sheet of this session if it is stale, else show it (P)"))
        self.expect_late.setToolTip(_("Note that something will begin later, such as the arrival of a guest (L)"))
        self.buttons: dict[Press, QPushButton] = {press: QPushButton() for press in _AT_THE_FOOT}
        for press, button in self.buttons.items():
            button.setAutoDefault(False)
            when(button.clicked, self._press, press)
            button.setObjectName("go" if press is Press.NEXT else "press")
        self.buttons[Press.NEXT].setMinimumWidth(40 * GRID)
        self.buttons[Press.NEXT].installEventFilter(self)
        self.buttons |= self.speaker.buttons
        self.speaker.pressed.connect(self.pressed)
        self._name_buttons()
        self._lay_out()

    def show_face(self, face: RoomFace) -> None:
        """Show this from now on."""
        if face == self.face:
            return
        self.face = face
        for label, words in (
            (self.room, face.room), (self.title, face.title), (self.item, face.item),
            (self.planned, face.planned),
        ):  # fmt: skip
            label.setText(words)
        self.speaker.show_face(face)
        self.podium.setEnabled(face.session_id is not None)
        for press in (Press.NEXT, Press.NEXT_SPEAKER):
            set_mark(self.buttons[press], "due", press is face.due)
        self._name_next()
        hold = self.buttons[Press.HOLD]
        hold.setText(_("Go on") if Press.RESUME in face.presses else _("Hold"))
        for press, button in self.buttons.items():
            can = press in face.presses or (press is Press.HOLD and Press.RESUME in face.presses)
            button.setEnabled(can)
        self.buttons[Press.SKIP].setVisible(Press.SKIP in face.presses)
        self.buttons[Press.HOLD].setVisible(Press.SKIP not in face.presses)
        self.buttons[Press.END].setVisible(not face.is_last)
        self._place_buttons()
        shown = self.speaker.countdown.countdown
        self.setAccessibleName(f"{face.room}: {face.title}, {shown.digits} {shown.words}")
        self.setAccessibleDescription(face.following)

    @property
    def face_presses(self) -> frozenset[Press]:
        """What can be pressed now."""
        return self.face.presses if self.face is not None else frozenset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()
        self.speaker.fit(self.size())
        self.order.fit(LARGE if self.speaker.is_large else SMALL)
        set_mark(self.title, "large", self.speaker.is_large)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # of the large button
            self._name_next()
        return super().eventFilter(watched, event)

    def _place_buttons(self) -> None:
        """All in one row where there is room, else the large one above the others."""
        is_last = self.face is not None and self.face.is_last  # the large one says End then
        small = (Press.BACK, Press.HOLD) if is_last else (Press.BACK, Press.HOLD, Press.END)
        others = [*(self.buttons[press] for press in small), self.podium]
        is_wide = self.width() >= _WIDE
        self._row.addWidget(self.buttons[Press.NEXT], 0, 0, 1, 1 if is_wide else len(others))
        for nth, button in enumerate([*others, self.buttons[Press.SKIP]]):  # one skips where one cannot hold
            at = nth if nth < len(others) else others.index(self.buttons[Press.HOLD])
            self._row.addWidget(button, 0 if is_wide else 1, at + is_wide)
            button.setMinimumHeight(_TALL if is_wide else 0)
        set_mark(self.buttons[Press.NEXT], "tall", is_wide)
        for column in range(self._row.columnCount()):
            stretch = 8 if is_wide and not column else 1
            self._row.setColumnStretch(column, stretch if column < len(others) + is_wide else 0)

    def _name_next(self) -> None:
        """Say on the large button what it starts, as far as it goes; the whole of it is its accessible name."""
        button, words = self.buttons[Press.NEXT], self.face.next_words if self.face is not None else ""
        room = max(button.width(), 40 * GRID) - 6 * GRID
        is_long = QFontMetrics(font(LARGE, _DEMI)).horizontalAdvance(words) > room
        type_used = QFontMetrics(font(NORMAL if is_long else LARGE, _DEMI))
        button.setText(menu_words(type_used.elidedText(words, Qt.TextElideMode.ElideRight, room)))
        set_mark(button, "long", is_long)
        button.setAccessibleName(words)

    def _press(self, press: Press) -> None:
        resumes = press is Press.HOLD and self.face is not None and Press.RESUME in self.face.presses
        self.pressed.emit(Press.RESUME if resumes else press)

    def _name_buttons(self) -> None:
        words = {
            Press.BACK: (_("Back"), _("Take back what was pressed last in this room (Backspace)")),
            Press.HOLD: (_("Hold"), _("Suspend: the countdown stands still (H)")),
            Press.END: (_("End"), _("End the session (E)")),
            Press.SKIP: (_("Skip"), _("Leave this session out today (S)")),
            Press.NEXT: (_("Start"), _("End this item and start the next one (Space or Page Down)")),
        }
        for press, (text, tip) in words.items():
            self.buttons[press].setText(text)
            self.buttons[press].setToolTip(tip)

    def _lay_out(self) -> None:
        head, whole, page = QHBoxLayout(), QVBoxLayout(self), QWidget()
        head.addWidget(self.room, 1)
        head.addWidget(self.late)
        head.addWidget(self.fold)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        for layout in (whole, column):
            layout.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.planned)
        column.addWidget(self.speaker)
        column.addLayout(self._item_row())
        column.addWidget(self.waits)
        column.addWidget(self.asks)
        column.addWidget(self.order, 1)
        self._row.setSpacing(2 * GRID)
        self._place_buttons()
        whole.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        whole.addLayout(head)
        whole.addWidget(scrolling(page), 1)
        whole.addSpacing(GRID)
        whole.addLayout(self._row)  # at the foot, where no longer title moves it, and in sight in the lowest window
        self.setMinimumWidth(72 * GRID)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _item_row(self) -> QHBoxLayout:
        """What runs in the session, and what can be done about a delay."""
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.item, 1)
        row.addWidget(self.recover)
        self.expect_late.setObjectName("row_button")
        self.expect_late.setAutoDefault(False)
        row.addWidget(self.expect_late)
        return row
