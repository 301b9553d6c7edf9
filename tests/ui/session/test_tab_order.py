"""Tab goes through the session as it is read; the wheel over a text moves the panel and hides nothing of the text."""

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.models import Role, SegmentKind
from stocktake_desktop.ui.session.panel import SessionPanel
from stocktake_desktop.ui.widgets.text_edit import GrowingTextEdit
from tests.certain import certain


def test_tab_goes_from_the_place_over_the_people_to_the_items_and_back(qtbot, open_window, plan_path, session_named):
    window = open_window(plan_path)
    block = session_named(window, "Panel II")
    window.document.do(add_appearance, block, Who(placeholder="Presenter 1"), Role.PANELLIST)
    window.document.do(add_segment, block, "Debate", SegmentKind.DISCUSSION, 30)
    window.document.open(block)
    QApplication.processEvents()
    panel = window.session
    panel.placement.room.setFocus()
    onward = steps(window, Qt.Key.Key_Tab, 30)
    parts = [part for part, _widgets in groupby(map(part_of(panel), onward))]
    assert parts[:5] == ["placement", "people", "segments", "texts", "questions"]
    panel.segments.bar.setFocus()
    assert "people" in map(part_of(panel), steps(window, Qt.Key.Key_Backtab, 3))


def steps(window: QWidget, key: Qt.Key, count: int) -> list[QWidget]:
    """Which widgets have the keys, one after the other."""
    went = [certain(window.focusWidget())]
    for _press in range(count):
        QTest.keyClick(went[-1], key)
        went.append(certain(window.focusWidget()))
    return went


def part_of(panel: SessionPanel) -> Callable[[QWidget], str]:
    """The name of the part of the panel that a widget is in."""
    names = ("head", "placement", "people", "segments", "texts", "questions", "outcomes")
    return lambda widget: next((name for name in names if getattr(panel, name).isAncestorOf(widget)), "")


def test_the_wheel_over_a_text_that_is_seen_whole_leaves_it(qtbot):
    edit = GrowingTextEdit("Format")
    qtbot.addWidget(edit)
    edit.resize(240, 20)
    edit.show()
    edit.show_text("One or two concrete questions will be presented to participants\nand discussed in groups")
    QApplication.processEvents()
    none = Qt.MouseButton.NoButton
    for turn in (-120, -120, 120):
        wheel = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, turn), none, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(edit.viewport(), wheel)
        assert not wheel.isAccepted()
    assert (edit.verticalScrollBar().value(), edit.firstVisibleBlock().blockNumber()) == (0, 0)
