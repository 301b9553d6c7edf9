"""The scene: blocks where the document says they are, drawn again for the days a step reaches."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from stocktake_desktop.models import Day, SessionBlock
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.timeline.block_item import BlockItem, Mark
from stocktake_desktop.ui.timeline.faces import Face, face_of
from stocktake_desktop.ui.timeline.geometry import EVERYTHING, USUAL, Closeness, Geometry
from stocktake_desktop.ui.timeline.ground import Stops, paint_free, rule_ground, rule_stops, stops_of, tick_stops
from stocktake_desktop.ui.timeline.labels import Label, labels_of, paint_label
from stocktake_desktop.ui.timeline.layout import holds, lay_out, with_days


class TimelineScene(QGraphicsScene):
    """Blocks by the id of their session, over ruled ground."""

    laid = Signal()
    """Blocks stand elsewhere now, or may do so."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.blocks: dict[str, BlockItem] = {}
        self.geometry = Geometry((), 480, 1080, 1.0, 1.0)
        self._stops: dict[str, Stops] = {}
        self._labels: dict[str, tuple[Label, ...]] = {}
        self.sight = EVERYTHING
        self.is_clear: Callable[[SessionBlock], bool] = lambda _block: True
        self._cut: set[str] = set()
        self._marked: frozenset[str] = frozenset()
        self._pointed: frozenset[str] = frozenset()
        self._focused = False

    def fill(self, width: float, height: float, close: Closeness = USUAL) -> None:
        """Lay out the whole plan on at least this many pixels, as close as is wished."""
        meeting = self.document.plan.meeting
        self.geometry = lay_out(meeting, width, height, self.sight, close)
        self.setSceneRect(0, 0, self.geometry.width, self.geometry.height)
        rects = self.geometry.rects
        self._remove(self.blocks.keys() - rects.keys())
        self._stops.clear()
        self._labels.clear()
        self._rule(self.sight.days(meeting))
        self._show([block for block in meeting.sessions if block.id in rects], self.blocks.keys())
        self.mark_selected()
        self.mark_pointed()
        self.update()
        self.laid.emit()

    def refresh(self, reach: Reach) -> bool:
        """Take in finished steps by placing only the days they reach.

        False when they changed days, rooms or the hours to be seen, so that all must be laid out anew.
        """
        meeting = self.document.plan.meeting
        days = {column.day_id for column in self.geometry.columns} & reach.days
        if reach.everywhere or not holds(self.geometry, meeting, days):
            return False
        rows = [day for day in meeting.days if day.id in days]
        before, self.geometry = self.geometry, with_days(self.geometry, rows)
        rects = self.geometry.rects
        self._remove({key for key in reach.sessions if key not in rects})
        self._rule(rows)
        clashing = (before.days[key].clashing ^ self.geometry.days[key].clashing for key in days)
        self._show((block for day in rows for block in day.sessions), reach.sessions.union(*clashing))
        self.mark_selected()
        self.mark_pointed()
        self.laid.emit()
        return True

    def see(self, seen: QRectF) -> None:
        """Let the blocks that begin out of what is seen keep their words in it; one that only ends there has them."""
        cut = {
            key
            for column in self.geometry.columns
            if column.right > seen.left() and column.left < seen.right()
            for key, rect in self.geometry.days[column.day_id].rects.items()
            if rect.intersects(seen) and _begins_outside(rect, seen)
        }
        for key in (self._cut | cut) & self.blocks.keys():
            self.blocks[key].see(seen if key in cut else None)
        self._cut = cut

    def restyle(self) -> None:
        """Draw everything again in the colours now in use."""
        for item in self.blocks.values():
            item.update()
        self.update()

    def fade(self) -> None:
        """Let the blocks step back that are not looked for."""
        for session_id, item in self.blocks.items():
            block = self.document.plan.find(SessionBlock, session_id)
            item.fade(block is not None and not self.is_clear(block))

    def mark_selected(self) -> None:
        """Outline the selected blocks."""
        now = frozenset(self.document.selection)
        for session_id in self._marked - now:
            if item := self.blocks.get(session_id):
                item.mark(Mark.NONE)
        self._marked = now
        self.show_focus(self._focused)

    def show_focus(self, focused: bool) -> None:
        """Let the outline of the block selected last say whether keys go to it."""
        self._focused = focused
        last = self.document.selection[-1:]
        several = len(self._marked) > 1
        for session_id in self._marked:
            if item := self.blocks.get(session_id):
                item.mark(Mark.FOCUSED if focused and session_id in last else Mark.SELECTED, ticked=several)

    def mark_pointed(self) -> None:
        """Mark what the chosen finding is about: sessions, or free time."""
        now = frozenset(self.document.pointed)
        for session_id in self._pointed | now:
            if item := self.blocks.get(session_id):
                item.point(session_id in now)
        self._pointed = now
        self.update()

    def block_at(self, point: QPointF) -> BlockItem | None:
        """The block under a point of the scene."""
        standing = self.geometry.block_at(point)
        column = self.geometry.column_at(point.x()) if standing is None else None
        labels = self.labels_on(column.day_id) if column is not None else ()
        named = (label.sessions[0] for label in labels if not label.words and label.room.contains(point))
        return self.blocks.get(standing or next(named, ""))

    def stops_on(self, day_id: str) -> Stops:
        """Where the hard stops of a day that is laid out are drawn."""
        return self._stops[day_id]

    def labels_on(self, day_id: str) -> tuple[Label, ...]:
        """The names that stand beside the low blocks of a day."""
        day = self.document.plan.find(Day, day_id)
        if day_id not in self._labels and day is not None and day_id in self.geometry.days:
            kept_free = (room for room, _name in self._stops[day_id].names)
            self._labels[day_id] = labels_of(self.geometry, day, kept_free, lambda key: self.blocks[key].face)
        return self._labels.get(day_id, ())

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        theme, seen = theme_in_use(), QRectF(rect)
        rule_ground(painter, self.geometry, theme, seen)
        if (free := self.document.pointed_free) is not None and (column := self.geometry.column(free.day_id)):
            place = self.geometry.rect_between(column.left, column.right, free.start, free.end)
            paint_free(painter, place, span(free.start, free.end), theme)
        for day_id in self._days_in(seen):
            rule_stops(painter, self._stops[day_id], theme)
            for label in self.labels_on(day_id):
                item = self.blocks[label.sessions[0]]
                if label.room.intersects(seen) and item.face is not None:
                    painter.setOpacity(item.opacity())
                    paint_label(painter, label, item.face, theme)
                    painter.setOpacity(1)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        theme = theme_in_use()
        for day_id in self._days_in(QRectF(rect)):
            tick_stops(painter, self._stops[day_id], theme)

    def _days_in(self, seen: QRectF) -> Iterator[str]:
        for column in self.geometry.columns:
            if column.right > seen.left() and column.left < seen.right() and column.day_id in self._stops:
                yield column.day_id

    def _rule(self, days: Iterable[Day]) -> None:
        """Keep where the hard stops of these days are seen, and draw these days again."""
        for day in days:
            column = self.geometry.column(day.id)
            if column is None:
                continue
            self._stops[day.id] = stops_of(self.geometry, column, day)
            self._labels.pop(day.id, None)
            self.update(QRectF(column.left, 0, column.width, self.geometry.height))

    def _show(self, sessions: Iterable[SessionBlock], changed: Collection[str]) -> None:
        """Put blocks where the layout has them; only the `changed` ones may say something else than before."""
        for block in sessions:
            rect = self.geometry.rect_of(block)
            item = self.blocks.get(block.id)
            if item is None and rect is not None:
                self.blocks[block.id] = item = BlockItem(
                    block.id, partial(self._face, block.id), rect, self.geometry.stature(block)
                )
                self.addItem(item)
                item.fade(not self.is_clear(block))
            elif item is not None and rect is not None:
                item.stand(rect, self.geometry.stature(block))
                if block.id in changed:
                    item.look_again()
                    item.fade(not self.is_clear(block))

    def _remove(self, ids: Iterable[str]) -> None:
        for session_id in ids:
            if item := self.blocks.pop(session_id, None):
                self.removeItem(item)

    def _face(self, session_id: str) -> Face | None:
        block = self.document.plan.find(SessionBlock, session_id)
        return face_of(block, overlaps=self.geometry.clashes(block)) if block is not None else None


def _begins_outside(rect: QRectF, seen: QRectF) -> bool:
    """Whether a block begins left of what is seen or above it, or is larger than that."""
    is_larger = rect.width() > seen.width() or rect.height() > seen.height()
    return is_larger or rect.left() < seen.left() or rect.top() < seen.top()
