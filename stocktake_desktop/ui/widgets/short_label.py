"""A label that takes the width it is given: its words are cut with …, and the whole is in its tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.text import fits, flow
from stocktake_desktop.ui.look.theme import NORMAL, font


class ShortLabel(QWidget):
    """Words in at most so many lines, in a tone of the theme; `words` is all of them, as typed."""

    def __init__(
        self,
        words: str = "",
        *,
        pixels: int = NORMAL,
        weight: QFont.Weight = QFont.Weight.Normal,
        tone: str = "ink",
        most: int = 1,
    ) -> None:
        super().__init__()
        self._pixels, self._weight, self._tone, self._most = pixels, weight, tone, most
        self._line = QFontMetrics(font(pixels, weight)).height()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(most > 1)
        self.setSizePolicy(policy)
        self.words = ""
        self.say(words)

    def say(self, words: str) -> None:
        """Show these words."""
        self.words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()
        self._tell_the_rest()

    def show_pixels(self, pixels: int) -> None:
        """Show them in type of this size."""
        if pixels != self._pixels:
            self._pixels, self._line = pixels, QFontMetrics(font(pixels, self._weight)).height()
            self.updateGeometry()
            self.update()
            self._tell_the_rest()

    @property
    def is_cut(self) -> bool:
        """Whether some of the words are only in the tooltip."""
        return bool(self.words) and not fits(self.words, self._pixels, self._weight, self.width(), self._most)

    def sizeHint(self) -> QSize:
        return QSize(0, self._line * max(1, len(self._lines(self.width()))))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._line)

    def heightForWidth(self, width: int) -> int:
        return self._line * max(1, len(self._lines(width)))

    def resizeEvent(self, _event: object) -> None:
        self._tell_the_rest()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(self._pixels, self._weight))
        colour: QColor = getattr(theme_in_use(), self._tone)
        painter.setPen(colour)
        lines = self._lines(self.width())
        top = max(0, (self.height() - self._line * len(lines)) // 2)
        for nth, line in enumerate(lines):
            painter.drawText(0, top + nth * self._line, self.width(), self._line, Qt.AlignmentFlag.AlignVCenter, line)

    def _lines(self, width: int) -> tuple[str, ...]:
        return flow(self.words, self._pixels, self._weight, width, self._most)

    def _tell_the_rest(self) -> None:
        self.setToolTip(plain_tip(self.words) if self.is_cut else "")
