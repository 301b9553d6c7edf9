"""Small painted marks in the colours of the theme: the square of a kind, the sign of a status, a dotted handle."""

from functools import cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from stocktake_desktop.models import SessionKind, Status
from stocktake_desktop.ui.look.style import theme_in_use


@cache
def kind_mark(kind: SessionKind) -> QIcon:
    """A square in the colour of a kind of session."""
    return QIcon(_KindMark(kind))


@cache
def status_mark(status: Status) -> QIcon:
    """The sign of a status: a disc, a half disc, a ring, a cross."""
    return QIcon(_StatusMark(status))


def status_tone(status: Status) -> QColor:
    """The colour of a status; never the only thing that says it."""
    theme = theme_in_use()
    tones = {Status.TO_BE_CONFIRMED: theme.amber, Status.CONFIRMED: theme.kind(SessionKind.ACTION_GROUP).spine}
    return tones.get(status, theme.muted)


class _Mark(QIconEngine):
    """Painted anew at each size and in the theme of the moment."""

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        result = QPixmap(size)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return result

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        self.draw(painter, square)
        painter.restore()

    def draw(self, painter: QPainter, square: QRectF) -> None:
        """Draw the mark into a square."""
        raise NotImplementedError


class _KindMark(_Mark):
    def __init__(self, kind: SessionKind) -> None:
        super().__init__()
        self._kind = kind

    def draw(self, painter: QPainter, square: QRectF) -> None:
        edge = square.width() / 6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_in_use().kind(self._kind).spine)
        painter.drawRoundedRect(square.adjusted(edge, edge, -edge, -edge), 2, 2)

    def clone(self) -> QIconEngine:
        return _KindMark(self._kind)


class _StatusMark(_Mark):
    def __init__(self, status: Status) -> None:
        super().__init__()
        self._status = status

    def draw(self, painter: QPainter, square: QRectF) -> None:
        inner = square.adjusted(*(square.width() / 6 * edge for edge in (1, 1, -1, -1)))
        tone = status_tone(self._status)
        painter.setPen(QPen(tone, square.width() / 8))
        if self._status is Status.DECLINED:
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.topRight(), inner.bottomLeft())
            return
        painter.drawEllipse(inner)
        if self._status is not Status.TO_BE_CONFIRMED:
            painter.fillPath(_filled(inner, self._status is Status.INVITED), tone)

    def clone(self) -> QIconEngine:
        return _StatusMark(self._status)


def _filled(circle: QRectF, half: bool) -> QPainterPath:
    path = QPainterPath()
    if half:
        path.moveTo(circle.center())
        path.arcTo(circle, 90, 180)
        path.closeSubpath()
    else:
        path.addEllipse(circle)
    return path
