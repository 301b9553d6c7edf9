"""The plan file: one SQLite file `*.stocktake`, made, opened, checked and backed up here and nowhere else."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from filelock import FileLock, Timeout
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from stocktake_desktop.models import backups
from stocktake_desktop.models.base import Base, new_id
from stocktake_desktop.models.errors import DamagedPlan, NewerPlan, NotAPlan, NotSaved, PlanError
from stocktake_desktop.models.journal import Recorder
from stocktake_desktop.models.meeting import Meeting
from stocktake_desktop.models.plan import Plan
from stocktake_desktop.words import _

SUFFIX = ".stocktake"
APPLICATION_ID = 0x53544B54  # "STKT"
SCHEMA = 1
_MAGIC = b"SQLite format 3\x00"


def new_plan(title: str, timezone: str = "UTC", place: str = "", meeting_id: str | None = None) -> Plan:
    """A plan in memory only, to be kept with `save_as`."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    _prepare(engine)
    _fill(engine, Meeting(id=meeting_id or new_id(), title=title, timezone=timezone, place=place))
    return Plan(engine)


def create_plan(path: Path, title: str, timezone: str = "UTC", place: str = "", meeting_id: str | None = None) -> Plan:
    """A new plan file at `path`, which must not exist yet."""
    if path.exists():
        raise PlanError(_("{path} exists already; choose another name.").format(path=path))
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    engine = _engine(beside)
    try:
        _fill(engine, Meeting(id=meeting_id or new_id(), title=title, timezone=timezone, place=place))
        engine.dispose()
        _tidy(beside)
        beside.replace(path)
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        raise NotSaved(_("{path} could not be written: {cause}.").format(path=path, cause=_cause(error))) from error
    finally:
        engine.dispose()
        beside.unlink(missing_ok=True)
    return _opened(path, read_only=False)


def open_plan(path: Path, *, read_only: bool = False) -> Plan:
    """Open a plan to work on it; read-only when asked, when the file is, or when someone else has it open.

    Raises NotAPlan, DamagedPlan or NewerPlan, each with a plain sentence; the file is then left untouched.
    """
    _check(path)
    return _opened(path, read_only=read_only, keep_copy=True)


def _opened(path: Path, *, read_only: bool, keep_copy: bool = False) -> Plan:
    release = None if read_only or not os.access(path, os.W_OK) else _lock(path)
    writable = release is not None
    try:
        if writable and keep_copy:
            backups.keep(path)
        if writable:
            _upgrade(path)
        return Plan(_engine(path, writable), path=path, read_only=not writable, release=release or _nothing)
    except PlanError:
        (release or _nothing)()
        raise
    except (sqlite3.Error, SQLAlchemyError, LookupError, ValueError) as error:  # rows no plan can hold
        (release or _nothing)()
        raise _damaged(path, error) from error


def save_copy(plan: Plan, path: Path) -> None:
    """Write the whole plan, history included, to another file; an existing one is replaced at the very end."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.unlink(missing_ok=True)
        with closing(sqlite3.connect(beside)) as target:
            plan.copy_into(target)
        beside.replace(path)
    except (OSError, sqlite3.Error) as error:
        beside.unlink(missing_ok=True)
        raise NotSaved(_("{path} could not be written: {cause}.").format(path=path, cause=_cause(error))) from error


def _cause(error: Exception) -> object:
    """What the disk or the database said, without the library's own words around it."""
    return getattr(error, "orig", None) or getattr(error, "strerror", None) or error


def _nothing() -> None:
    """Nothing to release."""


def _lock(path: Path) -> Callable[[], None] | None:
    """Hold the plan for this process; None when another one has it or the folder cannot hold a lock."""
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return None

    def release() -> None:
        _tidy(path)
        lock.release()

    return release


def _tidy(path: Path) -> None:
    """Remove the empty rollback journal that TRUNCATE leaves beside a closed plan."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists() and journal.stat().st_size == 0:
        journal.unlink(missing_ok=True)


def _check(path: Path) -> None:
    """Refuse what is not a whole plan of a known version, without writing a byte."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise NotAPlan(_("{path} cannot be opened: {cause}.").format(path=path, cause=error.strerror)) from error
    if head != _MAGIC:
        raise NotAPlan(_("{path} is not a Stocktake plan.").format(path=path))
    try:
        with closing(_look(path)) as db:
            if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise NotAPlan(_("{path} is not a Stocktake plan.").format(path=path))
            version = db.execute("PRAGMA user_version").fetchone()[0]
            faults = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        raise _damaged(path, error) from error
    if version > SCHEMA:
        raise NewerPlan(
            _("{path} was written by a newer version of Stocktake Desktop; please update.").format(path=path)
        )
    if faults != "ok":
        raise _damaged(path, faults)


def _damaged(path: Path, cause: object) -> DamagedPlan:
    backup = backups.latest(path)
    said = _cause(cause) if isinstance(cause, Exception) else cause
    words = _("{path} is damaged and was not touched ({cause}).").format(path=path, cause=said)
    if backup:
        words += " " + _("The latest good copy is {backup}.").format(backup=backup)
    return DamagedPlan(words, str(backup) if backup else None)


def _look(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)


def _engine(path: Path, writable: bool = True) -> Engine:
    uri = f"file:{quote(str(path.resolve()))}?mode={'rwc' if writable else 'ro'}"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, check_same_thread=False),
        poolclass=StaticPool,
    )
    _prepare(engine, writable)
    return engine


def _prepare(engine: Engine, writable: bool = True) -> None:
    """Settings measured to lose nothing at a power cut: TRUNCATE with FULL; foreign keys on; explicit BEGIN."""

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


def _fill(engine: Engine, meeting: Meeting) -> None:
    """The tables of the newest schema and the meeting's own row, which no undo takes away."""
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
        connection.execute(text(f"PRAGMA user_version = {SCHEMA}"))
    with Session(engine) as db:
        Recorder(db).start()
        db.add(meeting)
        db.commit()


def _upgrade(path: Path) -> None:
    """Bring an older plan to the newest schema, on a copy that replaces the file only when it is whole."""
    with closing(_look(path)) as db:
        version = db.execute("PRAGMA user_version").fetchone()[0]
    if version == SCHEMA:
        return
    from stocktake_desktop.models.migrations import upgrade  # Alembic is needed only here

    beside = path.with_name(f".{path.name}.upgrade")
    try:
        shutil.copyfile(path, beside)
        upgrade(beside, version)
        with closing(sqlite3.connect(beside)) as db:
            db.execute(f"PRAGMA user_version = {SCHEMA}")
        beside.replace(path)
    except Exception as error:
        words = _("{path} could not be brought to this version and was left as it is ({cause}).")
        raise PlanError(words.format(path=path, cause=_cause(error))) from error
    finally:
        beside.unlink(missing_ok=True)
