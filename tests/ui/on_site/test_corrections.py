"""The report is corrected where it is read: times, as planned, skipped, not noted; each is one step."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.on_site.report_window import ReportWindow
from stocktake_desktop.ui.on_site.running_order_list import LinePress


def report_of(day):
    QTest.mouseClick(day.site.strip.report, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    return day.window.findChild(ReportWindow)


def row_of(report, title):
    found = report.table.findItems(title, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    return found[0]


def choose(report, title, words):
    menu = report.corrections.menu_of(row_of(report, title).data(0, Qt.ItemDataRole.UserRole))
    next(action for action in menu.actions() if action.text() == words).trigger()
    QApplication.processEvents()


def actual(report, title):
    return next(line[2] for line in report.lines if line[0] == title)


def test_times_are_corrected_by_return_on_a_row_and_taken_back(day, answer):
    day.later(minutes=15)
    day.next()  # pressed ten minutes late
    report = report_of(day)
    assert actual(report, "Panel I") == "from 10:10"

    def fill(form):
        assert (form.began.text(), form.has_ended) == ("10:10", False)
        form.began.selectAll()
        QTest.keyClicks(form.began, "10.02")
        QTest.keyClick(form.began, Qt.Key.Key_Return)

    report.table.setCurrentItem(row_of(report, "Panel I"))
    answer(lambda: report.table.itemActivated.emit(row_of(report, "Panel I"), 0), fill)
    assert actual(report, "Panel I") == "from 10:02"
    assert day.card().late.text() == "2 min late"
    day.window.commands[Action.UNDO].trigger()
    assert actual(report, "Panel I") == "from 10:10"


def test_an_end_before_its_beginning_says_what_is_wrong(day, answer):
    day.later(minutes=200)
    report, said = report_of(day), []

    def fill(form):
        form.ended.selectAll()
        QTest.keyClicks(form.ended, "9.30")
        said.append((form.wrong.text(), form.ok.isEnabled()))
        form.ended.selectAll()
        QTest.keyClicks(form.ended, "1142")
        QTest.keyClick(form.ended, Qt.Key.Key_Return)

    choose_row = row_of(report, "Panel I") if "Panel I" in [line[0] for line in report.lines] else None
    assert choose_row is None  # nothing was noted on this day yet
    report.as_planned.click()
    assert actual(report, "Panel I").startswith("10:00–11:30")
    answer(lambda: choose(report, "Panel I", "&Correct the times…"), fill)
    assert said == [("It cannot end before it began: correct one of the two.", False)]
    assert actual(report, "Panel I").startswith("10:00–11:42")


def test_all_before_now_took_place_as_planned_in_one_press(day):
    day.later(minutes=100)
    assert day.card().late.text() != "on time"
    report = report_of(day)
    assert report.as_planned.isVisible()
    assert report.as_planned.text() == "1 before now took place as planned"
    QTest.mouseClick(report.as_planned, Qt.MouseButton.LeftButton)
    assert not report.as_planned.isVisible()
    assert day.card().late.text() == "on time"
    choose(report, "Panel I", "Was &skipped")
    assert actual(report, "Panel I") == "skipped"
    choose(report, "Panel I", "&Nothing is noted")
    for _step in range(3):
        day.window.commands[Action.UNDO].trigger()
    assert not any(line[2] == "10:00–11:30 · 1 h 30" for line in report.lines)


def test_one_session_took_place_as_planned_from_its_line_on_the_card(day):
    day.later(minutes=200)
    line = next(line for line in day.card().order.lines if line.title == "Panel I")
    menu = day.card().order.menu_of(line)
    next(action for action in menu.actions() if action.text() == "Took place as &planned").trigger()
    assert day.window.document.plan.undo_title == "Panel I took place as planned"
    assert day.card().late.text() == "on time"
    assert LinePress.AS_PLANNED in LinePress


def test_after_midnight_what_runs_stays_and_can_be_ended(day):
    day.next()
    day.later(minutes=15 * 60 + 30)  # 1:25 on the next day
    assert day.site.clock.now.hour == 1
    assert day.says()[0] == "Panel I"
    assert day.site.strip.day.text().startswith("Day 1")
    day.later(seconds=5)
    day.site.keys.pressed.emit(
        next(iter(day.site.cards)), next(press for press in day.card().buttons if press.name == "END")
    )
    assert day.window.document.plan.undo_title == "End Panel I"
