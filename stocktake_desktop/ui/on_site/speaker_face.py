"""On the card of a room: who has the floor, a minute more or less, who is next, and what the item has left."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, font
from stocktake_desktop.ui.on_site.countdown_face import CountdownFace
from stocktake_desktop.ui.on_site.room_face import Press, RoomFace
from stocktake_desktop.ui.on_site.speaker_bar import SpeakerBar
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import shrunk
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

_LARGE = 64
"""Pixels of the digits from which on titles and the running order grow too, and each speaker has a part of the bar."""
_DIGITS = 44
"""Pixels of the digits beside the speaker's own."""


class SpeakerFace(QWidget):
    """The clock of whoever has the floor, large; while nobody has, that of the item."""

    pressed = Signal(Press)
    """What was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.rubric, self.given = plain_label(name="rubric"), plain_label(name="small")
        self.name, self.beside = shrunk(plain_label(name="heading", wrap=True)), plain_label(name="small", wrap=True)
        self.countdown, self.item, self.bar = CountdownFace(), _ItemBeside(), SpeakerBar()
        self.is_large = False
        self.buttons = {press: QPushButton() for press in (Press.LESS, Press.MORE, Press.NEXT_SPEAKER)}
        self._name_buttons()
        self._lay_out()

    def show_face(self, face: RoomFace) -> None:
        """Show this from now on."""
        floor = face.floor
        self.countdown.show_countdown(floor.countdown if floor.name else face.countdown)
        for label, words in (
            (self.rubric, floor.rubric), (self.name, floor.name), (self.given, floor.given),
            (self.beside, floor.beside),
        ):  # fmt: skip
            label.setText(words)
            label.setVisible(bool(words))
        _paint_short(self.beside, floor.is_short)
        self.item.show_face(face)
        self.bar.show_parts(floor.parts)
        self._choose_size()
        for press, button in self.buttons.items():
            button.setEnabled(press in face.presses)
            button.setVisible(bool(floor.name) or press in face.presses)
        self.buttons[Press.NEXT_SPEAKER].setToolTip(plain_tip(_("Next: {name}").format(name=floor.following)))

    def fit(self, card: QSize) -> None:
        """Take the type that suits a card of this size."""
        self.countdown.fit(card)
        self.is_large = self.countdown.pixels >= _LARGE
        set_mark(self.name, "large", self.is_large)
        self._choose_size()

    def _choose_size(self) -> None:
        has_item = self.is_large and bool(self.beside.text())
        self.item.setVisible(has_item)
        self.beside.setVisible(bool(self.beside.text()) and not has_item)
        has_parts = self.is_large and len(self.bar.parts) > 1
        self.bar.setVisible(has_parts)
        self.countdown.show_bar(not has_parts)

    def _name_buttons(self) -> None:
        more, less = (" (+)", " (-)")
        for press, words, tip in (
            (Press.LESS, _("−1 min"), _("One minute less for whoever has the floor") + less),
            (Press.MORE, _("+1 min"), _("One minute more for whoever has the floor") + more),
            (Press.NEXT_SPEAKER, _("Next speaker"), ""),
        ):
            button = self.buttons[press]
            button.setText(words)
            button.setToolTip(tip)
            button.setObjectName("press")
            button.setAutoDefault(False)
            when(button.clicked, self.pressed.emit, press)

    def _lay_out(self) -> None:
        column, head, row = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        row.setSpacing(2 * GRID)
        self.rubric.setIndent(0)
        head.addWidget(self.rubric)
        head.addStretch(1)
        head.addWidget(self.given)
        column.addLayout(head)
        column.addWidget(self.name)
        clocks = QHBoxLayout()
        clocks.addWidget(self.countdown, 1)
        clocks.addWidget(self.item)
        column.addLayout(clocks)
        column.addWidget(self.bar)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.beside)


class _ItemBeside(QFrame):
    """What the item has left, the same digits as everywhere, in a column beside the speaker's own clock."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("item_beside")
        self.title, self.digits = plain_label(name="rubric"), plain_label()
        self.words, self.still = plain_label(), plain_label(name="strong")
        self.digits.setFont(font(_DIGITS, QFont.Weight.Bold))
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * GRID, 0, 0, 0)
        column.setSpacing(0)
        for label in (self.title, self.digits, self.words, self.still):
            label.setIndent(0)
            column.addWidget(label)
        column.addStretch(1)

    def show_face(self, face: RoomFace) -> None:
        """Show this from now on."""
        self.title.setText(face.item or face.title)
        self.title.setVisible(bool(face.item))
        self.digits.setText(face.countdown.digits)
        self.words.setText(face.countdown.words)
        self.still.setText(f"▲ {face.floor.still}" if face.floor.is_short else face.floor.still)
        _paint_short(self.still, face.floor.is_short)


def _paint_short(label: QLabel, is_short: bool) -> None:
    palette, theme = label.palette(), theme_in_use()
    palette.setColor(label.foregroundRole(), theme.amber if is_short else theme.muted)
    label.setPalette(palette)
