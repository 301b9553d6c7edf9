"""The table of the log: one line for whatever was done, taken back, done again, brought together or printed."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from stocktake_desktop.models.base import Base, new_id
from stocktake_desktop.models.changes import RowChange, from_json, to_json
from stocktake_desktop.models.columns import text

About = dict[str, Any]
"""What an event says beside its rows, by its kind."""


LONGEST = 1_000_000_000
"""Characters of what an event says; more SQLite does not keep in one value."""


class EventKind(StrEnum):
    """What an event of the log is."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    JOIN = "join"
    FACT = "fact"
    BEGIN = "begin"


DO, UNDO, REDO, JOIN, FACT, BEGIN = EventKind


class Event(Base):
    """One line of the log, which is only ever added to.

    `number` orders the events of this file, `id` names one in every copy. `back` is the do or join that an undo takes
    back, or a redo does again. `about` is a JSON object: a begin says the `origin` of the history, the first event of
    a copy its `letter`, going back where it went `to`.
    """

    __tablename__ = "event"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    kind: Mapped[str] = mapped_column(String(8), index=True)
    title: Mapped[str] = text(most=LONGEST)
    rows: Mapped[str] = text(most=LONGEST)
    back: Mapped[str | None] = mapped_column(String(32), index=True)
    copy_id: Mapped[str] = mapped_column(String(32), index=True)
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(80))
    about: Mapped[str] = text(most=LONGEST)


class EventLine(NamedTuple):
    """An event as it is read; `made_at` is UTC."""

    number: int
    id: str
    kind: str
    title: str
    rows: str
    back: str | None
    copy_id: str
    made_at: datetime
    made_by: str
    about: str

    def changes(self) -> list[RowChange]:
        """The rows the event changed, in the order they were written; BrokenStep when they cannot be read."""
        return from_json(self.rows)

    def says(self, name: str) -> Any:
        """What the event says under a name of `about`, None where it says nothing."""
        return said_in(self.about, name)


class NewEvent(NamedTuple):
    """An event that is to be written."""

    kind: EventKind
    title: str
    rows: Sequence[RowChange] = ()
    back: str | None = None
    about: About | None = None

    def columns(self, event_id: str, copy_id: str, letter: str) -> dict[str, Any]:
        """All but its number, which the file gives; `letter` is that of a copy that writes for the first time."""
        about = (self.about or {}) | ({"letter": letter} if letter else {})
        return {
            "id": event_id,
            "kind": str(self.kind),
            "title": self.title,
            "rows": to_json(self.rows),
            "back": self.back,
            "copy_id": copy_id,
            "made_at": datetime.now(UTC).replace(tzinfo=None),
            "made_by": _login(),
            "about": json.dumps(about, ensure_ascii=False),
        }


def begun() -> NewEvent:
    """The event a history begins with: every history has an origin of its own, which all copies of it share."""
    return NewEvent(BEGIN, "", about={"origin": new_id()})


def said_in(about: str, name: str) -> Any:
    """What stands under a name in an event's `about`, None where nothing does, or the text is no object."""
    try:
        found = json.loads(about)
    except (ValueError, RecursionError):
        return None
    return found.get(name) if isinstance(found, dict) else None


def _login() -> str:
    try:
        return getpass.getuser()[:80]
    except (OSError, KeyError):  # no such user in a container
        return ""
