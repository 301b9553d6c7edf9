"""The day on the screen: pressing through a session with mouse and clock, restart, rehearsal, the speakers' screen."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_hard_stop
from stocktake_desktop.edits.running import expect_late
from stocktake_desktop.models import SessionBlock, SessionKind
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.on_site.countdown import Stage
from stocktake_desktop.ui.on_site.folded_room import FoldedRoom
from stocktake_desktop.ui.on_site.room_face import Press
from stocktake_desktop.ui.on_site.running_order_list import LinePress
from tests.certain import certain
from tests.history import history


def test_a_session_is_run_through_its_segments(day, session_named):
    add_segment(day.window.document.plan, session_named(day.window, "Panel I"), "Debate", minutes=60)
    assert day.says() == ("Panel I", "not started", "–")
    day.later(minutes=7)
    day.next()
    assert day.says() == ("Panel I", "Introductions", "20:00")
    day.later(minutes=19, seconds=30)
    assert day.says() == ("Panel I", "Introductions", "0:30")
    assert day.card().face.countdown.stage is Stage.SOON
    day.later(seconds=45)
    assert day.says()[2] == "−0:15"
    day.next()
    assert day.says() == ("Panel I", "Debate", "1:00:00")
    day.press(Press.END)
    assert day.says()[0] == "Nothing more today"
    titles = [step.title for step in history(day.window.document.plan)][-3:]
    assert titles == ["Next: Panel I", "Next: Debate", "End Panel I"]


def test_a_hold_stops_the_countdown(day):
    day.later(minutes=5)
    day.next()
    day.later(minutes=5)
    day.press(Press.HOLD)
    day.later(minutes=10)
    assert day.says()[2] == "15:00"
    assert day.card().buttons[Press.HOLD].text() == "Go on"
    day.press(Press.HOLD)
    day.later(minutes=1)
    assert day.says()[2] == "14:00"


def test_back_takes_back_the_last_press_and_undo_does_too(day):
    day.later(minutes=5)
    day.next()
    day.later(minutes=1)
    day.press(Press.BACK)
    assert day.says()[1] == "not started"
    day.next()
    day.window.commands[Action.UNDO].trigger()
    QApplication.processEvents()
    assert day.says()[1] == "not started"


def test_after_a_restart_the_run_goes_on(day, open_window):
    day.later(minutes=5)
    day.next()
    path = day.window.document.plan.path
    day.window.close()
    again = open_window(path)
    assert again.commands[Action.SITE_VIEW].isChecked()
    again.on_site.clock.real = lambda: datetime(2018, 3, 12, 9, 3, tzinfo=UTC)
    again.on_site.look()
    card = next(iter(again.on_site.cards.values()))
    assert (card.face.item, card.face.countdown.digits) == ("Introductions", "17:00")


def test_the_view_has_the_window_to_itself_and_gives_it_back(day):
    window = day.window
    assert not window.session_dock.isVisible()
    window.commands[Action.PLAN_VIEW].trigger()
    assert window.session_dock.isVisible()
    assert window.findings_dock.isVisible()


def test_staff_see_who_to_fetch_and_who_is_not_sure(day):
    words = [words for _look, words in day.site.board.lines]
    assert "10:00 Plenary" in words
    assert "Fetch, and name plates in: Kari Nordmann · Speaker 1 · Norway" in words
    assert any(line.startswith("10:00 Kari Nordmann: to be confirmed") for line in words)


def test_the_speakers_see_the_item_and_what_the_desk_says(day):
    desk = day.site.speakers
    desk.open_or_close.click()
    day.later(minutes=5)
    day.next()
    day.later(minutes=1)
    scene = desk.screen_shown.scene
    assert (scene.title, scene.countdown.digits, scene.speaker) == ("Panel I – Introductions", "4:00", "Speaker 1")
    assert scene.following == "Norway"
    QTest.mouseClick(desk.next_speaker, Qt.MouseButton.LeftButton)
    day.later(seconds=1)
    assert (desk.screen_shown.scene.speaker, desk.screen_shown.scene.following) == ("Norway", "")
    assert not desk.next_speaker.isEnabled()
    QTest.keyClicks(desk.message.lineEdit(), "Please conclude")
    QTest.keyClick(desk.message.lineEdit(), Qt.Key.Key_Return)
    day.later(seconds=1)
    assert desk.screen_shown.scene.message == "Please conclude"
    desk.take_away.click()
    day.later(seconds=1)
    assert desk.screen_shown.scene.message == ""
    desk.open_or_close.click()
    assert desk.screen_shown is None


def test_a_double_click_is_one_press(day):
    day.later(minutes=5)
    button = day.card().buttons[Press.NEXT]
    assert button.text() == "Start: Panel I"
    before = len(history(day.window.document.plan))
    for _half in range(2):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(history(day.window.document.plan)) == before + 1
    assert day.says()[1] == "Introductions"
    day.later(seconds=1)
    day.next()
    assert day.says()[0] == "Nothing more today"


def order_of(day):
    rows = day.card().order.model()
    return [" ".join(filter(None, (rows.index(n, c).data().strip() for c in range(3)))) for n in range(rows.rowCount())]


def test_the_running_order_says_when_the_rest_is_expected(day, session_named):
    plan, panel = day.window.document.plan, session_named(day.window, "Panel I")
    first = plan.session(panel).day.id
    add_segment(plan, panel, "Debate", minutes=60)
    add_block(
        plan, "Lunch", SessionKind.BREAK, day_id=first, start=690, minutes=60, room_id=plan.session(panel).room_id
    )
    add_hard_stop(plan, first, 690, "Interpretation ends")
    assert order_of(day) == [
        "10:00–11:30 Panel I", "10:00–10:20 Introductions", "10:20–11:20 Debate", "11:30 Interpretation ends kept",
        "11:30–12:30 Lunch", "13:00 interpretation ends kept", "18:00 interpretation ends kept",
    ]  # fmt: skip
    day.later(minutes=25)
    day.next()
    assert order_of(day) == [
        "10:20–11:50 Panel I 20 min late", "10:20–10:40 Introductions running", "10:40–11:40 Debate",
        "11:30 Interpretation ends hit: 20 min over", "11:50–12:50 Lunch 20 min late",
        "13:00 interpretation ends kept", "18:00 interpretation ends kept",
    ]  # fmt: skip


def test_a_line_of_the_running_order_can_be_skipped_started_and_ended(day, session_named):
    panel = session_named(day.window, "Panel I")
    add_segment(day.window.document.plan, panel, "Debate", minutes=60)

    def choose(title, words):
        order = day.card().order
        line = next(line for line in order.lines if line.title == title)
        action = next(one for one in order.menu_of(line).actions() if one.text().replace("&", "") == words)
        action.trigger()
        QApplication.processEvents()

    choose("Introductions", "Skip")
    day.later(minutes=5)
    day.next()
    assert day.says()[1] == "Debate"
    choose("Introductions", "Start now after all")
    assert day.says()[1] == "Introductions"
    choose("Introductions", "End now")
    assert day.says()[1] == ""
    choose("Panel I", "End now")
    assert day.says()[0] == "Nothing more today"
    assert day.card().order.menu_of(day.card().order.lines[0]).isEmpty()


def test_the_keys_open_the_menu_of_a_line(day, qtbot):
    order = day.card().order
    order.setFocus()
    order.setCurrentIndex(order.model().index(0, 0))
    told = []
    order.asked.connect(lambda asked: told.append(asked.press))

    def press_return():
        menu = certain(QApplication.activePopupWidget())
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(50, press_return)
    QTest.keyClick(order, Qt.Key.Key_Return)
    assert told == [LinePress.START]
    assert day.says()[1] == "Introductions"


def test_a_break_goes_by_itself_and_is_not_what_is_started(day, session_named):
    plan, panel = day.window.document.plan, session_named(day.window, "Panel I")
    first, room = plan.session(panel).day.id, plan.session(panel).room_id
    add_block(plan, "Registration", SessionKind.REGISTRATION, day_id=first, start=540, minutes=60, room_id=room)
    assert day.says() == ("Panel I", "not started", "–")
    assert day.card().face.following == "Now: Registration, until 10:00"
    day.later(minutes=5)
    day.next()
    assert day.says()[0] == "Panel I"


def test_the_speakers_screen_goes_on_while_the_desk_looks_elsewhere(day):
    day.later(minutes=5)
    desk = day.site.speakers
    desk.open_or_close.click()
    day.later(seconds=1)
    waiting = desk.screen_shown.scene
    assert (waiting.clock, waiting.following) == ("10:00", "10:00 Panel I")
    day.next()
    day.window.commands[Action.SHEETS_VIEW].trigger()
    day.later(minutes=3)
    assert desk.screen_shown.scene.countdown.digits == "2:00"
    desk.open_or_close.click()


def test_the_staff_board_tells_how_every_room_stands_also_on_a_display_of_its_own(day):
    day.later(minutes=25)
    QTest.mouseClick(day.site.strip.board, Qt.MouseButton.LeftButton)
    board = day.site.board_window
    (row,) = board.rows.values()
    assert (row.room.text(), row.title.words) == ("Plenary", "Panel I")
    assert (row.rubric.text(), row.who.words) == ("not begun", "begins 10:20")
    assert row.late.text() == "20 min late"
    told = [line for part in board.parts for line in part.lines]
    assert [line for line in told if line in day.site.board.lines] == day.site.board.lines
    assert "Next turnovers" in [words for _look, words in told]
    day.window.commands[Action.PLAN_VIEW].trigger()
    day.later(minutes=5)
    assert row.late.text() == "25 min late"
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert not board.isVisible()


def test_an_ampersand_of_a_title_or_a_name_stands_as_typed_on_every_button(day, qtbot):
    plan = day.window.document.plan
    block = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    set_field(plan, SessionBlock, block.id, "title", "Q&A && more")
    expect_late(plan, block.id, datetime(2018, 3, 12, 10, 20))
    day.later()
    card, folded = day.card(), FoldedRoom()
    qtbot.addWidget(folded)
    card.resize(900, 600)
    folded.show_face(certain(card.face))
    folded.resize(1200, 60)
    folded.show()
    QApplication.processEvents()
    shown = [card.buttons[Press.NEXT].text(), folded.next.text(), card.waits.chips[0].words.accessibleName()]
    assert [text.replace("&&", "&") for text in shown[:2]] == ["Start: Q&A && more"] * 2
    assert all("Q&&A &&&& more" in text for text in shown[:2])
