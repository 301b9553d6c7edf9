"""The card of a session: beside its column after a moment, or at once where a selected block has no words."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import Role, SessionBlock, new_plan
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.style import wear
from stocktake_desktop.ui.timeline.card import Card
from stocktake_desktop.ui.timeline.panel import TimelinePanel
from tests.certain import certain
from tests.ui.timeline.desk import LEFT, NONE, Desk, send_move


def words(panel: TimelinePanel) -> list[str]:
    card = panel.view.cards.shown
    return [] if card is None else [label.text() for label in card.findChildren(QLabel) if label.text()]


def lie(panel: TimelinePanel, card: Card) -> QRect:
    """Where a card is in the viewport."""
    return QRect(panel.view.viewport().mapFrom(panel.window(), card.pos()), card.size())


def rest_on(desk: Desk, point: QPoint, qtbot) -> Card:
    send_move(desk.view.viewport(), point, held=False)
    assert desk.view.cards.shown is None
    qtbot.waitUntil(lambda: desk.view.cards.shown is not None)
    return certain(card_of(desk))


def card_of(desk: Desk) -> Card | None:
    return desk.view.cards.shown


@pytest.fixture
def short(qtbot):
    wear("light")
    plan = new_plan("Statements")
    days, room = [add_day(plan, date(2017, 12, n)) for n in (4, 5, 6)], add_room(plan, "Plenary")
    with plan.edit("Fill"):
        for nth in range(36):
            add_block(plan, f"Statement {nth + 1}", day_id=days[0], start=600 + 5 * nth, minutes=5, room_id=room)
    panel = TimelinePanel(Document(plan))
    qtbot.addWidget(panel)
    panel.resize(1000, 560)
    panel.show()
    QApplication.processEvents()
    panel.view.setFocus()
    return panel


def test_it_says_everything_and_lies_beside_the_lane(desk, qtbot):
    add_appearance(desk.plan, desk.ids["Panel"], Who(placeholder="Presenter 2"), Role.PRESENTER)
    card = rest_on(desk, desk.middle("Panel"), qtbot)
    assert words(desk.panel) == [
        "10:00–12:00",
        "2 h",
        "Panel",
        "Plenary",
        "Presenter: Presenter 2 – to be confirmed",
        "Drag: it moves alone · with Shift: later ones follow · with Ctrl: a copy",
    ]
    assert card.isVisible()
    assert not lie(desk.panel, card).intersects(desk.view.rect_of(desk.ids["Panel"]))
    assert desk.panel.rect().contains(QRect(card.mapTo(desk.panel, QPoint(0, 0)), card.size()))


@pytest.mark.parametrize("title", ["Panel", "Group 1", "Group 2", "Debrief", "Closing"])
def test_it_is_never_over_the_rows_of_its_lane(desk, qtbot, title):
    card = rest_on(desk, desk.middle(title), qtbot)
    rect = desk.view.rect_of(desk.ids[title])
    lies = lie(desk.panel, card)
    assert lies.left() > rect.right() or lies.right() < rect.left()


def test_it_goes_with_the_pointer_a_press_and_the_wheel(desk, qtbot):
    rest_on(desk, desk.middle("Panel"), qtbot)
    send_move(desk.view.viewport(), desk.at(2, 600), held=False)
    assert desk.view.cards.shown is None
    rest_on(desk, desk.middle("Panel"), qtbot)
    QTest.mousePress(desk.view.viewport(), LEFT, NONE, desk.middle("Panel"))
    assert desk.view.cards.shown is None
    QTest.mouseRelease(desk.view.viewport(), LEFT, NONE, desk.middle("Panel"))


def test_what_is_locked_says_so(desk, qtbot):
    lock_block(desk.plan, desk.ids["Lunch"], True)
    rest_on(desk, desk.middle("Lunch"), qtbot)
    assert words(desk.panel)[-1] == "Locked: nothing moves it"


def test_titles_are_plain_text(desk, qtbot):
    set_field(desk.plan, SessionBlock, desk.ids["Panel"], "title", "<b>if a<b & c</b>")
    card = rest_on(desk, desk.middle("Panel"), qtbot)
    assert "<b>if a<b & c</b>" in words(desk.panel)
    assert {label.textFormat() for label in card.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_every_one_of_36_strips_is_told_by_keys_and_by_the_mouse(short, qtbot):
    QTest.keyClick(short.view, Qt.Key.Key_Home)
    told = []
    for _nth in range(36):
        time, _minutes, row, title, *_rest = words(short)
        told.append((time[:5], row, title))
        QTest.keyClick(short.view, Qt.Key.Key_Down)
    times = [f"{(600 + 5 * nth) // 60}:{(600 + 5 * nth) % 60:02}" for nth in range(36)]
    assert told == [(times[nth], f"{nth + 1} of 36", f"Statement {nth + 1}") for nth in range(36)]
    short.document.select(None)
    assert words(short) == []
    for nth in (0, 20, 35):
        block = short.document.plan.meeting.sessions[nth]
        rect = short.view.rect_of(block.id)
        send_move(short.view.viewport(), QPoint(rect.center().x(), rect.top() + 1), held=False)
        qtbot.waitUntil(lambda title=block.title: title in words(short))
        send_move(short.view.viewport(), QPoint(1, 1), held=False)


def test_where_the_name_stands_beside_a_selected_strip_no_card_comes(short):
    alone = add_block(
        short.document.plan,
        "Photograph",
        day_id=short.document.plan.meeting.days[1].id,
        start=700,
        minutes=5,
        room_id=short.document.plan.meeting.rooms[0].id,
    )
    short.document.select(alone)
    assert words(short) == []
