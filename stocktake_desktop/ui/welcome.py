"""The page shown while no plan is open: what people have in hand first, then what can be done, and recent plans."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.paths import is_there
from stocktake_desktop.ui.look.icons import Picture, icon, program_icon
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.welcome_picture import WhatComesOfIt
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _

RECENT_SHOWN = 6


class WelcomePage(QWidget):
    """Never an empty grey window: a programme to paste, a new meeting, the sample, a plan, and recent plans."""

    chosen = Signal(str)
    """The name of an action (see `actions`) was asked for."""
    recent_chosen = Signal(str)
    """The plan at this path was asked for."""
    paste_asked = Signal()
    """What is on the clipboard shall be read as a programme."""
    file_asked = Signal()
    """A file shall be chosen and read as a programme."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(GRID)
        middle = QWidget()
        middle.setFixedWidth(220 * GRID)
        column = QVBoxLayout(middle)
        column.setSpacing(4 * GRID)
        column.addLayout(self._heading())
        column.addWidget(self._in_hand())
        column.addLayout(self._body())
        around = QGridLayout(self)
        around.setContentsMargins(GRID, GRID, GRID, GRID)
        around.addWidget(middle, 1, 1)
        for edge in (0, 2):
            around.setRowStretch(edge, 2 + edge)
            around.setColumnStretch(edge, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste_asked.emit)

    def show_recent(self, paths: Iterable[str]) -> None:
        """List the plans opened last that are still there."""
        while item := self._recent.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        buttons: list[QPushButton] = []
        there = list(islice(filter(is_there, map(Path, paths)), RECENT_SHOWN))
        for path in there:
            button = WelcomeChoice("page", path.stem, str(path.parent))
            when(button.clicked, self.recent_chosen.emit, str(path))
            self._recent.addWidget(button)
            buttons.append(button)
        if not there:
            self._recent.addWidget(plain_label(_("Plans you open will be listed here."), "muted", wrap=True))
            buttons.append(self.paste)
        self._recent.addStretch(1)
        buttons[0].show()
        buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)  # Return goes on where one was, or pastes

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4 * GRID)
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(QSize(14 * GRID, 14 * GRID), self.devicePixelRatioF()))
        row.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(plain_label(_("Stocktake Desktop"), "heading"))
        purpose = _("Plan a meeting, print its sheets, and keep it on time. All in one file.")
        words.addWidget(plain_label(purpose, "muted"))
        words.addStretch(1)
        row.addLayout(words, 1)
        return row

    def _in_hand(self) -> QFrame:
        """Where the programme that was received goes."""
        frame, row, column, buttons = QFrame(), QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        frame.setObjectName("in_hand")
        row.setContentsMargins(7 * GRID, 3 * GRID, 7 * GRID, 3 * GRID)
        row.setSpacing(8 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(plain_label(_("Paste the programme you were sent"), "heading"))
        words = _(
            "Press Ctrl+V anywhere here, or drop its file. Word, Excel, a web page, CSV, a calendar: days, times, rooms"
            " and people are found, and what cannot be understood is pointed at. Nothing is lost."
        )
        column.addWidget(plain_label(words, "muted", wrap=True))
        self.paste, self.open_file = QPushButton(_("Paste")), QPushButton(_("Open a file…"))
        self.paste.setIcon(icon("import", "paper"))
        self.paste.setObjectName("first_choice")
        self.paste.setAutoDefault(True)
        self.open_file.setAutoDefault(True)
        self.paste.clicked.connect(self.paste_asked)
        self.open_file.clicked.connect(self.file_asked)
        for button in (self.paste, self.open_file):
            buttons.addWidget(button)
        buttons.addWidget(plain_label(_("The first look changes nothing."), "small"), 1)
        column.addLayout(buttons)
        row.addLayout(column, 1)
        row.addWidget(WhatComesOfIt())
        frame.setLayout(row)
        return frame

    def _body(self) -> QHBoxLayout:
        starts = QVBoxLayout()
        starts.setSpacing(GRID)
        starts.addWidget(plain_label(_("Start"), "rubric"))
        for name, words, more in (
            ("new", _("New meeting"), _("Days and rooms first, sessions as you go")),
            ("sample", _("Open the sample meeting"), _("Three days in Puerto Vallarta, to try things on")),
            ("open", _("Open a plan"), _("Or drop its file on this window")),
        ):
            button = WelcomeChoice(name, words, more)
            when(button.clicked, self.chosen.emit, name)
            starts.addWidget(button)
            if name == "sample":
                self.sample = button
        starts.addStretch(1)
        recent = QVBoxLayout()
        recent.setSpacing(GRID)
        recent.addWidget(plain_label(_("Recent"), "rubric"))
        recent.addLayout(self._recent, 1)
        row = QHBoxLayout()
        row.setSpacing(10 * GRID)
        row.addLayout(starts, 1)
        row.addLayout(recent, 1)
        return row


class WelcomeChoice(QPushButton):
    """A button of two lines with an icon: what it does, and a word about it."""

    def __init__(self, picture: str, words: str, more: str) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setAccessibleName(words)
        self.setAccessibleDescription(more)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(12 * GRID)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Return presses it
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(Picture(picture, "accent", 6 * GRID))
        column = QVBoxLayout()
        column.setSpacing(0)
        for label in (plain_label(words, "strong"), plain_label(more, "small")):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column.addWidget(label)
        row.addLayout(column, 1)
