"""How a row of the list is painted: sign, severity, one line of words, when, and how many findings it makes."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stocktake_desktop.planning.causes import Cause
from stocktake_desktop.planning.findings import Severity
from stocktake_desktop.ui.findings.cause_words import TONES, severity_words
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, font, mix

ROW_HEIGHT = 26
"""Pixels of a row, whatever stands in it: rows hold still."""
_WHEN_WIDTH, _COUNT_WIDTH = 24 * GRID, 6 * GRID
_NARROW = 380
"""Pixels of the list below which the time is left to the other half."""

_WORDLESS = 260
"""Pixels of the list below which the sign alone says how severe it is."""

Tell = Callable[[Cause], tuple[str, str]]
"""A cause in one line, and when it is; asked only for rows in sight."""
Index = QModelIndex | QPersistentModelIndex


class CauseRow(NamedTuple):
    """A row of the list; `is_solved` once its cause was mended and the row is still there."""

    cause: Cause
    is_solved: bool = False


class CauseDelegate(QStyledItemDelegate):
    """Paints a row; its words never pass through a markup parser."""

    def __init__(self, view: QListView, tell: Tell) -> None:
        super().__init__(view)
        self._tell = tell
        self._plain, self._strong = font(NORMAL), font(NORMAL, QFont.Weight.DemiBold)
        metrics = QFontMetrics(self._strong)
        self._word_width = max(metrics.horizontalAdvance(severity_words(severity)) for severity in Severity)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CauseRow = index.model().row_at(index.row())  # type: ignore[attr-defined]
        rect, theme = QRect(option.rect), theme_in_use()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if is_chosen:
            painter.fillRect(rect, mix(theme.accent, theme.paper, 0.14))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, mix(theme.ink, theme.paper, 0.05))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.hairline)
        if is_chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect.left(), rect.top(), 2, rect.height(), theme.accent)
        over = row.is_solved or row.cause.is_acknowledged
        severity = row.cause.severity
        sign, tone = ("check", "muted") if over else (severity.value, TONES[severity])
        icon(sign, tone).paint(painter, rect.left() + 3 * GRID, rect.top() + 5, 4 * GRID, 4 * GRID)
        painter.setFont(self._strong)
        painter.setPen(getattr(theme, tone))
        area = rect.adjusted(8 * GRID, 0, -3 * GRID, -1)
        if rect.width() >= _WORDLESS:
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, severity_words(severity))
            area.setLeft(area.left() + self._word_width + 2 * GRID)
        painter.setPen(theme.muted if over else theme.ink)
        words, when = self._tell(row.cause)
        self._paint_figures(painter, area, row.cause.count, when)
        self._paint_words(painter, area, words, strong=is_chosen, struck=row.is_solved)
        painter.restore()

    def _paint_figures(self, painter: QPainter, area: QRect, count: int, when: str) -> None:
        """How many findings, and when; takes their room from `area`."""
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, right, str(count))
        area.setRight(area.right() - _COUNT_WIDTH)
        if area.width() < _NARROW - _COUNT_WIDTH:
            return
        painter.setFont(font(SMALL))
        ink = painter.pen()
        painter.setPen(theme_in_use().muted)
        column = QRect(area.right() - _WHEN_WIDTH, area.top(), _WHEN_WIDTH, area.height())
        metrics = painter.fontMetrics()
        painter.drawText(
            column,
            Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(when, Qt.TextElideMode.ElideRight, column.width()),
        )
        painter.setPen(ink)
        area.setRight(column.left() - 2 * GRID)

    def _paint_words(self, painter: QPainter, area: QRect, words: str, *, strong: bool, struck: bool) -> None:
        type_used = QFont(self._strong if strong and not struck else self._plain)
        type_used.setStrikeOut(struck)
        painter.setFont(type_used)
        line = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, line)
