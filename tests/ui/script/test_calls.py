"""Going to the script of a session from its panel, and back with Esc."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stocktake_desktop.ui.look.actions import Action


def test_the_script_is_a_tab_of_the_session_and_esc_puts_all_back(open_window, plan_path):
    window = open_window(plan_path)
    block = next(block for block in window.document.plan.meeting.sessions if block.title == "Panel II")
    window.document.open(block.id)
    window.session.tabs.script.click()
    assert window.views.currentWidget() is window.deferred.script
    assert window.session_dock.isHidden()
    pane = window.deferred.script.panel
    assert pane.title.words == "Panel II"
    edit = pane.column.sentences[0].edit
    QTest.keyClicks(edit, "x")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert window.views.currentWidget() is window.deferred.script
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert window.views.currentWidget() is window.timeline
    assert window.session_dock.isVisible()
    assert window.document.plan.meeting.sentences == []


def test_another_session_of_the_day_is_chosen_and_the_script_stays(open_window, plan_path):
    window = open_window(plan_path)
    block = next(block for block in window.document.plan.meeting.sessions if block.title == "Panel II")
    window.document.select(block.id)
    window.commands[Action.SCRIPT].trigger()
    strip = window.deferred.script.panel.strip
    assert [strip.item(nth).text() for nth in range(strip.count())] == ["10:00\nOpening", "15:00\nPanel II"]
    strip.itemClicked.emit(strip.item(0))
    assert window.deferred.script.panel.title.words == "Opening"
    window.commands[Action.TABLE_VIEW].trigger()
    window.commands[Action.SCRIPT].trigger()
    window.commands[Action.SCRIPT].trigger()
    assert window.views.currentWidget() is window.deferred.table
