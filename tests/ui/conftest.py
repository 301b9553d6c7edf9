"""A real window on a real plan, in a folder of its own; dialogs are answered as a person would."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import SessionKind, create_plan
from stocktake_desktop.settings import load
from stocktake_desktop.ui.commands.session_clipboard import leave_plain_text
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.style import wear

if TYPE_CHECKING:
    from stocktake_desktop.ui.main_window import MainWindow


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["stocktake-desktop"]


@pytest.fixture(autouse=True, scope="session")
def nothing_left_on_the_clipboard(qapp: QApplication) -> Iterator[None]:
    """Tests end without `aboutToQuit`, after which the program leaves plain text only."""
    yield
    leave_plain_text()


@pytest.fixture(autouse=True)
def mouse_at_rest() -> Iterator[None]:
    """A button that a test still holds would be held in every test after it; and where the pointer stands already,
    QTest moves it to without an event.
    """
    QCursor.setPos(-1000, -1000)
    yield
    held = QApplication.mouseButtons()
    for button in Qt.MouseButton:
        if button & held:
            QTest.mouseRelease(QWidget(), button)


@pytest.fixture(scope="session")
def made_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that `plan_path` is a copy of, made once."""
    path = tmp_path_factory.mktemp("made") / "Jaipur.stocktake"
    with create_plan(path, "Jaipur round", "Asia/Kolkata") as plan:
        first, _second = (add_day(plan, date(2031, 3, day)) for day in (4, 5))
        room = add_room(plan, "Plenary")
        add_block(plan, "Opening", SessionKind.OPENING, day_id=first, start=600, minutes=15, room_id=room)
        add_block(plan, "Panel II", SessionKind.PANEL, day_id=first, start=900, minutes=90, room_id=room)
        add_block(plan, "Side event", SessionKind.TALKS)
    return path


@pytest.fixture
def plan_path(made_plan: Path, tmp_path: Path) -> Path:
    """A plan file of two days, a room and three sessions, one of them parked."""
    return Path(shutil.copy(made_plan, tmp_path / made_plan.name))


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., "MainWindow"]]:
    """Start the program's window, on a plan or on the welcome page; every one is closed at the end."""
    from stocktake_desktop.ui.main_window import MainWindow  # every panel: not for tests of one panel
    from stocktake_desktop.ui.plan_files import no_plan

    windows: list[MainWindow] = []

    def start(path: Path | None = None) -> MainWindow:
        wear("light")
        window = MainWindow(Document(no_plan()), load(tmp_path / "settings.json"))
        windows.append(window)
        window.resize(1280, 800)
        window.show()
        if path is not None:
            assert window.files.open(path)
        QApplication.processEvents()
        return window

    yield start
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def answer(qtbot: QtBot) -> Callable[[Callable[[], object], Callable[[QWidget], None]], None]:
    """Do something that opens a dialog, and answer the dialog once it stands."""

    def run(ask: Callable[[], object], reply: Callable[[QWidget], None]) -> None:
        told: list[BaseException | None] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or isinstance(dialog, QProgressDialog):  # long work says so by itself
                return
            timer.stop()
            try:
                reply(dialog)
                told.append(None)
            except BaseException as error:
                told.append(error)
                dialog.close()

        timer = QTimer(interval=5)
        timer.timeout.connect(look)
        timer.start()
        ask()
        timer.stop()
        assert told, "no dialog was opened"
        if told[0] is not None:
            raise told[0]

    return run


@pytest.fixture
def session_named() -> Callable[["MainWindow", str], str]:
    """The id of the session with this title in the plan of a window."""

    def find(window: "MainWindow", title: str) -> str:
        return next(block.id for block in window.document.plan.meeting.sessions if block.title == title)

    return find
