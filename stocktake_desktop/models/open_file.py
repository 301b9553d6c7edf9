"""The file under an open plan: whether it still is what was read, and what is said of it when it is not."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple, cast

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from stocktake_desktop.models.claim import Claim
from stocktake_desktop.models.engine import connect, copy_database, take_mode
from stocktake_desktop.models.errors import FileLost, NotSaved, PlanError
from stocktake_desktop.words import _

_HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_TAKE_PEN = "DELETE FROM event WHERE 0"
"""Changes nothing, but nobody else may write from here to the end of the transaction."""


class FileLook(NamedTuple):
    """How a file looks from outside: which one it is, how long, and when it was written last (nanoseconds)."""

    device: int
    inode: int
    size: int
    written: int


class OpenFile:
    """Where a plan is kept while it is open; without a path it is in memory only."""

    def __init__(self, engine: Engine, path: Path | None = None, claim: Claim | None = None) -> None:
        self.engine = engine
        self.path = path
        self._claim = claim
        self._seen: FileLook | None = None
        self._version = -1

    @property
    def driver(self) -> sqlite3.Connection:
        """The one connection, without anything around it."""
        return cast(sqlite3.Connection, cast(StaticPool, self.engine.pool).connection.driver_connection)

    def note(self) -> bool:
        """Remember how the file looks, now that it holds just what memory holds; False when it is no longer there."""
        before, self._seen = self._seen, self._look()
        try:
            self._version = self._data_version()
        except sqlite3.Error:
            self._version = -1  # to be looked at before the next step
        if self.path is None or before is None:
            return self.path is None or self._seen is not None
        return self._seen is not None and self._seen[:2] == before[:2]

    def is_as_noted(self) -> bool:
        """False when the file was written by somebody else, or another one took its place; FileLost when none did."""
        look = self._look()
        if look is None and self.path is not None:
            raise FileLost(self.gone())
        return look == self._seen

    def must_be_as_noted(self) -> None:
        """Refuse to write into what somebody else has written, in the middle of a step."""
        if not self.is_as_noted():
            words = _("{path} was written by another program at this moment, so nothing was changed. Try again.")
            raise NotSaved(words.format(path=self.path))

    def take_pen(self, connection: Connection) -> None:
        """Keep all others from writing until the transaction ends; NotSaved when one has since the file was noted.

        DBAPIError where another program has the pen, or the file cannot be written.
        """
        connection.exec_driver_sql(_TAKE_PEN)
        if self._data_version() != self._version:
            self._seen = None  # to be looked at before the next step
        self.must_be_as_noted()

    def connect_again(self) -> None:
        """Look at the file that stands at the path now, through a connection that remembers nothing of the one before.

        FileLost when it is open elsewhere.
        """
        self.engine.dispose()
        if self._claim is not None and not self._claim.renew():
            raise FileLost(_("{path} is open elsewhere, so nothing was changed.").format(path=self.path))
        self.take_mode()

    def take_mode(self) -> None:
        """Bring a file that is ours to write to the mode of plans, now that its rows are known to be a plan's."""
        if self._claim is not None:
            take_mode(self.driver)

    def holds(self, question: str, *values: str) -> bool:
        """Whether the file answers a question with a row, asked anew as after an error; sqlite3.Error if it does not.

        A new connection rolls back what was left half-written, where there is any.
        """
        self.roll_back()
        if self.path is None:
            return self.driver.execute(question, values).fetchone() is not None
        with closing(connect(self.path, "rw")) as db:
            return db.execute(question, values).fetchone() is not None

    def close(self) -> None:
        """Let go of the file; never fails."""
        with suppress(sqlite3.Error, DBAPIError):
            self.engine.dispose()
        if self._claim is not None:
            if self.path is not None:
                tidy(self.path)
            self._claim.release()

    def trouble(self, error: Exception) -> PlanError | None:
        """What is wrong with the file that raised `error`, None where it is the step that is wrong."""
        cause = error.orig if isinstance(error, DBAPIError) else error
        if not isinstance(cause, sqlite3.Error):
            return None
        if is_held(cause):
            words = _("Another program is using {path} just now, so nothing was changed. Try again in a moment.")
            return NotSaved(words.format(path=self.path))
        if self.path is not None and self._look() is None:
            return FileLost(self.gone())
        if code_of(cause) in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            words = _("{path} can no longer be read ({cause}). What is shown here is in memory; save a copy of it.")
            return FileLost(words.format(path=self.path, cause=cause))
        return None

    def gone(self) -> str:
        """What is said when there is no file at the path."""
        words = _("{path} is no longer there. What is shown here is in memory; save a copy of it.")
        return words.format(path=self.path)

    def changed(self) -> str:
        """What is said when the file holds something else than memory."""
        words = _(
            "{path} was changed by another program and no longer holds what is shown here, so nothing was written "
            "over it. Save a copy of what is shown, or open the plan again."
        )
        return words.format(path=self.path)

    def copy(self, beside: Path) -> None:
        """Copy what the file holds, history included, into a new one; sqlite3.Error where it cannot be read."""
        copy_database(self.driver, beside)

    def copy_past_locks(self, beside: Path) -> None:
        """The same where another program keeps the file locked; what comes of it has to be looked at."""
        if self.path is not None:
            with closing(connect(self.path, "ro", unlocked=True)) as db:
                copy_database(db, beside)

    def roll_back(self) -> None:
        """End whatever transaction is still open, though the disk may refuse even that."""
        with suppress(sqlite3.Error):
            self.driver.rollback()
        if self.path is not None and self.driver.in_transaction:
            self.engine.dispose()

    def _look(self) -> FileLook | None:
        if self.path is None:
            return None
        try:
            found = self.path.stat()
        except OSError:
            return None
        return FileLook(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)

    def _data_version(self) -> int:
        # another number than before means that another connection has committed; our own commits leave it as it is
        return int(self.driver.execute("PRAGMA data_version").fetchone()[0])


def is_held(error: Exception) -> bool:
    """Whether another program keeps us from the file."""
    return code_of(error) in _HELD


def code_of(error: Exception) -> int:
    """The primary result code of SQLite, 0 where something else raised the error."""
    # an extended result code keeps the primary one in its lowest byte
    return getattr(getattr(error, "orig", error), "sqlite_errorcode", 0) & 0xFF


def journal_of(path: Path) -> Path:
    """The rollback journal that SQLite writes beside a file."""
    return path.with_name(f"{path.name}-journal")


def is_left_open(path: Path) -> bool:
    """Whether a step was being written when the plan was last touched, or is being written now."""
    with suppress(OSError):
        return journal_of(path).stat().st_size > 0
    return False


def tidy(path: Path) -> None:
    """Remove the empty rollback journal that TRUNCATE leaves beside a closed plan; never fails."""
    if not is_left_open(path):
        with suppress(OSError):
            journal_of(path).unlink(missing_ok=True)
