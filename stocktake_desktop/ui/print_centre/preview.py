"""The preview: choose a sheet, see its real pages, print it or save it as PDF."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from stocktake_desktop.models import PlanError
from stocktake_desktop.paths import documents_folder
from stocktake_desktop.settings import Settings
from stocktake_desktop.sheets.catalogue import Stamp, write_sheet
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.icons import icon
from stocktake_desktop.ui.notice import plain_label, tell
from stocktake_desktop.ui.print_centre.page_view import STEP, PageView
from stocktake_desktop.ui.print_centre.pages import PdfPages
from stocktake_desktop.ui.print_centre.printing import ask_and_print
from stocktake_desktop.ui.print_centre.sheet_choice import SheetChoice
from stocktake_desktop.ui.theme import GRID
from stocktake_desktop.words import _


class PreviewDialog(QDialog):
    """Shows what will come out of the printer for the sheet and paper chosen above the pages."""

    def __init__(self, parent: QWidget, document: Document, settings: Settings, kind: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print"))
        self.resize(parent.size() * 0.88)
        self._plan, self._settings = document.plan, settings
        self._folder = tempfile.TemporaryDirectory(prefix="stocktake-")
        self._pdf = Path(self._folder.name) / "sheet.pdf"
        self.choice = SheetChoice(document, kind, settings.paper)
        self.view = PageView()
        self.view.setAccessibleName(_("Pages"))
        self._page = plain_label()
        self.warnings = plain_label(name="wrong", wrap=True)
        self._lay_out()
        self.choice.changed.connect(self.show_sheet)
        self.view.page_changed.connect(self._show_page)
        self.show_sheet()

    @property
    def page_words(self) -> str:
        """Which page is shown, "2 of 5"."""
        return self._page.text()

    def show_sheet(self) -> None:
        """Set the chosen sheet and show its pages; what could not be set is said below them."""
        choice = self.choice
        self._settings.paper = choice.paper
        stamp = Stamp(revision=None, printed_at=datetime.now(), replaces=None)
        try:
            report = write_sheet(
                choice.kind,
                self._plan,
                self._pdf,
                day=choice.day,
                session_id=choice.session_id,
                room_id=choice.room_id,
                stamp=stamp,
                paper=choice.paper,
            )
        except (PlanError, OSError) as error:
            self.view.show_pages(None)
            self.warnings.setText(str(error))
        else:
            self.view.show_pages(PdfPages(self._pdf))
            self.warnings.setText("\n".join(report.warnings))
        for button in (self.print_button, self.save_button):
            button.setEnabled(self.view.count > 0)

    def save_pdf(self, path: Path) -> None:
        """Write the very sheet that is shown to a file; an existing one is replaced at the very end."""
        beside = path.with_name(f".{path.name}.new")
        try:
            beside.write_bytes(self._pdf.read_bytes())
            beside.replace(path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise PlanError(_("{path} could not be written: {cause}.").format(path=path, cause=error)) from error

    def done(self, result: int) -> None:
        self.view.show_pages(None)
        self._folder.cleanup()
        self._settings.save()
        super().done(result)

    def _lay_out(self) -> None:
        top, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self.choice)
        top.addStretch(1)
        view = self.view
        top.addWidget(self._tool("previous", _("Page before"), "Alt+Left", lambda: view.go_to(view.page - 1)))
        top.addWidget(self._page)
        top.addWidget(self._tool("next", _("Next page"), "Alt+Right", lambda: view.go_to(view.page + 1)))
        top.addSpacing(4 * GRID)
        top.addWidget(self._tool("zoom-out", _("Zoom out"), "Ctrl+-", lambda: view.zoom(1 / STEP)))
        top.addWidget(self._tool("zoom-in", _("Zoom in"), "Ctrl++", lambda: view.zoom(STEP)))
        top.addWidget(self._tool("width", _("Fit the width"), "Ctrl+9", view.fit_width))
        top.addWidget(self._tool("fit", _("Show a whole page"), "Ctrl+0", view.fit_page))
        foot.addWidget(self.warnings, 1)
        self.save_button = self._button(_("&Save as PDF…"), self._ask_and_save)
        self.print_button = self._button(_("&Print…"), self._ask_and_print)
        self.print_button.setDefault(True)
        for button in (self._button(_("&Close"), self.reject), self.save_button, self.print_button):
            foot.addWidget(button)
        for layout in (top, foot):
            layout.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
            layout.setSpacing(2 * GRID)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(view, 1)
        column.addLayout(foot)

    def _tool(self, name: str, words: str, keys: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName("tool")
        button.setIcon(icon(name))
        button.setAutoRaise(True)
        button.setAccessibleName(words)
        button.setToolTip(f"{words}  {QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}")
        button.clicked.connect(lambda _checked=False: act())
        QShortcut(QKeySequence(keys), self).activated.connect(act)
        return button

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _show_page(self) -> None:
        self._page.setText(_("{page} of {count}").format(page=self.view.page, count=self.view.count))

    def _ask_and_save(self) -> None:
        folder = self._plan.path.parent if self._plan.path else documents_folder()
        start = str(folder / self.choice.file_name)
        name, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), start, _("PDF (*.pdf)"))
        if name:
            self._try(lambda: self.save_pdf(Path(name).with_suffix(".pdf")))

    def _ask_and_print(self) -> None:
        title = Path(self.choice.file_name).stem
        self._try(lambda: ask_and_print(self, self._pdf, title))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except PlanError as error:
            tell(self, _("It did not work"), str(error))
