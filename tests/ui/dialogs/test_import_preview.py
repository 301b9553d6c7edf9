"""The preview of a programme: what each column holds, which lines are which session, what is assumed or amber."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from stocktake_desktop.interchange.grid.column_words import Column
from stocktake_desktop.interchange.report import Meant
from stocktake_desktop.ui.dialogs.import_lines import SourcePart, spans_of
from stocktake_desktop.ui.dialogs.importing import ImportDialog
from stocktake_desktop.ui.look.actions import Action
from tests.certain import certain

TABLE = """Forum of river mayors in Oslo, 12 to 14 March 2018
Doors open early; buses leave from 7.15 on.
Day 1
Time\tAgenda item\tObjectives
09:00 – 10:00\tOpening\tHear each other
10:00 - 11:30\tPanel I – Soil\tAgree on terms
14:00 – 15:00\tRound table (Room 7)\tNone
"""
STREAM = """Harvest forum
Day 1
09:00 – 10:00 Opening
10:00 - 11:30 Panel I – Soil
 • Ms. Ada Byron, Director (TBC)
Objectives:
 • Agree on terms
"""


@pytest.fixture
def shown(qtbot):
    """A preview of a text, on the screen."""
    parents = []

    def show(text: str) -> ImportDialog:
        parent = QWidget()
        parent.resize(1400, 800)
        qtbot.addWidget(parent)
        parents.append(parent)
        form = ImportDialog(parent, None, text)
        form.show()
        QApplication.processEvents()
        return form

    return show


def titles(form: ImportDialog) -> list[str]:
    days = [certain(form.sessions.topLevelItem(nth)) for nth in range(form.sessions.topLevelItemCount())]
    return [certain(day.child(nth)).text(1) for day in days for nth in range(day.childCount())]


def clipboard(text: str = "", html: str = "", files: tuple[Path, ...] = ()) -> None:
    held = QMimeData()
    if text:
        held.setText(text)
    if html:
        held.setHtml(html)
    if files:
        held.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    QApplication.clipboard().setMimeData(held)


def test_each_column_says_what_it_holds_and_is_read_anew_when_it_holds_something_else(shown):
    form = shown(TABLE)
    assert [box.value() for box in form.grid.boxes] == [Column.TIME, Column.TITLE, Column.OBJECTIVES]
    assert titles(form) == ["Opening", "Panel I – Soil", "Round table"]
    for nth, column in ((1, Column.NOTES), (2, Column.TITLE)):
        box = form.grid.boxes[nth]
        at = next(n for n in range(box.count()) if (box.setCurrentIndex(n), box.value())[1] is column)
        box.activated.emit(at)
    assert titles(form) == ["Hear each other", "Agree on terms", "None"]
    assert [box.value() for box in form.grid.boxes] == [Column.TIME, Column.NOTES, Column.TITLE]


def test_a_table_without_heads_says_what_its_columns_were_read_as(shown):
    form = shown("09:00 – 10:00\tOpening\tRoom 4\n10:00 – 11:00\tPanel\tRoom 5")
    assert [box.value() for box in form.grid.boxes] == [Column.TIME, Column.TITLE, Column.ROOM]


def test_a_line_shows_its_session_and_a_session_its_lines(shown):
    form = shown(STREAM)
    form.grid.go_to(5)
    assert certain(form.sessions.currentItem()).text(1) == "Panel I – Soil"
    assert form.grid.model.marked == {4, 5, 6, 7}
    QTest.keyClick(form.sessions, Qt.Key.Key_Up)
    assert certain(form.sessions.currentItem()).text(1) == "Opening"
    assert form.grid.model.marked == {3}
    form.grid.go_to(1)
    assert form.sessions.currentItem() is None


def test_what_was_understood_is_underlined_by_kind(shown):
    form = shown(STREAM)
    kinds = {
        paragraph.line: [span.meant for span in form.grid.model.spans(paragraph)]
        for line in form.grid.model.lines
        for paragraph in line.cells
        if paragraph
    }
    when, title, who, text = Meant.WHEN, Meant.TITLE, Meant.WHO, Meant.TEXT
    assert kinds == {1: [title], 2: [when], 3: [when, title], 4: [when, title], 5: [who], 6: [text], 7: [text]}
    assert spans_of("Opening (10:00 – 11:00)", title) == [SourcePart(0, 9, title), SourcePart(9, 22, when)]
    certain(form.grid.view.viewport()).grab()  # all of it can be drawn


def test_the_dates_and_the_place_come_with_their_line_and_can_be_typed(shown):
    form = shown(TABLE)
    assert (form.first_day.date, form.facts.place.text(), form.timezone.zone) == (
        date(2018, 3, 12),
        "Oslo",
        "Europe/Oslo",
    )
    assert form.first_day.accessibleDescription() == "line 1"
    assert not form.facts.is_guessed
    assert form.focusWidget() is form.ok
    form.first_day.line.setText("19 March 2018")
    form.facts.place.setText("Bergen")
    form.read()
    assert certain(form.sessions.topLevelItem(0)).text(0).endswith("Mon 19 Mar")
    assert form.facts.place.text() == "Bergen"


def test_a_first_day_that_nobody_said_is_amber_and_has_the_keys(shown):
    form = shown(STREAM)
    assert form.facts.is_guessed
    assert form.focusWidget() is form.first_day.line
    form.first_day.line.setText("4 Dec 2017")
    assert not form.facts.is_guessed
    assert form.first_day.date == date(2017, 12, 4)


def test_days_that_say_their_dates_are_the_first_day(shown):
    form = shown("Monday, 4 December 2017\n09:00 – 10:00 Opening\n5 December 2017\n09:00 – 10:00 Groups")
    assert (form.first_day.date, form.first_day.isEnabled()) == (date(2017, 12, 4), False)


def test_lines_that_look_like_a_time_are_gone_through_and_made_a_session_or_a_note(shown):
    form = shown(TABLE)
    assert form.grid.model.amber == {2: "note of the meeting"}
    assert form.unused.next.isVisible()
    assert not form.unused.session.isVisible()
    QTest.keyClick(form, Qt.Key.Key_F4)
    assert (form.grid.line, form.unused.session.isVisible()) == (2, True)
    form.unused.note.click()
    assert form.grid.model.amber == {}
    assert not form.unused.next.isVisible()
    form = shown(TABLE)
    QTest.keyClick(form, Qt.Key.Key_F4)
    form.unused.session.click()
    assert form.grid.model.amber == {}
    assert any("buses leave" in title for title in titles(form))
    assert len(titles(form)) == 4


def test_a_foot_of_a_page_within_a_table_is_pointed_at(shown):
    form = shown(TABLE + "Programme, page 2 of 9 – status 28.11., 18 h\n15:00 – 16:00\tClosing\tPart as friends\n")
    assert 8 in form.grid.model.amber


def test_the_button_says_what_will_happen_and_the_foot_that_nothing_is_lost(shown, open_window, plan_path):
    form = shown(STREAM)
    assert form.ok.text() == "Start a new meeting with 2 sessions"
    assert "lines read: 7, lost: 0" in form.counts.text()
    assert "1 person" in form.counts.text()
    window = open_window(plan_path)
    form = ImportDialog(window, window.document.plan.meeting, STREAM)
    assert form.ok.text() == "Add 2 sessions to this meeting"
    assert not form.facts.title.isVisibleTo(form)


REFERENCE = """Stocktaking of rivers

A meeting will be held in Puerto Vallarta, Mexico from 4 to 6 December 2017 to take stock.

Day 1
10:00 – 11:00 Welcome ceremony
Day 2
10:00 – 10:15 Opening Day 2
Day 3
10:00 – 10:05 Opening Day 3
"""


def test_a_programme_on_the_clipboard_is_a_dated_saved_plan_in_two_presses(open_window, tmp_path, answer):
    window = open_window()
    window.settings.recent = [str(tmp_path / "gone.stocktake")]  # the folder used last
    clipboard(REFERENCE)
    answer(
        lambda: QTest.keyClick(window.welcome, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
        lambda form: QTest.keyClick(certain(form.focusWidget()), Qt.Key.Key_Return),
    )
    plan = window.document.plan
    assert plan.path == tmp_path / "Stocktaking of rivers.stocktake"
    assert certain(plan.path).exists()
    assert (plan.meeting.place, plan.meeting.timezone) == ("Puerto Vallarta", "America/Mexico_City")
    assert [day.date for day in plan.meeting.days] == [date(2017, 12, day) for day in (4, 5, 6)]
    assert "Stocktaking of rivers.stocktake" in window.notice.words


PAGE = "<table><tr><td>10:00 – 11:00</td><td>Opening</td><td>Hall A</td></tr></table>"


def test_a_page_on_the_clipboard_or_a_drop_of_words_is_read_with_its_table(open_window, answer):
    window, read = open_window(), []

    def look(form: ImportDialog) -> None:
        read.append([certain(certain(form.sessions.topLevelItem(0)).child(0)).text(nth) for nth in (0, 1, 3)])
        form.reject()

    clipboard("10:00 – 11:00 Opening Hall A", PAGE)
    answer(window.welcome.paste.click, look)
    dropped = QMimeData()
    dropped.setHtml(PAGE)
    where, copy = window.rect().center(), Qt.DropAction.CopyAction
    held = (copy, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter, event = QDragEnterEvent(where, *held), QDropEvent(where.toPointF(), *held)

    def drop() -> None:
        QApplication.sendEvent(window, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(window, event)
        QApplication.processEvents()

    answer(drop, look)
    assert read == [["10:00–11:00", "Opening", "Hall A"]] * 2


def test_a_file_on_the_clipboard_or_chosen_on_the_start_page_is_read(open_window, answer, tmp_path, monkeypatch):
    window, path, read = open_window(), tmp_path / "rivers.txt", []
    path.write_text(REFERENCE, "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(path), ""))
    clipboard(files=(path,))

    def look(form: ImportDialog) -> None:
        read.append((form.name.text(), form.ok.text()))
        form.reject()

    answer(window.welcome.paste.click, look)
    answer(window.welcome.open_file.click, look)
    assert read == [("rivers.txt", "Start a new meeting with 3 sessions")] * 2


def test_what_is_pasted_into_the_preview_replaces_what_was_there(shown):
    form = shown(TABLE)
    clipboard("10:00 – 11:00 Tea\n11:00 – 12:00 Talk")
    QTest.keyClick(form.grid.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert titles(form) == ["Tea", "Talk"]


def test_with_nothing_on_the_clipboard_there_is_a_field_to_type_in(open_window, answer):
    window = open_window()
    QApplication.clipboard().clear()
    answer(window.welcome.paste.click, check_empty)


def check_empty(form: ImportDialog) -> None:
    assert form.focusWidget() is form.text
    form.reject()


@pytest.mark.parametrize("name", ["a.doc", "a.odt", "a.rtf", "a.pdf", "a.eml"])
def test_files_of_other_programs_are_refused_with_what_to_do(open_window, answer, tmp_path, name):
    window, told = open_window(), []
    (tmp_path / name).write_bytes(b"{\\rtf1 x}")
    answer(lambda: window.files.take(tmp_path / name), lambda box: (told.append(box.informativeText()), box.reject()))
    assert "save it as .docx" in told[0] or "paste it" in told[0]
    assert window.commands[Action.IMPORT].isEnabled()
