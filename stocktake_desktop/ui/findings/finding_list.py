"""The list of findings: sign, severity in a word, and the sentence, over as many lines as it takes."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stocktake_desktop.planning.findings import Finding, Severity
from stocktake_desktop.ui.icons import icon
from stocktake_desktop.ui.style import theme_in_use
from stocktake_desktop.ui.theme import GRID, NORMAL, font, mix
from stocktake_desktop.words import _

_TONES = {Severity.ERROR: "red", Severity.WARNING: "amber", Severity.NOTE: "muted"}
_WRAPPED = Qt.TextFlag.TextWordWrap

Index = QModelIndex | QPersistentModelIndex


class FindingList(QListView):
    """One finding a row; click, Return or Space asks to go there."""

    open_requested = Signal(object)
    """Somebody wants to see this finding's session."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Finding] = []
        self._model = _Findings(self)
        self.setModel(self._model)
        self.setItemDelegate(_Row(self))
        self.setAccessibleName(_("Findings"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("page_scroll")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._ask)
        self.doubleClicked.connect(self._ask)  # a fast second click is a second click

    def show_findings(self, found: Sequence[Finding]) -> None:
        """List these findings; the current one stays current while it is there."""
        if list(found) == self._found:
            return
        row = self.currentIndex().row()
        current = self._found[row] if 0 <= row < len(self._found) else None
        self._found = list(found)
        self._model.show_findings(self._found)
        if current in self._found:
            self.setCurrentIndex(self._model.index(self._found.index(current)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _ask(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_requested.emit(self._found[index.row()])


def severity_words(severity: Severity) -> str:
    """What a severity is called."""
    return {Severity.ERROR: _("Error"), Severity.WARNING: _("Warning"), Severity.NOTE: _("Note")}[severity]


class _Findings(QAbstractListModel):
    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.found: list[Finding] = []

    def show_findings(self, found: list[Finding]) -> None:
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        finding = self.found[index.row()]
        return _("{severity}: {message}").format(severity=severity_words(finding.severity), message=finding.message)


class _Row(QStyledItemDelegate):
    """Paints a finding; its words never pass through a markup parser."""

    def __init__(self, parent: FindingList) -> None:
        super().__init__(parent)
        self._view = parent
        self._font, self._strong = font(NORMAL), font(NORMAL, QFont.Weight.DemiBold)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._view.viewport().width()
        message = self._finding(index).message
        box = QFontMetrics(self._font).boundingRect(self._words_rect(QRect(0, 0, wide, 10000)), _WRAPPED, message)
        return QSize(wide, max(box.height(), 4 * GRID) + 3 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding, theme = self._finding(index), theme_in_use()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, mix(theme.accent, theme.paper, 0.14))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, mix(theme.ink, theme.paper, 0.05))
        painter.fillRect(rect.left() + 3 * GRID, rect.bottom(), rect.width() - 6 * GRID, 1, theme.hairline)
        tone, top = _TONES[finding.severity], rect.top() + GRID + 2
        icon(finding.severity.value, tone).paint(painter, rect.left() + 3 * GRID, top, 4 * GRID, 4 * GRID)
        painter.setFont(self._strong)
        painter.setPen(getattr(theme, tone))
        word = QRect(rect.left() + 8 * GRID, top, self._word_width(), rect.height())
        painter.drawText(word, Qt.AlignmentFlag.AlignLeft, severity_words(finding.severity))
        painter.setFont(self._font)
        painter.setPen(theme.ink)
        painter.drawText(self._words_rect(rect), _WRAPPED, finding.message)
        painter.restore()

    def _finding(self, index: Index) -> Finding:
        model = index.model()
        assert isinstance(model, _Findings)
        return model.found[index.row()]

    def _word_width(self) -> int:
        metrics = QFontMetrics(self._strong)
        return max(metrics.horizontalAdvance(severity_words(severity)) for severity in Severity)

    def _words_rect(self, rect: QRect) -> QRect:
        left = 11 * GRID + self._word_width()
        return rect.adjusted(left, GRID + 2, -3 * GRID, 0)
