"""The log of a plan file walked by itself, with no program but SQLite: what a test can hold a migrated plan against."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

Rows = dict[str, list[tuple[Any, ...]]]
Values = dict[str, Any]
"""A row by its columns."""
Changes = list[list[Any]]
"""Of each row: its table, and its values before and after."""
LATER: dict[str, Values] = {
    "alternate": {"status": "to be confirmed", "answer": ""},
    "appearance": {"answer": ""},
    "floor_request": {
        "spoken_as": "", "on_behalf_of": "", "joint_with": "", "extra_minutes": 0, "extra_reason": "", "has_text": 0,
        "is_late": 0, "swapped_with": "", "carried_from": "", "asked_on": "", "aligned_with": "",
    },
    "document": {
        "kind": "background document", "origin": "", "themes": "", "file_name": "", "file_size": 0,
        "digest": "", "notes": "",
    },
    "hard_stop": {"watched_by": ""},
    "meeting": {
        "podium_has_brief": 0, "stamp_has_code": 0, "first_seat": "", "hall_alphabet": "English", "group_minutes": 5,
        "state_minutes": 3, "observer_minutes": 2, "reply_minutes": 10, "second_reply_minutes": 5,
        "ceremony_warning": 120, "presentation_warning": 120, "panel_warning": 60, "floor_warning": 30,
    },
    "organisation": {"contact": ""},
    "person": {"step_free": 0},
    "session_block": {"is_cut_for_all": 0, "announced": "", "source_key": ""},
    "sheet_issue": {"goes_to": "", "days": ""},
}  # fmt: skip
"""What rows have that an older program logged, in columns that came later and cannot be empty."""


class Event(NamedTuple):
    number: int
    id: str
    kind: str
    title: str
    rows: str
    back: str | None
    copy_id: str
    made_at: str
    made_by: str
    about: str

    @property
    def changes(self) -> Changes:
        found: Changes = json.loads(self.rows)
        return found

    @property
    def inverse(self) -> Changes:
        return [[table, after, before] for table, before, after in reversed(self.changes)]


class LogReplay:
    """A plan's rows in memory, moved along its log. Every move is a transaction that keeps all rules of the tables."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        file = sqlite3.connect(path)
        file.backup(self.db)
        file.close()
        self.db.execute("PRAGMA foreign_keys = ON")
        self.events = [Event(*row) for row in self.db.execute("SELECT * FROM event ORDER BY number")]
        self.standing, self.ahead = self._stack()

    def close(self) -> None:
        self.db.close()

    def rows(self) -> Rows:
        """All rows of the meeting, by table."""
        tables = [
            name
            for (name,) in self.db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if name not in ("event", "alembic_version")
        ]
        return {table: sorted(self.db.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}

    def printings(self) -> list[dict[str, Any]]:
        """All printings as a log writes them."""
        found = self.db.execute("SELECT * FROM sheet_issue ORDER BY id")
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found]
        return [{**row, "printed_at": datetime.fromisoformat(row["printed_at"]).isoformat()} for row in rows]

    def undo(self) -> str:
        """Take back what stands on top, and say its title."""
        event = self.standing.pop()
        self.apply(event.inverse)
        self.ahead.append(event)
        return event.title

    def redo(self) -> str:
        event = self.ahead.pop()
        self.apply(event.changes)
        self.standing.append(event)
        return event.title

    def states(self) -> Iterator[Rows]:
        """The rows before every event, from the newest back to the start."""
        for event in reversed(self.events):
            self.apply(event.inverse)
            yield self.rows()

    def states_again(self) -> Iterator[Rows]:
        """The rows after every event, from the start on, where `states` has left them."""
        for event in self.events:
            self.apply(event.changes)
            yield self.rows()

    def apply(self, changes: Changes) -> None:
        """Write changes; LookupError where a row is not as they say, sqlite3.IntegrityError where a rule is broken."""
        self.db.execute("BEGIN")
        for table, before, after in changes:
            self._write(table, before, after)
        self.db.execute("COMMIT")

    def _write(self, table: str, before: Values | None, after: Values | None) -> None:
        types = {name: kind for _nth, name, kind, *_more in self.db.execute(f"PRAGMA table_info({table})")}
        old, new = _stored(types, before), _stored(types, after)
        if before is None:
            new = {**LATER.get(table, {}), **new}
            names, marks = ", ".join(new), ", ".join("?" * len(new))
            self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*new.values()])
            return
        where = " AND ".join(f"{name} IS ?" for name in old)
        verb = (
            f"DELETE FROM {table}"
            if after is None
            else f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in new)}"
        )
        if self.db.execute(f"{verb} WHERE {where}", [*new.values(), *old.values()]).rowcount != 1:
            raise LookupError(f"{table} {before} {after}")

    def _stack(self) -> tuple[list[Event], list[Event]]:
        """What stands and can be taken back, and what can be done again; AssertionError where the log is no stack."""
        standing: list[Event] = []
        ahead: list[Event] = []
        for event in self.events:
            assert (event.back is None) == (event.kind not in ("undo", "redo"))
            if event.kind == "do":
                standing.append(event)
                ahead = []
            elif event.kind == "undo":
                assert standing[-1].id == event.back
                assert event.changes == standing[-1].inverse
                ahead.append(standing.pop())
            elif event.kind == "begin":
                standing, ahead = [], []
            else:
                assert event.kind == "fact"
        return standing, ahead


def _stored(types: dict[str, str], values: Values | None) -> Values:
    """Values as the tables keep them."""
    return {
        name: datetime.fromisoformat(value).strftime("%Y-%m-%d %H:%M:%S.%f")
        if types[name] == "DATETIME" and value is not None
        else value
        for name, value in (values or {}).items()
    }
