"""Whether a plan is whole: its pages, what its rows refer to, and the kinds of values they hold."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column

from stocktake_desktop.models.base import Base


def faults(db: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with a plan in the database's words, found without writing a byte.

    sqlite3.Error or UnicodeError at the worst. Answers are fetched whole: a half-read one would keep the file locked
    for as long as somebody keeps the error.
    """
    (said,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        yield str(said)
    for table, _row, parent, _nth in db.execute("PRAGMA foreign_key_check").fetchall():
        yield f"{table} refers to a {parent} that is not there"
    for table in Base.metadata.sorted_tables:
        about = db.execute(f'PRAGMA table_info("{table.name}")').fetchall()
        columns = {name for _nth, name, *_more in about}
        strange = " OR ".join(_strange(column) for column in table.columns if column.name in columns)
        if columns and db.execute(f'SELECT 1 FROM "{table.name}" WHERE {strange} LIMIT 1').fetchone():
            yield f"{table.name} holds values of another kind"


def _strange(column: Column[Any]) -> str:
    """SQL for: this value is neither empty nor of the column's kind, which SQLite itself does not mind."""
    kind = "integer" if column.type.python_type in (int, bool) else "text"
    return f"typeof(\"{column.name}\") NOT IN ('null', '{kind}')"
