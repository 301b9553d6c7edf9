"""The text of a programme, where it is typed and pasted; what is pasted as a web page keeps its tables."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from stocktake_desktop.interchange.registry import PROGRAMME_READERS, READERS, pattern, patterns
from stocktake_desktop.models import SUFFIX, PlanError
from stocktake_desktop.paths import documents_folder
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.words import _


class SourceText(QPlainTextEdit):
    """Takes a page from a browser or a table from a word processor as the rows and lines it shows."""

    filled = Signal()
    """A whole programme was pasted where nothing stood."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Paste the programme here"))
        self.setAccessibleName(_("Text of the programme"))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(font(SMALL))
        self.setTabStopDistance(12 * GRID)

    def insertFromMimeData(self, source: QMimeData) -> None:
        was_empty, rows = self.document().isEmpty(), _page_in(source)
        if rows:
            self.insertPlainText(rows)
        else:
            super().insertFromMimeData(source)
        if was_empty and "\n" in self.toPlainText().strip():
            self.filled.emit()


def programme_in(source: QMimeData) -> str:
    """What the clipboard, or a drop, says of a programme: the rows of a page that holds a table, else its text."""
    return _page_in(source) or source.text()


def ask_for_programme(parent: QWidget, *, plans: bool = False) -> Path | None:
    """Ask for the file of a programme, or with `plans` of a plan too; None when the person thought better of it."""
    readers = READERS if plans else PROGRAMME_READERS
    every = f"{_('Programmes')} ({pattern(readers)})"
    if plans:
        every = f"{_('Plans and programmes')} (*{SUFFIX} {pattern(readers)})"
    kinds = ";;".join((every, *patterns(readers), _("All files (*)")))
    title = _("Compare with another file") if plans else _("Open a programme")
    name, _kind = QFileDialog.getOpenFileName(parent, title, str(documents_folder()), kinds)
    return Path(name) if name else None


def _page_in(source: QMimeData) -> str:
    """The rows and lines of a page that holds a table; nothing where the plain text says as much."""
    if not source.hasHtml() or "<table" not in source.html().lower():
        return ""
    from stocktake_desktop.interchange.readers.web_page import text_of_page  # its library is needed only now

    try:
        return text_of_page(source.html(), _("the clipboard"))
    except PlanError:
        return ""
