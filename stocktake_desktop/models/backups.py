"""Rolling copies of a plan beside it, so that a damaged file is never the end."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

KEPT = 10


def folder(path: Path) -> Path:
    """Where the copies of the plan at `path` are kept."""
    return path.with_name(f"{path.stem} backups")


def latest(path: Path) -> Path | None:
    """The newest copy of the plan at `path`, if there is one."""
    copies = _copies(path)
    return copies[-1] if copies else None


def keep(path: Path) -> None:
    """Copy the plan if it has changed since the last copy, and let go of all but the last ten.

    A folder that cannot be written is no reason not to open a plan.
    """
    newest = latest(path)
    try:
        if newest is not None and newest.stat().st_mtime >= path.stat().st_mtime:
            return
        folder(path).mkdir(exist_ok=True)
        _copy(path, folder(path) / f"{path.stem} {datetime.now():%Y-%m-%d %H%M%S}{path.suffix}")
        for old in _copies(path)[:-KEPT]:
            old.unlink()
    except (OSError, sqlite3.Error):
        return


def _copies(path: Path) -> list[Path]:
    return sorted(folder(path).glob(f"{glob_safe(path.stem)} ????-??-?? ??????{path.suffix}"))


def _copy(path: Path, to: Path) -> None:
    beside = to.with_name(f".{to.name}.new")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(beside)) as target:
            source.backup(target)
        beside.replace(to)
    finally:
        beside.unlink(missing_ok=True)


def glob_safe(name: str) -> str:
    """A name with the characters that mean something to glob put in brackets."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)
