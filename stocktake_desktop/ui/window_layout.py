"""Where the window stood, which panels were open and how wide; kept in the settings between two starts."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow, QToolBar

from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.widgets.panel_folds import PanelFolds

LAYOUT_VERSION = 3
"""Raised when panels come or go, so that an old layout is not forced on them."""


class WindowLayout:
    """Brings the window and its panels back where they were; while no plan is open the panels are away."""

    def __init__(self, window: QMainWindow, settings: Settings, needed: Callable[[], QSize]) -> None:
        """`needed` is the room that the middle of the window is to have at least."""
        self._window, self._settings = window, settings
        self._panels: QByteArray | None = None
        if not window.restoreGeometry(_bytes(settings.window_geometry)):
            # the first time: most of the screen, but no more than a programme of three days needs
            screen = QGuiApplication.primaryScreen().availableGeometry()
            window.resize(min(1600, screen.width() * 94 // 100), min(1000, screen.height() * 92 // 100))
        window.restoreState(_bytes(settings.window_panels), LAYOUT_VERSION)
        self._folds = PanelFolds(window, needed)

    def put_panels_away(self) -> None:
        """Hide all panels, remembering how they stood."""
        if self._panels is None:
            with self._folds.unfolded():
                self._panels = self._window.saveState(LAYOUT_VERSION)
                for panel in (*self._window.findChildren(QDockWidget), *self._window.findChildren(QToolBar)):
                    panel.hide()

    def bring_panels_back(self) -> None:
        """Show the panels as they stood before."""
        if self._panels is not None:
            with self._folds.unfolded():
                self._window.restoreState(self._panels, LAYOUT_VERSION)
            self._panels = None

    def make_room(self, wanted: bool) -> None:
        """Hide the panels for a view that needs the whole window, or show those again that have room."""
        self._folds.clear(wanted)

    def keep(self) -> None:
        """Write down where everything stands, the panels as they were laid out by hand."""
        self._settings.window_geometry = _words(self._window.saveGeometry())
        with self._folds.unfolded():
            panels = self._panels if self._panels is not None else self._window.saveState(LAYOUT_VERSION)
        self._settings.window_panels = _words(panels)
        self._settings.save()


def _bytes(words: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(words.encode("ascii", "ignore")))


def _words(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")
