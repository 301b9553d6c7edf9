"""The plan folded to one day: the sessions of the day in their order, to go to the script of another one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.marks import kind_mark
from stocktake_desktop.words import _

_ID = Qt.ItemDataRole.UserRole


class DayStrip(QListWidget):
    """Lists the day of the session that is shown; of a parked one, what is parked."""

    chosen = Signal(str)
    """The session of this id is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("day_strip")
        self.setAccessibleName(_("Sessions of the day"))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setWordWrap(True)
        self.setMinimumWidth(34 * GRID)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(2 * GRID, 2 * GRID))
        self.setSpacing(1)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ID)))
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(_ID)))

    def show_day(self, session: SessionBlock | None) -> None:
        """Show the day of a session."""
        self.clear()
        if session is None:
            return
        sessions = session.day.sessions if session.day is not None else session.meeting.sessions
        for block in in_order([one for one in sessions if one.day is session.day]):
            title = block.title or _("Session without a title")
            at = "" if block.start is None else f"{clock(block.start)}\n"
            item = QListWidgetItem(kind_mark(block.kind), f"{at}{title}")
            item.setData(_ID, block.id)
            item.setToolTip(plain_tip(title))
            self.addItem(item)
            if block is session:
                self.setCurrentItem(item)
