"""Telling people things: the quiet line over the timeline, the strip above it, and boxes; always as plain text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QToolButton, QWidget

from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.ui.look.icons import Picture, icon
from stocktake_desktop.ui.look.theme import GRID, LARGE, NORMAL, SMALL, font
from stocktake_desktop.words import _

SHOWN_FOR = 7000
"""Milliseconds a notice stays."""


_FONTS = {
    "heading": (LARGE, QFont.Weight.DemiBold),
    "rubric": (SMALL, QFont.Weight.DemiBold),
    "strong": (NORMAL, QFont.Weight.DemiBold),
    "small": (SMALL, QFont.Weight.Normal),
}


def plain_label(words: str = "", name: str = "", wrap: bool = False) -> QLabel:
    """A label that shows its words as typed; `name` (heading, rubric, strong, small, muted, wrong) is its look."""
    label = QLabel()
    if name in _FONTS:
        label.setFont(font(*_FONTS[name]))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(words)
    label.setObjectName(name)
    label.setWordWrap(wrap)
    return label


def tell(parent: QWidget, title: str, words: str, offer: str = "") -> bool:
    """Say something that must be read, in a box; True when the person took up the `offer`."""
    box = QMessageBox(parent)
    box.setObjectName("told")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(words)
    box.addButton(QMessageBox.StandardButton.Ok)
    offered = box.addButton(offer, QMessageBox.ButtonRole.AcceptRole) if offer else None
    with asked(box):
        taken = box.clickedButton()
    return offered is not None and taken is offered


class Notice(QFrame):
    """The quiet line at the foot of the timeline: what was done, with Undo beside it, or why it was refused."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("notice")
        self._over, self._within = over, over
        self._icon = Picture("check", "paper")
        self._words = plain_label()
        self.offer = QPushButton()
        self.offer.setObjectName("offer")
        self.offer.setFont(font(NORMAL, QFont.Weight.DemiBold))
        self.offer.setCursor(Qt.CursorShape.PointingHandCursor)
        self.offer.clicked.connect(self._take)
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        for widget in (self._icon, self._words, self.offer):
            row.addWidget(widget)
        over.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What the line says."""
        return self._words.text()

    def say(self, words: str, offer: str = "", act: Callable[[], object] | None = None) -> None:
        """Show that something was done; `offer` names what `act` would do about it."""
        self._act = act
        self._show("check", words, offer)

    def warn(self, words: str) -> None:
        """Show why something was refused."""
        self._show("warning", words, "")

    def stand_within(self, widget: QWidget | None) -> None:
        """Stand at the foot of this widget, where it covers no button; None: of the whole."""
        if self._within is not self._over:
            self._within.removeEventFilter(self)
        self._within = widget or self._over
        self._within.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def _show(self, picture: str, words: str, offer: str) -> None:
        self._icon.show_icon(picture, "paper")
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.offer.setText(offer)
        self.offer.setVisible(bool(offer))
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def _take(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def _place(self) -> None:
        within = self._within
        self._words.setWordWrap(False)
        if self.sizeHint().width() > within.width() - 8 * GRID:
            self._words.setWordWrap(True)
            width = max(within.width() - 8 * GRID, 60 * GRID)
            self.resize(width, self._row.totalHeightForWidth(width))
        else:
            self.adjustSize()
        place = QPoint((within.width() - self.width()) // 2, within.height() - self.height() - 4 * GRID)
        self.move(within.mapTo(self._over, place) if within is not self._over else place)


class Banner(QFrame):
    """A strip above the timeline that stays as long as something is so, such as a plan open for reading only."""

    offer_taken = Signal()
    """The button in the strip was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._words = plain_label(wrap=True)
        self.offer = QPushButton()
        self.offer.clicked.connect(self.offer_taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, GRID, 3 * GRID, GRID)
        row.setSpacing(2 * GRID)
        self._picture = Picture("lock", "amber")
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self.offer)
        self.hide()

    @property
    def words(self) -> str:
        """What the strip says."""
        return self._words.text()

    def show_words(self, words: str, offer: str, *, is_trouble: bool = False) -> None:
        """Say what is so, and what its button does about it; with no words the strip goes away."""
        self._picture.show_icon("warning" if is_trouble else "lock", "amber")
        self._words.setText(words)
        self.offer.setText(offer)
        self.setVisible(bool(words))


class Counter(QToolButton):
    """The number of findings on the toolbar, in words for those who do not see it."""

    def show_counts(self, errors: int, warnings: int, notes: int) -> None:
        """Show how many findings there are, in the colour of the worst."""
        count = errors + warnings + notes
        tone = "red" if errors else "amber" if warnings else "muted"
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon("warning" if count else "check", tone))
        self.setText(str(count) if count else _("no findings"))
        words = _("Findings: {errors} errors, {warnings} warnings, {notes} notes")
        self.setToolTip(words.format(errors=errors, warnings=warnings, notes=notes))
        self.setAccessibleName(self.toolTip())
