"""A short session in the panel: all of its row, what they take together, and other minutes for each in one press."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.models import SessionBlock


@pytest.fixture
def window(open_window, plan_path):
    window = open_window(plan_path)
    plan = window.document.plan
    day, room = plan.meeting.days[1].id, plan.meeting.rooms[0].id
    with plan.edit("Statements"):
        ids = [add_block(plan, f"S{n}", day_id=day, start=840 + 5 * n, minutes=5, room_id=room) for n in range(6)]
    window.document.select(ids[3])
    return window


def statements(window) -> list[SessionBlock]:
    return [
        block
        for block in window.document.plan.meeting.sessions
        if block.title.startswith("S") and len(block.title) == 2
    ]


def test_one_of_them_offers_all_of_them_and_their_sum(window):
    section = window.session.short_row
    assert section.isVisible()
    assert (section.sum.text(), section.all.text()) == ("6 × 5 min", "Select all 6")
    section.all.click()
    assert set(window.document.selection) == {block.id for block in statements(window)}
    assert window.session.several_head.count.text() == "6 sessions"
    assert window.session.all_of_row.isVisible()
    assert not window.session.all_of_row.all.isVisible()


def test_a_press_gives_each_other_minutes_and_undo_takes_it_back(window):
    section, plan = window.session.short_row, window.document.plan
    assert section.give.text() == "Give each 4 min"
    section.minutes.setFocus()
    section.minutes.selectAll()
    QTest.keyClicks(section.minutes, "3")
    assert section.outcome.text().startswith("18 of ")
    QTest.keyClick(section.minutes, Qt.Key.Key_Return)
    assert [(block.start, block.minutes) for block in statements(window)] == [(840 + 3 * n, 3) for n in range(6)]
    assert section.taken.text().startswith("18 of ")
    window.document.undo()
    assert {block.minutes for block in statements(window)} == {5}
    assert plan.undo_title == "Statements"


def test_what_is_no_number_is_said_and_cannot_be_given(window):
    section = window.session.short_row
    section.minutes.selectAll()
    QTest.keyClicks(section.minutes, "abc")
    assert not section.give.isEnabled()
    assert section.outcome.text() == "A whole number of minutes, for example 4."
    QTest.keyClick(section.minutes, Qt.Key.Key_Return)
    assert {block.minutes for block in statements(window)} == {5}


def test_a_long_session_has_no_row(window, session_named):
    window.document.select(session_named(window, "Panel II"))
    assert not window.session.short_row.isVisible()
