"""PDFs as pictures, and on paper: handed over to the print system, or painted."""

import os
import sys
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressDialog, QWidget

from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.models import PlanError
from stocktake_desktop.sheets.catalogue import PrintSettings, Sheet, Stamp, write_sheet
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.print_centre import panel
from stocktake_desktop.ui.print_centre.printing import PrintingStopped, ask_printer, hand_over, lp_command, paint, send
from stocktake_desktop.ui.widgets.pdf_pages import PdfPages
from tests.plans import small_plan

MOMENT = datetime(2031, 5, 1, 18, 40)


def dark_dots(image) -> int:
    steps = [(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return sum(image.pixelColor(x, y).lightness() < 128 for x, y in steps)


@pytest.fixture
def pdf(tmp_path: Path, qtbot) -> Path:
    """Two pages A4 with a black square each."""
    path = tmp_path / "two.pdf"
    printer = QPrinter()
    printer.setOutputFileName(str(path))
    painter = QPainter(printer)
    painter.fillRect(100, 100, 300, 300, "black")
    printer.newPage()
    painter.fillRect(100, 100, 300, 300, "black")
    painter.end()
    return path


def test_a_page_is_a_picture_on_white(pdf):
    pages = PdfPages(pdf)
    picture = pages.picture(1, 1.0)
    assert picture.size() == pages.sizes[1].toSize()
    assert picture.pixelColor(2, 2).name() == "#ffffff"
    assert dark_dots(picture) > 0


def test_painting_puts_the_chosen_pages_on_the_printer(pdf, tmp_path):
    printer, pages = QPrinter(), PdfPages(pdf)
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    printer.setFromTo(2, 2)
    paint(pages, printer)
    painted = PdfPages(tmp_path / "painted.pdf")
    assert len(painted.sizes) == 1
    assert dark_dots(painted.picture(0, 1.0)) > 0


@pytest.fixture
def lp(tmp_path, monkeypatch):
    """A print system of the test's own: what it was asked, a line a job, and the PDFs it was given."""
    if sys.platform.startswith("win"):
        pytest.skip("Windows has no lp")
    program = tmp_path / "bin" / "lp"
    program.parent.mkdir()
    program.write_text(
        f"""#!/bin/sh
printf '%s\\n' "$*" >> {tmp_path}/asked
for last; do :; done
cp "$last" {tmp_path}/job-$(wc -l < {tmp_path}/asked | tr -d ' ').pdf
"""
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def at_the_sheets(open_window, folder):
    """The window on the small meeting, at the print centre."""
    small_plan(folder / "small.stocktake").close()
    window = open_window(folder / "small.stocktake")
    QTest.keyClick(window, Qt.Key.Key_F8)
    return window


def to_paper() -> QPrinter:
    printer = QPrinter()
    printer.setOutputFileName("")
    return printer


def test_lp_is_given_the_pdf_itself(pdf, lp):
    printer = to_paper()
    printer.setCopyCount(3)
    printer.setFromTo(2, 4)
    hand_over(lp_command(printer, pdf, "Panel II"))
    same = "-o media=A4 -o print-scaling=auto-fit"
    assert (lp / "asked").read_text() == f"-n 3 -t Panel II {same} -P 2-4 -- {pdf}\n"
    assert (lp / "job-1.pdf").read_bytes() == pdf.read_bytes()
    printer.setFromTo(0, 0)
    send(printer, pdf, "Panel II", one_sided=True)
    assert (lp / "asked").read_text().splitlines()[1] == f"-n 3 -t Panel II {same} -o sides=one-sided -- {pdf}"


@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
def test_the_paper_of_a_sheet_is_told_to_the_print_system(lp, paper):
    with small_plan() as plan:
        for kind in ("glance", "day"):
            path = lp / f"{kind}.pdf"
            write_sheet(plan, Sheet(kind, day=1), path, Stamp(1, MOMENT), PrintSettings(paper=paper))
            assert f"media={paper} " in " ".join(lp_command(to_paper(), path, "x"))


def test_sheets_go_to_the_queue_each_as_its_own_job_and_are_recorded(open_window, lp, monkeypatch):
    window = at_the_sheets(open_window, lp)
    centre = window.sheets.centre
    printer = to_paper()
    printer.setCopyCount(2)
    monkeypatch.setattr(panel, "ask_printer", lambda *_asked: printer)
    centre.list.selectAll()
    names = [one.sheet.kind for one in centre.chosen]
    QTest.mouseClick(centre.bar.print, Qt.MouseButton.LeftButton)
    asked = (lp / "asked").read_text().splitlines()
    assert len(asked) == len(names) == len(window.document.plan.meeting.sheet_issues)
    for name, job in zip(names, asked, strict=True):
        assert job.startswith(f"-n 2 -t small-meeting-{name}-")
        assert ("sides=one-sided" in job) == (name != "run-of-show"), job
    words = " ".join(page.extract_text() for page in PdfReader(lp / f"job-{names.index('podium') + 1}.pdf").pages)
    assert "Rev. 1" in words


def test_what_the_print_system_refuses_is_not_recorded(open_window, lp, monkeypatch, answer):
    window = at_the_sheets(open_window, lp)
    centre = window.sheets.centre
    monkeypatch.setattr(panel, "ask_printer", lambda *_asked: to_paper())
    program = lp / "bin" / "lp"
    program.write_text(
        f"#!/bin/sh\necho x >> {lp}/asked\n[ $(wc -l < {lp}/asked) -le 2 ] || {{ echo 'out of paper' >&2; exit 1; }}\n"
    )
    QTest.keyClicks(centre.filters.search, "panel")
    centre.list.selectAll()
    told = []

    def read(box):
        told.append(box.informativeText())
        box.close()

    answer(centre.print_chosen, read)
    assert "out of paper" in told[0]
    assert len(window.document.plan.meeting.sheet_issues) == 2


def test_printed_to_a_file_all_sheets_are_in_it(open_window, tmp_path, monkeypatch):
    window = at_the_sheets(open_window, tmp_path)
    centre = window.sheets.centre
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    monkeypatch.setattr(panel, "ask_printer", lambda *_asked: printer)
    QTest.keyClicks(centre.filters.search, "panel")
    centre.list.selectAll()
    count = len(centre.chosen)
    centre.print_chosen()
    words = [page.extract_text() for page in PdfReader(tmp_path / "paper.pdf").pages]
    assert len(words) >= count > 2
    assert any("PODIUM SHEET" in one for one in words)
    assert any("PODIUM SEATING" in one for one in words)
    assert len(window.document.plan.meeting.sheet_issues) == count


def test_the_preview_shows_all_pages_and_records_nothing_before_they_are_printed(open_window, tmp_path, answer):
    window = at_the_sheets(open_window, tmp_path)
    centre = window.sheets.centre
    QTest.keyClicks(centre.filters.search, "panel")
    centre.list.selectAll()
    count = len(centre.chosen)

    def look(preview):
        assert preview.pane.title.text() == f"{count} sheets as they will be printed"
        assert preview.pane.view.count >= count > 2
        QTest.keyClick(preview, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(preview, Qt.Key.Key_Escape)

    answer(window.commands[Action.PREVIEW].trigger, look)
    assert not window.document.plan.meeting.sheet_issues


def test_stop_ends_the_printing_between_two_pages(pdf, tmp_path):
    printer, pages, asked = QPrinter(), PdfPages(pdf), []
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))

    def may_go_on():
        asked.append(1)
        return len(asked) < 2

    with pytest.raises(PrintingStopped):
        paint(pages, printer, may_go_on)
    assert len(asked) == 2
    assert not (tmp_path / "painted.pdf").exists() or len(PdfPages(tmp_path / "painted.pdf").sizes) < 2


def test_stop_records_what_was_out_and_nothing_else(open_window, lp, monkeypatch):
    window = at_the_sheets(open_window, lp)
    centre = window.sheets.centre
    QTest.keyClicks(centre.filters.search, "panel")
    centre.list.selectAll()
    job = centre._job(centre.chosen)

    def press_stop():
        if (lp / "asked").exists() and len((lp / "asked").read_text().splitlines()) == 2:
            next(one for one in window.findChildren(QProgressDialog)).cancel()

    watch = QTimer(interval=0)
    watch.timeout.connect(press_stop)
    watch.start()
    job.to_printer(to_paper())
    watch.stop()
    assert job.stopped
    assert len((lp / "asked").read_text().splitlines()) == 2 == len(window.document.plan.meeting.sheet_issues)


def test_a_page_larger_than_the_paper_is_made_smaller_and_keeps_its_shape(tmp_path, pdf):
    printer, pages = QPrinter(), PdfPages(pdf)
    printer.setOutputFileName(str(tmp_path / "small.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    paint(pages, printer)
    picture = PdfPages(tmp_path / "small.pdf").picture(0, 0.5)
    dark = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).lightness() < 128
    ]
    wide, high = (max(side) - min(side) for side in zip(*dark, strict=True))
    assert wide == pytest.approx(high, abs=2)


@pytest.mark.skipif(sys.platform.startswith("win"), reason="Windows has no lp")
def test_a_print_system_that_refuses_is_told(tmp_path):
    program = tmp_path / "lp"
    program.write_text("#!/bin/sh\necho 'lp: no such printer' >&2\nexit 1\n")
    program.chmod(0o755)
    with pytest.raises(PlanError, match="no such printer"):
        hand_over([str(program)])
    with pytest.raises(PlanError, match="does not answer"):
        hand_over([str(tmp_path / "absent")])


def test_a_printer_that_writes_a_file_gets_every_page(pdf, tmp_path):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    send(printer, pdf, "Panel II")
    pages = PdfPages(tmp_path / "out.pdf")
    assert len(pages.sizes) == 2


def test_pages_spoilt_by_a_jam_are_replaced_under_the_same_stamp_and_are_no_new_printing(
    open_window, lp, monkeypatch, answer
):
    window = at_the_sheets(open_window, lp)
    centre, plan = window.sheets.centre, window.document.plan
    printer = to_paper()
    monkeypatch.setattr(panel, "ask_printer", lambda *_asked: printer)
    panel_i = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    assert centre.choose("podium", panel_i.id)
    printer.setFromTo(1, 1)
    told = []

    def read(box):
        told.append(box.informativeText())
        box.close()

    answer(centre.print_chosen, read)  # nothing lies about yet whose page could be replaced
    assert "only while the sheet is current" in told[0]
    assert not (lp / "asked").exists()
    printer.setFromTo(0, 0)
    centre.print_chosen()
    [issue] = plan.meeting.sheet_issues
    printer.setFromTo(1, 1)
    centre.print_chosen()
    assert (lp / "asked").read_text().splitlines()[1].endswith(".pdf")
    assert " -P 1-1 " in (lp / "asked").read_text().splitlines()[1]
    assert list(plan.meeting.sheet_issues) == [issue]
    first, again = ([page.extract_text() for page in PdfReader(lp / f"job-{n}.pdf").pages] for n in (1, 2))
    assert first == again
    assert issue.mark in again[0]
    window.document.do(move_block, panel_i.id, panel_i.day_id, 605, panel_i.room_id)
    answer(centre.print_chosen, read)
    assert len(told) == 2
    assert list(plan.meeting.sheet_issues) == [issue]


@pytest.mark.parametrize("is_one_sheet", [True, False])
def test_a_range_of_pages_is_asked_for_one_sheet_only(qtbot, answer, is_one_sheet):
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = []

    def look(dialog):
        asked.append(dialog.testOption(QPrintDialog.PrintDialogOption.PrintPageRange))
        dialog.reject()

    answer(lambda: ask_printer(parent, "Meeting", is_one_sheet), look)
    assert asked == [is_one_sheet]
