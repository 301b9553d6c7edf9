"""The screen the speakers see: a countdown read at fifteen metres, who speaks, who is next, what the desk says."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QCloseEvent, QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from stocktake_desktop.ui.look.text import flow, type_of, width_of
from stocktake_desktop.ui.on_site.awake import Awake
from stocktake_desktop.ui.on_site.countdown import Countdown, Stage
from stocktake_desktop.ui.on_site.stage_mark import paint_mark
from stocktake_desktop.words import _

GROUND, INK, MUTED = QColor("#0b0d10"), QColor("#ffffff"), QColor("#aab2bd")
COLOURS = {
    Stage.WAITING: MUTED,
    Stage.RUNNING: QColor("#4cc38a"),
    Stage.SOON: QColor("#ffb224"),
    Stage.OVER: QColor("#ff6369"),
    Stage.HELD: QColor("#70b8ff"),
}
"""Light enough on the ground to be told apart across a hall; the shape and the words say the same."""

_BOLD, _DEMI, _PLAIN = QFont.Weight.Bold, QFont.Weight.DemiBold, QFont.Weight.Normal


@dataclass(frozen=True)
class Scene:
    """Everything the screen shows."""

    title: str = ""
    countdown: Countdown = field(default_factory=Countdown)
    speaker: str = ""
    following: str = ""
    message: str = ""
    clock: str = ""
    """The time of day, shown large while nothing is counted."""


class SpeakersScreen(QWidget):
    """Fills a display, keeps it awake, and paints only what has changed; Esc or a double click closes it."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(_("Speakers’ screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.scene = Scene()
        self._awake = Awake(self)

    def open_on(self, screen: QScreen) -> None:
        """Fill this display."""
        self.setGeometry(screen.geometry())  # a window fills the display it lies on
        self.showFullScreen()
        self._awake.begin(_("Speakers’ screen"))

    def show_scene(self, scene: Scene) -> None:
        """Show this from now on; nothing is painted while it stays the same."""
        if scene != self.scene:
            self.scene = scene
            self.setAccessibleDescription(f"{scene.countdown.digits} {scene.countdown.words} {scene.speaker}")
            self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._awake.end()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.close()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, scene = QPainter(self), self.scene
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), GROUND)
        unit, wide = self.height() / 100, float(self.width())
        edge, inner = wide * 0.04, wide * 0.92
        _write(painter, QRectF(edge, 3 * unit, inner, 9 * unit), scene.title, _DEMI, MUTED)
        if scene.message:
            _paint_message(painter, QRectF(edge, 14 * unit, inner, 17 * unit), scene.message)
        top = 32 * unit if scene.message else 13 * unit
        _paint_countdown(painter, QRectF(edge, top, inner, 60 * unit - top), scene.countdown, scene.clock)
        words = QRectF(edge, 60 * unit, inner, 9 * unit)
        _write(painter, words, scene.countdown.words, _DEMI, COLOURS[scene.countdown.stage])
        if scene.countdown.stage is not Stage.WAITING:
            _paint_share(painter, QRectF(edge, 70.5 * unit, inner, 2.4 * unit), scene.countdown)
        _write(painter, QRectF(edge, 75 * unit, inner, 12 * unit), scene.speaker, _BOLD, INK)
        following = _("Next: {name}").format(name=scene.following) if scene.following else ""
        _write(painter, QRectF(edge, 88 * unit, inner, 8 * unit), following, _PLAIN, MUTED)


def _paint_countdown(painter: QPainter, room: QRectF, countdown: Countdown, clock: str) -> None:
    """The digits with the mark before them, both together in the middle."""
    colour, is_waiting = COLOURS[countdown.stage], countdown.stage is Stage.WAITING
    digits = clock if is_waiting and clock else countdown.digits
    side = 0.0 if is_waiting else room.height() * 0.5
    gap = side * 0.35
    pixels = _fitting(digits, room.width() - side - gap, room.height())
    width = width_of(digits, pixels, _BOLD)
    left = room.center().x() - (side + gap + width) / 2
    painter.setFont(type_of(pixels, _BOLD))
    painter.setPen(INK if countdown.stage is Stage.RUNNING else colour)
    painter.drawText(QRectF(left + side + gap, room.top(), width * 1.02, room.height()), int(_START), digits)
    paint_mark(painter, QRectF(left, room.center().y() - side / 2, side, side), countdown.stage, colour)


def _paint_share(painter: QPainter, room: QRectF, countdown: Countdown) -> None:
    """A bar as long as the time that is left."""
    painter.fillRect(room, QColor("#262b31"))
    left = QRectF(room.left(), room.top(), room.width() * countdown.share, room.height())
    painter.fillRect(left, COLOURS[countdown.stage])


def _paint_message(painter: QPainter, room: QRectF, message: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(INK)
    painter.drawRoundedRect(room, 12, 12)
    _write(painter, room.adjusted(room.height() * 0.2, 0, -room.height() * 0.2, 0), message, _BOLD, GROUND)


def _write(painter: QPainter, room: QRectF, words: str, weight: QFont.Weight, colour: QColor) -> None:
    """One line in the middle of a room, as large as it fits; only what would become unreadable is cut with …."""
    if not words:
        return
    largest = int(room.height() * 0.72)
    whole = max(width_of(words, largest, weight), 1)
    pixels = max(largest // 2, min(largest, int(largest * room.width() / whole)))
    line = flow(" ".join(words.split()), pixels, weight, int(room.width()), 1)
    painter.setFont(type_of(pixels, weight))
    painter.setPen(colour)
    painter.drawText(room, int(_CENTRE), line[0] if line else "")


def _fitting(digits: str, width: float, height: float) -> int:
    """The size in pixels at which digits fill a room."""
    largest = int(height * 1.15)
    return max(1, min(largest, int(largest * width / max(width_of(digits, largest, _BOLD), 1))))


_CENTRE = (Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter).value
_START = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
