"""The preview shows real pages, saves what it shows, and printing hands the PDF over or paints it."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox

from stocktake_desktop.models import PlanError
from stocktake_desktop.ui.print_centre.pages import PdfPages
from stocktake_desktop.ui.print_centre.printing import hand_over, lp_command, paint


@pytest.fixture
def preview(open_window, plan_path, session_named, qtbot):
    from stocktake_desktop.ui.print_centre.preview import PreviewDialog

    window = open_window(plan_path)
    window.document.select(session_named(window, "Panel II"))
    dialog = PreviewDialog(window, window.document, window.settings)
    dialog.show()
    QApplication.processEvents()
    yield dialog
    dialog.reject()


def dark_dots(image) -> int:
    steps = [(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return sum(image.pixelColor(x, y).lightness() < 128 for x, y in steps)


def test_it_opens_on_the_podium_sheet_of_the_selected_session(preview):
    assert preview.choice.kind == "podium"
    assert preview.choice.file_name == "Podium sheet 1 15 00 Panel II.pdf"
    assert preview.view.count >= 1
    assert preview.page_words == f"1 of {preview.view.count}"


def test_its_pages_have_ink_on_white(preview):
    picture = preview.view.widget().grab(preview.view.widget().rect()).toImage()
    middle = picture.pixelColor(picture.width() - 30, 60)
    assert middle.lightness() > 240
    assert dark_dots(picture) > 100


@pytest.mark.parametrize("kind", ["day", "run-of-show", "door-sign"])
def test_other_sheets_are_a_choice_away(preview, kind: str):
    preview.choice.choose(kind, day=1)
    assert (preview.choice.kind, preview.choice.day, preview.choice.session_id) == (kind, 1, None)
    assert preview.view.count >= 1


def test_zooming_makes_pages_larger_and_fitting_shows_a_whole_one(preview):
    whole = preview.view.scale
    preview.view.zoom(2)
    assert preview.view.scale == pytest.approx(2 * whole)
    preview.view.fit_page()
    assert preview.view.scale == pytest.approx(whole)
    preview.view.fit_width()
    assert preview.view.widget().width() <= preview.view.viewport().width() + 1


def test_paper_is_remembered(preview):
    paper = next(box for box in preview.choice.findChildren(QComboBox) if box.findText("Letter") >= 0)
    paper.setCurrentText("Letter")
    width, height = preview.view.widget().places[0].size().toTuple()
    assert width / height == pytest.approx(8.5 / 11, abs=0.01)
    assert preview._settings.paper == "Letter"


def test_what_is_saved_is_what_is_shown(preview, tmp_path):
    target = tmp_path / "sheet.pdf"
    target.write_text("an older one")
    preview.save_pdf(target)
    pages = PdfPages(target)
    assert len(pages.sizes) == preview.view.count
    pages.close()
    assert not list(tmp_path.glob(".sheet*"))
    with pytest.raises(PlanError, match="could not be written"):
        preview.save_pdf(tmp_path / "no" / "sheet.pdf")


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
    pages.close()


def test_painting_puts_the_chosen_pages_on_the_printer(pdf, tmp_path):
    printer, pages = QPrinter(), PdfPages(pdf)
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    printer.setFromTo(2, 2)
    paint(pages, printer)
    painted = PdfPages(tmp_path / "painted.pdf")
    assert len(painted.sizes) == 1
    assert dark_dots(painted.picture(0, 1.0)) > 0
    for one in (pages, painted):
        one.close()


@pytest.mark.skipif(sys.platform.startswith("win"), reason="Windows has no lp")
def test_lp_is_given_the_pdf_itself(pdf, tmp_path, monkeypatch):
    program = tmp_path / "bin" / "lp"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s" "$*" > {tmp_path}/asked\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    printer = QPrinter()
    printer.setOutputFileName("")
    printer.setCopyCount(3)
    printer.setFromTo(2, 4)
    hand_over(lp_command(printer, pdf, "Panel II"))
    assert (tmp_path / "asked").read_text() == f"-n 3 -t Panel II -P 2-4 -- {pdf}"


@pytest.mark.skipif(sys.platform.startswith("win"), reason="Windows has no lp")
def test_a_print_system_that_refuses_is_told(tmp_path):
    program = tmp_path / "lp"
    program.write_text("#!/bin/sh\necho 'lp: no such printer' >&2\nexit 1\n")
    program.chmod(0o755)
    with pytest.raises(PlanError, match="no such printer"):
        hand_over([str(program)])
    with pytest.raises(PlanError, match="does not answer"):
        hand_over([str(tmp_path / "absent")])
