"""What was done last, or why it was refused, at the left of the status line: it covers nothing and is not lost."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from stocktake_desktop.ui.look.icons import Picture
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import key_words, plain_tip
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.ui.widgets.restyle import set_mark

FRESH_FOR = 4000
"""Milliseconds a notice stays dark, with its offer."""
READING = 50
"""Milliseconds more for each letter of words that are opened because the line has no room for them."""
_WIDEST = 140 * GRID
"""Pixels of the card that long words open in."""


class Notice(QFrame):
    """Dark for a moment, with Undo beside it; then plain words, until there is something else to say.

    Words the line has no room for open above it, when they say why something was refused, and while the pointer rests
    on the line.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._icon, self._words = Picture("check", "paper"), _CutWords()
        self._picture = "check"
        self.offer, self.also = _offer(), _offer()
        self.offer.clicked.connect(lambda: self._take(self._act))
        self.also.clicked.connect(lambda: self._take(self._also_act))
        self.keys = plain_label(name="offer_keys")
        self.keys.setFont(font(SMALL))
        self._act: Callable[[], object] | None = None
        self._also_act: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._fade)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, GRID, 0)
        row.setSpacing(GRID)
        for widget in (self._icon, self._words, self.offer, self.keys, self.also):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._card: _Card | None = None
        self._stands_within: QWidget | None = None
        self.hide()

    @property
    def words(self) -> str:
        """What the line says."""
        return self._words.text()

    @property
    def is_fresh(self) -> bool:
        """Whether it was said just now; then it is dark and offers to take the step back."""
        return bool(self.property("fresh"))

    @property
    def card(self) -> QWidget | None:
        """The words in full, while they are open because the line has no room for them."""
        return self._card if self._card is not None and not self._card.isHidden() else None

    def say(self, words: str, offer: str = "", act: Callable[[], object] | None = None, keys: str = "") -> None:
        """Show that something was done; `offer` names what `act` would do about it, `keys` the keys that do it too."""
        self._act = act
        self._show("check", words, offer, keys)

    def offer_also(self, words: str, act: Callable[[], object]) -> None:
        """Offer something else, too, that follows from what was done, and begin the moment anew."""
        self._also_act = act
        self.also.setText(words)
        self.also.show()
        self._dress(fresh=True)
        self.updateGeometry()
        self._timer.start(FRESH_FOR)

    def warn(self, words: str) -> None:
        """Show why something was refused."""
        self._show("warning", words, "")
        QTimer.singleShot(0, self, self._open_what_is_cut)  # the line knows its room then

    def forget(self) -> None:
        """Say nothing any more, as when another plan is open."""
        self._words.setText("")
        self._close_card()
        self.hide()

    def stand_within(self, widget: QWidget | None) -> None:
        """Open long words over this widget, where they cover no button; None: above the line."""
        self._stands_within = widget
        self._close_card()

    def enterEvent(self, event: QEvent) -> None:
        self._timer.stop()
        self._open_what_is_cut()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(FRESH_FOR)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress(fresh=self.is_fresh)

    def _show(self, picture: str, words: str, offer: str, keys: str = "") -> None:
        self._close_card()
        self._picture = picture
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self._words.setToolTip(plain_tip(words))
        self.offer.setText(offer)
        self.offer.setVisible(bool(offer))
        self.keys.setText(key_words(keys))
        self.keys.setVisible(bool(keys))
        self.also.hide()
        self._dress(fresh=True)
        self.updateGeometry()
        self.show()
        self._timer.start(FRESH_FOR)

    def _fade(self) -> None:
        """Become plain words."""
        self._close_card()
        for widget in (self.offer, self.keys, self.also):
            widget.hide()
        self._dress(fresh=False)

    def _dress(self, *, fresh: bool) -> None:
        for widget in (self, self._words):
            set_mark(widget, "fresh", fresh)
        tone = "paper" if fresh else "amber" if self._picture == "warning" else "muted"
        self._icon.show_icon(self._picture, tone)

    def _take(self, act: Callable[[], object] | None) -> None:
        self._fade()
        if act is not None:
            act()

    def _open_what_is_cut(self) -> None:
        if self._words.is_cut and self.isVisible():
            self._card = self._card or _Card(self.window())
            self._card.open(self.words, self, self._stands_within)
            self._timer.start(FRESH_FOR + READING * len(self.words))

    def _close_card(self) -> None:
        if self._card is not None:
            self._card.hide()


def _offer() -> QPushButton:
    button = QPushButton()
    button.setObjectName("offer")
    button.setFont(font(SMALL, QFont.Weight.DemiBold))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.hide()
    return button


class _CutWords(QLabel):
    """Plain words on one line, cut with … where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    @property
    def is_cut(self) -> bool:
        """Whether not all of it can be seen."""
        return self._wanted() > self.contentsRect().width()

    def sizeHint(self) -> QSize:
        margins = self.width() - self.contentsRect().width()
        return QSize(self._wanted() + margins, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * GRID, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area = QPainter(self), self.contentsRect()
        line = self.fontMetrics().elidedText(self._line(), Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)

    def _line(self) -> str:
        return " ".join(self.text().split())

    def _wanted(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self._line()) + 1


class _Card(QFrame):
    """Long words in full, over the window until they were read."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("notice_card")
        self._window, self._label = window, plain_label(wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self._column.addWidget(self._label)
        window.installEventFilter(self)

    def open(self, words: str, line: QWidget, within: QWidget | None) -> None:
        """Show words above a line, or at the foot of the widget they are to stay within."""
        over = within or line
        self._label.setText(words)
        room = (within.width() if within is not None else self._window.width()) - 4 * GRID
        width = min(_WIDEST, room)
        self.resize(width, self._column.totalHeightForWidth(width))
        foot = over.mapTo(self._window, QPoint(2 * GRID, over.height() if within is not None else 0))
        self.move(foot.x(), foot.y() - self.height() - 2 * GRID)
        self.show()
        self.raise_()

    def mousePressEvent(self, _event: object) -> None:
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self.hide()
        return False
