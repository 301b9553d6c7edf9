"""What the hall sees of a room, and how it is painted: the same on the display and, small, on the desk."""

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from stocktake_desktop.ui.look.text import fits, flow, type_of, width_of
from stocktake_desktop.ui.on_site.countdown import Countdown, Stage
from stocktake_desktop.ui.on_site.stage_mark import paint_mark
from stocktake_desktop.words import _

GROUND, INK, MUTED = QColor("#0b0d10"), QColor("#ffffff"), QColor("#aab2bd")
PLATE, BLACK = QColor("#ffcf70"), QColor("#000000")
COLOURS = {
    Stage.WAITING: MUTED,
    Stage.RUNNING: QColor("#4cc38a"),
    Stage.SOON: QColor("#ffb224"),
    Stage.OVER: QColor("#ff6369"),
    Stage.HELD: QColor("#70b8ff"),
}
"""Light enough on the ground to be told apart across a hall; the shape and the words say the same."""

_TRACK = QColor("#2a3038")
_BOLD, _DEMI, _PLAIN = QFont.Weight.Bold, QFont.Weight.DemiBold, QFont.Weight.Normal
_WHOLE = Qt.TextFlag.TextDontClip.value
_EDGE = 0.044
"""The margin at the left and at the right, as a part of the width."""
_DIGITS, _NAME, _LABEL = 34, 8.0, 4.4
"""How tall the digits are, and the type of names and of what is said above them, in hundredths of the height."""


class Shows(StrEnum):
    """What the desk lets the hall see."""

    ALL = "all"
    CLOCK = "clock"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Scene:
    """Everything the screen shows."""

    title: str = ""
    countdown: Countdown = field(default_factory=Countdown)
    speaker: str = ""
    following: str = ""
    message: str = ""
    clock: str = ""
    """The time of day; large while nothing is counted."""
    remaining: int = 0
    """How many are still to speak."""
    place: str = ""
    """Whose time it is: "Puerto Vallarta time"."""
    shows: Shows = Shows.ALL


def paint_scene(painter: QPainter, whole: QRectF, scene: Scene, *, is_lit: bool = True) -> None:
    """Paint it into a rectangle; what flashes, the words of a message and the frame, is left out unless `is_lit`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(whole)
    painter.translate(whole.topLeft())
    room = QRectF(0, 0, whole.width(), whole.height())
    painter.fillRect(room, BLACK if scene.shows is Shows.NOTHING else GROUND)
    if scene.shows is not Shows.NOTHING:
        _paint(painter, room, scene, is_lit=is_lit)
    painter.restore()


def _paint(painter: QPainter, room: QRectF, scene: Scene, *, is_lit: bool) -> None:
    unit = room.height() / 100
    inner = QRectF(room.width() * _EDGE, 0, room.width() * (1 - 2 * _EDGE), room.height())
    if scene.shows is Shows.CLOCK:
        _paint_countdown(painter, _band(inner, 20, 80), scene, unit)
    elif scene.message:
        plate = QRectF(0, 0, room.width(), 50 * unit)
        painter.fillRect(plate, PLATE)
        _write(painter, _band(inner, 6, 12), _("from the desk"), _LABEL * unit, _PLAIN, GROUND, 1)
        if is_lit:
            _write(painter, _band(inner, 13, 47), scene.message, 2 * _NAME * unit, _BOLD, GROUND)
        _paint_countdown(painter, _band(inner, 55, 95), scene, unit)
    else:
        _paint_all(painter, inner, scene, unit)
    if scene.countdown.stage is Stage.OVER and is_lit:
        painter.setPen(QPen(COLOURS[Stage.OVER], 3 * unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room.adjusted(unit, unit, -unit, -unit))


def _paint_all(painter: QPainter, inner: QRectF, scene: Scene, unit: float) -> None:
    colour = INK if scene.speaker else MUTED
    _write(painter, _band(inner, 5, 26), scene.speaker or scene.title, _NAME * unit, _DEMI, colour)
    _paint_countdown(painter, _band(inner, 28, 70), scene, unit)
    if scene.countdown.stage is not Stage.WAITING:
        _paint_share(painter, _band(inner, 73, 75.6), scene.countdown)
    columns = ((0.0, 0.6, _("Next"), scene.following), (0.62, 0.16, _("still to speak"), str(scene.remaining or "")))
    for at, wide, label, words in (*columns, (0.8, 0.2, scene.place, scene.clock)):
        if not words:
            continue
        left, width = inner.left() + at * inner.width(), wide * inner.width()
        ends = at > 0
        label_room = QRectF(left, 79 * unit, width, 6.5 * unit)
        _write(painter, label_room, label, _LABEL * unit, _PLAIN, MUTED, 1, ends=ends)
        _write(painter, QRectF(left, 86 * unit, width, 10 * unit), words, _NAME * unit, _DEMI, INK, 2, ends=ends)


def _paint_countdown(painter: QPainter, room: QRectF, scene: Scene, unit: float) -> None:
    """The mark, the digits and what they are; the digits smaller only where they have no room otherwise."""
    countdown, colour = scene.countdown, COLOURS[scene.countdown.stage]
    counts = countdown.stage is not Stage.WAITING
    digits, words = (countdown.digits, countdown.words.split(" ", 1)) if counts else (scene.clock or "–", [])
    pixels = min(_DIGITS * unit, room.height()) / _digit_height()
    while pixels > 1:
        side, gap = (0.2 * pixels if counts else 0.0), 0.06 * pixels
        beside = max((width_of(word, _small(pixels), _DEMI) for word in words), default=0.0)
        wide = side + gap + width_of(digits, max(1, int(pixels)), _BOLD) + gap + beside
        if wide <= room.width():
            break
        pixels *= 0.96
    left = room.left() if counts else room.center().x() - wide / 2
    capital = pixels * _digit_height()
    base = room.center().y() + capital / 2
    paint_mark(painter, QRectF(left, room.center().y() - side / 2, side, side), countdown.stage, colour)
    painter.setPen(colour if counts else INK)
    painter.setFont(type_of(max(1, int(pixels)), _BOLD))
    painter.drawText(QPointF(left + side + gap, base), digits)
    painter.setFont(type_of(_small(pixels), _DEMI))
    for nth, word in enumerate(words):
        at = base - capital * 0.06 - (len(words) - 1 - nth) * 0.18 * pixels
        painter.drawText(QPointF(left + wide - beside, at), word)


def _paint_share(painter: QPainter, room: QRectF, countdown: Countdown) -> None:
    """A bar as long as the time that is gone, with a notch where the warning begins."""
    painter.setPen(Qt.PenStyle.NoPen)
    share = 1 - countdown.share
    for colour, width in ((_TRACK, room.width()), (COLOURS[countdown.stage], room.width() * share)):
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(room.left(), room.top(), width, room.height()), 4, 4)
    if countdown.notch is not None:
        wide = room.height() / 5
        painter.fillRect(
            QRectF(room.left() + room.width() * (1 - countdown.notch), room.top(), wide, room.height()), GROUND
        )


def _write(
    painter: QPainter,
    room: QRectF,
    words: str,
    largest: float,
    weight: QFont.Weight,
    colour: QColor,
    most: int = 2,
    *,
    ends: bool = False,
) -> None:
    """Words on so many lines, else in smaller type on as many as there is room for; never cut with …."""
    text = " ".join(words.split())
    pixels, width = max(1, int(largest)), int(room.width())
    lines = max(1, min(most, int(room.height() / (1.1 * pixels))))
    while pixels > 1 and not fits(text, pixels, weight, width, lines):
        pixels -= max(1, pixels // 16)
        lines = max(1, int(room.height() / (1.1 * pixels)))
    painter.setPen(colour)
    painter.setFont(type_of(pixels, weight))
    across = Qt.AlignmentFlag.AlignRight if ends else Qt.AlignmentFlag.AlignLeft
    for nth, line in enumerate(flow(text, pixels, weight, width, lines)):
        at = QRectF(room.left(), room.top() + nth * 1.1 * pixels, room.width(), 1.1 * pixels)
        painter.drawText(at, int((across | Qt.AlignmentFlag.AlignVCenter).value) | _WHOLE, line)


def _small(pixels: float) -> int:
    """The type of what stands beside digits of so many pixels."""
    return max(1, int(0.15 * pixels))


def _band(inner: QRectF, top: float, bottom: float) -> QRectF:
    """A part of the height, in hundredths."""
    unit = inner.height() / 100
    return QRectF(inner.left(), top * unit, inner.width(), (bottom - top) * unit)


def _digit_height() -> float:
    """How tall a digit is, of its type."""
    return QFontMetricsF(type_of(1000, _BOLD)).tightBoundingRect("0").height() / 1000
