"""A PDF on paper: handed to the print system as it is where there is one, else painted page by page.

On Linux and macOS `lp` takes the PDF, so that type stays type. On Windows, or where there is no `lp`, the pages are
painted on a QPrinter.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from stocktake_desktop.models import PlanError
from stocktake_desktop.ui.print_centre.pages import PdfPages
from stocktake_desktop.words import _

LP_TAKES_AT_MOST = 60
"""Seconds `lp` may take to accept a job."""

SHARPEST = 600
"""Dots an inch at which pages are painted at most."""


def ask_printer(parent: QWidget, title: str) -> QPrinter | None:
    """Ask for a printer and the number of copies; None when the person thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def send(printer: QPrinter, pdf: Path, title: str, *, one_sided: bool = False) -> None:
    """Print a PDF as it is set; PlanError says why it failed."""
    try:
        if command := lp_command(printer, pdf, title, one_sided=one_sided):
            hand_over(command)
            return
        pages = PdfPages(pdf)
        printer.setPageSize(page_size(pages))
        printer.setPageOrientation(orientation(pages))
        if one_sided:
            printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        paint(pages, printer)
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


def paint(pages: PdfPages, printer: QPrinter) -> None:
    """Paint the chosen pages on a printer, from edge to edge, on white."""
    printer.setFullPage(True)
    first = printer.fromPage() or 1
    last = min(printer.toPage() or len(pages.sizes), len(pages.sizes))
    painter = QPainter()
    if not painter.begin(printer):
        raise PlanError(_("The printer does not answer; choose another one."))
    for nth in range(first - 1, last):
        if nth > first - 1:
            printer.newPage()
        dots = min(printer.resolution(), SHARPEST)
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(QRect(0, 0, paper.width(), paper.height()), pages.picture(nth, dots / 72))
    painter.end()


def page_size(pages: PdfPages) -> QPageSize:
    """The paper the PDF is set for."""
    size = pages.sizes[0]
    return QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyOrientationMatch)


def orientation(pages: PdfPages) -> QPageLayout.Orientation:
    """Whether the PDF lies or stands."""
    size = pages.sizes[0]
    wide = size.width() > size.height()
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
