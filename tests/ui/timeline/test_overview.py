"""The strip with all days: there while something is out of sight, and a way to go there."""

from datetime import date, timedelta
from itertools import groupby

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import Plan, new_plan
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.style import theme_in_use, wear
from stocktake_desktop.ui.timeline.overview import Overview
from stocktake_desktop.ui.timeline.panel import TimelinePanel
from tests.ui.timeline.desk import LEFT, NONE, send_move


def meeting(days: int) -> Plan:
    plan = new_plan("Meeting")
    room = add_room(plan, "Plenary")
    with plan.edit("Fill"):
        for nth in range(days):
            day = add_day(plan, date(2017, 12, 4) + timedelta(nth))
            add_block(plan, f"Session {nth + 1}", day_id=day, start=600, minutes=120, room_id=room)
    return plan


@pytest.fixture
def show(qtbot):
    def start(days: int, width: int = 900) -> TimelinePanel:
        wear("light")
        panel = TimelinePanel(Document(meeting(days)))
        qtbot.addWidget(panel)
        panel.resize(width, 560)
        panel.show()
        QApplication.processEvents()
        return panel

    return start


def seen(panel: TimelinePanel) -> set[str]:
    """The sessions that are in sight."""
    area = panel.view.viewport().rect()
    sessions = panel.document.plan.meeting.sessions
    return {block.title for block in sessions if area.intersects(panel.view.rect_of(block.id))}


def middle_of(strip: Overview, panel: TimelinePanel, nth: int) -> QPoint:
    item = panel.view.blocks.blocks[panel.document.plan.meeting.sessions[nth].id]
    return strip.place_of(item.place).center().toPoint()


def test_it_comes_and_goes_with_what_is_out_of_sight(show):
    panel = show(3)
    assert not panel.overview.isVisible()
    width = panel.view.viewport().width()
    panel.view.closeness.look(2.0, 1.0, QPoint(0, 0))
    QApplication.processEvents()
    assert panel.overview.isVisible()
    assert panel.overview.width() == 56
    panel.acts()[Action.FIT]()
    QApplication.processEvents()
    assert not panel.overview.isVisible()
    assert panel.view.viewport().width() == width


@pytest.mark.parametrize("width", range(1480, 1720, 12))
def test_it_never_comes_because_of_itself(show, width):
    """At any width of the window it is there exactly when the days have no room without it."""
    panel = show(12, width)
    for _nth in range(3):
        QApplication.processEvents()
    shown = panel.overview.isVisible()
    panel.overview.setVisible(not shown)
    QApplication.processEvents()
    panel.resize(width, 570)
    QApplication.processEvents()
    assert panel.overview.isVisible() is shown
    assert shown is (panel.view.horizontalScrollBar().maximum() > 0)


def test_a_click_goes_there(show):
    panel = show(12)
    assert "Session 11" not in seen(panel)
    QTest.mouseClick(panel.overview, LEFT, NONE, middle_of(panel.overview, panel, 10))
    assert "Session 11" in seen(panel)
    assert panel.overview.frame.contains(QPointF(middle_of(panel.overview, panel, 10)))


def test_the_frame_is_dragged_by_where_it_was_taken(show):
    panel = show(12)
    panel.view.closeness.look(3.0, 2.0, QPoint(0, 0))
    QApplication.processEvents()
    strip, bars = panel.overview, (panel.view.horizontalScrollBar(), panel.view.verticalScrollBar())
    grip = strip.frame.center().toPoint() + QPoint(1, 20)
    before = bars[1].value()
    QTest.mousePress(strip, LEFT, NONE, grip)
    assert abs(bars[1].value() - before) <= panel.view.blocks.geometry.height / strip.height() * 2
    send_move(strip, grip + QPoint(10, 60))
    QTest.mouseRelease(strip, LEFT, NONE, grip + QPoint(10, 60))
    assert bars[1].value() > before + 100
    assert bars[0].value() > 0


def test_sessions_stand_in_it_at_their_time(show):
    panel = show(5)
    strip, geometry = panel.overview, panel.view.blocks.geometry
    panel.view.closeness.look(4.0, 1.0, QPoint(0, 0))
    QApplication.processEvents()
    geometry = panel.view.blocks.geometry
    day = strip.place_of(geometry.within)
    for block in panel.document.plan.meeting.sessions:
        place = strip.place_of(panel.view.blocks.blocks[block.id].place)
        share = geometry.y(block.placed.start) / geometry.height
        assert place.top() == pytest.approx(day.top() + share * day.height(), abs=0.5)


@pytest.mark.parametrize("close", [1.5, 1.7, 3.3, 6.0])
def test_equal_sessions_are_equal_strips_in_it(show, close):
    panel = show(1)
    plan = panel.document.plan
    with plan.edit("Statements"):
        for nth in range(12):
            add_block(plan, "S", day_id=plan.meeting.days[0].id, start=720 + nth * 10, minutes=10)
    panel.view.closeness.look(close, 1.0, QPoint(0, 0))
    QApplication.processEvents()
    strip, blocks = panel.overview, [block for block in plan.meeting.sessions if block.title == "S"]
    places = [strip.place_of(panel.view.blocks.blocks[block.id].place) for block in blocks]
    image, x = strip.grab().toImage(), round(places[0].left()) + 3
    paper, frame = theme_in_use().paper.name(), theme_in_use().accent.name()
    rows = [image.pixelColor(x, y).name() for y in range(round(places[0].top()), round(places[-1].bottom()) + 1)]
    teeth = [len(list(run)) for is_paper, run in groupby(rows, key=lambda name: name == paper) if not is_paper]
    assert frame not in rows
    assert len(teeth) == 12
    assert max(teeth) - min(teeth) == 0
