"""What the card and the row of a room have in common: the spine of its kind, how late it is, and the way out."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton

from stocktake_desktop.models import SessionKind
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.room_face import Press, RoomFace
from stocktake_desktop.words import _


class RoomFrame(QFrame):
    """Shows a room and asks for what is pressed; it knows nothing of the plan."""

    pressed = Signal(Press)
    """What was pressed."""
    touched = Signal()
    """It was clicked somewhere: it takes the keys."""

    def __init__(self) -> None:
        super().__init__()
        self.face: RoomFace | None = None
        self.room, self.late = plain_label(name="rubric"), plain_label(name="strong")
        self.room.setIndent(0)
        self.recover = QPushButton(_("Recover…"))
        self.recover.setObjectName("recover")
        self.recover.setAutoDefault(False)
        self.recover.setToolTip(_("Ways out of the delay, with what comes of each (R)"))
        self.recover.hide()

    def show_late(self, words: str, *, is_late: bool) -> None:
        """Say how the room stands to its plan; late is red, and says so."""
        self.late.setText(words)
        palette, theme = self.late.palette(), theme_in_use()
        palette.setColor(self.late.foregroundRole(), theme.red if is_late else theme.muted)
        self.late.setPalette(palette)

    def offer_recovery(self, is_needed: bool) -> None:
        """Offer ways out, or not."""
        self.recover.setVisible(is_needed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.touched.emit()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        kind: SessionKind | None = self.face.kind if self.face is not None else None
        if kind is not None:
            left = self.width() - GRID if self.isRightToLeft() else 0
            QPainter(self).fillRect(QRectF(left, 0, GRID, self.height()), theme_in_use().kind(kind).spine)
