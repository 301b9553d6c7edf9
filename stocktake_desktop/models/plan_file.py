"""The plan file: one SQLite file `*.stocktake`, made, opened, checked and backed up here and nowhere else."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from stocktake_desktop.models import backups
from stocktake_desktop.models.base import new_id
from stocktake_desktop.models.engine import connect, file_engine, memory_engine, schema
from stocktake_desktop.models.errors import DamagedPlan, NewerPlan, NotAPlan, NotSaved, PlanError
from stocktake_desktop.models.journal import Recorder
from stocktake_desktop.models.meeting import Meeting
from stocktake_desktop.models.plan import Plan
from stocktake_desktop.models.rules import usual_role_rules
from stocktake_desktop.models.soundness import faults
from stocktake_desktop.words import _

SUFFIX = ".stocktake"
APPLICATION_ID = 0x53544B54  # "STKT"
SCHEMA = 3
_MAGIC = b"SQLite format 3\x00"
_HEAD = 100
"""The length of the header of an SQLite file."""


def new_plan(title: str, timezone: str = "UTC", place: str = "", meeting_id: str | None = None) -> Plan:
    """A plan in memory only, to be kept with `save_as`."""
    engine = memory_engine()
    _fill(engine, Meeting(id=meeting_id or new_id(), title=title, timezone=timezone, place=place))
    return Plan(engine)


def create_plan(path: Path, title: str, timezone: str = "UTC", place: str = "", meeting_id: str | None = None) -> Plan:
    """A new plan file at `path`, which must not exist yet."""
    if path.exists():
        raise PlanError(_("{path} exists already; choose another name.").format(path=path))
    beside = path.with_name(f".{path.name}.new")
    _remove(beside)
    engine = file_engine(beside)
    try:
        _fill(engine, Meeting(id=meeting_id or new_id(), title=title, timezone=timezone, place=place))
        engine.dispose()
        _put(beside, path)
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        raise NotSaved(_("{path} could not be written: {cause}.").format(path=path, cause=_cause(error))) from error
    finally:
        engine.dispose()
        _remove(beside)
    return _loaded(path, _lock(path))


def open_plan(path: Path, *, read_only: bool = False) -> Plan:
    """Open a plan to work on it; read-only when asked, when the file is, or when someone else has it open.

    Raises NotAPlan, DamagedPlan or NewerPlan, each with a plain sentence; the file is then left untouched.
    """
    _recognise(path)
    _recover(path)
    release = None if read_only or not os.access(path, os.W_OK) else _lock(path)
    try:
        _examine(path)
        if release is not None:
            backups.keep(path)
            _upgrade(path)
        elif _version(path) != SCHEMA:
            return _looked_at(path)
        return _loaded(path, release)
    except BaseException:
        (release or _nothing)()
        raise


def _looked_at(path: Path) -> Plan:
    """An older plan that may not be changed is brought to this version elsewhere, and read from there."""
    folder = TemporaryDirectory(ignore_cleanup_errors=True)
    copy = Path(folder.name, path.name)
    shutil.copy(path, copy)
    copy.chmod(0o600)
    _upgrade(copy)
    engine = file_engine(copy, writable=False)
    return Plan(engine, path=path, read_only=True, release=folder.cleanup)


def _loaded(path: Path, release: Callable[[], None] | None) -> Plan:
    writable = release is not None
    engine = file_engine(path, writable)
    try:
        return Plan(engine, path=path, read_only=not writable, release=release or _nothing)
    except Exception as error:  # whatever rows say that no plan can hold
        engine.dispose()
        raise _damaged(path, error) from error


def save_copy(plan: Plan, path: Path) -> None:
    """Write the whole plan, history included, to another file; an existing one is replaced at the very end."""
    beside = path.with_name(f".{path.name}.new")
    release = _lock(path) if path.exists() else _nothing
    if release is None:
        raise NotSaved(_("{path} is open, here or elsewhere; choose another name.").format(path=path))
    try:
        _remove(beside)
        with closing(sqlite3.connect(beside)) as target:
            plan.copy_into(target)
        _put(beside, path)
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        raise NotSaved(_("{path} could not be written: {cause}.").format(path=path, cause=_cause(error))) from error
    finally:
        _remove(beside)
        release()


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


def _put(beside: Path, path: Path) -> None:
    """Let a finished file take the place of `path`, whose rollback journal must not be played into it."""
    _journal(path).unlink(missing_ok=True)
    beside.replace(path)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    _journal(path).unlink(missing_ok=True)


def _tidy(path: Path) -> None:
    """Remove the empty rollback journal that TRUNCATE leaves beside a closed plan."""
    if not _is_left_open(path):
        _journal(path).unlink(missing_ok=True)


def _is_left_open(path: Path) -> bool:
    """Whether a step was being written when the plan was last touched, or is being written now."""
    return _journal(path).exists() and _journal(path).stat().st_size > 0


def _journal(path: Path) -> Path:
    """The rollback journal that SQLite writes beside the file."""
    return path.with_name(f"{path.name}-journal")


def _recognise(path: Path) -> None:
    """Refuse what is no plan of a known version by its first bytes, before any database looks at it."""
    try:
        if path.exists() and not path.is_file():  # a pipe would keep us waiting
            raise NotAPlan(_("{path} is not a Stocktake plan.").format(path=path))
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise NotAPlan(_("{path} cannot be opened: {cause}.").format(path=path, cause=error.strerror)) from error
    version, application = (int.from_bytes(head[at : at + 4]) for at in (60, 68))
    if not head.startswith(_MAGIC) or application != APPLICATION_ID:
        raise NotAPlan(_("{path} is not a Stocktake plan.").format(path=path))
    if version > SCHEMA:
        words = _("{path} was written by a newer version of Stocktake Desktop; please update.")
        raise NewerPlan(words.format(path=path))


def _recover(path: Path) -> None:
    """Roll back the step that a killed program left half-written, unless somebody is writing it just now."""
    release = _lock(path) if _is_left_open(path) and os.access(path, os.W_OK) else None
    if release is not None:
        with suppress(sqlite3.Error), closing(connect(path, "rw")) as db:
            db.execute("SELECT name FROM sqlite_master").fetchone()  # SQLite rolls back before it reads
        release()


def _examine(path: Path) -> None:
    """Refuse a plan that is not whole, without writing a byte."""
    try:
        with closing(connect(path, "ro")) as db:
            fault = next(faults(db), None)
    except (sqlite3.Error, UnicodeError) as error:  # even what SQLite says of damage may be damaged
        if _is_left_open(path):
            words = _("{path} was left in the middle of a step; open it once where it can be written.")
            raise PlanError(words.format(path=path)) from error
        raise _damaged(path, error) from error
    if fault is not None:
        raise _damaged(path, fault)


def _damaged(path: Path, cause: object) -> DamagedPlan:
    backup = backups.latest(path)
    said = _cause(cause) if isinstance(cause, Exception) else cause
    words = _("{path} is damaged and was not touched ({cause}).").format(path=path, cause=said)
    if backup:
        words += " " + _("The latest good copy is {backup}.").format(backup=backup)
    return DamagedPlan(words, str(backup) if backup else None)


def _fill(engine: Engine, meeting: Meeting) -> None:
    """The tables of the newest schema, the meeting's own row and its usual rules, which no undo takes away."""
    with Session(engine) as db:
        for statement in schema():
            db.connection().exec_driver_sql(statement)
        for name, value in (("application_id", APPLICATION_ID), ("user_version", SCHEMA)):
            db.connection().exec_driver_sql(f"PRAGMA {name} = {value}")
        Recorder(db).start()
        meeting.role_rules = list(usual_role_rules())
        db.add(meeting)
        db.commit()


def _version(path: Path) -> int:
    with closing(connect(path, "ro")) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def _upgrade(path: Path) -> None:
    """Bring an older plan to the newest schema, on a copy that replaces the file only when it is whole."""
    version = _version(path)
    if version == SCHEMA:
        return
    from stocktake_desktop.models.migrations import upgrade  # Alembic is needed only here

    beside = path.with_name(f".{path.name}.upgrade")
    try:
        _remove(beside)
        shutil.copy(path, beside)
        upgrade(beside, version)
        with closing(sqlite3.connect(beside)) as db:
            db.execute(f"PRAGMA user_version = {SCHEMA}")
        _examine(beside)
        _put(beside, path)
    except Exception as error:
        words = _("{path} could not be brought to this version and was left as it is ({cause}).")
        raise PlanError(words.format(path=path, cause=_cause(error))) from error
    finally:
        _remove(beside)
