"""On the card of a room: who has the floor with a clock of their own, a minute more or less, the next speaker."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, Qt, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.floor import inscribe
from stocktake_desktop.edits.floor_rules import set_warning_times
from stocktake_desktop.models import Organisation, SegmentKind
from stocktake_desktop.planning.warning_times import WarningTimes
from stocktake_desktop.ui.main_window import MainWindow
from stocktake_desktop.ui.on_site.countdown import Stage
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


def test_speakers_are_warned_when_the_rules_say_so(day: Day) -> None:
    document = day.window.document
    document.do(set_warning_times, WarningTimes(120, 120, 20, 30))
    day.later(minutes=5)
    day.next()
    day.later(minutes=4, seconds=10)
    assert (floor(day).countdown.digits, floor(day).countdown.stage) == ("0:50", Stage.RUNNING)
    document.do(set_warning_times, WarningTimes(120, 120, 60, 30))
    assert (floor(day).countdown.digits, floor(day).countdown.stage) == ("0:50", Stage.SOON)
    assert day.site.speakers.preview.scene.countdown == floor(day).countdown
    document.undo()
    assert floor(day).countdown.stage is Stage.RUNNING
    document.do(set_warning_times, WarningTimes(120, 120, 0, 30))
    assert floor(day).countdown.notch is None


def test_on_a_large_card_each_speaker_has_a_part_as_wide_as_their_minutes(day: Day) -> None:
    day.window.resize(1440, 900)
    day.later(minutes=5)
    day.next()
    day.later(minutes=6)
    bar = day.card().speaker.bar
    assert bar.isVisible()
    assert bar.accessibleName() == "Speaker 1: speaks, 6 min of 5 min; Norway: to speak, 15 min"
    first, second = bar.places()
    assert abs(second.width() / first.width() - 15 / 6) < 0.01
    assert day.card().speaker.item.digits.text() == certain(day.card().face).countdown.digits
    assert not day.card().speaker.beside.isVisible()
    over = QPoint(int(second.center().x()), 4)
    QApplication.sendEvent(bar, QHelpEvent(QEvent.Type.ToolTip, over, bar.mapToGlobal(over)))
    assert QToolTip.text() == "Norway: to speak, 15 min"
    day.press(Press.NEXT_SPEAKER)
    assert bar.accessibleName() == "Speaker 1: spoke 6 min of 5 min; Norway: speaks, 0 s of 15 min"
    day.window.resize(900, 600)
    QApplication.processEvents()
    assert not bar.isVisible()


def shown(tip: str) -> str:
    """A tooltip as Qt shows it."""
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText() if Qt.mightBeRichText(tip) else tip


def test_tips_show_names_and_titles_as_typed(day: Day) -> None:
    plan = day.window.document.plan
    panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    set_field(plan, Organisation, plan.meeting.organisations[0].id, "name", "<b>Norway</b>")
    later = add_block(plan, "<i>Later</i>", day_id=panel.day_id, start=800, minutes=60, room_id=panel.room_id)
    for block_id in (panel.id, later):
        add_segment(plan, block_id, "Debate", SegmentKind.DISCUSSION, 30)
    inscribe(plan, panel.id, Who(organisation_id=plan.meeting.organisations[0].id))
    day.later(minutes=5)
    day.next()
    assert shown(day.card().speaker.buttons[Press.NEXT_SPEAKER].toolTip()) == "Next: <b>Norway</b>"
    day.site.side.open_floor()
    day.later(seconds=1)
    assert shown(day.site.floor.buttons.carry.toolTip()) == "Who waits is carried over to <i>Later</i>"


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
