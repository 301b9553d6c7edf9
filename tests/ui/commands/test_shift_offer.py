"""A shift that meets a limit is offered ways out, wherever it comes from: a drag, keys, the dialog, a typed time."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.shift_ways import WayKind
from stocktake_desktop.planning.shifting import Mode, Wish
from stocktake_desktop.ui.look.actions import Action
from tests.history import history

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BEFORE = [
    "Opening 10:00–10:15",
    "Welcome 11:00–11:30",
    "Talks 11:30–12:30",
    "Closing 12:30–13:00",
    "Panel II 15:00–16:30",
]


@pytest.fixture
def window(open_window, plan_path, session_named):
    """A morning that is full from 11:00 until interpretation ends at 13:00; later ones follow."""
    window = open_window(plan_path)
    plan = window.document.plan
    at = plan.session(session_named(window, "Opening")).placed
    for title, start, minutes in (("Welcome", 660, 30), ("Talks", 690, 60), ("Closing", 750, 30)):
        add_block(plan, title, day_id=at.day_id, start=start, minutes=minutes, room_id=at.room_id)
    plan.begin_history()
    window.commands[Action.FOLLOW_ROOM].trigger()
    window.document.open(session_named(window, "Welcome"))
    return window


def said(window):
    blocks = sorted(window.document.plan.meeting.days[0].sessions, key=lambda block: (block.start, block.title))
    return [f"{block.title} {span(block.start, block.end)}" for block in blocks]


def by_drag(window, session_named):
    window.timeline.view.hand.shift_requested.emit(Wish(session_named(window, "Welcome"), 15, Mode.ROOM))


def by_key(window, _named):
    window.timeline.view.setFocus()
    window.timeline.view.ways.snap = 15
    QTest.keyClick(window.timeline.view, Qt.Key.Key_Down, CTRL)


def by_typing(window, _named):
    field = window.session.placement.start
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1115")
    QTest.keyClick(field, Qt.Key.Key_Return)


def in_table(window, named, header="Starts", words="1115"):
    window.commands[Action.TABLE_VIEW].trigger()
    view, model = window.table.view, window.table.model
    nth = [column.spoken for column in model.columns].index(header)
    view.setCurrentIndex(model.index(model.row_of(named(window, "Welcome")), nth))
    view.edit(view.currentIndex())
    editor = view.indexWidget(view.currentIndex())
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


WAYS: list[Callable[..., None]] = [by_drag, by_key, by_typing, in_table]
SHORTER = [
    "Opening 10:00–10:15",
    "Welcome 11:15–11:45",
    "Talks 11:45–12:35",
    "Closing 12:35–13:00",
    "Panel II 15:00–16:30",
]


@pytest.mark.parametrize("ask", WAYS)
def test_one_press_is_one_step(window, session_named, answer, ask):
    answer(lambda: ask(window, session_named), lambda offer: offer.buttons[WayKind.SHORTEN].click())
    assert said(window) == SHORTER
    assert len(history(window.document.plan)) == 1
    assert window.session.placement.start.text() == "11:15"
    window.document.undo()
    assert said(window) == BEFORE


@pytest.mark.parametrize("ask", WAYS)
def test_cancel_leaves_all_as_it_was(window, session_named, answer, ask):
    answer(lambda: ask(window, session_named), lambda offer: QTest.keyClick(offer, Qt.Key.Key_Escape))
    assert said(window) == BEFORE
    assert history(window.document.plan) == []
    assert window.session.placement.start.text() == "11:00"


def test_the_dialog_leads_there_too_and_stays_as_typed_when_none_is_taken(window, session_named, answer):
    def fill(form):
        form.minutes.setText("15")
        assert "Closing would go past a hard stop." in form.preview.toPlainText()
        answer(form.ok.click, lambda offer: offer.reject())
        assert (form.isVisible(), form.minutes.text(), said(window)) == (True, "15 min", BEFORE)
        answer(form.ok.click, lambda offer: offer.buttons[WayKind.PARK].click())

    answer(window.commands[Action.SHIFT].trigger, fill)
    assert said(window)[1:3] == ["Welcome 11:15–11:45", "Talks 11:45–12:45"]
    assert window.document.plan.session(session_named(window, "Closing")).is_parked


def test_each_way_says_what_it_means_and_the_first_one_has_the_keys(window, session_named, answer):
    def look(offer):
        assert offer.windowTitle() == "Welcome cannot go 15 minutes later"
        meanings = [button.accessibleDescription() for button in offer.buttons.values()]
        assert meanings == [
            "11:15–11:45 · Talks loses 10 min · Closing loses 5 min · 2 sessions move along",
            "11:15–11:45 · overlaps Talks by 15 min",
            "11:15–11:45 · Closing goes to the tray · 1 session moves along",
        ]
        QTest.keyClick(offer.focusWidget(), Qt.Key.Key_Return)

    answer(lambda: by_key(window, session_named), look)
    assert said(window) == SHORTER


@pytest.mark.parametrize(("header", "words"), [("Ends", "1145"), ("Length", "45")])
def test_an_end_and_a_length_in_the_table_push_what_follows(window, session_named, answer, header, words):
    ask = partial(in_table, window, session_named, header, words)
    answer(ask, lambda offer: offer.buttons[WayKind.SHORTEN].click())
    assert said(window)[1:4] == ["Welcome 11:00–11:45", "Talks 11:45–12:35", "Closing 12:35–13:00"]
    window.document.undo()
    window.commands[Action.FOLLOW_ONLY].trigger()
    ask()
    assert said(window)[1:3] == ["Welcome 11:00–11:45", "Talks 11:30–12:30"]


def test_a_time_typed_in_the_table_that_says_the_same_asks_nothing(window, session_named):
    in_table(window, session_named, "Starts", "11.00")
    assert history(window.document.plan) == []


def fit(window, session_named):
    window.document.do(add_segment, session_named(window, "Welcome"), "Talk", minutes=45)
    window.document.plan.begin_history()
    window.commands[Action.FIT_CONTENTS].trigger()


def test_what_cannot_be_fitted_to_its_contents_is_offered_the_same_ways(window, session_named, answer):
    answer(lambda: fit(window, session_named), lambda offer: offer.buttons[WayKind.SHORTEN].click())
    assert said(window)[1:4] == ["Welcome 11:00–11:45", "Talks 11:45–12:35", "Closing 12:35–13:00"]


def test_no_way_taken_leaves_what_cannot_be_fitted_as_it_was(window, session_named, answer):
    answer(lambda: fit(window, session_named), lambda offer: QTest.keyClick(offer, Qt.Key.Key_Escape))
    assert (said(window), history(window.document.plan)) == (BEFORE, [])


def test_fitted_alone_nothing_follows_and_nothing_is_asked(window, session_named):
    window.commands[Action.FOLLOW_ONLY].trigger()
    fit(window, session_named)
    assert said(window)[1:3] == ["Welcome 11:00–11:45", "Talks 11:30–12:30"]


def test_a_typed_length_pushes_what_follows(window, session_named, answer):
    window.document.open(session_named(window, "Opening"))
    field = window.session.placement.minutes
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "45")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said(window)[0] == "Opening 10:00–10:45"
    field.selectAll()
    QTest.keyClicks(field, "70")
    answer(lambda: QTest.keyClick(field, Qt.Key.Key_Return), lambda offer: offer.buttons[WayKind.PART].click())
    assert said(window)[0] == "Opening 10:00–11:00"
    assert field.text() == "60"
