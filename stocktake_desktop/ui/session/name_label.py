"""The name of somebody, which a click follows to the details."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import QLabel

from stocktake_desktop.ui.look.theme import NORMAL, font
from stocktake_desktop.ui.widgets.section import shrunk
from stocktake_desktop.words import _


class NameLabel(QLabel):
    """A name in strong type that wraps."""

    clicked = Signal()
    """The name was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strong")
        self.setFont(font(NORMAL, QFont.Weight.DemiBold))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        shrunk(self)

    def set_leads_on(self, leads_on: bool) -> None:
        """Whether there are details behind the name."""
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads_on else Qt.CursorShape.ArrowCursor)
        self.setToolTip(_("Show the details") if leads_on else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
