"""How close the timeline is looked at: the scale of time, the width of days, whole days or a scale that can be read."""

from PySide6.QtCore import QObject, QPoint, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGraphicsView

from stocktake_desktop.ui.timeline.geometry import ABOVE, BELOW, USUAL, WORDED, Closeness
from stocktake_desktop.ui.timeline.layout import width_in
from stocktake_desktop.ui.timeline.scene import TimelineScene
from stocktake_desktop.words import _

STEP = 1.15
"""How many times as close a notch of the wheel comes."""
_FARTHEST = 8.0
_LEAST_HEIGHT = 240
_READABLE = WORDED + 2
"""Pixels of the shortest session at the scale that can be read."""
_RIM = 36
"""Pixels that stay free around a block that is brought into sight, both sides together."""
_FILLED = 0.8
"""Share of the window that a selection takes when it is fitted."""


class Zoom(QObject):
    """Lays the timeline out as close as is wished, and keeps in place what is looked at."""

    scaled = Signal(str)
    """The scale is another one; in words for the status line."""

    def __init__(self, view: QGraphicsView, scene: TimelineScene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._is_readable = False
        self._told = ""
        self.close = USUAL

    @property
    def time(self) -> float:
        """How many times as close as whole days the time is looked at."""
        return max(1.0, self.close.scale / self._whole_scale)

    @property
    def breadth(self) -> float:
        """How many times as wide as usual the days are."""
        return self._scene.geometry.width / self._width_at(1.0)

    @property
    def is_whole(self) -> bool:
        """Whether all that is laid out is in sight."""
        geometry, area = self._scene.geometry, self._view.viewport().size()
        return self.time <= 1 and geometry.width <= area.width()

    @property
    def _whole_scale(self) -> float:
        """Pixels a minute when whole days fill the window."""
        height = max(self._view.viewport().height(), _LEAST_HEIGHT)
        return (height - ABOVE - BELOW) / (self._scene.geometry.last - self._scene.geometry.first)

    def needs_more_than(self, width: float) -> bool:
        """Whether some of the meeting would be out of sight in a window of this width."""
        geometry = self._scene.geometry
        return self.time > 1 or width_in(width, geometry.weight, len(geometry.columns), self.close.breadth) > width

    def lay_out(self) -> None:
        """Lay out the plan for the window as it is now."""
        area = self._view.viewport().size()
        self._scene.fill(area.width(), max(area.height(), _LEAST_HEIGHT), self.close)
        self._view.setVerticalScrollBarPolicy(_shown(self.time > 1))
        self._view.setHorizontalScrollBarPolicy(_shown(self._scene.geometry.width > self._view.viewport().width()))
        self.tell()

    def tell(self) -> None:
        """Say the scale, where it is another one than before."""
        scale = round(self._scene.geometry.scale * 60)
        words = _("Readable · {n} px an hour") if self._is_readable else _("Zoomed · {n} px an hour")
        words = (_("Whole days · {n} px an hour") if self.time <= 1 else words).format(n=scale)
        if words != self._told:
            self._told = words
            self.scaled.emit(words)

    def look(self, time: float, breadth: float, around: QPoint) -> None:
        """Look so many times as close at time and width, keeping a point of the viewport in place."""
        self._is_readable = False
        scale = min(max(time, 1.0), _FARTHEST) * self._whole_scale if time > 1 else 0.0
        least = self._width_at(0.0) / self._width_at(1.0)
        self._look(Closeness(scale, min(max(breadth, least), _FARTHEST)), around)

    def turn(self, event: QWheelEvent) -> None:
        """The wheel was turned with Ctrl: time; with Shift too: width."""
        turned = event.angleDelta()
        closer = STEP ** ((turned.y() or turned.x()) / 120)  # some systems turn the wheel sideways while Shift is held
        where = event.position().toPoint()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.look(self.time, self.breadth * closer, where)
        else:
            self.look(self.time * closer, self.breadth, where)

    def closer(self, time: float = 1.0, breadth: float = 1.0) -> None:
        """Come so many times as close, around what is selected; it stays in sight."""
        selected = self._selected()
        area = self._view.viewport().rect()
        seen = self._view.mapFromScene(self.words_of(selected)).boundingRect() & area
        self.look(self.time * time, self.breadth * breadth, area.center() if seen.isEmpty() else seen.center())
        if not selected.isEmpty():
            self.reveal(self._selected())

    def usual(self) -> None:
        """Show whole days, as wide as they are read."""
        self._is_readable = False
        self._look(USUAL, QPoint(0, 0))

    def fit(self) -> None:
        """Show all of the meeting in the window."""
        self._is_readable = False
        self._look(Closeness(0.0, 0.0), QPoint(0, 0))

    def read(self) -> bool:
        """Come so close that the shortest session in sight can be read, and go to it; False when all can be read."""
        seen, plan = self._seen(), self._scene.document.plan
        keys = [key for key, rect in self._scene.geometry.rects.items() if rect.intersects(seen)]
        shortest = min((plan.session(key) for key in keys), key=lambda block: block.minutes, default=None)
        if shortest is None or shortest.minutes * self._whole_scale >= WORDED:
            return False
        near = [key for key in self._scene.document.selection[-1:] if key in keys] or [shortest.id]
        self._is_readable = True
        self._look(Closeness(_READABLE / shortest.minutes, max(self.breadth, 1.0)), QPoint(0, 0))
        place = self._scene.blocks[near[0]].place
        self.reveal(place)
        self._view.verticalScrollBar().setValue(round(place.top()) - _RIM)
        return True

    def fit_selection(self) -> None:
        """Come so close that what is selected fills the window."""
        place, area = self._selected(), self._view.viewport().size()
        if place.isEmpty():
            return
        wide, high = (_FILLED * size for size in (area.width() / place.width(), area.height() / place.height()))
        centre = self._view.mapFromScene(place.center())
        self.look(self.time * high, self.breadth * wide, centre)
        self._view.centerOn(self._selected().center())

    def reveal(self, place: QRectF) -> None:
        """Bring the words of a block in sight."""
        self._view.ensureVisible(self.words_of(place), _RIM // 2, _RIM // 2)

    def words_of(self, place: QRectF) -> QRectF:
        """The part of a block that holds its words: of one that is wider or higher than the window, the beginning."""
        size = QSizeF(self._view.viewport().size()) - QSizeF(_RIM, _RIM)
        return QRectF(place.topLeft(), place.size().boundedTo(size))

    def _look(self, close: Closeness, around: QPoint) -> None:
        at, before = self._view.mapToScene(around), self._scene.geometry
        minute, where = before.minute(at.y()), before.share_at(at.x())
        pointer = self._view.viewport().mapToGlobal(around)
        self.close = close
        self.lay_out()
        after = self._scene.geometry
        around = self._view.viewport().mapFromGlobal(pointer)  # what comes beside the days has moved them
        self._view.horizontalScrollBar().setValue(round(after.x(*where) - around.x()))
        self._view.verticalScrollBar().setValue(round(after.y(minute) - around.y()))

    def _seen(self) -> QRectF:
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def _selected(self) -> QRectF:
        """What covers the selected blocks; empty for none."""
        place = QRectF()
        for key in self._scene.document.selection:
            if item := self._scene.blocks.get(key):
                place = place.united(item.place)
        return place

    def _width_at(self, breadth: float) -> float:
        geometry = self._scene.geometry
        return width_in(self._view.viewport().width(), geometry.weight, len(geometry.columns), breadth)


def _shown(needed: bool) -> Qt.ScrollBarPolicy:
    """Never as needed: the view takes the bars for wider than they are then, and would scroll by what is missing."""
    return Qt.ScrollBarPolicy.ScrollBarAlwaysOn if needed else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
