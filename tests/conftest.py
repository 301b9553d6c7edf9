"""What every test stands on: no screen, a home of its own, the same random examples each time but nightly."""

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

MEMORY = Path("/dev/shm")
ENOUGH = 2**30


def _into_memory() -> None:
    """Put every test's own folder into memory where the system has room for that: a disk makes each commit wait."""
    with suppress(OSError):
        if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
            os.environ["TMPDIR"] = tempfile.mkdtemp(prefix="stocktake-", dir=MEMORY)
            atexit.register(shutil.rmtree, os.environ["TMPDIR"], ignore_errors=True)
            tempfile.tempdir = None


_into_memory()
os.environ["QT_QPA_PLATFORM"] = "offscreen"
_HOME = tempfile.mkdtemp(prefix="stocktake-home-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for _name in (
    "HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
):
    os.environ[_name] = _HOME

_ANY_PROFILE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
settings.register_profile("same", _ANY_PROFILE, derandomize=True)
settings.register_profile("nightly", _ANY_PROFILE, derandomize=False, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture
def laptop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, datetime], None]]:
    """Carry the laptop to a time zone, and let what tells the time of a meeting hold this moment for now."""
    if not hasattr(time, "tzset"):
        pytest.skip("Windows takes the zone from the system alone")

    def carry(zone: str, now: datetime) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # no Clock is ever needed
                return now.astimezone(tz)

        monkeypatch.setenv("TZ", zone)
        time.tzset()
        monkeypatch.setattr("stocktake_desktop.planning.moments.datetime", Clock)

    yield carry
    monkeypatch.undo()
    time.tzset()
