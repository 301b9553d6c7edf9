"""The contents of files that a plan holds: beside the log, never in its rows, and each content once, by its digest.

What a step brought in stays when the step is taken back, so that it can be done again, and when the document goes, so
that going back brings it again. A copy of the plan leaves out what neither its documents nor any step that can still be
taken back or done again name.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, LargeBinary, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from stocktake_desktop.models.base import Base
from stocktake_desktop.models.engine import connect
from stocktake_desktop.models.errors import DamagedPlan, EditRefused, PlanError
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from stocktake_desktop.models.open_file import OpenFile
    from stocktake_desktop.models.writer import Writer

LARGEST_FILE = 20_000_000
"""Bytes of a file that a plan can hold."""
MOST_BYTES = 60_000_000
"""Bytes of all the files of a plan."""
DIGEST_LENGTH = 64
MEGABYTE = 1_000_000
_DIGEST = re.compile(r"[0-9a-f]{64}")
_WRONG = (
    "typeof(id) <> 'text' OR length(CAST(id AS BLOB)) <> 64 OR typeof(content) <> 'blob' "
    f"OR length(content) > {LARGEST_FILE}"
)
_STAND = "SELECT digest FROM document WHERE digest <> ''"
_NAMED = (
    f"id IN ({_STAND}) OR EXISTS (SELECT 1 FROM event WHERE instr(event.rows, kept_file.id) "
    "AND number > (SELECT coalesce(max(number), 0) FROM event WHERE kind = 'begin'))"
)
"""Kept files that a document has, or a step since the history began."""
_OTHERS = "SELECT coalesce(sum(length(content)), 0) FROM kept_file WHERE id <> ?"
_PUT = "INSERT OR IGNORE INTO kept_file (id, content) VALUES (?, ?)"


class KeptFile(Base):
    """The content of a file; its id is its SHA-256 in hexadecimal digits."""

    __tablename__ = "kept_file"

    id: Mapped[str] = mapped_column(String(DIGEST_LENGTH), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


def digest_of(content: bytes) -> str:
    """By what a content is named."""
    return sha256(content).hexdigest()


def must_be_digest(digest: str) -> None:
    """EditRefused unless it names a content, or is nothing."""
    if digest and not _DIGEST.fullmatch(digest):
        raise EditRefused(_("{digest} does not name the content of a file.").format(digest=digest[:DIGEST_LENGTH]))


def must_fit(size: int, name: str) -> None:
    """EditRefused when a file is larger than a plan can hold."""
    if size > LARGEST_FILE:
        words = _("{name} has {size} MB; a plan holds files of at most {most} MB. Enter a link to it instead.")
        raise EditRefused(words.format(name=name, size=-(-size // MEGABYTE), most=LARGEST_FILE // MEGABYTE))


class KeptFiles:
    """The files of an open plan."""

    def __init__(self, db: Session, file: OpenFile, writer: Writer) -> None:
        self._db = db
        self._file = file
        self._writer = writer

    def keep(self, content: bytes, name: str) -> str:
        """Put a content into the plan, only while a step is open; returns its digest. EditRefused when it is too much.

        A content that is there already is not written again.
        """
        must_fit(len(content), name)
        digest, connection = digest_of(content), self._writer.take_pen()
        others = connection.exec_driver_sql(_OTHERS, (digest,)).scalar_one()
        if others + len(content) > MOST_BYTES:
            words = _("With {name} the files of this plan would have more than {most} MB. Enter a link to it instead.")
            raise EditRefused(words.format(name=name, most=MOST_BYTES // MEGABYTE))
        put(connection, digest, content)
        return digest

    def content(self, digest: str) -> bytes:
        """A content by its digest; DamagedPlan when the plan has it no longer, or as another one."""
        try:
            rows = self._file.driver.execute("SELECT content FROM kept_file WHERE id = ?", (digest,)).fetchall()
        except sqlite3.Error as error:
            raise self._writer.in_words(error) from error
        for (content,) in rows:
            if isinstance(content, bytes) and digest_of(content) == digest:
                return content
        raise DamagedPlan(_("This plan no longer holds the content of the file."))

    def take_from(self, other: KeptFiles, digests: Iterable[str]) -> None:
        """Inside a step, take contents over from another plan; what cannot be read there is left out."""
        other.copy_to(self._writer.take_pen(), filter(None, digests))

    def copy_to(self, connection: Connection, digests: Iterable[str]) -> None:
        """Put contents into another plan; what cannot be read is left out."""
        for digest in dict.fromkeys(digests):
            with suppress(PlanError):
                put(connection, digest, self.content(digest))


def leave_out_unnamed(path: Path) -> None:
    """Take the contents that nobody names any more out of a copy of a plan, so that they are nowhere in its file."""
    with closing(connect(path, "rw")) as db:
        db.isolation_level = None
        if db.execute(f"DELETE FROM kept_file WHERE NOT ({_NAMED})").rowcount:
            db.execute("VACUUM")


def wrong_files(db: sqlite3.Connection) -> bool:
    """Whether a plan file holds what no content can be; their digests are looked at when they are read."""
    return bool(db.execute(f"SELECT 1 FROM kept_file WHERE {_WRONG} LIMIT 1").fetchall())


def whole_files(db: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    """The contents of a damaged plan that can be read and are what their digests say."""
    with suppress(sqlite3.Error):
        for digest, content in db.execute(f"SELECT id, content FROM kept_file WHERE NOT ({_WRONG})"):
            if digest_of(content) == digest:
                yield digest, content


def put(connection: Connection, digest: str, content: bytes) -> None:
    """Put a content into a plan that is being made."""
    connection.exec_driver_sql(_PUT, (digest, content))
