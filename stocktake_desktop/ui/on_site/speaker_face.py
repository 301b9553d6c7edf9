"""On the card of a room: who has the floor, a minute more or less, who is next, and what the item has left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.countdown_face import CountdownFace
from stocktake_desktop.ui.on_site.room_face import Press, RoomFace
from stocktake_desktop.ui.widgets.section import shrunk
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


class SpeakerFace(QWidget):
    """The clock of whoever has the floor, large; while nobody has, that of the item."""

    pressed = Signal(Press)
    """What was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.rubric, self.given = plain_label(name="rubric"), plain_label(name="small")
        self.name, self.beside = shrunk(plain_label(name="heading", wrap=True)), plain_label(name="small", wrap=True)
        self.countdown = CountdownFace()
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
        palette, theme = self.beside.palette(), theme_in_use()
        palette.setColor(self.beside.foregroundRole(), theme.amber if floor.is_short else theme.muted)
        self.beside.setPalette(palette)
        for press, button in self.buttons.items():
            button.setEnabled(press in face.presses)
            button.setVisible(bool(floor.name) or press in face.presses)
        self.buttons[Press.NEXT_SPEAKER].setToolTip(plain_tip(_("Next: {name}").format(name=floor.following)))

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
        column.addWidget(self.countdown)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.beside)
