"""The minutes of a session as a small upright bar: drag a block to reorder, its lower edge to resize, or use keys."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stocktake_desktop.models import Segment
from stocktake_desktop.planning.budget import Budget, BudgetItem, crowd_words
from stocktake_desktop.planning.clock import MINUTES_PER_DAY
from stocktake_desktop.ui.look.direction import from_left
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.session.segment_painting import BAR, BarMarks, BarPainter, item_title, minutes_words
from stocktake_desktop.ui.session.segment_scale import Scale, height_for, scale_for
from stocktake_desktop.ui.widgets.ordered_rows import RowMoveAsked
from stocktake_desktop.ui.widgets.row_fields import FieldAsked
from stocktake_desktop.words import _

SNAP = 5
"""Minutes a dragged edge goes by; with Alt it is one."""
_START = 3
"""Pixels the pointer goes before a press is a drag."""

_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@dataclass(frozen=True)
class _Grip:
    """What the pointer took hold of: an item, by its edge or whole, where, and on which scale."""

    item: BudgetItem
    edge: bool
    y: float
    scale: Scale
    moving: bool = False


class SegmentBar(QWidget):
    """Shows a budget to scale; asks for another order and other minutes, and changes nothing itself."""

    move_requested = Signal(RowMoveAsked)
    """A segment is to stand at another place."""
    minutes_requested = Signal(FieldAsked)
    """A segment is to last longer or shorter."""
    opened = Signal(str)
    """The segment with this id was double-clicked, or Return was pressed on it."""

    def __init__(self) -> None:
        super().__init__()
        self._budget = Budget(1)
        self._start: int | None = None
        self._preview: Budget | None = None
        self._grip: _Grip | None = None
        self._hovered = self.chosen = ""
        from_left(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(BAR + 20 * GRID)
        self.setAccessibleName(_("Items of the session to scale"))

    def show_budget(self, budget: Budget, start: int | None) -> None:
        """Show a budget of a session that begins at a minute of the day, None for a parked one."""
        if (budget, start) == (self._budget, self._start):
            return
        self._budget, self._start = budget, start
        self._let_go()
        if self.chosen not in [item.id for item in budget.items]:
            self.chosen = ""
        self._describe()
        self.updateGeometry()
        self.update()

    @property
    def drawn(self) -> Budget:
        """What is drawn: the budget, or what the gesture under way would make of it."""
        return self._preview or self._budget

    def scale(self) -> Scale:
        """Where everything drawn stands."""
        return scale_for(self.drawn, self.height())

    def segment_at(self, point: QPoint) -> str:
        """The id of the segment drawn or named at a point of the bar; empty where there is none."""
        item = self._under(QPointF(point))[0] if self.isVisible() and self.rect().contains(point) else None
        return item.id if item is not None else ""

    def sizeHint(self) -> QSize:
        return QSize(60 * GRID, height_for(self._budget))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        held = self._grip.item.id if self._grip is not None and self._grip.moving else ""
        look = BarMarks(self.chosen, self._hovered, held, self.hasFocus())
        BarPainter(painter, theme_in_use(), self.width(), look).paint(self.drawn, self.scale(), self._start)

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        item, edge = self._under(event.position())
        self._choose(item.id if item is not None else "")
        if item is not None:
            self._grip = _Grip(item, edge, event.position().y(), self.scale())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        grip, at = self._grip, event.position()
        if grip is None:
            self._hover(at)
            return
        if grip.moving or abs(at.y() - grip.y) >= _START:
            grip = self._grip = replace(grip, moving=True)
            fine = bool(event.modifiers() & _ALT)
            self._preview = self._resized(grip, at.y(), fine) if grip.edge else self._reordered(grip, at.y())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._grip is None:
            return
        grip, wanted = self._grip, self.drawn
        self._let_go()
        if grip.moving and wanted != self._budget:
            self._ask(grip, wanted)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item, _edge = self._under(event.position())
        self._let_go()
        if item is not None:
            self.opened.emit(item.id)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = ""
        self.update()
        super().leaveEvent(event)

    def _under(self, at: QPointF) -> tuple[BudgetItem | None, bool]:
        """The item at a point, and whether it is taken by its lower edge."""
        scale, y = self.scale(), at.y()
        if at.x() > BAR + GRID:
            part = scale.words_at(y)
            return (part.item if part else None), False
        if edge := scale.edge_at(y):
            return edge.item, True
        part = scale.part_at(y)
        return (part.item if part else None), False

    def _hover(self, at: QPointF) -> None:
        item, edge = self._under(at)
        self._hovered = item.id if item is not None else ""
        shapes = Qt.CursorShape
        self.setCursor(shapes.SizeVerCursor if edge else shapes.OpenHandCursor if item else shapes.ArrowCursor)
        self.setToolTip(plain_tip(_tip(item)) if item is not None else "")
        self.update()

    def _resized(self, grip: _Grip, y: float, fine: bool) -> Budget:
        minutes = (grip.item.minutes or 0) + (y - grip.y) / grip.scale.per_minute
        step = 1 if fine else SNAP
        wanted = min(max(round(minutes / step) * step, step), MINUTES_PER_DAY)
        items = (replace(i, minutes=wanted) if i.id == grip.item.id else i for i in self._budget.items)
        return replace(self._budget, items=tuple(items))

    def _reordered(self, grip: _Grip, y: float) -> Budget:
        place = grip.scale.place_at(y, grip.item.id)
        rest = [item for item in self._budget.items if item.id != grip.item.id]
        return replace(self._budget, items=(*rest[:place], grip.item, *rest[place:]))

    def _ask(self, grip: _Grip, wanted: Budget) -> None:
        place, item = next((n, item) for n, item in enumerate(wanted.items) if item.id == grip.item.id)
        if grip.edge and item.minutes is not None:
            self._ask_minutes(item.id, item.minutes)
        else:
            self._ask_move(item.id, place)

    def _ask_minutes(self, segment_id: str, minutes: int) -> None:
        self.minutes_requested.emit(FieldAsked(Segment, segment_id, "minutes", minutes))

    def _ask_move(self, segment_id: str, place: int) -> None:
        self.move_requested.emit(RowMoveAsked(segment_id, "", place))

    def _let_go(self) -> None:
        self._grip = self._preview = None
        self.update()

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            event.accept()  # else Qt gives the key to a shortcut of the window, and no KeyPress follows
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._grip is not None:
            self._let_go()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.opened.emit(self.chosen)
        elif event.key() in _STEPS and self._budget.items and self._grip is None:
            self._step(_STEPS[Qt.Key(event.key())], event.modifiers())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.chosen and self._budget.items and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._choose(self._budget.items[0].id)
        super().focusInEvent(event)

    def _step(self, step: int, held: Qt.KeyboardModifier) -> None:
        """Choose the next one, move the chosen one, or make it longer or shorter."""
        items = self._budget.items
        nth = next((n for n, item in enumerate(items) if item.id == self.chosen), None)
        if nth is None:
            self._choose(items[0].id)
        elif held & _CTRL and held & _SHIFT:
            minutes = (items[nth].minutes or 0) + step * (1 if held & _ALT else SNAP)
            if 1 <= minutes <= MINUTES_PER_DAY:
                self._ask_minutes(items[nth].id, minutes)
        elif 0 <= nth + step < len(items):
            if held & _CTRL:
                self._ask_move(items[nth].id, nth + step)
            else:
                self._choose(items[nth + step].id)

    def _choose(self, key: str) -> None:
        self.chosen = key
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Let a screen reader say which item is chosen."""
        items = self._budget.items
        nth = next((n for n, item in enumerate(items) if item.id == self.chosen), None)
        words = self._budget.words
        if nth is not None:
            pattern = _("{item}, {minutes}, {nth} of {count}")
            item = items[nth]
            words = pattern.format(item=item_title(item), minutes=minutes_words(item), nth=nth + 1, count=len(items))
        self.setAccessibleDescription(words)


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def _tip(item: BudgetItem) -> str:
    """Everything about an item that does not fit beside it."""
    lines = [f"{item_title(item)}: {minutes_words(item)}"]
    if item.speakers:
        lines.append(" + ".join(item.terms))
    if item.crowded:
        lines.append(crowd_words(item))
    return "\n".join(lines)
