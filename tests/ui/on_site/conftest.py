"""A window on the day itself, with a clock that the test turns."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.ui.on_site.room_face import Press
from tests.plans import small_plan


class Day:
    """The small meeting of Oslo on its first day: Panel I 10:00–11:30 in the plenary, with introductions of 20 min."""

    def __init__(self, window) -> None:
        self.window, self.site = window, window.on_site
        self.real = datetime(2018, 3, 12, 8, 55, tzinfo=UTC)  # 9:55 in Oslo
        self.site.clock.real = lambda: self.real
        window.commands["site view"].trigger()
        self.site.look()

    def later(self, minutes=0, seconds=0):
        """Let time go on, and the window look at it."""
        self.real += timedelta(minutes=minutes, seconds=seconds)
        self.site.clock.look()
        QApplication.processEvents()

    def card(self, room="Plenary"):
        return next(card for card in self.site.cards.values() if card.face.room == room)

    def press(self, press, room="Plenary"):
        button = self.card(room).buttons[press]
        assert button.isEnabled(), press
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def says(self, room="Plenary"):
        face = self.card(room).face
        return face.title, face.item, face.countdown.digits

    def next(self, room="Plenary"):
        self.press(Press.NEXT, room)


@pytest.fixture
def day(open_window, tmp_path):
    path = tmp_path / "small.stocktake"
    small_plan(path).close()
    return Day(open_window(path))
