"""A plan: one meeting in one file, changed only by whole steps that the journal remembers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from sqlalchemy import bindparam, insert, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from stocktake_desktop.models import journal, memory
from stocktake_desktop.models.base import Base, Row
from stocktake_desktop.models.changes import Changes, RowChange, inverse, merged
from stocktake_desktop.models.errors import DamagedPlan, EditRefused, PlanError, ReadOnlyPlan
from stocktake_desktop.models.journal import DONE, DROPPED, UNDONE, Step, StepLine
from stocktake_desktop.models.log import UNREADABLE, Log
from stocktake_desktop.models.meeting import Meeting
from stocktake_desktop.models.open_file import OpenFile
from stocktake_desktop.models.programme import SessionBlock
from stocktake_desktop.models.writer import Writer, holds
from stocktake_desktop.words import _, ngettext

R = TypeVar("R", bound=Row)
Listener = Callable[[Changes], None]
_BROKEN = (LookupError, ValueError, TypeError)
"""What a step raises that does not fit the rows, or is none."""
_STEPS = Base.metadata.tables[Step.__tablename__]
_TURN = update(_STEPS).where(_STEPS.c.number == bindparam("nth")).values(state=bindparam("then"))


class Plan:
    """The meeting, its history, and the one way to change it: `with plan.edit("Move Panel II"): …`."""

    def __init__(
        self, file: OpenFile, *, read_only: bool = False, is_salvaged: bool = False, remarks: Sequence[str] = ()
    ) -> None:
        self.read_only = read_only
        self.is_salvaged = is_salvaged
        """Whether this is what is whole of a damaged plan."""
        self.remarks = tuple(remarks)
        """What has to be said of the plan as it was opened, a sentence each."""
        self._file = file
        self._engine = file.engine
        self._db = Session(file.engine, expire_on_commit=False, autoflush=False)
        self._writer = Writer(self._db, file)
        self._recorder = self._writer.recorder
        self._log = Log(self._db, file, self._end_reading)
        self._depth = 0
        self._broken = False
        self._listeners: list[Listener] = []
        self._meeting = _meeting_among(memory.load_all(self._db))
        self._db.commit()
        file.note()

    @property
    def path(self) -> Path | None:
        """The file it is kept in, None for a plan in memory."""
        return self._file.path

    @property
    def trouble(self) -> str:
        """Why the file may not hold what is shown, in a sentence; empty while all is well."""
        return self._writer.trouble

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
            changes = self._write(title)
        except BaseException:
            self._leave()
            raise
        finally:
            self._recorder.stop()
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
        return self._log.title(DONE)

    @property
    def redo_title(self) -> str | None:
        """What `redo` would do again, in words."""
        return self._log.title(UNDONE)

    def undo(self) -> Changes:
        """Take back the last step; empty changes when there is none."""
        self._may_change()
        return self._travel(self._log.next(DONE), UNDONE)

    def redo(self) -> Changes:
        """Do again the step taken back last; empty changes when there is none."""
        self._may_change()
        return self._travel(self._log.next(UNDONE), DONE)

    def travel_to(self, number: int) -> Changes:
        """Take back or do again until this step is the last that stands; 0 is the plan as the history began."""
        self._may_change()
        return self._travel(*self._log.way_to(number))

    def steps(self, most: int, before: int | None = None) -> list[StepLine]:
        """What the history says, newest first: at most so many steps, those with a number below `before`."""
        return self._log.lines(most, before)

    def changed_since(self, number: int) -> list[RowChange]:
        """What the steps after this one changed, one change a row with every column on both sides, as it stands now."""
        return _both_sides(self._log.changed_since(number))

    def steps_adding(self, table: str) -> list[tuple[int, frozenset[str]]]:
        """The steps that stand and put rows into a table, oldest first: number and the ids of those rows."""
        return self._log.adding(table)

    def history(self) -> list[Step]:
        """All steps that stand or can be redone, oldest first."""
        return self._log.kept()

    def begin_history(self) -> None:
        """Let the history begin with the plan as it is: what made it can no longer be undone."""
        self._may_change()
        self._drop(DONE, UNDONE)

    def on_change(self, listener: Listener) -> None:
        """Call `listener` with the changes of every finished step, undo and redo."""
        self._listeners.append(listener)

    def copy_into(self, beside: Path) -> bool:
        """Write the whole plan into a new file; False when only memory could be had, and with it no history.

        What the file gives is believed only if it holds what memory does: it may have been emptied or replaced, or
        another program may keep it locked. OSError, sqlite3.Error or SQLAlchemyError when nothing could be written.
        """
        self._must_rest()
        kept = memory.before_step(self._db, ())
        for copy in (self._file.copy, self._file.copy_past_locks):
            with suppress(OSError, sqlite3.Error, SQLAlchemyError, UnicodeError):
                copy(beside)
                if holds(beside, kept):
                    return True
        memory.write(beside, kept)
        return False

    def close(self) -> None:
        """Let go of the file, whatever became of it; everything finished is already on disk."""
        with suppress(SQLAlchemyError, sqlite3.Error):
            self._db.close()
        self._file.close()

    def __enter__(self) -> Plan:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

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
        if not (fresh or self._db.dirty or self._db.deleted):
            return
        try:
            self._writer.take_pen()
            self._db.flush()
        except (SQLAlchemyError, UnicodeEncodeError, PlanError) as error:
            self._writer.take_back()
            self._broken = True
            raise self._writer.in_words(error) from error
        memory.settle(self._db, self._recorder.rows[written:], reload=False)
        del fresh

    def _unwrite(self) -> None:
        """Take back all that the open step has written; unlike `Writer.take_back` this costs only what that was."""
        back = inverse(self._recorder.rows)
        journal.apply(self._db.connection(), back)
        memory.settle(self._db, back, reload=True)
        self._recorder.rows.clear()

    def _write(self, title: str) -> Changes:
        """Let the open step, all of which is flushed, be on disk and in the history."""
        rows = self._recorder.rows
        if not rows:  # or all of them were taken back, as in a rehearsal
            self._writer.roll_back()
            return Changes("")
        step = Step.finished(title, rows)
        try:
            connection = self._db.connection()
            connection.execute(update(_STEPS).where(_STEPS.c.state == UNDONE).values(state=DROPPED))
            connection.execute(insert(_STEPS).values(step))
            self._writer.commit("SELECT 1 FROM journal WHERE id = ?", step["id"])
        except (SQLAlchemyError, UnicodeEncodeError, PlanError) as error:
            raise self._writer.in_words(error) from error
        return journal.summary(title, memory.whole(self._db, rows))

    def _end_reading(self) -> None:
        if not self._depth:
            self._writer.rest()

    def _leave(self) -> None:
        """End a refused step; where nothing was touched yet, as mostly, that costs nothing."""
        touched = self._recorder.rows or self._db.new or self._db.dirty or self._db.deleted
        if touched or not self._db.is_active:
            self._writer.take_back()
        else:
            self._writer.rest()

    def _travel(self, steps: list[Step], then: str) -> Changes:
        """Take back, or do again, these steps in this order; all of them or none."""
        if not steps:
            return Changes("")
        rows: list[RowChange] = []
        try:
            connection = self._writer.take_pen()
            for step in steps:
                changed = [journal.typed_change(row) for row in step.changes()]
                changed = inverse(changed) if then == UNDONE else changed
                journal.apply(connection, changed)
                rows += changed
            connection.execute(_TURN, [{"nth": step.number, "then": then} for step in steps])
            self._writer.commit("SELECT 1 FROM journal WHERE id = ? AND state = ?", steps[-1].id, then)
        except (*UNREADABLE, PlanError) as error:
            self._writer.take_back()
            if isinstance(error, (*_BROKEN, IntegrityError)):
                raise self._set_aside(error, then) from error
            raise self._writer.in_words(error) from error
        memory.settle(self._db, rows, reload=True)
        self._writer.rest()
        changes = journal.summary(_called(steps), memory.whole(self._db, rows), undone=then == UNDONE)
        self._tell(changes)
        return changes

    def _set_aside(self, error: Exception, then: str) -> PlanError:
        """Let the history begin anew where it does not hold together; what stands in the plan stays."""
        try:
            self._drop(*((DONE, UNDONE) if then == UNDONE else (UNDONE,)))
        except PlanError as refused:
            return refused
        words = _(
            "The history of this plan does not hold together here ({cause}). It was set aside: what was done so far "
            "can no longer be taken back. The plan itself stays as it is."
        )
        return DamagedPlan(words.format(cause=error))

    def _drop(self, *states: str) -> None:
        """Forget that steps in these states could be taken back or done again."""
        try:
            self._writer.take_pen().execute(update(_STEPS).where(_STEPS.c.state.in_(states)).values(state=DROPPED))
            self._writer.commit("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM journal WHERE state = ?)", states[0])
        except (SQLAlchemyError, PlanError) as error:
            self._writer.take_back()
            raise self._writer.in_words(error) from error

    def _tell(self, changes: Changes) -> None:
        for listener in self._listeners:
            listener(changes)

    def _may_change(self) -> None:
        if self.read_only:
            raise ReadOnlyPlan(_("This plan is open for reading only; save a copy to change it."))
        self._must_rest()
        self._writer.must_be_ours()

    def _must_rest(self) -> None:
        if self._depth:
            raise EditRefused(_("This cannot be done in the middle of a step."))


def _meeting_among(rows: Iterable[Row]) -> Meeting:
    meeting = next((row for row in rows if isinstance(row, Meeting)), None)
    if meeting is None:
        raise LookupError(_("The plan holds no meeting."))
    return meeting


def _both_sides(rows: list[RowChange]) -> list[RowChange]:
    """The changes with every column before as well as after."""
    return [row._replace(before=row.before and {**(row.after or {}), **row.before}) for row in rows]


def _called(steps: list[Step]) -> str:
    if len(steps) == 1:
        return steps[0].title
    return ngettext("{n} step", "{n} steps", len(steps)).format(n=len(steps))


def _refused_in_part() -> str:
    return _("A part of this step was refused, so the whole of it was taken back.")
