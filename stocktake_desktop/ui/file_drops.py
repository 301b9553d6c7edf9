"""A file, or a programme as text, let go anywhere over the window is opened, or read in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QDropEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import Pen, flow, line_height, width_of
from stocktake_desktop.ui.look.theme import GRID, NORMAL
from stocktake_desktop.words import _

_WEIGHT = QFont.Weight.DemiBold


class FileDrops(QObject):
    """Hands the first file of a drop on a window to `take`, once the drag is over; words where they `may` be taken.

    It hears of a drag before any widget of the window, so that none can take a file for text.
    """

    def __init__(
        self, window: QWidget, take: Callable[[Path | QMimeData], object], may: Callable[[QMimeData], bool]
    ) -> None:
        super().__init__(window)
        self._may = may
        self._window, self._take, self._veil = window, take, DropVeil(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.WinIdChange and watched is self._window:
            self._window.windowHandle().installEventFilter(self)
        if kind == QEvent.Type.DragLeave:
            self._veil.hide()
        if not isinstance(event, QDropEvent):  # entering and moving are drops too, of a kind
            return False
        held = event.mimeData()
        paths = [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
        if not paths and not self._may(held):
            return False
        what = paths[0] if paths else _kept(held)
        event.acceptProposedAction()
        if kind == QEvent.Type.Drop:
            self._veil.hide()
            QTimer.singleShot(0, self, lambda: self._take(what))  # a dialog must not hold up the drag
        else:
            self._veil.show_over(paths[0].name if paths else _("the programme"))
        return True


def _kept(held: QMimeData) -> QMimeData:
    """What is dragged, to be looked at when the drag is over."""
    kept = QMimeData()
    if held.hasHtml():
        kept.setHtml(held.html())
    kept.setText(held.text())
    return kept


class DropVeil(QWidget):
    """Lies over a window while a file is dragged there, and says what letting go will do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, name: str) -> None:
        """Cover the window that a file of this name is held over."""
        self.words = _("Let go to open {name}").format(name=name)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_in_use()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.accent)
        veil.setAlpha(36)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(theme.accent, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(6, 6, -6, -6), GRID, GRID)
        words = "".join(flow(self.words, NORMAL, _WEIGHT, self.width() // 2, 1))
        pill = QRectF(0, 0, round(width_of(words, NORMAL, _WEIGHT)) + 6 * GRID, line_height(NORMAL) + 4 * GRID)
        pill.moveCenter(QRectF(self.rect()).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent)
        painter.drawRoundedRect(pill, GRID, GRID)
        Pen(painter, pill.adjusted(3 * GRID, 2 * GRID, 0, 0)).write(words, NORMAL, _WEIGHT, theme.paper, 1)
