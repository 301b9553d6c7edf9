"""Several sessions in the hand: Ctrl-click, Ctrl-drag, Ctrl+A and Del on a real timeline."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.timeline.desk import CTRL, LEFT, NONE


def test_ctrl_click_adds_to_the_selection_and_takes_out_again(desk):
    port = desk.view.viewport()
    QTest.mouseClick(port, LEFT, NONE, desk.middle("Panel"))
    QTest.mouseClick(port, LEFT, CTRL, desk.middle("Debrief"))
    assert desk.document.selection == (desk.ids["Panel"], desk.ids["Debrief"])
    QTest.mouseClick(port, LEFT, CTRL, desk.middle("Panel"))
    assert desk.document.selection == (desk.ids["Debrief"],)
    QTest.mouseClick(port, LEFT, NONE, desk.middle("Panel"))
    assert desk.document.selection == (desk.ids["Panel"],)


def test_del_parks_all_that_are_selected_in_one_step(desk):
    port = desk.view.viewport()
    for title in ("Panel", "Group 1"):
        QTest.mouseClick(port, LEFT, CTRL, desk.middle(title))
    desk.key(Qt.Key.Key_Delete)
    assert [desk.where(title) for title in ("Panel", "Group 1")] == ["parked", "parked"]
    assert [step.title for step in desk.plan.history()] == ["Park 2 sessions"]
    desk.document.undo()
    assert desk.where("Group 1") == "2 11:00–13:00 B1"


def test_ctrl_drag_leaves_the_session_and_places_a_copy(desk):
    hints = []
    desk.view.hint.connect(hints.append)
    desk.drag(desk.middle("Panel"), desk.at(2, 660), CTRL)
    assert desk.where("Panel") == "1 10:00–12:00 Plenary"
    copies = [block for block in desk.plan.meeting.sessions if block.title == "Panel" and block.day.number == 3]
    assert [(block.start, block.minutes) for block in copies] == [(600, 120)]
    assert any("copy" in hint and "Ctrl" not in hint for hint in hints)
    desk.document.undo()
    assert sum(block.title == "Panel" for block in desk.plan.meeting.sessions) == 1


def test_ctrl_a_selects_the_whole_programme(desk):
    desk.key(Qt.Key.Key_A, CTRL)
    assert set(desk.document.selection) == set(desk.ids.values()) - {desk.ids["Spare"]}


def test_a_band_on_free_time_selects_what_it_touches(desk):
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.middle("Closing"))
    start, end = desk.at(1, 600, "B1") - QPoint(20, 0), desk.at(1, 800, "B2")
    desk.drag(start, end)
    assert set(desk.document.selection) == {desk.ids["Group 1"], desk.ids["Group 2"]}
    assert desk.plan.history() == []


def test_with_ctrl_the_band_adds(desk):
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.middle("Closing"))
    desk.drag(desk.at(1, 600, "B1") - QPoint(20, 0), desk.at(1, 800, "B1"), CTRL)
    assert desk.document.selection == (desk.ids["Closing"], desk.ids["Group 1"])


def test_free_time_clicked_selects_nothing(desk):
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.middle("Closing"))
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.at(0, 570))
    assert desk.document.selection == ()
