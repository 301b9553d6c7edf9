"""The clock of the meeting as the window follows it: real time in the meeting's zone, or the clock of a rehearsal."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from stocktake_desktop.planning.running import meeting_now
from stocktake_desktop.ui.document import Document

_LOOK = 200
"""Milliseconds between two looks at the clock; short enough that no second is skipped."""


class MeetingClock(QObject):
    """Tells when another second of the meeting has begun, while somebody looks."""

    ticked = Signal()
    """It is another second."""

    def __init__(
        self, document: Document, parent: QObject, real: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        super().__init__(parent)
        self._document, self.real = document, real
        self._told: datetime | None = None
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)

    @property
    def now(self) -> datetime:
        """Wall-clock time of the meeting, to the second."""
        return meeting_now(self._document.plan.meeting, self.real())

    def go(self, going: bool) -> None:
        """Look at the time from now on, or no longer."""
        if going:
            self.look()
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Tell the second, if it is another one."""
        if self.now != self._told:
            self._told = self.now
            self.ticked.emit()
