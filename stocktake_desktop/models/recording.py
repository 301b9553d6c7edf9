"""The rows a step changes: recorded from the unit of work in the step's own transaction, and written again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, FromClause, Table, and_, event, inspect
from sqlalchemy.orm import InstanceState, Mapper, Session, object_session

from stocktake_desktop.models.base import Base, Row
from stocktake_desktop.models.changes import Changes, RowChange, Values
from stocktake_desktop.models.errors import BrokenStep, EditRefused
from stocktake_desktop.models.fitting import check_column
from stocktake_desktop.models.script import ScriptCue, Sentence
from stocktake_desktop.models.translations import Translation
from stocktake_desktop.words import _

_SAID_OF = frozenset(model.__tablename__ for model in (Translation, Sentence, ScriptCue))
"""The tables whose rows are about another row, which they name as their subject."""


class Recorder:
    """Collects the rows of one open step; a row that changes while none is open is refused."""

    def __init__(self, db: Session) -> None:
        self.rows: list[RowChange] = []
        self.open = False
        self._of_facts = False
        db.info["recorder"] = self

    def start(self, *, of_facts: bool = False) -> None:
        """Begin a step; `of_facts` writes tables of facts and nothing else, any other step all but those."""
        self.rows, self.open, self._of_facts = [], True, of_facts

    def stop(self) -> None:
        """End the step."""
        self.rows, self.open = [], False

    def note(self, table: str, before: Values | None, after: Values | None) -> None:
        """Write down one row."""
        if not self.open:
            raise RuntimeError(f"A row of {table} was changed outside an edit.")
        if is_of_facts(table) is not self._of_facts:
            raise RuntimeError(f"A row of {table} was changed by the wrong kind of step.")
        self.rows.append(RowChange(table, before, after))


def is_of_facts(table: str) -> bool:
    """Whether a table holds facts, which undo, redo and going back pass over."""
    return "facts" in row_tables()[table].info


def must_be_a_step(rows: Iterable[RowChange]) -> None:
    """Refuse rows of facts in what is taken back or done again, whoever wrote that; BrokenStep."""
    if any(is_of_facts(row.table) for row in rows):
        raise BrokenStep(_("it would take back what is a fact"))


def apply(connection: Connection, rows: list[RowChange]) -> None:
    """Write `rows` to the database as they are, deferring foreign keys to the commit.

    LookupError when a row to change is not as they say.
    """
    for change in rows:
        table = Base.metadata.tables[change.table]
        if change.before is None:
            connection.execute(table.insert().values(complete(table, change.after or {})))
            continue
        # in SQL nothing equals NULL, so "=" would miss rows with an empty column
        here = and_(*(table.c[name].is_not_distinct_from(value) for name, value in change.before.items()))
        done = connection.execute(
            table.delete().where(here) if change.after is None else table.update().where(here).values(change.after)
        )
        if done.rowcount != 1:
            raise LookupError(_("a row is no longer as it says"))


def in_order(rows: Iterable[RowChange]) -> list[RowChange]:
    """Merged changes so that they can be written: who goes makes room for who comes, where two cannot be alike."""
    return sorted(rows, key=lambda row: (row.after is not None, row.before is None))


def complete(table: FromClause, values: Values) -> Values:
    """A row with the defaults of the columns that came after the step was written down."""
    missing = (column for column in table.columns if column.key not in values)
    return {**values, **{column.key: getattr(column.default, "arg", None) for column in missing}}


def typed_change(change: RowChange) -> RowChange:
    """A change read back from the log, its values as rows have them; BrokenStep when no row can have them."""
    table = row_tables().get(change.table)
    if table is None:
        raise BrokenStep(_("there is no table {name}").format(name=change.table[:40]))
    before, after = change.before, change.after
    if before is None or after is None:  # a whole row came or went
        before, after = before and complete(table, before), after and complete(table, after)
    return RowChange(change.table, before and _typed_side(table, before), after and _typed_side(table, after))


def _typed_side(table: Table, values: Values) -> Values:
    try:
        typed = {key: _typed(table.columns[key], value) for key, value in values.items()}
        for key, value in typed.items():
            check_column(table.columns[key], value)
    except (LookupError, ValueError, TypeError, EditRefused) as error:
        raise BrokenStep(_("no row can be like this: {cause}").format(cause=error)) from error
    return typed


@cache
def row_tables() -> dict[str, Table]:
    """The tables that hold the meeting, those that are referred to first; the log records their rows."""
    names = {model.__tablename__ for model in Row.__subclasses__()}
    return {table.name: table for table in Base.metadata.sorted_tables if table.name in names}


def summary(title: str, rows: list[RowChange], *, undone: bool = False, is_fact: bool = False) -> Changes:
    """What views need to know of a step; `rows` name all that they refer to, changed or not."""
    changed: dict[str, set[str]] = {}
    touched: dict[str, set[str]] = {}
    called: set[str] = set()
    for change in rows:
        changed.setdefault(change.table, set()).add(change.row_id)
        touched.setdefault(change.table, set()).add(change.row_id)
        for column in Base.metadata.tables[change.table].columns:
            for foreign_key in column.foreign_keys:
                for values in (change.before, change.after):
                    if values and values.get(column.name):
                        touched.setdefault(foreign_key.column.table.name, set()).add(values[column.name])
        if change.table in _SAID_OF:
            called.update(
                values["subject"] for values in (change.before, change.after) if values and "subject" in values
            )
    return Changes(title, _frozen(changed), _frozen(touched), frozenset(called), undone, is_fact)


def _frozen(ids: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {table: frozenset(row_ids) for table, row_ids in ids.items()}


def _typed(column: Column[Any], value: Any) -> Any:
    if not isinstance(value, str):
        return value
    wanted = column.type.python_type
    return wanted.fromisoformat(value) if issubclass(wanted, date) else wanted(value)


def _recorder(row: Row) -> Recorder | None:
    db = object_session(row)
    return db.info.get("recorder") if db is not None else None


@event.listens_for(Row, "after_insert", propagate=True)
def _inserted(mapper: Mapper[Row], _connection: Connection, row: Row) -> None:
    if recorder := _recorder(row):
        recorder.note(mapper.local_table.name, None, values_of(mapper, row))  # type: ignore[attr-defined]


@event.listens_for(Row, "after_update", propagate=True)
def _updated(mapper: Mapper[Row], _connection: Connection, row: Row) -> None:
    state: InstanceState[Row] = inspect(row)
    before: Values = {"id": row.id}
    after: Values = {"id": row.id}
    for attribute in mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if history.has_changes():
            before[attribute.key] = history.deleted[0] if history.deleted else None
            after[attribute.key] = history.added[0] if history.added else None
    if len(after) > 1 and before != after and (recorder := _recorder(row)):
        recorder.note(mapper.local_table.name, before, after)  # type: ignore[attr-defined]


@event.listens_for(Row, "after_delete", propagate=True)
def _deleted(mapper: Mapper[Row], _connection: Connection, row: Row) -> None:
    state: InstanceState[Row] = inspect(row)
    # a column that was set and never written still shows its new value; what is in the table is the committed state
    before = {**values_of(mapper, row), **_column_values(mapper, state.committed_state)}
    if recorder := _recorder(row):
        recorder.note(mapper.local_table.name, before, None)  # type: ignore[attr-defined]


def values_of(mapper: Mapper[Row], row: Row) -> Values:
    """Every column of a row as it stands."""
    return {attribute.key: getattr(row, attribute.key) for attribute in mapper.column_attrs}


def _column_values(mapper: Mapper[Row], values: dict[str, Any]) -> Values:
    return {attribute.key: values[attribute.key] for attribute in mapper.column_attrs if attribute.key in values}
