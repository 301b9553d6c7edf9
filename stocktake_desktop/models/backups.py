"""Rolling copies of a plan beside it, so that a damaged file is never the end.

They are named by the moment they were made at, in UTC; those without a "Z" were named in the laptop's own time.
"""

import re
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from stocktake_desktop.models.engine import HEAD, STEPS_BETWEEN, connect, copy_database
from stocktake_desktop.whole import put_in_place
from stocktake_desktop.words import _, language_of_screens

KEPT = 10
_CHUNK = 1 << 20
_NAME = re.compile(r"(.+) ((?:19|20|21)\d\d-\d\d-\d\d \d{6})(Z?)", re.ASCII)
_MOMENT = "%Y-%m-%d %H%M%S"


def folder(path: Path) -> Path:
    """Where the copies of the plan at `path` are kept."""
    return path.with_name(f"{path.stem} backups")


def latest(path: Path) -> Path | None:
    """The newest copy of the plan at `path`, if there is one."""
    copies = _copies(path)
    return copies[-1] if copies else None


def keep(path: Path) -> str:
    """Copy the plan if it holds something else than the last copy, and let go of all but the last ten.

    A folder that cannot be written, or is full, is no reason not to open a plan: returns what is to be said, or "".
    """
    try:
        newest = latest(path)
        if newest is None or not _same(newest, path):
            folder(path).mkdir(exist_ok=True)
            _copy(path, folder(path) / f"{path.stem} {_next_moment(newest):{_MOMENT}}Z{path.suffix}")
        for old in _copies(path)[:-KEPT]:
            old.unlink()
    except (OSError, sqlite3.Error) as error:
        words = _("No copy of this plan could be kept beside it ({cause}); save one elsewhere.")
        return words.format(cause=getattr(error, "strerror", None) or error)
    return ""


def when_made(copy: Path) -> str:
    """When a copy was made, in the time of its meeting: "4 Dec 2017, 18:40 (America/Mexico_City)"; "" of no copy."""
    moment = _moment_of(copy)
    if moment is None:
        return ""
    from babel.dates import format_date

    zone = _zone_of(copy)
    there = moment.astimezone(zone)
    day = format_date(there, "d MMM y", locale=language_of_screens())
    return f"{day}, {there:%H:%M} ({zone.key})"


def said_of(path: Path) -> str:
    """That a plan is itself such a copy, and when it was made; "" of any other plan."""
    named = _NAME.fullmatch(path.stem)
    made = when_made(path) if named and path.parent.name == f"{named[1]} backups" else ""
    return _("This is the copy of {moment}.").format(moment=made) if made else ""


def _next_moment(newest: Path | None) -> datetime:
    """Now, or just after the newest copy where the clock has been set back: names keep the order they were made in."""
    now, last = datetime.now(UTC), _moment_of(newest) if newest is not None else None
    return now if last is None else max(now, last + timedelta(seconds=1))


def _moment_of(copy: Path) -> datetime | None:
    """When a copy was made by its name; None where that is no name of a copy."""
    named = _NAME.fullmatch(copy.stem)
    if named is None:
        return None
    try:
        moment = datetime.strptime(named[2], _MOMENT)
        return moment.replace(tzinfo=UTC) if named[3] else moment.astimezone(UTC)
    except (ValueError, OverflowError, OSError):  # a 31st of February; a year the system's clock does not know
        return None


def _zone_of(copy: Path) -> ZoneInfo:
    """The time zone of the meeting in a copy, whatever else is wrong with it; UTC where it cannot be read."""
    try:
        with closing(connect(copy, "ro")) as plan:
            plan.set_progress_handler(lambda: 1, STEPS_BETWEEN)  # not even a file made to hold one up does
            (name,) = plan.execute("SELECT timezone FROM meeting").fetchone()
            return ZoneInfo(name)
    except (sqlite3.Error, OSError, ValueError, TypeError, KeyError):
        return ZoneInfo("UTC")


def _same(path: Path, other: Path) -> bool:
    """Whether two files hold the same pages; the header counts how often a file was written, and is left out."""
    if path.stat().st_size != other.stat().st_size:
        return False
    with path.open("rb") as first, other.open("rb") as second:
        first.seek(HEAD)
        second.seek(HEAD)
        while chunk := first.read(_CHUNK):
            if chunk != second.read(_CHUNK):
                return False
    return True


def _copies(path: Path) -> list[Path]:
    """From the oldest to the newest."""
    names = (f"{glob_safe(path.stem)} ????-??-?? ??????{utc}{path.suffix}" for utc in ("", "Z"))
    there = (copy for name in names for copy in folder(path).glob(name))
    made = {copy: moment for copy in there if (moment := _moment_of(copy))}
    return sorted(made, key=lambda copy: (made[copy], copy.name))


def _copy(path: Path, to: Path) -> None:
    beside = to.with_name(".half.new")  # one name, so that what a killed program left goes with the next copy
    try:
        beside.unlink(missing_ok=True)
        with closing(connect(path, "ro")) as source:
            copy_database(source, beside)
        put_in_place(beside, to)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def glob_safe(name: str) -> str:
    """A name with the characters that mean something to glob put in brackets."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)
