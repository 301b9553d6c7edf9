"""Only what changed is drawn again: what stands on the screen is what drawing all of it anew gives."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.timeline.desk import LEFT, NONE, Desk, send_move


def on_screen(widget: QWidget) -> QImage:
    """What was drawn of a window so far."""
    QApplication.processEvents()
    return widget.screen().grabWindow(widget.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def anew(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("title", ["Panel", "Group 2", "Closing"])
def test_every_frame_of_a_drag(desk: Desk, title: str) -> None:
    start = desk.middle(title)
    on_screen(desk.panel)
    QTest.mousePress(desk.view.viewport(), LEFT, NONE, start)
    for nth in range(1, 13):
        send_move(desk.view.viewport(), start + QPoint(nth * 9 - 40, desk.down(nth * 13).y()))
        assert on_screen(desk.panel) == anew(desk.panel), nth
    desk.key(Qt.Key.Key_Escape)
    assert on_screen(desk.panel) == anew(desk.panel)


def test_every_step_of_a_scroll(desk: Desk) -> None:
    desk.view.set_zoom(3.0)
    QApplication.processEvents()
    for nth in range(12):
        desk.view.verticalScrollBar().setValue(nth * 37)
        assert on_screen(desk.panel) == anew(desk.panel), nth
