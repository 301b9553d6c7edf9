"""Pages one under the other, as on a desk: zoom, scroll, and which page one is looking at."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, theme
from stocktake_desktop.ui.widgets.pdf_pages import PdfPages

GAP = 5 * GRID
STEP = 1.2
SMALLEST, LARGEST = 0.25, 6.0
KEPT = 12
"""Page pictures kept in memory."""


class PageView(QScrollArea):
    """Shows a PDF's pages; a whole page fits the view until somebody zooms."""

    page_changed = Signal()
    """Another page is in the middle of the view, or there are other pages."""
    clicked = Signal(int, float)
    """A page (from 0) was clicked, so many points below its upper edge."""

    def __init__(self) -> None:
        super().__init__()
        self._column = _PageColumn()
        self.setWidget(self._column)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setBackgroundRole(self.backgroundRole().Window)
        self._fit: Callable[[], None] | None = self.fit_page
        self._column.clicked.connect(self.clicked)
        self.verticalScrollBar().valueChanged.connect(self.page_changed)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._column.places)

    @property
    def page(self) -> int:
        """The page in the middle of the view, counted from 1; 0 when there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = sum(1 for place in self._column.places if place.top() <= middle)
        return min(max(above, 1), self.count)

    @property
    def scale(self) -> float:
        """Pixels a point."""
        return self._column.scale

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show another PDF from its first page; None shows an empty desk."""
        self._column.show_pages(pages)
        if self._fit is not None:
            self._fit()
        self.verticalScrollBar().setValue(0)
        self.page_changed.emit()

    def mark(self, page: int, top: float, bottom: float) -> None:
        """Mark a stretch of a page (from 0), in points below its upper edge; none with `page` -1."""
        self._column.marked = (page, top, bottom)
        self._column.update()

    def go_to(self, page: int) -> None:
        """Bring a page, counted from 1, to the top."""
        if 1 <= page <= self.count:
            self.verticalScrollBar().setValue(self._column.places[page - 1].top() - GAP)

    def zoom(self, factor: float) -> None:
        """Make pages larger (over 1) or smaller, around what is in the middle."""
        self._fit = None
        bar, height = self.verticalScrollBar(), self.viewport().height()
        middle = (bar.value() + height / 2) / max(self._column.height(), 1)
        self._set_scale(self._column.scale * factor)
        bar.setValue(round(middle * self._column.height() - height / 2))

    def fit_width(self) -> None:
        """Make the widest page fill the width, now and when the view changes its size."""
        self._fit = self.fit_width
        if self.count:
            self._set_scale(self._fitting().width())

    def fit_page(self) -> None:
        """Make a whole page visible, now and when the view changes its size."""
        self._fit = self.fit_page
        if self.count:
            fitting = self._fitting()
            self._set_scale(min(fitting.width(), fitting.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit is not None:
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
            return
        super().wheelEvent(event)

    def _fitting(self) -> QSizeF:
        """The scales at which the largest page fills the width, and the height."""
        room, page = self.viewport().size(), self._column.largest
        return QSizeF((room.width() - 2 * GAP) / page.width(), (room.height() - 2 * GAP) / page.height())

    def _set_scale(self, scale: float) -> None:
        """Draw pages larger or smaller; the page one looks at stays in view."""
        page = self.page
        self._column.set_scale(min(max(scale, SMALLEST), LARGEST))
        self.go_to(page)
        self.page_changed.emit()


class _PageColumn(QWidget):
    """Paints the pages that are in sight."""

    clicked = Signal(int, float)

    def __init__(self) -> None:
        super().__init__()
        self._pages: PdfPages | None = None
        self.scale = 1.0
        self.places: list[QRect] = []
        self.marked = (-1, 0.0, 0.0)
        self._picture = lru_cache(KEPT)(self._draw)

    @property
    def largest(self) -> QSizeF:
        """The size in points that every page fits in."""
        sizes = self._pages.sizes if self._pages else []
        return QSizeF(max(size.width() for size in sizes), max(size.height() for size in sizes))

    def show_pages(self, pages: PdfPages | None) -> None:
        self._pages = pages
        self._lay_out()

    def set_scale(self, scale: float) -> None:
        self.scale = scale
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for nth, place in enumerate(self.places):
            if place.intersects(event.rect()):
                painter.drawImage(place, self._picture(nth, self.scale * self.devicePixelRatioF()))
                self._draw_mark(painter, nth)
                painter.setPen(theme_in_use().hairline)
                painter.drawRect(QRectF(place).adjusted(-0.5, -0.5, 0.5, 0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        for nth, place in enumerate(self.places):
            if place.contains(at):
                self.clicked.emit(nth, (at.y() - place.top()) / self.scale)
        super().mousePressEvent(event)

    def _draw_mark(self, painter: QPainter, nth: int) -> None:
        page, top, bottom = self.marked
        if page == nth:
            place, accent = self.places[nth], QColor(theme("light").accent)
            area = QRectF(place.left(), place.top() + top * self.scale, place.width(), (bottom - top) * self.scale)
            accent.setAlpha(24)
            painter.fillRect(area, accent)
            accent.setAlpha(255)
            painter.fillRect(QRectF(area.left(), area.top(), GRID, area.height()), accent)

    def _draw(self, nth: int, scale: float) -> QImage:
        assert self._pages is not None
        return self._pages.picture(nth, scale)

    def _lay_out(self) -> None:
        self._picture.cache_clear()
        sizes = [(size * self.scale).toSize() for size in self._pages.sizes] if self._pages else []
        width = max((size.width() for size in sizes), default=0) + 2 * GAP
        self.places, top = [], GAP
        for size in sizes:
            self.places.append(QRect(QPoint((width - size.width()) // 2, top), size))
            top += size.height() + GAP
        self.setFixedSize(QSize(width, top))
        self.update()
