"""The log of a plan, read: which steps were finished, which stand, and what they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from stocktake_desktop.models import journal, memory
from stocktake_desktop.models.changes import RowChange, merged
from stocktake_desktop.models.errors import DamagedPlan, NotSaved, PlanError
from stocktake_desktop.models.journal import DONE, DROPPED, UNDONE, Step, StepLine
from stocktake_desktop.models.open_file import OpenFile
from stocktake_desktop.words import _

UNREADABLE = (SQLAlchemyError, LookupError, ValueError, TypeError)
"""What reading damaged rows can raise."""
_NEXT = {
    DONE: select(Step).where(Step.state == DONE).order_by(Step.number.desc()).limit(1),
    UNDONE: select(Step).where(Step.state == UNDONE).order_by(Step.number).limit(1),
}
"""The step that is taken back, or done again, next."""
_FACES = {state: step.with_only_columns(Step.title, Step.made_at) for state, step in _NEXT.items()}
"""The same without its rows, which a menu has no use for."""


class Log:
    """What the journal of an open plan says; every question is answered, or refused with a PlanError."""

    def __init__(self, db: Session, file: OpenFile, rest: Callable[[], None]) -> None:
        """`rest` ends a transaction that a question has begun, where no step is open."""
        self._db = db
        self._file = file
        self._rest = rest

    def title(self, state: str) -> str | None:
        """What is taken back (DONE) or done again (UNDONE) next, in words."""
        try:
            with self._reading():
                step = self._db.execute(_FACES[state]).first()
        except NotSaved:  # the step itself will say so
            return None
        except DamagedPlan:  # said when it is tried; a menu has nobody to tell
            return _("a damaged step")
        return step.title if step else None

    def next(self, state: str) -> list[Step]:
        """The step that is taken back (DONE) or done again (UNDONE) next, if there is one."""
        return self._steps(_NEXT[state])

    def way_to(self, number: int) -> tuple[list[Step], str]:
        """The steps between here and the moment this step was the last that stood, and what becomes of them."""
        standing = select(Step).where(Step.state == DONE, Step.number > number).order_by(Step.number.desc())
        taken_back = select(Step).where(Step.state == UNDONE, Step.number <= number).order_by(Step.number)
        later = self._steps(standing)
        return (later, UNDONE) if later else (self._steps(taken_back), DONE)

    def kept(self) -> list[Step]:
        """All steps that stand or can be redone, oldest first."""
        return self._steps(select(Step).where(Step.state != DROPPED).order_by(Step.number))

    def lines(self, most: int, before: int | None) -> list[StepLine]:
        """What the history says, newest first: at most so many steps, those with a number below `before`."""
        columns = (Step.number, Step.title, Step.made_at, Step.made_by, Step.state == DONE)
        kept = select(*columns).where(Step.state != DROPPED).order_by(Step.number.desc()).limit(most)
        with self._reading():
            rows = self._db.execute(kept if before is None else kept.where(Step.number < before))
            return [StepLine(*row) for row in rows]

    def changed_since(self, number: int) -> list[RowChange]:
        """What the steps after this one changed, one change a row, as it stands now."""
        later = select(Step).where(Step.state == DONE, Step.number > number).order_by(Step.number)
        with self._reading():
            rows = merged(change for step in self._db.scalars(later) for change in step.changes())
            return memory.whole(self._db, [journal.typed_change(row) for row in rows])

    def adding(self, table: str) -> list[tuple[int, frozenset[str]]]:
        """The steps that stand and put rows into a table, oldest first: number and the ids of those rows."""
        adding = select(Step).where(Step.state == DONE, journal.adds_to(table)).order_by(Step.number)
        with self._reading():
            return [(step.number, step.added_to(table)) for step in self._db.scalars(adding)]

    def _steps(self, asked: Select[Any]) -> list[Step]:
        with self._reading():
            return list(self._db.scalars(asked.execution_options(populate_existing=True)))

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except UNREADABLE as error:
            raise self._file.trouble(error) or damaged(error) from error
        finally:
            self._rest()


def damaged(error: Exception) -> PlanError:
    """What is said of steps that cannot be read."""
    words = _("The history of this plan is damaged here, so nothing was changed ({cause}).")
    return DamagedPlan(words.format(cause=getattr(error, "orig", None) or error))
