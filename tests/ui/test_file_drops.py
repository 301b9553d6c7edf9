"""A file is dropped anywhere on the window: it opens, and no widget takes it for text."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from stocktake_desktop.models import create_plan
from stocktake_desktop.ui.file_drops import DropVeil
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Drag:
    """A file in the hand, as the system tells the window of it."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        self.window, self.data = window, QMimeData()
        self.data.setUrls([QUrl.fromLocalFile(str(path))])

    def hold(self, at: QPoint) -> bool:
        """Hold it over a point of the window; whether it may be let go there."""
        enter = QDragEnterEvent(at, COPY, self.data, LEFT, NONE)
        move = QDragMoveEvent(at, COPY, self.data, LEFT, NONE)
        for event in (enter, move):
            QApplication.sendEvent(self.window.windowHandle(), event)
        return enter.isAccepted() and move.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self.window.windowHandle(), QDragLeaveEvent())

    def drop(self, at: QPoint) -> None:
        QApplication.sendEvent(self.window.windowHandle(), QDropEvent(QPointF(at), COPY, self.data, LEFT, NONE))
        QApplication.processEvents()


@pytest.fixture
def another(tmp_path):
    path = tmp_path / "another.stocktake"
    create_plan(path, "Another meeting").close()
    return path


def spots(window: MainWindow, place: str) -> list[QWidget]:
    """Widgets of a part of the window, made and shown."""
    window.document.open(window.document.plan.meeting.sessions[0].id)
    if place == "plan":
        return [window.timeline.view.viewport(), window.timeline.view.heads, window.timeline.tray, window.menuBar()]
    if place == "panels":
        window.people_dock.show()
        QApplication.processEvents()
        field = next(field for field in window.session.findChildren(QLineEdit) if field.isVisible())
        return [window.people.list.viewport(), field, window.findings, window.find_box, window.tool_bar]
    if place == "table":
        window.commands[Action.TABLE_VIEW].trigger()
        return [window.table.view.viewport()]
    if place == "sheets":
        window.commands[Action.SHEETS_VIEW].trigger()
        return [window.sheets]
    window.commands[Action.SITE_VIEW].trigger()
    return [window.on_site]


@pytest.mark.parametrize("place", ["plan", "panels", "table", "sheets", "on site"])
def test_a_file_dropped_anywhere_opens(open_window, plan_path, another, place):
    window = open_window(plan_path)
    for nth in range(len(spots(window, place))):
        widget = spots(window, place)[nth]
        assert widget.isVisible()
        at, drag = widget.mapTo(window, widget.rect().center()), Drag(window, another)
        assert drag.hold(at)
        veil = window.findChild(DropVeil)
        assert veil.isVisible()
        assert veil.geometry() == window.rect()
        assert veil.words == "Let go to open another.stocktake"
        drag.drop(at)
        assert not veil.isVisible()
        assert window.document.plan.path == another
        window.files.open(plan_path)


def test_a_file_that_leaves_the_window_changes_nothing(open_window, plan_path, another):
    window = open_window(plan_path)
    drag = Drag(window, another)
    assert drag.hold(QPoint(300, 300))
    drag.leave()
    assert not window.findChild(DropVeil).isVisible()
    assert window.document.plan.path == plan_path


def test_the_timeline_lets_a_file_climb_to_the_window(open_window, plan_path, another):
    window = open_window(plan_path)
    port, drag = window.timeline.view.viewport(), Drag(window, another)
    enter = QDragEnterEvent(QPoint(200, 200), COPY, drag.data, LEFT, NONE)
    QApplication.sendEvent(port, enter)
    assert enter.isAccepted()
    assert window.findChild(DropVeil).isVisible()
