"""The print centre: every sheet of the meeting, how it stands, its real pages, and the ways to put it on paper."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QListView, QSplitter, QVBoxLayout, QWidget

from stocktake_desktop.edits.issues import find_issues_again, throw_away_issues
from stocktake_desktop.models import Day, PlanError, Room, SessionBlock
from stocktake_desktop.paths import documents_folder
from stocktake_desktop.planning.moments import today, wall_clock
from stocktake_desktop.settings import Settings
from stocktake_desktop.sheets.catalogue import sheet_pdf
from stocktake_desktop.sheets.file_names import dated_name, free_names, next_names, with_ending
from stocktake_desktop.sheets.ledger import Key, LedgerEntry, ListedSheet, PaperState
from stocktake_desktop.sheets.need import in_order_of_need
from stocktake_desktop.sheets.printing import Printing
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.house_style.dialog import change_house_style
from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.ui.look.direction import from_left
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.print_centre.distribution_dialog import change_distribution
from stocktake_desktop.ui.print_centre.preview import Preview
from stocktake_desktop.ui.print_centre.print_bar import PrintBar
from stocktake_desktop.ui.print_centre.print_job import PrintJob
from stocktake_desktop.ui.print_centre.printing import ask_printer, printer_at_once
from stocktake_desktop.ui.print_centre.sheet_book import SheetBook
from stocktake_desktop.ui.print_centre.sheet_filters import SheetFilters
from stocktake_desktop.ui.print_centre.sheet_rows import PICTURE, SheetModel, SheetRow, lines_of, state_lines
from stocktake_desktop.ui.print_centre.take_back import TakeBack
from stocktake_desktop.ui.print_centre.thumbnails import Thumbnails
from stocktake_desktop.ui.widgets.page_pane import PagePane
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, ngettext

_PAUSE = 120
"""Milliseconds a sheet is chosen before its pages are set: walking through the list stays quick."""


_PLATES = "name-plates"


class PrintCentre(QWidget):
    """A list of sheets at the left, pages at the right; keys walk the list, Return prints."""

    hint = Signal(str)
    """What is chosen, for the status bar."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self._document, self._settings = document, settings
        self.book = SheetBook(document, self)
        self.filters, self.list, self.pane = SheetFilters(), QListView(), PagePane()
        from_left(self.list)
        self.bar = PrintBar(settings)
        self.model = SheetModel(self.list)
        self._pictures = Thumbnails(lambda: document.plan, PICTURE, self)
        self._setting = QTimer(self, singleShot=True, interval=_PAUSE)
        self._setting.timeout.connect(self.show_pages)
        self._set_up_list()
        self._lay_out()
        self._wire()

    @property
    def chosen(self) -> list[LedgerEntry]:
        """The sheets that are selected and can be printed, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        lines = [self.model.lines[row] for row in rows]
        return [line for line in lines if isinstance(line, LedgerEntry) and line.state is not PaperState.SUPERSEDED]

    @property
    def shown(self) -> list[str]:
        """What the rows say, headings included."""
        return [str(self.model.data(self.model.index(row))) for row in range(self.model.rowCount())]

    def choose(self, kind: str, subject: str, language: str = "") -> bool:
        """Select the sheet of a kind about something (by id), in a language or in any; False when there is none."""
        return self._choose(lambda sheet: sheet.key == (kind, subject, language or sheet.language), 1)

    def choose_podium_sheets(self, session_ids: Collection[str]) -> bool:
        """Select the podium sheets of these sessions in the language of the list; False when there is none."""
        return self._choose(
            lambda sheet: sheet.kind == "podium" and not sheet.is_other and sheet.session_id in session_ids
        )

    def choose_day(self, day: Day, room: Room | None = None) -> bool:
        """Select all sheets about a day and what is on that day, or about one room on it; False when there is none."""

        def is_wanted(sheet: ListedSheet) -> bool:
            if room is not None:
                return (sheet.day, sheet.room_id) == (day.number, room.id)
            block = self._document.plan.find(SessionBlock, sheet.session_id)
            return not sheet.is_other and (sheet.day == day.number or (block is not None and block.day is day))

        return self._choose(is_wanted)

    def say_what_became_of_paper(self) -> None:
        """The copies of the last printing of the current sheet were thrown away, or lie about after all."""
        entry = self._current
        if entry is None or not entry.issue_id:
            return
        if entry.state is PaperState.THROWN_AWAY:
            self._document.do(find_issues_again, [entry.issue_id])
        else:
            self._document.do(throw_away_issues, [entry.issue_id], wall_clock(self._document.plan.meeting))

    def print_stale(self, now: datetime | None = None) -> None:
        """Print every sheet whose last printing holds no more, in the order in which they are needed at `now`.

        First it is said which copies must be taken back from whom. With `now` it is printed at once, on the printer
        the system has for all.
        """
        self.book.settle()
        old = [entry for entry in self.book.entries if entry.take_back]
        moment = now or wall_clock(self._document.plan.meeting)
        stale = in_order_of_need(self._document.plan, self.book.stale, moment)
        if not stale or not any(entry.goes_to for entry in old):
            self._print_corrected(stale, at_once=now is not None)
            return
        with asked(TakeBack(self, [entry.take_back for entry in old])) as agreed:
            if agreed is not None:
                self._print_corrected(stale, at_once=now is not None)

    def print_podium_sheet(self, session_id: str) -> bool:
        """Print the podium sheets of a session at once where they are stale; False where none is, and it is shown."""
        self.book.settle()
        stale = [one for one in self.book.stale if (one.sheet.kind, one.sheet.session_id) == ("podium", session_id)]
        self._print(stale, at_once=True)
        return bool(stale)

    def print_chosen(self) -> None:
        """Print the selected sheets."""
        self._print(self.chosen)

    def preview_chosen(self) -> None:
        """Show all pages of the selected sheets, and print them if the person wishes."""
        chosen = self.chosen
        data = self._job(chosen).pages() if chosen else None
        if data is None:
            return
        with asked(Preview(self, len(chosen), data)) as agreed:
            if agreed is not None:
                self._print(chosen)

    def save_one_file(self) -> None:
        """Save the selected sheets as one PDF."""
        chosen = self.chosen
        if not chosen or not self._document.may_leave():
            return
        proposed = str(self._folder() / self._proposed(chosen))
        path, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), proposed, _("PDF (*.pdf)"))
        if path:
            self._job(chosen).to_file(with_ending(Path(path), ".pdf"))

    def save_each(self) -> None:
        """Save the selected sheets as PDFs of their own in a folder."""
        chosen = self.chosen
        if not chosen or not self._document.may_leave():
            return
        folder = QFileDialog.getExistingDirectory(self, _("Save into a folder"), str(self._folder()))
        if folder:
            self._job(chosen).to_folder(Path(folder))

    def show_pages(self) -> None:
        """Set the current sheet and show its pages, with the stamp the next printing will have."""
        self._setting.stop()
        if (entry := self._current) is None:
            self.pane.show_sheet("", "", None, "")
        else:
            self._show_entry(entry)

    @property
    def _current(self) -> LedgerEntry | None:
        index = self.list.currentIndex()
        line = self.model.lines[index.row()] if index.isValid() else None
        return line if isinstance(line, LedgerEntry) else None

    def setFocus(self, *_reason: object) -> None:
        """The keys go to the list; a focus proxy would keep Tab from what stands before it."""
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_list()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.list.viewport().update()
        super().changeEvent(event)

    def _show_entry(self, entry: LedgerEntry) -> None:
        sheet = entry.sheet
        title = sheet.called
        state = "\n".join(state_lines(entry))
        paper = self._words_for_paper(entry)
        if entry.state is PaperState.SUPERSEDED:
            self.pane.show_sheet(title, state, None, "", paper)
            return
        plan = self._document.plan
        try:
            stamp = Printing(plan, wall_clock(plan.meeting)).stamp(sheet, self.book.content(sheet))
            settings = self.bar.settings_for(sheet.kind)
            data, report = sheet_pdf(plan, sheet, stamp, settings)
        except (PlanError, OSError) as error:
            self.pane.show_sheet(title, state, None, str(error), paper)
        else:
            self.pane.show_sheet(title, state, data, "\n".join(report.warnings), paper)

    def _words_for_paper(self, entry: LedgerEntry) -> str:
        if not entry.issue_id or self._document.plan.read_only:
            return ""
        if entry.state is PaperState.THROWN_AWAY:
            return _("This printing was found again")
        return _("This printing was thrown away")

    def _set_up_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(SheetRow(self.list, self._pictures))
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Sheets of the meeting"))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setObjectName("page_scroll")

    def _lay_out(self) -> None:
        left, right, halves, column = QWidget(), QWidget(), QSplitter(), QVBoxLayout(self)
        for side, parts in ((left, (self.filters, self.list)), (right, (self.bar, self.pane))):
            inner = QVBoxLayout(side)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(0)
            inner.addWidget(parts[0])
            inner.addWidget(parts[1], 1)
            halves.addWidget(side)
        left.setMinimumWidth(80 * GRID)
        halves.setSizes([104 * GRID, 240 * GRID])
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)

    def _wire(self) -> None:
        self.filters.changed.connect(self._refresh_list)
        self.filters.down_requested.connect(self.list.setFocus)
        self.book.listed.connect(self._refresh_list)
        self.book.entry_changed.connect(self._renew_entry)
        self.book.count_changed.connect(self._say_what_can_be_done)
        self.book.touched.connect(self._forget_pictures)
        when(self._pictures.ready, self.list.viewport().update)
        self._document.replaced.connect(self._pictures.forget_all)
        self.list.selectionModel().selectionChanged.connect(self._say_what_can_be_done)
        self.list.selectionModel().currentChanged.connect(self._setting.start)
        self.list.activated.connect(self.print_chosen)
        self.pane.paper.clicked.connect(self.say_what_became_of_paper)
        when(self.bar.stale.clicked, self.print_stale)
        self.bar.print.clicked.connect(self.print_chosen)
        self.bar.preview.clicked.connect(self.preview_chosen)
        self.bar.one_file.triggered.connect(self.save_one_file)
        self.bar.each.triggered.connect(self.save_each)
        when(self.bar.house.clicked, change_house_style, self._document, self._settings, self)
        when(self.bar.copies.clicked, change_distribution, self._document, self)
        self.bar.paper_changed.connect(self.show_pages)
        self.bar.language_changed.connect(self.book.speak)
        self.book.speak(self.bar.language)

    def _refresh_list(self) -> None:
        """List the sheets that the filters let through; who was selected stays so."""
        if not self.isVisible():
            return
        kept = {entry.key for entry in self.chosen}
        entries = [entry for entry in self.book.entries if self.filters.lets_through(entry)]
        self.filters.show_counts(self.book.entries)
        self.model.show_lines(list(lines_of(self._document.plan, entries)))
        rows = [row for row, line in enumerate(self.model.lines) if isinstance(line, LedgerEntry)]
        again = [row for row in rows if isinstance(line := self.model.lines[row], LedgerEntry) and line.key in kept]
        self._select(again or rows[:1])
        self._say_what_can_be_done()

    def _choose(self, is_wanted: Callable[[ListedSheet], bool], most: int | None = None) -> bool:
        """Select the sheets that are wanted, the first `most` of them."""
        self.filters.let_all_through()
        lines = enumerate(self.model.lines)
        rows = [row for row, line in lines if isinstance(line, LedgerEntry) and is_wanted(line.sheet)][:most]
        if rows:
            self._select(rows)
        return bool(rows)

    def _select(self, rows: list[int]) -> None:
        selection = self.list.selectionModel()
        selection.clear()
        for row in rows:
            selection.select(self.model.index(row), QItemSelectionModel.SelectionFlag.Select)
        if rows:
            selection.setCurrentIndex(self.model.index(rows[0]), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.list.scrollTo(self.model.index(rows[0]))
        self._setting.start()

    def _renew_entry(self, key: Key) -> None:
        entry = self.book.entry(key)
        if not self.isVisible() or entry is None:
            return
        self.filters.show_counts(self.book.entries)
        self.model.replace_entry(entry)
        self._renew_pages({key})

    def _forget_pictures(self, keys: set[Key]) -> None:
        self._pictures.forget(keys)
        if self.isVisible():
            self.list.viewport().update()
            self._renew_pages(keys)

    def _renew_pages(self, keys: set[Key]) -> None:
        if self._current is not None and self._current.key in keys:
            self._setting.start()

    def _say_what_can_be_done(self) -> None:
        entries, stale = self.chosen, len(self.book.stale)
        chosen = len(entries)
        self.bar.show_counts(chosen, stale, with_plates=any(entry.sheet.kind == _PLATES for entry in entries))
        for button in (self.bar.house, self.bar.copies):
            button.setEnabled(not self._document.plan.read_only)
        words = ngettext("{n} sheet selected", "{n} sheets selected", chosen).format(n=chosen)
        self.hint.emit(words if self.isVisible() else "")

    def _print(self, entries: list[LedgerEntry], *, at_once: bool = False) -> None:
        if not entries or not self._document.may_leave():
            return
        job = self._job(entries)
        title = self._document.plan.meeting.title
        printer = printer_at_once(title, job.copies) if at_once else None
        printer = printer or ask_printer(self, title, len(entries) == 1, job.copies)
        if printer is not None:
            job.to_printer(printer)

    def _job(self, entries: list[LedgerEntry]) -> PrintJob:
        return PrintJob(self, self._document, [entry.sheet for entry in entries], self.bar.settings_for)

    def _print_corrected(self, entries: list[LedgerEntry], *, at_once: bool) -> None:
        """Print what is stale; of a sheet of several days the pages of those that changed."""
        self._print([replace(entry, sheet=entry.corrected) for entry in entries], at_once=at_once)

    def _proposed(self, chosen: list[LedgerEntry]) -> str:
        """A free name for these sheets in one file."""
        plan, folder = self._document.plan, self._folder()
        if len(chosen) == 1:
            return next_names(
                plan, [entry.sheet for entry in chosen], today(plan.meeting), folder, are_drafts=plan.read_only
            )[0]
        return free_names([dated_name(plan.meeting, "sheets", today(plan.meeting))], folder)[0]

    def _folder(self) -> Path:
        path = self._document.kept.path
        return path.parent if path is not None else documents_folder()
