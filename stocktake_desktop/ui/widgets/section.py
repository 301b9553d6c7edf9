"""A part of a panel: a hairline, a heading, and what stands under it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID, SMALL, font


class Section(QFrame):
    """Widgets one above the other, set apart from the section above by a hairline."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self.setProperty("section", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        self.column.setSpacing(GRID)
        self._heading = small_label(heading, "rubric", QFont.Weight.DemiBold)
        self._beside = small_label("", "unit")
        if heading:
            row = QHBoxLayout()
            row.setSpacing(2 * GRID)
            row.addWidget(self._heading)
            row.addWidget(self._beside, 1)
            self.column.addLayout(row)

    def say_beside(self, words: str) -> None:
        """A few words beside the heading, such as how many there are."""
        self._beside.setText(words)


class MessageLine(QLabel):
    """A line under a field for what is wrong with it; hidden while all is well."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName("wrong_words")
        self.setFont(font(SMALL))
        self.setIndent(0)
        self.setWordWrap(True)
        shrunk(self)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, or nothing when all is well."""
        say_in(self, sentence)


def small_label(words: str, name: str, weight: QFont.Weight = QFont.Weight.Normal, wrap: bool = False) -> QLabel:
    """A label in small type; `name` is what the style sheet calls it."""
    label = plain_label(words, name, wrap=wrap)
    label.setFont(font(SMALL, weight))
    label.setIndent(0)
    return shrunk(label) if wrap else label


def say_in(label: QLabel, sentence: str) -> None:
    """Put a sentence into a message line, or hide the line when there is none."""
    label.setText(sentence)
    label.setVisible(bool(sentence))


def shrinking_label(name: str) -> QLabel:
    """A label that wraps and never forces the panel to be wider than it is."""
    return shrunk(plain_label("", name, wrap=True))


def shrunk(label: QLabel) -> QLabel:
    """The label, free to be narrower than its longest word."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def side_by_side(*widgets: QWidget | None) -> QWidget:
    """Widgets in a row; None is as much room as there is."""
    result = QWidget()
    row = QHBoxLayout(result)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return result


def quiet_button(words: str, name: str = "") -> QToolButton:
    """A button of words without a box; `name` is what a screen reader says when the words alone say too little."""
    button = QToolButton()
    button.setText(words)
    button.setAccessibleName(name or words)
    button.setProperty("quiet", True)
    return button


def remove_button(name: str) -> QToolButton:
    """A small cross that removes what it stands beside."""
    button = quiet_button("", name)
    button.setIcon(icon("close", "muted"))
    button.setIconSize(QSize(3 * GRID, 3 * GRID))
    button.setToolTip(name)
    return button


def set_read_only(root: QWidget, read_only: bool) -> None:
    """Close or open everything below `root` that changes the plan."""
    for field in root.findChildren(QLineEdit):
        field.setReadOnly(read_only)
    for text in root.findChildren(QPlainTextEdit):
        text.setReadOnly(read_only)
    for other in (*root.findChildren(QComboBox), *root.findChildren(QToolButton)):
        other.setEnabled(not read_only)
    for adder in root.findChildren(QWidget):
        if adder.property("adds"):
            adder.setVisible(not read_only)
