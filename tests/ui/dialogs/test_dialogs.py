"""The forms of the menus: what they ask, what they refuse, what comes of them."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtTest import QTest

from stocktake_desktop.models import open_plan
from stocktake_desktop.ui.dialogs.importing import ImportDialog
from stocktake_desktop.ui.dialogs.new_meeting import NewMeetingDialog, proposed, with_suffix
from stocktake_desktop.ui.look.actions import Action
from tests.certain import certain
from tests.history import history

PROGRAMME = """Harvest forum
Day 1
Time Agenda item
09:00 – 10:00 Opening
10:00 - 11:30 Panel I – Soil
 • Ms. Ada Byron, Director (TBC)
Objectives:
 • Agree on terms
Something nobody can place
Day 2
9.00 am – 10.15 am Round up
"""


def test_importing_pasted_text_is_one_step_that_undo_takes_back(open_window, plan_path, answer):
    window = open_window(plan_path)

    def paste(dialog: ImportDialog) -> None:
        assert not dialog.ok.isEnabled()
        dialog.text.setPlainText(PROGRAMME)
        dialog.first_day.show_date(date(2031, 3, 4))
        dialog.read()
        days = [certain(dialog.sessions.topLevelItem(nth)) for nth in range(dialog.sessions.topLevelItemCount())]
        assert [day.childCount() for day in days] == [2, 1]
        assert [certain(days[0].child(1)).text(column) for column in (0, 2)] == ["10:00–11:30", "Panel"]
        assert "lines read" in dialog.counts.text()
        dialog.ok.click()

    answer(window.commands[Action.IMPORT].trigger, paste)
    plan = window.document.plan
    assert len(plan.meeting.sessions) == 6
    assert plan.undo_title == "Import 3 sessions"
    window.commands[Action.UNDO].trigger()
    assert len(plan.meeting.sessions) == 3


def test_importing_with_no_plan_open_starts_one(open_window, tmp_path, answer):
    window = open_window()

    def paste(dialog: ImportDialog) -> None:
        dialog.text.setPlainText(PROGRAMME)
        dialog.timezone.setCurrentText("Asia/Kolkata")
        dialog.first_day.show_date(date(2031, 3, 4))
        dialog.accept()

    form = ImportDialog(window, None)
    paste(form)
    plan = form.start_plan(tmp_path / "forum.stocktake")
    assert (plan.meeting.title, plan.meeting.timezone) == ("Harvest forum", "Asia/Kolkata")
    assert [day.date for day in plan.meeting.days] == [date(2031, 3, 4), date(2031, 3, 5)]
    plan.close()
    assert window.files.open(tmp_path / "forum.stocktake")


def test_a_page_that_is_pasted_keeps_its_table_and_the_dates_in_its_title_are_proposed(open_window):
    form = ImportDialog(open_window(), None)
    page = QMimeData()
    page.setText("Oslo 12 to 14 March 2018 Day 2 10:00 – 11:00 Opening Hall A")
    page.setHtml(
        "<p>Forum in Oslo, 12 to 14 March 2018</p><table><tr><td colspan=3>Day 2</td></tr>"
        "<tr><td>10:00 – 11:00</td><td>Opening</td><td>Hall A</td></tr></table>"
    )
    form.text.insertFromMimeData(page)
    form.read()
    assert (form.first_day.date, form.timezone.zone) == (date(2018, 3, 12), "Europe/Oslo")
    day = certain(form.sessions.topLevelItem(0))
    assert "13" in day.text(0)
    assert [certain(day.child(0)).text(column) for column in (0, 1, 3)] == ["10:00–11:00", "Opening", "Hall A"]
    form.first_day.show_date(date(2018, 4, 1))
    assert form.first_day.date == date(2018, 4, 1)


def test_a_schedule_that_is_dropped_is_shown_and_imported_as_one_step(open_window, plan_path, answer, tmp_path):
    window = open_window(plan_path)
    source, before = tmp_path / "x.schedule.xml", len(window.document.plan.meeting.sessions)
    event = "<event><title>Talk</title><start>10:00</start><duration>30</duration></event>"
    source.write_text(f'<schedule><day date="2031-05-06"><room name="Hall">{event}</room></day></schedule>')
    answer(lambda: window.files.take(source), lambda dialog: dialog.ok.click())
    assert len(window.document.plan.meeting.sessions) == before + 1
    window.commands[Action.UNDO].trigger()
    assert len(window.document.plan.meeting.sessions) == before
    source.write_text("<schedule>")
    answer(lambda: window.files.take(source), lambda told: told.reject())
    assert len(window.document.plan.meeting.sessions) == before


def test_ok_stands_for_the_text_as_it_is_not_as_it_was_a_moment_ago(open_window, plan_path, answer):
    window = open_window(plan_path)

    def paste(dialog: ImportDialog) -> None:
        dialog.text.setPlainText(PROGRAMME)
        dialog.read()
        dialog.text.setPlainText("11:00 - 12:00 Late change")
        dialog.ok.click()

    answer(window.commands[Action.IMPORT].trigger, paste)
    assert {block.title for block in window.document.plan.meeting.sessions} >= {"Late change"}
    assert len(window.document.plan.meeting.sessions) == 4


def test_a_new_meeting_has_its_days_and_rooms_and_one_step_of_history(open_window, tmp_path):
    window = open_window()
    form = NewMeetingDialog(window, tmp_path)
    assert form.fault() == "Give the meeting a title."
    form.title.setText("Water: talks/2031?")
    form.timezone.setCurrentText("Mars/Olympus")
    assert "time zone" in form.fault()
    form.timezone.setCurrentText("Africa/Nairobi")
    form.days.setValue(2)
    form.groups.setValue(1)
    assert form.path() == tmp_path / "Water talks2031.stocktake"
    assert form.fault() == ""
    plan = form.chosen().create()
    assert (plan.meeting.title, plan.meeting.timezone) == ("Water: talks/2031?", "Africa/Nairobi")
    assert (len(plan.meeting.days), [room.name for room in plan.meeting.rooms]) == (2, ["Plenary", "Breakout room 1"])
    assert [step.title for step in history(plan)] == ["Set up the meeting"]
    plan.close()


def test_file_names_are_free_and_sound(tmp_path):
    (tmp_path / "A.stocktake").touch()
    assert proposed(tmp_path, "A").name == "A 2.stocktake"
    assert proposed(tmp_path, " ../? ").name == "Meeting.stocktake"
    assert proposed(tmp_path, "\u200b\u3164").name == "Meeting.stocktake"
    assert with_suffix("x.STOCKTAKE").name == "x.STOCKTAKE"
    assert with_suffix("x.plan").name == "x.plan.stocktake"


@pytest.mark.parametrize(
    "title",
    [
        "CON",
        "con",
        "PRN ",
        "aux.",
        "nul.tar.gz",
        "COM1",
        "lpt9",
        "com¹",
        "LPT0 .x",
        "CONIN$",
        "NUL/",
        " <CON> ",
        "AUX\t",
    ],
)
def test_no_name_that_windows_keeps_for_a_device_is_proposed(tmp_path, title):
    first = proposed(tmp_path, title).name.partition(".")[0].strip().lower()
    assert first.startswith("_")
    assert proposed(tmp_path, f"{title.strip(' .')}x").name[0] != "_" or "." in title


@pytest.mark.parametrize("title", ["x" * 300, "水" * 300, "🌍" * 300, "é" * 300, "a. . ." * 60, "…" * 90])
def test_a_long_title_becomes_a_name_that_every_system_takes(tmp_path, title):
    name = proposed(tmp_path, title)
    assert len(name.name.encode()) <= 200
    assert not name.stem.endswith((" ", "."))
    name.touch()
    assert proposed(tmp_path, title).name == f"{name.stem} 2.stocktake"


@pytest.mark.parametrize("typed", ["x" * 300, "/" + "y" * 3000 + "/x", "~nobody-of-this-name/x", "x\0y", "/dev/null/x"])
def test_a_file_that_cannot_be_is_refused_in_a_sentence(open_window, tmp_path, typed):
    form = NewMeetingDialog(open_window(), tmp_path)
    form.title.setText("Water talks")
    form.timezone.setCurrentText("Africa/Nairobi")
    form.file.setText(str(tmp_path / typed) if "/" not in typed else typed)
    form.check()
    assert form.fault().endswith(".")
    assert not form.ok.isEnabled()


@pytest.mark.parametrize(("typed", "start"), [("10.15", 615), ("1015", 615), ("3.15 pm", 915)])
def test_moving_by_the_menu_understands_typed_times(
    open_window, plan_path, answer, typed: str, start: int, session_named
):
    window = open_window(plan_path)
    block_id = session_named(window, "Side event")
    window.document.select(block_id)

    def fill(form) -> None:
        form.start.setText("25:99")
        assert not form.ok.isEnabled()
        form.start.setText(typed)
        form.day.setCurrentIndex(1)
        form.ok.click()

    answer(window.commands[Action.MOVE].trigger, fill)
    block = window.document.plan.session(block_id)
    assert (block.day.number, block.start) == (2, start)


def test_a_new_session_is_added_and_selected(open_window, plan_path, answer):
    window = open_window(plan_path)

    def fill(form) -> None:
        form.title.setText("<b>Bold</b> & free")
        form.minutes.setText("1 h 30")
        form.room.setCurrentIndex(1)
        form.ok.click()

    answer(window.commands[Action.NEW_SESSION].trigger, fill)
    block = window.document.selected
    assert (block.title, block.minutes, block.start, block.room.name) == ("<b>Bold</b> & free", 90, 600, "Plenary")
    assert window.commands[Action.UNDO].text() == "&Undo Add <b>Bold</b> && free"


def test_a_new_session_from_a_right_click_is_where_was_clicked(open_window, plan_path, answer):
    window = open_window(plan_path)
    view, day = window.timeline.view, window.document.plan.meeting.days[1]
    column = view.blocks.geometry.column(day.id)
    point = view.mapFromScene(QPointF(column.left + column.width / 2, view.blocks.geometry.y(920)))
    QTest.mousePress(view.viewport(), Qt.MouseButton.RightButton, pos=point)

    def fill(form) -> None:
        assert (form.day.currentData(), form.start.text(), form.room.currentText()) == (day.id, "15:15", "Plenary")
        form.title.setText("Talks")
        form.ok.click()

    answer(window.commands[Action.NEW_SESSION].trigger, fill)
    block = window.document.selected
    assert (block.day_id, block.start, block.minutes, block.room.name) == (day.id, 915, 60, "Plenary")

    def look(form) -> None:
        assert (form.day.currentIndex(), form.start.text(), form.room.currentText()) == (0, "10:00", "Plenary")
        form.reject()

    answer(window.commands[Action.NEW_SESSION].trigger, look)


def test_days_rooms_and_the_meeting_itself(open_window, plan_path, answer):
    window = open_window(plan_path)
    answer(window.commands[Action.ADD_DAY].trigger, lambda form: form.ok.click())
    answer(window.commands[Action.ADD_ROOM].trigger, lambda form: (form.name.setText("Hall B"), form.ok.click()))
    answer(window.commands[Action.MEETING].trigger, lambda form: (form.place.setText("Jaipur"), form.ok.click()))
    window.close()
    with open_plan(plan_path) as plan:
        assert [day.date.day for day in plan.meeting.days] == [4, 5, 6]
        assert [room.name for room in plan.meeting.rooms] == ["Plenary", "Hall B"]
        assert plan.meeting.place == "Jaipur"
        assert plan.undo_title == "Change the meeting"


def test_a_dialog_that_is_left_changes_nothing(open_window, plan_path, answer):
    window = open_window(plan_path)
    steps = len(history(window.document.plan))
    for name in ("new session", "add day", "add room", "meeting", "import"):
        answer(window.commands[name].trigger, lambda form: form.reject())
    assert len(history(window.document.plan)) == steps
