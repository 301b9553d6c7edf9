"""A plan: one meeting in one file, changed only by whole steps that the log remembers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from stocktake_desktop.models import memory, recording
from stocktake_desktop.models.base import Row, new_id
from stocktake_desktop.models.belongings import orphans
from stocktake_desktop.models.changes import Changes, RowChange, both_sides, inverse, merged
from stocktake_desktop.models.copies import OwnCopy
from stocktake_desktop.models.engine import memory_engine
from stocktake_desktop.models.errors import DamagedPlan, EditRefused, PlanError, ReadOnlyPlan
from stocktake_desktop.models.event import DO, FACT, REDO, UNDO, About, EventKind, NewEvent, begun
from stocktake_desktop.models.kept_file import KeptFiles, leave_out_unnamed
from stocktake_desktop.models.log import UNREADABLE, Log
from stocktake_desktop.models.meeting import Meeting
from stocktake_desktop.models.open_file import OpenFile
from stocktake_desktop.models.programme import SessionBlock
from stocktake_desktop.models.public_copy import without_private
from stocktake_desktop.models.writer import Writer, holds
from stocktake_desktop.words import _

R = TypeVar("R", bound=Row)
Listener = Callable[[Changes], None]
_BROKEN = (LookupError, ValueError, TypeError)
"""What a step raises that does not fit the rows, or is none."""


class Plan:
    """The meeting, its history, and the one way to change it: `with plan.edit("Move Panel II"): …`."""

    def __init__(
        self,
        file: OpenFile,
        *,
        read_only: bool = False,
        is_salvaged: bool = False,
        is_rehearsal: bool = False,
        remarks: Sequence[str] = (),
    ) -> None:
        self.read_only = read_only
        self.is_rehearsal = is_rehearsal
        """Whether it is a copy that is thrown away, on which a day is played beforehand."""
        self.is_salvaged = is_salvaged
        """Whether this is what is whole of a damaged plan."""
        self.remarks = tuple(remarks)
        """What has to be said of the plan as it was opened, a sentence each."""
        self._file = file
        self._engine = file.engine
        self._db = Session(file.engine, expire_on_commit=False, autoflush=False)
        self._own = OwnCopy(in_memory=file.path is None)
        self._writer = Writer(self._db, file, self._own)
        self._recorder = self._writer.recorder
        self.files = KeptFiles(self._db, file, self._writer)
        self.log = Log(self._db, file, self._own, self._end_reading)
        """What was done, taken back and printed, to be read."""
        self._depth = 0
        self._broken = False
        self._mentioned: dict[str, None] = {}
        self._said: About = {}
        self._listeners: list[Listener] = []
        self._meeting = _meeting_among(memory.load_all(self._db))
        self._db.commit()
        file.take_mode()
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

        An exception leaves rows, log and memory exactly as they were. A step that changes nothing leaves no trace in
        the history. Facts are no part of it: they are written by `record`.
        """
        if self._depth:
            yield from self._join()
            return
        yield from self._step(DO, title, new_id())

    @contextmanager
    def record(self, title: str) -> Iterator[str]:
        """The same for facts, such as a printing, which undo, redo and going back pass over; gives the event's id."""
        event_id = new_id()
        yield from self._step(FACT, title, event_id)

    def rehearse(self, act: Callable[[], object], look: Listener | None = None) -> list[RowChange]:
        """What `act`, a verb, would change: one change a row with every column on both sides; all is taken back.

        `look` is shown the changes while they stand. EditRefused where it may not be done. Nobody is told and the
        history does not know of it.
        """
        self._must_rest()
        with self.edit(""):
            act()
            self._flush()
            rows = memory.whole(self._db, merged(self._recorder.rows))
            if look is not None:
                look(recording.summary("", rows))
            self._unwrite()
        return both_sides(rows)

    def add(self, row: R) -> R:
        """Put a new row into the plan; only while a step is open."""
        self._db.add(row)
        return row

    def mention(self, words: str) -> None:
        """Let the title of the step that is open say this too, once."""
        self._mentioned[words] = None

    def say(self, name: str, value: object) -> None:
        """Let the event of the step that is open say this beside its rows, as JSON knows it."""
        self._said[name] = value

    def remove(self, row: Row) -> None:
        """Take a row, all that hangs from it and what is said of them out of the plan; only while a step is open."""
        self._flush()
        written = len(self._recorder.rows)
        self._db.delete(row)
        self._flush()
        gone = {change.row_id for change in self._recorder.rows[written:] if change.after is None}
        for orphan in orphans(self._meeting, gone):
            self._db.delete(orphan)
        self._flush()

    @property
    def undo_title(self) -> str | None:
        """What `undo` would take back, in words."""
        return self.log.title(UNDO)

    @property
    def redo_title(self) -> str | None:
        """What `redo` would do again, in words."""
        return self.log.title(REDO)

    def undo(self) -> Changes:
        """Take back the last step; empty changes when there is none."""
        return self._turn(UNDO)

    def redo(self) -> Changes:
        """Do again the step taken back last; empty changes when there is none."""
        return self._turn(REDO)

    def go_back(self, number: int, title: str) -> Changes:
        """Let the plan be as it was after an event of the history, as one new step; EditRefused before its begin.

        The step writes what differs, one change a row; facts stay. Empty changes where nothing differs.
        """
        self._may_change()
        if number < self.log.begin:
            raise EditRefused(_("The history was begun anew after this; it can be read, but not gone back to."))
        changed = self.log.changed_since(number)
        rows = recording.in_order(row.narrowed() for row in inverse(changed) if not recording.is_of_facts(row.table))
        return self._rewrite(NewEvent(DO, title, rows, about={"to": number})) if rows else Changes("")

    def changed_since(self, number: int) -> list[RowChange]:
        """What all events after this one changed, one change a row with every column on both sides, as it stands."""
        return both_sides(self.log.changed_since(number))

    def begin_history(self) -> None:
        """Let the history begin with the plan as it is: what made it can no longer be undone, but can be read."""
        self._may_change()
        self._begin_anew()

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
                    leave_out_unnamed(beside)
                    return True
        memory.write(beside, kept, self.files)
        return False

    def rehearsal(self, *, with_private: bool = True) -> Plan:
        """A plan in memory with every row of this one and no history; what is done there never comes here.

        Where it is not `with_private`, no contact and no internal note is in it, and nothing of what was printed.
        """
        self._must_rest()
        engine, kept = memory_engine(), memory.before_step(self._db, ())
        memory.fill(engine, kept if with_private else without_private(kept), self.files)
        return Plan(OpenFile(engine), is_rehearsal=True)

    def close(self) -> None:
        """Let go of the file, whatever became of it; everything finished is already on disk."""
        with suppress(SQLAlchemyError, sqlite3.Error):
            self._db.close()
        self._own.close()
        self._file.close()

    def __enter__(self) -> Plan:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _step(self, kind: EventKind, title: str, event_id: str) -> Iterator[Any]:
        """A step of its own: what `edit` and `record` give a block to."""
        self._may_change()
        self._depth, self._broken, self._mentioned, self._said = 1, False, {}, {}
        self._recorder.start(of_facts=kind is FACT)
        try:
            yield event_id
            self._flush()
            event = NewEvent(kind, " · ".join([title, *self._mentioned]), self._recorder.rows, about=self._said)
            changes = self._write(event, event_id)
        except BaseException:
            self._leave()
            raise
        finally:
            self._recorder.stop()
            self._depth = 0
        if changes:
            self._tell(changes)

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
            raise EditRefused(_("A part of this step was refused, so the whole of it was taken back."))
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
        recording.apply(self._db.connection(), back)
        memory.settle(self._db, back, reload=True)
        self._recorder.rows.clear()

    def _write(self, event: NewEvent, event_id: str) -> Changes:
        """Let the open step, all of which is flushed, be on disk and in the log."""
        rows = self._recorder.rows
        if not rows:  # or all of them were taken back, as in a rehearsal
            self._writer.roll_back()
            return Changes("")
        try:
            self._writer.commit(event, event_id)
        except (SQLAlchemyError, UnicodeEncodeError, PlanError) as error:
            raise self._writer.in_words(error) from error
        return recording.summary(event.title, memory.whole(self._db, rows), is_fact=event.kind is FACT)

    def _end_reading(self) -> None:
        if not self._depth:
            self._writer.rest()

    def _leave(self) -> None:
        """End a refused step; where nothing was touched yet, as mostly, that costs nothing."""
        touched = self._writer.has_pen or self._recorder.rows or self._db.new or self._db.dirty or self._db.deleted
        if touched or not self._db.is_active:
            self._writer.take_back()
        else:
            self._writer.rest()

    def _turn(self, kind: EventKind) -> Changes:
        """Take back, or do again, the step whose turn it is."""
        self._may_change()
        step = self.log.next(kind)
        if step is None:
            return Changes("")
        try:
            rows = [recording.typed_change(row) for row in step.changes()]
            recording.must_be_a_step(rows)
        except ValueError as error:
            raise self._set_aside(error) from error
        return self._rewrite(NewEvent(kind, step.title, inverse(rows) if kind is UNDO else rows, step.id))

    def _rewrite(self, event: NewEvent) -> Changes:
        """Write rows as the log has them, together with the event that says so; all of them or none."""
        rows = list(event.rows)
        try:
            recording.apply(self._writer.take_pen(), rows)
            self._writer.commit(event)
        except (*UNREADABLE, PlanError) as error:
            self._writer.take_back()
            if isinstance(error, (*_BROKEN, IntegrityError)):
                raise self._set_aside(error) from error
            raise self._writer.in_words(error) from error
        memory.settle(self._db, rows, reload=True)
        self._writer.rest()
        changes = recording.summary(event.title, memory.whole(self._db, rows), undone=event.kind is UNDO)
        self._tell(changes)
        return changes

    def _set_aside(self, error: Exception) -> PlanError:
        """Let the history begin anew where it does not hold together; what stands in the plan stays."""
        try:
            self._begin_anew()
        except PlanError as refused:
            return refused
        words = _(
            "The history of this plan does not hold together here ({cause}). It was set aside: what was done so far "
            "can no longer be taken back. The plan itself stays as it is."
        )
        return DamagedPlan(words.format(cause=error))

    def _begin_anew(self) -> None:
        try:
            self._writer.take_pen()
            self._writer.commit(begun())
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
