"""A PDF on paper: handed to the print system as it is where there is one, else painted page by page.

On Linux and macOS `lp` takes the PDF, so that type stays type. On Windows, or where there is no `lp`, the pages are
painted on a QPrinter.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from stocktake_desktop.models import PlanError
from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.ui.widgets.pdf_pages import PdfPages
from stocktake_desktop.words import _

LP_TAKES_AT_MOST = 60
"""Seconds `lp` may take to accept a job."""

SHARPEST = 600
"""Dots an inch at which pages are painted at most."""

_MEDIA = {"A4": (595, 842), "A3": (842, 1191), "Letter": (612, 792), "Legal": (612, 1008), "Tabloid": (792, 1224)}
"""What the print system calls papers, by their points."""

_MOST_PAGES = 999
_NEARLY = 4
"""Points by which a page may differ from its paper."""


class PrintingStopped(PlanError):
    """Somebody stopped the printing of a sheet; what was painted of it is thrown away."""


def go_on() -> bool:
    """For sheets that nobody can stop."""
    return True


def ask_printer(parent: QWidget, title: str, is_one_sheet: bool = False, copies: int = 1) -> QPrinter | None:
    """Ask for a printer and the number of copies, `copies` at first; None when the person thought better of it.

    Pages of one sheet can be chosen, to replace what a jam spoilt; several sheets are printed whole.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, is_one_sheet)
    if is_one_sheet:
        dialog.setMinMax(1, _MOST_PAGES)
    with asked(dialog) as agreed:
        return printer if agreed is not None else None


def printer_at_once(title: str, copies: int = 1) -> QPrinter | None:
    """The printer the system prints on unless another is chosen, without a question; None where it has none."""
    named = QPrinterInfo.defaultPrinterName()
    if not named and not (shutil.which("lp") and (os.environ.get("LPDEST") or os.environ.get("PRINTER"))):
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if named:
        printer.setPrinterName(named)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    return printer


def send(
    printer: QPrinter, pdf: Path, title: str, *, one_sided: bool = False, may_go_on: Callable[[], bool] = go_on
) -> None:
    """Print a PDF as it is set; PlanError says why it failed. `may_go_on` is asked before each page that is painted."""
    try:
        if command := lp_command(printer, pdf, title, one_sided=one_sided):
            hand_over(command)
            return
        pages = PdfPages(pdf)
        printer.setDocName(title)
        printer.setPageSize(page_size(pages))
        printer.setPageOrientation(orientation(pages))
        if one_sided:
            printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        paint(pages, printer, may_go_on)
    except OSError as error:
        raise PlanError(_("The sheet could not be written ({cause}).").format(cause=error)) from error


def lp_command(printer: QPrinter, pdf: Path, title: str, *, one_sided: bool = False) -> list[str]:
    """How `lp` is asked to print; empty where pages must be painted (Windows, no `lp`, or "print" to a file)."""
    program = shutil.which("lp") if not sys.platform.startswith("win") else None
    if program is None or printer.outputFileName():
        return []
    command = [program, "-n", str(max(printer.copyCount(), 1)), "-t", title]
    if printer.printerName():
        command += ["-d", printer.printerName()]
    if medium := medium_of(PdfPages(pdf)):
        command += ["-o", f"media={medium}"]
    command += ["-o", "print-scaling=auto-fit"]  # what is larger than the printer's paper is made smaller, never cut
    if one_sided:
        command += ["-o", "sides=one-sided"]
    if printer.fromPage():
        command += ["-P", f"{printer.fromPage()}-{printer.toPage()}"]
    return [*command, "--", str(pdf)]


def hand_over(command: list[str]) -> None:
    """Give a PDF to the print system; PlanError when it refuses."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LP_TAKES_AT_MOST, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PlanError(_("The print system does not answer ({cause}).").format(cause=error)) from error
    if done.returncode:
        cause = done.stderr.strip() or done.returncode
        raise PlanError(_("The print system refused the sheet ({cause}).").format(cause=cause))


def paint(pages: PdfPages, printer: QPrinter, may_go_on: Callable[[], bool] = go_on) -> None:
    """Paint the chosen pages on a printer, from edge to edge, on white; Stopped when it may not go on."""
    printer.setFullPage(True)  # else Qt counts from the margins that the printer cannot reach
    first = printer.fromPage() or 1
    last = min(printer.toPage() or len(pages.sizes), len(pages.sizes))
    copies = 1 if printer.supportsMultipleCopies() or printer.outputFileName() else max(printer.copyCount(), 1)
    painter = QPainter()
    if not painter.begin(printer):
        raise PlanError(_("The printer does not answer; choose another one."))
    try:
        for place, nth in enumerate(list(range(first - 1, last)) * copies):
            if not may_go_on():
                printer.abort()
                raise PrintingStopped(_("Printing was stopped."))
            if place:
                printer.newPage()
            _paint_page(painter, printer, pages, nth)
    finally:
        painter.end()


def _paint_page(painter: QPainter, printer: QPrinter, pages: PdfPages, nth: int) -> None:
    """A page in the middle of the paper, as large as it is, or as the paper allows."""
    dots = min(printer.resolution(), SHARPEST)
    paper = printer.pageLayout().fullRectPixels(printer.resolution()).size()
    wanted = (pages.sizes[nth] * (printer.resolution() / 72)).toSize()
    if wanted.width() > paper.width() or wanted.height() > paper.height():
        wanted.scale(paper, Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(QPoint(0, 0), wanted)
    place.moveCenter(QRect(QPoint(0, 0), paper).center())
    painter.drawImage(place, pages.picture(nth, dots / 72))


def medium_of(pages: PdfPages) -> str:
    """What the print system calls the paper of a PDF; empty where it has no name for it."""
    sides = sorted((pages.sizes[0].width(), pages.sizes[0].height()))
    for name, paper in _MEDIA.items():
        if all(abs(side - wanted) <= _NEARLY for side, wanted in zip(sides, paper, strict=True)):
            return name
    return ""


def page_size(pages: PdfPages) -> QPageSize:
    """The paper the PDF is set for."""
    size = pages.sizes[0]
    return QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyOrientationMatch)


def orientation(pages: PdfPages) -> QPageLayout.Orientation:
    """Whether the PDF lies or stands."""
    size = pages.sizes[0]
    wide = size.width() > size.height()
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
