"""The column beside the rooms: what the hall sees and what is next for staff, or the floor list."""

from PySide6.QtWidgets import QFrame, QTabBar, QVBoxLayout, QWidget

from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.floor_pane import FloorPane
from stocktake_desktop.ui.on_site.meeting_clock import MeetingClock
from stocktake_desktop.ui.on_site.speakers_desk import SpeakersDesk
from stocktake_desktop.ui.on_site.staff_board import StaffBoard
from stocktake_desktop.ui.widgets.scrolling import scrolling
from stocktake_desktop.ui.widgets.shown_stack import ShownStack
from stocktake_desktop.words import _

_WIDTHS = (76 * GRID, 132 * GRID)
_WHOLE = 16777215
"""As wide as Qt lets a widget be."""
_STAFF, _FLOOR = range(2)


class SidePane(QFrame):
    """Two tabs; which one was open is remembered, and each has the width it needs."""

    def __init__(self, document: Document, clock: MeetingClock, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("side_pane")
        self._settings = settings
        self.board, self.floor = StaffBoard(document), FloorPane(document, lambda: settings.sheet_language)
        self.speakers, staff = SpeakersDesk(document, clock, settings), QWidget()
        beside = QVBoxLayout(staff)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.speakers)
        beside.addWidget(self.board, 1)
        self.tabs, self._stack = QTabBar(), ShownStack()
        self.tabs.addTab(_("Staff"))
        self.tabs.addTab(_("List of speakers"))
        self.tabs.setTabToolTip(_FLOOR, _("Who speaks in which order, and for how long (Ctrl+Shift+L)"))
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Beside the rooms"))
        for page in (scrolling(staff), self.floor):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._turn)
        self.tabs.setCurrentIndex(_FLOOR if settings.beside_rooms == "floor" else _STAFF)
        self._turn(self.tabs.currentIndex())

    @property
    def shows_floor(self) -> bool:
        """True while the floor list is in front."""
        return self.tabs.currentIndex() == _FLOOR

    def open_floor(self) -> None:
        """Bring the floor list to the front, ready to type."""
        self.tabs.setCurrentIndex(_FLOOR)
        self.floor.start()

    def _turn(self, nth: int) -> None:
        self._stack.setCurrentIndex(nth)
        self.setMinimumWidth(_WIDTHS[nth])
        self.setMaximumWidth(_WIDTHS[nth] if nth == _STAFF else _WHOLE)
        wanted = "floor" if nth == _FLOOR else "staff"
        if wanted != self._settings.beside_rooms:
            self._settings.beside_rooms = wanted
            self._settings.save()
