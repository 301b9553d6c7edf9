"""A countdown as it is painted on cards and in the list of speakers: digits with a mark, words, and a bar."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stocktake_desktop.models import SessionKind
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import type_of, width_of
from stocktake_desktop.ui.look.theme import GRID, LARGE, NORMAL
from stocktake_desktop.ui.on_site.countdown import Countdown, Stage
from stocktake_desktop.ui.on_site.stage_mark import paint_mark

_LEAST, _MOST = 44, 104
"""Pixels of the digits on the smallest and the largest card."""
_BOLD, _DEMI = QFont.Weight.Bold, QFont.Weight.DemiBold
_NOTCH = 2
"""Pixels of the gap in the bar where the warning begins."""


class CountdownFace(QWidget):
    """Large digits with a mark, words, and a bar of what is gone."""

    def __init__(self) -> None:
        super().__init__()
        self.countdown, self.pixels, self.has_bar = Countdown(), _LEAST, True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_countdown(self, countdown: Countdown) -> None:
        """Show this from now on."""
        if countdown != self.countdown:
            self.countdown = countdown
            self.update()

    def fit(self, card: QSize) -> None:
        """Take the type that suits a card of this size, to be read from as far as can be."""
        self.pixels = max(_LEAST, min(_MOST, card.width() // 8, card.height() // 8))
        self.updateGeometry()

    def show_bar(self, has_bar: bool) -> None:
        """Have the bar, or not, where another one says more."""
        if has_bar != self.has_bar:
            self.has_bar = has_bar
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(60 * GRID, self.pixels + (5 if self.has_bar else 2) * GRID)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, countdown, pixels = QPainter(self), self.countdown, self.pixels
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, colour = theme_in_use(), stage_colour(countdown.stage)
        side = pixels * 0.42
        paint_mark(painter, QRectF(2, (pixels - side) / 2 + 4, side, side), countdown.stage, colour)
        left = 2 + side + 3 * GRID
        painter.setFont(type_of(pixels, _BOLD))
        painter.setPen(theme.ink if countdown.stage in (Stage.RUNNING, Stage.WAITING) else colour)
        painter.drawText(QPointF(left, pixels * 0.95), countdown.digits)
        painter.setPen(colour)
        at = left + width_of(countdown.digits, pixels, _BOLD) + 3 * GRID
        room, is_long = self.width() - at, width_of(countdown.words, LARGE, _DEMI) > self.width() - at
        painter.setFont(type_of(NORMAL if is_long else LARGE, _DEMI))
        painter.drawText(QRectF(at, 0, room, pixels), int(_BESIDE), countdown.words)
        if self.has_bar:
            self._paint_bar(painter, colour)

    def _paint_bar(self, painter: QPainter, colour: QColor) -> None:
        theme, countdown = theme_in_use(), self.countdown
        bar = QRectF(0, self.pixels + 3 * GRID, self.width(), GRID)
        painter.fillRect(bar, theme.hairline)
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * (1 - countdown.share), bar.height()), colour)
        if countdown.notch is not None:
            painter.fillRect(QRectF(bar.width() * (1 - countdown.notch), bar.top(), _NOTCH, bar.height()), theme.paper)


def stage_colour(stage: Stage) -> QColor:
    """The colour of a stage in the theme in use; never the only thing that says it."""
    theme = theme_in_use()
    return {
        Stage.WAITING: theme.muted,
        Stage.RUNNING: theme.kind(SessionKind.ACTION_GROUP).spine,
        Stage.SOON: theme.amber,
        Stage.OVER: theme.red,
        Stage.HELD: theme.accent,
    }[stage]


_BESIDE = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextWordWrap.value
