"""Drawing what a block says, by how much room there is: nothing, one line, a few running lines, or everything."""

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen

from stocktake_desktop.models import SessionKind
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.text import Pen, fits, line_height, width_of
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, Theme, mix
from stocktake_desktop.ui.timeline.faces import Face
from stocktake_desktop.ui.timeline.geometry import BAR, WORDED, Stature
from stocktake_desktop.ui.timeline.lane_names import told_apart
from stocktake_desktop.words import _

SPINE = 4
_BOLD, _DEMI, _PLAIN = QFont.Weight.Bold, QFont.Weight.DemiBold, QFont.Weight.Normal
_LINE = line_height(SMALL)
_BADGE, _TAG, _DOT = 14, 14, 6
"""Pixels: the side of an icon, the height of a "TBC", the width of the dot it becomes."""

_WIDE_ROW, _MINUTES = 150, 28
"""Pixels of a block of one line from which its minutes have room, and what they take with the distance to others."""

_LEAST_WIDTH = 64
"""Pixels of a block that its words keep however little of it is in sight."""

_ALL = QRectF()
_AS_IT_IS = Stature()

_PALE = 0.4
"""Share of its colour in the first row of a strip."""

_ROOMY = 48
"""Pixels of height from which a block keeps some distance from its own edge."""


def body_of(rect: QRectF, tall: int = 0) -> QRectF:
    """What is drawn of a block: its rectangle, less a row for the line of the hour at which it begins.

    With a height that all of its length share (`Geometry.tall`) no more of it is drawn, so that they are all alike.
    """
    body = QRectF(rect.topLeft(), QSizeF(rect.width(), min(tall or rect.height(), rect.height())))
    return body.adjusted(0, 1, 0, 0) if body.height() >= BAR else rect


def paint_face(
    painter: QPainter,
    rect: QRectF,
    face: Face,
    theme: Theme,
    *,
    stature: Stature = _AS_IT_IS,
    depth: float = 0.0,
    part: QRectF = _ALL,
) -> None:
    """Draw a face into a rectangle: the ground, the spine, and in the `part` in sight as many words as have room.

    The ground takes a share (`depth`) of the spine's colour.

    A low one is a bar without words; a lower one a strip, paler where it begins and ends, so that strips that touch
    differ.
    """
    tall = stature.tall or round(rect.height())
    if tall < BAR:
        colour = theme.accent if face.ticked else theme.kind(face.kind).spine
        _paint_strip(painter, rect, Stature(tall, stature.shift), colour, theme)
        return
    painter.save()
    body = body_of(rect, tall)
    _paint_ground(painter, body, face, theme, depth)
    if tall >= WORDED:
        _paint_words(painter, _within(body, part), face, theme)
    else:
        _paint_dot(painter, body, face, theme)
    painter.restore()


def _paint_strip(painter: QPainter, rect: QRectF, stature: Stature, colour: QColor, theme: Theme) -> None:
    """Draw a strip in whole pixels of the device, so that all of a height are equal at every scale of the screen."""
    to_device = painter.deviceTransform()
    ratio, begins = to_device.m22() or 1.0, to_device.map(rect.topLeft()).y()
    gap = max(round(ratio), 1)
    rows = max(math.floor(stature.tall * ratio) - gap, 1)
    top = rect.top() + (round(begins + stature.shift * ratio) - begins) / ratio
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(QPointF(rect.left(), top), rect.bottomRight()), mix(colour, theme.paper, _PALE))
    painter.fillRect(QRectF(rect.left(), top + gap / ratio, rect.width(), rows / ratio), colour)
    painter.restore()


def _within(body: QRectF, part: QRectF) -> QRectF:
    """Where the words of a block stand: in the part in sight, but never less than a line as wide as a time."""
    if part.isEmpty():
        return body
    left = max(body.left(), min(part.left() - SPINE, body.right() - _LEAST_WIDTH))
    right = min(body.right(), max(part.right(), left + _LEAST_WIDTH))
    top = max(body.top(), min(part.top(), body.bottom() - _LINE - 1))
    return QRectF(QPointF(left, top), QPointF(right, body.bottom()))


def _paint_words(painter: QPainter, body: QRectF, face: Face, theme: Theme) -> None:
    edge = GRID if body.height() >= _ROOMY else max(0.0, min((body.height() - _LINE) / 2, 2.0))
    narrow = body.width() < 64
    room = body.adjusted(SPINE + (4 if narrow else 8), edge, -4 if narrow else -6, -edge)
    if room.height() < 2 * _LINE - 2:
        room = room.adjusted(0, (room.height() - _LINE) / 2, 0, 0)
        _paint_row(painter, QRectF(room.left(), room.top(), room.width(), _LINE), face, theme)
    elif pixels := _title_size(room, face):
        _paint_whole(painter, room, face, theme, pixels)
    else:
        paint_running(painter, room, face, theme)


def _paint_ground(painter: QPainter, rect: QRectF, face: Face, theme: Theme, depth: float) -> None:
    colours = theme.kind(face.kind)
    shape = QPainterPath()
    shape.addRoundedRect(rect, GRID, GRID)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, mix(colours.spine, colours.tint, depth))
    if face.kind is SessionKind.BREAK:
        painter.fillRect(rect, QBrush(mix(colours.spine, colours.tint, 0.18), Qt.BrushStyle.BDiagPattern))
    painter.fillRect(QRectF(rect.left(), rect.top(), SPINE, rect.height()), colours.spine)


def _title_size(room: QRectF, face: Face) -> int:
    """The size at which the whole title fits below the time, 0 when it does at none."""
    width, height = int(room.width()), room.height() - _LINE
    for pixels in (NORMAL, SMALL):
        if fits(face.title, pixels, _DEMI, width, int((height + 2) // line_height(pixels))):
            return pixels
    return SMALL if height > 5 * _LINE else 0


def running_width(face: Face) -> float:
    """How wide "10:00 Opening" with its badges is."""
    width = _indent(face) + width_of(face.title, SMALL, _DEMI) + (face.overlaps + face.locked) * (_BADGE + GRID)
    return width + (2 * GRID + _tag_width(face) if face.unconfirmed else 0)


def paint_running(painter: QPainter, room: QRectF, face: Face, theme: Theme) -> None:
    """The start, and the title running on behind it: "10:00 Opening"."""
    time, indent = face.start or face.time, _indent(face)
    if indent > room.width() + GRID:  # half a time is none
        time, indent = "", 0.0
    right, is_marked = _paint_badges(painter, room, face, theme, keep=indent + 40)
    if not is_marked and right - _DOT - GRID - room.left() >= indent - GRID:
        _paint_dot(painter, QRectF(room.left(), room.top(), right - room.left(), _LINE), face, theme)
        right -= _DOT + GRID
    elif not is_marked:
        _paint_dot(painter, _corner(room), face, theme)
    Pen(painter, room).write(time, SMALL, _BOLD, theme.ink, 1)
    Pen(painter, room).write(face.title, SMALL, _DEMI, theme.ink, indent=indent, outdent=max(room.right() - right, 0.0))


def _paint_row(painter: QPainter, room: QRectF, face: Face, theme: Theme) -> None:
    """The same in a block of one line; in a wide one its minutes stand at the right end, and who answered before them.

    Both have columns of their own, so that they can be read down many rows.
    """
    if face.minutes and room.width() >= _WIDE_ROW:
        words = str(face.minutes)
        column = room.adjusted(room.width() - width_of(words, SMALL, _PLAIN) - 1, 0, 1, 0)
        Pen(painter, column).write(words, SMALL, _PLAIN, theme.muted, 1)
        room = room.adjusted(0, 0, -_MINUTES, 0)
        mark = QRectF(room.right() - _BADGE, round(room.center().y()) - _BADGE / 2, _BADGE, _BADGE)
        if face.confirmed:
            icon("check", "muted").paint(painter, mark.toAlignedRect())
        elif face.unconfirmed == 1:
            _paint_ring(painter, mark.center(), theme)
        if face.confirmed or face.unconfirmed == 1:
            room, face = room.adjusted(0, 0, -_BADGE - GRID, 0), replace(face, unconfirmed=0)
    paint_running(painter, room, face, theme)


def _paint_ring(painter: QPainter, middle: QPointF, theme: Theme) -> None:
    """A "TBC" of one in a row."""
    pen = QPen(theme.amber, 1.5, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.9, 1.24])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, 4.5, 4.5)


def _indent(face: Face) -> float:
    return width_of(face.start or face.time, SMALL, _BOLD) + 6


def _paint_whole(painter: QPainter, room: QRectF, face: Face, theme: Theme, pixels: int) -> None:
    """Time and badges, title, who leads and who speaks, and at the foot the room."""
    start = face.start or face.time
    right, is_marked = _paint_badges(painter, room, face, theme, keep=width_of(start, SMALL, _BOLD) + 4)
    pen = Pen(painter, room.adjusted(0, _LINE, 0, 0))
    pen.write(face.title, pixels, _DEMI, theme.ink)
    if not is_marked and pen.room.height() >= _TAG + 2:
        pen.skip(2)
        width = width_of(_tbc(face), SMALL, _DEMI) + 8
        _paint_tag(painter, QRectF(room.left(), pen.room.top(), width, _TAG), _tbc(face), theme.amber)
        pen.skip(_TAG)
    elif not is_marked and right - _DOT - GRID - room.left() >= width_of(start, SMALL, _BOLD):
        _paint_dot(painter, QRectF(room.left(), room.top(), right - room.left(), _LINE), face, theme)
        right -= _DOT + GRID
    elif not is_marked:
        _paint_dot(painter, _corner(room), face, theme)
    time = next((time for time in (face.time, start) if width_of(time, SMALL, _BOLD) <= right - room.left()), "")
    Pen(painter, room).write(time, SMALL, _BOLD, theme.ink, 1)
    _paint_people(pen, face, theme)
    if face.room and pen.room.height() >= _LINE + GRID:
        foot = QRectF(room.left(), room.bottom() - _LINE, room.width(), _LINE)
        if (name := told_apart(face.room, (), foot.width())) != "…":
            Pen(painter, foot).write(name, SMALL, _PLAIN, theme.muted, 1)


def _paint_people(pen: Pen, face: Face, theme: Theme) -> None:
    if face.lead and pen.lines(SMALL):
        pen.skip(2)
        pen.write(face.lead, SMALL, _PLAIN, theme.ink, 2)
    soft = mix(theme.ink, theme.kind(face.kind).tint, 0.74)
    for name in face.people:
        if pen.room.height() >= 2 * _LINE + GRID:
            pen.write(f"· {name}", SMALL, _PLAIN, soft, 1)


def _paint_badges(painter: QPainter, room: QRectF, face: Face, theme: Theme, *, keep: float) -> tuple[float, bool]:
    """Draw the badges from the right end of the first line, but not into its first `keep` pixels.

    Returns where the words have to end, and whether what is unconfirmed is marked.
    """
    right, middle = room.right(), round(room.top() + _LINE / 2)
    if face.ticked and right - _BADGE - room.left() >= keep:
        right -= _BADGE
        _paint_tick(painter, QRectF(right, middle - _BADGE / 2, _BADGE, _BADGE), theme)
        right -= GRID
    for is_so, name, tone in ((face.overlaps, "warning", "red"), (face.locked, "lock", "muted")):
        if is_so and right - _BADGE - room.left() >= keep:
            right -= _BADGE
            icon(name, tone).paint(painter, QRectF(right, middle - _BADGE / 2, _BADGE, _BADGE).toAlignedRect())
            right -= GRID
    if not face.unconfirmed:
        return right, True
    width = _tag_width(face)
    if right - width - GRID - room.left() >= keep:
        tag = QRectF(round(right - width), middle - _TAG / 2, width, _TAG)
        _paint_tag(painter, tag, _tbc(face), theme.amber)
        return right - width - GRID, True
    return right, False


def _paint_tick(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent)
    painter.drawRoundedRect(rect, 3, 3)
    painter.setPen(QPen(theme.paper, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    corners = ((0.25, 0.52), (0.44, 0.7), (0.76, 0.32))
    painter.drawPolyline([QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) for x, y in corners])


def _tbc(face: Face) -> str:
    return _("TBC {count}").format(count=face.unconfirmed) if face.unconfirmed > 1 else _("TBC")


def _tag_width(face: Face) -> int:
    return round(width_of(_tbc(face), SMALL, _DEMI)) + 8


def _corner(room: QRectF) -> QRectF:
    return QRectF(room.left(), room.bottom() - _DOT, room.width(), _DOT)


def _paint_dot(painter: QPainter, area: QRectF, face: Face, theme: Theme) -> None:
    """A "TBC" where it has no room, at the right end of an area."""
    if face.unconfirmed:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.amber)
        painter.drawEllipse(QPointF(area.right() - _DOT / 2, area.center().y()), _DOT / 2, _DOT / 2)


def _paint_tag(painter: QPainter, rect: QRectF, words: str, colour: QColor) -> None:
    pen = QPen(colour, 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    top = rect.top() + (rect.height() - _LINE) / 2
    Pen(painter, QRectF(rect.left() + 4, top, rect.width(), 20)).write(words, SMALL, _DEMI, colour, 1)
