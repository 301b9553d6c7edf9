"""How close the timeline is looked at: time, width, whole days and a scale that can be read."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import RoomKind, new_plan
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.style import theme_in_use, wear
from stocktake_desktop.ui.timeline.geometry import WORDED
from stocktake_desktop.ui.timeline.panel import TimelinePanel
from stocktake_desktop.ui.timeline.view import TimelineView
from tests.certain import certain
from tests.ui.timeline.desk import CTRL, SHIFT


def turn(view: TimelineView, at: QPoint, notches: int, modifiers: Qt.KeyboardModifier) -> None:
    """The wheel, as Qt tells it."""
    point, none, phase = QPointF(at), Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    glob = QPointF(view.viewport().mapToGlobal(at))
    QApplication.sendEvent(
        view.viewport(), QWheelEvent(point, glob, QPoint(), QPoint(0, 120 * notches), none, modifiers, phase, False)
    )


def place(view: TimelineView, at: QPoint) -> tuple[float, tuple[int, float]]:
    """The minute under a point, the day, and how far across it."""
    point = view.mapToScene(at)
    return view.blocks.geometry.minute(point.y()), view.blocks.geometry.share_at(point.x())


def ink(image: QImage, area: QRect) -> int:
    """How many pixels of an area are nearly as dark as words."""
    dark = QColor(theme_in_use().ink).lightness() + 60
    return sum(
        image.pixelColor(x, y).lightness() < dark
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    )


def act(panel: TimelinePanel, action: Action) -> None:
    panel.acts()[action]()
    QApplication.processEvents()


@pytest.fixture
def short(qtbot):
    """Three days; on the first 36 sessions of five minutes."""
    wear("light")
    plan = new_plan("Statements")
    days = [add_day(plan, date(2017, 12, n)) for n in (4, 5, 6)]
    room = add_room(plan, "Plenary")
    with plan.edit("Fill"):
        for nth in range(36):
            add_block(plan, f"Statement {nth + 1}", day_id=days[0], start=600 + 5 * nth, minutes=5, room_id=room)
        add_block(plan, "Debate", day_id=days[1], start=600, minutes=180, room_id=room)
    panel = TimelinePanel(Document(plan))
    qtbot.addWidget(panel)
    panel.resize(1000, 560)
    panel.show()
    QApplication.processEvents()
    return panel


def test_the_wheel_with_ctrl_is_time_and_with_shift_too_it_is_width(desk):
    view, at = desk.view, QPoint(600, 400)
    width, scale = view.blocks.geometry.width, view.blocks.geometry.scale
    minute, _across = place(view, at)
    turn(view, at, 4, CTRL)
    closer = view.blocks.geometry.scale
    assert closer > 1.5 * scale
    assert view.blocks.geometry.width == view.viewport().width()
    assert place(view, at)[0] == pytest.approx(minute, abs=1)
    minute, (day, share) = place(view, at)
    turn(view, at, 4, CTRL | SHIFT)
    assert view.blocks.geometry.width > 1.5 * width
    assert view.blocks.geometry.scale == pytest.approx(closer, rel=0.03)
    now, (there, across) = place(view, at)
    assert now == pytest.approx(minute, abs=2)
    assert there == day
    assert across == pytest.approx(share, abs=0.01)
    turn(view, at, -9, CTRL | SHIFT)
    turn(view, at, -9, CTRL)
    assert view.closeness.is_whole


def test_width_is_zoomed_around_the_pointer_though_the_overview_comes(desk):
    view, at = desk.view, QPoint(600, 400)
    pointer, (_minute, (day, share)) = view.viewport().mapToGlobal(at), place(view, at)
    turn(view, at, 3, CTRL | SHIFT)
    assert desk.panel.overview.isVisible()
    _now, (there, across) = place(view, view.viewport().mapFromGlobal(pointer))
    assert there == day
    assert across == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize("title", ["Panel", "Group 2", "Closing"])
def test_zooming_by_keys_keeps_the_selected_block_in_sight(desk, title):
    desk.document.select(desk.ids[title])
    for action in (Action.ZOOM_IN, Action.WIDER) * 4 + (Action.NARROWER, Action.ZOOM_OUT) * 4:
        act(desk.panel, action)
        assert desk.view.viewport().rect().intersects(desk.view.rect_of(desk.ids[title]))
        assert desk.view.viewport().rect().contains(desk.view.rect_of(desk.ids[title]).topLeft())


def test_ctrl_0_goes_from_whole_days_to_a_scale_that_can_be_read_and_back(short):
    view = short.view
    told: list[str] = []
    view.closeness.scaled.connect(told.append)
    whole = {key: item.place for key, item in view.blocks.blocks.items()}
    act(short, Action.FIT)
    heights = [item.place.height() for item in view.blocks.blocks.values()]
    assert min(heights) >= WORDED
    assert told[-1] == "Readable · 240 px an hour"
    first = view.rect_of(short.document.plan.meeting.sessions[0].id)
    assert 0 <= first.top() <= 60
    assert view.horizontalScrollBar().maximum() == 0
    act(short, Action.FIT)
    assert {key: item.place for key, item in view.blocks.blocks.items()} == whole
    assert told[-1].startswith("Whole days · ")
    assert view.closeness.is_whole


def test_reading_begins_at_what_is_selected(short):
    chosen = short.document.plan.meeting.sessions[30].id
    short.document.select(chosen)
    act(short, Action.FIT)
    assert short.view.viewport().rect().contains(short.view.rect_of(chosen))


def test_what_can_be_read_already_is_left_as_it_is(desk):
    hints: list[str] = []
    desk.panel.hint.connect(hints.append)
    before = desk.picture()
    act(desk.panel, Action.FIT)
    assert desk.picture() == before
    assert hints[-1] == "Every session in sight can be read at the scale of whole days"


def test_a_window_that_changes_its_size_leaves_the_scale_that_can_be_read(short):
    act(short, Action.FIT)
    short.resize(800, 700)
    QApplication.processEvents()
    assert {round(short.view.blocks.geometry.scale * 60)} == {240}


def test_eight_rooms_of_three_days_fit_in_the_window(qtbot):
    plan = new_plan("Eight rooms")
    rooms = [add_room(plan, f"Conference Room {n}", RoomKind.BREAKOUT) for n in range(1, 9)]
    with plan.edit("Fill"):
        for n in (4, 5, 6):
            day = add_day(plan, date(2017, 12, n))
            for room in rooms:
                add_block(plan, "Group", day_id=day, start=600, minutes=90, room_id=room)
    panel = TimelinePanel(Document(plan))
    qtbot.addWidget(panel)
    panel.resize(1100, 600)
    panel.show()
    QApplication.processEvents()
    assert panel.view.horizontalScrollBar().maximum() > 0
    act(panel, Action.FIT)
    assert panel.view.horizontalScrollBar().maximum() == 0
    assert all(panel.view.viewport().rect().contains(panel.view.rect_of(block.id)) for block in plan.meeting.sessions)


def test_the_words_of_a_block_stay_in_sight_when_its_top_is_scrolled_away(desk):
    desk.view.closeness.look(6.0, 1.0, QPoint(0, 0))
    QApplication.processEvents()
    rect = certain(desk.view.blocks.blocks.get(desk.ids["Panel"])).place
    desk.view.verticalScrollBar().setValue(round(rect.top()) + 150)
    first_line = QRect(round(rect.left()) + 8, 0, 70, 24)
    assert ink(desk.view.viewport().grab().toImage(), first_line) > 40
    desk.view.verticalScrollBar().setValue(round(rect.bottom()) - 10)
    assert ink(desk.view.viewport().grab().toImage(), QRect(first_line.left(), 0, 70, 9)) > 10


def test_the_words_of_a_block_stay_in_sight_when_its_left_is_scrolled_away(desk):
    desk.view.closeness.look(1.0, 4.0, QPoint(0, 0))
    QApplication.processEvents()
    rect = certain(desk.view.blocks.blocks.get(desk.ids["Lunch"])).place
    desk.view.horizontalScrollBar().setValue(round(rect.left()) + 200)
    QApplication.processEvents()
    first_line = QRect(4, round(rect.top()) - desk.view.verticalScrollBar().value() + 2, 80, 20)
    assert ink(desk.view.viewport().grab().toImage(), first_line) > 40


def test_names_of_days_and_rooms_stay_in_sight(desk):
    desk.view.closeness.look(1.0, 5.0, QPoint(0, 0))
    QApplication.processEvents()
    lane = desk.column(1).lanes[1]
    desk.view.horizontalScrollBar().setValue(round(lane.left) + 120)
    heads = desk.view.heads.grab().toImage()
    assert ink(heads, QRect(52, 6, 90, 20)) > 40
    muted = sum(
        heads.pixelColor(x, y).lightness() < theme_in_use().muted.lightness() + 40
        for x in range(54, 74)
        for y in range(32, 46)
    )
    assert muted > 10
