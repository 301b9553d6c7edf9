"""What was asked of the interpreters stands on the card and in the table of ways until it is answered there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.blocks import add_block, resize_block
from stocktake_desktop.models import SessionKind, TimeAnswer
from stocktake_desktop.planning.recovery import Way
from tests.certain import certain
from tests.ui.on_site.test_recovery import panel_of, press


def late_and_asked(day):
    """Panel I, planned until 13:00 with nothing free, begins 20 minutes late, and the interpreters are asked."""
    document, panel = day.window.document, panel_of(day)
    document.do(resize_block, panel.id, 600, 180)
    document.do(
        add_block, "Lunch", SessionKind.BREAK, day_id=panel.day_id, start=840, minutes=60, room_id=panel.room_id
    )
    day.later(minutes=25)
    day.next()
    press(day.card().recover)
    desk = day.site.recovery
    (nth,) = [nth for nth, way in enumerate(desk.pane.ways, 1) if way.way is Way.ASK]
    QTest.keyClick(desk.pane, Qt.Key(Qt.Key.Key_0.value + nth))
    QApplication.processEvents()
    return desk, certain(document.plan.meeting.time_requests[0])


def test_it_is_answered_in_the_table_and_by_whom(day):
    desk, request = late_and_asked(day)
    answers = desk.pane.table.answers[request.id]
    assert desk.pane.outlook.text().endswith("13:00 interpretation ends: asked 13:00 → 13:20, not answered.")
    QTest.keyClicks(answers.by, "Ms Okafor")
    day.later(minutes=1)
    answers = desk.pane.table.answers[request.id]
    assert answers.by.text() == "Ms Okafor"
    QTest.keyClick(answers.by, Qt.Key.Key_Return)
    assert request.answer is TimeAnswer.OPEN
    press(answers.granted)
    assert (request.answer, request.answered_by) == (TimeAnswer.GRANTED, "Ms Okafor")
    assert f"{request.answered_at:%H:%M}" == "10:21"
    assert not desk.pane.table.answers
    assert not day.card().asks.isVisibleTo(day.card())
    day.window.document.undo()
    assert request.answer is TimeAnswer.OPEN
    assert request.id in desk.pane.table.answers


def test_it_is_answered_on_the_card_and_stands_on_the_staff_board(day):
    desk, request = late_and_asked(day)
    press(desk.pane.back)
    day.site.open_board()
    board, card = certain(day.site.board_window), day.card()
    words = "13:00 interpretation ends: asked 13:00 → 13:20, not answered"
    assert card.asks.requests == ((request.id, words),)
    (part,) = [part for part in board.parts if ("open", words) in part.lines]
    assert part.isVisible()
    assert ("open", words) in day.site.board.lines
    stop = next(line for line in card.order.lines if line.state is None)
    assert stop.is_open
    press(card.asks.answers[request.id].refused)
    assert request.answer is TimeAnswer.REFUSED
    assert card.asks.requests == ()
    assert part.lines == []
    assert ("open", words) not in day.site.board.lines
    assert card.recover.isVisible()
    press(card.recover)
    ways = [way.way for way in desk.pane.ways]
    assert ways
    assert Way.ASK not in ways
