"""On the card of a room: who has the floor with a clock of their own, a minute more or less, the next speaker."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.on_site.report_window import ReportWindow
from stocktake_desktop.ui.on_site.room_face import FloorFace, Press
from tests.certain import certain
from tests.ui.on_site.conftest import Day


def floor(day: Day) -> FloorFace:
    return certain(day.card().face).floor


def test_each_speaker_has_a_clock_and_the_item_stands_beside_it(day: Day) -> None:
    day.later(minutes=5)
    assert not day.card().speaker.buttons[Press.MORE].isVisible()
    day.next()
    day.later(minutes=6)
    assert (floor(day).name, floor(day).countdown.digits, floor(day).countdown.words) == (
        "Speaker 1",
        "−1:00",
        "over 5 min",
    )
    assert day.card().speaker.countdown.countdown == floor(day).countdown
    assert floor(day).beside == "14:00 left to 10:20 · 15 min still to speak"
    assert floor(day).is_short
    day.press(Press.NEXT_SPEAKER)
    day.later(minutes=2)
    assert (floor(day).name, floor(day).countdown.digits, floor(day).following) == ("Norway", "13:00", "")
    assert not day.card().buttons[Press.NEXT_SPEAKER].isEnabled()


def test_a_minute_more_by_button_and_by_key_is_a_step_each(day: Day) -> None:
    day.later(minutes=5)
    day.next()
    for _twice in range(2):
        day.press(Press.MORE)
    assert floor(day).given == "7 min given, began 10:00:00"
    QTest.keyClick(day.card(), Qt.Key.Key_Plus)
    assert floor(day).countdown.digits == "8:00"
    QTest.keyClick(day.site, Qt.Key.Key_Minus)
    QTest.keyClick(day.site, Qt.Key.Key_Minus)
    assert floor(day).countdown.digits == "6:00"
    assert day.window.document.plan.undo_title == "One minute less for Speaker 1"
    day.window.document.undo()
    assert floor(day).countdown.digits == "7:00"


def test_back_names_whose_turn_it_takes_back(day: Day) -> None:
    day.later(minutes=5)
    day.next()
    day.later(minutes=3)
    day.press(Press.NEXT_SPEAKER)
    day.later(minutes=1)
    day.press(Press.BACK)
    assert day.window.document.plan.undo_title == "Back: Norway has the floor"


def test_after_a_restart_the_same_one_has_the_floor(day: Day, open_window: Callable[..., MainWindow]) -> None:
    day.later(minutes=5)
    day.next()
    day.later(minutes=3)
    day.press(Press.NEXT_SPEAKER)
    path = certain(day.window.document.plan.path)
    day.window.close()
    again = Day(open_window(path))
    again.later(minutes=9)
    assert (floor(again).name, floor(again).countdown.digits) == ("Norway", "14:00")


def test_the_report_window_has_a_row_for_each_who_spoke(day: Day) -> None:
    day.later(minutes=5)
    day.next()
    day.later(minutes=7)
    day.press(Press.NEXT_SPEAKER)
    day.later(minutes=1)
    QTest.mouseClick(day.site.strip.report, Qt.MouseButton.LeftButton)
    report = certain(day.window.findChild(ReportWindow))
    rows = {line[0]: line[1:6] for line in report.lines}
    assert rows["Speaker 1"] == ["5 min", "7 min", "", "", "2 min longer"]
    assert "Norway" not in rows
    report.close()
