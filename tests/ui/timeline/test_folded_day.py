"""The plan folded to one day: drawn at its true times beside another page, to choose a session from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stocktake_desktop.edits.arranging import park_blocks
from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_hard_stop
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.ui.timeline.folded_day import FoldedDay
from stocktake_desktop.ui.timeline.heads import HourAxis
from tests.certain import certain
from tests.ui.timeline.desk import LEFT, NONE, Desk


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)


@pytest.fixture
def folded(desk, qtbot):
    folded = FoldedDay(desk.document)
    qtbot.addWidget(folded)
    folded.resize(168, 700)
    folded.show()
    return folded


def shown(desk: Desk, folded: FoldedDay) -> list[str]:
    return [title for title, key in desk.ids.items() if key in folded.blocks.scene_of_day.blocks]


def click(folded: FoldedDay, session_id: str) -> None:
    view = folded.blocks
    place = view.mapFromScene(view.scene_of_day.blocks[session_id].place.center())
    QTest.mouseClick(view.viewport(), LEFT, NONE, place)


def choose(folded: FoldedDay, nth: int) -> None:
    folded.menu.aboutToShow.emit()
    folded.menu.actions()[nth].trigger()


def test_only_the_day_of_the_selected_session_is_drawn_at_its_true_times(desk, folded):
    assert shown(desk, folded) == ["Panel", "Lunch"]
    desk.document.select(desk.ids["Group 2"])
    assert shown(desk, folded) == ["Group 1", "Group 2", "Debrief"]
    geometry, blocks = folded.blocks.scene_of_day.geometry, folded.blocks.scene_of_day.blocks
    tops = {title: blocks[desk.ids[title]].place.top() for title in ("Group 1", "Group 2", "Debrief")}
    assert tops == {
        title: round(geometry.y(minute)) for title, minute in (("Group 1", 660), ("Group 2", 660), ("Debrief", 900))
    }
    assert blocks[desk.ids["Group 1"]].place.right() < blocks[desk.ids["Group 2"]].place.left()
    assert folded.name.text() == "Tue 5 Dec"


def test_a_click_and_the_keys_choose_a_session_for_every_view(desk, folded, qtbot):
    click(folded, desk.ids["Lunch"])
    assert desk.document.selection == (desk.ids["Lunch"],)
    QTest.keyClick(folded.blocks, Qt.Key.Key_Up)
    assert desk.document.selection == (desk.ids["Panel"],)
    QTest.keyClick(folded.blocks, Qt.Key.Key_End)
    assert desk.document.selection == (desk.ids["Lunch"],)
    folded.step(-1)
    folded.step(-1)
    assert desk.document.selection == (desk.ids["Panel"],)
    with qtbot.waitSignal(folded.entered):
        QTest.keyClick(folded.blocks, Qt.Key.Key_Return)
    QTest.keyClick(folded.blocks, Qt.Key.Key_Delete)
    assert desk.plan.session(desk.ids["Panel"]).start == 600, "nothing is done to the plan here"


def test_another_day_and_what_is_parked_are_chosen_from_the_name(desk, folded):
    desk.document.select(desk.ids["Panel"])
    choose(folded, 2)
    assert (shown(desk, folded), desk.document.selection) == (["Closing"], (desk.ids["Panel"],))
    QTest.keyClick(folded.blocks, Qt.Key.Key_Down)
    assert desk.document.selection == (desk.ids["Closing"],)
    choose(folded, -1)
    assert desk.document.selection == (desk.ids["Spare"],)
    assert shown(desk, folded) == ["Closing"], "a parked session has no day of its own"


def test_the_day_follows_what_becomes_of_the_session(desk, folded):
    desk.document.select(desk.ids["Panel"])
    desk.document.do(move_block, desk.ids["Panel"], desk.days[1], 960, desk.rooms["B1"])
    assert shown(desk, folded) == ["Panel", "Group 1", "Group 2", "Debrief"]
    desk.document.undo()
    assert shown(desk, folded) == ["Panel", "Lunch"]
    desk.document.do(park_blocks, [desk.ids["Lunch"]])
    assert shown(desk, folded) == ["Panel"]
    folded.hide()
    desk.document.undo()
    assert shown(desk, folded) == ["Panel"]
    folded.show()
    assert shown(desk, folded) == ["Panel", "Lunch"]


def test_the_hours_are_red_where_this_day_has_a_hard_stop_and_no_other(desk, folded):
    axis = certain(folded.findChild(HourAxis))
    before = axis.grab().toImage()
    desk.document.do(add_hard_stop, desk.days[1], 720, "Lunch")
    assert axis.grab().toImage() == before
    desk.document.do(add_hard_stop, desk.days[0], 720, "Lunch")
    assert axis.grab().toImage() != before


def test_an_ampersand_of_a_title_stands_in_its_menu_as_typed(desk, folded):
    set_field(desk.plan, SessionBlock, desk.ids["Group 2"], "title", "Q&A")
    desk.document.do(park_blocks, [desk.ids["Group 2"]])
    folded.menu.aboutToShow.emit()
    assert "Q&&A" in [action.text() for action in folded.menu.actions()]
