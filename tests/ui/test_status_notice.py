"""The notice in the status line: what it says of a step, how long it stays, and where long words open."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from stocktake_desktop.edits.arranging import move_blocks
from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.together import Place
from stocktake_desktop.ui import status_notice
from stocktake_desktop.ui.history.entries import StepEntry
from stocktake_desktop.ui.history.spans import plain
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.status_line import StatusLine

LONG = "Nothing was moved. " + "Somebody would go past a hard stop. " * 12


@pytest.fixture
def window(open_window, plan_path):
    return open_window(plan_path)


def test_a_move_is_said_from_where_to_where_with_the_room(window, session_named):
    document, key = window.document, session_named(window, "Panel II")
    block = document.plan.session(key)
    room = add_room(document.plan, "Breakout 1")
    document.do(move_block, key, block.day_id, block.start, room)
    assert window.notice.words == "Panel II: Day 1 15:00 Plenary → Day 1 15:00 Breakout 1"
    document.do(move_block, key, document.plan.meeting.days[1].id, 820, room)
    assert window.notice.words == "Panel II: Day 1 15:00 Breakout 1 → Day 2 13:40 Breakout 1"


def test_what_the_notice_says_is_what_the_history_says(window, session_named):
    document, opening, panel = window.document, session_named(window, "Opening"), session_named(window, "Panel II")
    document.do(move_block, panel, document.plan.meeting.days[1].id, 660, None)
    said = window.notice.words
    window.commands[Action.HISTORY_PANEL].trigger()
    newest = next(entry for entry in window.history.model.entries if isinstance(entry, StepEntry))
    assert said == plain(newest.line.saying.sentence)
    day = document.plan.meeting.days[1].id
    document.do(move_blocks, {opening: Place(day, 600, None), panel: Place(day, 700, None)})
    assert window.notice.words == "Move 2 sessions · Opening → Day 2 10:00 no room · Panel II → Day 2 11:40"


def test_a_step_that_places_nothing_keeps_its_own_words(window, session_named):
    window.document.do(set_field, SessionBlock, session_named(window, "Panel II"), "number", "2")
    assert window.notice.words == "Change number of Panel II"


def test_after_its_moment_it_is_plain_words_until_the_next_step(window, session_named, qtbot, monkeypatch):
    monkeypatch.setattr(status_notice, "FRESH_FOR", 1)
    document, key = window.document, session_named(window, "Panel II")
    document.do(set_field, SessionBlock, key, "number", "2")
    assert window.notice.offer.isVisible()
    assert (window.notice.keys.isVisible(), window.notice.keys.text()) == (True, "Ctrl+Z")
    qtbot.waitUntil(lambda: not window.notice.is_fresh, timeout=30_000)
    assert window.notice.isVisible()
    assert not window.notice.offer.isVisible()
    assert not window.notice.keys.isVisible()
    assert window.notice.words == "Change number of Panel II"
    document.undo()
    assert window.notice.words == "Taken back: Change number of Panel II"


def test_it_moves_nothing_and_covers_nothing(window, session_named):
    QApplication.processEvents()
    before = window.centre.geometry(), window.findings.size()
    for words in ("Short.", LONG):
        window.notice.say(words, "Undo", lambda: None)
        QApplication.processEvents()
        assert (window.centre.geometry(), window.findings.size()) == before
        assert window.status.rect().contains(QRect(window.notice.mapTo(window.status, QPoint()), window.notice.size()))


def opened(window) -> bool:
    return window.notice.card is not None


def test_a_long_refusal_opens_whole_and_a_long_step_only_where_the_pointer_rests(window):
    window.notice.say(LONG, "Undo", lambda: None)
    QApplication.processEvents()
    assert not opened(window)
    QApplication.sendEvent(window.notice, QEvent(QEvent.Type.Enter))
    assert opened(window)
    window.notice.warn("Short.")
    QApplication.processEvents()
    assert not opened(window)
    window.notice.warn(LONG)
    QApplication.processEvents()
    assert opened(window)
    assert window.rect().contains(window.notice.card.geometry())
    window.resize(window.size() - QSize(40, 0))
    assert not opened(window)


def test_each_view_has_its_own_hint(qtbot):
    views, plan, site = QStackedWidget(), QWidget(), QWidget()
    line = StatusLine(views)
    for widget in (views, line):
        qtbot.addWidget(widget)
    for view in (plan, site):
        views.addWidget(view)
    line.show_hint(plan, "Drag: move")
    assert line.hint.text() == "Drag: move"
    views.setCurrentWidget(site)
    assert line.hint.text() == ""
    line.show_hint(plan, "Drag: copy")
    assert line.hint.text() == ""
    views.setCurrentWidget(plan)
    assert line.hint.text() == "Drag: copy"


def test_a_long_notice_leaves_room_for_a_hint_and_both_go_with_the_plan(window):
    window.commands[Action.SITE_VIEW].trigger()
    window.timeline.hint.emit("Drag: move")
    assert window.status.hint.text() == ""
    window.commands[Action.PLAN_VIEW].trigger()
    window.timeline.hint.emit("Drag: move")
    assert window.status.hint.text() == "Drag: move"
    window.notice.say(LONG)
    QApplication.processEvents()
    assert window.status.hint.width() > window.status.hint.fontMetrics().horizontalAdvance("Drag: move")
    window.files.close()
    assert window.status.hint.text() == ""
    assert not window.notice.isVisible()
