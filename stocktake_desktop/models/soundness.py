"""Whether a plan is whole: its tables, its pages, what its rows refer to, and whether any plan can hold their values.

A plan may come by mail from anybody. What is beyond the tables, columns and indexes this program makes (a trigger, a
view named as a table) is refused before anything of it is asked.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Column, Table

from stocktake_desktop.models.columns import FIRST_YEAR, LAST_YEAR, bounds_of, rule_of
from stocktake_desktop.models.engine import SCHEMA, schema
from stocktake_desktop.models.errors import EditRefused
from stocktake_desktop.models.fields import table_words
from stocktake_desktop.models.fitting import check_column
from stocktake_desktop.models.kept_file import wrong_files
from stocktake_desktop.models.recording import row_tables
from stocktake_desktop.words import _

Definitions = dict[tuple[str, str], tuple[str, ...]]
"""By kind ("table") and name: the parts of its definition, in no order."""

_MIGRATED = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"  # noqa: E501
_NAMES = ("title", "name", "family_name", "placeholder", "text")
_ENDLESS = 1 << 48
"""As many events as no plan has."""
_DATE = "____-__-__"
_MOMENT = "____-__-__ __:__:__.______"


def faults(db: sqlite3.Connection, version: int = SCHEMA) -> Iterator[str]:
    """What is wrong with a plan of this schema, in sentences without an end, found without writing a byte.

    sqlite3.Error or UnicodeError at the worst. Answers are fetched whole: a half-read one would keep the file locked
    for as long as somebody keeps the error.
    """
    if strange := strangers(db, version):
        yield strange
        return
    (verdict,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        yield str(verdict)
    for table, _row, parent, _nth in db.execute("PRAGMA foreign_key_check").fetchall():
        yield _("{table}: its {parent} is not there").format(table=table_words(table), parent=table_words(parent))
    for table in row_tables().values():
        yield from _wrong_values(db, table)
    yield from _wrong_kin(db)
    if version == SCHEMA:
        yield from _wrong_numbers(db)
        if wrong_files(db):
            yield _("it keeps a file as no plan does")


def strangers(db: sqlite3.Connection, version: int = SCHEMA) -> str:
    """What the schema has that no plan of this version has, in words; empty when it is as this program makes it."""
    found = db.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    known = _definitions(version)
    for kind, name, sql in found:
        # SQLite's own indexes, of UNIQUE and PRIMARY KEY, have no statement
        if sql is None and str(name).startswith("sqlite_autoindex_"):
            continue
        if known.get((kind, name)) != _parts(str(sql)):
            return _("it has a {kind} that no plan has: {name}").format(kind=kind, name=str(name)[:40])
    missing = known.keys() - {(kind, name) for kind, name, _sql in found} - {("table", "alembic_version")}
    if missing:
        return _("it has no {kind} {name}").format(kind=min(missing)[0], name=min(missing)[1])
    return ""


def stored_fault(column: Column[Any], stored: Any) -> str:
    """Why no plan can have this value in this column, as SQLite gives it; empty when it can."""
    try:
        check_column(column, as_value(column, stored))
    except EditRefused as error:
        return str(error).removesuffix(".")
    return ""


def suspicious(column: Column[Any]) -> str:
    """SQL for: this value has to be looked at. It never misses a wrong one, and hardly ever picks a right one."""
    name, wanted, bounds = f'"{column.name}"', column.type.python_type, bounds_of(column)
    if wanted in (int, bool):
        least, most = bounds or (0, 1)
        wrong = f"typeof({name}) <> 'integer' OR {name} NOT BETWEEN {least} AND {most}"
    elif issubclass(wanted, StrEnum):
        values = ", ".join("'" + member.value.replace("'", "''") + "'" for member in wanted)
        wrong = f"typeof({name}) <> 'text' OR {name} NOT IN ({values})"
    elif issubclass(wanted, date):
        shape, reader = (_MOMENT, "datetime") if wanted is datetime else (_DATE, "date")
        whole = f"substr({name}, 1, {19 if wanted is datetime else 10})"
        # without a modifier SQLite gives 2023-02-30 back as it is; with one it becomes 2023-03-02
        wrong = (
            f"typeof({name}) <> 'text' OR {name} NOT LIKE '{shape}' OR {reader}({whole}, '+0 days') IS NOT {whole} "
            f"OR substr({name}, 1, 4) NOT BETWEEN '{FIRST_YEAR}' AND '{LAST_YEAR}'"
        )
    else:
        least, most = bounds or (0, 0)
        # length() of a text stops at its first NUL, that of a BLOB does not
        wrong = f"typeof({name}) <> 'text' OR length(CAST({name} AS BLOB)) NOT BETWEEN {least} AND {most}"
        if rule_of(column) is not None:
            wrong = "1"
    return f"({name} IS NULL OR {wrong})" if not column.nullable else f"({name} IS NOT NULL AND ({wrong}))"


def _wrong_values(db: sqlite3.Connection, table: Table) -> Iterator[str]:
    present = {name for _nth, name, *_more in db.execute(f'PRAGMA table_info("{table.name}")').fetchall()}
    columns = [column for column in table.columns if column.name in present]
    names = ", ".join(f'"{column.name}"' for column in columns)
    doubtful = " OR ".join(map(suspicious, columns))
    if not columns:
        return
    for row in db.execute(f'SELECT {names} FROM "{table.name}" WHERE {doubtful}').fetchall():
        for column, stored in zip(columns, row, strict=True):
            if fault := stored_fault(column, stored):
                yield f"{_called(table, columns, row)}: {fault}"


def _wrong_numbers(db: sqlite3.Connection) -> Iterator[str]:
    """After the largest number there is SQLite gives any that is free, and the log would be in no order."""
    ends = db.execute("SELECT (SELECT min(number) FROM event), (SELECT max(number) FROM event)").fetchone()
    for number in ends:
        if number is not None and not 0 < number < _ENDLESS:
            yield _("an event of the log has the number {number}").format(number=number)


def _called(table: Table, columns: Sequence[Column[Any]], row: Sequence[Any]) -> str:
    """A row in words: "session block “Panel II”"."""
    names = (value for column, value in zip(columns, row, strict=True) if column.name in _NAMES)
    name = next((" ".join(value.split())[:40] for value in names if isinstance(value, str) and value.strip()), "")
    return f"{table_words(table.name)} “{name}”" if name else table_words(table.name)


def _wrong_kin(db: sqlite3.Connection) -> Iterator[str]:
    """Rows that belong together and do not: a plan holds one meeting, and an item's people are of its session."""
    if db.execute("SELECT count(*) FROM meeting").fetchone() != (1,):
        yield _("it does not hold one meeting")
    for table in ("appearance", "actual"):
        if not db.execute(f"PRAGMA table_info({table})").fetchall():
            continue
        strangers = (
            f"SELECT 1 FROM {table} JOIN segment ON segment.id = {table}.segment_id "
            f"WHERE segment.session_id <> {table}.session_id LIMIT 1"
        )
        if db.execute(strangers).fetchone():
            yield _("{table}: its {parent} is of another session").format(
                table=table_words(table), parent=table_words("segment")
            )


def as_value(column: Column[Any], stored: Any) -> Any:
    """What a row would have of it; where nothing can be made of it, the value itself, which fits nothing then."""
    wanted = column.type.python_type
    if wanted is bool and isinstance(stored, int) and stored in (0, 1):
        return bool(stored)
    if not isinstance(stored, str) or wanted is str:
        return stored
    try:
        if issubclass(wanted, date):
            fits = len(stored) == len(_MOMENT if wanted is datetime else _DATE)
            return wanted.fromisoformat(stored) if fits else stored
        return wanted(stored)
    except ValueError:
        return stored


@cache
def _definitions(version: int) -> Definitions:
    """The schema of a version of the program, as its own statements or its migrations make it."""
    if version in (0, SCHEMA):  # a plan that has lost its number has the newest schema, or is none
        statements = list(schema())
    else:
        from stocktake_desktop.models.migrations import statements_of  # Alembic is needed only for old plans

        statements = statements_of(version)
    named = re.compile(r'CREATE (?:UNIQUE )?(TABLE|INDEX) "?(\w+)"?')
    found: Definitions = {}
    for statement in [*statements, _MIGRATED]:
        match = named.match(statement.strip())
        assert match is not None, statement
        found[match[1].lower(), match[2]] = _parts(statement)
    return found


def _parts(sql: str) -> tuple[str, ...]:
    """A definition cut at its outermost commas and sorted, white space and quotes around names evened out."""
    words = re.sub(r"\s+", " ", sql.replace('"', "")).strip()
    parts, depth, begun = [], 0, 0
    for nth, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if (sign == "," and depth == 1) or (sign == "(" and depth == 1) or (sign == ")" and depth == 0):
            parts.append(words[begun:nth].strip())
            begun = nth + 1
    return (*sorted(parts), words[begun:].strip())
