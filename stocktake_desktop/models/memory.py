"""Rows in memory: load a whole plan with one query a table, and keep it in line with what a step wrote.

A meeting fits in memory. Once loaded, walking from a session to its people asks the database nothing, and a step
costs what it changes, not what the plan holds.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import MANYTOONE, ONETOMANY, Mapper, RelationshipProperty, Session
from sqlalchemy.orm.attributes import set_committed_value

from stocktake_desktop.models.base import Base, Row
from stocktake_desktop.models.changes import RowChange
from stocktake_desktop.models.journal import typed

Children = dict[str, list[Row]]
Collection = RelationshipProperty[Any]

_mappers_by_table: dict[str, Mapper[Any]] = {}


def load_all(db: Session) -> list[Row]:
    """Read every row of the plan and tie all relationships together; returns them all.

    The session holds rows weakly: whoever keeps the meeting keeps the whole plan, since all rows hang from it.
    """
    with _no_collecting():
        rows = {mapper: _rows_of(db, mapper) for mapper in _mappers().values()}
        for relationship in _collections():
            _tie(relationship, rows[relationship.parent], rows[relationship.mapper])
        return [row for some in rows.values() for row in some]


def _tie(relationship: Collection, parents: list[Row], children: list[Row]) -> None:
    """Give every parent its children and every child its parent."""
    families: Children = defaultdict(list)
    parent_id = attrgetter(_parent_column(relationship))
    for child in children:
        families[parent_id(child)].append(child)
    for parent in parents:
        _hold(parent, relationship, families[parent.id])
        for child in families[parent.id]:
            child.__dict__[str(relationship.back_populates)] = parent  # as a loader would; a setter costs ten times


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


def settle(db: Session, changes: Iterable[RowChange], *, reload: bool) -> None:
    """Bring rows in memory in line with `changes`, just written.

    With `reload` they were written behind the unit of work (undo, redo), so columns and parents are set here too.
    """
    touched: dict[tuple[str, str], tuple[Row, Collection]] = {}
    for change in changes:
        mapper = _mappers()[change.table]
        row = _row(db, mapper, change)
        if reload and row is not None:
            _rewrite(db, mapper, row, change)
        for relationship, parent in _parents(db, mapper, change, row):
            _place(parent, relationship, change, row)
            touched[parent.id, relationship.key] = (parent, relationship)
    for parent, relationship in touched.values():
        _hold(parent, relationship, inspect(parent).dict[relationship.key])


def _mappers() -> dict[str, Mapper[Any]]:
    if not _mappers_by_table:
        Base.registry.configure()
        rows = [mapper for mapper in Base.registry.mappers if issubclass(mapper.class_, Row)]
        _mappers_by_table.update({mapper.class_.__tablename__: mapper for mapper in rows})
    return _mappers_by_table


@cache
def _collections() -> list[Collection]:
    """Every relationship from a parent to its list of children."""
    return [r for m in _mappers().values() for r in m.relationships if r.direction is ONETOMANY]


def _parent_column(relationship: Collection) -> str:
    """The name of the child's column that holds the parent's id."""
    return str(next(iter(relationship.remote_side)).name)


@cache
def _order(relationship: Collection) -> tuple[str, ...]:
    """The columns of the child that a collection is ordered by."""
    return tuple(str(column.key) for column in relationship.order_by or ())


def _rows_of(db: Session, mapper: Mapper[Any]) -> list[Row]:
    return list(db.scalars(select(mapper.class_).execution_options(populate_existing=True)))


def _hold(parent: Row, relationship: Collection, rows: list[Row]) -> None:
    """Make `rows`, in their order, the children of `parent` in memory."""
    order = _order(relationship)
    rows = sorted(rows, key=lambda row: [*(getattr(row, name) for name in order), row.id]) if order else rows
    set_committed_value(parent, relationship.key, rows)


def _row(db: Session, mapper: Mapper[Any], change: RowChange) -> Row | None:
    """The changed row in memory, None once it is deleted."""
    row: Row | None = _known(db, mapper, change.row_id)
    if change.after is None:
        if row is not None:
            db.expunge(row)
        return None
    if row is None:
        row = db.get_one(mapper.class_, change.row_id)
        for relationship in mapper.relationships:
            if relationship.direction is ONETOMANY:
                set_committed_value(row, relationship.key, [])
    return row


def _known(db: Session, mapper: Mapper[Any], row_id: str) -> Row | None:
    return db.identity_map.get(mapper.identity_key_from_primary_key((row_id,)))


def _rewrite(db: Session, mapper: Mapper[Any], row: Row, change: RowChange) -> None:
    for key, value in typed(Base.metadata.tables[change.table], change.after or {}).items():
        set_committed_value(row, key, value)
    parents = [r.key for r in mapper.relationships if r.direction is MANYTOONE]
    if parents:  # expiring nothing by name would expire everything
        db.expire(row, parents)


def _parents(db: Session, mapper: Mapper[Any], change: RowChange, row: Row | None) -> Iterable[tuple[Collection, Row]]:
    """Every loaded collection that the changed row was in, or is in now."""
    for relationship in _collections():
        column = _parent_column(relationship)
        if relationship.mapper is not mapper or not _concerns(relationship, column, change):
            continue
        ids = {values.get(column) for values in (change.before, change.after) if values}
        if row is not None:
            ids.add(getattr(row, column))
        for parent_id in filter(None, ids):
            parent = _known(db, relationship.parent, parent_id)
            if parent is not None and relationship.key in inspect(parent).dict:
                yield relationship, parent


def _concerns(relationship: Collection, column: str, change: RowChange) -> bool:
    """Whether a change can alter which rows a collection holds, or their order."""
    changed = (change.before or {}).keys() | (change.after or {}).keys()
    return column in changed or not changed.isdisjoint(_order(relationship))


def _place(parent: Row, relationship: Collection, change: RowChange, row: Row | None) -> None:
    rows = [child for child in inspect(parent).dict[relationship.key] if child.id != change.row_id]
    if row is not None and getattr(row, _parent_column(relationship)) == parent.id:
        rows.append(row)
    set_committed_value(parent, relationship.key, rows)
