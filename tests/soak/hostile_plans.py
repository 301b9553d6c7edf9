"""Makes plan files that no program of ours writes: each is a good plan with something wrong done to it.

Every hostility is a function that is given the open database, or the file, and a source of chance.
"""

import base64
import json
import random
import re
import sqlite3
import struct
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.floor import inscribe
from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.edits.people import add_organisation
from stocktake_desktop.edits.rules import acknowledge
from stocktake_desktop.edits.running import record_times
from stocktake_desktop.models import Category, EditRefused, Plan, Row, next_revision
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.sheets.page.content import fingerprint, frozen
from tests.plans import small_plan
from tests.snapshots import unsynced
from tests.verbs import VERBS, Hand

Hostility = Callable[[sqlite3.Connection, random.Random], None]
PRESSES = 200
"""So many random verbs make the good plan, which then has rows in nearly every table."""

TABLES = {table.name: table for table in Row.metadata.sorted_tables if table.name not in ("event", "kept_file")}
LARGE = 1_000_000
"""Letters of a text that is too long."""

_COLUMN_NOT_NULL = re.compile(r"(?<!IS) NOT NULL")
"""What a column says of itself, and no check of it."""
NUMBERS = (-1, 0, 2**31, 2**62, 2**63 - 1, -(2**63), 0.5, 1e308, float("inf"), -1e-9, 1441, 10**6)
MOMENTS = (
    "0000-00-00", "0001-01-01", "9999-12-31", "0000-01-01 00:00:00.000000", "0001-01-01 00:00:00.000000",
    "9999-12-31 23:59:59.999999", "2017-12-04 10:00:00.000000+05:30", "2017-12-04T10:00:00Z", "2017-02-30",
    "2017-13-01 25:61:00.000000", "tomorrow", "", "12345-01-01", "-001-01-01", "2017-12-04", "2017-12-04 10:00:00",
    "٢٠١٧-١٢-٠٤", "2017-12-04 24:00:00.000000", 20171204, 1e10,
)  # fmt: skip
TEXTS = (
    "x" * LARGE, "word " * (LARGE // 5), "\n" * (LARGE // 10), "a" + "\u0301" * 50_000, "\u202e" * 2_000 + "abc",
    "\x00", "a\x00b", "\ufeff", "\ufffe\uffff", "<img src='/etc/hostname'>", "{0} {title} %s %n", "𒐫" * 20_000,
    "\u200f\u200e" * 10_000, "\t" * 10_000, "../../x", "ﷺ" * 5_000, "\r\n\x0b\x0c\x1c\x85\u2028\u2029" * 100,
)  # fmt: skip
BYTES = (b"\xff\xfe", b"\xed\xa0\x80", b"\xed\xb0\x80abc", b"abc\xc3", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\x80" * 1000)
"""What is no UTF-8, among it halves of characters."""
ZONES = (
    "Mars/Olympus", "", "UTC\x00", "../../etc/passwd", "/etc/localtime", "x" * 10_000, "europe/oslo", "EST5EDT4", "+02",
    "Europe", ".", "posixrules", "Factory", " UTC", "zone.tab",
)  # fmt: skip
CONTENTS: tuple[Any, ...] = (
    "", "{}", "null", "1", '"text"', "[1, 2]", "[[]]", "[null]", '[["a"]]', '[{"a": 1}]', "[" * 200_000, "[NaN]",
    json.dumps(["a" * LARGE]), json.dumps(["a"] * 200_000), json.dumps(["\x00", "\ud800"]), "[9" + "9" * 5_000 + "]",
    "[" * 900 + "]" * 900, b"[]", 5,
)  # fmt: skip
COPIES: tuple[Any, ...] = (
    "../../x", "../" * 20 + "etc/passwd", "/etc/hostname", "..", ".", "", "x" * LARGE, "\x00", "a/b", "A" * 32,
    "٠" * 32, "0" * 31 + "\n", b"\xff", 5, None, "CON", "0" * 32,
)  # fmt: skip
LETTERS: tuple[Any, ...] = (
    "", "a", "Z", "ZZ", "ZZZZ", "AAAAA", "Ä", "../x", "\u202e", "\ud800", 5, None, [], {"A": 1}, "A" * LARGE, "1", "·",
)  # fmt: skip
MARKS = ("", "k7qm", "K7QM", "K7QM5", "O0I1", "../x", "\x00", "\u202e", b"\xff", 1234)


def good_plan(path: Path, seed: int = 5) -> None:
    """A plan with rows in every table and a history, made by pressing anything."""
    chance = random.Random(seed)
    with unsynced(small_plan(path)) as plan:
        hand = Hand(plan, chance)
        for verb in [*VERBS, *chance.choices(VERBS, k=PRESSES)]:
            with suppress(EditRefused):
                verb(hand)
        _finish(plan)
        plan.undo()
        plan.undo()


def _finish(plan: Plan) -> None:
    """Sessions on every day that have begun, paper that lies about, and two steps to take back."""
    meeting = plan.meeting
    add_organisation(plan, "Chile", Category.MEMBER_STATE)
    acknowledge(plan, "gap", "a", "a", "so be it")
    for nth, day in enumerate(meeting.days[:3]):
        begins = datetime(day.date.year, day.date.month, day.date.day, 10)
        block = add_block(plan, f"Session {nth}", day_id=day.id, start=600, minutes=90, room_id=meeting.rooms[0].id)
        segment = add_segment(plan, block, "Part", minutes=30)
        appearance = add_appearance(plan, block, Who(meeting.people[0].id), segment_id=segment)
        add_alternate(plan, appearance, Who(placeholder="Somebody"))
        inscribe(plan, block, Who(meeting.people[0].id))
        record_times(plan, block, begins, begins.replace(hour=11))
    sheets = list({sheet.kind: sheet for sheet in sheets_of(plan)}.values())
    contents = [sheet.content(plan) for sheet in sheets]
    told = zip(sheets, contents, strict=True)
    known = list(meeting.sheet_issues)
    issued = [
        Issued(*s.key[:2], next_revision(known, s.key), frozen(c), fingerprint(c), letter="A", mark=f"M{nth:03}")
        for nth, (s, c) in enumerate(told)
    ]
    record_issues(plan, issued, datetime(2017, 12, 3))
    add_block(plan, "Last of all")
    add_block(plan, "Not any more")


def make_hostile(good: Path, path: Path, seed: int) -> str:
    """Write a hostile copy of a good plan to `path`; returns what is wrong with it in a few words."""
    chance = random.Random(seed)
    path.write_bytes(good.read_bytes())
    names = [seed_name(seed)] if seed < 10 * len(_ALL) else [chance.choice([*_ALL])]
    if chance.random() < 0.15:
        names += chance.sample([*IN_THE_ROWS], 2)
    for name in names:
        if name in ON_THE_FILE:
            ON_THE_FILE[name](path, chance)
        else:
            with suppress(sqlite3.Error), closing(_opened(path)) as db:  # what the one before left may be past that
                _ALL[name](db, chance)
                db.commit()
    return " + ".join(names)


def seed_name(seed: int) -> str:
    """The hostility of a seed: they take turns."""
    return [*_ALL][seed % len(_ALL)]


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    for setting in ("foreign_keys = OFF", "ignore_check_constraints = ON", "writable_schema = ON", "synchronous = OFF"):
        db.execute(f"PRAGMA {setting}")
    return db


def _table(chance: random.Random) -> str:
    return chance.choice([*TABLES])


def _column(chance: random.Random, fits: Callable[[Any], bool] = lambda _column: True) -> tuple[str, str]:
    """A table and one of its columns but for the id."""
    columns = [(name, c.name) for name, table in TABLES.items() for c in table.columns if c.name != "id" and fits(c)]
    return chance.choice(columns)


def _is(*kinds: str) -> Callable[[Any], bool]:
    return lambda column: column.type.python_type.__name__ in kinds


def _put(db: sqlite3.Connection, chance: random.Random, table: str, column: str, value: Any) -> None:
    """A value into one row, or into all of them, whatever the schema says of it."""
    with _unwatched(db, table):
        where = "" if chance.random() < 0.3 else f" WHERE rowid = {_row(db, chance, table)}"
        if isinstance(value, bytes) and chance.random() < 0.7:
            db.execute(f'UPDATE {table} SET "{column}" = CAST(? AS TEXT){where}', (value,))
        else:
            db.execute(f'UPDATE {table} SET "{column}" = ?{where}', (value,))


def _row(db: sqlite3.Connection, chance: random.Random, table: str) -> int:
    """The number of one of the rows, 0 where there is none."""
    found = [number for (number,) in db.execute(f"SELECT rowid FROM {table} ORDER BY rowid")]
    return chance.choice(found) if found else 0


class _unwatched:  # noqa: N801, read like a verb where it is used
    """Writes to a table as if it had no NOT NULL; afterwards the schema reads as before."""

    def __init__(self, db: sqlite3.Connection, table: str) -> None:
        self._db, self._table = db, table
        (self._sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()

    def __enter__(self) -> None:
        self._say(_COLUMN_NOT_NULL.sub("", self._sql))

    def __exit__(self, *_error: object) -> None:
        self._say(self._sql)

    def _say(self, sql: str) -> None:
        say_schema(self._db, self._table, sql)


def say_schema(db: sqlite3.Connection, table: str, sql: str) -> None:
    """Let the schema say something else of a table, without a look at its rows."""
    db.execute("UPDATE sqlite_master SET sql = ? WHERE name = ? AND type = 'table'", (sql, table))
    db.commit()
    (version,) = db.execute("PRAGMA schema_version").fetchone()
    db.execute(f"PRAGMA schema_version = {version + 1}")  # every connection reads it again


def _trigger(db: sqlite3.Connection, chance: random.Random) -> None:
    endless = "SELECT count(*) FROM (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c)"
    does = (
        "UPDATE person SET family_name = 'EVIL'", "DELETE FROM event", "SELECT RAISE(IGNORE)",
        "SELECT RAISE(ABORT, 'no')", "SELECT RAISE(ROLLBACK, 'no')", endless, "UPDATE meeting SET title = title || '!'",
        "INSERT INTO room (id, meeting_id, kind, layout) SELECT id || 1, meeting_id, kind, layout FROM room",
    )  # fmt: skip
    when, on = chance.choice(("BEFORE", "AFTER")), chance.choice(("INSERT", "UPDATE", "DELETE"))
    table = chance.choice((*TABLES, "event", "event", "meeting", "room"))
    db.execute(f"CREATE TRIGGER {chance.choice('abc')} {when} {on} ON {table} BEGIN {chance.choice(does)}; END")


def _view(db: sqlite3.Connection, chance: random.Random) -> None:
    table = chance.choice((*TABLES, "event"))
    names = [name for _nth, name, *_more in db.execute(f"PRAGMA table_info({table})")]
    db.execute(f"ALTER TABLE {table} RENAME TO hidden_{table}")
    endless = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT "
    shown = ", ".join(f'"{name}"' for name in names)
    from_c = endless + ", ".join(f'n AS "{name}"' for name in names) + " FROM c"
    db.execute(f"CREATE VIEW {table} AS " + chance.choice((f"SELECT {shown} FROM hidden_{table}", from_c)))


def _generated(db: sqlite3.Connection, chance: random.Random) -> None:
    table, column = _column(chance)
    if chance.random() < 0.5:
        db.execute(f"ALTER TABLE {table} ADD COLUMN extra AS (\"{column}\" || 'x')")
        return
    (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    lines = sql.split("\n")
    for nth, line in enumerate(lines):
        if line.strip().split(" ")[0].strip('"') == column:
            lines[nth] = f'\t"{column}" TEXT AS (id) VIRTUAL, '
    say_schema(db, table, "\n".join(lines))


def _extra(db: sqlite3.Connection, chance: random.Random) -> None:
    table, column = _column(chance)
    does = (
        "CREATE TABLE other (id INTEGER)", f"CREATE INDEX more ON {table} (\"{column}\")",
        f"CREATE UNIQUE INDEX more ON {table} (substr(id, 1, 4))", f"ALTER TABLE {table} ADD COLUMN extra TEXT",
        f"ALTER TABLE {table} ADD COLUMN extra TEXT NOT NULL DEFAULT 'x'", "ANALYZE",
        f"CREATE INDEX more ON {table} (hex(zeroblob(1000000)))", f"CREATE INDEX more ON {table} (id) WHERE abs(1) > 0",
        f"CREATE TABLE \"{'x' * 5000}\" (id)",
    )  # fmt: skip
    db.execute(chance.choice(does))


def _schema_words(db: sqlite3.Connection, chance: random.Random) -> None:
    table, column = _column(chance)
    (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    does: tuple[Callable[[str], str], ...] = (
        lambda s: s.replace(" TEXT", " BLOB"), lambda s: s.replace(" VARCHAR", " INTEGER"),
        lambda s: s.replace(" INTEGER", " REAL"), lambda s: s.replace(" TEXT", " TEXT COLLATE NOCASE"),
        lambda s: s.replace(" TEXT", " TEXT COLLATE unknown"), lambda s: _COLUMN_NOT_NULL.sub("", s),
        lambda s: s.replace(" DEFERRABLE INITIALLY DEFERRED", " ON DELETE CASCADE"), lambda s: s + " STRICT",
        lambda s: s + " WITHOUT ROWID", lambda s: s[: s.rindex(")")] + ", CHECK (0))",
        lambda s: s[: s.rindex(")")] + ", CHECK (length(hex(zeroblob(400000000))) > 0))",
        lambda s: s.replace(f"{column} ", f"{column}_ "), lambda s: s.replace("REFERENCES ", "REFERENCES no_"),
        lambda s: s.replace(" TEXT", " TEXT DEFAULT (hex(randomblob(9)))"), lambda _s: "CREATE TABLE",
        lambda s: s.replace("PRIMARY KEY", "UNIQUE"),
        lambda s: _COLUMN_NOT_NULL.sub(" NOT NULL ON CONFLICT FAIL", s),
    )  # fmt: skip
    say_schema(db, table, chance.choice(does)(sql))


def _virtual(db: sqlite3.Connection, chance: random.Random) -> None:
    table = _table(chance)
    with suppress(sqlite3.Error):
        db.execute(
            chance.choice(("CREATE VIRTUAL TABLE more USING fts5(a)", "CREATE VIRTUAL TABLE more USING rtree(a,b,c)"))
        )
        return
    say_schema(db, table, f"CREATE VIRTUAL TABLE {table} USING nothing(id)")


def _dropped(db: sqlite3.Connection, chance: random.Random) -> None:
    table, column = _column(chance)
    does = (
        f"DROP TABLE {table}", "DROP TABLE event", f"ALTER TABLE {table} DROP COLUMN \"{column}\"",
        f"ALTER TABLE {table} RENAME COLUMN \"{column}\" TO other", "DROP INDEX ix_event_back",
        f"ALTER TABLE {table} RENAME TO other",
    )  # fmt: skip
    db.execute(chance.choice(does))


def _null(db: sqlite3.Connection, chance: random.Random) -> None:
    _put(db, chance, *_column(chance), None)


def _kind(db: sqlite3.Connection, chance: random.Random) -> None:
    table, column = _column(chance)
    _put(db, chance, table, column, chance.choice((b"\x00\x01", 1.5, 7, "seven", b"", -0.0)))


def _number(db: sqlite3.Connection, chance: random.Random) -> None:
    _put(db, chance, *_column(chance, _is("int", "bool")), chance.choice(NUMBERS))


def _date(db: sqlite3.Connection, chance: random.Random) -> None:
    _put(db, chance, *_column(chance, _is("date", "datetime")), chance.choice(MOMENTS))


def _word(db: sqlite3.Connection, chance: random.Random) -> None:
    words = ("tea party", "", "PANEL", "panel ", "\x00", "Panel\n", "plenary" * 100)
    table, column = _column(chance, lambda c: c.type.python_type.__mro__[1].__name__ == "StrEnum")
    _put(db, chance, table, column, chance.choice(words))


def _zone(db: sqlite3.Connection, chance: random.Random) -> None:
    _put(db, chance, "meeting", "timezone", chance.choice(ZONES))


def _clock(db: sqlite3.Connection, chance: random.Random) -> None:
    moments = ("0001-01-01 00:00:00.000000", "9999-12-31 23:59:59.000000", "2017-12-04 10:00:00.000000")
    _put(db, chance, "meeting", "clock_shows", chance.choice(moments))
    _put(db, chance, "meeting", "clock_set_at", chance.choice((*moments, None)))
    _put(db, chance, "meeting", "clock_rate", chance.choice((0, -1, 2**31, 2**62, -(2**62), 2**63 - 1, 1, 6000)))


def _reference(db: sqlite3.Connection, chance: random.Random) -> None:
    """To nowhere, to a row of another table, or to one of the right table that belongs elsewhere."""
    table, column = _column(chance, lambda c: bool(c.foreign_keys))
    (right,) = (key.column.table.name for key in TABLES[table].columns[column].foreign_keys)
    source = chance.choice((right, right, _table(chance)))
    found = db.execute(f"SELECT id FROM {source} WHERE rowid = {_row(db, chance, source)}").fetchone()
    _put(db, chance, table, column, chance.choice((found[0], found[0], "nowhere", "")) if found else "nowhere")


def _ids(db: sqlite3.Connection, chance: random.Random) -> None:
    table = _table(chance)
    other = db.execute(f"SELECT id FROM {_table(chance)} LIMIT 1").fetchone()
    values = ("", "../../x", "x" * LARGE, "\x00", "a b'\"", 5, b"\x01", other[0] if other else "y", "ID" * 16)
    if chance.random() < 0.4:  # twice in one table
        names = ", ".join(f'"{c.name}"' for c in TABLES[table].columns)
        (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        rows = db.execute(f"SELECT {names} FROM {table}").fetchall()
        db.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
        db.execute(f"CREATE TABLE {table} ({names})")
        marks = ", ".join("?" * len(TABLES[table].columns))
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", [*rows, *rows[:1]])
        db.execute(f"DROP TABLE old_{table}")
        say_schema(db, table, sql)
        return
    with _unwatched(db, table):
        where = f"rowid = {_row(db, chance, table)}"
        db.execute(f"UPDATE {table} SET id = ? WHERE {where}", (chance.choice(values),))


def _meetings(db: sqlite3.Connection, chance: random.Random) -> None:
    if chance.random() < 0.4:
        db.execute("DELETE FROM meeting")
        return
    names = [c.name for c in TABLES["meeting"].columns if c.name != "id"]
    shown = ", ".join(f'"{name}"' for name in names)
    db.execute(f"INSERT INTO meeting (id, {shown}) SELECT ?, {shown} FROM meeting", (chance.choice(("0", "z" * 32)),))
    if chance.random() < 0.5:
        _put(db, chance, "session_block", "meeting_id", "0")


def _text(db: sqlite3.Connection, chance: random.Random) -> None:
    _put(db, chance, *_column(chance, _is("str")), chance.choice(TEXTS))


def _bytes(db: sqlite3.Connection, chance: random.Random) -> None:
    table, column = _column(chance, _is("str"))
    _put(db, chance, table, column, chance.choice(BYTES))


def _event_rows(db: sqlite3.Connection, chance: random.Random) -> None:
    steps = db.execute("SELECT number, rows FROM event WHERE rows <> '[]' ORDER BY number DESC").fetchall()
    number, kept = steps[0] if chance.random() < 0.6 else chance.choice(steps)
    changes = json.loads(kept)
    db.execute("UPDATE event SET rows = ? WHERE number = ?", (_spoilt(changes, chance), number))


def _spoilt(changes: list[Any], chance: random.Random) -> Any:
    """The rows of a step with something wrong in them."""
    whole: tuple[Any, ...] = (
        "", "{", "null", "5", '"x"', "{}", "[[]]", "[5]", "[null]", '[["room"]]', '[["room", null, null]]',
        '[["room", {}, {}]]', "[" * 200_000, "[" * 200_000 + "]" * 200_000, '[["room", null, {"id": {}}]]', b"\xff",
        '[["sqlite_master", null, {"id": "x"}]]', '[["event", {"id": "x"}, null]]',
        '[["nowhere", {"id": "x"}, null]]',
        '[["room", null, {"id": "q", "capacity": ' + "9" * 30 + "}]]", "[1e999]", "NaN", "[" + "9" * 5000 + "]",
        '[["room", [1, 2], [3]]]', '[["room", "before", "after"]]', '[["meeting", null, {"id": "q"}]]',
    )  # fmt: skip
    if chance.random() < 0.5:
        return chance.choice(whole)
    change = chance.choice(changes)
    side = chance.choice([nth for nth in (1, 2) if change[nth]])
    key = chance.choice([*change[side]])
    values = (
        2**70,
        -(2**63) - 1,
        0.5,
        [1],
        {"a": 1},
        True,
        None,
        "tea party",
        "\ud800",
        "x" * LARGE,
        "2017-99-99",
        1e400,
    )
    if chance.random() < 0.7:
        change[side][key] = chance.choice(values)
    elif chance.random() < 0.5:
        change[side]["nothing like it"] = 1
    else:
        change[0] = chance.choice(("nowhere", 5, None, "day", "event", "sheet_issue"))
    return json.dumps(changes)


def _event_columns(db: sqlite3.Connection, chance: random.Random) -> None:
    values: dict[str, tuple[Any, ...]] = {
        "number": (-1, 2**62, 0, 2**63 - 1, -(2**63), 10**9), "title": ("", "x" * LARGE, None, b"\xff"),
        "made_at": ("tomorrow", None, "0000-00-00 00:00:00.000000", "0001-01-01 00:00:00.000000",
                    "9999-12-31 23:59:59.999999"),
        "id": ("", None, 5, "../../x", b"\xff"), "made_by": (None, "x" * LARGE, b"\xed\xa0\x80", "\x00"),
    }  # fmt: skip
    column = chance.choice([*values])
    _say(db, chance, column, chance.choice(values[column]), is_of_one=column in ("number", "id"))


def _say(db: sqlite3.Connection, chance: random.Random, column: str, value: Any, *, is_of_one: bool = False) -> None:
    """Let one event say something, the newest more often than not, or all of them."""
    (newest,) = db.execute("SELECT max(number) FROM event").fetchone()
    number = chance.choice((newest, newest, newest - 1, 3, 1, chance.randrange(1, newest)))
    everywhere = not is_of_one and chance.random() < 0.3
    taken = "CAST(? AS TEXT)" if isinstance(value, bytes) and chance.random() < 0.7 else "?"
    with _unwatched(db, "event"):
        where = "" if everywhere else f" WHERE number = {number}"
        db.execute(f'UPDATE event SET "{column}" = {taken}{where}', (value,))


def _back(db: sqlite3.Connection, chance: random.Random) -> None:
    """What takes back what: a later event, itself, nothing, a fact, a begin, or each the other."""
    lines = db.execute("SELECT number, id, kind FROM event ORDER BY number").fetchall()
    (_number, newest, _kind), ids = lines[-1], [one for _number, one, _kind in lines]
    turns = [number for number, _id, kind in lines if kind in ("undo", "redo")] or [lines[-1][0]]
    others = [one for _number, one, kind in lines if kind in ("fact", "begin")]
    for number in chance.choice((turns[-1:], turns[-2:], turns, chance.sample(turns, len(turns) // 2 or 1))):
        own = ids[number - 1] if number <= len(ids) else newest
        value = chance.choice((own, newest, None, "", "nowhere", b"\xff", chance.choice(ids), chance.choice(others)))
        db.execute("UPDATE event SET back = ? WHERE number = ?", (value, number))
    if chance.random() < 0.3 and len(turns) > 1:  # in a circle
        for number, other in zip(turns, turns[1:] + turns[:1], strict=True):
            db.execute(
                "UPDATE event SET back = (SELECT id FROM event WHERE number = ?) WHERE number = ?", (other, number)
            )


def _kinds(db: sqlite3.Connection, chance: random.Random) -> None:
    kinds = ("do", "undo", "redo", "join", "fact", "begin", "", "DO", "undone", None, b"do", 5, "x" * LARGE)
    if chance.random() < 0.4:  # each something else
        for (number,) in db.execute("SELECT number FROM event").fetchall():
            db.execute("UPDATE event SET kind = ? WHERE number = ?", (chance.choice(kinds[:6]), number))
        return
    _say(db, chance, "kind", chance.choice(kinds))


def _copy(db: sqlite3.Connection, chance: random.Random) -> None:
    if chance.random() < 0.5:
        _say(db, chance, "copy_id", chance.choice(COPIES))
    else:
        _say(db, chance, "about", json.dumps({"letter": chance.choice(LETTERS)}))
    if chance.random() < 0.2:  # as many copies as events
        db.execute("UPDATE event SET copy_id = id")


def _about(db: sqlite3.Connection, chance: random.Random) -> None:
    (newest,) = db.execute("SELECT max(number) FROM event").fetchone()
    says: tuple[Any, ...] = (
        {"to": newest + 5}, {"to": -1}, {"to": "x"}, {"to": [1]}, {"to": 2**70}, {"origin": 5}, {"origin": "../../x"},
        {"copies": "many"}, {"letter": {}}, [], 5, None, "x" * LARGE, {"x": ["a"] * 200_000},
    )  # fmt: skip
    whole = (json.dumps(chance.choice(says)), "", "{", "[" * 200_000, "[NaN]", "9" * 5_000, b"\xff", '{"to": 1e999}')
    _say(db, chance, "about", chance.choice((whole[0], chance.choice(whole))))


def _emblem(db: sqlite3.Connection, chance: random.Random) -> None:
    _put(db, chance, "meeting", "emblem", chance.choice(_emblems()))


def _emblems() -> list[str]:
    """Pictures that are large, endless, of another kind than they say, or none."""
    layers = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
    svg = '<svg xmlns="http://www.w3.org/2000/svg">'
    bomb = f'{svg}<defs><g id="a0"><rect width="9" height="9"/></g>{layers}</defs><use href="#a11"/></svg>'
    local = f'{svg}<image href="/etc/hostname"/></svg>'
    large = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    empty = large + _chunk(b"IDAT", zlib.compress(bytes(5_000_000))) + _chunk(b"IEND", b"")
    pictures = [
        bomb.encode(),
        local.encode(),
        large,
        empty,
        b"GIF89a\xff\xff\xff\xff",
        b"",
        b"text",
        large[:20],
        b"BM" + b"\xff" * 60,
    ]
    said = [f"data:image/{kind};base64,{base64.b64encode(p).decode()}" for p in pictures for kind in ("png", "svg+xml")]
    return [
        *said,
        "data:",
        "data:image/png;base64,%%%",
        "data:image/png,raw",
        "/etc/hostname",
        "x" * LARGE,
        "data:image/png;base64," + "A" * (5 * LARGE),
    ]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _issue(db: sqlite3.Connection, chance: random.Random) -> None:
    values: dict[str, tuple[Any, ...]] = {
        "content": CONTENTS, "fingerprint": ("", "x" * LARGE), "sheet": ("nothing", "", "podium+", "../x", "x" * 5000),
        "language": ("xx", "", "fr+ar", "fr+", "en+en", "+" * 100, "ar+zh+ru"), "revision": (-1, 0, 2**62, 1),
        "subject": ("nobody", "", "x" * 5000), "printed_at": MOMENTS[:9], "letter": LETTERS[:9], "mark": MARKS,
        "event_id": ("", "nowhere", "x" * LARGE, "../../x", b"\xff"), "content_version": (-1, 0, 2**62, 1.5, 99),
        "copies": (-1, 0, 2**62, 0.5, "many", None), "goes_to": ("", "x" * LARGE, b"\xff"),
        "thrown_away_at": (*MOMENTS[:9], None),
    }  # fmt: skip
    column = chance.choice(("content", "content", *values))
    _put(db, chance, "sheet_issue", column, chance.choice(values[column]))


def _translation(db: sqlite3.Connection, chance: random.Random) -> None:
    values = {
        "language": ("xx", "", "fr+ar", "x" * 5000),
        "field": ("id", "nothing", "position", ""),
        "subject": ("", "nobody"),
    }
    column = chance.choice([*values])
    _put(db, chance, "translation", column, chance.choice(values[column]))


def _head(db: sqlite3.Connection, chance: random.Random) -> None:
    does = (
        "application_id = 1",
        "application_id = 0",
        *(f"user_version = {n}" for n in (0, 1, 2, 4, 99, -1, 2**31 - 1)),
    )
    db.execute(f"PRAGMA {chance.choice(does)}")


def _flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    end = 100 if chance.random() < 0.2 else len(data)
    for _nth in range(chance.choice((1, 1, 3, 50))):
        data[chance.randrange(end)] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _cut(path: Path, chance: random.Random) -> None:
    data = path.read_bytes()
    ends = (chance.randrange(len(data)), chance.randrange(200), 4096 * chance.randrange(len(data) // 4096))
    path.write_bytes(data[: chance.choice(ends)])


def _zeroed(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    page = 4096 * chance.randrange(len(data) // 4096)
    data[page : page + 4096] = bytes(4096)
    path.write_bytes(data)


def _other_mode(path: Path, chance: random.Random) -> None:
    """Another way of keeping the file: a log beside it, other letters, pages that move."""
    with closing(sqlite3.connect(path)) as db:
        if chance.random() < 0.5:
            db.execute("PRAGMA journal_mode = WAL")
        else:
            db.execute(f"PRAGMA page_size = {chance.choice((512, 65536))}")
            db.execute(f"PRAGMA auto_vacuum = {chance.choice((0, 1, 2))}")
            db.execute("VACUUM")


def _beside(path: Path, chance: random.Random) -> None:
    """A strange rollback journal or log lies beside it."""
    beside = path.with_name(f"{path.name}{chance.choice(('-journal', '-wal'))}")
    magic = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    head = magic + struct.pack(">IIIII", 1, 5, chance.choice((1, 2**31)), 512, 4096)
    beside.write_bytes(chance.choice((b"", b"words", bytes(4096), head + bytes(480) + chance.randbytes(4104))))


IN_THE_SCHEMA: dict[str, Hostility] = {
    "trigger": _trigger, "view": _view, "generated column": _generated, "something extra": _extra,
    "other words in the schema": _schema_words, "virtual table": _virtual, "something dropped": _dropped,
}  # fmt: skip
IN_THE_ROWS: dict[str, Hostility] = {
    "NULL": _null, "another kind of value": _kind, "number": _number, "date": _date, "word": _word, "time zone": _zone,
    "clock": _clock, "reference": _reference, "id": _ids, "meetings": _meetings, "text": _text, "no UTF-8": _bytes,
    "rows of a step": _event_rows, "event": _event_columns, "back": _back, "kind of event": _kinds, "copy": _copy,
    "about an event": _about, "emblem": _emblem, "printing": _issue,
    "translation": _translation,
}  # fmt: skip
ON_THE_FILE: dict[str, Callable[[Path, random.Random], None]] = {
    "flipped bits": _flip, "cut": _cut, "zero page": _zeroed, "other mode": _other_mode, "something beside": _beside,
}  # fmt: skip
_ALL: dict[str, Any] = {
    **IN_THE_SCHEMA, **IN_THE_ROWS, "head": _head, **ON_THE_FILE,
    "number again": _number, "date again": _date, "text again": _text, "rows of a step again": _event_rows,
    "reference again": _reference, "trigger again": _trigger, "NULL again": _null, "NULL once more": _null,
    "number once more": _number, "printing again": _issue,
    "back again": _back, "kind of event again": _kinds, "copy again": _copy,
}  # fmt: skip
