"""The chosen step shown in the plan: where its sessions stood before and after, as the timeline has the places now."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.arranging import move_blocks
from stocktake_desktop.edits.blocks import add_block, lock_block, move_block, park_block, remove_block, resize_block
from stocktake_desktop.edits.frame import add_room, remove_day, remove_room
from stocktake_desktop.models import create_plan
from stocktake_desktop.planning.together import Place
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.style import theme_in_use, wear
from stocktake_desktop.ui.search.narrowing import Criteria
from stocktake_desktop.ui.timeline.step_places import MOST, StepPlaces

NOTHING = StepPlaces()
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def window(open_window, plan_path, session_named):
    """A window with its history in sight; `panel` is Panel II, on the first of two days at 15:00 in `room`."""
    window = open_window(plan_path)
    window.document.agrees = lambda _question: True
    window.commands[Action.HISTORY_PANEL].trigger()
    window.panel = session_named(window, "Panel II")
    window.days = [day.id for day in sorted(window.document.plan.meeting.days, key=lambda day: day.date)]
    window.room = window.document.plan.session(window.panel).room_id
    QApplication.processEvents()
    return window


def move(window, nth, start, room_id=None):
    window.document.do(move_block, window.panel, window.days[nth], start, room_id or window.room)


def note(window):
    """Something is done that places nothing otherwise, so that the step before is no longer the newest."""
    first = window.document.plan.meeting.sessions[0]
    window.document.do(lock_block, first.id, not first.locked)


def walk(window, *keys):
    for key in keys:
        QTest.keyClick(window.history.list, key)


def block(window, session_id=None):
    """Where a block stands."""
    return window.timeline.view.blocks.blocks[session_id or window.panel].place


def shown(window):
    return window.timeline.trace.places


def rects(places):
    return [one.rect for one in places.left], [one.rect for one in places.reached]


def test_walking_shows_where_a_session_stood_and_where_it_came_to(window):
    stood = [block(window)]
    for nth, start in ((1, 600), (1, 780), (0, 720)):
        move(window, nth, start)
        stood.append(block(window))
    assert shown(window) == NOTHING
    walk(window, DOWN)
    assert rects(shown(window)) == ([stood[1]], [stood[2]])
    walk(window, DOWN)
    assert rects(shown(window)) == ([stood[0]], [stood[1]])
    assert shown(window).left[0].words[0] == "Panel II was here, 15:00–16:30"
    assert shown(window).left[0].room == stood[0]
    assert shown(window).reached[0][1:] == ("10:00–11:30", "Panel II")
    walk(window, UP)
    assert rects(shown(window)) == ([stood[1]], [stood[2]])
    walk(window, UP)
    assert shown(window) == NOTHING


def test_a_click_on_a_line_shows_its_step(window):
    move(window, 1, 600)
    note(window)
    listing, model = window.history.list, window.history.model
    row = next(row for row in range(model.rowCount()) if "Day 2" in model.index(row).data())
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=listing.visualRect(model.index(row)).center())
    assert rects(shown(window))[1] == [block(window)]


def test_a_block_that_stands_there_says_itself_what_it_is(window):
    move(window, 1, 600)
    note(window)
    walk(window, DOWN)
    (reached,) = shown(window).reached
    assert reached == (block(window), "", "")
    window.document.do(resize_block, window.panel, 600, 60)
    assert shown(window).reached[0].title == "Panel II"
    assert shown(window).reached[0].rect.height() > block(window).height()


@pytest.mark.parametrize("leave", ["escape", "hide", "tab", "open", "close"])
def test_it_goes(window, leave, tmp_path):
    move(window, 1, 600)
    note(window)
    walk(window, DOWN)
    assert shown(window) != NOTHING
    if leave == "escape":
        walk(window, Qt.Key.Key_Escape)
    elif leave == "hide":
        window.history_dock.hide()
    elif leave == "tab":
        window.people_dock.show()
        window.people_dock.raise_()
    elif leave == "open":
        with create_plan(tmp_path / "Other.stocktake", "Other", "UTC") as plan:
            for nth in range(4):
                add_block(plan, f"Session {nth}")
        window.files.open(tmp_path / "Other.stocktake")
        assert window.history.list.currentIndex().row() == 1
    else:
        window.files.close()
    QApplication.processEvents()
    assert shown(window) == NOTHING
    assert window.timeline.trace.boundingRect().isEmpty()


def test_it_comes_back_with_the_panel(window):
    move(window, 1, 600)
    note(window)
    walk(window, DOWN)
    before = rects(shown(window))
    window.history_dock.hide()
    assert shown(window) == NOTHING
    window.history_dock.show()
    window.history_dock.raise_()
    QApplication.processEvents()
    assert window.history.list.currentIndex().data().startswith("Panel II: Day 1")
    assert [len(some) for some in rects(shown(window))] == [len(some) for some in before] == [1, 1]


def test_a_parked_or_removed_side_draws_nothing(window, session_named):
    stood, side = block(window), session_named(window, "Side event")
    window.document.do(park_block, window.panel)
    window.document.do(move_block, side, window.days[1], 600, window.room)
    placed = block(window, side)
    window.document.do(remove_block, side)
    note(window)
    walk(window, DOWN)
    assert rects(shown(window)) == ([placed], [])
    walk(window, DOWN)
    assert rects(shown(window)) == ([], [placed])
    walk(window, DOWN)
    assert rects(shown(window)) == ([stood], [])
    assert shown(window).pill is None


def test_places_in_a_room_or_on_a_day_that_is_gone_draw_nothing(window):
    stood, salon = block(window), window.document.do(add_room, "Salon").value
    move(window, 0, 900, salon)
    move(window, 1, 600)
    move(window, 0, 900)
    window.document.do(remove_room, salon)
    walk(window, DOWN, DOWN)
    assert [len(some) for some in rects(shown(window))] == [0, 1]
    walk(window, DOWN)
    assert rects(shown(window)) == ([stood], [])
    window.document.do(remove_day, window.days[1])
    assert rects(shown(window)) == ([block(window)], [])
    walk(window, UP)
    assert shown(window) == NOTHING


def test_rooms_days_and_sessions_out_of_sight_draw_nothing(window):
    salon = window.document.do(add_room, "Salon").value
    move(window, 1, 600, salon)
    move(window, 1, 840)
    note(window)
    walk(window, DOWN, DOWN)
    narrowing = window.narrowing
    assert [len(some) for some in rects(shown(window))] == [1, 1]
    narrowing.hide_rooms({salon})
    assert [len(some) for some in rects(shown(window))] == [1, 0]
    narrowing.hide_rooms(())
    narrowing.show_day(window.days[0])
    assert [len(some) for some in rects(shown(window))] == [1, 0]
    narrowing.show_day(None)
    narrowing.look_for(Criteria(who="nobody"))
    assert [len(some) for some in rects(shown(window))] == [1, 1]
    narrowing.hide_others(True)
    assert shown(window) == NOTHING
    narrowing.clear()
    assert [len(some) for some in rects(shown(window))] == [1, 1]


def test_of_hours_that_are_not_shown_nothing_is(window):
    for start in (330, 450, 600):
        move(window, 1, start)
    note(window)
    walk(window, DOWN)
    (left,) = shown(window).left
    within = window.timeline.view.blocks.geometry.within
    assert left.rect.top() == left.room.top() == within.top()
    assert left.rect.bottom() == round(window.timeline.view.blocks.geometry.y(540))
    walk(window, DOWN)
    assert [len(some) for some in rects(shown(window))] == [0, 1]


def test_it_follows_zoom_size_and_edits(window):
    move(window, 1, 600)
    note(window)
    walk(window, DOWN)
    was = block(window)
    window.timeline.view.set_zoom(2.0)
    assert rects(shown(window))[1] == [block(window)] != [was]
    window.resize(1300, 700)
    QApplication.processEvents()
    assert rects(shown(window))[1] == [block(window)]
    with_two_lanes = block(window).width()
    elsewhere = window.document.do(add_room, "Salon").value
    window.document.do(add_block, "Beside", day_id=window.days[1], start=600, minutes=90, room_id=elsewhere)
    assert rects(shown(window))[1] == [block(window)]
    assert block(window).width() < with_two_lanes


def test_the_hand_reaches_through_it(window):
    move(window, 1, 600)
    note(window)
    walk(window, DOWN)
    view, trace = window.timeline.view, window.timeline.trace
    assert trace.acceptedMouseButtons() == Qt.MouseButton.NoButton
    assert not trace.flags() & trace.GraphicsItemFlag.ItemIsSelectable
    assert trace.boundingRect().contains(block(window).center())
    at = view.mapFromScene(block(window).center())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.document.selection == (window.panel,)
    free = view.mapFromScene(shown(window).left[0].rect.center())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=free)
    assert window.document.selection == ()


def test_words_stand_only_where_nothing_stands_now(window):
    """Moved by half an hour, the old place has half an hour for them; under another session it has nothing."""
    stood = block(window)
    move(window, 0, 930)
    note(window)
    walk(window, DOWN)
    (left,) = shown(window).left
    assert left.rect == stood
    assert left.room == QRectF(stood.topLeft(), block(window).topRight())
    assert block(window) in left.over
    window.document.do(add_block, "Instead", day_id=window.days[0], start=870, minutes=180, room_id=window.room)
    assert shown(window).left[0].room.isEmpty()
    assert all(one.left() > stood.left() and one.right() < stood.right() for one in shown(window).left[0].over)


def test_the_way_of_one_session_is_told_where_there_is_room(window):
    move(window, 1, 600)
    note(window)
    walk(window, DOWN)
    pill = shown(window).pill
    assert pill.words.replace("\u00a0", " ") == "Day 1 15:00 → Day 2 10:00"
    assert pill.rect.top() > block(window).bottom()
    for start in (480, 690):
        window.document.do(add_block, "Full", day_id=window.days[1], start=start, minutes=120, room_id=window.room)
    window.document.do(add_block, "Full", day_id=window.days[0], start=615, minutes=285, room_id=window.room)
    assert shown(window).pill is None


def test_a_session_that_only_lasts_longer_has_no_way(window):
    window.document.do(resize_block, window.panel, 900, 120)
    note(window)
    walk(window, DOWN)
    assert [len(some) for some in rects(shown(window))] == [1, 1]
    assert shown(window).pill is None


def test_of_many_sessions_twelve_are_shown(window):
    many = [
        add_block(window.document.plan, f"S {nth}", day_id=window.days[0], start=480 + 20 * nth, minutes=20)
        for nth in range(MOST + 3)
    ]
    window.document.do(move_blocks, {key: Place(window.days[1], 480 + 20 * n, None) for n, key in enumerate(many)})
    note(window)
    walk(window, DOWN)
    assert rects(shown(window))[1] == [block(window, key) for key in many[:MOST]]
    assert len(shown(window).left) == MOST
    assert shown(window).pill is None


def test_a_stretch_that_was_taken_back_shows_nothing_until_it_is_opened(window):
    move(window, 1, 600)
    window.document.undo()
    note(window)
    walk(window, DOWN)
    assert "taken back" in window.history.list.currentIndex().data()
    assert shown(window) == NOTHING
    walk(window, Qt.Key.Key_Right, DOWN, DOWN)
    assert rects(shown(window))[0] == [block(window)]


def test_the_status_line_says_what_keys_do(window):
    move(window, 1, 600)
    window.document.do(lock_block, window.panel, True)
    walk(window, DOWN)
    hint = window.status.hint.text()
    assert hint.startswith("The step of ")
    assert hint.endswith(" · ↑ ↓ walk through the steps · Return goes back, as a new step")
    walk(window, UP)
    assert window.status.hint.text() == ""


@pytest.mark.parametrize("look", ["light", "dark"])
def test_it_is_drawn_in_the_colours_in_use(window, look):
    move(window, 1, 600)
    move(window, 1, 840)
    walk(window, DOWN)
    view = window.timeline.view
    (reached,) = shown(window).reached
    edge = view.mapFromScene(QRectF(reached.rect).bottomLeft())
    wear(look)
    QApplication.processEvents()
    image = view.viewport().grab().toImage()
    drawn = {image.pixelColor(x, edge.y() - 20).name() for x in range(edge.x() - 2, edge.x() + 3)}
    assert theme_in_use().accent.name() in drawn
    wear("light")
