"""What comes of a programme that is pasted: a few of its lines, and the plan beside them. Only to look at."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stocktake_desktop.models import SessionKind
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import type_of
from stocktake_desktop.ui.look.theme import GRID, SMALL
from stocktake_desktop.words import _

_LINES = ("10.00 – 11.00", "10.15 – 1 p.m.", "15h – 16h30", "?", "10:45 – 13:00", "15:30 – 18:00")
_BLOCKS = (
    (0, 0, 10, 3, SessionKind.REGISTRATION),
    (0, 10, 8, 3, SessionKind.CEREMONY),
    (0, 18, 20, 3, SessionKind.PANEL),
    (0, 38, 15, 3, SessionKind.BREAK),
    (0, 53, 12, 3, SessionKind.PANEL),
    (0, 65, 12, 3, SessionKind.TALKS),
    (1, 10, 6, 3, SessionKind.OPENING),
    (1, 16, 22, 1, SessionKind.ACTION_GROUP),
    (1, 38, 15, 3, SessionKind.BREAK),
    (1, 53, 22, 1, SessionKind.ACTION_GROUP),
)
"""Day, from and how long in parts of a hundred of a day, lanes of three, kind."""
_LEADING = 18


class WhatComesOfIt(QWidget):
    """A picture without words that anybody would have to read."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(70 * GRID, _LEADING * len(_LINES) + 2 * GRID))
        self.setAccessibleName(_("A programme becomes a plan"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_in_use()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for nth, words in enumerate(_LINES):
            base, is_odd = _LEADING * (nth + 1) - 4, words == "?"
            painter.setFont(type_of(SMALL, QFont.Weight.DemiBold))
            painter.setPen(theme.amber if is_odd else theme.ink)
            painter.drawText(QPointF(0, base), words)
            painter.fillRect(QRectF(22 * GRID, base - 5, (9 - nth % 3) * GRID, 3), theme.hairline)
        painter.setPen(theme.accent)
        middle = self.height() / 2
        painter.drawLine(QPointF(35 * GRID, middle), QPointF(40 * GRID, middle))
        for up in (-3, 3):
            painter.drawLine(QPointF(40 * GRID, middle), QPointF(40 * GRID - 4, middle + up))
        painter.setPen(Qt.PenStyle.NoPen)
        whole = self.height() / 80
        for day, start, length, lanes, kind in _BLOCKS:
            colours = theme.kind(kind)
            for lane in range(1 if lanes == 3 else 3):
                wide = 12 * GRID if lanes == 3 else 3.7 * GRID
                left = 43 * GRID + day * 13.5 * GRID + lane * 4.15 * GRID
                block = QRectF(left, start * whole, wide, length * whole - 1)
                painter.fillRect(block, colours.tint)
                painter.fillRect(QRectF(block.left(), block.top(), 2, block.height()), colours.spine)
