"""The print centre of a real window, on a small plan."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.plans import small_plan


@pytest.fixture
def window(open_window, tmp_path):
    path = tmp_path / "small.stocktake"
    small_plan(path).close()
    window = open_window(path)
    QTest.keyClick(window, Qt.Key.Key_F8)
    QApplication.processEvents()
    return window


@pytest.fixture
def centre(window):
    assert window.sheets.isVisible()
    return window.sheets.centre


@pytest.fixture
def panel(window, session_named):
    return window.document.plan.session(session_named(window, "Panel I"))
