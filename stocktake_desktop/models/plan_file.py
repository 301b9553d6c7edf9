"""The plan file: one SQLite file `*.stocktake`, made, opened, checked and backed up here and nowhere else."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from stocktake_desktop.models import backups
from stocktake_desktop.models.base import new_id
from stocktake_desktop.models.claim import Claim
from stocktake_desktop.models.copies import begin_log, take_over
from stocktake_desktop.models.engine import (
    APPLICATION_ID,
    HEAD,
    SCHEMA,
    STEPS_BETWEEN,
    connect,
    file_engine,
    make_tables,
    memory_engine,
)
from stocktake_desktop.models.errors import DamagedPlan, NewerPlan, NotAPlan, NotSaved, PlanError
from stocktake_desktop.models.fitting import check_value
from stocktake_desktop.models.meeting import Meeting
from stocktake_desktop.models.open_file import OpenFile, code_of, is_held, is_left_open, journal_of
from stocktake_desktop.models.plan import Plan
from stocktake_desktop.models.recording import Recorder
from stocktake_desktop.models.rules import usual_role_rules
from stocktake_desktop.models.salvage import salvaged
from stocktake_desktop.models.soundness import faults
from stocktake_desktop.whole import put_in_place
from stocktake_desktop.words import _

SUFFIX = ".stocktake"
_MAGIC = b"SQLite format 3\x00"
_NOT_READ = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)
_CHUNK = 1 << 20
GoOn = Callable[[], bool]
"""Asked from time to time while something takes long; False gives up."""


def new_plan(title: str, timezone: str = "UTC", place: str = "", meeting_id: str | None = None) -> Plan:
    """A plan in memory only, to be kept with `save_copy`."""
    engine = memory_engine()
    _fill(engine, _meeting(title, timezone, place, meeting_id))
    return Plan(OpenFile(engine))


def create_plan(path: Path, title: str, timezone: str = "UTC", place: str = "", meeting_id: str | None = None) -> Plan:
    """A new plan file at `path`, which must not exist yet."""
    meeting = _meeting(title, timezone, place, meeting_id)
    path = _real(path)
    beside = _beside(path, "new")
    engine = file_engine(beside, "rwc")
    try:
        if path.exists():
            raise PlanError(_("{path} exists already; choose another name.").format(path=path))
        _remove(beside)
        _fill(engine, meeting)
        with engine.begin() as connection:
            take_over(connection)
        engine.dispose()
        _put(beside, path)
    except (OSError, ValueError, sqlite3.Error, SQLAlchemyError) as error:
        raise _not_written(path, error) from error
    finally:
        engine.dispose()
        _remove(beside)
    return _loaded(path, _claimed(path))


def open_plan(path: Path, *, read_only: bool = False, go_on: GoOn = lambda: True) -> Plan:
    """Open a plan to work on it; read-only when asked, when the file is, or when someone else has it open.

    Raises NotAPlan, DamagedPlan or NewerPlan, each with a plain sentence; the file is then left untouched. `go_on` is
    asked from time to time; when it says no, opening is given up with a PlanError.
    """
    path = _real(path)
    version = _recognise(path)
    _recover(path)
    claim = None if read_only or not os.access(path, os.W_OK) else _claimed(path)
    remarks = [backups.said_of(path)]
    try:
        _examine(path, version, go_on)
        if claim is not None:
            remarks.append(backups.keep(path))
            if _upgrade(path, version) and not claim.renew():  # somebody was quicker to take the new file
                claim.release()
                claim = None
        elif version != SCHEMA:
            return _looked_at(path, version, remarks)
        return _loaded(path, claim, [*filter(None, remarks)])
    except BaseException:
        if claim is not None:
            OpenFile(file_engine(path, "ro"), path, claim).close()
        raise


def open_damaged(path: Path, *, go_on: GoOn = lambda: True) -> Plan:
    """What is whole of a damaged plan, to look at and to save elsewhere; the file itself is left untouched.

    PlanError when it is no plan, or its tables are not those of one.
    """
    path = _real(path)
    version = _recognise(path)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder, "damaged")
        shutil.copy(path, copy)
        if is_left_open(path):
            shutil.copy(journal_of(path), journal_of(copy))
        copy.chmod(0o600)
        try:
            engine, left_out = salvaged(copy, version, path.stem, go_on)
        except sqlite3.Error as error:
            raise _damaged(path, error) from error
    words = _("{path} is damaged. What is whole of it is shown here; save it elsewhere.").format(path=path)
    return Plan(OpenFile(engine, path), read_only=True, is_salvaged=True, remarks=[words, *left_out])


def _looked_at(path: Path, version: int, remarks: list[str]) -> Plan:
    """An older plan that may not be changed is brought to this version elsewhere, and read from there."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder, path.name)
        shutil.copy(path, copy)
        copy.chmod(0o600)
        _upgrade(copy, version)
        engine = memory_engine()
        with closing(connect(copy, "ro")) as db:
            db.backup(OpenFile(engine).driver)
    return Plan(OpenFile(engine, path), read_only=True, remarks=[*filter(None, remarks)])


def _loaded(path: Path, claim: Claim | None, remarks: list[str] | None = None) -> Plan:
    engine = file_engine(path, "rw" if claim is not None else "ro")
    try:
        return Plan(OpenFile(engine, path, claim), read_only=claim is None, remarks=remarks or [])
    except Exception as error:  # the disk fails just now, or rows say what no plan can hold, such as half a letter
        OpenFile(engine, path, claim).close()
        of_the_disk = isinstance(error, OSError) or code_of(error) != sqlite3.SQLITE_OK
        wrong = _wrong_with(path, SCHEMA, lambda: True)
        raise wrong or (_not_read if of_the_disk else _damaged)(path, error) from error


def save_copy(plan: Plan, path: Path) -> bool:
    """Write the whole plan to another file; an existing one is replaced at the very end, by nothing less than that.

    False when the plan's own file could not be read, so that the copy is without the history.
    """
    path = _real(path)
    beside = _beside(path, "new")
    claim = Claim(path)
    try:
        if path.exists() and not claim.take():
            raise NotSaved(_("{path} is open, here or elsewhere; choose another name.").format(path=path))
        _remove(beside)
        has_history = plan.copy_into(beside)
        _put(beside, path)
    except (OSError, ValueError, sqlite3.Error, SQLAlchemyError) as error:
        raise _not_written(path, error) from error
    finally:
        _remove(beside)
        claim.release()
    return has_history


def _not_written(path: Path, error: Exception) -> NotSaved:
    return NotSaved(_("{path} could not be written: {cause}.").format(path=path, cause=_cause(error)))


def save_as(plan: Plan, path: Path) -> Plan:
    """Write a plan in memory to a new file at `path`, which must not exist yet; returns the plan in that file."""
    path = _real(path)
    if path.exists():
        raise PlanError(_("{path} exists already; choose another name.").format(path=path))
    save_copy(plan, path)
    if plan.path is None or plan.is_salvaged:  # what is in memory only was written here
        engine = file_engine(path, "ro")
        with engine.connect() as connection:
            take_over(connection)
        engine.dispose()
    return _loaded(path, _claimed(path))


def _cause(error: Exception) -> object:
    """What the disk or the database said, without the library's own words around it."""
    return getattr(error, "orig", None) or getattr(error, "strerror", None) or error


def _real(path: Path) -> Path:
    """The file itself, where a path leads there by symbolic links."""
    if "\0" in str(path):  # the database would take the name to end there
        raise PlanError(_("{path} is no name that a file can have.").format(path=repr(str(path))))
    try:
        return Path(os.path.realpath(path))
    except OSError:  # said when it is opened
        return path


def _beside(path: Path, ending: str) -> Path:
    """A hidden file in the same folder, under a name that is never too long."""
    return path.with_name(f".{path.name[:60]}.{ending}")


def _claimed(path: Path) -> Claim | None:
    """Hold the plan for this process; None when another one has it or the folder cannot hold a lock."""
    claim = Claim(path)
    return claim if claim.take() else None


def _put(beside: Path, path: Path) -> None:
    """Let a finished file take the place of `path`, whose rollback journal must not be played into it."""
    journal_of(path).unlink(missing_ok=True)
    put_in_place(beside, path)


def _remove(path: Path) -> None:
    """Remove a file of our own and its rollback journal, where they can be removed."""
    for file in (path, journal_of(path)):
        with suppress(OSError, ValueError):
            file.unlink(missing_ok=True)


def _recognise(path: Path) -> int:
    """The schema of a plan; refuses what is none of a known version by its first bytes, before any database looks."""
    try:
        if path.exists() and not path.is_file():  # a pipe would keep us waiting
            raise NotAPlan(_("{path} is not a Stocktake plan.").format(path=path))
        with path.open("rb") as file:
            head = file.read(HEAD)
    except (OSError, ValueError) as error:
        raise NotAPlan(_("{path} cannot be opened: {cause}.").format(path=path, cause=_cause(error))) from error
    # SQLite's file format: user_version stands at byte 60, application_id at byte 68, both big-endian
    version, application = (int.from_bytes(head[at : at + 4]) for at in (60, 68))
    if not head.startswith(_MAGIC) or application != APPLICATION_ID:
        raise NotAPlan(_("{path} is not a Stocktake plan.").format(path=path))
    if version > SCHEMA:
        words = _("{path} was written by a newer version of Stocktake Desktop; please update.")
        raise NewerPlan(words.format(path=path))
    return version


def _recover(path: Path) -> None:
    """Roll back the step that a killed program left half-written, unless somebody is writing it just now."""
    claim = _claimed(path) if is_left_open(path) and os.access(path, os.W_OK) else None
    if claim is not None:
        with suppress(sqlite3.Error), closing(connect(path, "rw")) as db:
            db.execute("SELECT name FROM sqlite_master").fetchone()  # SQLite rolls back before it reads
        OpenFile(file_engine(path, "ro"), path, claim).close()


def _examine(path: Path, version: int = SCHEMA, go_on: GoOn = lambda: True) -> None:
    """Refuse a plan that is not whole, without writing a byte.

    A disk that fails now and then looks like damage too, so what is found wrong is looked at once more.
    """
    if _wrong_with(path, version, go_on) is not None and (error := _wrong_with(path, version, go_on)) is not None:
        raise error


def _wrong_with(path: Path, version: int, go_on: GoOn) -> PlanError | None:
    try:
        with closing(connect(path, "ro")) as db:
            db.set_progress_handler(lambda: not go_on(), STEPS_BETWEEN)
            fault: object = next(faults(db, version), None)
    except (sqlite3.Error, UnicodeError) as error:  # even what SQLite says of damage may be damaged
        if code_of(error) == sqlite3.SQLITE_INTERRUPT:
            return PlanError(_("Opening {path} was given up.").format(path=path))
        if is_held(error):
            return PlanError(_("Another program is using {path} just now. Try again in a moment.").format(path=path))
        if is_left_open(path):
            words = _("{path} was left in the middle of a step; open it once where it can be written.")
            return PlanError(words.format(path=path))
        if code_of(error) in _NOT_READ:
            return _not_read(path, error)
        fault = error
    if fault is None:
        return None
    try:  # what the disk refuses is reported by the database as if it were damage
        _read_through(path)
    except OSError as error:
        return _not_read(path, error)
    return _damaged(path, fault)


def _read_through(path: Path) -> None:
    """Read every byte, the way the database does; OSError where the disk refuses."""
    with path.open("rb") as file:
        if not hasattr(os, "pread"):  # Windows
            while file.read(_CHUNK):
                pass
            return
        place = 0
        while chunk := os.pread(file.fileno(), _CHUNK, place):
            place += len(chunk)


def _not_read(path: Path, error: Exception) -> PlanError:
    words = _("{path} cannot be read ({cause}); see whether its disk is still there.")
    return PlanError(words.format(path=path, cause=_cause(error)))


def _damaged(path: Path, cause: object) -> DamagedPlan:
    backup = backups.latest(path)
    reason = " ".join(str(_cause(cause) if isinstance(cause, Exception) else cause).split())
    words = _("{path} is damaged and was not touched ({cause}).").format(path=path, cause=reason)
    made = backups.when_made(backup) if backup else ""
    if backup:
        words += " " + _("The latest good copy, of {moment}, is {backup}.").format(moment=made, backup=backup)
    return DamagedPlan(words, str(backup) if backup else None, made)


def _meeting(title: str, timezone: str, place: str, meeting_id: str | None) -> Meeting:
    """The meeting of a new plan; EditRefused when it cannot be called so."""
    values = {"id": meeting_id or new_id(), "title": title, "timezone": timezone, "place": place}
    for field, value in values.items():
        check_value(Meeting, field, value)
    return Meeting(**values)


def _fill(engine: Engine, meeting: Meeting) -> None:
    """The tables of the newest schema, the meeting's own row and its usual rules, which no undo takes away."""
    with Session(engine) as db:
        make_tables(db.connection())
        begin_log(db.connection())
        Recorder(db).start()
        meeting.role_rules = list(usual_role_rules())
        db.add(meeting)
        db.commit()


def _upgrade(path: Path, version: int) -> bool:
    """Bring an older plan to the newest schema, on a copy that replaces the file only when it is whole.

    False when it has the newest one, and the file is the same as before.
    """
    if version == SCHEMA:
        return False
    from stocktake_desktop.models.migrations import upgrade  # Alembic is needed only here

    beside = _beside(path, "upgrade")
    try:
        _remove(beside)
        shutil.copy(path, beside)
        upgrade(beside, version)
        _examine(beside)
        _put(beside, path)
    except Exception as error:
        words = _("{path} could not be brought to this version and was left as it is ({cause}).")
        raise PlanError(words.format(path=path, cause=_cause(error))) from error
    finally:
        _remove(beside)
    return True
