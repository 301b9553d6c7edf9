"""The mouse on a real widget; results in the plan and on the screen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from stocktake_desktop.edits.blocks import lock_block, remove_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.ui.timeline.block_item import BlockItem
from stocktake_desktop.ui.timeline.ghost import Ghost, SnapLines
from stocktake_desktop.ui.timeline.step_trace import StepTrace
from stocktake_desktop.ui.timeline.targets import Targets
from stocktake_desktop.ui.widgets.short_label import ShortLabel
from tests.history import history
from tests.ui.timeline.desk import ALT, LEFT, NONE, send_move


def test_drag_to_another_time(desk):
    start = desk.middle("Panel")
    desk.drag(start, start + desk.down(62))
    assert desk.where("Panel") == "1 11:00–13:00 Plenary"
    assert desk.plan.undo_title == "Move Panel to 11:00"


def test_snaps_to_five_minutes_and_with_alt_to_one(desk):
    start = desk.middle("Panel")
    desk.drag(start, start + desk.down(23))
    assert desk.where("Panel") == "1 10:25–12:25 Plenary"
    desk.plan.undo()
    start = desk.middle("Panel")
    desk.drag(start, start + desk.down(23), ALT)
    block = desk.plan.session(desk.ids["Panel"])
    assert abs(block.start - 623) <= 1
    assert block.start % 5 != 0


def test_drag_to_another_day(desk):
    desk.drag(desk.middle("Panel"), desk.at(2, 660))
    assert desk.where("Panel") == "3 10:00–12:00 Plenary"


def test_drag_to_another_room(desk):
    desk.drag(desk.middle("Group 1"), desk.middle("Group 2"))
    assert desk.where("Group 1") == "2 11:00–13:00 B2"


def test_rooms_without_a_lane_are_reached_at_the_side_of_a_day(desk):
    desk.drag(desk.middle("Panel"), desk.at(1, 660, "Plenary"))
    assert desk.where("Panel") == "2 10:00–12:00 Plenary"
    desk.drag(desk.middle("Debrief"), desk.at(2, 630, "B2"))
    assert desk.where("Debrief") == "3 10:00–11:00 B2"


def test_a_hand_going_down_keeps_the_room(desk):
    start = desk.middle("Group 1")
    desk.drag(start, start + desk.down(60) + QPoint(15, 0))
    assert desk.where("Group 1") == "2 12:00–14:00 B1"


def test_undo_brings_the_picture_back(desk):
    desk.document.select(desk.ids["Panel"])
    before, pixels = desk.picture(), desk.pixels()
    desk.drag(desk.middle("Panel"), desk.at(1, 900))
    assert desk.picture() != before
    assert desk.pixels() != pixels
    desk.document.undo()
    assert desk.picture() == before
    assert desk.pixels() == pixels


def test_escape_puts_the_block_back(desk):
    desk.document.select(desk.ids["Panel"])
    before, pixels = desk.picture(), desk.pixels()
    start = desk.middle("Panel")
    desk.drag(start, start + desk.down(90), drop=False)
    desk.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, start + desk.down(90))
    assert desk.where("Panel") == "1 10:00–12:00 Plenary"
    assert desk.picture() == before
    assert desk.pixels() == pixels
    assert history(desk.plan) == []


def test_a_drop_on_its_own_place_is_no_step(desk):
    start = desk.middle("Panel")
    desk.drag(start, start + QPoint(5, 1))
    assert history(desk.plan) == []


@pytest.mark.parametrize(
    ("edge", "minutes", "result"),
    [
        ("bottom", 30, "1 10:00–12:30 Plenary"),
        ("bottom", -60, "1 10:00–11:00 Plenary"),
        ("top", -30, "1 09:30–12:00 Plenary"),
    ],
)
def test_drag_an_edge(desk, edge, minutes, result):
    rect = desk.view.rect_of(desk.ids["Panel"])
    y = rect.bottom() - 2 if edge == "bottom" else rect.top() + 2
    start = QPoint(rect.center().x(), y)
    desk.drag(start, start + desk.down(minutes))
    assert desk.where("Panel") == result


def test_an_edge_never_passes_the_other(desk):
    rect = desk.view.rect_of(desk.ids["Panel"])
    start = QPoint(rect.center().x(), rect.bottom() - 2)
    desk.drag(start, start + desk.down(-300))
    assert desk.where("Panel") == "1 10:00–10:05 Plenary"


def test_drag_into_the_tray_and_back(desk):
    tray = desk.view.viewport().mapFromGlobal(desk.panel.tray.mapToGlobal(desk.panel.tray.rect().center()))
    desk.drag(desk.middle("Panel"), tray)
    assert desk.where("Panel") == "parked"
    assert [chip.face.title for chip in desk.panel.tray.chips()] == ["Panel", "Spare"]
    chip = next(chip for chip in desk.panel.tray.chips() if chip.face.title == "Spare")
    target = chip.mapFromGlobal(desk.view.viewport().mapToGlobal(desk.at(0, 970)))
    QTest.mousePress(chip, LEFT, NONE, QPoint(20, 20))
    for point in (QPoint(30, 10), target):
        send_move(chip, point, NONE)
    QTest.mouseRelease(chip, LEFT, NONE, target)
    assert desk.where("Spare") == "1 16:00–16:45 Plenary"
    assert [chip.face.title for chip in desk.panel.tray.chips()] == ["Panel"]


def test_a_clash_lights_up_before_the_drop(desk):
    start = desk.middle("Panel")
    desk.drag(start, start + desk.down(90), drop=False)
    lunch = desk.view.blocks.blocks[desk.ids["Lunch"]]
    assert lunch.alarmed
    send_move(desk.view.viewport(), start + desk.down(30), NONE)
    assert not lunch.alarmed
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, start + desk.down(30))


def test_locked_blocks_stay_and_say_so(desk):
    lock_block(desk.plan, desk.ids["Lunch"], True)
    start = desk.middle("Lunch")
    desk.drag(start, start + desk.down(60))
    assert desk.where("Lunch") == "1 13:00–15:00 Plenary"
    assert desk.refusals == ["This session is locked; unlock it first."]


def test_a_read_only_plan_is_not_dragged(desk):
    desk.plan.read_only = True
    start = desk.middle("Panel")
    desk.drag(start, start + desk.down(60))
    assert desk.where("Panel") == "1 10:00–12:00 Plenary"
    assert len(desk.refusals) == 1


def test_click_selects_and_double_click_opens(desk):
    opened: list[str] = []
    desk.document.opened.connect(opened.append)
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.middle("Group 1"))
    assert desk.document.selected.title == "Group 1"
    QTest.mouseDClick(desk.view.viewport(), LEFT, NONE, desk.middle("Group 2"))
    assert opened == [desk.ids["Group 2"]]
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.at(0, 1000))
    assert desk.document.selected is None


def test_double_click_on_empty_time_makes_a_session(desk):
    QTest.mouseDClick(desk.view.viewport(), LEFT, NONE, desk.at(2, 605))
    made = desk.document.selected
    assert (made.title, made.day.number, made.start, made.minutes) == ("New session", 3, 600, 60)


def test_the_other_button_puts_the_block_back(desk):
    start = desk.middle("Panel")
    desk.drag(start, start + desk.down(60), drop=False)
    QTest.mousePress(desk.view.viewport(), Qt.MouseButton.RightButton, NONE, start)
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, start + desk.down(60))
    assert desk.where("Panel") == "1 10:00–12:00 Plenary"


def test_alt_counts_while_the_pointer_rests(desk):
    hints: list[str] = []
    desk.panel.hint.connect(hints.append)
    start = desk.middle("Panel")
    desk.drag(start, start + desk.down(23), drop=False)
    QTest.keyPress(desk.view, Qt.Key.Key_Alt, NONE)  # an event of Alt itself tells the keys before it
    by_the_minute = hints[-1]
    QTest.keyRelease(desk.view, Qt.Key.Key_Alt, ALT)
    assert hints[-1].startswith("10:25–12:25 · ")
    assert by_the_minute.startswith(("10:22–", "10:23–", "10:24–"))
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, start + desk.down(23))
    assert desk.where("Panel") == "1 10:25–12:25 Plenary"


def test_carrying_shows_the_rooms_of_the_day_and_leaves_no_trace(desk):
    resting = len(desk.view.blocks.items())
    desk.drag(desk.middle("Panel"), desk.at(1, 900, "B1"), drop=False)
    shown = [item for item in desk.view.blocks.items() if not isinstance(item, BlockItem | StepTrace)]
    assert {type(item) for item in shown} == {Ghost, SnapLines, Targets}
    assert [lane.name for lane in desk.view.blocks.geometry.column(desk.days[1]).targets] == ["Plenary", "B1", "B2"]
    desk.key(Qt.Key.Key_Escape)
    assert len(desk.view.blocks.items()) == resting


def test_the_ghost_takes_the_whole_day_where_nothing_else_runs(desk):
    desk.drag(desk.middle("Panel"), desk.at(1, 840, "Plenary"), drop=False)
    ghost = next(item for item in desk.view.blocks.items() if isinstance(item, Ghost))
    column = desk.view.blocks.geometry.column(desk.days[1])
    assert ghost.place.width() == column.width - 1
    send_move(desk.view.viewport(), desk.at(1, 720, "Plenary"))
    assert ghost.place.width() < column.width / 2


def test_a_parked_session_put_back_with_escape_stays_parked(desk):
    chip = desk.panel.tray.chips()[0]
    QTest.mousePress(chip, LEFT, NONE, QPoint(20, 20))
    send_move(chip, QPoint(30, 10))
    send_move(chip, QPoint(30, -300))
    desk.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(chip, LEFT, NONE, QPoint(30, -300))
    assert desk.where("Spare") == "parked"
    assert history(desk.plan) == []


def test_the_middle_button_pans_a_zoomed_timeline(desk):
    desk.view.set_zoom(3.0)
    bars = desk.view.horizontalScrollBar(), desk.view.verticalScrollBar()
    desk.document.select(desk.ids["Panel"])
    bars[0].setValue(0)
    bars[1].setValue(200)
    start = desk.at(0, 570)
    port, end = desk.view.viewport(), start + QPoint(-50, -70)
    QTest.mousePress(port, Qt.MouseButton.MiddleButton, NONE, start)
    send_move(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.MiddleButton, NONE, end)
    send_move(port, start, held=False)
    assert (bars[0].value(), bars[1].value()) == (50, 270)
    assert desk.document.selected.title == "Panel"


def test_a_block_carried_to_the_rim_scrolls_a_zoomed_timeline(desk, qtbot):
    desk.view.set_zoom(3.0)
    qtbot.wait(1)  # the scroll bars take their place
    desk.document.select(desk.ids["Panel"])
    bar = desk.view.verticalScrollBar()
    bar.setValue(round(desk.view.blocks.blocks[desk.ids["Panel"]].place.top()) - 100)
    began = bar.value()
    start = desk.view.rect_of(desk.ids["Panel"]).topLeft() + QPoint(60, 60)
    rim = QPoint(start.x(), desk.view.viewport().height() - 3)
    desk.drag(start, rim, drop=False)
    qtbot.waitUntil(lambda: bar.value() > began + 100)
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, rim)
    assert desk.plan.session(desk.ids["Panel"]).start > 600 + 60


@pytest.mark.parametrize("where", ["heads", "right", "left", "below", "above", "between"])
def test_a_block_let_go_outside_the_days_goes_back(desk, where):
    desk.document.select(desk.ids["Panel"])
    before, pixels = desk.picture(), desk.pixels()
    hints: list[str] = []
    desk.panel.hint.connect(hints.append)
    port, tray = desk.view.viewport(), desk.panel.tray
    out = {
        "heads": QPoint(300, -20),
        "right": QPoint(port.width() + 60, 300),
        "left": QPoint(-200, 300),
        "below": QPoint(300, 2000),
        "above": QPoint(300, -900),
        "between": QPoint(300, port.height() + desk.view.height() - port.geometry().bottom() + tray.height() + 20),
    }[where]
    desk.drag(desk.middle("Panel"), out, drop=False)
    assert hints[-1] == "Let go: it stays where it was"
    assert not [item for item in desk.view.blocks.items() if isinstance(item, Ghost | SnapLines | Targets)]
    QTest.mouseRelease(port, LEFT, NONE, out)
    assert desk.where("Panel") == "1 10:00–12:00 Plenary"
    assert desk.picture() == before
    assert desk.pixels() == pixels
    assert history(desk.plan) == []


def test_a_block_that_went_out_and_came_back_is_dropped_where_it_is(desk):
    start = desk.middle("Panel")
    desk.drag(start, QPoint(300, -900), drop=False)
    send_move(desk.view.viewport(), start + desk.down(60))
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, start + desk.down(60))
    assert desk.where("Panel") == "1 11:00–13:00 Plenary"


@pytest.mark.parametrize("over", ["the days", "the tray"])
def test_a_block_let_go_on_a_panel_that_floats_over_the_timeline_goes_back(desk, qtbot, over):
    dock = QDockWidget("People", desk.panel)
    dock.setFloating(True)
    dock.resize(240, 160)
    middle = {
        "the days": desk.at(2, 700),
        "the tray": desk.view.viewport().mapFromGlobal(desk.panel.tray.mapToGlobal(desk.panel.tray.rect().center())),
    }[over]
    dock.move(desk.view.viewport().mapToGlobal(middle) - QPoint(120, 80))
    with qtbot.waitExposed(dock):
        dock.show()
    desk.drag(desk.middle("Panel"), middle)
    assert (desk.where("Panel"), history(desk.plan)) == ("1 10:00–12:00 Plenary", [])
    dock.hide()
    desk.drag(desk.middle("Panel"), middle)
    assert desk.where("Panel") == {"the days": "3 10:40–12:40 Plenary", "the tray": "parked"}[over]


def test_several_let_go_outside_the_days_go_back(desk):
    desk.document.select_all([desk.ids["Group 1"], desk.ids["Group 2"]])
    desk.drag(desk.middle("Group 2"), QPoint(300, -20))
    assert (desk.where("Group 1"), desk.where("Group 2")) == ("2 11:00–13:00 B1", "2 11:00–13:00 B2")
    assert history(desk.plan) == []


def test_an_edge_pulled_out_of_the_window_stays_within_the_hours_shown(desk):
    rect = desk.view.rect_of(desk.ids["Panel"])
    start = QPoint(rect.center().x(), rect.bottom() - 2)
    desk.drag(start, start + QPoint(0, 2000))
    panel = desk.plan.session(desk.ids["Panel"])
    assert (panel.start, panel.day.number) == (600, 1)
    assert 17 * 60 < panel.end <= 19 * 60


def test_the_tray_follows_every_step_and_says_what_it_is_for_when_empty(desk):
    tray = desk.panel.tray
    assert [chip.face.title for chip in tray.chips()] == ["Spare"]
    set_field(desk.plan, SessionBlock, desk.ids["Spare"], "title", "Reserve")
    assert [chip.face.title for chip in tray.chips()] == ["Reserve"]
    remove_block(desk.plan, desk.ids["Spare"])
    assert tray.chips() == []
    words = [label.words for label in tray.findChildren(ShortLabel) if label.isVisible()]
    assert "Drag a session here to park it." in words
    desk.document.undo()
    assert [chip.face.title for chip in tray.chips()] == ["Reserve"]
