"""What the lines of days and rooms have in common: their columns, what is said below them, their menu."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from stocktake_desktop.ui.look.icons import Picture, icon
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.movable_row import MovableRow
from stocktake_desktop.ui.widgets.section import quiet_button, shrunk, small_label
from stocktake_desktop.ui.widgets.tab_order import stops_of
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

GAP = 2 * GRID
HANDLE = 3 * GRID


class FrameRow(MovableRow):
    """A line with a menu at its end, and below it what is to be said of it; one that is to go can be kept."""

    keep_requested = Signal(str)
    """The day or room with this id is to stay after all."""

    def __init__(self, fields: Sequence[tuple[QWidget, int]], remove: str) -> None:
        super().__init__()
        self._fields = [field for field, _width in fields]
        self._remove = remove
        self.setProperty("ruled", True)
        self.sessions = small_label("", "unit")
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setProperty("quiet", True)
        self.more.setAccessibleName(_("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill_menu)
        self.picture, self.said = Picture("warning", "amber", 3 * GRID), shrunk(small_label("", "said", wrap=True))
        self.keep, self.beside = link(_("Keep it")), link("")
        self.keep.clicked.connect(lambda: self.keep_requested.emit(self.key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(GRID)
        column.addLayout(self._line(fields))
        column.addLayout(self._below())

    def stops(self) -> list[QWidget]:
        """The fields with what is in them, then the menu and what is offered below."""
        return stops_of(self)

    def show_standing(self, words: str, *, is_wrong: bool, is_gone: bool, sessions: int) -> None:
        """Say how the line stands."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.said.setProperty("wrong", is_wrong)
        self.said.style().polish(self.said)
        self.picture.setVisible(is_wrong)
        self.sessions.setText(str(sessions))
        self.keep.setVisible(is_gone)
        for field in self._fields:
            field.setEnabled(not is_gone)
        self.more.setEnabled(not is_gone)

    def _line(self, fields: Sequence[tuple[QWidget, int]]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.handle)
        for field, width in fields:
            if width:
                field.setFixedWidth(width)
            line.addWidget(field, 0 if width else 1)
        self.sessions.setFixedWidth(SESSIONS)
        self.more.setFixedWidth(MORE)
        line.addWidget(self.sessions)
        line.addWidget(self.more)
        return line

    def _below(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(HANDLE + GAP, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self.picture)
        line.addWidget(self.said, 1)
        for button in (self.beside, self.keep):
            line.addWidget(button)
            button.hide()
        return line

    def _fill_menu(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for words, step in ((_("Move &up"), -1), (_("Move &down"), 1)):
            when(menu.addAction(words).triggered, self.step_requested.emit, self.key, step)
        menu.addSeparator()
        menu.addAction(self._remove, self.ask_removal)


SESSIONS, MORE = 14 * GRID, 8 * GRID
"""Pixels of the number of sessions and of the menu."""


def heads(columns: Sequence[tuple[str, int]]) -> QWidget:
    """The words above the columns of lines."""
    strip = QWidget()
    strip.setObjectName("column_heads")
    row = QHBoxLayout(strip)
    row.setContentsMargins(HANDLE + GAP, GRID, 0, GRID)
    row.setSpacing(GAP)
    for words, width in (*columns, (_("Sessions"), SESSIONS), ("", MORE)):
        label: QLabel = small_label(words, "unit")
        if width:
            label.setFixedWidth(width)
        row.addWidget(label, 0 if width else 1)
    return strip


def link(words: str) -> QToolButton:
    """A button of words in the colour of what can be pressed."""
    button = quiet_button(words)
    button.setObjectName("link")
    return button


def add_button(words: str) -> QToolButton:
    """A button below the lines that adds one."""
    button = link(words)
    button.setIcon(icon("add", "accent"))
    button.setIconSize(QSize(3 * GRID, 3 * GRID))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
