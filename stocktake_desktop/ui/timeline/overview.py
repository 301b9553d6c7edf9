"""The whole meeting in a strip, with a frame around what is seen: for what has no room in the window."""

import math

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from stocktake_desktop.models import SessionBlock, SessionKind
from stocktake_desktop.planning.clock import end_clock
from stocktake_desktop.ui.look.direction import painter_of
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import SMALL, Theme, font, mix
from stocktake_desktop.ui.timeline.geometry import DayColumn, DayLayout
from stocktake_desktop.ui.timeline.head_parts import HEAD_HEIGHT
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.words import _

_WIDTH, _RIM, _WORDS = 56, 5, 18
_STRIP = 3
"""Pixels below which a session is drawn in the full colour of its kind."""
_A_LITTLE = 1e-9
_PALE = 0.45
"""Share of its colour that a higher one has."""


class Overview(QWidget):
    """All days at one true scale; a press or a drag goes there."""

    def __init__(self, view: QGraphicsView, scene: TimelineScene) -> None:
        super().__init__()
        self._view, self._scene = view, scene
        self._picture = QPixmap()
        self._drawn_columns: tuple[DayColumn, ...] = ()
        self._drawn_days: dict[str, DayLayout] = {}
        self._held, self._framed = QPointF(), QRect()
        self.setFixedWidth(_WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Overview of all days"))
        self.setToolTip(_("All days: click or drag to go there"))
        scene.laid.connect(self.update)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self._move_frame)

    @property
    def frame(self) -> QRectF:
        """The frame around what is seen, in pixels of the strip."""
        return self.place_of(self._seen)

    def place_of(self, rect: QRectF) -> QRectF:
        """Where a part of the scene is in the strip."""
        area, (across, down) = self._area, self._scales
        place = QRectF(rect.x() * across, rect.y() * down, rect.width() * across, rect.height() * down)
        return place.translated(area.topLeft()) & area

    @property
    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_RIM, HEAD_HEIGHT + _WORDS, -_RIM, -_WORDS)

    @property
    def _scales(self) -> tuple[float, float]:
        """Pixels of the strip a pixel of the scene, across and down."""
        geometry = self._scene.geometry
        return self._area.width() / geometry.width, self._area.height() / geometry.height

    @property
    def _seen(self) -> QRectF:
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect() & self._scene.geometry.within

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = event.position() - self.frame.center() if self.frame.contains(event.position()) else QPointF()
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw_again()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = painter_of(self), theme_in_use()
        painter.fillRect(self.rect(), theme.desk)
        painter.setPen(QPen(theme.hairline, 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        self._paint_hours(painter, theme)
        self._draw(theme)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.accent, 2))
        frame = self.frame.adjusted(-2, -2, 2, 2)
        painter.drawRoundedRect(frame, 3, 3)
        self._framed = _around(frame)

    def _paint_hours(self, painter: QPainter, theme: Theme) -> None:
        """The first hour above and the last one below."""
        geometry, area = self._scene.geometry, self._area
        painter.setFont(font(SMALL))
        painter.setPen(theme.muted)
        for minute, top in ((geometry.first, area.top() - _WORDS), (geometry.last, area.bottom())):
            painter.drawText(QRectF(0, top, self.width(), _WORDS), Qt.AlignmentFlag.AlignCenter, end_clock(minute))

    def _draw(self, theme: Theme) -> None:
        """Draw the days that are laid out otherwise than when they were drawn last, or all in a new picture."""
        geometry = self._scene.geometry
        if self._picture.isNull() or self._drawn_columns is not geometry.columns:
            self._picture = QPixmap(self.size() * self.devicePixelRatioF())
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture.fill(Qt.GlobalColor.transparent)
            self._drawn_columns, self._drawn_days = geometry.columns, {}
        late = [c for c in geometry.columns if self._drawn_days.get(c.day_id) is not geometry.days[c.day_id]]
        if late:
            painter = QPainter(self._picture)
            for column in late:
                self._draw_day(painter, column, theme)
            painter.end()
        self._drawn_days = dict(geometry.days)

    def _draw_day(self, painter: QPainter, column: DayColumn, theme: Theme) -> None:
        """Draw a day in pixels of the device: sessions of one length are as high as each other, with one free below."""
        geometry, plan, (_across, down) = self._scene.geometry, self._scene.document.plan, self._scales
        ratio = self._picture.devicePixelRatio()
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.fillRect(self._on_device(QRectF(column.left, 0, column.width, geometry.height)), theme.paper)
        spines = {kind: theme.kind(kind).spine for kind in SessionKind}
        pale = {kind: mix(spine, theme.paper, _PALE) for kind, spine in spines.items()}
        for key, rect in geometry.days[column.day_id].rects.items():
            if (block := plan.find(SessionBlock, key)) is not None:
                top, tall = geometry.y(block.placed.start), block.minutes * geometry.scale * down
                place = self._on_device(QRectF(rect.left(), top, rect.width(), 0))
                place.setHeight(max(math.floor(tall * ratio + _A_LITTLE) - 1, 1))
                place.setWidth(max(place.width() - 1, 1))
                painter.fillRect(place, (spines if tall < _STRIP else pale)[block.kind])
        painter.restore()

    def _on_device(self, rect: QRectF) -> QRect:
        """Where a part of the scene is in the picture, in pixels of the device."""
        area, (across, down), ratio = self._area, self._scales, self._picture.devicePixelRatio()
        left, right = (round((area.left() + x * across) * ratio) for x in (rect.left(), rect.right()))
        top, bottom = (round((area.top() + y * down) * ratio) for y in (rect.top(), rect.bottom()))
        return QRect(left, top, right - left, bottom - top)

    def _move_frame(self) -> None:
        """Draw where the frame was and where it is now."""
        self.update(self._framed)
        self.update(_around(self.frame.adjusted(-2, -2, 2, 2)))

    def _go(self, where: QPointF) -> None:
        """Let the middle of the frame be where the pointer is, or keep what the pointer took it by."""
        across, down = self._scales
        point, seen = where - self._held - self._area.topLeft(), self._view.viewport().size()
        self._view.horizontalScrollBar().setValue(round(point.x() / across - seen.width() / 2))
        self._view.verticalScrollBar().setValue(round(point.y() / down - seen.height() / 2))

    def _draw_again(self) -> None:
        self._picture = QPixmap()
        self.update()


def _around(frame: QRectF) -> QRect:
    """The pixels that the line around a frame touches."""
    return frame.toAlignedRect().adjusted(-2, -2, 2, 2)
