"""The minutes of a session as a bar: its segments one after the other, what is open, what is over."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stocktake_desktop.models import SessionKind
from stocktake_desktop.planning.budget import Budget
from stocktake_desktop.ui.style import theme_in_use
from stocktake_desktop.ui.theme import GRID, mix


class BudgetBar(QWidget):
    """Says to the eye what the budget line says in words."""

    def __init__(self) -> None:
        super().__init__()
        self._budget = Budget(1)
        self._kind = SessionKind.PLENARY
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(40 * GRID, 2 * GRID)

    def show_budget(self, budget: Budget, kind: SessionKind) -> None:
        """Show a budget in the colour of a kind."""
        self._budget, self._kind = budget, kind
        self.setVisible(bool(budget.items and budget.planned))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, spine = QPainter(self), theme_in_use(), theme_in_use().kind(self._kind).spine
        whole = max(self._budget.planned, self._budget.minutes)
        wide, x, tall = self.width() / whole, 0.0, self.height()
        painter.fillRect(QRectF(0, 0, self._budget.minutes * wide, tall), mix(theme.hairline, theme.paper, 0.6))
        for nth, minutes in enumerate(item.minutes or 0 for item in self._budget.items):
            tone = mix(spine, theme.paper, 0.72 if nth % 2 == 0 else 0.44)
            painter.fillRect(QRectF(x, 0, max(minutes * wide - 1, 1), tall), tone)
            x += minutes * wide
        if self._budget.over:
            end = self._budget.minutes * wide
            painter.fillRect(QRectF(end, 0, self.width() - end, tall), theme.red)
            painter.fillRect(QRectF(end - 1, 0, 2, tall), theme.ink)
