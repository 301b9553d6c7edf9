"""Telling people things: labels, the strip above the timeline, and boxes; always as plain text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QToolButton, QWidget

from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.ui.look.icons import Picture, icon
from stocktake_desktop.ui.look.theme import GRID, LARGE, NORMAL, SMALL, font
from stocktake_desktop.words import _

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
    box = _box(parent, "told", title, words)
    box.addButton(QMessageBox.StandardButton.Ok)
    offered = box.addButton(offer, QMessageBox.ButtonRole.AcceptRole) if offer else None
    with asked(box):
        taken = box.clickedButton()
    return offered is not None and taken is offered


def agrees(parent: QWidget, title: str, words: str, offer: str) -> bool:
    """Ask before something is done, in a box that says what becomes of it; True when the `offer` is taken up."""
    box = _box(parent, "asked", title, words)
    offered = box.addButton(offer, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    with asked(box):
        taken = box.clickedButton()
    return taken is offered


def _box(parent: QWidget, name: str, title: str, words: str) -> QMessageBox:
    """Shows words as typed, and has no button yet."""
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(words)
    return box


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
