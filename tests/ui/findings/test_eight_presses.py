"""The reference programme in the real window: every error and warning corrected in eight presses, and counted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.planning.findings import Severity
from stocktake_desktop.ui.main_window import MainWindow
from tests.certain import certain

SIZES = [(1366, 768), (1440, 900), (1920, 1080)]


def press(qtbot: QtBot, widget: QWidget) -> None:
    """Press what can be seen, as a hand would."""
    assert widget.isEnabled()
    middle = widget.rect().center()
    qtbot.waitUntil(lambda: widget.visibleRegion().contains(middle))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)
    QApplication.processEvents()


def choose_first(window: MainWindow) -> None:
    """Press the first row of the list."""
    rows = window.findings.list
    at = rows.visualRect(rows.model().index(0, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_all_errors_and_warnings_of_the_reference_programme_are_corrected_in_eight_presses(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, width: int, height: int
) -> None:
    path = tmp_path / "sample.stocktake"
    copy_sample(path).close()
    window = open_window(path)
    window.resize(width, height)
    QApplication.processEvents()
    findings = window.findings
    assert findings.counts[:2] == (3, 11)
    choose_first(window)
    presses, notes = 1, findings.counts[2]
    while sum(findings.counts[:2]):
        best = findings.pane.rows[0]
        assert best.apply.objectName() == "main_button"
        press(qtbot, best.apply)
        presses += 1
        assert presses <= 8
        current = certain(findings.list.current)
        shown = current.cause.finding
        assert window.document.selected is not None
        assert not sum(findings.counts[:2]) or window.document.selected.id in shown.sessions
    assert (presses, findings.counts[:2]) == (8, (0, 0))
    assert findings.counts[2] <= notes
    assert certain(findings.list.current).cause.severity is Severity.NOTE
    for _step in range(7):
        window.document.undo()
    assert findings.counts == (3, 11, notes)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_five_rows_and_two_fixes_are_seen_and_no_button_is_cut(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, width: int, height: int
) -> None:
    path = tmp_path / "sample.stocktake"
    copy_sample(path).close()
    window = open_window(path)
    window.resize(width, height)
    QApplication.processEvents()
    choose_first(window)
    rows, pane = window.findings.list, window.findings.pane
    assert rows.viewport().height() >= 5 * rows.visualRect(rows.model().index(0, 0)).height()
    best = [row.apply for row in pane.rows[:2]]
    qtbot.waitUntil(lambda: all(one.visibleRegion().boundingRect() == one.rect() for one in best))
    for button in (*(row.apply for row in pane.rows), pane.go, pane.accept):
        assert button.width() >= button.sizeHint().width()
        assert button.mapTo(pane, button.rect().topRight()).x() <= pane.width()
