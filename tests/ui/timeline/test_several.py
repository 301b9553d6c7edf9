"""Several sessions in the hand: Ctrl-click, Ctrl-drag, Ctrl+A and Del on a real timeline."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from stocktake_desktop.edits.blocks import lock_block
from stocktake_desktop.ui.timeline.ghost import FollowerGhosts
from tests.history import history
from tests.ui.timeline.desk import CTRL, LEFT, NONE, SHIFT


def test_ctrl_click_adds_to_the_selection_and_takes_out_again(desk):
    port = desk.view.viewport()
    QTest.mouseClick(port, LEFT, NONE, desk.middle("Panel"))
    QTest.mouseClick(port, LEFT, CTRL, desk.middle("Debrief"))
    assert desk.document.selection == (desk.ids["Panel"], desk.ids["Debrief"])
    QTest.mouseClick(port, LEFT, CTRL, desk.middle("Panel"))
    assert desk.document.selection == (desk.ids["Debrief"],)
    QTest.mouseClick(port, LEFT, NONE, desk.middle("Panel"))
    assert desk.document.selection == (desk.ids["Panel"],)


def test_what_was_said_of_several_goes_with_them(desk):
    hints: list[str] = []
    desk.view.hint.connect(hints.append)
    desk.document.select_all([desk.ids["Panel"], desk.ids["Debrief"]])
    assert hints[-1].startswith("2 selected")
    desk.document.select(desk.ids["Panel"])
    assert hints[-1] == ""


def test_del_parks_all_that_are_selected_in_one_step(desk):
    port = desk.view.viewport()
    for title in ("Panel", "Group 1"):
        QTest.mouseClick(port, LEFT, CTRL, desk.middle(title))
    desk.key(Qt.Key.Key_Delete)
    assert [desk.where(title) for title in ("Panel", "Group 1")] == ["parked", "parked"]
    assert [step.title for step in history(desk.plan)] == ["Park 2 sessions"]
    desk.document.undo()
    assert desk.where("Group 1") == "2 11:00–13:00 B1"


def test_ctrl_drag_leaves_the_session_and_places_a_copy(desk):
    hints: list[str] = []
    desk.view.hint.connect(hints.append)
    desk.drag(desk.middle("Panel"), desk.at(2, 660), CTRL)
    assert desk.where("Panel") == "1 10:00–12:00 Plenary"
    copies = [block for block in desk.plan.meeting.sessions if block.title == "Panel" and block.day.number == 3]
    assert [(block.start, block.minutes) for block in copies] == [(600, 120)]
    assert desk.document.selection == (copies[0].id,)
    assert any("copy" in hint and "Ctrl" not in hint for hint in hints)
    desk.document.undo()
    assert sum(block.title == "Panel" for block in desk.plan.meeting.sessions) == 1


def test_ctrl_a_selects_the_whole_programme(desk):
    desk.key(Qt.Key.Key_A, CTRL)
    assert set(desk.document.selection) == set(desk.ids.values()) - {desk.ids["Spare"]}


def test_a_band_on_free_time_selects_what_it_touches(desk):
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.middle("Closing"))
    start, end = desk.at(1, 600, "B1") - QPoint(20, 0), desk.at(1, 800, "B2")
    desk.drag(start, end, SHIFT)
    assert set(desk.document.selection) == {desk.ids["Group 1"], desk.ids["Group 2"]}
    assert history(desk.plan) == []


def test_with_ctrl_the_band_adds(desk):
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.middle("Closing"))
    desk.drag(desk.at(1, 600, "B1") - QPoint(20, 0), desk.at(1, 800, "B1"), CTRL)
    assert desk.document.selection == (desk.ids["Closing"], desk.ids["Group 1"])


def test_free_time_clicked_selects_nothing(desk):
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.middle("Closing"))
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.at(0, 570))
    assert desk.document.selection == ()


def choose(desk, *titles):
    desk.document.select_all([desk.ids[title] for title in titles])


def test_several_go_together_to_another_day_and_time(desk):
    choose(desk, "Group 1", "Group 2")
    hints: list[str] = []
    desk.view.hint.connect(hints.append)
    desk.drag(desk.middle("Group 2"), desk.at(2, 780, "B2"), drop=False)
    others = [item for item in desk.view.blocks.items() if isinstance(item, FollowerGhosts)]
    assert [time for _rect, time in others[0].places] == ["12:00–14:00"]
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, desk.at(2, 780, "B2"))
    assert [desk.where(title) for title in ("Group 1", "Group 2")] == ["3 12:00–14:00 B1", "3 12:00–14:00 B2"]
    assert [step.title for step in history(desk.plan)] == ["Move 2 sessions"]
    assert set(desk.document.selection) == {desk.ids["Group 1"], desk.ids["Group 2"]}


def test_those_in_its_room_go_along_into_the_new_one(desk):
    choose(desk, "Panel", "Lunch")
    desk.drag(desk.middle("Panel"), desk.at(1, 660, "B1"))
    assert [desk.where(title) for title in ("Panel", "Lunch")] == ["2 10:00–12:00 B1", "2 13:00–15:00 B1"]


def test_none_leaves_its_day_and_none_the_meeting(desk):
    choose(desk, "Panel", "Closing")
    desk.drag(desk.middle("Panel"), desk.at(1, 660))
    assert [desk.where(title) for title in ("Panel", "Closing")] == ["1 10:00–12:00 Plenary", "3 17:30–18:00 Plenary"]
    assert history(desk.plan) == []


def test_a_locked_one_stays_and_is_named(desk):
    lock_block(desk.plan, desk.ids["Group 1"], True)
    choose(desk, "Group 1", "Group 2", "Debrief")
    start = desk.middle("Group 2")
    desk.drag(start, start + desk.down(30))
    assert [desk.where(title) for title in ("Group 1", "Group 2", "Debrief")] == [
        "2 11:00–13:00 B1", "2 11:30–13:30 B2", "2 15:30–16:30 Plenary",
    ]  # fmt: skip
    assert desk.plan.undo_title == "Move 2 sessions · Group 1 stays (locked)"


def test_a_locked_one_is_named_where_the_other_goes_alone(desk):
    lock_block(desk.plan, desk.ids["Group 1"], True)
    choose(desk, "Group 1", "Group 2")
    start = desk.middle("Group 2")
    desk.drag(start, start + desk.down(30))
    assert desk.plan.undo_title == "Move 1 session · Group 1 stays (locked)"


def test_a_locked_one_is_named_where_the_others_are_parked(desk):
    lock_block(desk.plan, desk.ids["Group 1"], True)
    choose(desk, "Group 1", "Group 2")
    tray = desk.view.viewport().mapFromGlobal(desk.panel.tray.mapToGlobal(desk.panel.tray.rect().center()))
    desk.drag(desk.middle("Group 2"), tray)
    assert (desk.where("Group 1"), desk.where("Group 2")) == ("2 11:00–13:00 B1", "parked")
    assert desk.plan.undo_title == "Park Group 2 · Group 1 stays (locked)"


def test_a_click_on_one_of_several_selects_it_alone(desk):
    choose(desk, "Group 1", "Group 2")
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.middle("Group 1"))
    assert desk.document.selection == (desk.ids["Group 1"],)


def test_copies_of_several_are_placed_with_ctrl(desk):
    choose(desk, "Group 1", "Group 2")
    desk.drag(desk.middle("Group 1"), desk.at(2, 720, "B1"), CTRL)
    titles = sorted(block.title for block in desk.plan.meeting.sessions if block.day and block.day.number == 3)
    assert titles == ["Closing", "Group 1", "Group 2"]
    assert desk.where("Group 1") == "2 11:00–13:00 B1"


def test_several_dragged_to_the_tray_are_parked(desk):
    choose(desk, "Group 1", "Group 2")
    tray = desk.view.viewport().mapFromGlobal(desk.panel.tray.mapToGlobal(desk.panel.tray.rect().center()))
    desk.drag(desk.middle("Group 1"), tray)
    assert [desk.where(title) for title in ("Group 1", "Group 2")] == ["parked", "parked"]
    assert len(history(desk.plan)) == 1


def test_keys_move_all_that_are_selected(desk):
    choose(desk, "Group 1", "Group 2")
    desk.key(Qt.Key.Key_Down, CTRL)
    desk.key(Qt.Key.Key_Down, CTRL)
    assert [desk.where(title) for title in ("Group 1", "Group 2")] == ["2 11:10–13:10 B1", "2 11:10–13:10 B2"]
