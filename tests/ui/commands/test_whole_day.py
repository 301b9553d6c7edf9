"""A whole day from the Programme menu: each entry is one step, and what it moved is selected."""

from stocktake_desktop.edits.blocks import lock_block
from tests.ui.commands.test_menus import find_menu


def entry(menu, *words):
    """The action behind these words, menu by menu, as a hand finds it."""
    for word in words:
        menu.aboutToShow.emit()
        action = next(one for one in menu.actions() if word in one.text())
        menu = action.menu() or menu
    return action


def said(window):
    return [(day.number, block.title) for day in window.document.plan.meeting.days for block in day.sessions]


def test_all_but_the_locked_go_to_the_day_chosen(open_window, plan_path, session_named):
    window = open_window(plan_path)
    window.document.do(lock_block, session_named(window, "Opening"), True)
    entry(find_menu(window, "whole day"), "Day 1", "Day 2").trigger()
    assert said(window) == [(1, "Opening"), (2, "Panel II")]
    moved = "Panel II: Day 1 15:00 Plenary → Day 2 15:00 Plenary"
    assert window.notice.words == f"{moved} · Move 1 session of day 1 to day 2 · Opening stays (locked)"
    assert window.document.selection == (session_named(window, "Panel II"),)


def test_a_day_without_sessions_has_nothing_to_move(open_window, plan_path):
    window = open_window(plan_path)
    assert not entry(find_menu(window, "whole day"), "Day 2", "Day 1").isEnabled()


def test_a_day_is_added_like_the_one_chosen(open_window, plan_path):
    window = open_window(plan_path)
    entry(find_menu(window, "Duplicate"), "Day 1").trigger()
    assert said(window) == [(1, "Opening"), (1, "Panel II"), (3, "Opening"), (3, "Panel II")]
    assert [window.document.plan.session(one).day.number for one in window.document.selection] == [3, 3]


def test_without_days_the_menus_say_so(open_window, plan_path):
    window = open_window(plan_path)
    window.document.agrees = lambda _question: True
    for day in list(window.document.plan.meeting.days):
        window.edits.remove_day(day.id)
    for word in ("whole day", "Duplicate"):
        menu = find_menu(window, word)
        menu.aboutToShow.emit()
        assert [(one.text(), one.isEnabled()) for one in menu.actions()] == [("No days yet", False)]
