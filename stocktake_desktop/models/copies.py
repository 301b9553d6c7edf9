"""Who writes a plan: each laptop's copy has an id and a letter, so that two of them can be told apart on paper.

A laptop notes beside its preferences, for every copy it writes, the id of the last event it wrote. Where that event
is in the file, the laptop goes on as that copy; else the file is another one (a restored backup, a copy that came by
mail) and what is written into it is written by a new copy, with the next letter.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from sqlalchemy import Connection, LargeBinary, cast, func, insert, select

from stocktake_desktop.models.base import Base, new_id
from stocktake_desktop.models.event import Event, NewEvent, begun, said_in
from stocktake_desktop.paths import copies_folder

_AN_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
"""What may be the name of a note: a plan can come from anybody, and say anything."""
_LONGEST = 4
_LETTER = re.compile(rf"[A-Z]{{1,{_LONGEST}}}", re.ASCII)


class Copy(NamedTuple):
    """One copy of a plan: its id, and the letter for the eye; empty for one of an earlier version."""

    id: str
    letter: str


class OwnCopy:
    """The copy that an open plan is written by."""

    def __init__(self, *, in_memory: bool) -> None:
        """A plan in memory has no other copies, and is noted only when it gets a file."""
        self._in_memory = in_memory
        self._copy: Copy | None = None
        self._noted = ""
        """The last event of this copy that is on disk."""
        self._note: int | None = None
        self._is_new = False
        self._is_in_doubt = False

    def known(self, connection: Connection) -> Copy:
        """Who the next event is by; found out at the first question, never on opening.

        Two files of one origin can be open at once: the one that goes on first keeps the copy.
        """
        if self._copy is not None and not self._is_new and self._went_on_elsewhere(self._copy, connection):
            self.close()
            self._copy = None
        if self._copy is None:
            there = copies_in(connection)
            self._copy = next((copy for copy in reversed(there) if self._is_ours(copy, connection)), None)
            if self._copy is None:
                self._noted, self._is_new, self._copy = "", True, Copy(new_id(), _next_letter(there))
        return self._copy

    def doubt(self) -> None:
        """Another file with the same rows stands there now, and may lack what was noted."""
        self._is_in_doubt = True

    def signed(self, event: NewEvent, event_id: str, connection: Connection) -> dict[str, Any]:
        """The columns of an event of this copy; the first one says its letter."""
        copy = self.known(connection)
        return event.columns(event_id, copy.id, copy.letter if self._is_new else "")

    @contextmanager
    def writing(self, event_id: str) -> Iterator[None]:
        """Note an event before it is on disk; an error within says that it did not come to be."""
        self._write(event_id)
        try:
            yield
        except BaseException:
            self._write(self._noted)
            raise
        self._noted, self._is_new, self._is_in_doubt = event_id, False, False

    def close(self) -> None:
        """Let go of the note; never fails."""
        if self._note is not None:
            with suppress(OSError):
                os.close(self._note)
        self._note = None

    def _write(self, event_id: str) -> None:
        """Without a note nothing is lost: at the next opening there is a new letter."""
        if self._copy is None or self._in_memory or not event_id:
            return
        with suppress(OSError):
            if self._note is None:
                self._note = _opened(self._copy.id)
            _write(self._note, event_id)

    def _is_ours(self, copy: Copy, connection: Connection) -> bool:
        if self._in_memory:
            return True
        self._noted = noted(copy.id)
        return _holds(connection, self._noted)

    def _went_on_elsewhere(self, copy: Copy, connection: Connection) -> bool:
        """Whether this laptop has written as this copy what is not in the file; where there is no note, nobody did."""
        last = "" if self._in_memory else noted(copy.id)
        if last == self._noted and not self._is_in_doubt:
            return False
        return bool(last) and not _holds(connection, last)


def copies_in(connection: Connection) -> list[Copy]:
    """The copies that wrote into a plan, in the order in which they first did."""
    firsts = select(func.min(Event.number)).group_by(Event.copy_id)
    whatever = [cast(column, LargeBinary) for column in (Event.copy_id, Event.about)]  # no letters must not lock us out
    asked = select(*whatever).where(Event.number.in_(firsts)).order_by(Event.number)
    rows = ([value.decode(errors="replace") for value in row] for row in connection.execute(asked))
    return [Copy(copy_id, _letter(said_in(about, "letter"))) for copy_id, about in rows]


def _holds(connection: Connection, event_id: str) -> bool:
    return connection.scalar(select(Event.number).where(Event.id == event_id)) is not None


def begin_log(connection: Connection) -> None:
    """Write the event that the log of a new plan begins with, by the first copy there is of it."""
    event = begun().columns(new_id(), new_id(), _next_letter([]))
    connection.execute(insert(Base.metadata.tables[Event.__tablename__]).values(event))


def take_over(connection: Connection) -> None:
    """Note that whatever was written last into a new file was written here: this laptop goes on as that copy."""
    last = connection.execute(select(Event.copy_id, Event.id).order_by(Event.number.desc()).limit(1)).first()
    if last is not None and _AN_ID.fullmatch(last.copy_id):
        with suppress(OSError):
            note = _opened(last.copy_id)
            try:
                _write(note, last.id)
            finally:
                os.close(note)


def noted(copy_id: str) -> str:
    """The last event that this laptop wrote as a copy; empty when it never was that copy."""
    if not _AN_ID.fullmatch(copy_id):
        return ""
    try:
        words = (copies_folder() / copy_id).read_text("ascii")
    except (OSError, UnicodeError):
        return ""
    return words if _AN_ID.fullmatch(words) else ""


def _opened(copy_id: str) -> int:
    folder = copies_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return os.open(folder / copy_id, os.O_RDWR | os.O_CREAT, 0o600)


def _write(note: int, event_id: str) -> None:
    """Every note is as long as the one before, so a program that is killed here leaves the old or the new one."""
    os.lseek(note, 0, os.SEEK_SET)
    os.write(note, event_id.encode("ascii"))


def _letter(letter: object) -> str:
    return letter if isinstance(letter, str) and _LETTER.fullmatch(letter) else ""


def _next_letter(copies: list[Copy]) -> str:
    """The letter after the last one given: Z is followed by AA."""
    last = max((copy.letter for copy in copies), key=lambda letter: (len(letter), letter), default="")
    kept = last.rstrip("Z")
    if not kept:
        return "A" * min(len(last) + 1, _LONGEST)
    return kept[:-1] + chr(ord(kept[-1]) + 1) + "A" * (len(last) - len(kept))
