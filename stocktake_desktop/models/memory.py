"""Rows in memory: load a whole plan with one query a table, and keep it in line with what a step wrote.

A meeting fits in memory. Once loaded, walking from a session to its people asks the database nothing, and a step
costs what it changes, not what the plan holds. Every collection has one order: its own columns, then the ids, which
is the order in which rows were made.
"""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine, Select, insert, inspect, select, text
from sqlalchemy.orm import (
    MANYTOONE,
    ONETOMANY,
    InstanceState,
    Mapper,
    RelationshipProperty,
    Session,
    make_transient_to_detached,
    object_session,
)
from sqlalchemy.orm.attributes import instance_state, set_committed_value
from sqlalchemy.orm.collections import CollectionAdapter, InstrumentedList

from stocktake_desktop.models.base import Base, Row
from stocktake_desktop.models.changes import RowChange, Values, inverse, merged
from stocktake_desktop.models.copies import begin_log
from stocktake_desktop.models.documents import MeetingDocument
from stocktake_desktop.models.engine import file_engine, make_tables
from stocktake_desktop.models.kept_file import KeptFiles
from stocktake_desktop.models.recording import complete, values_of

R = TypeVar("R", bound=Row)
Relationship = RelationshipProperty[Any]
Families = dict[tuple[Relationship, str], tuple[Row, Relationship, dict[str, Row | None]]]
"""By relationship and parent's id: the parent, and the children whose place there may have changed (None: gone)."""
Kept = dict[str, dict[str, tuple[Row | None, Values]]]
"""By table and id: the row that is in memory, if it is, and its columns."""
Settled = list[tuple[RowChange, Mapper[Any], Row | None]]
"""What has changed, and the row in memory that is in line with it (None: gone)."""

_mappers_by_table: dict[str, Mapper[Any]] = {}
_editions = count(1)
_ALL = "all tables"


def load_all(db: Session) -> list[Row]:
    """Read every row of the plan and tie all relationships together; returns them all.

    The session holds rows weakly: whoever keeps the meeting keeps the whole plan, since all rows hang from it.
    """
    again = bool(db.identity_map)
    db.info[_ALL] = next(_editions)
    with _no_collecting():
        filled = _filled(db)
        rows = {
            mapper: _rows_of(db, mapper, again=again) if table in filled else [] for table, mapper in _mappers().items()
        }
        for relationship in _collections():
            _tie(relationship, rows[relationship.parent], rows[relationship.mapper], again=again)
        return [row for table_rows in rows.values() for row in table_rows]


def known(db: Session, model: type[R], row_id: str) -> R | None:
    """The row of the plan with this id, None when there is none; asks the database nothing."""
    row = db.identity_map.get(inspect(model).identity_key_from_primary_key((row_id,)))
    return cast("R | None", row)


def edition(row: Row, *models: type[Row]) -> tuple[int, ...]:
    """Numbers that are others as soon as rows of these tables are, in the plan that a row is of."""
    db = object_session(row)
    return (
        tuple(db.info.get(key, 0) for key in (_ALL, *(one.__tablename__ for one in models))) if db is not None else ()
    )


def whole(db: Session, changes: Iterable[RowChange]) -> list[RowChange]:
    """The same changes, rows that were altered with every column as it stands now: what they belong to is told."""
    return [_whole(db, change) if change.before and change.after else change for change in changes]


def settle(db: Session, changes: Iterable[RowChange], *, reload: bool) -> None:
    """Bring rows in memory in line with `changes`, just written; asks the database nothing.

    With `reload` they were written behind the unit of work (undo, redo), so rows and columns are set here too.
    """
    settled: Settled = []
    for change in merged(changes):
        mapper = _mappers()[change.table]
        db.info[change.table] = next(_editions)
        settled.append((change, mapper, _row(db, mapper, change, reload)))
    gone = [known(db, mapper.class_, change.row_id) for change, mapper, row in settled if row is None]
    for _change, mapper, row in settled:
        if row is not None:
            _point_at_parents(db, mapper, row)
    for parent, relationship, moved in _families(db, settled).values():
        _place(parent, relationship, moved)
    for row in filter(None, gone):  # last: by now nothing hangs from them that has moved elsewhere
        _let_go(db, row)


def before_step(db: Session, written: Iterable[RowChange]) -> Kept:
    """Every row as it was before the open step, which has `written` so far; asks the database nothing.

    The rows themselves are kept too: memory holds them weakly, and a rollback cuts the ties between them.
    """
    kept: Kept = {table: {} for table in _mappers()}
    for row in list(db.identity_map.values()):
        if isinstance(row, Row):
            state = instance_state(row)
            mapper: Mapper[Any] = state.mapper
            values = {**state.dict, **state.committed_state}
            columns = {attribute.key: values[attribute.key] for attribute in mapper.column_attrs}
            kept[row.__tablename__][row.id] = (row, columns)
    for change in inverse(written):
        if change.after is None:
            kept[change.table].pop(change.row_id, None)
        else:
            row, columns = kept[change.table].get(change.row_id, (None, {}))
            kept[change.table][change.row_id] = (row, {**columns, **change.after})
    return kept


def restore(db: Session, kept: Kept) -> None:
    """Let memory hold just the rows that were `kept`, after a rollback has emptied it."""
    rows: dict[Mapper[Any], list[Row]] = {}
    db.info[_ALL] = next(_editions)
    for table, kept_rows in kept.items():
        mapper = _mappers()[table]
        rows[mapper] = [_revived(db, mapper, row_id, columns) for row_id, (_row_, columns) in kept_rows.items()]
    for relationship in _collections():
        _tie(relationship, rows[relationship.parent], rows[relationship.mapper], again=True)
    for some_rows in rows.values():
        for row in some_rows:
            inspect(row).parents.clear()  # else the unit of work asks after a parent that is gone


def is_in(connection: Connection, kept: Kept) -> bool:
    """Whether a database holds just the rows that were `kept`."""
    for table, kept_rows in kept.items():
        stored = connection.execute(select(Base.metadata.tables[table])).mappings()
        if {row["id"]: dict(row) for row in stored} != {
            row_id: columns for row_id, (_row_, columns) in kept_rows.items()
        }:
            return False
    return True


def write(path: Path, kept: Kept, files: KeptFiles) -> None:
    """Make a plan file of the rows that were `kept` and of the files they name; it has no history."""
    path.unlink(missing_ok=True)
    engine = file_engine(path, "rwc")
    try:
        fill(engine, kept, files)
    finally:
        engine.dispose()


def fill(engine: Engine, kept: Kept, files: KeptFiles) -> None:
    """Make the tables of an empty database, and put the rows that were `kept` into them, with the files they name."""
    with engine.begin() as connection:
        make_tables(connection)
        begin_log(connection)
        for table, kept_rows in kept.items():
            if kept_rows:
                rows = [columns for _row_, columns in kept_rows.values()]
                connection.execute(insert(Base.metadata.tables[table]), rows)
        documents = kept[MeetingDocument.__tablename__].values()
        files.copy_to(connection, (columns["digest"] for _row_, columns in documents if columns["digest"]))


def _whole(db: Session, change: RowChange) -> RowChange:
    mapper = _mappers()[change.table]
    row = known(db, mapper.class_, change.row_id)
    return change if row is None else change._replace(after=values_of(mapper, row))


def _tie(relationship: Relationship, parents: list[Row], children: list[Row], *, again: bool) -> None:
    """Give every parent its children and every child its parent; `again`: they were in memory before."""
    families: dict[str, list[Row]] = {}
    parent_id, key, back = _foreign_key(relationship), relationship.key, str(relationship.back_populates)
    for child in children:
        families.setdefault(child.__dict__[parent_id], []).append(child)
    order = itemgetter(*_ordering(relationship))
    hold = set_committed_value if again else _hold
    for parent in parents:
        family = families.get(parent.__dict__["id"], [])
        if len(family) > 1:
            family.sort(key=lambda child: order(child.__dict__))
        hold(parent, key, family)
        for child in family:
            child.__dict__[back] = parent  # as a loader would; a setter costs ten times


def _hold(parent: Row, key: str, children: list[Row]) -> None:
    """Give a row that was just read a collection, as a loader would; a setter that looks for changes costs twice."""
    state: InstanceState[Row] = instance_state(parent)
    rows: Any = InstrumentedList(children)
    CollectionAdapter(cast(Any, state.manager[key]).impl, state, rows)
    parent.__dict__[key] = rows


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Let the garbage collector rest while very many rows appear that all stay: opening takes half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _mappers() -> dict[str, Mapper[Any]]:
    if not _mappers_by_table:
        Base.registry.configure()  # SQLAlchemy leaves relationships unresolved until mappers are configured
        rows = [mapper for mapper in Base.registry.mappers if issubclass(mapper.class_, Row)]
        _mappers_by_table.update({mapper.class_.__tablename__: mapper for mapper in rows})
    return _mappers_by_table


@cache
def _collections() -> list[Relationship]:
    """Every relationship from a parent to its list of children."""
    return [r for m in _mappers().values() for r in m.relationships if r.direction is ONETOMANY]


@cache
def _homes(mapper: Mapper[Any]) -> list[Relationship]:
    """The collections that rows of one table can be in."""
    return [relationship for relationship in _collections() if relationship.mapper is mapper]


def _foreign_key(relationship: Relationship) -> str:
    """The name of the child's column that holds the parent's id."""
    columns = relationship.remote_side if relationship.direction is ONETOMANY else relationship.local_columns
    return str(next(iter(columns)).name)


@cache
def _ordering(relationship: Relationship) -> tuple[str, ...]:
    """The columns of the child that a collection is ordered by."""
    return (*(str(column.key) for column in relationship.order_by or ()), "id")


@cache
def _order(relationship: Relationship) -> Callable[[Row], Any]:
    return attrgetter(*_ordering(relationship))


def _rows_of(db: Session, mapper: Mapper[Any], *, again: bool) -> list[Row]:
    return list(db.scalars(_every(mapper, again)))


@cache
def _every(mapper: Mapper[Any], again: bool) -> Select[tuple[Row]]:
    return select(mapper.class_).execution_options(populate_existing=again)


def _filled(db: Session) -> set[str]:
    """The tables that have rows: asking all at once costs less than reading the empty ones."""
    asked = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in _mappers())
    return set(db.scalars(text(asked)))


def _row(db: Session, mapper: Mapper[Any], change: RowChange, reload: bool) -> Row | None:
    """The changed row in memory with its columns as written, None once it is deleted."""
    if change.after is None:
        return None
    row: Row | None = known(db, mapper.class_, change.row_id)
    if reload:
        row = _revived(db, mapper, change.row_id, change.after)
    elif row is not None and change.before is None:
        row.__dict__.update(change.after)  # columns nobody gave a value would be asked of the database otherwise
    if row is not None and change.before is None:
        _begin_families(mapper, row)
    return row


def _revived(db: Session, mapper: Mapper[Any], row_id: str, values: Values) -> Row:
    """The row with these columns: the one in memory where it is, else as if it had just been read."""
    row: Row | None = known(db, mapper.class_, row_id)
    if row is not None:
        for key, value in values.items():
            set_committed_value(row, key, value)
        return row
    fresh: Row = mapper.class_manager.new_instance()
    fresh.__dict__.update(complete(mapper.local_table, values))
    make_transient_to_detached(fresh)
    db.add(fresh)
    return fresh


def _let_go(db: Session, row: Row) -> None:
    """Take a deleted row out of memory, without the children it had: who lets go of a parent lets go of them too."""
    for relationship in inspect(row).mapper.relationships:
        if relationship.direction is ONETOMANY:
            set_committed_value(row, relationship.key, [])
    db.expunge(row)


def _begin_families(mapper: Mapper[Any], row: Row) -> None:
    """Give a new row its empty collections, which would be asked of the database otherwise."""
    for relationship in mapper.relationships:
        if relationship.direction is ONETOMANY and relationship.key not in inspect(row).dict:
            set_committed_value(row, relationship.key, [])


def _point_at_parents(db: Session, mapper: Mapper[Any], row: Row) -> None:
    """Let a row refer to what its foreign keys say, as if it had just been loaded."""
    inspect(row).parents.clear()  # else the unit of work asks after a parent that is gone
    for relationship in mapper.relationships:
        if relationship.direction is MANYTOONE:
            parent_id = getattr(row, _foreign_key(relationship))
            parent = known(db, relationship.mapper.class_, parent_id) if parent_id is not None else None
            set_committed_value(row, relationship.key, parent)


def _families(db: Session, settled: Settled) -> Families:
    """Every collection that a changed row was in, or is in now."""
    families: Families = {}
    for change, mapper, row in settled:
        for relationship in _homes(mapper):
            for parent in _parents(db, relationship, change, row):
                moved = families.setdefault((relationship, parent.id), (parent, relationship, {}))[2]
                moved[change.row_id] = row
    return families


def _parents(db: Session, relationship: Relationship, change: RowChange, row: Row | None) -> Iterator[Row]:
    """Whose collection the changed row was in, or is in now."""
    column = _foreign_key(relationship)
    if not _concerns(relationship, column, change):
        return
    ids = {values.get(column) for values in (change.before, change.after) if values}
    if row is not None:
        ids.add(getattr(row, column))
    for parent_id in filter(None, ids):
        parent = known(db, relationship.parent.class_, parent_id)
        if parent is not None:
            yield parent


def _concerns(relationship: Relationship, column: str, change: RowChange) -> bool:
    """Whether a change can alter which rows a collection holds, or their order."""
    changed = (change.before or {}).keys() | (change.after or {}).keys()
    return column in changed or not changed.isdisjoint(_ordering(relationship)[:-1])


def _place(parent: Row, relationship: Relationship, moved: dict[str, Row | None]) -> None:
    """Let a collection hold exactly the rows that point at its parent, in their order."""
    rows: list[Row] = getattr(parent, relationship.key)
    order, parent_id = _order(relationship), attrgetter(_foreign_key(relationship))
    placed = [row for row in rows if row.id not in moved]
    for row in moved.values():
        if row is not None and parent_id(row) == parent.id:
            placed.insert(bisect_right(placed, order(row), key=order), row)
    list.__setitem__(rows, slice(None), placed)  # the list's own setter notes no change
