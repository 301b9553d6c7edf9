"""The documents of the meeting in a table, with what can be done with them above."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from stocktake_desktop.edits.documents import NewDocument, add_document, add_documents, remove_document
from stocktake_desktop.interchange.readers.document_list import read_documents
from stocktake_desktop.models import PlanError, must_fit
from stocktake_desktop.paths import documents_folder
from stocktake_desktop.planning.documents import untaken, without_documents
from stocktake_desktop.planning.moments import today
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.planning.typed_dates import Around
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.documents.model import DocumentsModel
from stocktake_desktop.ui.documents.opening import Opens, open_document
from stocktake_desktop.ui.documents.view import DocumentsView
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _, legible, ngettext


class DocumentsPanel(QWidget):
    """The bar above, the table below; what the selected session has stands in the first column."""

    hint = Signal(str)
    """What the keys do, for the status bar."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.opens: Opens = QDesktopServices.openUrl
        self.rows = DocumentsModel(document, self)
        self.view = DocumentsView(self.rows)
        self.untaken, self.bare = QToolButton(), ChoiceBox(_("Sessions without a document"))
        self.add, self.paste = QPushButton(_("Add a document")), QPushButton(_("Paste a list"))
        self.files, self.open, self.remove = (
            QPushButton(_("Add files…")),
            QPushButton(_("Open…")),
            QPushButton(_("Remove")),
        )
        self._lay_out()
        self._wire()
        self.refresh()

    def refresh(self, *, in_order: bool = True) -> None:
        """List the plan as it is; what was in hand stays so."""
        current = self.view.currentIndex()
        shown = self.rows.document_at(current.row())
        self.rows.list_anew(in_order=in_order)
        row = self.rows.row_of(shown.id) if shown is not None else -1
        self.view.choose(row if row >= 0 else current.row(), max(current.column(), 0) or 3)
        self._count()

    def setFocus(self, *_reason: object) -> None:
        """The keys go to the table."""
        self.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self.hint.emit(
            _("Space: taken up → background → none · Return edits · Ctrl+Return opens · Ins adds · Del removes")
        )

    def hideEvent(self, event: QHideEvent) -> None:
        self.hint.emit("")
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.view.viewport().update()
        super().changeEvent(event)

    def add_files(self, paths: list[Path]) -> None:
        """Keep files in the plan, each as a document of its own, in one step."""
        try:
            wanted = [_read(path) for path in paths]
        except (PlanError, OSError) as error:
            self._document.refused.emit(str(error))
            return
        if wanted:
            self._go_to(self._document.do(add_documents, wanted))

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setObjectName("print_bar")
        both, above, below, column = QVBoxLayout(bar), QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        both.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        both.setSpacing(GRID)
        for row in (above, below):
            row.setSpacing(GRID)
            both.addLayout(row)
        self.untaken.setObjectName("filter_switch")
        self.untaken.setCheckable(True)
        self.bare.setProperty("quiet", False)
        self.bare.set_narrow(24)
        for widget in (self.untaken, self.bare):
            above.addWidget(widget)
        above.addStretch(1)
        self.add.setObjectName("main_button")
        for button in (self.add, self.paste, self.files, self.open, self.remove):
            button.setAutoDefault(False)
            below.addWidget(button)
        below.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.view, 1)

    def _wire(self) -> None:
        self.untaken.toggled.connect(self._narrow)
        self.bare.chosen.connect(self._document.open)
        self.view.key_pressed.connect(self._press)
        for button, key in (
            (self.add, Key.DOCUMENT_NEW),
            (self.paste, Key.DOCUMENT_PASTE),
            (self.open, Key.DOCUMENT_OPEN),
            (self.remove, Key.DOCUMENT_REMOVE),
        ):
            when(button.clicked, self._press, key)
        self.files.clicked.connect(self._choose_files)
        self._document.selection_changed.connect(self.view.viewport().update)
        self._document.replaced.connect(self.refresh)
        WhenSeen(self._document, self, self._take_in)

    def _take_in(self, _reach: Reach) -> None:
        self.refresh(in_order=False)

    def _narrow(self, only: bool) -> None:
        self.rows.only_untaken = only
        self.refresh()

    def _press(self, key: Key) -> None:
        row = self.rows.document_at(self.view.currentIndex().row())
        if key is Key.DOCUMENT_NEW:
            self.untaken.setChecked(False)
            self._go_to(self._document.do(add_document, _("New document")))
            self.view.edit(self.view.currentIndex())
        elif key is Key.DOCUMENT_PASTE:
            self._paste()
        elif row is not None and key is Key.DOCUMENT_REMOVE:
            self._document.do(remove_document, row.id)
        elif row is not None and key is Key.DOCUMENT_OPEN:
            open_document(self._document, row, self, self.opens)
        elif row is not None and key is Key.DOCUMENT_TAKEN:
            if self._document.selected is None:
                self._document.refused.emit(_("Select the session that takes it up first."))
            self.rows.turn(self.view.currentIndex().row())

    def _paste(self) -> None:
        meeting = self._document.plan.meeting
        around = Around([day.date for day in meeting.days], today(meeting))
        try:
            wanted = read_documents(QGuiApplication.clipboard().text(), around)
        except PlanError as error:
            self._document.refused.emit(str(error))
            return
        self.untaken.setChecked(False)
        self._go_to(self._document.do(add_documents, wanted))

    def _go_to(self, outcome: object) -> None:
        value = getattr(outcome, "value", None)
        document_id = value[-1] if isinstance(value, list) else value
        if isinstance(document_id, str):
            self.view.choose(self.rows.row_of(document_id))
            self.view.setFocus()

    def _choose_files(self) -> None:
        paths, _kind = QFileDialog.getOpenFileNames(self, _("Keep files in the plan"), str(documents_folder()))
        self.add_files([Path(path) for path in paths])

    def _count(self) -> None:
        meeting, read_only = self._document.plan.meeting, self._document.plan.read_only
        n, bare = len(untaken(meeting)), without_documents(meeting)
        words = ngettext("{n} document that no session takes up", "{n} documents that no session takes up", n)
        self.untaken.setText(words.format(n=n))
        words = ngettext("{n} session without a document", "{n} sessions without a document", len(bare))
        offered = [Choice(block.id, legible(block.title) or _("(untitled)")) for block in bare]
        self.bare.offer([Choice("", words.format(n=len(bare))), *offered])
        self.bare.show_value("")
        for button in (self.add, self.paste, self.files, self.remove):
            button.setEnabled(not read_only)
        self.view.viewport().update()


def _read(path: Path) -> NewDocument:
    must_fit(path.stat().st_size, path.name)
    return NewDocument(path.stem, file_name=path.name, content=path.read_bytes())
