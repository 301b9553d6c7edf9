"""The head of a panel: what it is called, and a cross to close it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QToolButton, QWidget

from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.words import _

TITLE_TOOLS = "title_tools"
"""The object name of what a panel has that stands in the title of its dock."""


class PanelTitle(QFrame):
    """Stands in for the title bar of a dock; dragging it still moves the panel."""

    def __init__(self, dock: QDockWidget, panel: QWidget) -> None:
        """What the panel has for a title of its own stands beside that of the dock."""
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
        self.beside = _Beside(panel)
        row.setSpacing(2 * GRID)
        row.addWidget(plain_label(dock.windowTitle(), "rubric"))
        row.addWidget(self.beside, 1)
        for tools in panel.findChildren(QWidget, TITLE_TOOLS):
            row.addWidget(tools)
            tools.show()
        row.addWidget(close)


class _Beside(QWidget):
    """What a panel has for a title of its own, small and cut where there is no room."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self.setFont(font(SMALL))
        self.words = ""
        panel.windowTitleChanged.connect(self._say)

    def _say(self, words: str) -> None:
        self.words = words
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area = QPainter(self), self.rect().adjusted(0, 0, 0, -GRID)
        words = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(theme_in_use().muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
