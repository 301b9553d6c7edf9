"""A walk over every place of the window, as eyes go: all that is painted, resized and shown."""

from itertools import product

from PySide6.QtCore import QAbstractListModel, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget
from shiboken6 import isValid

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.main_window import MainWindow

PLACES = ("plan view", "table view", "sheets view", "site view")
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def walk(window: MainWindow) -> None:
    """Go to every place, with every panel, and look at whatever is there."""
    for place in PLACES:
        window.commands[Action.called(place)].trigger()
        look_around(window)
        for size in ((1000, 640), (1400, 860)):
            window.resize(*size)
            look_around(window)
        for widget in window.findChildren(QWidget):
            if isValid(widget) and widget.isVisible():  # touching one may take another away
                _touch(widget)
        if place in ("plan view", "table view"):
            _select_each(window)
    for dock in (window.session_dock, window.findings_dock, window.people_dock, window.history_dock):
        dock.show()
        dock.raise_()
        look_around(window)
    _ask_for_each(window)
    _find(window)


def look_around(window: QWidget) -> None:
    """Let everything be painted, and pictures and pages that are made while nothing else is done."""
    for _nth in range(3):
        QApplication.processEvents()
    for one in QApplication.topLevelWidgets():
        if one.isVisible():
            one.grab()


def _touch(widget: QWidget) -> None:
    """Come over a widget with the pointer, and ask what it says of itself."""
    middle = widget.rect().center()
    QTest.mouseMove(widget, middle)
    over = widget.mapToGlobal(middle)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, middle, over))
    widget.sizeHint(), widget.minimumSizeHint()
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for row, column, role in product(range(model.rowCount()), range(columns), ROLES):
            model.data(model.index(row, column), role)
    elif isinstance(widget, QComboBox):
        widget.view()


def _select_each(window: MainWindow) -> None:
    sessions = [block.id for block in window.document.plan.meeting.sessions]
    for one in (*sessions, "gone"):
        window.document.select(one)
        QApplication.processEvents()
        window.grab()
    window.document.select_all(sessions)
    view = window.timeline.view
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(view, key)
    for block in list(view.blocks.blocks.values()):
        QTest.mouseMove(view.viewport(), view.mapFromScene(block.place.center()) + QPoint(1, 1))


def _ask_for_each(window: MainWindow) -> None:
    meeting = window.document.plan.meeting
    for somebody in (*meeting.people, *meeting.organisations):
        window.document.person_asked.emit(somebody.id)
        look_around(window)
    window.people.show_details("gone")
    for block in meeting.sessions:
        window.document.open(block.id)
        look_around(window)


def _find(window: MainWindow) -> None:
    window.find_box.start()
    for words in ("a", " ", "panel"):
        window.find_box.setText(words)
        QApplication.processEvents()
    window.find_box.clear()
    palette = window.palette_of_commands
    palette.start()
    look_around(window)
    palette.close()
    window.commands[Action.FILTER].setChecked(True)
    look_around(window)
    window.commands[Action.REPORT].trigger()
    look_around(window)
    window.on_site.open_board()
    look_around(window)
    for one in QApplication.topLevelWidgets():
        if one is not window and one.isVisible():
            one.close()
    QApplication.processEvents()
    assert window.document.selected is None or window.document.plan.find(SessionBlock, window.document.selected.id)
