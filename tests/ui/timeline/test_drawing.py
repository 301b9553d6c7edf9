"""A new session drawn on free time, its title typed in place, and times drawn to those of others."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_hard_stop
from stocktake_desktop.models import SessionBlock
from tests.ui.timeline.desk import ALT, CTRL, LEFT, NONE, Desk


def made(desk: Desk) -> SessionBlock:
    known = set(desk.ids.values())
    (new,) = [block for block in desk.plan.meeting.sessions if block.id not in known]
    return new


def place(block: SessionBlock) -> tuple[int, int, int, str]:
    assert block.day is not None
    return block.day.number, block.placed.start, block.placed.end, block.room.name if block.room else ""


def typed(desk: Desk, words: str, key: Qt.Key | None = None) -> None:
    field = QApplication.focusWidget()
    assert field is desk.view.titles.field
    QTest.keyClicks(field, words)
    if key is not None:
        QTest.keyClick(field, key)


def test_a_drag_on_free_time_makes_a_session_of_that_length_and_its_title_can_be_typed(desk):
    desk.drag(desk.at(2, 600), desk.at(2, 675))
    assert place(made(desk)) == (3, 600, 675, "Plenary")
    assert desk.document.selected is made(desk)
    typed(desk, "Opening", Qt.Key.Key_Return)
    assert made(desk).title == "Opening"
    assert not desk.view.titles.is_open
    assert desk.view.hasFocus()
    desk.document.undo()
    desk.document.undo()
    assert set(desk.ids.values()) == {block.id for block in desk.plan.meeting.sessions}


def test_drawn_upwards_it_ends_where_the_button_went_down(desk):
    desk.drag(desk.at(2, 700), desk.at(2, 640))
    assert place(made(desk)) == (3, 640, 700, "Plenary")


def test_the_ghost_tells_the_times_and_the_drop_gives_them(desk):
    chance, proposed = random.Random(11), []
    desk.view.hand.proposed.connect(lambda at: at is not None and proposed.append(at))
    for _nth in range(12):
        start = desk.at(2, chance.randrange(500, 1000))
        desk.drag(start, start + QPoint(0, chance.choice((-1, 1)) * chance.randrange(10, 90)))
        assert made(desk).placed == proposed[-1]
        typed(desk, "", Qt.Key.Key_Escape)


def test_esc_while_drawing_makes_nothing(desk):
    desk.drag(desk.at(2, 600), desk.at(2, 675), drop=False)
    desk.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, desk.at(2, 675))
    assert desk.plan.undo_title is None


def test_esc_in_the_title_takes_the_new_session_away_and_return_keeps_it_as_it_is(desk):
    desk.drag(desk.at(2, 600), desk.at(2, 675))
    typed(desk, "Op", Qt.Key.Key_Escape)
    assert set(desk.ids.values()) == {block.id for block in desk.plan.meeting.sessions}
    desk.drag(desk.at(2, 600), desk.at(2, 675))
    typed(desk, "", Qt.Key.Key_Return)
    assert made(desk).title == "New session"
    assert desk.plan.undo_title == "Add New session"


def test_a_click_elsewhere_keeps_what_was_typed(desk):
    desk.drag(desk.at(2, 600), desk.at(2, 675))
    typed(desk, "Opening")
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.middle("Panel"))
    assert made(desk).title == "Opening"
    assert desk.document.selected.title == "Panel"


def test_another_step_writes_down_what_is_half_typed(desk):
    desk.drag(desk.at(2, 600), desk.at(2, 675))
    typed(desk, "Opening")
    desk.document.flush_requested.emit()
    assert made(desk).title == "Opening"


def test_times_are_drawn_to_those_beside_them_and_with_alt_they_are_not(desk):
    add_hard_stop(desk.plan, desk.days[2], 823, "interpretation ends")
    scale = desk.view.blocks.geometry.scale
    near = QPoint(0, round(3 * scale))
    desk.drag(desk.at(2, 700), desk.at(2, 823) - near)
    assert place(made(desk))[2] == 823
    typed(desk, "", Qt.Key.Key_Escape)
    desk.drag(desk.at(2, 700), desk.at(2, 823) - near, ALT)
    assert place(made(desk))[2] == pytest.approx(820, abs=1)
    typed(desk, "", Qt.Key.Key_Escape)
    closing = desk.middle("Closing")
    desk.drag(closing, closing + QPoint(0, round((823 - 1050 + 3) * scale)))
    assert desk.where("Closing") == "3 13:43–14:13 Plenary"


def test_a_double_click_fits_the_gap(desk):
    add_hard_stop(desk.plan, desk.days[0], 760, "interpretation ends")
    for minute, expected in ((730, (1, 730 // 15 * 15, 760)), (765, (1, 765, 780)), (905, (1, 900, 960))):
        QTest.mouseDClick(desk.view.viewport(), LEFT, NONE, desk.at(0, minute))
        assert place(made(desk))[:3] == expected
        typed(desk, "", Qt.Key.Key_Escape)


def test_a_double_click_meets_no_session_of_the_whole_day(desk):
    """A session in the plenary is drawn over the lanes of the groups: nothing is made over it."""
    QTest.mouseDClick(desk.view.viewport(), LEFT, NONE, desk.at(1, 880, "B1"))
    assert place(made(desk)) == (2, 870, 900, "B1")


def test_f2_types_the_title_where_the_session_stands(desk):
    desk.document.select(desk.ids["Panel"])
    desk.key(Qt.Key.Key_F2)
    assert desk.view.titles.field.selectedText() == "Panel"
    assert desk.view.rect_of(desk.ids["Panel"]).contains(desk.view.titles.field.geometry().center())
    typed(desk, "Panel I", Qt.Key.Key_Escape)
    assert desk.plan.undo_title is None
    desk.key(Qt.Key.Key_F2)
    typed(desk, "Panel I", Qt.Key.Key_Return)
    assert desk.plan.session(desk.ids["Panel"]).title == "Panel I"
    assert desk.plan.undo_title == "Change title of Panel"


def test_the_field_stays_on_its_block_and_goes_with_its_session(desk):
    desk.document.select(desk.ids["Panel"])
    desk.key(Qt.Key.Key_F2)
    desk.view.set_zoom(2.0, desk.middle("Panel"))
    assert desk.view.rect_of(desk.ids["Panel"]).intersects(desk.view.titles.field.geometry())
    other = desk.plan.session(desk.ids["Panel"])
    with desk.plan.edit("gone"):
        desk.plan.remove(other)
    assert not desk.view.titles.is_open


def test_return_goes_into_the_details(desk):
    entered: list[str] = []
    desk.document.entered.connect(entered.append)
    desk.document.select(desk.ids["Panel"])
    desk.key(Qt.Key.Key_Return)
    assert entered == [desk.ids["Panel"]]


def test_alt_and_an_arrow_trade_places_with_the_neighbour(desk):
    place = {"day_id": desk.days[1], "start": 970, "minutes": 30, "room_id": desk.rooms["Plenary"]}
    desk.ids["Talk"] = add_block(desk.plan, "Talk", **place)
    desk.document.select(desk.ids["Debrief"])
    desk.key(Qt.Key.Key_Down, ALT)
    assert (desk.where("Talk"), desk.where("Debrief")) == ("2 15:00–15:30 Plenary", "2 15:40–16:40 Plenary")
    desk.key(Qt.Key.Key_Down, ALT)
    assert desk.refusals == ["No later session in this room."]
    desk.key(Qt.Key.Key_Up, ALT)
    assert (desk.where("Debrief"), desk.where("Talk")) == ("2 15:00–16:00 Plenary", "2 16:10–16:40 Plenary")
    assert desk.document.selected.title == "Debrief"


def test_a_band_with_ctrl_makes_no_session(desk):
    desk.drag(desk.at(2, 1000), desk.at(2, 1060), CTRL)
    assert desk.document.selection == (desk.ids["Closing"],)
    assert desk.plan.undo_title is None


def test_a_click_that_is_not_quite_still_makes_nothing(desk):
    start = desk.at(2, 600)
    desk.drag(start, start + QPoint(30, 6))
    assert desk.plan.undo_title is None
    assert not desk.view.titles.is_open


def test_of_several_none_trades_places_alone(desk):
    desk.document.select_all([desk.ids["Panel"], desk.ids["Lunch"]])
    desk.key(Qt.Key.Key_Down, ALT)
    assert desk.refusals == ["Select one session to let it trade places."]
    assert desk.plan.undo_title is None
