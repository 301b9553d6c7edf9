"""The head of a panel: what it is called, and a cross to close it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QToolButton

from stocktake_desktop.ui.icons import icon
from stocktake_desktop.ui.notice import plain_label
from stocktake_desktop.ui.theme import GRID
from stocktake_desktop.words import _


class PanelTitle(QFrame):
    """Stands in for the title bar of a dock; dragging it still moves the panel."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("panel_title")
        close = QToolButton()
        close.setIcon(icon("close", "muted"))
        close.setIconSize(QSize(3 * GRID, 3 * GRID))
        close.setAutoRaise(True)
        words = _("Close the panel; it comes back with View")
        close.setToolTip(words)
        close.setAccessibleName(words)
        close.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, GRID, GRID)
        row.addWidget(plain_label(dock.windowTitle(), "rubric"), 1)
        row.addWidget(close)
