"""The second tab of the session panel: the script, which needs more room than the panel has."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from stocktake_desktop.ui.widgets.panel_title import TITLE_TOOLS
from stocktake_desktop.ui.widgets.section import quiet_button
from stocktake_desktop.words import _


class ScriptTab(QWidget):
    """Stands in the title of the dock."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.setObjectName(TITLE_TOOLS)
        self.script = quiet_button(_("Script"), _("Script of the session"))
        self.script.setToolTip(_("What is said at each step, beside the podium sheet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.script)
        self.hide()  # until the title takes it
