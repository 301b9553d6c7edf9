"""All pages of the sheets that are to be printed, one after the other, before any paper is used."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.page_pane import PagePane
from stocktake_desktop.words import _, ngettext


class Preview(QDialog):
    """Shows the pages as the printer will get them; accepted when they are to be printed."""

    def __init__(self, parent: QWidget, sheets: int, data: bytes) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print preview"))
        self.pane, self.buttons = PagePane(), QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.print = self.buttons.addButton(_("&Print…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.print.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4 * GRID)
        column.addWidget(self.pane, 1)
        column.addWidget(self.buttons)
        self.buttons.setContentsMargins(4 * GRID, 0, 4 * GRID, 0)
        self.resize(parent.window().size() * 0.85)
        words = ngettext("{n} sheet as it will be printed", "{n} sheets as they will be printed", sheets)
        self.pane.show_sheet(words.format(n=sheets), "", data, "")
