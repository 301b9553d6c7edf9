"""Several sessions in the panel: what they share, what differs, and fields that change all of them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, lock_block, move_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.models import Appearance, Role, SegmentKind, SessionBlock, SessionKind, Status
from stocktake_desktop.ui.look.actions import Action
from tests.ui.timeline.desk import send_move


@pytest.fixture
def window(open_window, plan_path, session_named):
    window = open_window(plan_path)
    window.document.select_all([session_named(window, title) for title in ("Opening", "Panel II")])
    return window


def chosen(window) -> list[SessionBlock]:
    return sorted(window.document.chosen, key=lambda block: block.title)


def choose(box, words: str) -> None:
    nth = box.findText(words)
    assert nth >= 0, words
    box.setCurrentIndex(nth)
    box.activated.emit(nth)


def type_into(field, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_panel_says_how_many_there_are_and_esc_selects_none(window):
    panel = window.session
    assert panel.several_head.count.text() == "2 sessions"
    assert panel.several_head.titles.text() == "Opening · Panel II"
    window.timeline.view.setFocus()
    QTest.keyClick(window.timeline.view, Qt.Key.Key_Escape)
    assert panel.currentIndex() == 0
    window.document.select_all([chosen.id for chosen in window.document.plan.meeting.sessions[:1]])
    assert panel.currentIndex() == 1


def test_what_differs_is_said_so_and_what_is_shared_is_shown(window):
    fields = window.session.several
    assert (fields.day.currentText(), fields.room.currentText()) == ("Day 1 · Tue 4 Mar", "Plenary")
    assert fields.kind.currentIndex() == -1
    assert fields.kind.placeholderText() == "2 different"
    assert fields.kind.property("mixed") is True
    assert (fields.start.text(), fields.start.placeholderText()) == ("", "2 different")


def test_a_field_changes_all_of_them_in_one_step(window):
    fields, document = window.session.several, window.document
    before = document.plan.undo_title
    choose(fields.kind, "Talks")
    assert [block.kind for block in chosen(window)] == [SessionKind.TALKS] * 2
    document.undo()
    assert document.plan.undo_title == before
    type_into(fields.start, "11.30")
    assert [block.start for block in chosen(window)] == [690, 690]
    assert fields.start.text() == "11:30"
    fields.later.click()
    assert [block.start for block in chosen(window)] == [695, 695]
    type_into(fields.minutes, "45")
    assert [block.minutes for block in chosen(window)] == [45, 45]
    choose(fields.day, "Day 2 · Wed 5 Mar")
    assert {block.day for block in chosen(window)} == {window.document.plan.meeting.days[1]}
    choose(fields.room, "No room")
    assert [block.room for block in chosen(window)] == [None, None]
    fields.order.click()
    assert sorted(block.number for block in chosen(window)) == ["1", "2"]
    fields.lock.click()
    assert [block.locked for block in chosen(window)] == [True, True]
    assert not fields.day.isEnabled()
    fields.lock.click()
    assert [block.locked for block in chosen(window)] == [False, False]


def test_nothing_is_cut_at_the_right(window):
    scroll = window.session.currentWidget().panel
    QApplication.processEvents()
    assert scroll.widget().width() <= scroll.viewport().width()


def test_later_ones_follow_all_of_them(window, session_named, answer):
    plan, panel = window.document.plan, window.document.plan.session(session_named(window, "Panel II"))
    window.document.do(move_block, panel.id, panel.day_id, 600, add_room(plan, "Annex"))
    add_block(plan, "Reception", day_id=panel.day_id, start=690, minutes=60)

    def fill(form) -> None:
        form.minutes.setText("30")
        form.ok.click()

    answer(window.session.several.follow.click, fill)
    assert {block.title: block.start for block in plan.meeting.sessions if not block.is_parked} == {
        "Opening": 630, "Panel II": 630, "Reception": 720,
    }  # fmt: skip


def test_their_podium_sheets_are_chosen_in_the_print_centre(window):
    assert window.session.several.print.text() == "Print 2 sheets"
    wanted = [("podium", key) for key in window.document.selection]
    window.session.several.print.click()
    assert window.commands[Action.SHEETS_VIEW].isChecked()
    assert sorted((one.sheet.kind, one.sheet.session_id) for one in window.sheets.centre.chosen) == sorted(wanted)


def test_two_swap_their_rooms(window, session_named):
    document, fields = window.document, window.session.several
    assert not fields.swap.isEnabled()
    room, panel = add_room(document.plan, "Breakout 1"), document.plan.session(session_named(window, "Panel II"))
    document.do(move_block, panel.id, panel.day_id, panel.start, room)
    fields.swap.click()
    assert [block.room and block.room.name for block in chosen(window)] == ["Breakout 1", "Plenary"]


def test_a_locked_one_stays_and_that_is_said(window, session_named):
    window.document.do(lock_block, session_named(window, "Opening"), True)
    assert window.session.several.lock.checkState() is Qt.CheckState.PartiallyChecked
    window.session.several.later.click()
    assert [block.start for block in chosen(window)] == [600, 905]
    assert "Opening stays (locked)" in window.document.plan.undo_title


def test_who_is_in_all_of_them_and_how_sure(window):
    people, plan = window.session.in_all, window.document.plan
    assert people.nobody.isVisible()
    for block in chosen(window):
        add_appearance(plan, block.id, Who(placeholder="Minister"), Role.MODERATOR)
    assert [row.name.text() for row in people.rows] == ["Minister"]
    first = chosen(window)[0].appearances[0]
    window.document.do(set_field, Appearance, first.id, "status", Status.INVITED)
    assert people.rows[0].status.placeholderText() == "2 different"
    choose(people.rows[0].status, "confirmed")
    assert [block.appearances[0].status for block in chosen(window)] == [Status.CONFIRMED] * 2
    people.role.show_value(Role.RAPPORTEUR)
    type_into(people.add.edit, "Kenya")
    assert [block.appearances[1].name for block in chosen(window)] == ["Kenya", "Kenya"]
    assert [row.role.text() for row in people.rows] == ["Moderator", "Rapporteur"]


def test_the_items_they_share_are_one_bar_that_changes_all_of_them(window):
    plan, items = window.document.plan, window.session.common_items
    for block in chosen(window):
        add_segment(plan, block.id, "Talk", SegmentKind.PANEL, 5)
        add_segment(plan, block.id, "Q&A", SegmentKind.QUESTIONS, 5)
    assert [(item.title, item.minutes) for item in items.bar.drawn.items] == [("Talk", 5), ("Q&A", 5)]
    items.bar.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(items.bar, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert [[item.title for item in block.segments] for block in chosen(window)] == [["Q&A", "Talk"]] * 2
    assert plan.undo_title == "Move Talk in 2 sessions"
    part = items.bar.scale().parts[0]
    at = QPoint(10, round(part.bottom) - 1)
    QTest.mousePress(items.bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    send_move(items.bar, at + QPoint(0, round(20 * items.bar.scale().per_minute)))
    QTest.mouseRelease(items.bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert [block.segments[0].minutes for block in chosen(window)] == [25, 25]
    assert plan.undo_title == "Give Q&A 25 min in 2 sessions"
    assert "25" in items.sum.text()
    add_segment(plan, chosen(window)[0].id, "More", minutes=5)
    assert not items.isVisible()


def test_what_was_typed_goes_to_those_it_was_typed_for(window, session_named):
    fields, first = window.session.several, chosen(window)
    fields.number.setFocus()
    QTest.keyClicks(fields.number, "7")
    window.document.select(session_named(window, "Side event"))
    assert [block.number for block in first] == ["7", "7"]
    assert window.document.selected.number == ""


def test_rows_chosen_in_the_table_use_the_same_panel(window):
    window.document.select(None)
    window.commands[Action.TABLE_VIEW].trigger()
    window.table.view.selectAll()
    assert window.session.several_head.count.text() == "3 sessions"


def test_shift_and_ctrl_with_an_arrow_lengthen_all_that_are_selected(window):
    view = window.timeline.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [block.minutes for block in chosen(window)] == [20, 95]
    assert window.document.plan.undo_title == "Lengthen 2 sessions by +5 min"


def test_esc_in_a_field_selects_none(window):
    window.session.several.kind.setFocus()
    QTest.keyClick(window.session.several.kind, Qt.Key.Key_Escape)
    assert window.document.selection == ()


def test_move_to_takes_all_of_them_along(window, answer):
    def fill(form) -> None:
        form.day.setCurrentIndex(1)
        form.ok.click()

    before = [block.start for block in chosen(window)]
    answer(window.commands[Action.MOVE].trigger, fill)
    assert {block.day for block in chosen(window)} == {window.document.plan.meeting.days[1]}
    assert [block.start for block in chosen(window)] == before
