"""Drawing a cell: the kind's spine at the left of the row, bold times, amber for what is open, hairlines."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from stocktake_desktop.models import SessionBlock, SessionKind
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import flow, line_height, type_of, width_of
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, Theme, mix
from stocktake_desktop.ui.table.columns import DAY, CellLook, TableColumn

SPINE = GRID
PADDING = 2 * GRID
_BOX = 14
_BOLD, _DEMI, _PLAIN = QFont.Weight.Bold, QFont.Weight.DemiBold, QFont.Weight.Normal
_AT_RIGHT = (CellLook.COUNT,)


def paint_cell(
    painter: QPainter,
    option: QStyleOptionViewItem,
    block: SessionBlock,
    column: TableColumn,
    *,
    nth: int,
    new_day: bool,
) -> None:
    """Draw the cell of a session in the `nth` column; `new_day`: the row above stands on another day."""
    theme, rect = theme_in_use(), option.rect
    painter.save()
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.setClipRect(rect)
    _paint_ground(painter, option, theme, new_day=new_day)
    if nth == DAY:
        spine = QRectF(rect.left(), rect.top() + (1 if new_day else 0), SPINE, rect.height() - 1)
        painter.fillRect(spine, theme.kind(block.kind).spine)
    if column.look is CellLook.CHECK:
        _paint_box(painter, rect, theme, checked=block.locked)
    else:
        _paint_words(painter, rect, block, column, theme, new_day=new_day)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -2))
    painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, new_day: bool) -> None:
    rect: QRect = option.rect
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.fillRect(rect, mix(theme.accent, theme.paper, 0.16) if chosen else theme.paper)
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.hairline)
    if new_day:
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), mix(theme.ink, theme.paper, 0.4))


def _paint_words(
    painter: QPainter, rect: QRect, block: SessionBlock, column: TableColumn, theme: Theme, *, new_day: bool
) -> None:
    weight, colour = _type(block, column, theme, new_day=new_day)
    size = SMALL if column.look is CellLook.UNSURE else NORMAL
    left = PADDING + (SPINE if column.look is CellLook.DAY else 0)
    room = QRectF(rect).adjusted(left, 0, -PADDING, 0)
    lines = flow(" ".join(column.read(block).split("\n")), size, weight, int(room.width()), 1)
    if not lines:
        return
    across = room.left()
    if column.look in _AT_RIGHT:
        across = room.right() - width_of(lines[0], size, weight)
    painter.setFont(type_of(size, weight))
    painter.setPen(colour)
    baseline = room.top() + (room.height() - line_height(size)) / 2 + line_height(size) * 0.78
    painter.drawText(QPointF(across, round(baseline)), lines[0])


def _type(block: SessionBlock, column: TableColumn, theme: Theme, *, new_day: bool) -> tuple[QFont.Weight, QColor]:
    """Weight carries rank: times bold, titles half bold; what repeats the row above, and breaks, step back."""
    quiet = block.kind is SessionKind.BREAK
    if column.look is CellLook.TIME:
        return _BOLD, theme.ink
    if column.look is CellLook.UNSURE:
        return _DEMI, theme.amber
    if column.look is CellLook.TITLE:
        return (_PLAIN, theme.muted) if quiet else (_DEMI, theme.ink)
    if column.look is CellLook.DAY:
        return (_DEMI, theme.ink) if new_day else (_PLAIN, theme.muted)
    return _PLAIN, theme.muted if quiet else theme.ink


def _paint_box(painter: QPainter, rect: QRect, theme: Theme, *, checked: bool) -> None:
    box = QRect(0, 0, _BOX, _BOX)
    box.moveCenter(rect.center())
    if checked:
        icon("lock", "ink").paint(painter, box.adjusted(-1, -1, 1, 1))
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(mix(theme.ink, theme.paper, 0.28), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
