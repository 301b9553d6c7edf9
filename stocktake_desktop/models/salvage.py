"""What is whole of a damaged plan, read row by row into memory."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table, insert
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from stocktake_desktop.models.base import Base, new_id
from stocktake_desktop.models.changes import Values
from stocktake_desktop.models.copies import begin_log
from stocktake_desktop.models.engine import SCHEMA, STEPS_BETWEEN, connect, make_tables, memory_engine
from stocktake_desktop.models.fields import column_words, table_words, within
from stocktake_desktop.models.kept_file import put, whole_files
from stocktake_desktop.models.recording import complete, row_tables
from stocktake_desktop.models.soundness import as_value, stored_fault, strangers
from stocktake_desktop.words import ngettext

_OF_ANOTHER_SESSION = (
    "FROM {table} JOIN segment ON segment.id = {table}.segment_id WHERE segment.session_id <> {table}.session_id"
)


def salvaged(path: Path, version: int, title: str, go_on: Callable[[], bool]) -> tuple[Engine, list[str]]:
    """A plan in memory of all rows that can be had, and what was lost, a sentence a table.

    The file at `path` is brought to the newest schema where it is of an older `version`. `title` is for a meeting that
    has lost its own. sqlite3.Error when not even the tables can be had.
    """
    _bring_up_to_date(path, version)
    lost: Counter[str] = Counter()
    mended: Counter[str] = Counter()
    with closing(connect(path, "ro")) as db:
        db.set_progress_handler(lambda: not go_on(), STEPS_BETWEEN)
        # sqlite3 would end the whole query at the first text that is not UTF-8
        db.text_factory = lambda text: text.decode("utf-8", "replace")
        found = {table: list(_rows(db, table, lost, mended)) for table in row_tables().values()}
    _keep_one_meeting(found, title)
    engine = memory_engine()
    with engine.begin() as connection:
        make_tables(connection)
        begin_log(connection)
        for table, rows in found.items():
            for values in rows:
                try:
                    connection.execute(insert(table).values(values))
                except IntegrityError:
                    lost[table.name] += 1
        _let_go_of_strays(connection, lost)
        with closing(connect(path, "ro")) as db:
            for digest, content in whole_files(db):
                put(connection, digest, content)
    return engine, [*_told(lost, mended)]


def _bring_up_to_date(path: Path, version: int) -> None:
    with closing(connect(path, "ro")) as db:
        if strange := strangers(db, version):
            raise sqlite3.DatabaseError(strange)
    if version not in (0, SCHEMA):
        from stocktake_desktop.models.migrations import upgrade  # Alembic is needed only here

        try:
            upgrade(path, version, whatever_it_holds=True)
        except SQLAlchemyError as error:
            raise sqlite3.DatabaseError(str(getattr(error, "orig", error))) from error


def _rows(db: sqlite3.Connection, table: Table, lost: Counter[str], mended: Counter[str]) -> Iterator[Values]:
    """The rows of a table, from its start and, behind pages that cannot be read, from its end."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    seen: set[Any] = set()
    for order in ("", " DESC"):
        try:
            for row_number, *stored in db.execute(f'SELECT rowid, {names} FROM "{table.name}" ORDER BY rowid{order}'):
                if row_number in seen:
                    break
                seen.add(row_number)
                wrong = [c for c, value in zip(table.columns, stored, strict=True) if stored_fault(c, value)]
                if any(column.default is None and not column.nullable for column in wrong):
                    lost[table.name] += 1
                    continue
                mended.update(f"{table_words(table.name)}, {within(column_words(column))}" for column in wrong)
                yield _as_row(table, stored, wrong)
            else:
                return
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
                raise
        except sqlite3.DatabaseError:
            lost[table.name] += 1


def _as_row(table: Table, stored: list[Any], wrong: list[Column[Any]]) -> Values:
    """A row with what a new one would have in the columns that are wrong."""
    whole = zip(table.columns, stored, strict=True)
    return complete(table, {column.key: as_value(column, value) for column, value in whole if column not in wrong})


def _keep_one_meeting(found: dict[Table, list[Values]], title: str) -> None:
    """Let all belong to one meeting, made anew where it is lost."""
    meeting = Base.metadata.tables["meeting"]
    found[meeting] = found[meeting][:1] or [complete(meeting, {"id": new_id(), "title": title[:200]})]
    for table, rows in found.items():
        if "meeting_id" in table.columns:
            for values in rows:
                values["meeting_id"] = found[meeting][0]["id"]


def _let_go_of_strays(connection: Connection, lost: Counter[str]) -> None:
    """Free rows from what they refer to and is lost; those that cannot be without it go."""
    for table in ("appearance", "actual"):
        others = f"SELECT {table}.id {_OF_ANOTHER_SESSION.format(table=table)}"
        with suppress(IntegrityError):
            connection.exec_driver_sql(f"UPDATE {table} SET segment_id = NULL WHERE id IN ({others})")
    while strays := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        for name, row_number, _parent, nth in strays:
            keys = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")').fetchall()
            column = next(key[3] for key in keys if key[0] == nth)
            if Base.metadata.tables[name].columns[column].nullable:
                try:
                    connection.exec_driver_sql(f'UPDATE "{name}" SET "{column}" = NULL WHERE rowid = {row_number}')
                    continue
                except IntegrityError:  # nobody is left whom it could name
                    pass
            connection.exec_driver_sql(f'DELETE FROM "{name}" WHERE rowid = {row_number}')
            lost[name] += 1


def _told(lost: Counter[str], mended: Counter[str]) -> Iterator[str]:
    for table, n in lost.items():
        words = ngettext("{n} row could not be read: {table}.", "{n} rows could not be read: {table}.", n)
        yield words.format(n=n, table=table_words(table))
    for place, n in mended.items():
        words = ngettext(
            "{n} value was wrong and is as in a new row: {place}.",
            "{n} values were wrong and are as in a new row: {place}.",
            n,
        )
        yield words.format(n=n, place=place)
