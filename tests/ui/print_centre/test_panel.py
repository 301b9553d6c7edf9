"""The print centre in a real window: what is stale, why, and what printing records."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from stocktake_desktop.edits.blocks import move_block, park_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.running import end_item, start_item
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.sheets.catalogue import Sheet, Stamp, write_sheet
from stocktake_desktop.sheets.ledger import CURRENT, NEVER_PRINTED, STALE, PaperState
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.widgets.choice_box import ChoiceBox
from stocktake_desktop.ui.widgets.pdf_pages import PdfPages
from tests.certain import certain
from tests.plans import small_plan


def states(centre):
    """How many sheets of each state."""
    centre.book.settle()
    found = [entry.state for entry in centre.book.entries]
    return {state: found.count(state) for state in PaperState if found.count(state)}


def print_all(centre, folder):
    centre.list.selectAll()
    return centre._job(centre.chosen).to_folder(folder)


def standing(centre, kind, session_id=None):
    centre.book.settle()
    return next(one for one in centre.book.entries if (one.sheet.kind, one.sheet.session_id) == (kind, session_id))


def test_every_sheet_is_listed_under_its_day(centre):
    assert centre.shown[0] == "The whole meeting"
    assert "Run of show, never printed" in centre.shown
    assert any(line.startswith("Day 1 · Mon 12 Mar") for line in centre.shown)
    assert any(line.startswith("Podium sheet: Panel I, never printed") for line in centre.shown)


def test_printing_records_issues_as_one_fact_that_no_undo_takes_back(window, centre, tmp_path):
    count, step = len(centre.book.entries), window.document.plan.undo_title
    printed = print_all(centre, tmp_path / "out")
    assert len(printed) == count == len(list((tmp_path / "out").glob("*.pdf")))
    with_notice = {CURRENT: count, NEVER_PRINTED: 1}  # now there is a programme that something can differ from
    assert states(centre) == with_notice
    event = window.document.plan.log.lines(1, None)[0]
    assert (event.kind, event.title) == ("fact", f"Printed {count} sheets")
    assert window.document.plan.undo_title == step
    window.document.undo()
    assert states(centre) == with_notice
    assert standing(centre, "change-notice").state is NEVER_PRINTED
    window.document.redo()
    assert states(centre) == with_notice


def test_a_change_makes_stale_what_shows_it_and_undoing_makes_it_current(window, centre, panel, tmp_path):
    print_all(centre, tmp_path)
    window.document.do(move_block, panel.id, panel.day_id, 615, panel.room_id)
    podium = standing(centre, "podium", panel.id)
    assert podium.state is STALE
    assert any("15 minutes later" in words for words in podium.changes)
    other = next(block for block in window.document.plan.meeting.sessions if block.title == "Group 1")
    assert standing(centre, "podium", other.id).state is CURRENT
    assert window.commands[Action.SHEETS_VIEW].iconText() == f"Sheets · {len(centre.book.stale)} stale"
    window.document.undo()
    assert STALE not in states(centre)
    assert window.commands[Action.SHEETS_VIEW].iconText() == "Sheets"


def test_a_change_brings_a_notice_and_taking_it_back_makes_the_notice_stale(window, centre, panel, tmp_path):
    assert "change-notice" not in {one.sheet.kind for one in centre.book.entries}
    print_all(centre, tmp_path)
    window.document.do(move_block, panel.id, panel.day_id, 615, panel.room_id)
    notice = standing(centre, "change-notice")
    assert notice.state is NEVER_PRINTED
    centre._job([notice]).to_folder(tmp_path)
    assert standing(centre, "change-notice").state is CURRENT
    window.document.do(move_block, panel.id, panel.day_id, 600, panel.room_id)
    notice = standing(centre, "change-notice")
    assert notice.state is STALE
    assert any("what was printed holds" in words for words in notice.changes)


def test_what_a_sheet_does_not_show_leaves_it_current(window, centre, panel, tmp_path):
    print_all(centre, tmp_path)
    window.document.do(set_field, SessionBlock, panel.id, "locked", True)
    assert STALE not in states(centre)


def test_print_what_is_stale_prints_just_that_with_the_next_revision(window, centre, panel, tmp_path, monkeypatch):
    print_all(centre, tmp_path / "first")
    window.document.do(move_block, panel.id, panel.day_id, 615, panel.room_id)
    centre.book.settle()
    stale = {one.key for one in centre.book.stale}
    from PySide6.QtPrintSupport import QPrinter

    from stocktake_desktop.ui.print_centre import panel as module

    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    monkeypatch.setattr(module, "ask_printer", lambda *_asked: printer)
    assert centre.bar.stale.text() == f"Print what is stale ({len(stale)})"
    QTest.mouseClick(centre.bar.stale, Qt.MouseButton.LeftButton)
    assert (tmp_path / "paper.pdf").stat().st_size > 1000
    assert STALE not in states(centre)
    assert {one.key for one in centre.book.entries if one.revision == 2} == stale
    assert not centre.bar.stale.isEnabled()


def test_a_sheet_whose_session_is_parked_is_superseded(window, centre, panel, tmp_path):
    print_all(centre, tmp_path)
    window.document.do(park_block, panel.id)
    centre.book.settle()
    gone = [one for one in centre.book.entries if one.state is PaperState.SUPERSEDED]
    assert "Panel I" in {one.sheet.title for one in gone}
    assert gone[0].in_words == f"Rev. 1·A · {gone[0].mark} holds no more: take its copies away"
    assert "No longer in the programme" in centre.shown
    window.document.undo()
    assert PaperState.SUPERSEDED not in states(centre)


def test_the_pages_carry_the_stamp_of_the_next_printing(window, centre, panel, qtbot):
    assert centre.choose("podium", panel.id)
    qtbot.waitUntil(lambda: centre.pane.title.text() == "Podium sheet · Panel I")
    assert centre.pane.view.count > 0
    assert centre.pane.page_words == f"1 of {centre.pane.view.count}"


def test_one_pdf_of_several_sheets(centre, tmp_path):
    centre.list.selectAll()
    chosen = centre.chosen[:3]
    centre._job(chosen).to_file(tmp_path / "all.pdf")
    pages = PdfPages(tmp_path / "all.pdf")
    assert len(pages.sizes) >= 3
    assert {one.state for one in centre.book.entries if one.key in {c.key for c in chosen}} <= {CURRENT, NEVER_PRINTED}
    assert states(centre)[CURRENT] == 3


def test_saved_again_into_a_folder_nothing_there_is_written_over(centre, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "out"))
    QTest.keyClicks(centre.filters.search, "panel podium")
    centre.list.selectAll()
    centre.save_each()
    first = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert len(first) == len(centre.chosen) > 0
    seconds = [path.rename(path.with_name(path.name.replace("rev-1", "rev-2"))) for path in first]
    centre.book.settle()
    centre.save_each()  # the second issue, while one from elsewhere goes by its name
    assert [path.read_bytes() for path in seconds] == list(first.values())
    free = {path.with_name(f"{path.stem}-2.pdf") for path in seconds}
    assert set((tmp_path / "out").iterdir()) == {*seconds, *free}


def test_the_name_proposed_for_one_file_is_free_and_an_added_ending_writes_over_nothing(
    centre, panel, tmp_path, monkeypatch, laptop
):
    def choose(_parent, _title, start, _kinds):
        proposed.append(Path(start).name)
        return answers.pop(0), ""

    laptop("Pacific/Kiritimati", datetime(2031, 5, 5, 23, 0, tzinfo=UTC))  # the 6th in Oslo
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    proposed: list[str] = []
    answers = ["", str(tmp_path / "sheets"), "", ""]
    centre.list.selectAll()
    centre.save_one_file()
    (tmp_path / "sheets.pdf").write_bytes(b"mine")
    (tmp_path / "small-meeting-sheets-2031-05-06.pdf").touch()
    centre.save_one_file()
    assert (tmp_path / "sheets.pdf").read_bytes() == b"mine"
    assert (tmp_path / "sheets-2.pdf").read_bytes().startswith(b"%PDF")
    centre.book.settle()
    assert centre.choose("podium", panel.id)
    centre.save_one_file()
    (tmp_path / proposed[-1]).touch()
    centre.save_one_file()
    podium = "small-meeting-podium-1-1000-panel-i-rev-2-2031-05-06"
    assert proposed == [
        "small-meeting-sheets-2031-05-06.pdf",
        "small-meeting-sheets-2031-05-06-2.pdf",
        f"{podium}.pdf",
        f"{podium}-2.pdf",
    ]


def test_a_file_that_cannot_be_written_is_told_and_records_nothing(window, centre, tmp_path, answer):
    centre.list.selectAll()
    told = []

    def read(box):
        told.append(box.informativeText())
        box.close()

    answer(lambda: centre._job(centre.chosen[:2]).to_file(tmp_path / "no" / "all.pdf"), read)
    assert told
    assert states(centre) == {NEVER_PRINTED: len(centre.book.entries)}


def test_the_list_is_narrowed_by_state_and_words(centre, tmp_path):
    centre.list.selectAll()
    centre._job(centre.chosen[:1]).to_folder(tmp_path)
    centre.book.settle()
    centre.filters.chips[CURRENT].click()
    assert len([line for line in centre.model.lines if hasattr(line, "sheet")]) == 1
    centre.filters.let_all_through()
    QTest.keyClicks(centre.filters.search, "panel podium")
    assert {line.split(",")[0] for line in centre.shown if ":" in line} >= {"Podium sheet: Panel I"}
    assert not any("Run of show" in line for line in centre.shown)


def test_from_a_session_to_its_podium_sheet(window, session_named):
    window.commands[Action.PLAN_VIEW].trigger()
    window.document.select(session_named(window, "Panel I"))
    window.commands[Action.PODIUM].trigger()
    assert window.sheets.isVisible()
    chosen = window.sheets.centre.chosen
    assert [(one.sheet.kind, one.sheet.title) for one in chosen] == [("podium", "Panel I")]


def test_the_paper_and_the_language_are_remembered(window, centre):
    centre.bar.papers.chosen.emit("Letter")
    centre.bar.languages.chosen.emit("fr")
    assert (window.settings.sheet_paper, window.settings.sheet_language) == ("Letter", "fr")
    assert {one.sheet.language for one in centre.book.entries} == {"fr"}
    assert centre.bar.paper_for("glance") == "Letter"


def test_two_languages_are_one_sheet_printed_as_it_is_chosen(window, centre, panel, tmp_path, qtbot):
    bar = centre.bar
    assert not bar.layouts.isVisible()
    bar.second.chosen.emit("ar")
    assert bar.layouts.isVisible()
    assert bar.language == "en+ar"
    assert {one.sheet.language for one in centre.book.entries} == {"en+ar"}
    assert centre.choose("podium", panel.id)
    qtbot.waitUntil(lambda: centre.pane.title.text() == "Podium sheet · Panel I")
    pages = centre.pane.view.count
    bar.layouts.chosen.emit("beside")
    assert centre.pane.view.count == pages / 2
    centre._job(centre.chosen).to_folder(tmp_path)
    (pdf,) = tmp_path.glob("*-podium-*.pdf")
    made = PdfPages(pdf)
    assert round(made.sizes[0].width()) == 1191
    assert standing(centre, "podium", panel.id).state is CURRENT
    assert [one.language for one in window.document.plan.meeting.sheet_issues] == ["en+ar"]
    kept = window.settings
    assert (kept.sheet_language, kept.sheet_second_language, kept.sheet_layout) == ("en", "ar", "beside")


def test_a_language_is_not_printed_twice(window, centre):
    centre.bar.second.chosen.emit("fr")
    centre.bar.languages.chosen.emit("fr")
    assert (centre.bar.language, centre.bar.second.value()) == ("fr", "")
    centre.bar.second.chosen.emit("fr")
    assert (centre.bar.language, centre.bar.second.value()) == ("fr", "")
    assert not centre.bar.layouts.isVisible()


def test_a_translation_makes_what_shows_it_stale(window, centre, panel, tmp_path):
    centre.bar.languages.chosen.emit("fr")
    print_all(centre, tmp_path)
    assert STALE not in states(centre)
    window.document.do(translate, SessionBlock, panel.id, "title", "fr", "Table ronde I")
    podium = standing(centre, "podium", panel.id)
    assert podium.state is STALE
    assert podium.changes[0] == "“Panel I” is now “Table ronde I”"
    window.document.do(translate, SessionBlock, panel.id, "title", "zh", "小组")
    window.document.undo()
    window.document.undo()
    assert STALE not in states(centre)


def test_what_changed_stands_above_the_pages_line_by_line_and_is_never_cut(window, centre, panel, qtbot, tmp_path):
    print_all(centre, tmp_path)
    for start in (605, 610):
        window.document.do(move_block, panel.id, panel.day_id, start, panel.room_id)
    window.document.do(set_field, SessionBlock, panel.id, "format_notes", "One line.\nAnother <b>line</b>.")
    centre.book.settle()
    assert centre.choose("podium", panel.id)
    qtbot.waitUntil(lambda: centre.pane.state.text().startswith("Rev. 1"))
    lines = centre.pane.state.text().splitlines()
    assert lines[0] == f"Rev. 1·A · {standing(centre, 'podium', panel.id).mark} is stale"
    assert any(line.startswith("– everything 10 minutes later") for line in lines)
    assert len(lines) <= 7
    state = centre.pane.state
    qtbot.waitUntil(lambda: state.height() >= state.heightForWidth(state.width()))
    tip = centre.model.data(centre.list.currentIndex(), Qt.ItemDataRole.ToolTipRole)
    assert "10 minutes later" in tip


def test_pictures_of_sheets_that_lie_fit_into_their_rows(centre, qtbot):
    first = next(row for row, line in enumerate(centre.model.lines) if hasattr(line, "sheet"))
    sheet = centre.model.lines[first].sheet
    assert sheet.kind == "run-of-show"
    qtbot.waitUntil(lambda: centre._pictures.picture(sheet, 1.0) is not None)
    size = centre._pictures.picture(sheet, 1.0).deviceIndependentSize()
    assert size.width() <= 57 >= size.height()
    assert size.width() > size.height()


def test_no_pdf_stays_open_when_the_program_ends(tmp_path):
    script = """
import sys
from PySide6.QtWidgets import QApplication
from stocktake_desktop.ui.widgets.page_view import PageView
from stocktake_desktop.ui.widgets.pdf_pages import PdfPages
from pathlib import Path
app = QApplication(["x"])
view = PageView()
view.show_pages(PdfPages(Path(sys.argv[1])))
view.grab()
"""
    with small_plan() as plan:
        write_sheet(plan, Sheet("day", day=1), tmp_path / "day.pdf", Stamp(1, datetime(2031, 5, 1)))
    command = [sys.executable, "-c", script, str(tmp_path / "day.pdf")]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    )
    assert "still open" not in done.stdout + done.stderr


def test_in_a_narrow_window_the_choices_stand_below_the_buttons(window, centre, qtbot):
    bar = centre.bar
    bar.second.chosen.emit("ar")
    for width, below in ((1700, False), (1100, True), (1700, False)):
        window.resize(width, 800)
        qtbot.waitUntil(lambda below=below: (bar.papers.y() + bar._choices.y() > bar.print.height()) == below)
        assert window.width() == width


def test_tab_comes_to_every_field_of_the_sheets(window, centre):
    window.commands[Action.SHEETS_VIEW].trigger()
    window.activateWindow()
    centre.list.setFocus()
    QApplication.processEvents()
    met = set()
    for _step in range(60):
        QTest.keyClick(certain(QApplication.focusWidget()), Qt.Key.Key_Tab)
        met.add(QApplication.focusWidget())
    boxes = [one for one in centre.findChildren(ChoiceBox) if one.isVisible() and one.isEnabled()]
    assert {window.find_box, centre.list, centre.filters.search, *boxes} <= met


def test_paper_in_another_language_than_the_one_chosen_goes_stale_too(window, centre, panel, tmp_path):
    def stale():
        centre.book.settle()
        return [(one.sheet.kind, one.sheet.language) for one in centre.book.stale]

    centre.bar.languages.chosen.emit("fr")
    assert centre.choose("podium", panel.id)
    centre._job(centre.chosen).to_folder(tmp_path)
    centre.bar.languages.chosen.emit("en")
    assert stale() == []
    assert any(row.startswith("Podium sheet: Panel I · Français, ") for row in centre.shown)
    window.document.do(move_block, panel.id, panel.day_id, 630, panel.room_id)
    assert stale() == [("podium", "fr")]
    centre._job(centre.book.stale).to_folder(tmp_path)
    assert stale() == []
    issues = window.document.plan.meeting.sheet_issues
    assert [(one.language, one.revision) for one in issues] == [("fr", 1), ("fr", 2)]


def test_a_report_goes_stale_when_more_is_noted(window, centre, panel, tmp_path):
    noted = datetime.combine(panel.day.date, datetime.min.time())
    window.document.do(start_item, panel.id, noted.replace(hour=10))
    centre.book.settle()
    report = next(one for one in centre.book.entries if one.sheet.kind == "report")
    centre._job([report]).to_folder(tmp_path)
    assert standing(centre, "report").state is CURRENT
    window.document.do(end_item, panel.id, noted.replace(hour=12))
    assert standing(centre, "report").state is STALE


def test_name_plates_come_as_people_walk_in_where_that_is_chosen(window, centre, panel, tmp_path, qtbot):
    assert centre.choose("podium", panel.id)
    qtbot.waitUntil(lambda: not centre.bar.orders.isVisible())
    assert centre.choose("name-plates", panel.id)
    qtbot.waitUntil(lambda: centre.bar.orders.isVisible())
    walks = {}
    for order in ("seat", "walking"):
        centre.bar.orders.chosen.emit(order)
        folder = tmp_path / order
        centre._job(centre.chosen).to_folder(folder)
        (pdf,) = folder.glob("*.pdf")
        texts = [page.extract_text() for page in PdfReader(pdf).pages]
        walks[order] = [int(text.partition("Walking order: ")[2].split()[0]) for text in texts]
    assert window.settings.card_order == "walking"
    assert walks["walking"] == sorted(walks["seat"]) != walks["seat"]
    assert standing(centre, "name-plates", panel.id).state is CURRENT
