"""A part of the pane beside the list: a heading, and lines of a few words and what they mean."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.section import Section, say_in, shrinking_label, small_label
from stocktake_desktop.ui.widgets.when import when


class PaneLine(NamedTuple):
    """A few words, and what they mean; a press of the line gives its `value`, without one it cannot be pressed."""

    words: str
    meaning: str
    value: object = None


class PaneLines(Section):
    """Lines under a heading, or a remark where there is none."""

    pressed = Signal(object)
    """The value of the line that was pressed."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.lines: tuple[PaneLine, ...] = ()
        self._rows: list[QWidget] = []
        self._remark = small_label("", "small", wrap=True)
        self._remark.setContentsMargins(GRID, 0, 0, 0)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(GRID)
        self.column.addLayout(self._inside)
        self.column.addWidget(self._remark)

    def show_lines(self, lines: Sequence[PaneLine], remark: str = "") -> None:
        """Show these lines, and a remark below them."""
        say_in(self._remark, remark)
        if tuple(lines) == self.lines:
            return
        self.lines = tuple(lines)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(line) for line in lines]
        for row in self._rows:
            self._inside.addWidget(row)

    def _row(self, line: PaneLine) -> QWidget:
        row = _Pressable() if line.value is not None else QWidget()
        if isinstance(row, _Pressable):
            row.setAccessibleName(f"{line.words}: {line.meaning}")
            when(row.pressed, self.pressed.emit, line.value)
        beside, words, meaning = QHBoxLayout(row), plain_label(line.words, "strong"), shrinking_label("small")
        meaning.setText(line.meaning)
        beside.setContentsMargins(GRID, 2, GRID, 2)
        beside.setSpacing(2 * GRID)
        for label, share in ((words, 0), (meaning, 1)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            beside.addWidget(label, share)
        return row


class _Pressable(QPushButton):
    """A button as large as the words that are laid out in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("click_line")
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        within = self.layout()
        return within.sizeHint() if within is not None else super().sizeHint()
