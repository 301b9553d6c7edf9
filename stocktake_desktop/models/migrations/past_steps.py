"""What became of the steps of an old journal, found out by trying them on the plan's rows in memory.

Up to schema 3 a step was done, undone (it could be done again) or dropped. When steps were taken back, and where a
history was begun anew, is not written there: only the values before and after each step tell. A module of migrations
knows nothing of the program as it is now.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import takewhile
from typing import Any, NamedTuple

DONE, UNDONE, DROPPED = "done", "undone", "dropped"
PRINTED = "sheet_issue"
"""The table whose rows stay whatever is taken back."""
Values = dict[str, Any]
Change = tuple[str, Values | None, Values | None]
"""A table and one of its rows, before and after."""

_NOT_ROWS = ("journal", "event", PRINTED, "alembic_version")
_NO_FIT = (sqlite3.Error, LookupError, ValueError, TypeError, OverflowError)
"""What trying a step can raise that does not fit the rows, or is none."""
_TRIES, _TRIES_A_STEP = 50_000, 4
"""How often a run of steps is tried before it is said to hold together in no way."""


class Misfit(Exception):
    """The history does not hold together."""


class PastStep(NamedTuple):
    """A step of an old journal without its printings; `changes` is None where they cannot be read."""

    number: int
    state: str
    changes: list[Change] | None


class PastLine(NamedTuple):
    """A line of the log to be: "do" or "undo" of a step, or "begin" behind it."""

    kind: str
    step: PastStep


def read_changes(text: Any) -> list[Change] | None:
    """The rows of a step as the journal has them; None when these are none."""
    try:
        rows = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None
    if not isinstance(rows, list) or not all(map(_is_change, rows)):
        return None
    return [(table, before, after) for table, before, after in rows]


def inverse(changes: Sequence[Change]) -> list[Change]:
    """The changes that take all of these back, last first."""
    return [(table, after, before) for table, before, after in reversed(changes)]


def moment(iso: str) -> str:
    """A moment as a column holds it; ValueError when it is none, or one of another clock."""
    read = datetime.fromisoformat(iso)
    if read.tzinfo is not None:
        raise ValueError(iso)
    return f"{read:%Y-%m-%d %H:%M:%S.%f}"


class Trial:
    """The rows of a plan in memory, with all their rules, on which steps are tried out."""

    def __init__(self, source: sqlite3.Connection) -> None:
        self.tries = 0
        """How many steps were tried."""
        self._db = sqlite3.connect(":memory:", isolation_level=None, cached_statements=1_000)
        self._types: dict[str, dict[str, str]] = {}
        made = source.execute("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC")
        for table, sql in made.fetchall():
            if table not in _NOT_ROWS:
                self._db.execute(sql)
                self._fill(source, table)
        self._db.execute("PRAGMA foreign_keys = ON")

    def do(self, step: PastStep) -> bool:
        """Do a step, where all the rows are as it found them."""
        return self._try(step.changes)

    def undo(self, step: PastStep) -> bool:
        """Take a step back, where all the rows are as it left them."""
        return self._try(step.changes and inverse(step.changes))

    def close(self) -> None:
        """Let go of the memory."""
        self._db.close()

    def _fill(self, source: sqlite3.Connection, table: str) -> None:
        if table in self._types:  # this was an index
            return
        columns = self._db.execute(f'PRAGMA table_info("{table}")').fetchall()
        self._types[table] = {name: kind for _nth, name, kind, *_more in columns}
        names, marks = ", ".join(f'"{name}"' for name in self._types[table]), ", ".join("?" * len(columns))
        rows = source.execute(f'SELECT {names} FROM "{table}"')
        self._db.execute("BEGIN")
        self._db.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)
        self._db.execute("COMMIT")

    def _try(self, changes: list[Change] | None) -> bool:
        self.tries += 1
        if changes is None:
            return False
        self._db.execute("BEGIN")
        try:
            for change in changes:
                self._write(*change)
            self._db.execute("COMMIT")  # what a row refers to is looked at here
        except _NO_FIT:
            self._db.execute("ROLLBACK")
            return False
        return True

    def _write(self, table: str, before: Values | None, after: Values | None) -> None:
        types = self._types[table]
        if before is None:
            row = _as_stored(types, after or {})
            names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
            self._db.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', [*row.values()])
            return
        if after is None:  # columns that came after the step was written down are empty in its rows
            before = {**dict.fromkeys(types), **before}
        found, wanted = _as_stored(types, before), _as_stored(types, after or {})
        where = " AND ".join(f'"{name}" IS ?' for name in found)
        sets = ", ".join(f'"{name}" = ?' for name in wanted)
        verb = f'DELETE FROM "{table}"' if after is None else f'UPDATE "{table}" SET {sets}'
        if self._db.execute(f"{verb} WHERE {where}", [*wanted.values(), *found.values()]).rowcount != 1:
            raise LookupError(table)


def told(steps: Sequence[PastStep], trial: Trial) -> list[PastLine]:
    """The steps in their order, what was taken back between them, and where the history was begun anew.

    What does not hold together stands behind a beginning, so that nobody is led to take it back.
    """
    lead = len([*takewhile(lambda step: step.state == DROPPED, steps)])
    torn = next((nth for nth in reversed(range(lead, len(steps))) if not _rewinds(steps[nth], trial)), None)
    lead = lead if torn is None else torn + 1
    rest = steps[lead:]
    try:
        lines = _forward(rest, {step.number for step in rest if step.state != DROPPED}, trial)
        lines += _ahead(rest, trial)
        for step in reversed(rest):
            _must(_rewinds(step, trial))
    except Misfit:
        return _set_aside(steps)
    return [*(_begun(steps[:lead], trial, not rest) if torn is None else _set_aside(steps[:lead])), *lines]


def _rewinds(step: PastStep, trial: Trial) -> bool:
    return step.state != DONE or trial.undo(step)


def _set_aside(steps: Sequence[PastStep]) -> list[PastLine]:
    """All steps as they were done, and a beginning behind them."""
    return [*(PastLine("do", step) for step in steps), PastLine("begin", steps[-1])]


def _begun(steps: Sequence[PastStep], trial: Trial, is_all: bool) -> list[PastLine]:
    """Dropped steps at the start: all were taken back, or those that left the rows as they are found stood once.

    Such a history was begun anew, and so was one that `is_all` dropped: nothing of it can be done again.
    """
    end = [PastLine("begin", steps[-1])] if steps and is_all else []
    with suppress(Misfit):
        return _TakenBack(trial).told(steps) + end
    stood = {step.number for step in reversed(steps) if step.changes and trial.undo(step)}
    try:
        return [*_forward(steps, stood, trial), PastLine("begin", steps[-1])]
    except Misfit:
        return _set_aside(steps)


def _forward(steps: Sequence[PastStep], standing: set[int], trial: Trial) -> list[PastLine]:
    """Steps that stand, or stood, and those taken back between them, from the rows as the first of them found them."""
    lines: list[PastLine] = []
    run: list[PastStep] = []
    for step in steps:
        _must(step.state in (DONE, UNDONE, DROPPED))
        if step.number in standing:
            lines += [*_TakenBack(trial).told(run), PastLine("do", step)]
            run = []
            _must(trial.do(step))
        else:
            run.append(step)
    return lines + _TakenBack(trial).told(run)


def _ahead(steps: Sequence[PastStep], trial: Trial) -> list[PastLine]:
    """Take back what can be done again: all of it is newer than what stands."""
    kept = [step for step in reversed(steps) if step.state != DROPPED]
    ahead = [*takewhile(lambda step: step.state == UNDONE, kept)]
    _must(all(step.state == DONE for step in kept[len(ahead) :]))
    for step in ahead:
        _must(trial.undo(step))
    return [PastLine("undo", step) for step in ahead]


class _TakenBack:
    """A run of steps that were all taken back, as a stack: what a step needs of those before it still stands then.

    Before a step is taken back, newest first, what its values before do not allow. Where a later step fits nowhere
    then, too little was taken back before one of those it needs, and that is tried again with more.
    """

    def __init__(self, trial: Trial) -> None:
        self._trial = trial
        self._stack: list[PastStep] = []
        self._before: list[list[PastStep]] = []
        """For each step that was done: what is taken back right before it."""
        self._back: list[PastStep] = []
        """The same for the step whose turn it is."""

    def told(self, run: Sequence[PastStep]) -> list[PastLine]:
        """Do and take back a whole run; Misfit, and nothing done, when there is no way."""
        most = self._trial.tries + _TRIES + _TRIES_A_STEP * len(run)
        try:
            while len(self._before) < len(run):
                self._go_on(run[len(self._before)])
                _must(self._trial.tries <= most)
        finally:
            while self._stack:
                self._take_back()
        lines = (
            [*(PastLine("undo", taken) for taken in back), PastLine("do", step)]
            for step, back in zip(run, self._before, strict=True)
        )
        return [*(line for part in lines for line in part), *(PastLine("undo", taken) for taken in self._back)]

    def _go_on(self, step: PastStep) -> None:
        if self._trial.do(step):
            self._stack.append(step)
            self._before.append(self._back)
            self._back = []
        elif self._stack:
            self._take_back()
        else:
            self._try_another_way()

    def _take_back(self) -> None:
        step = self._stack.pop()
        _must(self._trial.undo(step))
        self._back.append(step)

    def _try_another_way(self) -> None:
        """Go back to the last step before which more can be taken back, and take that back."""
        while self._before:
            while self._back:
                step = self._back.pop()
                _must(self._trial.do(step))
                self._stack.append(step)
            self._take_back()
            self._back = self._before.pop()
            if self._stack:
                self._take_back()
                return
        raise Misfit


def _must(holds: bool) -> None:
    if not holds:
        raise Misfit


def _is_change(row: Any) -> bool:
    """Whether something is a table's name and the values of one row before and after, None for no row."""
    if not isinstance(row, list) or len(row) != 3 or not isinstance(row[0], str):
        return False
    sides = [side for side in row[1:] if side is not None]
    return bool(sides) and all(isinstance(side, dict) and isinstance(side.get("id"), str) for side in sides)


def _as_stored(types: dict[str, str], values: Values) -> Values:
    """A row as the tables keep it: the journal writes moments in ISO form."""
    return {name: _stored(types[name], value) for name, value in values.items()}


def _stored(kind: str, value: Any) -> Any:
    if isinstance(value, str):
        if kind == "DATETIME":
            return moment(value)
        if kind == "DATE":
            return date.fromisoformat(value).isoformat()
    return value
