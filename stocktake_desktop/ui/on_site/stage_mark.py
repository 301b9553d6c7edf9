"""The mark of a countdown's stage, drawn: its shape says what its colour says."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from stocktake_desktop.ui.on_site.countdown import Stage


def paint_mark(painter: QPainter, square: QRectF, stage: Stage, colour: QColor) -> None:
    """A disc while there is time, a triangle towards the end, a square when it is over, two bars while it is held."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if stage is Stage.RUNNING:
        painter.drawEllipse(square)
    elif stage is Stage.SOON:
        top = QPointF(square.center().x(), square.top())
        painter.drawPolygon(QPolygonF([top, square.bottomRight(), square.bottomLeft()]))
    elif stage is Stage.OVER:
        painter.drawRect(square)
    elif stage is Stage.HELD:
        bar = square.width() / 3
        painter.drawRect(QRectF(square.left(), square.top(), bar, square.height()))
        painter.drawRect(QRectF(square.right() - bar, square.top(), bar, square.height()))
