"""The Arrange menu in a real window: what it offers, what its dialogs show before, and one step each."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.shifting import Mode
from stocktake_desktop.settings import load
from stocktake_desktop.ui.look.actions import Action
from tests.history import history


@pytest.fixture
def window(open_window, plan_path, session_named):
    """A day of Opening 10:00–10:15, Panel II 15:00–16:30 and Closing 16:40–17:00 in one room."""
    window = open_window(plan_path)
    plan = window.document.plan
    panel = plan.session(session_named(window, "Panel II"))
    add_block(plan, "Closing", day_id=panel.day_id, start=1000, minutes=20, room_id=panel.room_id)
    plan.begin_history()
    return window


def said(window):
    blocks = sorted(window.document.plan.meeting.days[0].sessions, key=lambda block: (block.start, block.title))
    return [f"{block.title} {span(block.start, block.end)} {block.room.name}" for block in blocks]


BEFORE = ["Opening 10:00–10:15 Plenary", "Panel II 15:00–16:30 Plenary", "Closing 16:40–17:00 Plenary"]


def select(window, session_named, *titles):
    window.document.select_all([session_named(window, title) for title in titles])


def test_a_shift_shows_what_moves_and_moves_it(window, session_named, answer):
    select(window, session_named, "Panel II")

    def fill(form):
        form.minutes.show_value(0)
        assert not form.ok.isEnabled()
        form.minutes.selectAll()
        QTest.keyClicks(form.minutes, "20")
        assert form.preview.toPlainText() == "Panel II: 15:00–16:30 → 15:20–16:50\nClosing: 16:40–17:00 → 16:50–17:10"
        form.mode.show_value(Mode.ONLY)
        form.check()
        assert form.preview.toPlainText() == "Panel II: 15:00–16:30 → 15:20–16:50"
        form.mode.show_value(Mode.DAY)
        QTest.keyClick(form.minutes, Qt.Key.Key_Return)

    answer(window.commands[Action.SHIFT].trigger, fill)
    assert said(window) == [BEFORE[0], "Panel II 15:20–16:50 Plenary", "Closing 16:50–17:10 Plenary"]
    window.document.undo()
    assert said(window) == BEFORE


def test_a_shift_says_which_limits_it_meets(window, session_named, answer):
    lock_block(window.document.plan, session_named(window, "Closing"), True)
    select(window, session_named, "Panel II")

    def fill(form):
        form.minutes.show_value(30)
        assert form.preview.toPlainText() == "Panel II: 15:00–16:30 → 15:10–16:40\nClosing is locked."
        form.reject()

    answer(window.commands[Action.SHIFT].trigger, fill)
    assert said(window) == BEFORE


def test_split_asks_for_a_time_within_the_session(window, session_named, answer):
    select(window, session_named, "Panel II")

    def fill(form):
        assert form.time.text() == "15:45"
        form.time.setText("17:00")
        assert not form.ok.isEnabled()
        assert "15:00–16:30" in form.wrong.text()
        form.time.setText("15.30")
        form.ok.click()

    answer(window.commands[Action.SPLIT].trigger, fill)
    assert said(window)[1:3] == ["Panel II 15:00–15:30 Plenary", "Panel II (continued) 15:30–16:30 Plenary"]


@pytest.mark.parametrize(
    ("command", "titles", "after"),
    [
        ("close gaps", ["Panel II"], [*BEFORE[:2], "Closing 16:30–16:50 Plenary"]),
        (
            "swap",
            ["Panel II"],
            [BEFORE[0], "Closing 15:00–15:20 Plenary", "Panel II 15:30–17:00 Plenary"],
        ),
        ("merge", ["Panel II", "Closing"], [BEFORE[0], "Panel II 15:00–17:00 Plenary"]),
        (
            "align",
            ["Panel II", "Closing"],
            [BEFORE[0], "Closing 15:00–15:20 Plenary", "Panel II 15:00–16:30 Plenary"],
        ),
        (
            "parallel",
            ["Panel II", "Closing"],
            [BEFORE[0], "Closing 15:00–15:20 Breakout 1", "Panel II 15:00–16:30 Plenary"],
        ),
        ("park", ["Panel II", "Closing"], BEFORE[:1]),
        ("remove", ["Panel II", "Closing"], BEFORE[:1]),
        ("duplicate", ["Panel II"], BEFORE),
    ],
)
def test_one_command_is_one_step(window, session_named, command, titles, after):
    select(window, session_named, *titles)
    assert window.commands[command].isEnabled()
    window.commands[command].trigger()
    assert said(window) == after
    assert len(history(window.document.plan)) == 1
    window.document.undo()
    assert said(window) == BEFORE


def test_what_needs_several_waits_for_several(window, session_named):
    select(window, session_named, "Panel II")
    several = ("merge", "align", "parallel")
    assert [window.commands[name].isEnabled() for name in several] == [False] * 3
    select(window, session_named, "Panel II", "Closing")
    assert [window.commands[name].isEnabled() for name in several] == [True] * 3


def test_the_lock_holds_all_that_are_selected(window, session_named):
    select(window, session_named, "Panel II", "Closing")
    window.commands[Action.LOCK].trigger()
    plan = window.document.plan
    assert [plan.session(one).locked for one in window.document.selection] == [True, True]
    assert plan.undo_title == "Lock 2 sessions"


def test_a_right_click_is_about_the_session_under_the_pointer(window, session_named):
    view = window.timeline.view
    panel, closing = (session_named(window, title) for title in ("Panel II", "Closing"))
    window.document.select(closing)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=view.rect_of(panel).center())
    assert window.document.selection == (panel,)
    window.document.select_all([panel, closing])
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=view.rect_of(panel).center())
    assert window.document.selection == (panel, closing)
    offered = right_click(view, view.rect_of(panel).center())
    assert {"copy", "move", "park", "shift", "split", "merge", "podium", "remove"} <= set(offered)


def right_click(view, point):
    """The names of what a right click there offers."""
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=point)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    return names


def test_a_right_click_beside_all_sessions_offers_a_new_one(window, session_named):
    view = window.timeline.view
    window.document.select(session_named(window, "Closing"))
    rect = view.rect_of(session_named(window, "Panel II"))
    offered = right_click(view, rect.center() - QPoint(0, rect.height()))
    assert offered[:2] == ["new session", "paste"]
    assert window.document.selection == ()


def test_a_right_click_on_a_row_of_the_table_is_about_that_session(window, session_named):
    window.commands[Action.TABLE_VIEW].trigger()
    table = window.table.view
    row = window.table.model.row_of(session_named(window, "Closing"))
    offered = right_click(table, table.visualRect(window.table.model.index(row, 2)).center())
    assert window.document.selection == (session_named(window, "Closing"),)
    assert "park" in offered


def test_what_follows_is_chosen_on_the_toolbar_and_kept(window, session_named):
    select(window, session_named, "Panel II")
    window.commands[Action.FOLLOW_ROOM].trigger()
    assert window.follows.text() == "Later ones in this room"
    window.timeline.view.setFocus()
    QTest.keyClick(window.timeline.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.timeline.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.timeline.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert said(window)[1:] == ["Panel II 15:15–16:45 Plenary", "Closing 16:45–17:05 Plenary"]
    assert load(window.settings.path).follows == "room"
