"""Going to the script of a session from its panel, and back with Esc."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stocktake_desktop.ui.look.actions import Action
from tests.certain import certain


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
    pane = window.deferred.script.panel
    view = pane.day.blocks
    opening = next(item for item in view.scene_of_day.blocks.values() if certain(item.face).title == "Opening")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.mapFromScene(opening.place.center()))
    assert pane.title.words == "Opening"
    assert window.document.selection == (opening.id,)
    QTest.keyClick(view, Qt.Key.Key_Return)
    edit = pane.column.sentences[0].edit
    assert edit.hasFocus()
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert pane.title.words == "Panel II"
    assert pane.column.sentences[0].edit.hasFocus()
    window.commands[Action.TABLE_VIEW].trigger()
    window.commands[Action.SCRIPT].trigger()
    window.commands[Action.SCRIPT].trigger()
    assert window.views.currentWidget() is window.deferred.table
