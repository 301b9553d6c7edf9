"""Kind, segments and questions."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stocktake_desktop.edits.blocks import set_minutes
from stocktake_desktop.edits.contents import add_segment, remove_segment
from stocktake_desktop.models import SegmentKind, SessionKind

ALT = Qt.KeyboardModifier.AltModifier


def titles(desk):
    return [segment.title for segment in desk.block.segments]


def test_the_kind_is_chosen_by_key(desk):
    desk.panel.head.kind.setFocus()
    QTest.keyClick(desk.panel.head.kind, Qt.Key.Key_Down)
    assert desk.block.kind is SessionKind.TALKS
    desk.document.undo()
    assert desk.panel.head.kind.currentText() == "Panel"


def test_the_budget_says_what_the_minutes_are_spent_on(desk):
    section = desk.panel.segments
    assert section.budget.text() == "Debate 40 + Floor 60 = 100 of 120 min, 20 min free"
    desk.document.do(set_minutes, desk.ids["water"], 100)
    assert section.budget.text() == "Debate 40 + Floor 60 = 100 of 100 min"
    desk.document.do(set_minutes, desk.ids["water"], 90)
    assert section.budget.text() == "Debate 40 + Floor 60 = 100 of 90 min, 10 min over"
    assert section.budget.property("wrong") is True


def test_minutes_of_a_segment_are_typed_and_may_be_open(desk, type_over):
    row = desk.panel.segments.list.row(desk.ids["debate"])
    type_over(row.minutes, "50")
    QTest.keyClick(row.minutes, Qt.Key.Key_Return)
    assert desk.block.segments[0].minutes == 50
    row.minutes.selectAll()
    QTest.keyClick(row.minutes, Qt.Key.Key_Delete)
    QTest.keyClick(row.minutes, Qt.Key.Key_Return)
    assert desk.block.segments[0].minutes is None
    assert (
        desk.panel.segments.budget.text()
        == "Floor 60 + 1 item without minutes = 60 of 120 min, 60 min left for what is open"
    )
    QTest.keyClicks(row.minutes, "soon")
    QTest.keyClick(row.minutes, Qt.Key.Key_Return)
    assert row.wrong.isVisible()
    assert desk.steps() == 2


def test_the_kind_of_a_segment(desk):
    row = desk.panel.segments.list.row(desk.ids["debate"])
    row.kind.setFocus()
    QTest.keyClick(row.kind, Qt.Key.Key_Down)
    assert desk.block.segments[0].kind is SegmentKind.PRESENTATION


def test_add_a_segment_and_type_its_title_at_once(desk):
    QTest.mouseClick(desk.panel.segments.add, Qt.MouseButton.LeftButton)
    row = desk.panel.segments.list.rows()[-1]
    assert row.title.hasFocus()
    QTest.keyClicks(row.title, "Summary")
    desk.panel.flush()
    assert titles(desk) == ["Debate", "Floor", "Summary"]


def test_remove_a_segment_keeps_its_people(desk):
    row = desk.panel.segments.list.row(desk.ids["debate"])
    QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert titles(desk) == ["Floor"]
    assert desk.people() == ["Ada Mbeki @ -", "Ben Okri @ -", "Presenter 3 @ -"]
    desk.document.undo()
    assert [row.title.text() for row in desk.panel.segments.list.rows()] == ["Debate", "Floor"]


def test_reorder_segments_by_key(desk):
    rows = desk.panel.segments.list
    first = rows.row(desk.ids["debate"])
    first.title.setFocus()
    QTest.keyClick(first.title, Qt.Key.Key_Down, ALT)
    assert titles(desk) == ["Floor", "Debate"]
    assert first.title.hasFocus()
    QTest.keyClick(first.kind, Qt.Key.Key_Up, ALT)
    assert titles(desk) == ["Debate", "Floor"]
    assert desk.steps() == 2


def test_questions(desk, type_over):
    section = desk.panel.questions
    type_over(section.list.row(desk.ids["question"]).text, "Who leads?")
    QTest.mouseClick(section.add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(section.list.rows()[-1].text, "And when?")
    desk.panel.flush()
    assert [question.text for question in desk.block.questions] == ["Who leads?", "And when?"]
    QTest.keyClick(section.list.rows()[-1].text, Qt.Key.Key_Up, ALT)
    assert [question.text for question in desk.block.questions] == ["And when?", "Who leads?"]
    QTest.mouseClick(section.list.rows()[0].remove, Qt.MouseButton.LeftButton)
    assert [question.text for question in desk.block.questions] == ["Who leads?"]


def test_the_only_item_of_the_next_session_shows_where_the_only_one_of_the_last_did(desk):
    talk, water = desk.ids["talk"], desk.ids["water"]
    add_segment(desk.plan, talk, "Talk")
    remove_segment(desk.plan, desk.ids["floor"])
    desk.document.select(talk)
    desk.document.select(water)
    (row,) = desk.panel.segments.list.rows()
    assert row.title.toPlainText() == "Debate"
    assert row.isVisibleTo(desk.panel)
