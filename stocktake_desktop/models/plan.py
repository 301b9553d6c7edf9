"""A plan: one meeting in one file, changed only by whole steps that the journal remembers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import Engine, func, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from stocktake_desktop.models import journal, memory
from stocktake_desktop.models.base import Row
from stocktake_desktop.models.changes import Changes, RowChange, inverse
from stocktake_desktop.models.errors import EditRefused, NotSaved, PlanError, ReadOnlyPlan
from stocktake_desktop.models.journal import DONE, DROPPED, UNDONE, Recorder, Step
from stocktake_desktop.models.meeting import Meeting
from stocktake_desktop.models.programme import SessionBlock
from stocktake_desktop.words import _

R = TypeVar("R", bound=Row)
Listener = Callable[[Changes], None]


class Plan:
    """The meeting, its history, and the one way to change it: `with plan.edit("Move Panel II"): …`."""

    def __init__(
        self,
        engine: Engine,
        *,
        path: Path | None = None,
        read_only: bool = False,
        release: Callable[[], None] = lambda: None,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine
        self._release = release
        self._db = Session(engine, expire_on_commit=False, autoflush=False)
        self._recorder = Recorder(self._db)
        self._depth = 0
        self._broken = False
        self._listeners: list[Listener] = []
        self._load()

    @property
    def meeting(self) -> Meeting:
        """The meeting itself; days, rooms, sessions, people and organisations hang from it."""
        return self._meeting

    def get(self, model: type[R], row_id: str) -> R:
        """The row with this id; EditRefused when it is gone."""
        row = self.find(model, row_id)
        if row is None:
            raise EditRefused(_("This is no longer in the plan."))
        return row

    def find(self, model: type[R], row_id: str | None) -> R | None:
        """The row with this id, or None when there is none."""
        if row_id is None:
            return None
        with self._reading():
            return self._db.get(model, row_id)

    def session(self, session_id: str) -> SessionBlock:
        """The session with this id; EditRefused when it is gone."""
        return self.get(SessionBlock, session_id)

    @contextmanager
    def edit(self, title: str) -> Iterator[None]:
        """One undoable step, on disk when the block ends; a step inside a step joins it.

        An exception leaves rows, journal and memory exactly as they were. A step that changes nothing leaves no
        trace in the history.
        """
        if self.read_only:
            raise ReadOnlyPlan(_("This plan is open for reading only; save a copy to change it."))
        if self._depth:
            yield from self._join()
            return
        self._depth, self._broken = 1, False
        self._recorder.start()
        try:
            yield
            if self._broken:
                raise EditRefused(_("A part of this step was refused, so the whole of it was taken back."))
            self._db.flush()
            rows = self._recorder.stop()
            changes = self._write(title, rows)
        except (DBAPIError, UnicodeEncodeError) as error:
            self._take_back()
            raise _in_words(error) from error
        except BaseException:
            self._take_back()
            raise
        finally:
            self._depth = 0
        if rows:
            memory.settle(self._db, rows, reload=False)
            self._tell(changes)

    def add(self, row: R) -> R:
        """Put a new row into the plan; only while a step is open."""
        self._db.add(row)
        return row

    def remove(self, row: Row) -> None:
        """Take a row and all that hangs from it out of the plan; only while a step is open."""
        self._db.delete(row)
        self._db.flush()

    @property
    def undo_title(self) -> str | None:
        """What `undo` would take back, in words."""
        step = self._next(DONE)
        return step.title if step else None

    @property
    def redo_title(self) -> str | None:
        """What `redo` would do again, in words."""
        step = self._next(UNDONE)
        return step.title if step else None

    def undo(self) -> Changes:
        """Take back the last step; empty changes when there is none."""
        return self._travel(DONE, UNDONE)

    def redo(self) -> Changes:
        """Do again the step taken back last; empty changes when there is none."""
        return self._travel(UNDONE, DONE)

    def history(self) -> list[Step]:
        """All steps that stand or can be redone, oldest first."""
        kept = select(Step).where(Step.state != DROPPED).order_by(Step.number)
        with self._reading():
            return list(self._db.scalars(kept))

    def begin_history(self) -> None:
        """Let the history begin with the plan as it is: what made it can no longer be undone."""
        begun = update(Step).values(state=DROPPED)
        self._db.execute(begun.execution_options(synchronize_session="fetch"))
        self._db.commit()

    def on_change(self, listener: Listener) -> None:
        """Call `listener` with the changes of every finished step, undo and redo."""
        self._listeners.append(listener)

    def copy_into(self, target: sqlite3.Connection) -> None:
        """Copy the whole plan, history included, into another database."""
        source = self._db.connection().connection.driver_connection
        cast(sqlite3.Connection, source).backup(target)
        self._db.commit()

    def close(self) -> None:
        """Let go of the file; everything finished is already on disk."""
        self._db.close()
        self._engine.dispose()
        self._release()

    def __enter__(self) -> Plan:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _load(self) -> None:
        rows = memory.load_all(self._db)
        meeting = next((row for row in rows if isinstance(row, Meeting)), None)
        if meeting is None:
            raise PlanError(_("The plan holds no meeting."))
        self._meeting = meeting
        self._db.commit()

    def _join(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        except BaseException:
            self._broken = True
            raise
        finally:
            self._depth -= 1

    def _write(self, title: str, rows: list[RowChange]) -> Changes:
        if rows:
            dropped = update(Step).where(Step.state == UNDONE).values(state=DROPPED)
            self._db.execute(dropped.execution_options(synchronize_session="fetch"))
            self._db.add(Step.of(title, rows))
        self._db.commit()
        return journal.summary(title, rows)

    def _take_back(self) -> None:
        self._recorder.stop()
        self._db.rollback()
        self._load()

    def _next(self, state: str) -> Step | None:
        last = func.max(Step.number) if state == DONE else func.min(Step.number)
        number = select(last).where(Step.state == state).scalar_subquery()
        with self._reading():
            return self._db.scalars(select(Step).where(Step.number == number)).first()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Ask the database something, and leave no transaction open that would keep the file from others."""
        yield
        if not self._depth:
            self._db.commit()

    def _travel(self, state: str, then: str) -> Changes:
        if self.read_only:
            raise ReadOnlyPlan(_("This plan is open for reading only; save a copy to change it."))
        step = self._next(state)
        if step is None:
            return Changes("")
        rows = inverse(step.changes()) if state == DONE else step.changes()
        try:
            journal.apply(self._db.connection(), rows)
            step.state = then
            self._db.commit()
        except DBAPIError as error:
            self._take_back()
            raise _in_words(error) from error
        memory.settle(self._db, rows, reload=True)
        self._db.commit()
        changes = journal.summary(step.title, rows)
        self._tell(changes)
        return changes

    def _tell(self, changes: Changes) -> None:
        for listener in self._listeners:
            listener(changes)


def _in_words(error: DBAPIError | UnicodeEncodeError) -> PlanError:
    if isinstance(error, UnicodeEncodeError):
        return EditRefused(_("The text holds half a character, which no file can keep; type it again."))
    if isinstance(error, IntegrityError):
        words = _("This would break the plan, so nothing was changed ({cause}).")
        return EditRefused(words.format(cause=error.orig))
    words = _("The plan could not be saved, so the last step was taken back ({cause}).")
    return NotSaved(words.format(cause=error.orig))
