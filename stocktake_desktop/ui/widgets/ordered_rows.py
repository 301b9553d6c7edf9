"""Rows in groups, in an order that people change by dragging or with Alt+Up and Alt+Down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.movable_row import MovableRow
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import small_label

_ASIDE = 8 * GRID
"""Pixels beside the rows up to which a dragged row still stays among its like."""


class RowItem(Protocol):
    """Whatever a row shows: it has an id."""

    @property
    def id(self) -> str:
        """Known before and after every change."""


class RowGroup(NamedTuple):
    """Rows under one heading; with no words there is no heading."""

    key: str
    words: str
    items: Sequence[RowItem]


class DropSlot(NamedTuple):
    """Where a dragged row can be let go: before number `place` of a group, at this height."""

    key: str
    place: int
    y: int


@dataclass(frozen=True)
class RowMoveAsked:
    """An item is to stand at another place of the list."""

    item_id: str
    """The item."""
    group: str
    """The key of the group it is to be in."""
    place: int
    """Its number there, counted from 0 among the others."""


class OrderedRows(QWidget):
    """Shows items as rows, keeps the row of an item as long as the item is there, and asks for moves."""

    move_requested = Signal(RowMoveAsked)
    """An item is to stand at another place."""
    carried_out = Signal(str)
    """The item with this id is being dragged away, to another panel."""

    def __init__(self, make_row: Callable[[], MovableRow], spacing: int = 0) -> None:
        super().__init__()
        self._make_row = make_row
        self._rows: dict[str, MovableRow] = {}
        self._spare: list[MovableRow] = []
        self._headings: dict[str, QLabel] = {}
        self._groups: list[tuple[str, list[str]]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self._line = QFrame(self)
        self._line.setObjectName("drop_line")
        self._line.hide()

    def show_groups(self, groups: Sequence[RowGroup]) -> None:
        """Show these groups in this order."""
        focus_at = self._focus_place()
        wanted = {item.id for group in groups for item in group.items}
        for gone in [key for key in self._rows if key not in wanted]:
            self._set_aside(self._rows.pop(gone))
        for group in groups:
            for item in group.items:
                self._row_for(item.id).show_item(item)
        self._groups = [(group.key, [item.id for item in group.items]) for group in groups]
        self._arrange(groups)
        if focus_at is not None and self._focus_place() is None:
            self._focus_near(focus_at)

    def row(self, key: str) -> MovableRow:
        """The row of the item with this id."""
        return self._rows[key]

    def rows(self) -> list[MovableRow]:
        """The rows from top to bottom."""
        return [self._rows[key] for _group, keys in self._groups for key in keys]

    def group_at(self, at: QPoint) -> str:
        """The key of the group at this point of the screen, or nearest to it."""
        return self._slot_at(at).key if self._slots() else ""

    def heading(self, key: str) -> QLabel | None:
        """The heading of a group, None when it has none."""
        return next(iter(self._shown_headings(key)), None)

    def _row_for(self, key: str) -> MovableRow:
        if key not in self._rows:
            row = self._spare.pop() if self._spare else self._new_row()
            row.key = key
            self._rows[key] = row
        return self._rows[key]

    def _new_row(self) -> MovableRow:
        row = self._make_row()
        row.setParent(self)
        row.step_requested.connect(self._step)
        row.handle.dragged.connect(lambda at: self._drag(row, at))
        row.handle.dropped.connect(lambda at: self._drop(row, at))
        row.handle.cancelled.connect(lambda: self._end_drag(row))
        return row

    def _set_aside(self, row: MovableRow) -> None:
        row.forget()
        row.hide()
        self._spare.append(row)

    def _arrange(self, groups: Sequence[RowGroup]) -> None:
        """Put headings and rows into the column, and Tab in the same order; nothing to do when it is so already."""
        wanted: list[QWidget] = []
        for group in groups:
            if group.words:
                wanted.append(self._heading(group))
            wanted.extend(self._rows[item.id] for item in group.items)
        present = [item.widget() for n in range(self._column.count()) if (item := self._column.itemAt(n))]
        if present == wanted and not any(widget.isHidden() for widget in wanted):  # a row set aside may be in use again
            return
        many = len(wanted) - len(present) > 3 and self._focus_place() is None
        self.setHidden(many)  # so that many rows are laid out once, not once a row
        while item := self._column.takeAt(0):
            if (gone := item.widget()) is not None and gone not in wanted:
                gone.hide()
        for widget in wanted:
            self._column.addWidget(widget)
            widget.show()
        self.setHidden(False)
        stops = [stop for row in self.rows() for stop in row.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _heading(self, group: RowGroup) -> QLabel:
        label = self._headings.setdefault(group.key, small_label("", "group", QFont.Weight.DemiBold, wrap=True))
        label.setText(group.words)
        set_mark(label, "empty", not group.items)
        return label

    def _focus_place(self) -> int | None:
        """The number of the row that has the focus, counted over all groups."""
        for place, row in enumerate(self.rows()):
            if row.isVisibleTo(self) and (row.hasFocus() or row.isAncestorOf(self.window().focusWidget() or self)):
                return place
        return None

    def _focus_near(self, place: int) -> None:
        rows = self.rows()
        if rows and (stops := rows[min(place, len(rows) - 1)].stops()):
            stops[0].setFocus()

    def _step(self, key: str, step: int) -> None:
        """One place up or down; beyond the end of a group into the next one."""
        nth = next(n for n, (_group, keys) in enumerate(self._groups) if key in keys)
        group, keys = self._groups[nth]
        place = keys.index(key) + step
        if 0 <= place < len(keys):
            self.move_requested.emit(RowMoveAsked(key, group, place))
        elif 0 <= nth + step < len(self._groups):
            group, keys = self._groups[nth + step]
            self.move_requested.emit(RowMoveAsked(key, group, len(keys) if step < 0 else 0))

    def _slots(self) -> list[DropSlot]:
        slots = []
        for key, ids in self._groups:
            rows = [self._rows[row_id].geometry() for row_id in ids]
            slots += [DropSlot(key, place, rect.top()) for place, rect in enumerate(rows)]
            last = rows[-1:] or [heading.geometry() for heading in self._shown_headings(key)]
            slots.append(DropSlot(key, len(rows), last[0].bottom() if last else 0))
        return slots

    def _shown_headings(self, key: str) -> list[QLabel]:
        return [label for group, label in self._headings.items() if group == key and label.isVisibleTo(self)]

    def _slot_at(self, at: QPoint) -> DropSlot:
        y = self.mapFromGlobal(at).y()
        return min(self._slots(), key=lambda slot: abs(slot.y - y))

    def _drag(self, row: MovableRow, at: QPoint) -> None:
        if row.can_leave and self._is_outside(at):
            row.handle.let_go()
            self._end_drag(row)
            self.carried_out.emit(row.key)
            return
        set_mark(row, "lifted", True)
        slot = self._slot_at(at)
        self._line.setGeometry(0, slot.y - 1, self.width(), 2)
        self._line.show()
        self._line.raise_()
        self._scroll_to(slot.y)

    def _drop(self, row: MovableRow, at: QPoint) -> None:
        self._end_drag(row)
        slot = self._slot_at(at)
        keys = next(keys for key, keys in self._groups if key == slot.key)
        before = row.key in keys[: slot.place]
        place = slot.place - 1 if before else slot.place
        if keys[place : place + 1] != [row.key]:
            self.move_requested.emit(RowMoveAsked(row.key, slot.key, place))

    def _end_drag(self, row: MovableRow) -> None:
        set_mark(row, "lifted", False)
        self._line.hide()

    def _is_outside(self, at: QPoint) -> bool:
        """Whether the pointer has left the column of rows sideways, on its way to another panel."""
        x = self.mapFromGlobal(at).x()
        return not -_ASIDE <= x <= self.width() + _ASIDE

    def _scroll_to(self, y: int) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        page = parent.widget() if parent is not None else None
        if parent is not None and page is not None:
            parent.ensureVisible(0, self.mapTo(page, QPoint(0, y)).y(), 0, 24)
