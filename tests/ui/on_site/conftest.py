"""A window on the day itself, with a clock that the test turns."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.on_site.room_card import RoomCard
from stocktake_desktop.ui.on_site.room_face import Press
from tests.plans import small_plan


class Day:
    """The small meeting of Oslo on its first day: Panel I 10:00–11:30 in the plenary, with introductions of 20 min."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.site = window, window.on_site
        self.real = datetime(2018, 3, 12, 8, 55, tzinfo=UTC)  # 9:55 in Oslo
        self.site.clock.real = lambda: self.real
        window.commands[Action.SITE_VIEW].trigger()
        self.site.look()

    def later(self, minutes: int = 0, seconds: int = 0) -> None:
        """Let time go on, and the window look at it."""
        self.real += timedelta(minutes=minutes, seconds=seconds)
        self.site.clock.look()
        QApplication.processEvents()

    def card(self, room: str = "Plenary") -> RoomCard:
        return next(card for card in self.site.cards.values() if card.face and card.face.room == room)

    def press(self, press: Press, room: str = "Plenary") -> None:
        button = self.card(room).buttons[press]
        assert button.isEnabled(), press
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def says(self, room: str = "Plenary") -> tuple[str, str, str]:
        face = self.card(room).face
        assert face is not None
        return face.title, face.item, face.countdown.digits

    def next(self, room: str = "Plenary") -> None:
        self.press(Press.NEXT, room)


@pytest.fixture
def day(open_window: Callable[..., MainWindow], tmp_path: Path) -> Day:
    path = tmp_path / "small.stocktake"
    small_plan(path).close()
    return Day(open_window(path))
