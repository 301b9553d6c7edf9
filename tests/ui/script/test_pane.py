"""The script pane on a real plan: what is typed, where words come from, what is missing, and the page beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.edits.script import ScriptLine, say
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.interchange.writers.plan_json import write_plan_json
from stocktake_desktop.models import Occasion, Pictogram, Plan, SessionKind, StepKind, new_plan
from stocktake_desktop.models.script_text import FIELDS
from stocktake_desktop.planning.script.levels import Scope
from stocktake_desktop.settings import load
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.sheets.printing import Printing
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.style import wear
from stocktake_desktop.ui.script.asked import CueAsked
from stocktake_desktop.ui.script.cue_row import CueField, CueRow
from stocktake_desktop.ui.script.field_list import FieldList
from stocktake_desktop.ui.script.panel import ScriptPanel
from stocktake_desktop.ui.script.paste_dialog import PasteScriptDialog
from stocktake_desktop.ui.script.sentence_row import SentenceRow
from tests.certain import certain
from tests.history import history

FLOOR = StepKind.GIVING_THE_FLOOR


@dataclass
class Desk:
    """The pane in a window, and the panels it tells of."""

    document: Document
    panel: ScriptPanel
    panels: list[str]
    ada: str

    @property
    def plan(self) -> Plan:
        return self.document.plan

    def row(self, step: StepKind, occasion: Occasion | None = None, nth: int = 0) -> SentenceRow:
        """The nth sentence of a kind of step."""
        lines = [(row, certain(row.face).line) for row in self.panel.column.sentences]
        return [row for row, line in lines if (line.step, line.occasion) == (step, occasion)][nth]

    def texts(self, language: str = "en") -> list[str]:
        return [row.text for row in self.plan.meeting.sentences if row.language == language]

    def steps(self) -> int:
        return len([step for step in history(self.plan) if step.stands])


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    wear("light")
    plan = new_plan("Meeting")
    day, hall = add_day(plan, date(2031, 3, 4)), add_room(plan, "Hall")
    panels = [
        add_block(plan, f"Panel {n}", SessionKind.PANEL, day_id=day, start=600 + 60 * n, minutes=60, room_id=hall)
        for n in range(2)
    ]
    ada = add_person(plan, "Ada", "Lind")
    for block in panels:
        add_appearance(plan, block, Who(ada), minutes=5)
        add_appearance(plan, block, Who(placeholder="A mayor"), minutes=5)
    document = Document(plan)
    panel = ScriptPanel(document, load(tmp_path / "settings.json"))
    qtbot.addWidget(panel)
    panel.resize(1300, 800)
    panel.show()
    document.select(panels[0])
    yield Desk(document, panel, panels, ada)
    panel.hide()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    plan.close()


def at_end(row: SentenceRow) -> None:
    row.edit.setFocus()
    cursor = row.edit.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    row.edit.setTextCursor(cursor)


def test_steps_stand_with_time_number_words_and_cues(desk: Desk) -> None:
    rows = [(row.clock, row.number, row.title) for row in desk.panel.rows if row.number]
    assert rows[0] == ("10:00", 1, "Opening of a meeting")
    assert ("10:05", 4, "Giving the floor") in rows
    ada = certain(desk.row(FLOOR).face)
    assert (ada.values["name"], ada.values["minutes"], ada.source) == ("Ada Lind", "five minutes", "the usual words")
    assert {cue.pictogram for cue in desk.panel.rows[0].cues} == {Pictogram.GAVEL, Pictogram.CLOCK}


def test_an_inherited_sentence_is_written_for_this_step_only(desk: Desk) -> None:
    before, row = desk.steps(), desk.row(FLOOR)
    usual = row.edit.text()
    at_end(row)
    QTest.keyClicks(row.edit, " Be brief.")
    assert desk.texts() == []
    row.edit.pause.flush()
    assert desk.texts() == [f"{usual} Be brief."]
    assert desk.steps() == before + 1
    assert certain(desk.row(FLOOR).face).source == "this step only"
    assert desk.row(FLOOR, nth=1).edit.text() == usual
    desk.document.undo()
    assert desk.row(FLOOR).edit.text() == usual


def test_a_blank_is_not_taken_away_while_somebody_thinks(desk: Desk) -> None:
    row = desk.row(FLOOR)
    at_end(row)
    QTest.keyClicks(row.edit, " Be ")
    row.edit.pause.flush()
    QTest.keyClicks(row.edit, "brief.")
    row.edit.pause.flush()
    assert desk.texts()[0].endswith(" Be brief.")


def test_use_for_all_panels_is_a_second_press_and_inherit_takes_back(desk: Desk) -> None:
    row = desk.row(StepKind.OPENING_MEETING)
    at_end(row)
    QTest.keyClicks(row.edit, " Hello.")
    row.edit.pause.flush()
    assert row.wider.text() == "Use for all panels"
    row.wider.click()
    assert certain(desk.row(StepKind.OPENING_MEETING).face).source == "all panels"
    kinds = [(one.subject, one.session_kind) for one in desk.plan.meeting.sentences]
    assert kinds == [(desk.plan.meeting.id, SessionKind.PANEL)]
    row = desk.row(StepKind.OPENING_MEETING)
    row.edit.clear()
    row.edit.pause.flush()
    assert certain(desk.row(StepKind.OPENING_MEETING).face).is_own
    assert desk.row(StepKind.OPENING_MEETING).edit.placeholderText() == "no words here"
    row.menu.aboutToShow.emit()
    next(action for action in row.menu.actions() if action.text() == "Inherit again").trigger()
    assert desk.row(StepKind.OPENING_MEETING).edit.text().endswith(" Hello.")


def test_a_brace_opens_the_list_of_fields_with_their_values(desk: Desk) -> None:
    row = desk.row(FLOOR)
    at_end(row)
    QTest.keyClicks(row.edit, " {se")
    offered = certain(desk.panel.findChild(FieldList))
    assert [offered.item(nth).text() for nth in range(offered.count())] == ["{session}", "{seat}"]
    QTest.keyClick(row.edit, Qt.Key.Key_Escape)
    assert not offered.isVisible()
    assert row.edit.text().endswith(" {se")
    QTest.keyClicks(row.edit, "s")
    QTest.keyClick(row.edit, Qt.Key.Key_Return)
    assert row.edit.text().endswith(" {session}")
    assert row.edit.chips.words("session") == "Panel 0"
    QTest.keyClick(row.edit, Qt.Key.Key_Backspace)
    assert row.edit.text().endswith("{minutes}. ")


def test_an_unknown_field_is_refused_with_a_sentence_and_what_is_typed_stays(desk: Desk) -> None:
    row = desk.row(FLOOR)
    at_end(row)
    QTest.keyClicks(row.edit, " {nme}")
    assert row.message.text().startswith("{nme} is no field. The fields are: {address}")
    row.edit.pause.flush()
    assert row.edit.text().endswith(" {nme}")
    assert desk.texts() == []
    desk.panel.speak("fr")
    assert desk.panel.language == "en"
    assert desk.row(FLOOR).edit.text().endswith(" {nme}")
    for _nth in range(3):
        QTest.keyClick(row.edit, Qt.Key.Key_Backspace)
    QTest.keyClicks(row.edit, "ame}")
    assert row.message.text() == ""
    row.edit.pause.flush()
    assert desk.texts()[0].endswith(" {name}")


def test_tab_goes_to_the_next_sentence_and_ctrl_return_to_the_next_speaker(desk: Desk) -> None:
    rows = desk.panel.column.sentences
    desk.panel.enter()
    QTest.keyClick(rows[0].edit, Qt.Key.Key_Tab)
    assert desk.panel.focusWidget() is rows[1].edit
    QTest.keyClick(rows[1].edit, Qt.Key.Key_Backtab)
    assert desk.panel.focusWidget() is rows[0].edit
    QTest.keyClick(rows[0].edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.panel.focusWidget() is desk.row(FLOOR).edit
    QTest.keyClick(desk.row(FLOOR).edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.panel.focusWidget() is desk.row(FLOOR, nth=1).edit


def test_a_language_says_how_many_sentences_are_missing_and_shows_its_usual_words(desk: Desk) -> None:
    say(desk.plan, ScriptLine(Scope(desk.panels[0]), StepKind.OPENING_MEETING), "en", "Good morning.")
    buttons = desk.panel.languages.buttons
    assert (buttons["en"].text(), buttons["fr"].text()) == ("English", "Français  1")
    buttons["fr"].click()
    face = certain(desk.row(StepKind.OPENING_MEETING).face)
    assert face.is_missing
    assert "Good" not in face.text
    assert desk.row(StepKind.OPENING_MEETING).edit.property("missing")
    buttons["ar"].click()
    option = desk.row(StepKind.OPENING_MEETING).edit.document().defaultTextOption()
    assert option.textDirection() is Qt.LayoutDirection.RightToLeft


def test_an_if_is_added_worded_and_switched_off(desk: Desk) -> None:
    step = next(step for step in desk.panel.column.steps if certain(step.face).calls)
    step.menu.aboutToShow.emit()
    next(action for action in step.menu.actions() if action.text() == "Technical fault").trigger()
    row = desk.row(FLOOR, Occasion.TECHNICAL_FAULT)
    assert row.edit.text()
    assert row.property("if")
    row.menu.aboutToShow.emit()
    next(action for action in row.menu.actions() if action.text() == "Switch this IF off").trigger()
    assert Occasion.TECHNICAL_FAULT not in {certain(one.face).line.occasion for one in desk.panel.column.sentences}


def test_a_cue_is_added_and_taken_away(desk: Desk) -> None:
    cues = desk.panel.column.steps[0].cues

    def press(pictogram: Pictogram) -> None:
        cues.menu.aboutToShow.emit()
        next(action for action in cues.menu.actions() if action.text().lower() == pictogram).trigger()

    press(Pictogram.CAMERA)
    assert Pictogram.CAMERA in {cue.pictogram for cue in desk.panel.rows[0].cues}
    press(Pictogram.GAVEL)
    assert Pictogram.GAVEL not in {cue.pictogram for cue in desk.panel.rows[0].cues}
    press(Pictogram.GAVEL)
    assert Pictogram.GAVEL in {cue.pictogram for cue in desk.panel.rows[0].cues}


def own_cue(desk: Desk, nth: int = 0) -> CueRow:
    """The light of the nth step at which somebody is called."""
    called = [step for step in desk.panel.column.steps if certain(step.face).calls]
    return next(line for line in called[nth].cues.lines if certain(line.face).pictogram == Pictogram.LAMP)


def type_anew(field: CueField, words: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_words_of_a_cue_and_who_does_it_are_typed_where_they_stand(desk: Desk) -> None:
    before, line = desk.steps(), own_cue(desk)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert (line.words.text(), line.done_by.text()) == ("Light at {light}", "technician")
    type_anew(line.words, "Bell at {light}")
    assert (desk.steps(), desk.plan.meeting.cues[0].words) == (before + 1, "Bell at {light}")
    assert (line.printed.text(), own_cue(desk, 1).printed.text()) == ("Bell at 4 min", "Light at 4 min")
    QTest.keyClick(line.words, Qt.Key.Key_Tab)
    assert desk.panel.focusWidget() is line.done_by
    type_anew(line.done_by, "usher")
    assert [(cue.words, cue.done_by) for cue in desk.plan.meeting.cues] == [("Bell at {light}", "usher")]
    desk.panel.page.draw()
    assert "Bell at 4 min" in page_words(desk)
    show = next(sheet for sheet in sheets_of(desk.plan) if sheet.kind == "run-of-show")
    on_show = " ".join(show.content(desk.plan))
    assert "Bell at 4 min" in on_show
    assert "usher" in on_show.lower()
    type_anew(line.words, "Light at {light}")
    assert [(cue.words, cue.done_by) for cue in desk.plan.meeting.cues] == [("", "usher")]  # as usual again
    for _nth in range(3):
        desk.document.undo()
    assert (desk.plan.meeting.cues, own_cue(desk).printed.text()) == ([], "Light at 4 min")


def test_a_cue_in_another_language_leaves_those_of_all_others(desk: Desk, tmp_path: Path) -> None:
    desk.panel.speak("fr")
    line = own_cue(desk)
    line.begin()
    type_anew(line.words, "Cloche")
    assert line.printed.text() == "Cloche"
    desk.panel.speak("en")
    assert own_cue(desk).printed.text() == "Light at 4 min"
    own_cue(desk).begin()
    type_anew(own_cue(desk).done_by, "usher")
    desk.panel.speak("fr")
    own_cue(desk).begin()
    type_anew(own_cue(desk).words, "Sonnette")
    desk.panel.speak("en")
    own_cue(desk).begin()
    type_anew(own_cue(desk).done_by, "steward")
    desk.panel.speak("fr")
    assert own_cue(desk).doer.text() == "steward"  # what nobody translated follows
    write_plan_json(desk.plan, tmp_path / "plan.json")
    with import_plan_json(tmp_path / "plan.json", tmp_path / "copy.stocktake") as copy:
        (cue,), (said,) = copy.meeting.cues, copy.meeting.translations
        assert (cue.words, said.subject, said.language, said.text) == ("", cue.id, "fr", "Sonnette")


def test_a_brace_in_a_cue_offers_the_fields_with_their_values(desk: Desk) -> None:
    line = own_cue(desk)
    line.begin()
    line.words.clear()
    QTest.keyClicks(line.words, "Bell at  now")
    line.words.setCursorPosition(len("Bell at "))
    QTest.keyClicks(line.words, "{li")
    offered = certain(desk.panel.findChild(FieldList))
    assert (offered.isVisible(), offered.count(), offered.item(0).text()) == (True, 1, "{light}")
    assert offered.item(0).toolTip() == "The minute in which the light goes on"
    assert "4 min" in [offered.item(0).data(role) for role in range(256, 260)]
    QTest.keyClick(line.words, Qt.Key.Key_Tab)
    assert (line.words.text(), line.words.cursorPosition(), offered.isVisible()) == ("Bell at {light} now", 15, False)
    QTest.keyClicks(line.words, ", {")
    assert offered.count() == len(FIELDS)
    QTest.keyClick(line.words, Qt.Key.Key_Escape)
    assert (offered.isVisible(), line.words.text()) == (False, "Bell at {light}, { now")
    QTest.keyClicks(line.words, "\b\b\b")
    QTest.keyClick(line.words, Qt.Key.Key_Return)
    assert line.printed.text() == "Bell at 4 min now"
    QTest.keyClicks(line.done_by, "{")
    assert not offered.isVisible(), "who does it has no fields"


def test_a_cue_is_used_for_all_panels_by_a_second_press(desk: Desk) -> None:
    line = own_cue(desk)
    assert line.wider.isHidden()
    line.begin()
    type_anew(line.words, "Bell at {light}")
    desk.panel.speak("fr")
    own_cue(desk).begin()
    type_anew(own_cue(desk).words, "Sonnette")
    desk.panel.speak("en")
    before = desk.steps()
    assert (own_cue(desk).wider.isHidden(), own_cue(desk).wider.text()) == (False, "Use for all panels")
    own_cue(desk).wider.click()
    assert desk.steps() == before + 1
    assert [own_cue(desk, nth).printed.text() for nth in (0, 1)] == ["Bell at 4 min"] * 2
    assert own_cue(desk).wider.isHidden()
    desk.document.select(desk.panels[1])
    assert own_cue(desk).printed.text() == "Bell at 4 min"
    desk.panel.speak("fr")
    assert own_cue(desk).printed.text() == "Sonnette", "its translation goes with it"
    desk.panel.speak("en")
    desk.document.undo()
    assert own_cue(desk).printed.text() == "Light at 4 min"


def test_a_cue_with_an_unknown_field_is_refused_and_stays_typed(desk: Desk) -> None:
    line = own_cue(desk)
    desk.row(FLOOR).edit.setFocus()
    QTest.keyClick(desk.row(FLOOR).edit, Qt.Key.Key_F2)
    QTest.keyClick(certain(desk.panel.focusWidget()), Qt.Key.Key_Tab)
    QTest.keyClick(certain(desk.panel.focusWidget()), Qt.Key.Key_Tab)
    assert desk.panel.focusWidget() is line.words
    type_anew(line.words, "Bell at {bell}")
    assert "{bell} is no field" in line.message.text()
    assert not desk.panel.flush()
    assert (line.words.text(), desk.plan.meeting.cues) == ("Bell at {bell}", [])
    QTest.keyClick(line.words, Qt.Key.Key_Escape)
    assert (line.words.text(), line.message.text()) == ("Light at {light}", "")


def test_paragraphs_fill_the_sentences_step_after_step_as_one_step(desk: Desk) -> None:
    before, seen = desk.steps(), list[tuple[str, str]]()

    def answer() -> None:
        dialog = certain(desk.panel.findChild(PasteScriptDialog))
        table = dialog.preview
        seen.extend((certain(table.item(nth, 0)).text(), certain(table.item(nth, 2)).text()) for nth in range(3))
        dialog.text.appendPlainText("{who}")
        dialog.bring_up_to_date()
        assert not dialog.ok.isEnabled()
        dialog.text.setPlainText("Dear {name}, speak.\n\nNow the mayor.")
        dialog.accept()

    QTimer.singleShot(0, desk.panel, answer)
    script = QMimeData()
    script.setText("Dear {name}, speak.\n\nNow the mayor.")
    desk.row(FLOOR).edit.insertFromMimeData(script)
    assert seen[:2] == [("3  Giving the floor", "Dear {name}, speak."), ("4  Giving the floor", "Now the mayor.")]
    assert desk.texts() == ["Dear {name}, speak.", "Now the mayor."]
    assert desk.steps() == before + 1
    desk.document.undo()
    assert desk.texts() == []


def page_words(desk: Desk) -> str:
    """What the page says, as the PDF holds it."""
    with pypdfium2.PdfDocument(certain(desk.panel.page.data)) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def test_the_page_shows_what_is_half_typed_and_the_plan_does_not_know_of_it(desk: Desk) -> None:
    desk.panel.page.draw()
    assert "Be brief" not in page_words(desk)
    row, before = desk.row(FLOOR), desk.steps()
    at_end(row)
    QTest.keyClicks(row.edit, " Be brief.")
    desk.panel.page.draw()
    assert "Be brief." in page_words(desk)
    assert (desk.texts(), desk.steps()) == ([], before)
    assert row.edit.text().endswith(" Be brief.")


def test_the_page_says_which_words_made_printed_paper_stale(desk: Desk, tmp_path: Path) -> None:
    page, plan, row = desk.panel.page, desk.plan, desk.row(FLOOR)
    page.draw()
    assert page.pane.state.text() == ""  # nothing was printed
    printing = Printing(plan, datetime(2031, 3, 1, 9))
    kinds = [one for one in sheets_of(plan) if (one.kind, one.session_id) == ("podium", desk.panels[0])]
    both = replace(kinds[0], language="en+fr")
    written = [printing.write(sheet, tmp_path / f"{nth}.pdf") for nth, sheet in enumerate((*kinds, both))]
    issues = [Issued(**one.as_issue()) for one in written]
    desk.document.do(record_issues, issues, datetime(2031, 3, 1, 9))
    page.draw()
    assert page.pane.state.text() == ""  # both hold
    at_end(row)
    QTest.keyClicks(row.edit, " Be brief.")
    page.draw()
    since = page.pane.state.text().splitlines()
    names = sorted(issue.name for issue in plan.meeting.sheet_issues)
    assert sorted(line.split(": ")[0] for line in since) == [f"Changed since {name}" for name in names]
    assert all("Be brief." in line for line in since)
    row.edit.pause.flush()
    desk.document.undo()
    page.draw()
    assert page.pane.state.text() == ""  # what was printed holds again
    desk.panel.column.steps[0].cues.asked.emit(
        CueAsked(ScriptLine(Scope(desk.panels[0]), StepKind.OPENING_MEETING), Pictogram.CAMERA, True)
    )
    page.draw()
    assert "new: “Photograph”" in page.pane.state.text()


def test_the_step_in_hand_is_marked_on_the_page_and_a_click_there_goes_to_its_sentence(desk: Desk) -> None:
    page = desk.panel.page
    page.draw()
    assert [place.number for place in page._places] == [row.number for row in desk.panel.rows if row.number]
    desk.row(FLOOR).edit.setFocus()
    marked, column = page.pane.view._column.marked, page.pane.view._column
    ada = next(place for place in page._places if place.number == 3)
    assert marked[0] == ada.page
    assert marked[1] < ada.top < marked[2]
    mayor = next(place for place in page._places if place.number == 4)
    at = column.places[mayor.page].topLeft() + QPoint(40, round((mayor.top + 5) * column.scale))
    QTest.mouseClick(column, Qt.MouseButton.LeftButton, pos=at)
    assert desk.panel.focusWidget() is desk.row(FLOOR, nth=1).edit
    assert page.pane.view._column.marked[1] > marked[1]


def test_a_hidden_pane_does_no_work(desk: Desk) -> None:
    before = desk.panel.rows
    desk.panel.hide()
    say(desk.plan, ScriptLine(Scope(desk.panels[0]), StepKind.OPENING_MEETING), "en", "Good morning.")
    desk.document.select(desk.panels[1])
    assert desk.panel.rows is before
    desk.panel.show()
    assert desk.panel.title.words == "Panel 1"


def test_what_is_half_typed_is_written_before_another_session_is_shown(desk: Desk) -> None:
    row = desk.row(FLOOR)
    at_end(row)
    QTest.keyClicks(row.edit, " Be brief.")
    desk.document.select(desk.panels[1])
    assert [(one.subject, one.who) for one in desk.plan.meeting.sentences] == [(desk.panels[0], desk.ada)]
    assert not desk.row(FLOOR).edit.text().endswith("brief.")
