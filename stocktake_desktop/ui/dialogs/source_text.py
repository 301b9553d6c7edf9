"""The text of a programme, where it is typed and pasted; what is pasted as a web page keeps its tables."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit

from stocktake_desktop.models import PlanError
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.words import _


class SourceText(QPlainTextEdit):
    """Takes a page from a browser or a table from a word processor as the rows and lines it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Paste the programme here"))
        self.setAccessibleName(_("Text of the programme"))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(font(SMALL))
        self.setTabStopDistance(12 * GRID)

    def insertFromMimeData(self, source: QMimeData) -> None:
        rows = _page_in(source)
        if rows:
            self.insertPlainText(rows)
        else:
            super().insertFromMimeData(source)


def _page_in(source: QMimeData) -> str:
    """The rows and lines of a page that holds a table; nothing where the plain text says as much."""
    if not source.hasHtml() or "<table" not in source.html().lower():
        return ""
    from stocktake_desktop.interchange.readers.web_page import text_of_page  # its library is needed only now

    try:
        return text_of_page(source.html(), _("the clipboard"))
    except PlanError:
        return ""
