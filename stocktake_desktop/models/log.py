"""The log of a plan: it is only ever added to, and what can be taken back or done again is found by walking back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import String, TextualSelect, column, func, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from stocktake_desktop.models import memory, recording
from stocktake_desktop.models.base import Base
from stocktake_desktop.models.changes import RowChange, from_json, merged
from stocktake_desktop.models.copies import Copy, OwnCopy, copies_in
from stocktake_desktop.models.errors import BrokenStep, DamagedPlan, EditRefused, NotSaved, PlanError
from stocktake_desktop.models.event import BEGIN, DO, JOIN, REDO, UNDO, Event, EventKind, EventLine
from stocktake_desktop.models.fitting import check_column
from stocktake_desktop.models.open_file import OpenFile
from stocktake_desktop.words import _

UNREADABLE = (SQLAlchemyError, LookupError, ValueError, TypeError)
"""What reading damaged rows can raise."""
_EVENTS = Base.metadata.tables[Event.__tablename__]
_LINE = [_EVENTS.c[name] for name in EventLine._fields]
_WALK = """
WITH RECURSIVE walk(number, kind, back) AS (
    SELECT * FROM (SELECT number, kind, back FROM event WHERE kind <> 'fact' ORDER BY number DESC LIMIT 1) AS newest
    UNION ALL
    SELECT earlier.number, earlier.kind, earlier.back FROM walk
    JOIN event AS passed ON passed.number = ({passed}) AND passed.number < walk.number
    JOIN event AS earlier ON earlier.number = (
        SELECT number FROM event WHERE kind <> 'fact' AND number < passed.number ORDER BY number DESC LIMIT 1
    )
    WHERE walk.kind = '{over}'
)
SELECT last.kind AS found_by, step.kind AS found, {columns}
FROM (SELECT * FROM walk ORDER BY number LIMIT 1) AS last
LEFT JOIN event AS step ON step.number = CASE
    WHEN last.kind IN ('undo', 'redo') THEN (SELECT number FROM event WHERE id = last.back) ELSE last.number END
"""
_PASSED = {
    UNDO: "SELECT number FROM event WHERE id = walk.back",
    REDO: "SELECT number FROM event WHERE back = walk.back AND number < walk.number ORDER BY number DESC LIMIT 1",
}


def _walks(*columns: str) -> dict[EventKind, TextualSelect]:
    """For what an undo takes back, and a redo does again: the statement that finds these columns of it."""
    selected = ", ".join(f"step.{name}" for name in columns)
    types = [_EVENTS.c[name] for name in columns]
    return {
        over: text(_WALK.format(passed=passed, over=over, columns=selected)).columns(
            column("found_by", String), column("found", String), *types
        )
        for over, passed in _PASSED.items()
    }


_TITLES, _STEPS = _walks("title"), _walks(*EventLine._fields)
"""The steps that stand are a stack, and so are those that can be done again.

What lay under a step when it was done lies there again once it is taken back: so the walk to the step that is taken
back next leaps, from an undo, to before the step it took back. Likewise, from a redo, to before the undo it made good:
the events that name a step are undo and redo in turn. A walk only ever leads to lower numbers, whatever a file says.
"""


class Log:
    """The log of an open plan; every question is answered, or refused with a PlanError."""

    def __init__(self, db: Session, file: OpenFile, own: OwnCopy, rest: Callable[[], None]) -> None:
        """`rest` ends a transaction that a question has begun, where no step is open."""
        self._db = db
        self._file = file
        self._rest = rest
        self._own = own

    def title(self, kind: EventKind) -> str | None:
        """What an UNDO would take back, or a REDO do again, in words."""
        try:
            with self._reading():
                step = self._next(_TITLES, kind)
                return str(step.title) if step is not None else None
        except NotSaved:  # the step itself will say so
            return None
        except DamagedPlan:  # said when it is tried; a menu has nobody to tell
            return _("a damaged step")

    def next(self, kind: EventKind) -> EventLine | None:
        """The do or join that an UNDO would take back, or a REDO do again."""
        with self._reading():
            step = self._next(_STEPS, kind)
            return _as_line(step[2:]) if step is not None else None

    def lines(self, most: int, before: int | None) -> list[EventLine]:
        """The newest events, newest first: at most so many, those with a number below `before`."""
        asked = select(*_LINE).order_by(_EVENTS.c.number.desc()).limit(most)
        if before is not None:
            asked = asked.where(_EVENTS.c.number < before)
        with self._reading():
            return [_as_line(row) for row in self._db.execute(asked)]

    def tally(self, after: int = 0, before: int | None = None) -> dict[str, int]:
        """How many events of each kind there are, or only those with a number between the two."""
        asked = select(Event.kind, func.count()).where(Event.number > after).group_by(Event.kind)
        with self._reading():
            found = self._db.execute(asked if before is None else asked.where(Event.number < before))
            return {str(kind): int(count) for kind, count in found}

    def saying(self, name: str) -> list[EventLine]:
        """The events that say something under this name and stand, newest first."""
        asked = select(*_LINE).where(_EVENTS.c.about.contains(f'"{name}"', autoescape=True))
        named = select(Event.kind).order_by(Event.number.desc()).limit(1)
        with self._reading():
            lines = [_as_line(row) for row in self._db.execute(asked.order_by(_EVENTS.c.number.desc()))]
            told = [line for line in lines if line.says(name) is not None]
            return [line for line in told if self._db.scalar(named.where(Event.back == line.id)) != UNDO]

    def setters_since(self, number: int) -> dict[tuple[str, str, str], EventLine]:
        """By table, id and column the last event after this one that wrote it."""
        asked = select(*_LINE).where(_EVENTS.c.number > number).order_by(_EVENTS.c.number)
        found: dict[tuple[str, str, str], EventLine] = {}
        with self._reading():
            for line in map(_as_line, self._db.execute(asked)):
                for row in line.changes():
                    found.update({(row.table, row.row_id, column): line for column in row.after or row.before or {}})
        return found

    def makers(self) -> list[str]:
        """Who wrote the events, by their names."""
        with self._reading():
            return list(self._db.scalars(select(Event.made_by).distinct().order_by(Event.made_by)))

    def changed_since(self, number: int) -> list[RowChange]:
        """What all later events changed, those that took something back included: one change a row, as it stands."""
        later = select(_EVENTS.c.rows).where(_EVENTS.c.number > number).order_by(_EVENTS.c.number)
        with self._reading():
            rows = merged(change for (words,) in self._db.execute(later) for change in from_json(words))
            return memory.whole(self._db, [recording.typed_change(row) for row in rows])

    def numbers_of(self, event_ids: Collection[str]) -> dict[str, int]:
        """The numbers of events by their ids; those of another file are as old as the history of this one."""
        with self._reading():
            found = dict.fromkeys(event_ids, self._begin())
            asked = select(Event.id, Event.number).where(Event.id.in_(found))
            return found | {row.id: row.number for row in self._db.execute(asked)}

    def number_at(self, moment: datetime) -> int:
        """The number of the last event before a moment (UTC); where the history begins when none was."""
        with self._reading():
            last = self._db.scalar(select(func.max(Event.number)).where(Event.made_at < moment))
            return max(last or 0, self._begin())

    @property
    def begin(self) -> int:
        """The number of the event at which the history begins; nothing before it can be taken back."""
        with self._reading():
            return self._begin()

    def copies(self) -> list[Copy]:
        """The copies that wrote into this file, in the order in which they first did."""
        with self._reading():
            return copies_in(self._db.connection())

    @property
    def own_copy(self) -> Copy:
        """Whom the next event will be by."""
        with self._reading():
            return self._own.known(self._db.connection())

    def _next(self, walks: dict[EventKind, TextualSelect], kind: EventKind) -> Any:
        """The do or join that comes next; None where the walk ends at a begin, or a do ended what could be redone."""
        step = self._db.execute(walks[kind]).first()
        if step is None or step.found_by == BEGIN or (kind is REDO and step.found_by in (DO, JOIN)):
            return None
        if step.found_by == kind or step.found not in (DO, JOIN):
            raise BrokenStep(_("it takes back what was never done"))
        return step

    def _begin(self) -> int:
        last = select(Event.number).where(Event.kind == BEGIN).order_by(Event.number.desc()).limit(1)
        return self._db.scalar(last) or 0

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (*UNREADABLE, EditRefused) as error:
            raise self._file.trouble(error) or damaged(error) from error
        finally:
            self._rest()


def _as_line(row: Sequence[Any]) -> EventLine:
    """An event as the file gives it; EditRefused where none can be like this, since nothing looked at it before."""
    for field, value in zip(_LINE, row, strict=True):
        check_column(field, value)
    return EventLine(*row)


def damaged(error: Exception) -> PlanError:
    """What is said of steps that cannot be read."""
    words = _("The history of this plan is damaged here, so nothing was changed ({cause}).")
    return DamagedPlan(words.format(cause=str(getattr(error, "orig", None) or error).removesuffix(".")))
