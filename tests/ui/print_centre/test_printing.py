"""PDFs as pictures, and on paper: handed over to the print system, or painted."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from stocktake_desktop.models import PlanError
from stocktake_desktop.ui.print_centre.pages import PdfPages, joined
from stocktake_desktop.ui.print_centre.printing import hand_over, lp_command, paint, send


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
    printer.setFromTo(0, 0)
    send(printer, pdf, "Panel II", one_sided=True)
    assert (tmp_path / "asked").read_text() == f"-n 3 -t Panel II -o sides=one-sided -- {tmp_path / 'two.pdf'}"


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


def test_several_pdfs_become_one(pdf):
    pages = PdfPages(joined([pdf, pdf]))
    assert len(pages.sizes) == 4
    assert dark_dots(pages.picture(3, 1.0)) > 0
