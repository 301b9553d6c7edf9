"""The day by keys: Next, Back, Hold, End and the rest act on the card with the frame, never while a field has them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.ui.look.actions import Action

KEY = Qt.Key


def keys(day, *pressed, modifiers=Qt.KeyboardModifier.NoModifier):
    day.window.activateWindow()
    QApplication.processEvents()
    for key in pressed:
        day.later(seconds=2)
        QTest.keyClick(QApplication.focusWidget() or day.site, key, modifiers)
        QApplication.processEvents()


def title(day):
    return day.window.document.plan.undo_title


def test_the_whole_session_by_keys(day):
    day.later(minutes=5)
    keys(day, KEY.Key_Space)
    assert (day.says()[:2], title(day)) == (("Panel I", "Introductions"), "Next: Panel I")
    keys(day, KEY.Key_H)
    assert title(day) == "Hold Panel I"
    keys(day, KEY.Key_H)
    assert title(day) == "Resume Panel I"
    keys(day, KEY.Key_Backspace)
    assert title(day).startswith("Back")
    keys(day, KEY.Key_H, KEY.Key_E)
    assert title(day) == "End Panel I"
    assert day.says()[0] == "Nothing more today"


def test_of_a_presenters_remote_only_page_down_acts(day):
    day.later(minutes=5)
    before = title(day)
    keys(day, KEY.Key_PageUp, KEY.Key_B, KEY.Key_Period, KEY.Key_F5, KEY.Key_Escape, KEY.Key_Right, KEY.Key_Left)
    assert title(day) == before
    keys(day, KEY.Key_PageDown)
    assert title(day) == "Next: Panel I"


def test_a_presenters_remote_works_whatever_has_the_focus(day):
    day.site.speakers.fold.setChecked(True)
    day.later(minutes=5)
    inside = [day.site, *day.site.findChildren(QWidget)]
    there = [one for one in inside if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(there) > 10
    for focused in there:
        focused.setFocus(Qt.FocusReason.TabFocusReason)
        keys(day, KEY.Key_PageDown)
        assert title(day) == "Next: Panel I", focused
        day.window.document.undo()


def test_back_from_the_ways_out_the_keys_are_the_rooms(day):
    day.later(minutes=30)
    day.next()
    keys(day, KEY.Key_R)
    assert day.site.recovery.is_open
    keys(day, KEY.Key_PageDown, KEY.Key_Escape)
    assert (day.site.recovery.is_open, day.site.hasFocus(), title(day)) == (False, True, "Next: Panel I")
    keys(day, KEY.Key_H)
    assert title(day) == "Hold Panel I"


def test_a_key_that_is_kept_down_acts_once(day):
    day.later(minutes=5)
    keys(day, KEY.Key_Space)
    QTest.keyClick(day.site, KEY.Key_Space)  # a moment later: the second half of a double press
    assert title(day) == "Next: Panel I"


def test_letters_are_letters_while_a_field_has_the_focus(day):
    before = title(day)
    day.site.side.open_floor()
    field = day.site.floor.field.edit
    field.setFocus()
    QTest.keyClicks(field, "hens pr")
    assert field.text() == "hens pr"
    assert title(day) == before


def test_buttons_take_the_focus_only_by_tab(day):
    day.next()
    for button in day.site.findChildren(QAbstractButton):
        assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus, button.text()
    keys(day, KEY.Key_H)  # the click on Next has not taken the keys away
    assert title(day) == "Hold Panel I"


def test_a_button_with_the_focus_keeps_its_own_keys(day):
    day.next()
    report = day.site.strip.board
    report.setFocus(Qt.FocusReason.TabFocusReason)
    before = title(day)
    keys(day, KEY.Key_Space)
    assert title(day) == before
    assert day.site.board_window is not None


@pytest.mark.parametrize("by_mouse", [True, False])
def test_of_several_rooms_the_one_with_the_frame_takes_the_keys(day, by_mouse):
    plan = day.window.document.plan
    panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    room = add_room(plan, "Annex")
    add_block(plan, "Talks", day_id=panel.day_id, start=600, minutes=60, room_id=room)
    day.later(minutes=5)
    names = [card.face.room for card in day.site.cards.values()]
    assert [bool(card.property("keyed")) for card in day.site.cards.values()] == [True, False]
    if by_mouse:
        QTest.mouseClick(day.card("Annex").title, Qt.MouseButton.LeftButton)
    else:
        keys(day, KEY.Key_2, modifiers=Qt.KeyboardModifier.AltModifier)
    assert bool(day.card("Annex").property("keyed"))
    keys(day, KEY.Key_Space)
    assert (names, title(day)) == (["Plenary", "Annex"], "Next: Talks")
    day.next("Plenary")  # a click on another card does not steal the keys
    keys(day, KEY.Key_H)
    assert title(day) == "Hold Talks"


def test_recover_and_late_by_key(day, answer):
    keys(day, KEY.Key_R)
    assert not day.site.recovery.is_open  # nothing is late
    answer(lambda: keys(day, KEY.Key_L), lambda form: form.reject())
    day.later(minutes=30)
    keys(day, KEY.Key_R)
    assert day.site.recovery.is_open
    assert day.window.commands[Action.SITE_VIEW].isChecked()
