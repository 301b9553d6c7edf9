"""How somebody is painted in the list of people: name and how often, function and delegation, how sure."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, font, mix
from stocktake_desktop.ui.people.lines import PeopleLine
from stocktake_desktop.ui.widgets.marks import status_mark, status_tone
from stocktake_desktop.ui.widgets.status_button import status_words

HEIGHT = 11 * GRID
"""Pixels a line takes."""

_CUT = Qt.TextElideMode.ElideRight
Index = QModelIndex | QPersistentModelIndex


class LinePainting(QStyledItemDelegate):
    """Two rows of type in every line, cut where they are too long."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._strong, self._small = font(NORMAL, QFont.Weight.DemiBold), font(SMALL)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(10 * GRID, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PeopleLine = index.model().lines[index.row()]  # type: ignore[attr-defined]
        theme, rect = theme_in_use(), option.rect
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        area = rect.adjusted(3 * GRID, GRID, -3 * GRID, -GRID)
        top, below = QRect(area), QRect(area)
        top.setBottom(area.center().y())
        below.setTop(area.center().y() + 1)
        top.setRight(self._paint_count(painter, line, top))
        below.setRight(self._paint_status(painter, line, below))
        painter.setFont(self._strong)
        painter.setPen(theme.ink)
        _write(painter, top, line.name)
        painter.setFont(self._small)
        painter.setPen(theme.muted)
        _write(painter, below, line.about)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = theme_in_use()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, mix(theme.accent, theme.paper, 0.14))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, mix(theme.ink, theme.paper, 0.05))
        painter.fillRect(rect.left() + 3 * GRID, rect.bottom(), rect.width() - 6 * GRID, 1, theme.hairline)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect.left(), rect.top(), 2, rect.height(), theme.accent)

    def _paint_count(self, painter: QPainter, line: PeopleLine, area: QRect) -> int:
        """In how many sessions, at the right; returns where the name must end."""
        theme = theme_in_use()
        words = str(line.count) if line.count else "–"
        painter.setFont(self._small)
        painter.setPen(theme.ink if line.count else theme.muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        return area.right() - QFontMetrics(self._small).horizontalAdvance(words) - 2 * GRID

    def _paint_status(self, painter: QPainter, line: PeopleLine, area: QRect) -> int:
        """The sign and the word of what is still open; returns where the words at the left must end."""
        if line.unsure is None:
            return area.right()
        words = status_words(line.unsure)
        width = QFontMetrics(self._small).horizontalAdvance(words)
        painter.setFont(self._small)
        painter.setPen(status_tone(line.unsure))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        side = 3 * GRID
        left = area.right() - width - side - GRID
        status_mark(line.unsure).paint(painter, left, area.center().y() - side // 2 + 1, side, side)
        return left - 2 * GRID


def _write(painter: QPainter, area: QRect, words: str) -> None:
    cut = painter.fontMetrics().elidedText(" ".join(words.split()), _CUT, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
