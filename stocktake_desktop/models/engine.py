"""How plans speak to SQLite: one connection a plan, made to lose nothing, and the statements that make its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, ExecutableDDLElement, create_engine, create_mock_engine, event
from sqlalchemy.pool import StaticPool

from stocktake_desktop.models.base import Base

APPLICATION_ID = 0x53544B54  # "STKT"
SCHEMA = max(int(path.name[:4]) for path in Path(__file__).parent.glob("migrations/versions/[0-9]*.py"))
HEAD = 100
"""The length of the header of an SQLite file."""
WAITS = 0.5
"""Seconds that a plan waits for another program that holds its file; a step meets at most three such waits."""
STEPS_BETWEEN = 100_000
"""So many instructions SQLite goes through before it is asked whether to go on: some hundredths of a second."""
_GIVES_UP = 0.4
"""Seconds after which a copy of a file that another program holds is given up."""
_compiled: dict[Any, Any] = {}
"""What was said to SQLite before, as SQLAlchemy has compiled it."""


def connect(path: Path, mode: str, *, unlocked: bool = False) -> sqlite3.Connection:
    """A connection to the file itself: "ro" to look, "rw" to work, "rwc" to make it.

    What a file says its schema does (triggers, views) is not trusted. `unlocked` looks past the locks of others: what
    is read so has to be held against something before it is believed.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}" + ("&immutable=1" if unlocked else "")
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, timeout=WAITS)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def copy_database(source: sqlite3.Connection, beside: Path) -> None:
    """Copy a whole database into a new file; sqlite3.Error where another program holds it for long."""
    until = monotonic() + _GIVES_UP

    def going_on(status: int, _left: int, _pages: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and monotonic() > until:
            raise sqlite3.OperationalError("database is locked")

    with closing(connect(beside, "rwc")) as target:
        source.backup(target, progress=going_on)


def file_engine(path: Path, mode: str) -> Engine:
    """What SQLAlchemy asks a plan file through: "ro" to look, "rw" to work, "rwc" to make it."""
    return _engine(lambda: connect(path, mode), mode != "ro")


def memory_engine() -> Engine:
    """The same for a plan in memory only."""
    return _engine(lambda: sqlite3.connect(":memory:", check_same_thread=False))


def _engine(connect: Callable[[], Any], writable: bool = True) -> Engine:
    """Settings measured to lose nothing at a power cut: TRUNCATE with FULL; foreign keys on; explicit BEGIN.

    All plans share one dialect and the statements it has compiled: for a small plan that is half of opening it.
    """
    shared = _first_engine()
    options = {"compiled_cache": _compiled}
    engine = Engine(StaticPool(connect, dialect=shared.dialect), shared.dialect, shared.url, execution_options=options)

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        if writable:
            if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                take_mode(connection)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA cache_spill = OFF")  # nothing of a step is in the file before its commit

    @event.listens_for(engine, "begin")
    def _begun(connection: object) -> None:
        connection.exec_driver_sql("BEGIN")  # type: ignore[attr-defined]

    return engine


@cache
def _first_engine() -> Engine:
    """An engine whose dialect has met SQLite."""
    engine = create_engine("sqlite://")
    engine.connect().close()
    engine.dispose()
    return engine


def take_mode(connection: sqlite3.Connection) -> None:
    """Let a file have the mode of plans; one that another program has left in WAL is written to by that."""
    connection.execute("PRAGMA journal_mode = TRUNCATE")


def make_tables(connection: Connection) -> None:
    """Make the tables of the newest schema in an empty database."""
    for statement in schema():
        connection.exec_driver_sql(statement)
    for name, value in (("application_id", APPLICATION_ID), ("user_version", SCHEMA)):
        connection.exec_driver_sql(f"PRAGMA {name} = {value}")


@cache
def schema() -> tuple[str, ...]:
    """The statements that make the tables of the newest schema."""
    statements: list[str] = []

    def note(statement: ExecutableDDLElement, *_values: object) -> None:
        statements.append(str(statement.compile(dialect=mock.dialect)))

    mock = create_mock_engine("sqlite://", note)
    Base.metadata.create_all(mock, checkfirst=False)
    return tuple(statements)
