"""The outcomes of an action group: two lists of short points, typed one after the other, dragged between the lists."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.contents import add_outcome
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import OutcomeKind, SessionBlock, SessionKind
from tests.ui.session.test_people import drag

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
COMMITMENT, MEANS = OutcomeKind.COMMITMENT, OutcomeKind.MEANS


@pytest.fixture
def group(desk):
    """The session on water as an action group."""
    desk.document.do(set_field, SessionBlock, desk.ids["water"], "kind", SessionKind.ACTION_GROUP)
    return desk


def lists(desk):
    """What the plan holds, and the same as the panel shows it."""
    held = [[one.text for one in desk.block.outcomes if one.kind is kind] for kind in OutcomeKind]
    rows = desk.panel.outcomes.list.rows()
    assert [[row.text.text() for row in rows if row.kind is kind] for kind in OutcomeKind] == held
    return held


def type_points(desk, kind, *points):
    QTest.mouseClick(desk.panel.outcomes.add[kind], LEFT)
    for nth, words in enumerate(points):
        field = desk.panel.window().focusWidget()
        QTest.keyClicks(field, words)
        if nth + 1 < len(points):
            QTest.keyClick(field, Qt.Key.Key_Return)
    desk.panel.flush()


def test_action_groups_have_outcomes_and_what_was_entered_is_never_hidden(desk):
    section = desk.panel.outcomes
    assert not section.isVisibleTo(desk.panel)
    desk.document.do(set_field, SessionBlock, desk.ids["water"], "kind", SessionKind.ACTION_GROUP)
    assert section.isVisibleTo(desk.panel)
    outcome = desk.document.do(add_outcome, desk.ids["water"], "A trust fund", MEANS).value
    desk.document.do(set_field, SessionBlock, desk.ids["water"], "kind", SessionKind.PANEL)
    assert section.isVisibleTo(desk.panel)
    QTest.mouseClick(section.list.row(outcome).remove, LEFT)
    assert not section.isVisibleTo(desk.panel)


def test_points_are_typed_one_after_the_other(group):
    type_points(group, COMMITMENT, "Publish pathways", "Exchange inspectors")
    type_points(group, MEANS, "A trust fund")
    assert lists(group) == [["Publish pathways", "Exchange inspectors"], ["A trust fund"]]
    first = group.panel.outcomes.list.rows()[0]
    first.text.setFocus()
    QTest.keyClick(first.text, Qt.Key.Key_Return)
    assert group.panel.window().focusWidget() is group.panel.outcomes.list.rows()[1].text
    assert len(group.block.outcomes) == 3


def test_return_after_an_empty_point_adds_no_other(group):
    type_points(group, MEANS, "")
    QTest.keyClick(group.panel.window().focusWidget(), Qt.Key.Key_Return)
    assert lists(group) == [[], [""]]


def test_points_are_moved_by_key_within_a_list_and_into_the_other(group, type_over):
    type_points(group, COMMITMENT, "One", "Two")
    rows = group.panel.outcomes.list.rows()
    QTest.keyClick(rows[1].text, Qt.Key.Key_Up, ALT)
    assert lists(group) == [["Two", "One"], []]
    QTest.keyClick(rows[0].text, Qt.Key.Key_Down, ALT)
    assert lists(group) == [["Two"], ["One"]]
    steps = group.steps()
    group.document.undo()
    assert group.steps() == steps - 1
    assert lists(group) == [["Two", "One"], []]
    type_over(rows[1].text, "Second")
    group.panel.flush()
    assert lists(group) == [["Second", "One"], []]


def test_a_point_is_dragged_into_the_other_list_and_removed(group):
    type_points(group, COMMITMENT, "One", "Two")
    section = group.panel.outcomes
    QApplication.processEvents()
    heading = section.list.heading(MEANS.value)
    drag(section.list.rows()[0].handle, heading.mapToGlobal(QPoint(5, heading.height() - 1)))
    assert lists(group) == [["Two"], ["One"]]
    QTest.mouseClick(section.list.rows()[0].remove, LEFT)
    assert lists(group) == [[], ["One"]]
