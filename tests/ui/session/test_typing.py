"""Typing: one step a pause or a field, nothing lost, nothing typed elsewhere, text as typed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import Qt  # the one with mightBeRichText
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import remove_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import SessionBlock, new_plan, open_plan, save_copy


@pytest.mark.parametrize("field", ["objectives", "format_notes", "notes"])
def test_long_texts_are_one_step_however_many_keys(desk, type_over, field):
    edit = getattr(desk.panel.texts, field)
    type_over(edit, "First point")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "second")
    assert getattr(desk.block, field) == ""
    desk.panel.flush()
    assert getattr(desk.block, field) == "First point\nsecond"
    assert desk.steps() == 1
    desk.document.undo()
    assert getattr(desk.block, field) == "" == edit.text()


def test_a_pause_writes_down_what_was_typed(desk, type_over, qtbot):
    type_over(desk.panel.head.title, "Rivers")
    qtbot.waitUntil(lambda: desk.block.title == "Rivers", timeout=4000)
    QTest.keyClicks(desk.panel.head.title, " and lakes")
    assert desk.block.title == "Rivers"
    desk.panel.flush()
    assert desk.block.title == "Rivers and lakes"
    assert desk.steps() == 2


def test_leaving_the_field_writes_down(desk, type_over):
    type_over(desk.panel.head.number, "IV")
    desk.panel.head.title.setFocus()
    assert desk.block.number == "IV"


def test_typing_keeps_the_cursor_and_the_focus(desk):
    title = desk.panel.head.title
    title.setFocus()
    cursor = title.textCursor()
    cursor.setPosition(2)
    title.setTextCursor(cursor)
    QTest.keyClicks(title, "xx")
    desk.panel.flush()
    assert (title.text(), title.textCursor().position(), title.hasFocus()) == ("Waxxter", 4, True)


def test_selecting_another_session_in_mid_typing_keeps_the_text_where_it_belongs(desk, type_over):
    type_over(desk.panel.head.title, "Rivers")
    desk.document.select(desk.ids["talk"])
    assert desk.block.title == "Rivers"
    assert desk.plan.session(desk.ids["talk"]).title == "Talk" == desk.panel.head.title.text()


def test_a_row_half_typed_keeps_its_text_when_another_session_is_selected(desk, type_over):
    row = desk.panel.segments.list.row(desk.ids["debate"])
    type_over(row.title, "Dispute")
    desk.document.select(desk.ids["talk"])
    assert [segment.title for segment in desk.block.segments] == ["Dispute", "Floor"]


def test_closing_the_panel_keeps_what_was_typed(desk, type_over):
    type_over(desk.panel.texts.notes, "Bring water")
    desk.panel.hide()
    assert desk.block.notes == "Bring water"


def test_another_plan_in_mid_typing_keeps_what_was_typed(desk, type_over, tmp_path: Path):
    path = tmp_path / "rivers.stocktake"
    save_copy(desk.plan, path)
    desk.document.replace(open_plan(path))
    desk.document.select(desk.ids["water"])
    type_over(desk.panel.head.title, "Rivers")
    desk.document.replace(new_plan("Other"))
    with open_plan(path) as plan:
        assert plan.session(desk.ids["water"]).title == "Rivers"


def test_another_step_in_mid_typing_comes_after_it(desk, type_over):
    type_over(desk.panel.head.title, "Rivers")
    desk.document.do(remove_block, desk.ids["water"])
    desk.document.undo()
    assert desk.block.title == "Rivers"


def test_undo_takes_back_what_is_being_typed_and_then_the_step_before(desk, type_over):
    desk.document.do(set_field, SessionBlock, desk.ids["water"], "number", "I")
    type_over(desk.panel.head.title, "Rivers")
    QTest.keyClick(desk.panel.head.title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (desk.block.title, desk.panel.head.title.text(), desk.block.number) == ("Water", "Water", "I")
    QTest.keyClick(desk.panel.head.title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (desk.block.number, desk.panel.head.number.text()) == ("", "")
    QTest.keyClick(
        desk.panel.head.title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert desk.panel.head.number.text() == "I"


def test_escape_brings_back_what_was_there(desk, type_over):
    type_over(desk.panel.head.title, "Rivers")
    QTest.keyClick(desk.panel.head.title, Qt.Key.Key_Escape)
    desk.panel.flush()
    assert (desk.panel.head.title.text(), desk.steps()) == ("Water", 0)


def test_a_title_stays_on_one_line(desk, type_over):
    type_over(desk.panel.head.title, "Rivers")
    QTest.keyClick(desk.panel.head.title, Qt.Key.Key_Return)
    paste = QMimeData()
    paste.setText(" and\nlakes")
    desk.panel.head.title.insertFromMimeData(paste)
    desk.panel.flush()
    assert desk.block.title == "Riversand lakes"


def test_fields_grow_with_what_is_in_them(desk, type_over):
    notes = desk.panel.texts.notes
    low = notes.height()
    type_over(notes, "word " * 60)
    assert notes.height() > 2 * low


@pytest.mark.parametrize("text", ["<b>x</b>", '<img src="/etc/passwd">', "if a<b and c>d & e", "&amp; &lt;"])
def test_hostile_text_shows_as_typed(desk, type_over, text):
    for edit in (desk.panel.head.title, desk.panel.texts.objectives):
        type_over(edit, text)
    desk.panel.flush()
    desk.document.do(add_appearance, desk.ids["water"], Who(placeholder=text))
    assert (desk.block.title, desk.block.objectives) == (text, text)
    assert desk.panel.head.title.text() == text
    row = desk.panel.people.list.row(desk.block.appearances[-1].id)
    assert row.name.text() == text
    labels = desk.panel.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert not any(Qt.mightBeRichText(button.toolTip()) for button in desk.panel.findChildren(QToolButton))


def test_no_break_spaces_survive_typing_beside_them(desk):
    desk.document.do(set_field, SessionBlock, desk.ids["water"], "objectives", "10\u00a0a.m.\u2028sharp")
    edit = desk.panel.texts.objectives
    edit.setFocus()
    desk.panel.flush()
    assert desk.steps() == 1
    QTest.keyClicks(edit, "x")
    desk.panel.flush()
    assert "\u00a0a.m.\u2028sharp" in desk.block.objectives
