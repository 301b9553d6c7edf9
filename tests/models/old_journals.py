"""Plans of schema 3 with journals made by hand or by chance, written as the program of that schema wrote them."""

import json
import random
import sqlite3
from contextlib import closing
from copy import deepcopy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from stocktake_desktop.models import migrations
from tests.models.log_replay import LATER

MEETING = "m" * 32
SUBJECT = "s" * 32
TABLES = ("day", "hard_stop", "translation")
PRINTED_AT = "2017-12-04T09:00:00"
Row = dict[str, Any]
Changes = list[list[Any]]


class OldPlan:
    """A plan as it was worked on up to schema 3: steps are done, undone, dropped, and rows are what the done ones left.

    The tables are days, their hard stops and translations, since rows refer to each other there and can be unique.
    """

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Row]] = {name: {} for name in ("day", "hard_stop", "translation", "sheet_issue")}
        self.steps: list[dict[str, Any]] = []
        self.printed: set[str] = set()

    def do(self, changes: Changes) -> None:
        """A finished step: what could be done again is dropped."""
        for step in self.steps:
            step["state"] = "dropped" if step["state"] == "undone" else step["state"]
        self.apply(changes)
        self.steps.append({"state": "done", "changes": deepcopy(changes)})
        self.printed |= {after["id"] for table, _before, after in changes if table == "sheet_issue"}

    def undo(self) -> int:
        """Take back the newest that stands; its number, 0 when nothing does."""
        number = max((nth for nth, step in enumerate(self.steps, 1) if step["state"] == "done"), default=0)
        if number:
            changes = self.steps[number - 1]["changes"]
            self.apply([[table, after, before] for table, before, after in reversed(changes)])
            self.steps[number - 1]["state"] = "undone"
        return number

    def redo(self) -> int:
        """Do again the oldest that was taken back; its number, 0 when there is none."""
        number = next((nth for nth, step in enumerate(self.steps, 1) if step["state"] == "undone"), 0)
        if number:
            self.apply(self.steps[number - 1]["changes"])
            self.steps[number - 1]["state"] = "done"
        return number

    def only_prints(self, number: int) -> bool:
        """Whether a step did nothing that could be taken back since."""
        return all(table == "sheet_issue" for table, _before, _after in self.steps[number - 1]["changes"])

    def begin(self) -> None:
        """Let the history begin anew."""
        for step in self.steps:
            step["state"] = "dropped"

    def apply(self, changes: Changes) -> None:
        for table, before, after in changes:
            rows, key = self.rows[table], (before or after)["id"]
            if after is None:
                del rows[key]
            else:
                rows[key] = {**rows.get(key, {}), **after}

    def others(self) -> dict[str, dict[str, Row]]:
        """The rows that are no printings."""
        return deepcopy({table: self.rows[table] for table in TABLES})

    def write(self, path: Path) -> None:
        """Keep it as a file of schema 3."""
        path.write_bytes(empty_plan())
        with closing(sqlite3.connect(path)) as db:
            for table, rows in self.rows.items():
                for row in rows.values():
                    put(db, table, {**row, "printed_at": "2017-12-04 09:00:00.000000"} if "printed_at" in row else row)
            for nth, step in enumerate(self.steps, 1):
                put_step(db, nth, state=step["state"], rows=json.dumps(step["changes"], ensure_ascii=False))
            db.commit()


def rows_in(db: sqlite3.Connection) -> dict[str, dict[str, Row]]:
    """The rows of a file, as an OldPlan has them: without what came later."""
    found = {}
    for table in TABLES:
        rows = db.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in rows.description]
        known = [dict(zip(names, values, strict=True)) for values in rows]
        later = LATER.get(table, {})
        found[table] = {row["id"]: {name: row[name] for name in row if name not in later} for row in known}
    return found


@cache
def empty_plan() -> bytes:
    """A file of schema 3 that holds a meeting and nothing else."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "empty")
        engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
        migrations.run_on(engine, None, "0003")
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA user_version = 3")
            db.execute(f"PRAGMA application_id = {0x53544B54}")
            texts = ("title", "place", "notes", "organisation_line", "duty_officer", "emblem")
            numbers = {"turnaround_minutes": 10, "is_internal": 0, "in_colour": 1, "clock_rate": 1}
            style = {"timezone": "UTC", "podium_size": "normal", **dict.fromkeys(texts, ""), **numbers}
            put(db, "meeting", {"id": MEETING, **style})
            db.execute("DROP TABLE alembic_version")
            db.commit()
        return path.read_bytes()


def put(db: sqlite3.Connection, table: str, row: Row) -> None:
    """Insert a row."""
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()])


def put_step(db: sqlite3.Connection, number: int, **columns: Any) -> None:
    """A row of an old journal."""
    made_at = f"2017-12-04 10:{number // 60 % 60:02}:{number % 60:02}.000000"
    usual = {"id": f"{number:032}", "title": f"Step {number}", "made_at": made_at, "made_by": "office"}
    put(db, "journal", {"number": number, **usual, "state": "done", "rows": "[]", **columns})


def printing(number: int) -> list[Any]:
    """The change that notes one printing."""
    named = {"id": f"p{number:031}", "meeting_id": MEETING, "sheet": "podium", "subject": SUBJECT, "language": "en"}
    return [
        "sheet_issue",
        None,
        {**named, "revision": 1, "printed_at": PRINTED_AT, "fingerprint": "f", "content": "[]"},
    ]


def new_day(key: str, title: str) -> Row:
    """A row of the table of days."""
    return {"meeting_id": MEETING, "date": "2018-03-12", "title": title, "notes": "", "id": key * 32}


def pressed(plan: OldPlan, chance: random.Random) -> Changes:
    """What a random step changes: one row to three, of few kinds, so that steps meet."""
    plan = deepcopy(plan)
    changes: Changes = []
    while not changes or chance.random() < 0.3:
        some = chance.choice((_days, _days, _stops, _stops, _stops, _translations, _prints))(plan, chance)
        plan.apply(some)
        changes += deepcopy(some)
    return changes


def _days(plan: OldPlan, chance: random.Random) -> Changes:
    days, stops = plan.rows["day"], plan.rows["hard_stop"]
    key = chance.choice("abc") * 32
    if key not in days:
        return [["day", None, new_day(key[0], chance.choice("xy"))]]
    if chance.random() < 0.3:
        gone = [["hard_stop", stop, None] for stop in stops.values() if stop["day_id"] == key]
        return [*gone, ["day", days[key], None]]
    return _changed("day", days[key], "title", "xyz", chance)


def _stops(plan: OldPlan, chance: random.Random) -> Changes:
    days, stops = plan.rows["day"], plan.rows["hard_stop"]
    key = chance.choice("qrst") * 32
    if not days:
        return []
    if key not in stops:
        return [["hard_stop", None, {"day_id": chance.choice([*days]), "minute": 780, "title": "", "id": key}]]
    if chance.random() < 0.3:
        return [["hard_stop", stops[key], None]]
    column, values = chance.choice((("minute", (780, 790)), ("title", "xyz"), ("day_id", [*days])))
    return _changed("hard_stop", stops[key], column, values, chance)


def _translations(plan: OldPlan, chance: random.Random) -> Changes:
    """Only one of them can be there at a time."""
    found = plan.rows["translation"]
    if found:
        return [["translation", one, None] for one in found.values()]
    named = {"meeting_id": MEETING, "subject": SUBJECT, "field": "title", "language": "fr", "text": "t"}
    return [["translation", None, {**named, "id": chance.choice("uv") * 32}]]


def _prints(plan: OldPlan, chance: random.Random) -> Changes:
    return [printing(chance.getrandbits(90))]


def _changed(table: str, row: Row, column: str, values: Any, chance: random.Random) -> Changes:
    value = chance.choice(values)
    return (
        []
        if value == row[column]
        else [[table, {"id": row["id"], column: row[column]}, {"id": row["id"], column: value}]]
    )
