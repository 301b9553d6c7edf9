"""How a finding is painted: its words never pass through a markup parser; what is acknowledged is greyed."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stocktake_desktop.planning.findings import Severity
from stocktake_desktop.planning.standing import Standing
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, NORMAL, font, mix
from stocktake_desktop.words import _

TONES = {Severity.ERROR: "red", Severity.WARNING: "amber", Severity.NOTE: "muted"}
"""The colour of each severity, by its name in the theme."""
_KEPT = 20_000
"""Heights of rows remembered."""
_WRAPPED = Qt.TextFlag.TextWordWrap

Index = QModelIndex | QPersistentModelIndex


def severity_words(severity: Severity) -> str:
    """What a severity is called."""
    return {Severity.ERROR: _("Error"), Severity.WARNING: _("Warning"), Severity.NOTE: _("Note")}[severity]


def words_of(standing: Standing) -> str:
    """A row as it is read out."""
    finding, known = standing
    if known is not None:
        words = _("Acknowledged: {message} Reason: {reason}")
        return words.format(message=finding.message, reason=known.reason)
    return _("{severity}: {message}").format(severity=severity_words(finding.severity), message=finding.message)


class FindingRow(QStyledItemDelegate):
    """Paints a finding; `more` says how much height a row needs below its words."""

    def __init__(self, view: QListView, more: Callable[[Index], int]) -> None:
        super().__init__(view)
        self._view, self._more = view, more
        self._font, self._strong = font(NORMAL), font(NORMAL, QFont.Weight.DemiBold)
        metrics = QFontMetrics(self._strong)
        self._word_width = max(metrics.horizontalAdvance(severity_words(severity)) for severity in Severity)
        self._height = lru_cache(_KEPT)(self._measured)

    def indent(self) -> int:
        """Where the sentences begin, in pixels from the left."""
        return 11 * GRID + self._word_width

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._view.viewport().width()
        return QSize(wide, self._height(_sentence(_standing(index)), wide) + self._more(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        standing, theme = _standing(index), theme_in_use()
        rect: QRect = option.rect
        painter.save()
        self._paint_ground(painter, rect, option.state)
        known, severity = standing.acknowledgement is not None, standing.finding.severity
        tone, top = "muted" if known else TONES[severity], rect.top() + GRID + 2
        sign = "check" if known else severity.value
        icon(sign, tone).paint(painter, rect.left() + 3 * GRID, top, 4 * GRID, 4 * GRID)
        painter.setFont(self._strong)
        painter.setPen(getattr(theme, tone))
        word = QRect(rect.left() + 8 * GRID, top, self._word_width, rect.height())
        painter.drawText(word, Qt.AlignmentFlag.AlignLeft, severity_words(severity))
        painter.setFont(self._font)
        painter.setPen(theme.muted if known else theme.ink)
        painter.drawText(self._words_rect(rect), _WRAPPED, _sentence(standing))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = theme_in_use()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, mix(theme.accent, theme.paper, 0.14))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, mix(theme.ink, theme.paper, 0.05))
        painter.fillRect(rect.left() + 3 * GRID, rect.bottom(), rect.width() - 6 * GRID, 1, theme.hairline)

    def _measured(self, sentence: str, wide: int) -> int:
        """The height of a row with this sentence; measuring is slow, and most rows stay as they are after an edit."""
        area = self._words_rect(QRect(0, 0, wide, 10000))
        box = QFontMetrics(self._font).boundingRect(area, _WRAPPED, sentence)
        return max(box.height(), 4 * GRID) + 3 * GRID

    def _words_rect(self, rect: QRect) -> QRect:
        return rect.adjusted(self.indent(), GRID + 2, -3 * GRID, 0)


def _standing(index: Index) -> Standing:
    standings: list[Standing] = index.model().standings  # type: ignore[attr-defined]
    return standings[index.row()]


def _sentence(standing: Standing) -> str:
    known = standing.acknowledgement
    if known is None:
        return standing.finding.message
    return _("{message} — {reason}").format(message=standing.finding.message, reason=known.reason)
