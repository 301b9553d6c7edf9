"""A hand for the table of a real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow
from tests.pictures import hours

NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Mouse and keys for the table of a window, and what is to be seen there."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.document = window, window.document
        window.commands[Action.TABLE_VIEW].trigger()
        self.view, self.model = window.table.view, window.table.model
        self.headers = [column.spoken for column in self.model.columns]
        self.refusals: list[str] = []
        self.document.refused.connect(self.refusals.append)

    def block(self, title: str) -> SessionBlock:
        return next(block for block in self.document.plan.meeting.sessions if block.title == title)

    def cell(self, title: str, header: str) -> QModelIndex:
        row = self.model.row_of(self.block(title).id)
        assert row is not None
        return self.model.index(row, self.headers.index(header))

    def middle(self, title: str, header: str) -> QPoint:
        return self.view.visualRect(self.cell(title, header)).center()

    def go(self, title: str, header: str) -> None:
        self.view.scrollTo(self.cell(title, header))
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, NONE, self.middle(title, header))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.view, key, modifiers)

    def step(self, key: Qt.Key) -> tuple[str, str]:
        """Press a key; tells the cell in hand after it."""
        self.key(key)
        here = self.view.currentIndex()
        return self.title(here.row()), self.headers[here.column()]

    @property
    def editor(self) -> QWidget:
        return self.view.indexWidget(self.view.currentIndex())

    def type(self, title: str, header: str, words: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        """Go to a cell, type over what is there and end with a key."""
        self.go(title, header)
        QTest.keyClicks(self.view, words[0])
        QTest.keyClicks(self.editor, words[1:])
        QTest.keyClick(self.editor, end)
        QApplication.processEvents()

    def choose(self, title: str, header: str, words: str) -> None:
        """Open the list of a cell with Return, walk to a line of it and take it."""
        self.go(title, header)
        self.key(Qt.Key.Key_Return)
        QApplication.processEvents()
        box = self.editor
        assert isinstance(box, QComboBox)
        lines = box.view()
        QTest.keyClick(lines, Qt.Key.Key_Home)
        for _line in range(box.count()):
            if lines.currentIndex().data().startswith(words):
                break
            QTest.keyClick(lines, Qt.Key.Key_Down)
        QTest.keyClick(lines, Qt.Key.Key_Return)
        QApplication.processEvents()

    def where(self, title: str) -> str:
        """ "2 11:00–13:00 Plenary", or "parked"."""
        block = self.block(title)
        if block.is_parked:
            return "parked"
        assert block.day is not None
        return f"{block.day.number} {hours(block)} {block.room.name if block.room else '–'}"

    def title(self, row: int) -> str:
        block = self.model.block_at(row)
        assert block is not None
        return block.title

    def titles(self) -> list[str]:
        return [self.title(row) for row in range(self.model.rowCount())]

    def marked(self) -> list[str]:
        return sorted(self.title(index.row()) for index in self.view.selectionModel().selectedRows())


@pytest.fixture
def take_table() -> type[Hand]:
    """The hand for the table of a window."""
    return Hand


@pytest.fixture
def hand(open_window: Callable[..., MainWindow], plan_path: Path) -> Hand:
    """A hand for the table of a small plan."""
    return Hand(open_window(plan_path))
