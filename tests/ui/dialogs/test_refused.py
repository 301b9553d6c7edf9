"""What a form stands for is done while it is open: refused, it says why and loses nothing that was typed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from stocktake_desktop.ui.dialogs.importing import ImportDialog
from stocktake_desktop.ui.look.actions import Action
from tests.history import history


def test_a_day_that_is_there_already_is_refused_in_the_form(open_window, plan_path, answer):
    window = open_window(plan_path)
    steps = len(history(window.document.plan))
    told: list[str] = []
    window.document.refused.connect(told.append)

    def fill(form) -> None:
        form.title.setText("Reserve")
        form.date.line.setText("Day 2")
        form.ok.click()
        assert form.isVisible()
        assert "5" in form.wrong.text()
        assert (form.title.text(), form.focusWidget()) == ("Reserve", form.date.line)
        form.date.line.setText("8 Mar")
        assert not form.wrong.text()
        form.ok.click()
        assert not form.isVisible()

    answer(window.commands[Action.ADD_DAY].trigger, fill)
    plan = window.document.plan
    assert [(day.date, day.title) for day in plan.meeting.days][2:] == [(date(2031, 3, 8), "Reserve")]
    assert (len(history(plan)), told) == (steps + 1, [])


def test_a_zone_is_taken_by_any_name_and_only_if_it_exists(open_window, plan_path, answer):
    window = open_window(plan_path)

    def fill(form) -> None:
        form.title.setText("Jaipur talks")
        form.timezone.setCurrentText("Atlantis")
        assert "“Atlantis”" in form.wrong.text()
        assert not form.ok.isEnabled()
        form.timezone.setCurrentText("mexico city")
        form.ok.click()

    answer(window.commands[Action.MEETING].trigger, fill)
    meeting = window.document.plan.meeting
    assert (meeting.title, meeting.timezone) == ("Jaipur talks", "America/Mexico_City")


def test_zones_are_offered_by_what_is_anywhere_in_their_names(qtbot, open_window, plan_path, answer):
    window = open_window(plan_path)

    def fill(form) -> None:
        line = form.timezone.line
        offered = []
        for typed in ("nairobi", "mexico c", "Geneva"):
            line.setFocus()
            line.selectAll()
            QTest.keyClicks(line, typed)
            completer = form.timezone.completer()
            offered.append(completer.currentCompletion())
        completer.popup().setCurrentIndex(completer.completionModel().index(0, 0))
        QTest.keyClick(completer.popup(), Qt.Key.Key_Return)
        assert line.text() == "Europe/Zurich"
        assert offered == ["Africa/Nairobi", "America/Mexico_City", "Europe/Zurich"]
        form.ok.click()

    answer(window.commands[Action.MEETING].trigger, fill)
    assert window.document.plan.meeting.timezone == "Europe/Zurich"


def test_a_meeting_that_cannot_be_started_stays_in_its_form(open_window, tmp_path, answer):
    window = open_window()

    def fill(form) -> None:
        form.title.setText("Water talks")
        form.timezone.setCurrentText("Nairobi")
        form.file.setText(str(tmp_path / "water"))
        form.check()
        (tmp_path / "water.stocktake").touch()  # somebody else was quicker
        form.ok.click()
        assert form.isVisible()
        assert form.wrong.text()
        form.file.setText(str(tmp_path / "water two"))
        form.check()
        form.ok.click()

    answer(window.commands[Action.NEW].trigger, fill)
    assert (window.document.plan.meeting.title, window.document.plan.meeting.timezone) == (
        "Water talks",
        "Africa/Nairobi",
    )


def test_another_file_for_an_import_may_be_thought_better_of(open_window, tmp_path, answer):
    window = open_window()

    def fill(form: ImportDialog) -> None:
        form.text.setPlainText("Harvest forum\nDay 1\n09:00 – 10:00 Opening")
        form.first_day.line.setText("4 mars 2031")
        form.timezone.setCurrentText("Atlantis")
        form.read()
        assert not form.ok.isEnabled()
        form.timezone.setCurrentText("Kolkata")
        answer(form.goal.elsewhere.click, QFileDialog.reject)
        assert (form.isVisible(), form.text.toPlainText()[:7]) == (True, "Harvest")
        assert "Harvest forum.stocktake" in form.goal.kept.text()

        def save(box: QFileDialog) -> None:
            box.selectFile(str(tmp_path / "forum.stocktake"))
            box.accept()

        answer(form.goal.elsewhere.click, save)
        assert "forum.stocktake" in form.goal.kept.text()
        form.ok.click()

    answer(window.commands[Action.IMPORT].trigger, fill)
    meeting = window.document.plan.meeting
    assert window.document.plan.path == tmp_path / "forum.stocktake"
    assert (meeting.timezone, [day.date for day in meeting.days]) == ("Asia/Kolkata", [date(2031, 3, 4)])


@pytest.mark.parametrize(("typed", "minutes"), [("1 h", 60), ("-½ h", -30), ("+90m", 90), ("−15", -15)])
def test_a_shift_is_typed_as_people_say_it(open_window, plan_path, session_named, answer, typed, minutes):
    window = open_window(plan_path)
    block = session_named(window, "Panel II")
    window.document.select(block)

    def fill(form) -> None:
        form.minutes.setText("soon")
        assert "“soon”" in form.wrong.text()
        form.minutes.setText("13 h")
        assert form.wrong.text() == "Write a length from −12 h to 12 h."
        form.minutes.setText(typed)
        form.ok.click()

    answer(window.commands[Action.SHIFT].trigger, fill)
    assert window.document.plan.session(block).start == 900 + minutes


def test_hours_and_times_of_every_form_are_typed_alike(open_window, plan_path, session_named, answer):
    window = open_window(plan_path)
    seen = {}

    def hours(form) -> None:
        form.first_hour.setText("7 a.m.")
        form.last_hour.setText("midnight")
        assert form.wrong.text() == "The last hour shown comes after the first one."
        form.last_hour.setText("22.30")
        assert form.wrong.text() == "Write a full hour, such as 8:00."
        form.last_hour.setText("24 h")
        form.ok.click()

    answer(window.commands[Action.PREFERENCES].trigger, hours)
    assert (window.settings.first_hour, window.settings.last_hour) == (7, 24)

    def session(form) -> None:
        form.title.setText("Lunch")
        form.start.setText("12 noon")
        form.minutes.setText("1.5 h")
        QTest.keyClick(form.minutes, Qt.Key.Key_Tab)
        form.ok.click()

    answer(window.commands[Action.NEW_SESSION].trigger, session)
    lunch = window.document.selected
    assert (lunch.start, lunch.minutes) == (720, 90)
    window.document.select(session_named(window, "Panel II"))

    def split(form) -> None:
        form.time.setText("3.30 p.m.")
        seen["split"] = form.wrong.text()
        form.ok.click()

    answer(window.commands[Action.SPLIT].trigger, split)
    assert seen["split"] == ""
    assert window.document.plan.session(session_named(window, "Panel II")).minutes == 30

    def rules(form) -> None:
        form.turnaround.setText("¼ h")
        next(iter(form._stops.values())).setText("noon, 6p")
        form.ok.click()

    answer(window.commands[Action.RULES].trigger, rules)
    meeting = window.document.plan.meeting
    assert meeting.turnaround_minutes == 15
    assert [stop.minute for stop in meeting.days[0].hard_stops] == [720, 1080]
