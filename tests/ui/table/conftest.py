"""A hand for the table of a real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from stocktake_desktop.planning.clock import span

NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Mouse and keys for the table of a window, and what is to be seen there."""

    def __init__(self, window):
        self.window, self.document = window, window.document
        window.commands["table view"].trigger()
        self.view, self.model = window.table.view, window.table.model
        self.headers = [column.spoken for column in self.model.columns]
        self.refusals = []
        self.document.refused.connect(self.refusals.append)

    def block(self, title):
        return next(block for block in self.document.plan.meeting.sessions if block.title == title)

    def cell(self, title, header):
        return self.model.index(self.model.row_of(self.block(title).id), self.headers.index(header))

    def middle(self, title, header):
        return self.view.visualRect(self.cell(title, header)).center()

    def go(self, title, header):
        self.view.scrollTo(self.cell(title, header))
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, NONE, self.middle(title, header))

    def key(self, key, modifiers=NONE):
        QTest.keyClick(self.view, key, modifiers)

    @property
    def editor(self):
        return self.view.indexWidget(self.view.currentIndex())

    def type(self, title, header, words, end=Qt.Key.Key_Return):
        """Go to a cell, type over what is there and end with a key."""
        self.go(title, header)
        QTest.keyClick(self.view, words[0])
        QTest.keyClicks(self.editor, words[1:])
        QTest.keyClick(self.editor, end)
        QApplication.processEvents()

    def choose(self, title, header, words):
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

    def where(self, title):
        """ "2 11:00–13:00 Plenary", or "parked"."""
        block = self.block(title)
        if block.is_parked:
            return "parked"
        return f"{block.day.number} {span(block.start, block.end)} {block.room.name if block.room else '–'}"

    def titles(self):
        return [self.model.block_at(row).title for row in range(self.model.rowCount())]

    def marked(self):
        return sorted(self.model.block_at(index.row()).title for index in self.view.selectionModel().selectedRows())


@pytest.fixture
def take_table():
    """The hand for the table of a window."""
    return Hand


@pytest.fixture
def hand(open_window, plan_path):
    """A hand for the table of a small plan."""
    return Hand(open_window(plan_path))
