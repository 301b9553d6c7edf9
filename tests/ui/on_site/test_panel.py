"""The day on the screen: pressing through a session with mouse and clock, restart, rehearsal, the speakers' screen."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.ui.on_site.countdown import Stage
from stocktake_desktop.ui.on_site.room_face import Press


def test_a_session_is_run_through_its_segments(day, session_named):
    add_segment(day.window.document.plan, session_named(day.window, "Panel I"), "Debate", minutes=60)
    assert day.says() == ("Panel I", "not started", "–")
    day.later(minutes=7)
    day.next()
    assert day.says() == ("Panel I", "Introductions", "20:00")
    day.later(minutes=19, seconds=30)
    assert day.says() == ("Panel I", "Introductions", "0:30")
    assert day.card().countdown.countdown.stage is Stage.SOON
    day.later(seconds=45)
    assert day.says()[2] == "+0:15"
    day.next()
    assert day.says() == ("Panel I", "Debate", "1:00:00")
    day.press(Press.END)
    assert day.says()[0] == "Nothing more today"
    titles = [step.title for step in day.window.document.plan.history()][-3:]
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
    day.window.commands["undo"].trigger()
    QApplication.processEvents()
    assert day.says()[1] == "not started"


def test_after_a_restart_the_run_goes_on(day, open_window):
    day.later(minutes=5)
    day.next()
    path = day.window.document.plan.path
    day.window.close()
    again = open_window(path)
    assert again.commands["site view"].isChecked()
    again.on_site.clock.real = lambda: datetime(2018, 3, 12, 9, 3, tzinfo=UTC)
    again.on_site.look()
    card = next(iter(again.on_site.cards.values()))
    assert (card.face.item, card.face.countdown.digits) == ("Introductions", "17:00")


def test_a_rehearsal_sets_the_clock_of_the_meeting(day, answer):
    day.real = datetime(2017, 11, 1, 12, 0, tzinfo=UTC)
    day.site.look()
    assert day.site.strip.day.text() == "Today is no day of this meeting."

    def fill(form):
        assert form.time.time().toString("HH:mm") == "09:50"
        form.speed.show_value(60)
        QTest.keyClick(form.speed, Qt.Key.Key_Return)

    answer(day.site.strip.rehearse.click, fill)
    assert day.site.strip.mode.text() == "Rehearsal, 60 × as fast"
    day.later(seconds=15)
    assert day.site.strip.time.text() == "10:05:00"
    assert day.says()[0] == "Panel I"
    day.site.strip.real.click()
    assert day.site.strip.mode.text() == ""
    assert day.site.strip.day.text() == "Today is no day of this meeting."


def test_the_view_has_the_window_to_itself_and_gives_it_back(day):
    window = day.window
    assert not window.session_dock.isVisible()
    window.commands["plan view"].trigger()
    assert window.session_dock.isVisible()
    assert window.findings_dock.isVisible()


def test_staff_see_who_to_fetch_and_who_is_not_sure(day):
    words = [words for _look, words in day.site.board.shown]
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
    assert (scene.title, scene.countdown.digits, scene.speaker) == ("Panel I – Introductions", "19:00", "Speaker 1")
    QTest.keyClicks(desk.message.lineEdit(), "Please conclude")
    QTest.keyClick(desk.message.lineEdit(), Qt.Key.Key_Return)
    day.later(seconds=1)
    assert desk.screen_shown.scene.message == "Please conclude"
    desk.take_away.click()
    day.later(seconds=1)
    assert desk.screen_shown.scene.message == ""
    desk.open_or_close.click()
    assert desk.screen_shown is None
