"""The upright bar of a session's items: to scale, dragged to reorder and resize, and the same by keys."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import set_minutes
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import Role, Segment
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.ui.session.segment_scale import LINE, STRIPE, height_for, scale_for

M, K = Qt.KeyboardModifier, Qt.Key


@pytest.fixture
def bar(desk):
    return desk.panel.segments.bar


def send(bar, kind, at, held=M.NoModifier, buttons=Qt.MouseButton.LeftButton):
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    where = QPointF(at)
    QApplication.sendEvent(bar, QMouseEvent(kind, where, QPointF(bar.mapToGlobal(at)), button, buttons, held))


def drag(bar, start, end, held=M.NoModifier, drop=True):
    """Press, move in a few steps, and let go."""
    send(bar, QEvent.Type.MouseButtonPress, start)
    for nth in range(1, 5):
        send(bar, QEvent.Type.MouseMove, start + (end - start) * nth / 4, held)
    if drop:
        send(bar, QEvent.Type.MouseButtonRelease, end, held, Qt.MouseButton.NoButton)


def edge(bar, nth, by=0.0):
    """A point on the lower edge of the block of an item, `by` minutes lower."""
    scale = bar.scale()
    return QPoint(20, round(scale.parts[nth].bottom + by * scale.per_minute) - 1)


def middle(bar, nth):
    part = bar.scale().parts[nth]
    return QPoint(20, round((part.top + part.bottom) / 2))


def items(desk):
    return [(segment.title, segment.minutes) for segment in desk.block.segments]


def test_blocks_are_to_scale_and_words_never_overlap(desk):
    for minutes in (5, 5, 5, None):
        add_segment(desk.plan, desk.ids["water"], "More", minutes=minutes)
    budget = budget_of(desk.block)
    scale = scale_for(budget, height_for(budget))
    talls = [part.bottom - part.top for part in scale.parts]
    assert [round(tall / scale.per_minute) for tall in talls[:5]] == [40, 60, 5, 5, 5]
    assert talls[5] == STRIPE
    lines = [*(part.words for part in scale.parts), scale.rest_words]
    assert all(below - above >= LINE for above, below in pairwise(lines))
    assert lines[0] >= 0
    assert lines[-1] + LINE <= height_for(budget)


@pytest.mark.parametrize(
    ("by", "held", "minutes"), [(22, M.NoModifier, 60), (12, M.AltModifier, 52), (-200, M.NoModifier, 5)]
)
def test_an_edge_is_dragged_to_resize_as_one_step(desk, bar, by, held, minutes):
    drag(bar, edge(bar, 0), edge(bar, 0, by), held)
    got = desk.block.segments[0].minutes
    assert got == minutes if held is M.NoModifier else abs(got - minutes) <= 1
    assert desk.steps() == 1
    assert desk.panel.segments.list.row(desk.ids["debate"]).minutes.text() == str(got)
    desk.document.undo()
    assert items(desk) == [("Debate", 40), ("Floor", 60)]
    assert [item.minutes for item in bar.drawn.items] == [40, 60]


def test_minutes_are_said_while_dragging_and_esc_lets_go(desk, bar):
    drag(bar, edge(bar, 1), edge(bar, 1, 10), drop=False)
    assert [item.minutes for item in bar.drawn.items] == [40, 70]
    assert bar.drawn.rest == "10 min free"
    bar.setFocus()
    QTest.keyClick(bar, K.Key_Escape)
    send(bar, QEvent.Type.MouseButtonRelease, edge(bar, 1, 10), buttons=Qt.MouseButton.NoButton)
    assert items(desk) == [("Debate", 40), ("Floor", 60)]
    assert desk.steps() == 0


def test_a_block_is_dragged_to_reorder(desk, bar):
    drag(bar, middle(bar, 0), middle(bar, 1) + QPoint(0, 8))
    assert items(desk) == [("Floor", 60), ("Debate", 40)]
    assert desk.steps() == 1
    part = bar.scale().parts[0]
    drag(bar, QPoint(bar.width() - 20, round(part.words + 4)), QPoint(bar.width() - 20, bar.height()))  # by its words
    assert items(desk) == [("Debate", 40), ("Floor", 60)]
    drag(bar, middle(bar, 0), middle(bar, 0) + QPoint(0, 6))
    assert desk.steps() == 2


def test_an_item_without_minutes_gets_them_by_its_edge(desk, bar):
    desk.document.do(set_field, Segment, desk.ids["debate"], "minutes", None)
    drag(bar, edge(bar, 0), edge(bar, 0, 30))
    assert items(desk) == [("Debate", 30), ("Floor", 60)]


def test_keys_choose_reorder_and_resize(desk, bar):
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    assert bar.accessibleDescription() == "Debate, 40 min, 1 of 2"
    QTest.keyClick(bar, K.Key_Down)
    assert bar.accessibleDescription() == "Floor, 60 min, 2 of 2"
    QTest.keyClick(bar, K.Key_Up, M.ControlModifier)
    assert items(desk) == [("Floor", 60), ("Debate", 40)]
    assert bar.accessibleDescription() == "Floor, 60 min, 1 of 2"
    QTest.keyClick(bar, K.Key_Down, M.ControlModifier | M.ShiftModifier)
    QTest.keyClick(bar, K.Key_Up, M.ControlModifier | M.ShiftModifier | M.AltModifier)
    assert items(desk) == [("Floor", 64), ("Debate", 40)]
    assert desk.steps() == 3
    QTest.keyClick(bar, K.Key_Return)
    assert desk.panel.segments.list.row(desk.ids["floor"]).title.hasFocus()


def test_over_and_crowded_are_said_in_words(desk, bar):
    desk.document.do(set_minutes, desk.ids["water"], 90)
    assert bar.drawn.rest == "10 min over"
    assert bar.scale().end < bar.scale().bottom
    add = {"segment_id": desk.ids["debate"], "minutes": 45}
    desk.document.do(add_appearance, desk.ids["water"], Who(placeholder="<b>Long</b>"), Role.EXPERT, **add)
    send(bar, QEvent.Type.MouseMove, middle(bar, 0), buttons=Qt.MouseButton.NoButton)
    assert "Debate: the speakers need 45 min, and it has 40." in bar.toolTip()
    assert desk.panel.segments.budget.property("wrong") is True


def test_minutes_of_a_panellist_are_typed_and_counted(desk, type_over):
    row = desk.panel.people.list.row(desk.ids["ben here"])
    for key in ("ben here", "third"):
        row = desk.panel.people.list.row(desk.ids[key])
        type_over(row.minutes, "5")
        QTest.keyClick(row.minutes, K.Key_Return)
    words = "2 × 5 min introductions + 30 min discussion + Floor 60 = 100 of 120 min, 20 min free"
    assert desk.panel.segments.budget.text() == words
