"""The row of a room with its buttons, where there are too many rooms for cards."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton

from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.room_face import Press, RoomFace
from stocktake_desktop.ui.on_site.standing_row import CLOCK, StandingRow, column
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

_HEAD, _LATE, _NEXT, _ARROW = (part * GRID for part in (54, 25, 44, 7))
"""Pixels of the columns; who has the floor takes what is left."""
_SPINE = GRID


class FoldedRoom(StandingRow):
    """It can be unfolded into its card."""

    unfolded = Signal()
    """The whole card is to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("folded_room")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.next, self.unfold = QPushButton(), QToolButton()
        self.next.setObjectName("go")
        self.unfold.setArrowType(Qt.ArrowType.DownArrow)
        self.unfold.setAutoRaise(True)
        self.unfold.setToolTip(_("Show the whole card (Enter)"))
        when(self.next.clicked, self.pressed.emit, Press.NEXT)
        self.unfold.clicked.connect(self.unfolded)
        self._lay_out()

    def show_face(self, face: RoomFace) -> None:
        """Show this from now on."""
        if face == self.face:
            return
        super().show_face(face)
        self.late.setToolTip(plain_tip(face.planned))
        self.next.setEnabled(Press.NEXT in face.presses)
        self.next.setAccessibleName(face.next_words)
        set_mark(self.next, "due", face.due is Press.NEXT)
        self._name_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.unfolded.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # of the large button
            self._name_next()
        return super().eventFilter(watched, event)

    def _name_next(self) -> None:
        """Say on the button what it starts, as far as it goes."""
        words = self.face.next_words if self.face is not None else ""
        cut = self.next.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.next.width() - 6 * GRID)
        self.next.setText(cut.replace("&", "&&"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_SPINE + 2 * GRID, GRID, GRID, GRID)
        row.setSpacing(2 * GRID)
        for part, wide in (
            (column(self.room, self.title), _HEAD), (column(self.rubric, self.who), 0), (self.own, CLOCK),
            (self.item, CLOCK), (column(self.late, self.recover), _LATE), (self.next, _NEXT), (self.unfold, _ARROW),
        ):  # fmt: skip
            if wide:
                part.setFixedWidth(wide)
            row.addWidget(part, 0 if wide else 1)
        self.next.installEventFilter(self)
        self.next.setAutoDefault(False)
        self.unfold.setFocusPolicy(Qt.FocusPolicy.NoFocus)
