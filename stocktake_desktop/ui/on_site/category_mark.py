"""The mark of a category of speakers, drawn: its shape says what its colour says."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from stocktake_desktop.models import SessionKind
from stocktake_desktop.planning.floor import FloorCategory
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID

_SIDE = 8
_RIM = 2


class CategoryMark(QWidget):
    """A square for groups, a disc for States, a ring of a square for observers; a triangle replies, a diamond is next.

    The word stands beside it, so that a screen reader has nothing to say of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.category = FloorCategory.STATE
        self.setFixedSize(self.sizeHint())

    def show_category(self, category: FloorCategory) -> None:
        """Be the mark of this category."""
        self.category = category
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(3 * GRID, 3 * GRID)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colour = QPainter(self), category_colour(self.category)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = QRectF((self.width() - _SIDE) / 2, (self.height() - _SIDE) / 2, _SIDE, _SIDE)
        painter.setPen(QPen(colour, 0))
        painter.setBrush(QBrush(colour))
        if self.category is FloorCategory.STATE:
            painter.drawEllipse(square)
        elif self.category is FloorCategory.OBSERVER:
            inner = square.adjusted(_RIM / 2, _RIM / 2, -_RIM / 2, -_RIM / 2)
            painter.setPen(QPen(colour, _RIM))
            painter.setBrush(QBrush())
            painter.drawRect(inner)
        elif self.category is FloorCategory.GROUP:
            painter.drawRect(square)
        else:
            painter.drawPolygon(_triangle(square) if self.category is FloorCategory.REPLY else _diamond(square))


def category_colour(category: FloorCategory) -> QColor:
    """The colour of a category in the theme in use; never the only thing that says it."""
    theme = theme_in_use()
    spines = {
        FloorCategory.GROUP: SessionKind.TALKS,
        FloorCategory.STATE: SessionKind.PANEL,
        FloorCategory.OBSERVER: SessionKind.PLENARY,
        FloorCategory.REPLY: SessionKind.CEREMONY,
    }
    return theme.kind(spines[category]).spine if category in spines else theme.ink


def _triangle(square: QRectF) -> QPolygonF:
    return QPolygonF([QPointF(square.center().x(), square.top()), square.bottomRight(), square.bottomLeft()])


def _diamond(square: QRectF) -> QPolygonF:
    middle = square.center()
    top, bottom = QPointF(middle.x(), square.top()), QPointF(middle.x(), square.bottom())
    return QPolygonF([top, QPointF(square.right(), middle.y()), bottom, QPointF(square.left(), middle.y())])
