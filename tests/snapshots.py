"""All rows of a plan, as the database has them and as memory has them."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sqlalchemy import StaticPool, Table
from sqlalchemy.orm import MANYTOONE, Mapper

from stocktake_desktop.models import Plan, Row


def _table_of(mapper: Mapper[Any]) -> Table:
    assert isinstance(mapper.local_table, Table)
    return mapper.local_table


TABLES: list[Table] = [table for table in Row.metadata.sorted_tables if table.name not in ("event", "kept_file")]
MODELS: dict[str, Mapper[Any]] = {
    _table_of(mapper).name: mapper for mapper in Row.registry.mappers if issubclass(mapper.class_, Row)
}
Snapshot = dict[str, list[tuple[Any, ...]]]


def driver(plan: Plan) -> sqlite3.Connection:
    """The connection under a plan, to ask it what the plan's own code is not asked for."""
    pool = plan._engine.pool
    assert isinstance(pool, StaticPool)
    connection = pool.connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection


def unsynced(plan: Plan) -> Plan:
    """The plan, from now on quicker on a disk: where no power cut is tried, nothing need wait for the platter."""
    driver(plan).execute("PRAGMA synchronous = OFF")
    return plan


def rows(db: sqlite3.Connection) -> Snapshot:
    """Every row of every table of the meeting, as bare SQLite reads them."""
    return {table.name: sorted(db.execute(_select(table)), key=repr) for table in TABLES}


def _select(table: Table) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f"SELECT {names} FROM {table.name}"


def remembered(plan: Plan) -> Snapshot:
    """The same rows as they stand in memory, found by walking from the meeting."""
    found: dict[str, dict[str, Row]] = {table.name: {} for table in TABLES}
    waiting: list[Row] = [plan.meeting]
    while waiting:
        row = waiting.pop()
        known = found[row.__tablename__]
        if row.id not in known:
            known[row.id] = row
            for relationship in MODELS[row.__tablename__].relationships:
                value = getattr(row, relationship.key)
                waiting.extend(value if relationship.uselist else [value] if value is not None else [])
    return {
        table.name: sorted(
            (
                tuple(_as_stored(getattr(row, column.name)) for column in table.columns)
                for row in found[table.name].values()
            ),
            key=repr,
        )
        for table in TABLES
    }


def _as_stored(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat(" ", "microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


Ties = dict[tuple[str, str, str], list[str]]
"""By table, id and relationship of a row: the ids of those it holds, in order, or of the one it belongs to."""


def ties(plan: Plan) -> Ties:
    """Who holds whom in memory, found by walking from the meeting; asks the database nothing."""
    found: Ties = {}
    waiting: list[Row] = [plan.meeting]
    while waiting:
        row = waiting.pop()
        table = row.__tablename__
        for relationship in MODELS[table].relationships:
            if (table, row.id, relationship.key) in found:
                break
            assert relationship.key in row.__dict__ or getattr(row, _column(relationship)) is None, (
                f"{row!r}.{relationship.key} would be asked of the database"
            )
            value = getattr(row, relationship.key)
            held = list(value) if relationship.uselist else [value] if value is not None else []
            found[table, row.id, relationship.key] = [one.id for one in held]
            waiting += held
    return found


def _column(relationship: Any) -> str:
    """The child's column that holds the parent's id."""
    columns = relationship.local_columns if relationship.direction is MANYTOONE else relationship.remote_side
    return str(next(iter(columns)).name)


def check_ties(plan: Plan) -> None:
    """Every parent in memory holds exactly the children that point at it, in their order, each row once."""
    rows_there = [row for row in plan._db.identity_map.values() if isinstance(row, Row)]
    known = {(row.__tablename__, row.id): row for row in rows_there}
    expected: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows_there:
        for relationship in MODELS[row.__tablename__].relationships:
            if relationship.direction is MANYTOONE:
                parent_id = getattr(row, _column(relationship))
                parent = known.get((_table_of(relationship.mapper).name, str(parent_id)))
                assert (parent is None) == (parent_id is None), f"{row!r}.{relationship.key} fell out of memory"
                assert getattr(row, relationship.key) is parent, (row, relationship.key)
                if parent is not None:
                    back = str(relationship.back_populates)
                    expected.setdefault((parent.__tablename__, parent.id, back), []).append(row)
    for row in rows_there:
        for relationship in MODELS[row.__tablename__].relationships:
            if relationship.direction is not MANYTOONE:
                order = [*(str(column.key) for column in relationship.order_by or ()), "id"]
                children = expected.get((row.__tablename__, row.id, relationship.key), [])
                in_order = sorted(children, key=lambda child: [getattr(child, name) for name in order])
                held = getattr(row, relationship.key)
                assert len(held) == len(in_order), (row, relationship.key)
                assert all(one is other for one, other in zip(held, in_order, strict=True)), (row, relationship.key)
    reached = {key[:2] for key in ties(plan)}
    assert reached == set(known), [known.get(key, key) for key in reached ^ set(known)]


def same_state(plan: Plan) -> Snapshot:
    """The rows of a plan, once memory and database agree."""
    stored = rows(driver(plan))
    assert remembered(plan) == stored
    check_ties(plan)
    assert not plan._db.new
    assert not plan._db.dirty
    assert not driver(plan).in_transaction
    return stored


def rewound(plan: Plan) -> Iterator[tuple[int, Snapshot]]:
    """The number of every event and the rows as they were after it, newest first, from nothing but rows and log."""
    with closing(sqlite3.connect(":memory:")) as db:
        driver(plan).backup(db)
        for number, words in db.execute("SELECT number, rows FROM event ORDER BY number DESC").fetchall():
            yield number, rows(db)
            take_back(db, words)


def take_back(db: sqlite3.Connection, words: str) -> None:
    """Let a database be as it was before the rows of an event, as the log has them."""
    for table, before, after in reversed(json.loads(words)):
        _turn(db, table, before, after)


def do_again(db: sqlite3.Connection, words: str) -> None:
    """Let a database be as it was after the rows of an event."""
    for table, before, after in json.loads(words):
        _turn(db, table, after, before)


def _turn(db: sqlite3.Connection, table: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
    """What is as it is after becomes what is before; one row of each."""
    stored = {name: _moment(value) for name, value in (before or {}).items()}
    names = ", ".join(f'"{name}"' for name in stored)
    if before is None:
        assert after is not None
        done = db.execute(f"DELETE FROM {table} WHERE id = ?", [after["id"]])
    elif after is None:
        done = db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(stored))})", [*stored.values()])
    else:
        values = [*stored.values(), before["id"]]
        done = db.execute(f"UPDATE {table} SET ({names}) = ({', '.join('?' * len(stored))}) WHERE id = ?", values)
    assert done.rowcount == 1


def _moment(value: Any) -> Any:
    """The log keeps a moment in ISO form, the table as SQLAlchemy writes it."""
    if isinstance(value, str) and len(value) == 19 and value[10] == "T":
        return f"{value[:10]} {value[11:]}.000000"
    return value


def without_paper(state: Snapshot) -> Snapshot:
    """All that undo and going back reach: everything but what was printed, and what was told."""
    return {table: some for table, some in state.items() if table not in ("sheet_issue", "telling")}


def digest(plan: Plan) -> str:
    """The rows of a plan in 64 characters."""
    return digest_of(rows(driver(plan)))


def digest_of(state: Snapshot) -> str:
    """Some rows in 64 characters."""
    return sha256(repr(state).encode()).hexdigest()
