"""The columns of the list of speakers: as wide in every row as their heads above."""

from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from stocktake_desktop.models import FloorKind
from stocktake_desktop.planning.floor import FloorCategory
from stocktake_desktop.planning.floor_order import category_words
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, font
from stocktake_desktop.ui.widgets.section import small_label
from stocktake_desktop.words import _, term

_ARROW = 7 * GRID
"""What a field that is chosen from needs besides its words."""
_EDGE = 3
"""Pixels of the line at the beginning of a row."""
_DEMI = QFont.Weight.DemiBold


class RowCell(IntEnum):
    """Where something stands in a row."""

    HANDLE = 0
    NUMBER = 1
    NAME = 2
    MARK = 3
    CATEGORY = 4
    WHY = 5
    MINUTES = 6
    AT = 7
    GIVE = 8
    LEAVE = 9


_STRETCH = {RowCell.NAME: 5, RowCell.WHY: 3}


def set_columns(grid: QGridLayout) -> None:
    """Give a row, or the heads, the widths of the list; the delegation and why it stands there share what is left."""
    grid.setHorizontalSpacing(GRID)
    grid.setVerticalSpacing(0)
    for column, width in _widths().items():
        grid.setColumnMinimumWidth(column, width)
    for column, stretch in _STRETCH.items():
        grid.setColumnStretch(column, stretch)


def kind_words(kind: FloorKind, own: FloorCategory) -> str:
    """As what a delegation of its `own` category speaks with a kind of request: "State", "group"."""
    category = {
        FloorKind.INSCRIBED: own,
        FloorKind.GROUP_CHAIR: FloorCategory.GROUP,
        FloorKind.RIGHT_OF_REPLY: FloorCategory.REPLY,
    }.get(kind)
    return category_words(category) if category is not None else term(kind.value)


class FloorHeads(QWidget):
    """The heads of the columns, above the rows of a list and as wide as they are."""

    def __init__(self, rows: QWidget) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(_EDGE, 0, 0, GRID)
        set_columns(grid)
        for column, words in _heads().items():
            head = small_label(words, "unit", _DEMI)
            figures = column in (RowCell.NUMBER, RowCell.MINUTES, RowCell.AT)
            side = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(head, 0, column, side)
        for column in set(RowCell) - set(_heads()):
            grid.addWidget(QWidget(), 0, column)  # a column of nothing has no distance to the next one
        rows.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setFixedWidth(watched.width())  # a scroll bar makes the rows narrower
        return super().eventFilter(watched, event)


def _heads() -> dict[RowCell, str]:
    return {
        RowCell.NUMBER: _("No."),
        RowCell.NAME: _("Delegation"),
        RowCell.CATEGORY: _("Category"),
        RowCell.WHY: _("Why here"),
        RowCell.MINUTES: _("Minutes"),
        RowCell.AT: _("Speaks at"),
    }


def _widths() -> dict[RowCell, int]:
    heads, kinds = _heads(), (FloorKind.RIGHT_OF_REPLY, FloorKind.GROUP_CHAIR, FloorKind.INSCRIBED)
    categories = [kind_words(kind, own) for kind in kinds for own in FloorCategory]
    return {
        RowCell.HANDLE: 3 * GRID,
        RowCell.NUMBER: _longest([heads[RowCell.NUMBER], "0000"], SMALL, _DEMI),
        RowCell.MARK: 3 * GRID,
        RowCell.CATEGORY: _longest(categories) + _ARROW,
        RowCell.MINUTES: _longest([heads[RowCell.MINUTES]], SMALL, _DEMI),
        RowCell.AT: _longest([heads[RowCell.AT], "00 min 00 s"], SMALL, _DEMI),
        RowCell.GIVE: _longest([_("Floor"), _("Bring back")], NORMAL) + 6 * GRID,
        RowCell.LEAVE: 6 * GRID,
    }


def _longest(words: Iterable[str], pixels: int = SMALL, weight: QFont.Weight = QFont.Weight.Normal) -> int:
    measured = QFontMetrics(font(pixels, weight))
    return max(map(measured.horizontalAdvance, words)) + GRID
