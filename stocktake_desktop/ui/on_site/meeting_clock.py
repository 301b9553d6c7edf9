"""The clock of the meeting as the window follows it: real time in the meeting's zone, or the clock of a rehearsal.

While something runs, minutes are real ones also when somebody sets the clock of the laptop.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.planning.reach import News, Reach
from stocktake_desktop.planning.running import UNDER_WAY, state_of
from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.on_site.steady_clock import SteadyClock

_LOOK = 200
"""Milliseconds between two looks at the clock; short enough that no second is skipped."""
FASTEST = 600
"""How many times as fast as real time a rehearsal goes at the most."""


@dataclass(frozen=True)
class Turned:
    """A clock that showed a time at a real moment, and goes so many times as fast since; 0 stands still."""

    shows: datetime
    at: datetime
    rate: int

    def now(self, real: datetime) -> datetime:
        """What it shows at a real moment, to the second."""
        return (self.shows + (real - self.at) * self.rate).replace(microsecond=0)


class MeetingClock(QObject):
    """Tells when another second of the meeting has begun, while somebody looks; turned only in a rehearsal."""

    ticked = Signal()
    """It is another second."""

    def __init__(
        self,
        document: Document,
        parent: QObject,
        real: Callable[[], datetime] | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._settings = document, settings
        self.real = real or SteadyClock(kept=settings.real_time if settings is not None else "")
        self._turned: Turned | None = None
        self._told: datetime | None = None
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        document.changed.connect(self._keep)

    @property
    def now(self) -> datetime:
        """Wall-clock time of the meeting, to the second."""
        if self._turned is not None and self._document.rehearses:
            return self._turned.now(self.real())
        return wall_clock(self._document.plan.meeting, self.real())

    @property
    def rate(self) -> int:
        """How many times as fast as the real clock it goes."""
        return self._turned.rate if self._turned is not None and self._document.rehearses else 1

    def turn(self, shows: datetime, rate: int = 1) -> None:
        """In a rehearsal: show this from now on, and go so many times as fast."""
        self._turned = Turned(shows, self.real(), rate)
        self.look()

    def go_at(self, rate: int) -> None:
        """In a rehearsal: go so many times as fast from now on; 0 stands still."""
        self.turn(self.now, rate)

    def go(self, going: bool) -> None:
        """Look at the time from now on, or no longer."""
        if going:
            self.look()
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def set_by(self) -> timedelta:
        """By how much somebody has set the laptop's clock forward while something runs, or back (negative)."""
        return self.real.apart if isinstance(self.real, SteadyClock) else timedelta()

    def look(self) -> None:
        """Tell the second, if it is another one; where nothing runs, what the laptop's clock was set to counts."""
        if isinstance(self.real, SteadyClock) and self.real.apart and not self._runs():
            self.real.follow()
        if self.now != self._told:
            self._told = self.now
            self.ticked.emit()

    def _keep(self, reach: Reach) -> None:
        """Note what real time is counted from while something runs, for a program that is started anew meanwhile."""
        if self._settings is None or not isinstance(self.real, SteadyClock) or News.HAPPENED not in reach.news:
            return
        if self._document.rehearses or not self._runs():
            return
        if not self.real.agrees_with(self._settings.real_time):
            self._settings.real_time = self.real.kept
            self._settings.save()

    def _runs(self) -> bool:
        return self._document.rehearses or any(
            state_of(block) in UNDER_WAY for block in self._document.plan.meeting.sessions
        )
