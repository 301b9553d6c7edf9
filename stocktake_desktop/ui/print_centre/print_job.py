"""Printing several sheets: one after the other, with progress, stopped when asked; what came out is recorded."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.models import PlanError
from stocktake_desktop.planning.distribution import UNSAID, HandOut, distribution_of
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.sheets.file_names import next_names
from stocktake_desktop.sheets.ledger import ListedSheet
from stocktake_desktop.sheets.printing import Printed, Printing, joined
from stocktake_desktop.sheets.sheet import PrintSettings
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import plain_label, tell
from stocktake_desktop.ui.print_centre.printing import PrintingStopped, send
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import _

_MAY_BE_TURNED = ("run-of-show", "change-notice")
"""Sheets that come on both sides where the printer is set so; all others lie on the podium, hang, or are folded."""


class PrintJob:
    """Writes sheets with their next revision; a sheet is recorded once it is out, never before.

    `settings` tell how a kind of sheet comes on paper. A plan that is open for reading only prints drafts: nothing can
    be recorded in it.
    """

    def __init__(
        self,
        parent: QWidget,
        document: Document,
        sheets: Sequence[ListedSheet],
        settings: Callable[[str], PrintSettings],
    ) -> None:
        self._parent, self._document = parent, document
        self._sheets, self._settings = list(sheets), settings
        self._now = wall_clock(document.plan.meeting)
        self.stopped = False

    @property
    def copies(self) -> int:
        """In how many copies all sheets are handed out; one where they differ."""
        said = distribution_of(self._document.plan.meeting)
        counts = {said.get(sheet.kind, UNSAID).copies for sheet in self._sheets}
        return counts.pop() if len(counts) == 1 else 1

    def to_folder(self, folder: Path) -> list[Printed]:
        """A PDF for each sheet in a folder, which is made where it is missing; no file there is written over."""
        folder.mkdir(parents=True, exist_ok=True)
        return self._record(self._each(folder, lambda _printed: None))

    def to_printer(self, printer: QPrinter) -> list[Printed]:
        """Every sheet to a printer; "printed" to a file, all of them in that one file.

        Each comes in as many copies as it is handed out in, unless another number than `copies` was typed: that holds
        for all. A range of pages, of one sheet, replaces pages of its last printing: that is no printing of its own.
        """
        if printer.fromPage():
            self._replace_pages(printer, *self._sheets)
            return []
        if printer.outputFileName():
            return self.to_file(Path(printer.outputFileName()))
        typed = printer.copyCount() if printer.copyCount() != self.copies else None

        def handed_out(printed: Printed) -> HandOut:
            said = printed.handed_out or UNSAID
            return replace(said, copies=typed or said.copies)

        def hand(printed: Printed) -> None:
            printer.setCopyCount(handed_out(printed).copies)
            self._hand(printer, printed)

        with tempfile.TemporaryDirectory(prefix="stocktake-") as folder:
            printed = self._each(Path(folder), hand)
            return self._record(replace(one, handed_out=handed_out(one)) for one in printed)

    def pages(self) -> bytes | None:
        """All sheets as one PDF to look at, with the stamps they will have; nothing is recorded. None: stopped."""
        with tempfile.TemporaryDirectory(prefix="stocktake-") as folder:
            printed = list(self._each(Path(folder), lambda _printed: None))
            return joined(printed) if len(printed) == len(self._sheets) else None

    def to_file(self, path: Path) -> list[Printed]:
        """All sheets in one PDF; stopped half way, there is none."""
        with tempfile.TemporaryDirectory(prefix="stocktake-") as folder:
            printed = list(self._each(Path(folder), lambda _printed: None))
            if self.stopped or len(printed) < len(self._sheets):
                return []
            try:
                write_whole(path, joined(printed))
            except OSError as error:
                self._tell(error)
                return []
        return self._record(iter(printed))

    def _each(self, folder: Path, put_out: Callable[[Printed], None]) -> Iterator[Printed]:
        """Write and put out one sheet after the other, until all are out, somebody stops it, or one fails."""
        plan, count = self._document.plan, len(self._sheets)
        printing = Printing(plan, self._now)
        progress = self._progress = QProgressDialog("", _("Stop"), 0, count, self._parent)
        progress.setWindowTitle(_("Print"))
        label = plain_label()
        progress.setLabel(label)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(400)
        names = next_names(plan, self._sheets, self._now.date(), folder, are_drafts=plan.read_only)
        try:
            for nth, (sheet, name) in enumerate(zip(self._sheets, names, strict=True)):
                label.setText(sheet.called)
                progress.setValue(nth)
                if not self._may_go_on():
                    return
                settings = self._settings(sheet.kind)
                printed = printing.write(sheet, folder / name, settings)
                put_out(printed)
                yield printed
        except PrintingStopped:
            return
        except (PlanError, OSError) as error:
            self._tell(error)
        finally:
            progress.close()
            progress.deleteLater()

    def _may_go_on(self) -> bool:
        """Whether nobody pressed Stop; asked between sheets, and between pages that are painted."""
        QApplication.processEvents()
        self.stopped = self.stopped or self._progress.wasCanceled()
        return not self.stopped

    def _hand(self, printer: QPrinter, printed: Printed) -> None:
        kind = printed.sheet.kind
        send(
            printer,
            printed.path,
            printed.path.stem,
            one_sided=kind not in _MAY_BE_TURNED,
            may_go_on=self._may_go_on,
        )

    def _replace_pages(self, printer: QPrinter, sheet: ListedSheet) -> None:
        with tempfile.TemporaryDirectory(prefix="stocktake-") as folder:
            path = Path(folder, f"{sheet.kind}.pdf")
            try:
                settings = self._settings(sheet.kind)
                Printing(self._document.plan, self._now).again(sheet, path, settings)
                send(printer, path, sheet.called, one_sided=sheet.kind not in _MAY_BE_TURNED)
            except (PlanError, OSError) as error:
                tell(self._parent, _("These pages cannot be printed"), str(error))

    def _record(self, printed: Iterator[Printed]) -> list[Printed]:
        """Record what came out; of files nobody knows how many copies will be made, unless that was said before."""
        out = list(printed)
        if out and not self._document.plan.read_only:
            issued = [Issued(**sheet.as_issue()) for sheet in out]
            self._document.do(record_issues, issued, self._now)
        return out

    def _tell(self, error: Exception) -> None:
        words = _("What was printed before is recorded; the rest is not printed. {cause}")
        tell(self._parent, _("Not everything could be printed"), words.format(cause=error))
