"""How sure somebody is: a sign and a word; a click takes the next."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QToolButton

from stocktake_desktop.models import Status
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.marks import status_mark
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, term


class StatusButton(QToolButton):
    """Shows a status; a click or the space bar asks for the next one, the context menu for any."""

    status_requested = Signal(Status)
    """This status was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._status = Status.TO_BE_CONFIRMED
        self.setProperty("quiet", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(3 * GRID, 3 * GRID))
        self.setToolTip(_("Click or press Space for the next status; the context menu has all"))
        self.clicked.connect(self._ask_next)

    def show_status(self, status: Status) -> None:
        """Show a status."""
        self._status = status
        words = status_words(status)
        self.setText(words)
        self.setIcon(status_mark(status))
        self.setProperty("status", status.value)
        self.setAccessibleName(_("Status: {status}").format(status=words))

    def _ask_next(self) -> None:
        self.status_requested.emit(following(self._status))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        for status in Status:
            action = menu.addAction(status_mark(status), status_words(status))
            when(action.triggered, self.status_requested.emit, status)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def following(status: Status) -> Status:
    """The status after this one: to be confirmed, invited, confirmed, declined, and round again."""
    cycle = list(Status)
    return cycle[(cycle.index(status) + 1) % len(cycle)]


def status_words(status: Status) -> str:
    """What a status is called in few letters."""
    return _("TBC") if status is Status.TO_BE_CONFIRMED else term(status.value)
