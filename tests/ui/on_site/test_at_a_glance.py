"""What stands where the rooms stand when there are none, and what must not stand over the buttons when there are."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.on_site.room_card import RoomCard
from stocktake_desktop.ui.on_site.room_face import Press
from stocktake_desktop.ui.on_site.staff_board import StaffBoard
from tests.certain import certain


def at(day, year, month, date):
    day.real = datetime(year, month, date, 9, 0, tzinfo=UTC)
    day.later()
    shown = day.site.no_day
    return shown.heading.text() if shown.isVisible() else ""


def test_the_way_to_a_rehearsal_stands_where_there_are_no_rooms(day, answer):
    assert at(day, 2018, 3, 1) == "Day 1 begins on Mon 12 Mar 2018."
    assert day.site.no_day.words.text().startswith("On the day, every room has a card here")
    assert day.site.board.lines == [("small", "Nothing is planned today.")]
    assert at(day, 2018, 4, 1).endswith(", the last, was on Tue 13 Mar 2018.")
    button = day.site.no_day.rehearse
    answer(lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton), lambda form: form.accept())
    QApplication.processEvents()
    assert not day.site.no_day.isVisible()
    assert day.says()[:2] == ("Panel I", "not started")


def test_a_day_without_rooms_says_so(day, session_named):
    plan = day.window.document.plan
    for block in plan.meeting.days[0].sessions:
        move_block(plan, block.id, block.day_id, block.start, None)
    day.site.look()
    assert day.site.no_day.heading.text() == "Day 1 · Mon 12 Mar"
    assert day.site.no_day.words.text().startswith("No session of this day has a room yet.")
    assert not day.site.no_day.rehearse.isVisible()


def test_the_notice_covers_nothing_and_long_words_open_beside_the_cards(day):
    day.later(minutes=5)
    day.next()
    notice, window = day.window.notice, day.window

    def place(widget):
        return QRect(widget.mapTo(window, QPoint()), widget.size())

    assert notice.isVisible()
    assert not place(notice).intersects(place(window.centre))
    window.document.refused.emit("Nothing was moved. " * 20)
    QApplication.processEvents()
    assert place(day.site.side).contains(place(notice.card))
    window.commands[Action.PLAN_VIEW].trigger()
    window.document.refused.emit("Nothing was moved. " * 20)
    QApplication.processEvents()
    assert place(notice.card).bottom() < place(notice).top()


def test_buttons_of_a_narrow_card_take_its_width_and_a_long_title_a_smaller_type(day, qtbot):
    card = RoomCard()
    qtbot.addWidget(card)
    large, last = card.buttons[Press.NEXT], card.podium
    card.show_face(day.card().face)
    card.resize(800, 500)
    card.show()
    QApplication.processEvents()
    assert large.geometry().right() < last.geometry().left()
    card.resize(400, 500)
    QApplication.processEvents()
    assert large.geometry().right() == last.geometry().right() > 370
    assert not large.property("long")
    card.resize(500, 500)
    card.show_face(replace(day.card().face, next_words="Start: Opening of the afternoon and next"))
    QApplication.processEvents()
    assert "…" in large.text()
    card.resize(400, 500)
    QApplication.processEvents()
    assert large.text() == "Start: Opening of the afternoon and next"
    title = "Start: Introductions by all delegations to the round"
    card.show_face(replace(day.card().face, next_words=title))
    assert (large.property("long"), large.accessibleName()) == (True, title)


def test_the_time_in_the_form_of_what_is_late_can_be_read(day, answer):
    wide = []
    ask = day.card().expect_late
    answer(
        lambda: QTest.mouseClick(ask, Qt.MouseButton.LeftButton),
        lambda form: (wide.append(form.until.width()), form.reject()),
    )
    assert wide[0] > 40


def test_tab_leads_from_the_floor_list_to_the_buttons_beside_it(day):
    day.later(minutes=5)
    day.next()
    day.site.side.open_floor()
    day.window.activateWindow()
    QApplication.processEvents()
    met = set()
    for _step in range(60):
        QTest.keyClick(certain(QApplication.focusWidget()), Qt.Key.Key_Tab)
        met.add(QApplication.focusWidget())
    assert {day.site.floor.buttons.close_list, day.site.strip.report, day.site.floor.field.edit} <= met


def test_the_board_is_empty_of_rooms_on_another_day(day):
    board = StaffBoard(day.window.document)
    board.show_moment(datetime(2018, 3, 1, 9, 0), None)
    assert board.lines == [("small", "Nothing is planned today.")]


def test_one_button_ends_the_last_session_and_no_sheet_is_counted_in_the_status_bar(day):
    day.window.commands[Action.SHEETS_VIEW].trigger()
    day.window.sheets.centre.list.selectAll()
    QApplication.processEvents()
    assert "selected" in day.window.status.hint.text()
    day.window.commands[Action.SITE_VIEW].trigger()
    QApplication.processEvents()
    assert day.window.status.hint.text() == ""
    day.later(minutes=5)
    card = day.card()
    while not certain(card.face).is_last:
        day.later(minutes=1)
        day.next()
    ends = [button for button in card.buttons.values() if button.isVisible() and button.text() == "End"]
    assert ends == [card.buttons[Press.NEXT]]
    QTest.keyClick(day.site, Qt.Key.Key_E)
    assert not certain(card.face).is_last
