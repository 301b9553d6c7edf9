"""A plan: one meeting in one file, changed only by whole steps that the journal remembers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar, cast

from sqlalchemy import Engine, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError, PendingRollbackError, SQLAlchemyError
from sqlalchemy.orm import Session

from stocktake_desktop.models import journal, memory
from stocktake_desktop.models.base import Row
from stocktake_desktop.models.changes import Changes, RowChange, inverse, merged
from stocktake_desktop.models.errors import DamagedPlan, EditRefused, NotSaved, PlanError, ReadOnlyPlan
from stocktake_desktop.models.journal import DONE, DROPPED, UNDONE, Recorder, Step, StepLine
from stocktake_desktop.models.meeting import Meeting
from stocktake_desktop.models.programme import SessionBlock
from stocktake_desktop.words import _, ngettext

R = TypeVar("R", bound=Row)
Listener = Callable[[Changes], None]
_UNREADABLE = (SQLAlchemyError, LookupError, ValueError, TypeError)
"""What reading damaged rows can raise."""
_NEXT = {
    DONE: select(Step).where(Step.state == DONE).order_by(Step.number.desc()).limit(1),
    UNDONE: select(Step).where(Step.state == UNDONE).order_by(Step.number).limit(1),
}
"""The step that is taken back, or done again, next."""
_FACES = {state: step.with_only_columns(Step.title, Step.made_at) for state, step in _NEXT.items()}
"""The same without its rows, which a menu has no use for."""
_READ_LITTLE = "SELECT id FROM meeting"
"""Fails once the file cannot be read any more, as when a stick was pulled out."""


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
        self._lost = False
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
            self._must_be_there()
            raise EditRefused(_("This is no longer in the plan."))
        return row

    def find(self, model: type[R], row_id: str | None) -> R | None:
        """The row with this id, or None when there is none."""
        if row_id is None:
            return None
        if self._depth and self._db.new:
            self._flush()
        return memory.known(self._db, model, row_id)

    def session(self, session_id: str) -> SessionBlock:
        """The session with this id; EditRefused when it is gone."""
        return self.get(SessionBlock, session_id)

    @contextmanager
    def edit(self, title: str) -> Iterator[None]:
        """One undoable step, on disk when the block ends; a step inside a step joins it.

        An exception leaves rows, journal and memory exactly as they were. A step that changes nothing leaves no
        trace in the history.
        """
        if self._depth:
            yield from self._join()
            return
        self._may_change()
        self._depth, self._broken = 1, False
        self._recorder.start()
        try:
            yield
            self._flush()
            changes = self._write(title, self._recorder.stop())
        except PendingRollbackError as error:  # a caller went on after a refusal
            self._leave()
            raise EditRefused(_refused_in_part()) from error
        except BaseException:
            self._leave()
            raise
        finally:
            self._depth = 0
        if changes:
            self._tell(changes)

    def rehearse(self, act: Callable[[], object]) -> list[RowChange]:
        """What `act`, a verb, would change: one change a row with every column on both sides; all is taken back.

        EditRefused where it may not be done. Nobody is told and the history does not know of it.
        """
        self._must_rest()
        with self.edit(""):
            act()
            self._flush()
            rows = memory.whole(self._db, merged(self._recorder.rows))
            self._unwrite()
        return _both_sides(rows)

    def add(self, row: R) -> R:
        """Put a new row into the plan; only while a step is open."""
        self._db.add(row)
        return row

    def remove(self, row: Row) -> None:
        """Take a row, all that hangs from it and their translations out of the plan; only while a step is open."""
        self._flush()
        written = len(self._recorder.rows)
        self._db.delete(row)
        self._flush()
        gone = {change.row_id for change in self._recorder.rows[written:] if change.after is None}
        for translation in [one for one in self._meeting.translations if one.subject in gone]:
            self._db.delete(translation)
        self._flush()

    @property
    def undo_title(self) -> str | None:
        """What `undo` would take back, in words."""
        return self._title(DONE)

    @property
    def redo_title(self) -> str | None:
        """What `redo` would do again, in words."""
        return self._title(UNDONE)

    def undo(self) -> Changes:
        """Take back the last step; empty changes when there is none."""
        self._may_change()
        last = self._next(DONE)
        return self._travel([last] if last else [], UNDONE)

    def redo(self) -> Changes:
        """Do again the step taken back last; empty changes when there is none."""
        self._may_change()
        next_one = self._next(UNDONE)
        return self._travel([next_one] if next_one else [], DONE)

    def travel_to(self, number: int) -> Changes:
        """Take back or do again until this step is the last that stands; 0 is the plan as the history began."""
        self._may_change()
        standing = select(Step).where(Step.state == DONE, Step.number > number).order_by(Step.number.desc())
        taken_back = select(Step).where(Step.state == UNDONE, Step.number <= number).order_by(Step.number)
        with self._reading():
            later, earlier = list(self._db.scalars(standing)), list(self._db.scalars(taken_back))
        return self._travel(later, UNDONE) if later else self._travel(earlier, DONE)

    def steps(self, most: int, before: int | None = None) -> list[StepLine]:
        """What the history says, newest first: at most so many steps, those with a number below `before`."""
        columns = (Step.number, Step.title, Step.made_at, Step.made_by, Step.state == DONE)
        kept = select(*columns).where(Step.state != DROPPED).order_by(Step.number.desc()).limit(most)
        with self._reading():
            rows = self._db.execute(kept if before is None else kept.where(Step.number < before))
            return [StepLine(*row) for row in rows]

    def changed_since(self, number: int) -> list[RowChange]:
        """What the steps after this one changed, one change a row with every column on both sides, as it stands now."""
        later = select(Step).where(Step.state == DONE, Step.number > number).order_by(Step.number)
        with self._reading():
            rows = merged(change for step in self._db.scalars(later) for change in step.changes())
            return _both_sides(memory.whole(self._db, [journal.typed_change(row) for row in rows]))

    def steps_adding(self, table: str) -> list[tuple[int, frozenset[str]]]:
        """The steps that stand and put rows into a table, oldest first: number and the ids of those rows."""
        adding = select(Step).where(Step.state == DONE, journal.adds_to(table)).order_by(Step.number)
        with self._reading():
            return [(step.number, step.added_to(table)) for step in self._db.scalars(adding)]

    def history(self) -> list[Step]:
        """All steps that stand or can be redone, oldest first."""
        kept = select(Step).where(Step.state != DROPPED).order_by(Step.number)
        with self._reading():
            return list(self._db.scalars(kept))

    def begin_history(self) -> None:
        """Let the history begin with the plan as it is: what made it can no longer be undone."""
        self._may_change()
        begun = update(Step).values(state=DROPPED)
        self._db.execute(begun.execution_options(synchronize_session="fetch"))
        self._db.commit()

    def on_change(self, listener: Listener) -> None:
        """Call `listener` with the changes of every finished step, undo and redo."""
        self._listeners.append(listener)

    def copy_into(self, target: sqlite3.Connection) -> None:
        """Copy the whole plan, history included, into another database; only between two steps."""
        self._must_rest()
        source = self._db.connection().connection.driver_connection
        cast(sqlite3.Connection, source).backup(target)
        self._db.commit()

    def close(self) -> None:
        """Let go of the file; everything finished is already on disk."""
        self._db.close()
        self._engine.dispose()
        release, self._release = self._release, lambda: None
        release()

    def __enter__(self) -> Plan:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _load(self) -> None:
        rows = memory.load_all(self._db)
        meeting = next((row for row in rows if isinstance(row, Meeting)), None)
        if meeting is None:
            raise LookupError(_("The plan holds no meeting."))
        self._meeting = meeting
        self._db.commit()

    def _join(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
            self._flush()
        except BaseException:
            self._broken = True
            raise
        finally:
            self._depth -= 1

    def _flush(self) -> None:
        """Write what the open step has changed so far, and let memory show it as it will be read again."""
        if self._broken:
            raise EditRefused(_refused_in_part())
        written = len(self._recorder.rows)
        fresh = list(self._db.new)  # the session lets go of rows once they are written, memory has not got them yet
        try:
            self._db.connection().exec_driver_sql(_READ_LITTLE)  # a flush that fails empties all rows in memory
            self._db.flush()
        except (SQLAlchemyError, UnicodeEncodeError) as error:
            self._broken = True
            raise _in_words(error) from error
        memory.settle(self._db, self._recorder.rows[written:], reload=False)
        del fresh

    def _unwrite(self) -> None:
        """Take back all that the open step has written; unlike `_take_back` this costs only what that was."""
        back = inverse(self._recorder.rows)
        journal.apply(self._db.connection(), back)
        memory.settle(self._db, back, reload=True)
        self._recorder.rows.clear()

    def _write(self, title: str, rows: list[RowChange]) -> Changes:
        try:
            if rows:
                dropped = update(Step).where(Step.state == UNDONE).values(state=DROPPED)
                self._db.execute(dropped.execution_options(synchronize_session="fetch"))
                self._db.add(Step.of(title, rows))
            self._db.commit()
        except (SQLAlchemyError, UnicodeEncodeError) as error:
            raise _in_words(error) from error
        return journal.summary(title, memory.whole(self._db, rows))

    def _leave(self) -> None:
        """End a refused step; where nothing was touched yet, as mostly, that costs nothing."""
        touched = self._recorder.stop() or self._db.new or self._db.dirty or self._db.deleted
        if touched or not self._db.is_active:
            self._take_back()
        else:
            self._db.commit()

    def _take_back(self) -> None:
        """Bring rows and memory back to the last finished step; from a file that is gone, rows stay to be looked at."""
        try:
            with closing(self._engine.raw_connection()) as connection:
                connection.rollback()
                connection.cursor().execute(_READ_LITTLE).fetchall()
            self._db.rollback()
            self._load()
        except (sqlite3.Error, *_UNREADABLE):
            self._lost = True
            self._db.expunge_all()
            self._db.rollback()

    def _title(self, state: str) -> str | None:
        try:
            with self._reading():
                step = self._db.execute(_FACES[state]).first()
        except DamagedPlan:  # said when it is tried; a menu has nobody to tell
            return _("a damaged step")
        return step.title if step else None

    def _next(self, state: str) -> Step | None:
        with self._reading():
            return self._db.scalars(_NEXT[state]).first()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Ask for steps of the history, and leave no transaction open that would keep the file from others."""
        try:
            yield
        except _UNREADABLE as error:
            raise _history_damaged(error) from error
        finally:
            if not self._depth:
                self._db.commit()

    def _travel(self, steps: list[Step], then: str) -> Changes:
        """Take back, or do again, these steps in this order; all of them or none."""
        if not steps:
            return Changes("")
        rows: list[RowChange] = []
        try:
            for step in steps:
                changed = inverse(step.changes()) if then == UNDONE else step.changes()
                journal.apply(self._db.connection(), changed)
                rows += changed
                step.state = then
            self._db.commit()
        except _UNREADABLE as error:
            self._take_back()
            raise _in_words(error) from error
        memory.settle(self._db, rows, reload=True)
        self._db.commit()
        changes = journal.summary(_called(steps), memory.whole(self._db, rows), undone=then == UNDONE)
        self._tell(changes)
        return changes

    def _tell(self, changes: Changes) -> None:
        for listener in self._listeners:
            listener(changes)

    def _may_change(self) -> None:
        if self.read_only:
            raise ReadOnlyPlan(_("This plan is open for reading only; save a copy to change it."))
        self._must_be_there()
        self._must_rest()

    def _must_be_there(self) -> None:
        if self._lost:
            words = _("The file of this plan can no longer be read; what was finished is in it. Open it again.")
            raise NotSaved(words)

    def _must_rest(self) -> None:
        if self._depth:
            raise EditRefused(_("This cannot be done in the middle of a step."))


def _both_sides(rows: list[RowChange]) -> list[RowChange]:
    """The changes with every column before as well as after."""
    return [row._replace(before=row.before and {**(row.after or {}), **row.before}) for row in rows]


def _called(steps: list[Step]) -> str:
    if len(steps) == 1:
        return steps[0].title
    return ngettext("{n} step", "{n} steps", len(steps)).format(n=len(steps))


def _refused_in_part() -> str:
    return _("A part of this step was refused, so the whole of it was taken back.")


def _in_words(error: Exception) -> PlanError:
    if isinstance(error, UnicodeEncodeError):
        return EditRefused(_("The text holds half a character, which no file can keep; type it again."))
    if isinstance(error, IntegrityError):
        words = _("This would break the plan, so nothing was changed ({cause}).")
        return EditRefused(words.format(cause=error.orig))
    if isinstance(error, DBAPIError):
        words = _("The plan could not be saved, so the last step was taken back ({cause}).")
        return NotSaved(words.format(cause=error.orig))
    return _history_damaged(error)


def _history_damaged(error: Exception) -> PlanError:
    words = _("The history of this plan is damaged here, so nothing was changed ({cause}).")
    return DamagedPlan(words.format(cause=getattr(error, "orig", None) or error))
