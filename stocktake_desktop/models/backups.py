"""Rolling copies of a plan beside it, so that a damaged file is never the end."""

import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from stocktake_desktop.models.engine import HEAD, connect, copy_database
from stocktake_desktop.whole import put_in_place
from stocktake_desktop.words import _

KEPT = 10
_CHUNK = 1 << 20


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
            _copy(path, folder(path) / f"{path.stem} {_next_moment(newest):%Y-%m-%d %H%M%S}{path.suffix}")
        for old in _copies(path)[:-KEPT]:
            old.unlink()
    except (OSError, sqlite3.Error) as error:
        words = _("No copy of this plan could be kept beside it ({cause}); save one elsewhere.")
        return words.format(cause=getattr(error, "strerror", None) or error)
    return ""


def _next_moment(newest: Path | None) -> datetime:
    """Now, or just after the newest copy where the clock has been set back: names keep the order they were made in."""
    now = datetime.now()
    if newest is None:
        return now
    return max(now, datetime.strptime(newest.stem[-17:], "%Y-%m-%d %H%M%S") + timedelta(seconds=1))


def _same(one: Path, other: Path) -> bool:
    """Whether two files hold the same pages; the header counts how often a file was written, and is left out."""
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        first.seek(HEAD)
        second.seek(HEAD)
        while chunk := first.read(_CHUNK):
            if chunk != second.read(_CHUNK):
                return False
    return True


def _copies(path: Path) -> list[Path]:
    return sorted(folder(path).glob(f"{glob_safe(path.stem)} ????-??-?? ??????{path.suffix}"))


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
