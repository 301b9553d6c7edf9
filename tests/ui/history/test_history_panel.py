"""The history panel: every step in words, what changed since, and back to any of them in a real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stocktake_desktop.edits.blocks import lock_block, move_block, park_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.ui.history import steps
from tests.pictures import picture


@pytest.fixture
def window(open_window, plan_path, session_named):
    """A window whose history begins with the plan; then Panel II is moved, renamed and locked."""
    window = open_window(plan_path)
    document = window.document
    document.plan.begin_history()
    window.commands["history panel"].trigger()
    panel = session_named(window, "Panel II")
    day, room = document.selected, document.plan.session(panel).room_id
    day = document.plan.session(panel).day_id
    window.before = picture(document.plan)
    document.do(move_block, panel, day, 930, room)
    document.do(set_field, SessionBlock, panel, "title", "Panel 2")
    document.do(lock_block, panel, True)
    return window


def rows(window):
    model = window.history.list.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def choose(window, row):
    window.history.list.setCurrentIndex(window.history.list.model().index(row))


def test_every_step_is_listed_newest_first_down_to_the_beginning(window):
    assert rows(window) == [
        "Lock Panel 2", "Change title of Panel II", "Move Panel II to 15:30", "The beginning",
    ]  # fmt: skip
    assert window.history.list.currentIndex().row() == 0
    assert window.history.since.toPlainText() == "Nothing."
    assert not window.history.go.isEnabled()


def test_what_changed_since_is_said(window):
    choose(window, 2)
    assert window.history.since.toPlainText() == "Panel II: Panel II → Panel 2\nPanel II: locked"
    choose(window, 3)
    assert window.history.since.toPlainText().splitlines()[0] == "Panel II: 15:00–16:30 → 15:30–17:00"


def test_the_plan_goes_to_the_step_chosen_and_forward_again(window):
    panel, plan = window.history, window.document.plan
    after = picture(plan)
    choose(window, 3)
    QTest.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    assert picture(plan) == window.before
    assert window.notice.isVisible()
    assert len(rows(window)) == 4
    assert plan.redo_title == "Move Panel II to 15:30"
    choose(window, 0)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert picture(plan) == after


def test_a_new_step_drops_what_was_taken_back(window, session_named):
    choose(window, 3)
    window.history.go.click()
    window.document.do(park_block, session_named(window, "Opening"))
    assert rows(window) == ["Park Opening", "The beginning"]


def test_a_long_history_is_read_as_it_is_met(window, session_named, monkeypatch):
    monkeypatch.setattr(steps, "PAGE", 25)
    opening = session_named(window, "Opening")
    for nth in range(steps.PAGE):
        window.document.do(set_field, SessionBlock, opening, "title", f"Opening {nth}")
    model = window.history.list.model()
    window.history.hide()
    window.history.show()
    assert model.rowCount() >= steps.PAGE
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
    assert rows(window)[-2:] == ["Move Panel II to 15:30", "The beginning"]
    assert len(rows(window)) == steps.PAGE + 4
