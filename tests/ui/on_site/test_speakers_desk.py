"""The desk beside the rooms: folded until needed, what the hall sees small, and what comes back after a restart."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.running import expect_late
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.on_site.hall_scene import Shows
from stocktake_desktop.ui.on_site.room_face import Press
from stocktake_desktop.ui.on_site.speakers_desk import SpeakersDesk
from tests.certain import certain
from tests.ui.on_site.conftest import Day


def hall(day: Day) -> SpeakersDesk:
    return day.site.speakers


def test_it_is_folded_until_a_screen_is_opened_and_shows_what_the_hall_sees(day: Day) -> None:
    desk = hall(day)
    assert not desk.preview.isVisible()
    desk.open_or_close.click()
    assert desk.preview.isVisible()
    day.later(minutes=5)
    day.next()
    day.later(minutes=1)
    screen = certain(desk.screen_shown)
    assert desk.preview.scene == screen.scene
    assert (screen.scene.speaker, screen.scene.remaining, screen.scene.clock) == ("Speaker 1", 1, "10:01")
    for button, shows in ((desk.only_clock, Shows.CLOCK), (desk.blackout, Shows.NOTHING)):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert (screen.scene.shows, desk.preview.scene.shows, button.isChecked()) == (shows, shows, True)
    QTest.mouseClick(desk.blackout, Qt.MouseButton.LeftButton)
    assert screen.scene.shows is Shows.ALL
    desk.open_or_close.click()
    assert desk.status.text() == "not shown"


def test_the_hall_is_told_when_what_is_next_is_expected(day: Day, session_named: Callable[..., str]) -> None:
    day.site.speakers.fold.setChecked(True)
    assert hall(day).preview.scene.following == "10:00 Panel I"
    expect_late(day.window.document.plan, session_named(day.window, "Panel I"), datetime(2018, 3, 12, 10, 20))
    day.later(seconds=1)
    assert hall(day).preview.scene.following == "10:20 Panel I"


def test_screen_message_and_who_speaks_are_there_after_a_restart(
    day: Day, open_window: Callable[..., MainWindow]
) -> None:
    day.later(minutes=5)
    day.next()
    day.press(Press.NEXT_SPEAKER)
    hall(day).open_or_close.click()
    hall(day).message.setEditText("Please\tconclude ")
    hall(day).show_message.click()
    hall(day).only_clock.click()
    path = certain(day.window.document.plan.path)
    day.window.close()
    assert hall(day).halls.shown == {}
    again = Day(open_window(path))
    again.later(minutes=6)
    scene = certain(hall(again).screen_shown).scene
    assert (scene.speaker, scene.message, scene.shows) == ("Norway", "Please conclude", Shows.CLOCK)
    hall(again).open_or_close.click()
    again.window.close()
    third = Day(open_window(path))
    assert hall(third).screen_shown is None


def test_what_was_on_a_display_that_is_unplugged_waits_for_it_and_comes_back(day: Day) -> None:
    desk = hall(day)
    (display,) = QGuiApplication.screens()
    desk.open_or_close.click()
    shown = certain(desk.screen_shown)
    desk.halls.screen_went(display)
    assert not shown.isVisible()
    note = desk.halls.note(str(desk.room.value()))
    assert note.display
    desk.halls.screen_came(display)
    assert certain(desk.screen_shown).isVisible()
    assert desk.display.value() == note.display


def test_whoever_leaves_it_on_its_display_closes_it_for_good(day: Day) -> None:
    desk = hall(day)
    desk.open_or_close.click()
    screen = certain(desk.screen_shown)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.isVisible()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    day.later(seconds=1)
    assert desk.halls.shown == {}
    assert desk.open_or_close.text() == "Open the speakers’ screen"


def test_next_and_a_minute_more_act_while_the_screen_covers_the_desk(day: Day) -> None:
    day.later(minutes=5)
    hall(day).open_or_close.click()
    screen = certain(hall(day).screen_shown)
    QTest.keyClick(screen, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert day.says()[1] == "Introductions"
    QTest.keyClick(screen, Qt.Key.Key_Plus)
    assert screen.scene.countdown.digits == "6:00"
    day.later(seconds=5)
    QTest.keyClick(screen, Qt.Key.Key_N)
    assert screen.scene.speaker == "Norway"


def test_two_rooms_have_a_screen_each_and_one_display_shows_one(day: Day) -> None:
    halls = hall(day).halls
    (display,) = QGuiApplication.screens()
    halls.open("one", display)
    halls.open("two", display)
    assert list(halls.shown) == ["two"]
    assert (halls.note("one").display, bool(halls.note("two").display)) == ("", True)
