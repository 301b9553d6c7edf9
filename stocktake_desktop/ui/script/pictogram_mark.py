"""A pictogram as it stands on paper."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stocktake_desktop.sheets.page.pictograms import outline_of
from stocktake_desktop.ui.look.style import theme_in_use

_SIDE = 13


class PictogramMark(QWidget):
    """A pictogram as it stands on paper, in the colour of text."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def show_pictogram(self, name: str) -> None:
        """Show the pictogram of a name."""
        self._name = name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(_SIDE / 10, _SIDE / 10)
        ink: QColor = theme_in_use().ink
        filled, stroked = outline_of(self._name)
        for path in filled:
            painter.fillPath(_path(path), ink)
        for path in stroked:
            painter.strokePath(_path(path), QPen(ink, 0.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))


@cache
def _path(words: str) -> QPainterPath:
    """A path of "M x y L x y C x y x y x y Z", or "O x y r" for a circle."""
    path, parts = QPainterPath(), iter(words.split())
    for part in parts:
        if part == "Z":
            path.closeSubpath()
            continue
        numbers = [float(next(parts)) for _nth in range({"M": 2, "L": 2, "C": 6, "O": 3}[part])]
        points = [QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        if part == "M":
            path.moveTo(points[0])
        elif part == "L":
            path.lineTo(points[0])
        elif part == "C":
            path.cubicTo(*points)
        else:
            (x, y), radius = points[0].toTuple(), numbers[2]
            path.addEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    return path
