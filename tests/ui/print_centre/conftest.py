"""The print centre of a real window, on a small plan."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.print_centre.panel import PrintCentre
from tests.plans import small_plan


@pytest.fixture
def window(open_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    path = tmp_path / "small.stocktake"
    small_plan(path).close()
    window = open_window(path)
    QTest.keyClick(window, Qt.Key.Key_F8)
    QApplication.processEvents()
    return window


@pytest.fixture
def centre(window: MainWindow) -> PrintCentre:
    assert window.sheets.isVisible()
    return window.sheets.centre


@pytest.fixture
def panel(window: MainWindow, session_named: Callable[[MainWindow, str], str]) -> SessionBlock:
    return window.document.plan.session(session_named(window, "Panel I"))
