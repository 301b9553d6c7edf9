"""How plans speak to SQLite: one connection a plan, made to lose nothing, and the statements that make its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, ExecutableDDLElement, create_engine, create_mock_engine, event
from sqlalchemy.pool import StaticPool

from stocktake_desktop.models.base import Base

_compiled: dict[Any, Any] = {}
"""What was said to SQLite before, as SQLAlchemy has compiled it."""


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection to the file itself: "ro" to look, "rw" to work, "rwc" to make it."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False)


def file_engine(path: Path, writable: bool = True) -> Engine:
    """What SQLAlchemy asks a plan file through; it makes the file when there is none."""
    return _engine(lambda: connect(path, "rwc" if writable else "ro"), writable)


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
            connection.execute("PRAGMA journal_mode = TRUNCATE")
            connection.execute("PRAGMA synchronous = FULL")

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


@cache
def schema() -> tuple[str, ...]:
    """The statements that make the tables of the newest schema."""
    statements: list[str] = []

    def note(statement: ExecutableDDLElement, *_values: object) -> None:
        statements.append(str(statement.compile(dialect=mock.dialect)))

    mock = create_mock_engine("sqlite://", note)
    Base.metadata.create_all(mock, checkfirst=False)
    return tuple(statements)
