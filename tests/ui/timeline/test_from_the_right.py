"""A window laid out from the right: what is painted by hand, its words and the pointer agree all the same."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day
from stocktake_desktop.models import SegmentKind
from stocktake_desktop.planning.budget import Budget, BudgetItem
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.text import as_it_runs
from stocktake_desktop.ui.session.segment_bar import SegmentBar
from stocktake_desktop.ui.timeline.ghost import Ghost
from stocktake_desktop.ui.timeline.heads import DayHeads, HourAxis
from tests.certain import certain
from tests.ui.timeline.desk import LEFT, NONE, Desk, send_move


@pytest.fixture(autouse=True)
def from_the_right(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)


def ghost_of(desk: Desk) -> Ghost:
    return certain(next((item for item in desk.view.blocks.items() if isinstance(item, Ghost)), None))


@pytest.mark.parametrize(("day", "minute", "room"), [(2, 600, "Plenary"), (1, 840, "B2"), (0, 900, "B1")])
def test_a_drop_is_where_its_ghost_was_drawn_and_where_the_pointer_was(desk, day, minute, room):
    start = desk.middle("Panel")
    QTest.mousePress(desk.view.viewport(), LEFT, NONE, start)
    send_move(desk.view.viewport(), start + QPoint(0, 8))
    end = desk.at(day, minute, room)
    send_move(desk.view.viewport(), end)
    place = ghost_of(desk).place
    assert place.adjusted(-2, -2, 2, 2).contains(desk.view.mapToScene(end))
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, end)
    block = desk.plan.session(desk.ids["Panel"])
    assert (block.day_id, certain(block.room).name) == (desk.days[day], room)
    drawn = desk.view.blocks.blocks[block.id].place
    assert abs(drawn.top() - desk.view.blocks.geometry.y(certain(block.start))) <= 0.5
    assert desk.column(day).left <= drawn.center().x() <= desk.column(day).right


@pytest.mark.parametrize("part", [HourAxis, DayHeads])
def test_hours_and_days_are_drawn_as_in_a_window_from_the_left(desk, qapp, part):
    """The hours stand at the right of their column, else they are cut at the left rim of the window."""
    widget = desk.view.findChild(part)
    from_right = widget.grab().toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert widget.grab().toImage() == from_right


@pytest.mark.parametrize(
    ("line", "whole", "runs"),
    [
        ("Panel II –", "Panel II – Water", "Panel II –"),
        ("الجلسة الثانية –", "الجلسة الثانية – المياه", "\u2067الجلسة الثانية –\u2069"),
        ("10:00 מים –", "10:00 מים – UN", "\u206710:00 מים –\u2069"),
        ("12 – 13", "12 – 13", "12 – 13"),
    ],
)
def test_a_title_from_the_right_keeps_its_marks_on_their_side(line, whole, runs):
    assert as_it_runs(line, whole) == runs


def test_days_stand_from_left_to_right_under_their_heads(desk):
    lefts = [desk.at(day, 600).x() for day in range(3)]
    assert lefts == sorted(lefts)
    for day in range(3):
        part = certain(desk.view.heads.part_at(QPoint(desk.at(day, 600).x() + desk.view.viewport().x(), 16)))
        assert part.day_id == desk.days[day]


def test_an_edge_is_dragged_by_where_it_is_drawn(desk):
    rect = desk.view.rect_of(desk.ids["Panel"])
    start = QPoint(rect.center().x(), rect.bottom() - 2)
    desk.drag(start, start + desk.down(30))
    assert desk.where("Panel") == "1 10:00–12:30 Plenary"


def test_a_click_in_the_overview_goes_there(desk):
    for nth in range(7, 20):
        day = add_day(desk.plan, date(2017, 12, nth))
        add_block(desk.plan, f"Day {nth}", day_id=day, start=600, minutes=60)
    QApplication.processEvents()
    strip, last = desk.panel.overview, desk.plan.meeting.sessions[-1]
    assert strip.isVisible()
    assert strip.x() < desk.view.x()
    place = strip.place_of(desk.view.blocks.blocks[last.id].place).center().toPoint()
    QTest.mouseClick(strip, LEFT, NONE, place)
    assert desk.view.viewport().rect().intersects(desk.view.rect_of(last.id))


def test_the_segment_bar_is_met_where_it_is_drawn(qtbot):
    bar = SegmentBar()
    qtbot.addWidget(bar)
    items = tuple(BudgetItem(name, name, SegmentKind.PANEL, 30, 0, ()) for name in "ab")
    bar.show_budget(Budget(60, items), 600)
    bar.resize(300, 120)
    bar.show()
    colours = {bar.grab().toImage().pixelColor(x, 30).name() for x in (2, 20)}
    assert len(colours - {bar.grab().toImage().pixelColor(280, 118).name()}) == 2
    assert bar.segment_at(QPoint(20, 30)) == "a"
    assert bar.segment_at(QPoint(20, 90)) == "b"


def test_every_list_that_paints_its_rows_stands_from_the_left(open_window, plan_path):
    window = open_window(plan_path)
    for action in (Action.PEOPLE_PANEL, Action.HISTORY_PANEL, Action.TABLE_VIEW, Action.CHASING, Action.SHEETS_VIEW):
        window.commands[action].trigger()
        QApplication.processEvents()
    painted = [
        view
        for view in window.findChildren(QAbstractItemView)
        if type(view.itemDelegate()).__module__.startswith("stocktake_desktop")
    ]
    assert len(painted) >= 6
    assert [type(view).__name__ for view in painted if view.isRightToLeft()] == []
