"""A rehearsal works on a copy: nothing of it is in the plan, on disk or in the hall, and it ends without a question."""

import random
from contextlib import suppress
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.people import add_person
from stocktake_desktop.interchange.writers.plan_json import plan_as_json
from stocktake_desktop.models import PlanError
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.on_site.report_window import ReportWindow, show_report
from stocktake_desktop.ui.on_site.room_face import Press
from tests.snapshots import same_state
from tests.ui.on_site.conftest import Day
from tests.verbs import press_anything


def begin(day, answer, time="10.06", rate=10):
    def fill(form):
        assert form.focusWidget() is form.time
        form.time.selectAll()
        QTest.keyClicks(form.time, time)
        form.speed.show_value(rate)
        QTest.keyClick(form.time, Qt.Key.Key_Return)

    answer(day.site.strip.rehearse.click, fill)


def end_by_key(window):
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()


def everything(plan):
    """What there is of a plan: its rows, its log, its JSON, its file and what lies beside it."""
    beside = {path.name: path.read_bytes() for path in plan.path.parent.iterdir() if path.suffix == ".stocktake"}
    log = [(line.kind, line.title) for line in plan.log.lines(100, None)]
    return same_state(plan), log, plan_as_json(plan), beside


def test_nothing_pressed_in_a_rehearsal_is_in_the_plan(day, answer):
    document = day.window.document
    plan, before = document.plan, everything(document.plan)
    begin(day, answer)
    assert (document.kept, document.rehearses, document.plan is plan) == (plan, True, False)
    assert day.site.rehearsal_strip.time.text() == "10:06:00"
    day.later(seconds=60)
    assert day.site.rehearsal_strip.time.text() == "10:16:00"
    day.next()
    assert day.says()[0] == "Panel I"
    assert day.card().late.text() == "16 min late"
    day.later(seconds=30)
    day.next()
    day.press(Press.BACK)
    add_person(document.plan, "Ana", "Ruiz")
    assert day.site.rehearsal_strip.presses.text() == "4 presses"
    assert everything(plan) == before
    day.site.rehearsal_strip.end.click()
    QApplication.processEvents()
    assert (document.plan, document.rehearses) == (plan, False)
    assert everything(plan) == before
    assert day.says() == ("Panel I", "not started", "–")
    assert day.site.strip.time.text() == "09:56:30"
    day.next()  # the day itself goes on as if nothing had been
    assert plan.undo_title == "Next: Panel I"


def test_whatever_is_pressed_in_a_rehearsal_leaves_nothing(day, answer):
    document, chance = day.window.document, random.Random(18)
    plan, before = document.plan, everything(document.plan)
    for _round in range(3):
        begin(day, answer)
        for _press in range(25):
            with suppress(PlanError):
                press_anything(document.plan, chance)
            if chance.random() < 0.2:
                document.undo()
        end_by_key(day.window)
        assert (document.plan, document.rehearses) == (plan, False)
    assert everything(plan) == before


def test_it_is_unmistakable_and_ends_by_a_key_in_every_view(day, answer):
    window = day.window
    title, margins = window.windowTitle(), window.contentsMargins()
    begin(day, answer)
    assert window.windowTitle() == f"Rehearsal: {title}"
    assert window.status.state.text() == "rehearsal"
    assert (day.site.strip.isVisible(), day.site.rehearsal_strip.isVisible()) == (False, True)
    assert day.site.rehearsal.frame.isVisible()
    assert day.site.rehearsal.frame.geometry() == window.rect()
    window.commands[Action.PLAN_VIEW].trigger()
    assert day.site.rehearsal.frame.isVisible()
    window.resize(window.width() - 60, window.height() - 20)
    QApplication.processEvents()
    assert day.site.rehearsal.frame.geometry() == window.rect()
    end_by_key(window)
    assert (window.windowTitle(), window.contentsMargins()) == (title, margins)
    assert (window.document.rehearses, day.site.rehearsal.frame) == (False, None)


def test_the_time_and_the_pace_are_changed_on_the_strip(day, answer):
    begin(day, answer, rate=1)
    strip = day.site.rehearsal_strip
    steps = day.window.document.plan.undo_title
    QTest.mouseClick(strip.paces[0], Qt.MouseButton.LeftButton)
    day.later(minutes=5)
    assert strip.time.text() == "10:06:00"
    strip.at.setFocus()
    strip.at.selectAll()
    QTest.keyClicks(strip.at, "1330")
    QTest.keyClick(strip.at, Qt.Key.Key_Return)
    QTest.mouseClick(strip.paces[60], Qt.MouseButton.LeftButton)
    day.later(seconds=2)
    assert strip.time.text() == "13:32:00"
    assert day.window.document.plan.undo_title == steps
    day.window.document.plan.undo()
    assert strip.time.text() == "13:32:00"


def test_paper_and_files_do_not_come_out_of_it(day, answer):
    document = day.window.document
    refused: list[str] = []
    document.refused.connect(refused.append)
    begin(day, answer)
    day.window.commands[Action.SHEETS_VIEW].trigger()
    centre = day.window.sheets.centre
    centre.book.settle()
    assert centre.chosen
    centre.print_chosen()
    centre.save_one_file()
    centre.save_each()
    show_report(document, day.window.settings, day.site.clock, day.window)
    day.window.findChild(ReportWindow).save_csv.click()
    assert refused == ["This is a rehearsal: sheets are shown, not printed or saved. End it first."] * 4
    centre.show_pages()
    assert centre.pane.isVisible()


def test_another_plan_or_the_end_of_the_window_ends_it(day, answer, tmp_path, open_window):
    path, before = day.window.document.plan.path, same_state(day.window.document.plan)
    begin(day, answer)
    day.next()
    day.window.close()
    again = Day(open_window(path))
    assert same_state(again.window.document.plan) == before
    assert not again.window.document.plan.read_only
    begin(again, answer)
    again.window.files.close()
    assert (again.window.document.rehearses, again.site.rehearsal.frame) == (False, None)
    assert again.window.centre.currentWidget() is not again.window.work


def test_on_any_day_also_of_a_plan_that_may_only_be_read(open_window, answer, tmp_path, day):
    other = Day(open_window(day.window.document.plan.path))  # the first window has it
    other.real = datetime(2017, 11, 1, 12, 0, tzinfo=UTC)
    other.site.look()
    assert other.window.document.plan.read_only
    assert other.site.strip.day.text() == "Today is no day of this meeting."
    answer(other.site.no_day.rehearse.click, lambda form: QTest.keyClick(form.time, Qt.Key.Key_Return))
    assert other.site.rehearsal_strip.time.text() == "09:50:00"
    other.press(Press.NEXT)
    assert other.says()[0] == "Panel I"
    other.site.rehearsal.end()
    assert other.site.strip.day.text() == "Today is no day of this meeting."
