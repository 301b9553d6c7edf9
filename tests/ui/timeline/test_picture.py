"""What the timeline shows: where blocks stand, how they give way, and what they say."""

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, move_block, park_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.more_time import answer_request, ask_more_time
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import Day, Person, Role, RoomKind, TimeAnswer, new_plan
from stocktake_desktop.planning.acts import AskMoreTime
from stocktake_desktop.planning.clock import end_clock
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.style import theme_in_use, wear
from stocktake_desktop.ui.timeline.geometry import LEAST
from stocktake_desktop.ui.timeline.layout import ROOMY_LANE, lay_out
from stocktake_desktop.ui.timeline.panel import TimelinePanel
from tests.certain import certain
from tests.history import history
from tests.ui.timeline.desk import CTRL, LEFT, NONE


def test_overlapping_blocks_stand_side_by_side_and_are_marked(desk):
    move_block(desk.plan, desk.ids["Lunch"], desk.days[0], 660, desk.rooms["Plenary"])
    panel, lunch = (desk.view.blocks.blocks[desk.ids[title]] for title in ("Panel", "Lunch"))
    assert not panel.place.intersects(lunch.place)
    assert panel.face.overlaps
    assert lunch.face.overlaps
    desk.document.undo()
    assert not desk.view.blocks.blocks[desk.ids["Panel"]].face.overlaps


def test_the_plenary_spans_empty_rooms_and_gives_way(desk):
    debrief = desk.view.blocks.blocks[desk.ids["Debrief"]]
    width = desk.view.blocks.geometry.column(desk.days[1]).width
    assert desk.lanes(1) == ["B1", "B2"]
    assert debrief.place.width() == width - 1
    move_block(desk.plan, desk.ids["Debrief"], desk.days[1], 720, desk.rooms["Plenary"])
    assert desk.lanes(1) == ["Plenary", "B1", "B2"]
    assert debrief.place.width() < width / 2


def test_blocks_without_a_room_have_a_lane(desk):
    move_block(desk.plan, desk.ids["Group 1"], desk.days[1], 660, None)
    assert desk.lanes(1) == ["B2", "No room"]
    desk.drag(desk.middle("Group 2"), desk.middle("Group 1"))
    assert desk.where("Group 2") == "2 11:00–13:00 –"


def test_no_two_blocks_cover_each_other(desk):
    for n in range(4):
        add_block(
            desk.plan, f"Short {n}", day_id=desk.days[2], start=600 + 5 * n, minutes=5, room_id=desk.rooms["Plenary"]
        )
    places = [item.place for item in desk.view.blocks.blocks.values()]
    assert all(not a.intersects(b) for n, a in enumerate(places) for b in places[n + 1 :])
    assert all(place.height() >= LEAST for place in places)


def test_zoom_keeps_the_point_under_the_pointer_and_fit_shows_all(desk):
    view = desk.view
    point = QPoint(300, 300)
    minute = view.blocks.geometry.minute(view.mapToScene(point).y())
    view.set_zoom(3.0, point)
    assert abs(view.blocks.geometry.minute(view.mapToScene(point).y()) - minute) < 2
    view.fit()
    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    assert all(seen.contains(item.place) for item in view.blocks.blocks.values())


def test_titles_are_plain_text(desk):
    block = add_block(desk.plan, "<b>if a<b & c</b>", day_id=desk.days[2], start=600, room_id=desk.rooms["Plenary"])
    item = desk.view.blocks.blocks[block]
    assert item.face.title == "<b>if a<b & c</b>"


def test_days_and_rooms_that_come_and_go(desk):
    add_day(desk.plan, date(2017, 12, 7))
    assert len(desk.view.blocks.geometry.columns) == 4
    park_block(desk.plan, desk.ids["Group 2"])
    assert desk.lanes(1) == ["Plenary · B1"]
    while desk.plan.undo_title:
        desk.document.undo()
    assert len(desk.view.blocks.geometry.columns) == 3


def test_the_wheel_zooms_around_the_pointer(desk):
    view, point = desk.view, QPointF(desk.middle("Lunch"))
    glob = QPointF(view.viewport().mapToGlobal(point.toPoint()))
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(point, glob, QPoint(), QPoint(0, 480), none, CTRL, phase, False)
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom > 1.5
    assert view.rect_of(desk.ids["Lunch"]).contains(point.toPoint())


def test_another_theme_recolours_everything_at_once(desk):
    wear("light")
    light = desk.pixels()
    wear("dark")
    dark = desk.pixels()
    wear("light")
    assert desk.pixels() == light
    wear("dark")
    fresh = TimelinePanel(desk.document)
    fresh.resize(desk.panel.size())
    assert fresh.grab().toImage() == dark
    fresh.deleteLater()
    wear("light")


def test_a_name_that_changes_changes_on_the_block(desk):
    person = add_person(desk.plan, "Ana", "Ruiz")
    add_appearance(desk.plan, desk.ids["Panel"], Who(person), Role.MODERATOR)
    assert desk.view.blocks.blocks[desk.ids["Panel"]].face.lead == "Moderator: Ana Ruiz"
    set_field(desk.plan, Person, person, "family_name", "Ruz")
    assert desk.view.blocks.blocks[desk.ids["Panel"]].face.lead == "Moderator: Ana Ruz"


def test_a_step_places_only_the_days_it_touches(desk):
    before = desk.view.blocks.geometry.days
    move_block(desk.plan, desk.ids["Panel"], desk.days[0], 480, desk.rooms["Plenary"])
    after = desk.view.blocks.geometry.days
    assert [before[day] is after[day] for day in desk.days] == [False, True, True]


def test_hours_grow_for_an_early_session_and_shrink_again(desk):
    move_block(desk.plan, desk.ids["Panel"], desk.days[0], 375, desk.rooms["Plenary"])
    assert desk.view.blocks.geometry.first == 360
    desk.document.undo()
    assert desk.view.blocks.geometry.first == 480


def test_many_lanes_are_scrolled_rather_than_squeezed(desk):
    for n in range(30):
        add_day(desk.plan, date(2018, 1, 1 + n))
    geometry = desk.view.blocks.geometry
    assert min(lane.width for column in geometry.columns for lane in column.lanes) >= ROOMY_LANE - 1
    assert desk.view.horizontalScrollBar().maximum() > 0


def test_of_a_session_wider_than_the_window_the_beginning_comes_into_sight(desk):
    for n in range(20):
        room = add_room(desk.plan, f"C{n}", RoomKind.BREAKOUT)
        add_block(desk.plan, f"Group {n}", day_id=desk.days[0], start=960, minutes=60, room_id=room)
    desk.view.horizontalScrollBar().setValue(desk.view.horizontalScrollBar().maximum() // 2)
    desk.document.select(desk.ids["Panel"])
    rect = desk.view.rect_of(desk.ids["Panel"])
    assert rect.width() > desk.view.viewport().width()
    assert 0 <= rect.left() < 40


def test_hours_after_midnight_have_their_own_names():
    assert [end_clock(minute) for minute in (480, 1440, 1500)] == ["08:00", "24:00", "01:00"]


def test_a_plan_without_days_or_rooms_takes_any_key_and_click(qtbot):
    document = Document(new_plan("Empty"))
    panel = TimelinePanel(document)
    qtbot.addWidget(panel)
    panel.resize(600, 400)
    panel.show()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(panel.view, key)
    QTest.mouseDClick(panel.view.viewport(), LEFT, NONE, QPoint(100, 100))
    assert history(document.plan) == []
    day = add_day(document.plan, date(2020, 1, 1))
    QTest.mouseDClick(panel.view.viewport(), LEFT, NONE, QPoint(100, 100))
    assert [block.day_id for block in document.plan.meeting.sessions] == [day]


def test_a_block_over_a_hard_stop_is_ticked_in_red(desk):
    move_block(desk.plan, desk.ids["Panel"], desk.days[0], 690, desk.rooms["Plenary"])
    item, geometry = desk.view.blocks.blocks[desk.ids["Panel"]], desk.view.blocks.geometry
    y = round(geometry.y(780))
    red = theme_in_use().red
    image = desk.view.viewport().grab().toImage()
    assert image.pixelColor(int(item.place.left()) + 2, y) == red
    assert image.pixelColor(int(item.place.left()) + 2, y - 3) != red


def test_a_stop_that_waits_in_a_room_is_drawn_where_it_waits(desk):
    move_block(desk.plan, desk.ids["Panel"], desk.days[0], 690, desk.rooms["Plenary"])
    stop = desk.plan.get(Day, desk.days[0]).hard_stops[0]
    end = certain(desk.plan.session(desk.ids["Panel"]).end)
    asked = AskMoreTime(desk.days[0], desk.rooms["Plenary"], stop.id, end, 750, datetime(2017, 12, 4, 10, 20))
    request = desk.document.do(ask_more_time, asked).value
    desk.document.do(answer_request, request, TimeAnswer.GRANTED, datetime(2017, 12, 4, 10, 40))
    item, geometry = desk.view.blocks.blocks[desk.ids["Panel"]], desk.view.blocks.geometry
    red, image = theme_in_use().red, desk.view.viewport().grab().toImage()
    planned, agreed = (round(geometry.y(minute)) for minute in (stop.minute, end))
    assert image.pixelColor(int(item.place.left()) + 2, planned) != red
    column = geometry.columns[0]
    assert image.pixelColor(int(column.right) - 4, agreed) == red


BLOCKS = st.lists(st.tuples(st.integers(0, 2), st.integers(480, 1075), st.integers(1, 200)), min_size=1, max_size=14)


@given(BLOCKS, st.integers(500, 1600), st.integers(300, 1200))
@settings(max_examples=60)
def test_any_programme_stands_apart_and_in_its_day(blocks, width, height):
    plan = new_plan("Meeting")
    day = add_day(plan, date(2020, 1, 1))
    rooms = [add_room(plan, "Plenary"), add_room(plan, "B1", RoomKind.BREAKOUT), None]
    with plan.edit("Fill"):
        for room, start, minutes in blocks:
            add_block(plan, "Block", day_id=day, start=start, minutes=minutes, room_id=rooms[room])
    geometry = lay_out(plan.meeting, width, height)
    rects, column = list(geometry.rects.values()), geometry.columns[0]
    assert len(rects) == len(blocks)
    by_time = [QRectF(rect.left(), rect.top(), rect.width(), rect.height() - LEAST) for rect in rects]
    assert all(not a.intersects(b) for n, a in enumerate(by_time) for b in by_time[n + 1 :])
    assert all(column.left <= rect.left() and rect.right() <= column.right for rect in rects)
    assert all(rect.height() >= LEAST for rect in rects)
