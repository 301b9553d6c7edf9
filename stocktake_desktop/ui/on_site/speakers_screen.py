"""The screen the speakers see: a countdown read at fifteen metres, who speaks, who is next, what the desk says."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from stocktake_desktop.ui.look.text import type_of, width_of
from stocktake_desktop.ui.on_site.awake import Awake
from stocktake_desktop.ui.on_site.countdown import Stage
from stocktake_desktop.ui.on_site.hall_scene import GROUND, INK, Scene, paint_scene
from stocktake_desktop.ui.on_site.room_face import Press
from stocktake_desktop.words import _

FLASH, FLASHES = 500, 6
"""Milliseconds of light and of dark, and how often it changes: three slow flashes, one a second."""
HINT = 5_000
"""Milliseconds for which it is said how to leave."""
TWICE = 1_000
"""Milliseconds in which Esc is to be pressed again."""

_PRESSES = {
    Qt.Key.Key_Space: Press.NEXT,
    Qt.Key.Key_PageDown: Press.NEXT,
    Qt.Key.Key_N: Press.NEXT_SPEAKER,
    Qt.Key.Key_Plus: Press.MORE,
    Qt.Key.Key_Minus: Press.LESS,
}
"""What can be pressed for the room while the screen covers the desk."""


class SpeakersScreen(QWidget):
    """Fills a display, keeps it awake, and paints only what has changed; Esc pressed twice leaves it."""

    left = Signal()
    """Somebody closed it."""
    pressed = Signal(Press)
    """What was pressed for the room, where the screen lies over the desk."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(_("Speakers’ screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.scene, self.display, self.is_lit, self.may_flash = Scene(), "", True, True
        self._awake, self._is_hall_only = Awake(self), True
        self._flash, self._flashes = QTimer(self, interval=FLASH), 0
        self._hint, self._escape = QTimer(self, interval=HINT, singleShot=True), QTimer(self, interval=TWICE)
        self._escape.setSingleShot(True)
        self._flash.timeout.connect(self._blink)
        self._hint.timeout.connect(self.update)

    @property
    def hint(self) -> str:
        """How to leave, while that is said."""
        return _("Esc twice leaves · Space: next · N: next speaker") if self._hint.isActive() else ""

    def open_on(self, screen: QScreen, *, is_only: bool = False) -> None:
        """Fill this display; on the only one it is said for a while how to leave."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not is_only)  # the keys stay at the desk
        self.setGeometry(screen.geometry())  # a window fills the display it lies on
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        if is_only:
            self.activateWindow()
        self._awake.begin(_("Speakers’ screen"))
        self._is_hall_only = not is_only
        self._say_how_to_leave()

    def show_scene(self, scene: Scene) -> None:
        """Show this from now on; nothing is painted while it stays the same."""
        if scene == self.scene:
            return
        before, self.scene = self.scene, scene
        is_over = scene.countdown.stage is Stage.OVER and before.countdown.stage is not Stage.OVER
        if self.may_flash and (is_over or (scene.message and scene.message != before.message)):
            self._flashes = FLASHES
            self._flash.start()
        self.setAccessibleDescription(f"{scene.countdown.digits} {scene.countdown.words} {scene.speaker}")
        self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._awake.end()
        self.left.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and not event.isAutoRepeat():
            if self._escape.isActive():
                self.close()
            else:
                self._escape.start()
                self._say_how_to_leave(anyway=True)
        elif key in _PRESSES and not event.isAutoRepeat():
            self.pressed.emit(_PRESSES[key])

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self._say_how_to_leave(anyway=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_scene(painter, QRectF(self.rect()), self.scene, is_lit=self.is_lit)
        if self.hint:
            unit = self.height() / 100
            pixels, wide = int(2.6 * unit), width_of(self.hint, int(2.6 * unit), QFont.Weight.Normal) + 4 * unit
            plate = QRectF(self.width() - wide, 0, wide, 5 * unit)
            painter.fillRect(plate, INK)
            painter.setPen(GROUND)
            painter.setFont(type_of(pixels, QFont.Weight.Normal))
            painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter.value), self.hint)

    def _say_how_to_leave(self, *, anyway: bool = False) -> None:
        if anyway or not self._is_hall_only:
            self._hint.start()
            self.update()

    def _blink(self) -> None:
        self._flashes -= 1
        self.is_lit = self._flashes % 2 == 0
        if self._flashes <= 0:
            self._flash.stop()
            self.is_lit = True
        self.update()
