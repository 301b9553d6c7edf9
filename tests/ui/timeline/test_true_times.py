"""Every block stands at its time, at every zoom, and is dropped where its ghost was drawn."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import groupby, pairwise
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import Plan, RoomKind, new_plan
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.style import theme_in_use, wear
from stocktake_desktop.ui.timeline.geometry import BAR, LEAST, WORDED
from stocktake_desktop.ui.timeline.ghost import Ghost
from stocktake_desktop.ui.timeline.layout import lay_out
from stocktake_desktop.ui.timeline.panel import TimelinePanel
from tests.certain import certain
from tests.ui.timeline.desk import LEFT, NONE, send_move

HALF = 0.5 + 1e-9
"""Of a pixel: as near as whole pixels come."""


class Spot(NamedTuple):
    """A session of a random day: the number of its room, its start and its minutes."""

    room: int
    start: int
    minutes: int


SHORT = st.sampled_from((1, 2, 5, 5, 5, 10, 15))
SPOTS = st.builds(Spot, st.integers(0, 3), st.integers(420, 1300), SHORT | st.integers(1, 139))
DAYS = st.lists(SPOTS, min_size=1, max_size=24)


def plan_of(spots: list[Spot]) -> Plan:
    """One day with a plenary, two rooms beside it and what has no room."""
    plan = new_plan("Meeting")
    day = add_day(plan, date(2020, 1, 1))
    rooms = [add_room(plan, "Plenary"), add_room(plan, "B1", RoomKind.BREAKOUT), add_room(plan, "B2"), None]
    with plan.edit("Fill"):
        for spot in spots:
            add_block(plan, "Block", day_id=day, start=spot.start, minutes=spot.minutes, room_id=rooms[spot.room])
    return plan


def statements() -> list[Spot]:
    """36 statements of 5 minutes, one after the other."""
    return [Spot(0, 600 + 5 * nth, 5) for nth in range(36)]


@contextmanager
def panel_of(plan: Plan) -> Iterator[TimelinePanel]:
    """The plan on the screen."""
    wear("light")
    panel = TimelinePanel(Document(plan))
    panel.resize(900, 560)
    panel.show()
    try:
        yield panel
    finally:
        panel.close()
        panel.deleteLater()


@given(DAYS, st.integers(300, 1600), st.integers(240, 9000))
@settings(max_examples=120)
def test_position_is_time_for_every_block_at_every_scale(spots, width, height):
    plan = plan_of(spots)
    geometry = lay_out(plan.meeting, width, height)
    assert len(geometry.rects) == len(spots)
    for block in plan.meeting.sessions:
        rect, at = geometry.rects[block.id], block.placed
        assert abs(rect.top() - geometry.y(at.start)) <= HALF
        assert abs(rect.bottom() - geometry.y(at.end)) <= HALF or rect.height() == LEAST
        assert rect == rect.toRect()


@given(DAYS, st.integers(0, 23), st.integers(-400, 400), st.sampled_from((1.0, 1.7, 4.0, 8.0)))
@settings(max_examples=40)
def test_a_drop_is_where_its_ghost_was_drawn_and_at_that_time(qapp, spots, nth, down, zoom):
    plan = plan_of(spots)
    block = plan.meeting.sessions[nth % len(spots)]
    with panel_of(plan) as panel:
        view = panel.view
        view.set_zoom(zoom)
        panel.document.select(block.id)
        port, rect = view.viewport(), view.rect_of(block.id)
        start = QPoint(rect.center().x(), rect.top() + rect.height() // 2)
        end = QPoint(start.x(), max(1, min(start.y() + down, port.height() - 2)))
        QTest.mousePress(port, LEFT, NONE, start)
        send_move(port, start + QPoint(0, 6 if down > 0 else -6))
        send_move(port, end)
        geometry = view.blocks.geometry
        ghost = next((item.place for item in view.blocks.items() if isinstance(item, Ghost)), None)
        QTest.mouseRelease(port, LEFT, NONE, end)
        assume(ghost is not None)
        ghost = certain(ghost)
        at = block.placed
        assert abs(ghost.top() - geometry.y(at.start)) <= HALF
        assert abs(ghost.bottom() - geometry.y(at.end)) <= HALF or ghost.height() == LEAST
        now = view.blocks.geometry
        assert abs(view.blocks.blocks[block.id].place.top() - now.y(at.start)) <= HALF
        if (now.first, now.last, now.height) == (geometry.first, geometry.last, geometry.height):
            assert view.blocks.blocks[block.id].place.top() == ghost.top()


@pytest.mark.parametrize("zoom", [1.0, 2.0, 6.0])
def test_each_of_36_statements_stands_at_its_time_and_is_under_the_pointer_there(qapp, zoom):
    plan = plan_of(statements())
    with panel_of(plan) as panel:
        view = panel.view
        view.set_zoom(zoom)
        for block in plan.meeting.sessions:
            panel.document.select(block.id)
            rect = view.rect_of(block.id)
            y = view.mapFromScene(0, view.blocks.geometry.y(block.placed.start)).y()
            assert abs(rect.top() - y) <= 1
            found = view.blocks.block_at(view.mapToScene(QPoint(rect.center().x(), rect.top() + 1)))
            assert certain(found).id == block.id


def test_a_row_of_strips_is_seen_as_a_comb(qapp):
    with panel_of(plan_of(statements())) as panel:
        geometry, image = panel.view.blocks.geometry, panel.view.viewport().grab().toImage()
        top, bottom = round(geometry.y(600)), round(geometry.y(780))
        column = [image.pixelColor(100, y).lightness() for y in range(top, bottom)]
        teeth = [y for y, (before, after) in enumerate(pairwise(column)) if before > after + 20]
        assert len(teeth) == 36


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_equal_sessions_in_a_row_are_drawn_equal_at_every_scale(qapp, ratio):
    chance, met = Random(7), 0
    for _nth in range(40):
        minutes = chance.choice((2, 3, 5, 5, 7, 10, 15))
        plan = plan_of([Spot(0, 540 + nth * minutes, minutes) for nth in range(12)])
        with panel_of(plan) as panel:
            panel.resize(900, chance.randint(400, 900))
            panel.view.closeness.look(chance.uniform(1.0, 4.0), 1.0, QPoint(0, 0))
            tall, first, last = (panel.view.blocks.geometry.tall(minutes), *ends(panel))
            is_seen = first.top() >= 0 and last.bottom() < panel.view.viewport().height()
            if not (is_seen and tall >= 2 and (tall < BAR or ratio == 1)):
                continue
            x = first.right() - 20 if tall < BAR else first.left() + 1
            teeth, gaps = teeth_and_gaps(panel, round(first.top() * ratio), round(x * ratio), ratio)
        met += 1
        assert len(teeth) == 12, (tall, teeth)
        assert max(teeth) == min(teeth), (tall, teeth)
        assert max(gaps) - min(gaps) <= 1, (tall, gaps)
    assert met > 10


def ends(panel: TimelinePanel) -> tuple[QRect, QRect]:
    """Where the first and the last session are seen."""
    blocks = panel.document.plan.meeting.sessions
    return panel.view.rect_of(blocks[0].id), panel.view.rect_of(blocks[-1].id)


def teeth_and_gaps(panel: TimelinePanel, top: int, x: int, ratio: float) -> tuple[list[int], list[int]]:
    """The rows of a column, in pixels of the device, that are in the full colour of a session, and the others."""
    image = QImage(panel.view.viewport().size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    panel.view.viewport().render(image)
    spine = theme_in_use().kind(panel.document.plan.meeting.sessions[0].kind).spine.rgb()
    rows = [image.pixel(x, y) == spine for y in range(top, image.height())]
    runs = [(is_drawn, len(list(run))) for is_drawn, run in groupby(rows)]
    teeth = [length for is_drawn, length in runs if is_drawn]
    return teeth, [length for is_drawn, length in runs[1:-1] if not is_drawn]


def test_the_keys_reach_every_one_of_many_short_sessions(qapp):
    spots = [Spot(0, 600 + nth, 1) for nth in range(60)]
    with panel_of(plan_of(spots)) as panel:
        met = []
        QTest.keyClick(panel.view, Qt.Key.Key_Home)
        for _nth in spots:
            met.append(certain(panel.document.selected).start)
            QTest.keyClick(panel.view, Qt.Key.Key_Down)
        assert met == [spot.start for spot in spots]
        QTest.keyClick(panel.view, Qt.Key.Key_Up)
        assert certain(panel.document.selected).start == 658


def test_the_name_of_a_short_session_stands_in_the_free_time_before_it_else_after(qapp):
    spots = [Spot(0, 600, 5), Spot(0, 985, 90), Spot(0, 1075, 5)]
    plan = plan_of(spots)
    with panel_of(plan) as panel:
        geometry, scene = panel.view.blocks.geometry, panel.view.blocks
        before, after = scene.labels_on(plan.meeting.days[0].id)
        assert before.room.bottom() == geometry.rects[plan.meeting.sessions[0].id].top()
        closing = geometry.rects[plan.meeting.sessions[2].id]
        assert closing.height() < WORDED
        assert after.room.top() > geometry.y(1080) > closing.top()
        assert after.room.left() == closing.left()
        stop = stop_name(panel)
        assert stop.left() > after.room.right()
        assert certain(scene.block_at(after.room.center())).id == plan.meeting.sessions[2].id


def stop_name(panel: TimelinePanel) -> QRectF:
    """Where the name of the last hard stop stands."""
    return panel.view.blocks.stops_on(panel.document.plan.meeting.days[0].id).names[-1][0]


def test_many_short_sessions_in_a_row_have_one_name_together(qapp):
    plan = plan_of(statements())
    with panel_of(plan) as panel:
        (label,) = panel.view.blocks.labels_on(plan.meeting.days[0].id)
        assert label.words == "36 × 5 min"
        assert len(label.sessions) == 36
        assert label.room.bottom() == panel.view.blocks.geometry.rects[label.sessions[0]].top()


@given(DAYS, st.integers(200, 900), st.integers(240, 1200))
@settings(max_examples=40)
def test_no_name_covers_a_block_a_hard_stop_or_another_name(qapp, spots, width, height):
    plan = plan_of(spots)
    with panel_of(plan) as panel:
        scene = panel.view.blocks
        scene.fill(width, height)
        day_id = plan.meeting.days[0].id
        names = [label.room for label in scene.labels_on(day_id)]
        stops = [room for room, _name in scene.stops_on(day_id).names]
        for nth, room in enumerate(names):
            others = [*scene.geometry.rects.values(), *stops, *names[:nth]]
            assert not any(room.intersects(other) for other in others)
        assert not any(room.intersects(rect) for room in stops for rect in scene.geometry.rects.values())


def test_a_drag_by_the_name_of_a_short_session_moves_it(qapp):
    plan = plan_of([Spot(0, 600, 5)])
    with panel_of(plan) as panel:
        view = panel.view
        (label,) = view.blocks.labels_on(plan.meeting.days[0].id)
        port, start = view.viewport(), view.mapFromScene(label.room.center())
        end = start + QPoint(0, round(60 * view.blocks.geometry.scale))
        QTest.mousePress(port, LEFT, NONE, start)
        send_move(port, start + QPoint(0, 8))
        send_move(port, end)
        QTest.mouseRelease(port, LEFT, NONE, end)
        assert (plan.meeting.sessions[0].start, plan.meeting.sessions[0].minutes) == (660, 5)
