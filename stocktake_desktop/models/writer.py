"""How a step of a plan comes to be on disk, or is taken back: rows, memory and file always together."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, insert
from sqlalchemy import event as happening
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from stocktake_desktop.models import memory
from stocktake_desktop.models.base import Base, new_id
from stocktake_desktop.models.copies import OwnCopy
from stocktake_desktop.models.engine import connect, file_engine
from stocktake_desktop.models.errors import EditRefused, FileLost, NotSaved, PlanError
from stocktake_desktop.models.event import Event, NewEvent
from stocktake_desktop.models.fitting import half_a_character
from stocktake_desktop.models.log import damaged
from stocktake_desktop.models.open_file import OpenFile
from stocktake_desktop.models.recording import Recorder
from stocktake_desktop.models.soundness import faults
from stocktake_desktop.words import _

_ADDED = insert(Base.metadata.tables[Event.__tablename__])


class Writer:
    """Writes one step after the other. Whatever the disk does, memory holds the last finished step afterwards."""

    def __init__(self, db: Session, file: OpenFile, own: OwnCopy) -> None:
        self.recorder = Recorder(db)
        """The rows that the open step has written so far."""
        self.trouble = ""
        """Why the file may not hold what is shown, in a sentence; empty while all is well."""
        self._db = db
        self._file = file
        self._own = own
        self.has_pen = False
        """Whether the open step may have written something."""
        self._kept: memory.Kept | None = None
        happening.listen(file.engine, "rollback", self._before_rollback)

    def must_be_ours(self) -> None:
        """Refuse to write over a file that is not the one that was read, or holds something else by now."""
        try:
            if not self._file.is_as_noted():
                if not holds(self._file.path, memory.before_step(self._db, ())):
                    raise FileLost(self._file.changed())
                self._file.connect_again()
                self._own.doubt()
                self._file.note()
        except (PlanError, SQLAlchemyError, sqlite3.Error) as error:
            raise self.in_words(error) from error

    def take_pen(self) -> Connection:
        """The connection of the open transaction; from its first use to its end nobody else may write."""
        connection = self._db.connection()
        if not self.has_pen:
            self._file.take_pen(connection)
            self.has_pen = True
        return connection

    def commit(self, event: NewEvent, event_id: str = "") -> None:
        """End a step on disk, together with the event that says so. Where that fails, the file is asked what it holds.

        A disk can fail after the last byte was written: then the step does stand, and this is said as `trouble`.
        """
        self._file.must_be_as_noted()
        self.has_pen = False
        event_id, connection = event_id or new_id(), self._db.connection()
        connection.execute(_ADDED, self._own.signed(event, event_id, connection))
        with self._own.writing(event_id):
            self._commit(event_id)
        self._db.commit()
        if not self._file.note():
            self.trouble = self._file.gone()

    def roll_back(self) -> None:
        """End a step of which nothing is left to be written."""
        self.has_pen = False
        self._file.roll_back()
        self.rest()

    def take_back(self) -> None:
        """Bring rows and memory back to the last finished step; memory by itself, since the file may be gone."""
        kept = self._kept or memory.before_step(self._db, self.recorder.rows)
        with suppress(SQLAlchemyError, sqlite3.Error):
            self._db.rollback()
        self._file.roll_back()
        memory.restore(self._db, kept)
        self.recorder.rows.clear()
        self._db.commit()
        self._kept, self.has_pen = None, False

    def rest(self) -> None:
        """Leave no transaction open that would keep the file from others."""
        try:
            self._db.commit()
        except SQLAlchemyError:
            self.take_back()

    def in_words(self, error: Exception) -> PlanError:
        """What is said of a step that failed; what it says of the file itself is kept as `trouble`."""
        problem = error if isinstance(error, PlanError) else self._file.trouble(error) or _refusal(error)
        if isinstance(problem, FileLost):
            self.trouble = str(problem)
        return problem

    def _commit(self, event_id: str) -> None:
        try:
            self._db.connection().exec_driver_sql("COMMIT")  # by itself: the session would empty all rows in memory
        except IntegrityError:
            raise
        except DBAPIError as error:
            if not self._stands(event_id):
                raise
            words = _("The disk failed just after the last step was written ({cause}); save a copy elsewhere.")
            self.trouble = words.format(cause=error.orig)
        else:
            self.trouble = ""

    def _before_rollback(self, _connection: object) -> None:
        """A rollback inside the session empties all rows in memory; keep what they were."""
        if self.recorder.open and self._kept is None:
            self._kept = memory.before_step(self._db, self.recorder.rows)

    def _stands(self, event_id: str) -> bool:
        try:
            return self._file.holds("SELECT 1 FROM event WHERE id = ?", event_id)
        except sqlite3.Error as error:
            words = _("{path} can no longer be read, and nobody can say whether it holds the last step ({cause}).")
            raise FileLost(words.format(path=self._file.path, cause=error)) from error


def holds(path: Path | None, kept: memory.Kept) -> bool:
    """Whether a file is a sound plan with just these rows, through a new connection; error as SQLite gives it."""
    if path is None:
        return True
    engine = file_engine(path, "ro")
    try:
        with closing(connect(path, "ro")) as db:
            if next(faults(db), None) is not None:
                return False
        with engine.connect() as connection:
            return memory.is_in(connection, kept)
    finally:
        engine.dispose()


def _refusal(error: Exception) -> PlanError:
    if isinstance(error, UnicodeEncodeError):
        return EditRefused(half_a_character())
    if isinstance(error, IntegrityError):
        words = _("This would break the plan, so nothing was changed ({cause}).")
        return EditRefused(words.format(cause=error.orig))
    if isinstance(error, (DBAPIError, sqlite3.Error)):
        words = _("The plan could not be saved, so the last step was taken back ({cause}).")
        return NotSaved(words.format(cause=getattr(error, "orig", error)))
    return damaged(error)
