"""The program's own icons: drawn as SVG with one stroke, coloured by the theme when they are painted."""

from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from stocktake_desktop.paths import resource
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import mix


@cache
def icon(name: str, tone: str = "ink") -> QIcon:
    """The icon `resources/icons/<name>.svg` in a colour of the theme (ink, muted, accent, red, amber)."""
    return QIcon(_Engine(name, tone))


class Picture(QWidget):
    """An icon standing beside words; it says nothing that the words don't."""

    def __init__(self, name: str, tone: str = "ink", side: int = 16) -> None:
        super().__init__()
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._icon = icon(name, tone)

    def show_icon(self, name: str, tone: str = "ink") -> None:
        """Show another icon."""
        self._icon = icon(name, tone)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())


@cache
def program_icon() -> QIcon:
    """The icon of the program, in its own colours."""
    return QIcon(str(resource("icons", "stocktake.svg")))


class _Engine(QIconEngine):
    """Draws at the very size that is asked for, in the colours of the theme then in use."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QPointF(rect.x() + rect.width() / 2, rect.y() + rect.height() / 2))
        _renderer(self._name, self._colour(mode).name()).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        result = QPixmap(size)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return result

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)

    def _colour(self, mode: QIcon.Mode) -> QColor:
        theme = theme_in_use()
        colour: QColor = getattr(theme, self._tone)
        return mix(theme.muted, theme.desk, 0.45) if mode is QIcon.Mode.Disabled else colour


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resource("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    return QSvgRenderer(drawing.encode())
