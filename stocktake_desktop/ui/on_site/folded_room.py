"""The row of a room with its buttons, where there are too many rooms for cards."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton

from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import menu_words, plain_tip
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.room_face import Press, RoomFace
from stocktake_desktop.ui.on_site.standing_row import CLOCK, StandingRow, column
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

_WIDTHS = (54 * GRID, 0, CLOCK, CLOCK, 28 * GRID, 44 * GRID, 7 * GRID)
_NARROW = (28 * GRID, 0, CLOCK, CLOCK, 28 * GRID, 24 * GRID, 7 * GRID)
"""Pixels of the columns; who has the floor takes what is left."""
_WHO = 1
_WHOLE = 220 * GRID
"""The width below which the columns are narrow and there is room for one clock only."""
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
        self.unfold.setIcon(icon("arrow-down"))
        self.unfold.setAutoRaise(True)
        self.unfold.setToolTip(_("Show the whole card (Enter)"))
        when(self.next.clicked, self.pressed.emit, Press.NEXT)
        self.unfold.clicked.connect(self.unfolded)
        self._is_narrow = False
        self._parts = (
            column(self.room, self.title), column(self.rubric, self.who), self.own, self.item,
            column(self.late, self.recover), self.next, self.unfold,
        )  # fmt: skip
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
        self._show_clocks()
        self._name_next()

    def fit(self, width: int) -> None:
        """Take the columns that suit so many pixels; a narrow row has only the clock that stands large on cards."""
        self._is_narrow = width < _WHOLE
        for part, wide in zip(self._parts, _NARROW if self._is_narrow else _WIDTHS, strict=True):
            if wide:
                part.setFixedWidth(wide)
        self._show_clocks()

    def _show_clocks(self) -> None:
        speaks = self.face is not None and bool(self.face.floor.name)
        self.rubric.setHidden(self._is_narrow)
        self.own.setVisible(speaks or not self._is_narrow)
        self.item.setVisible(not speaks or not self._is_narrow)

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
        self.next.setText(menu_words(cut))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_SPINE + 2 * GRID, GRID, GRID, GRID)
        row.setSpacing(2 * GRID)
        for nth, part in enumerate(self._parts):
            row.addWidget(part, 1 if nth == _WHO else 0)
        self.fit(_WHOLE)
        self.next.installEventFilter(self)
        self.next.setAutoDefault(False)
        self.unfold.setFocusPolicy(Qt.FocusPolicy.NoFocus)
