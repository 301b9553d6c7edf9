"""Real time that goes on evenly, whatever the laptop's clock is set to."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

_AGREES = timedelta(seconds=2)
"""By so much a clock that is kept right may be moved at once, and nobody minds."""


class SteadyClock:
    """Counts on from what the laptop's clock showed when it was made; a little that it was moved is followed.

    With what another one `kept` it counts on as that did, unless the laptop was started anew since.
    """

    def __init__(
        self,
        wall: Callable[[], datetime] = lambda: datetime.now(UTC),
        ticks: Callable[[], float] | None = None,
        kept: str = "",
    ) -> None:
        self._wall, self._ticks, self._start = wall, ticks or _ticks, _start_of_laptop()
        self.follow()
        if self.goes_on_from(kept):
            self._began, self._from = _read(kept)

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

    @property
    def kept(self) -> str:
        """What it counts on from, for a program that is started anew; empty where nothing names the laptop's start."""
        return f"{self._start} {self._from!r} {self._began.isoformat()}" if self._start else ""

    def goes_on_from(self, kept: str) -> bool:
        """Whether what was kept is of this start of the laptop."""
        start, _space, _rest = kept.partition(" ")
        with suppress(ValueError, OverflowError):
            began, since = _read(kept)
            return start == self._start != "" and began.tzinfo is not None and 0 <= since <= self._ticks()
        return False

    def agrees_with(self, kept: str) -> bool:
        """Whether who goes on from what was kept shows the same to the second."""
        if not self.goes_on_from(kept):
            return False
        began, since = _read(kept)
        return abs(began - self._began - timedelta(seconds=since - self._from)) < timedelta(seconds=1)

    def follow(self) -> None:
        """Take what the laptop's clock shows."""
        self._began, self._from = self._wall(), self._ticks()

    def _gap(self) -> timedelta:
        return self._wall() - self._counted()

    def _counted(self) -> datetime:
        return self._began + timedelta(seconds=self._ticks() - self._from)


def _read(kept: str) -> tuple[datetime, float]:
    """A moment and its ticks; ValueError where that is not what was kept."""
    _start, ticks, moment = kept.split(" ")
    return datetime.fromisoformat(moment), float(ticks)


def _start_of_laptop() -> str:
    """What tells one start of the laptop from another; empty where the system does not say."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def _ticks() -> float:
    """Seconds that nobody can set, and that go on while the laptop sleeps."""
    clock = getattr(time, "CLOCK_BOOTTIME", None) or getattr(time, "CLOCK_MONOTONIC", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)
