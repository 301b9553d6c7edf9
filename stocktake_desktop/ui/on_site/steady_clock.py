"""Real time that goes on evenly, whatever the laptop's clock is set to."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

_AGREES = timedelta(seconds=2)
"""By so much a clock that is kept right may be moved at once, and nobody minds."""


class SteadyClock:
    """Counts on from what the laptop's clock showed when it was made; a little that it was moved is followed."""

    def __init__(
        self, wall: Callable[[], datetime] = lambda: datetime.now(UTC), ticks: Callable[[], float] | None = None
    ) -> None:
        self._wall, self._ticks = wall, ticks or _ticks
        self.follow()

    def __call__(self) -> datetime:
        """The real moment."""
        if not self.apart:
            self.follow()
        return self._counted()

    @property
    def apart(self) -> timedelta:
        """By how much the laptop's clock was set forward since, or back (negative); zero while they agree."""
        gap = self._gap()
        return gap if abs(gap) >= _AGREES else timedelta()

    def follow(self) -> None:
        """Take what the laptop's clock shows."""
        self._began, self._from = self._wall(), self._ticks()

    def _gap(self) -> timedelta:
        return self._wall() - self._counted()

    def _counted(self) -> datetime:
        return self._began + timedelta(seconds=self._ticks() - self._from)


def _ticks() -> float:
    """Seconds that nobody can set, and that go on while the laptop sleeps."""
    clock = getattr(time, "CLOCK_BOOTTIME", None) or getattr(time, "CLOCK_MONOTONIC", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)
