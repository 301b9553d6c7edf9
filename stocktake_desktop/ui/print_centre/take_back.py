"""What must be taken back from whom before sheets that hold no more are printed again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.words import _


class TakeBack(FormDialog):
    """Lists the copies, a line each, to be read out or copied; accepted when the new sheets are to be printed."""

    def __init__(self, parent: QWidget, lines: Sequence[str]) -> None:
        super().__init__(parent, _("Print what is stale"), _("&Print…"))
        self.list = QPlainTextEdit("\n".join(lines))
        self.list.setReadOnly(True)
        self.list.setAccessibleName(_("Copies to be taken back"))
        self.list.setMinimumSize(150 * GRID, 40 * GRID)
        self.body.addWidget(
            plain_label(_("These copies hold no more. Whoever has one gets the new one for it."), wrap=True)
        )
        self.body.addWidget(self.list, 1)
        self.check()
