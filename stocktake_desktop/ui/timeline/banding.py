"""A rubber band over the timeline: it selects the blocks it touches while it is drawn."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QGraphicsView, QRubberBand

from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.words import _


class Banding:
    """One band, drawn from where the button went down; `adds` keeps what was selected before."""

    def __init__(self, view: QGraphicsView, scene: TimelineScene, origin: QPoint, *, adds: bool) -> None:
        self._view, self._scene = view, scene
        self._origin = view.mapToScene(origin)
        self._before = scene.document.selection if adds else ()
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
        self._band.show()

    def stretch_to(self, point: QPoint, _modifiers: Qt.KeyboardModifier) -> None:
        """Reach to this point of the viewport, and select what is touched."""
        area = QRect(self._view.mapFromScene(self._origin), point).normalized()
        self._band.setGeometry(area)
        seen = self._view.mapToScene(area).boundingRect()
        touched = [key for key, rect in self._scene.geometry.rects.items() if rect.intersects(seen)]
        self._scene.document.select_all([*self._before, *touched])

    @property
    def words(self) -> str:
        """What it does, for the status line."""
        return _("Select what the band touches · with Ctrl: add to the selection")

    def end(self) -> None:
        """Take the band away; what is selected stays so."""
        self._band.hide()
        self._band.deleteLater()
