"""A plan that comes by mail: what no plan of this program has is refused in a sentence, and the rest can be saved."""

import json
import math
import random
import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.models import (
    DamagedPlan,
    EditRefused,
    Meeting,
    PlanError,
    SessionBlock,
    open_damaged,
    open_plan,
    save_copy,
)
from stocktake_desktop.models.columns import LONGEST_TEXT, bounds_of
from stocktake_desktop.models.recording import row_tables
from stocktake_desktop.models.soundness import faults, stored_fault, suspicious
from tests.pictures import picture
from tests.plans import small_plan
from tests.snapshots import driver, same_state

OLD = sorted((Path(__file__).parent.parent / "data").glob("schema_*[0-9].stocktake"))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "meeting.stocktake"
    small_plan(path).close()
    return path


def spoil(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            db.execute(statement)


SCHEMES = {
    "a trigger": ["CREATE TRIGGER evil AFTER UPDATE ON room BEGIN UPDATE person SET family_name = 'EVIL'; END"],
    "a trigger on the log": ["CREATE TRIGGER gone AFTER INSERT ON event BEGIN DELETE FROM event; END"],
    "a view": ["CREATE VIEW more AS SELECT 1"],
    "a view named as a table": [
        "ALTER TABLE document RENAME TO hidden",
        "CREATE VIEW document AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
    ],
    "a table": ["CREATE TABLE more (a)"],
    "a virtual table": ["CREATE VIRTUAL TABLE more USING fts5(a)"],
    "an index": ["CREATE INDEX more ON room (name)"],
    "an index on an expression": ["CREATE INDEX more ON room (hex(zeroblob(1000)))"],
    "a column": ["ALTER TABLE room ADD COLUMN more TEXT"],
    "a computed column": ["ALTER TABLE room ADD COLUMN more TEXT AS (hex(zeroblob(1000)))"],
    "a default that computes": [
        "UPDATE sqlite_master SET sql = replace(sql, 'notes TEXT', 'notes TEXT DEFAULT (random())') WHERE name = 'room'"
    ],
    "a column less": ["ALTER TABLE room DROP COLUMN notes"],
    "a column of another type": [
        "UPDATE sqlite_master SET sql = replace(sql, 'capacity INTEGER', 'capacity TEXT') WHERE name = 'room'"
    ],
    "a rule that costs": [
        "UPDATE sqlite_master SET sql = replace(sql, 'held_seconds >= 0', 'length(hex(zeroblob(400000000))) > 0') "
        "WHERE name = 'actual'"
    ],
    "a rule less": ["UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'room'"],
    "a table less": ["DROP TABLE translation"],
    "an index less": ["DROP INDEX ix_room_meeting_id"],
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_beyond_the_known_schema_is_refused_before_it_is_asked(path, scheme, read_only):
    spoil(path, *SCHEMES[scheme])
    content = path.read_bytes()
    for open_it in (lambda: open_plan(path, read_only=read_only), lambda: open_damaged(path)):
        with pytest.raises(PlanError, match=r"it has (a|no) "):
            open_it()
    assert path.read_bytes() == content


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_older_plan_is_held_against_its_own_schema(old, tmp_path):
    path = tmp_path / "old.stocktake"
    shutil.copy(old, path)
    with closing(sqlite3.connect(path)) as db:
        assert list(faults(db, int(old.stem.removeprefix("schema_")))) == []
        db.execute("CREATE TRIGGER evil AFTER UPDATE ON room BEGIN DELETE FROM person; END")
    with pytest.raises(DamagedPlan, match="trigger"):
        open_plan(path)


VALUES = [
    ("room", "name", None, "Name cannot be left open"),
    ("room", "name", b"\x00\x01", "does not fit name"),
    ("room", "name", "x" * (LONGEST_TEXT + 1), "Name is too long"),
    ("room", "capacity", -1, "Seats is a number from 0"),
    ("room", "capacity", 2.5, "does not fit seats"),
    ("room", "capacity", "many", "does not fit seats"),
    ("room", "kind", "tea room", "tea room"),
    ("room", "position", 2**62, "position is a number"),
    ("day", "date", "2018-03-12T10:00:00+02:00", "does not fit date"),
    ("day", "date", "2018-02-30", "day"),
    ("day", "date", "0001-01-01", "a year from 1900 to 2199"),
    ("day", "date", "9999-12-31", "a year from 1900 to 2199"),
    ("hard_stop", "minute", 1441, "Time is a number from 0 to 1440"),
    ("session_block", "minutes", 99_999_999_999, "Minutes is a number from 1 to 1440"),
    ("session_block", "title", None, "Title cannot be left open"),
    ("session_block", "locked", 7, "does not fit locked"),
    ("segment", "minutes", 10**18, "Minutes is a number from 0 to 1440"),
    ("person", "present_from", "2018-03-12 10:00:00.000000+02:00", "does not fit present"),
    ("person", "present_to", 5, "does not fit present to"),
    ("meeting", "timezone", "Middle/Earth", "is not a time zone"),
    ("meeting", "timezone", "../../etc/passwd", "is not a time zone"),
    ("meeting", "timezone", "", "is not a time zone"),
    ("meeting", "timezone", None, "Time zone cannot be left open"),
    ("meeting", "clock_rate", 2**62, "clock rate is a number from 1 to 600"),
    ("meeting", "clock_rate", 0, "clock rate is a number from 1 to 600"),
    ("meeting", "clock_shows", "0001-01-01 00:00:00.000000", "a year from 1900 to 2199"),
    ("meeting", "emblem", "data:image/svg+xml;base64,PHN2Zy8+", "The emblem is a PNG picture"),
]


@pytest.mark.parametrize(("table", "column", "value", "said"), VALUES)
def test_a_value_no_plan_can_hold_is_named(path, table, column, value, said):
    columns = "id, day_id, minute, title, watched_by"
    hard_stop = f"INSERT INTO hard_stop ({columns}) SELECT 'stop', id, 780, '', '' FROM day LIMIT 1"
    with closing(sqlite3.connect(path)) as db:
        db.execute(hard_stop)
        create = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()[0]
        db.execute("PRAGMA writable_schema = ON")
        loose = create.replace("NOT NULL", "")
        db.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", [loose, table])
        db.commit()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute(f"UPDATE {table} SET {column} = ?", [value])
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", [create, table])
        db.commit()
    content = path.read_bytes()
    with pytest.raises(DamagedPlan) as refused:
        open_plan(path)
    integrity = "NULL value in" if value is None else "CHECK constraint failed"
    assert said in str(refused.value) or integrity in str(refused.value)
    assert path.read_bytes() == content
    with open_damaged(path) as whole:
        assert whole.read_only
        assert whole.is_salvaged
        assert "damaged" in whole.remarks[0]
        same_state(whole)
        picture(whole)
        copy = path.with_name("whole.stocktake")
        assert save_copy(whole, copy)
    with open_plan(copy) as again:
        add_room(again, "Work goes on")
        same_state(again)
    assert path.read_bytes() == content


def some_values(column: Column[Any], chance: random.Random) -> list[object]:
    """Values of every storage class about the bounds of a column."""
    least, most = bounds_of(column) or (0, 10)
    most = min(most, 300_000)
    found: list[object] = [
        None,
        0,
        1,
        2,
        -1,
        1.0,
        2.5,
        math.inf,
        "",
        "a",
        "1",
        b"",
        b"a",
        least,
        most,
        least - 1,
        most + 1,
        2**63 - 1,
    ]
    found += ["x" * (most + n) for n in (-1, 0, 1)] + ["é" * most, "\x00" * (most + 1), "UTC", "Europe/Oslo"]
    found += ["2018-03-12", "2018-3-12", "2018-02-30", "1899-12-31", "2199-12-31", "2200-01-01", "2018-03-12 "]
    found += [
        "2018-03-12 10:00:00.000000",
        "2018-03-12 25:00:00.000000",
        "2018-03-12 10:00:00",
        "2018-03-12T10:00:00.000000",
    ]
    found += [value.value for value in getattr(column.type, "enum_class", None) or ()] + ["tea party"]
    chance.shuffle(found)
    return found


@pytest.mark.parametrize("table", row_tables().values(), ids=str)
def test_sql_picks_out_every_value_that_no_row_can_have(table):
    """The twin: what is looked at by SQL alone never misses what looking at each value finds."""
    chance = random.Random(5)
    with closing(sqlite3.connect(":memory:")) as db:
        for column in table.columns:
            for value in some_values(column, chance):
                db.execute(f'CREATE TABLE t ("{column.name}" BLOB)')
                db.execute("INSERT INTO t VALUES (?)", [value])
                (picked,) = db.execute(f"SELECT {suspicious(column)} FROM t").fetchone()
                assert picked or not stored_fault(column, value), (column, value)
                db.execute("DROP TABLE t")


def test_every_number_and_every_text_has_its_bounds_declared():
    for table in row_tables().values():
        for column in table.columns:
            if column.type.python_type in (int, str) and getattr(column.type, "enum_class", None) is None:
                bounds = bounds_of(column)
                assert bounds is not None, column
                assert bounds.least < bounds.most, column


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (Meeting, "timezone", "Middle/Earth"),
        (Meeting, "turnaround_minutes", 1441),
        (Meeting, "notes", "x" * (LONGEST_TEXT + 1)),
        (SessionBlock, "expected", -1),
        (SessionBlock, "number", "x" * 21),
        (SessionBlock, "floor_minutes", 0),
    ],
)
def test_what_is_refused_at_opening_is_refused_when_it_is_typed(path, model, field, value):
    with open_plan(path) as plan:
        before = same_state(plan)
        row = plan.meeting if model is Meeting else plan.meeting.sessions[0]
        with pytest.raises(EditRefused):
            set_field(plan, model, row.id, field, value)
        assert same_state(plan) == before
        with plan.edit("The longest"):
            plan.meeting.notes = "x" * LONGEST_TEXT
    with open_plan(path) as plan:
        assert len(plan.meeting.notes) == LONGEST_TEXT


def test_an_item_of_another_session_is_damage(path):
    spoil(
        path,
        "UPDATE appearance SET session_id = (SELECT id FROM session_block WHERE title = 'Idea') "
        "WHERE segment_id IS NOT NULL",
    )
    with pytest.raises(DamagedPlan, match="its item is of another session"):
        open_plan(path)
    with open_damaged(path) as whole:
        same_state(whole)
        assert all(one.segment is None for block in whole.meeting.sessions for one in block.appearances)


def test_two_meetings_and_none_are_damage(path):
    spoil(path, "INSERT INTO meeting SELECT * FROM meeting WHERE 0", "DELETE FROM meeting")
    with pytest.raises(DamagedPlan):
        open_plan(path)
    with open_damaged(path) as whole:
        assert whole.meeting.title == "meeting"
        assert len(whole.meeting.sessions) == 3
        same_state(whole)


def test_a_plan_with_pages_that_cannot_be_read_keeps_the_others(path):
    with open_plan(path) as plan:
        for n in range(300):
            add_room(plan, f"Room {n} {'x' * 100}")
        rooms = len(plan.meeting.rooms)
    with closing(sqlite3.connect(path)) as db:
        size = db.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(path.read_bytes())
    at = content.index(b"Room 150 x") // size * size
    content[at : at + size] = b"\xff" * size
    path.write_bytes(content)
    with pytest.raises(DamagedPlan):
        open_plan(path)
    with open_damaged(path) as whole:
        assert rooms / 2 < len(whole.meeting.rooms) < rooms
        assert len(whole.meeting.sessions) == 3
        same_state(whole)


@pytest.mark.parametrize(("table", "column"), [("room", "name"), ("person", "function"), ("sheet_issue", "content")])
def test_what_is_no_text_is_damage_and_the_rest_can_be_had(path, table, column):
    with open_plan(path) as plan:
        record_issues(plan, [Issued("podium", "s", 1, "[]", "f")], datetime(2018, 3, 11))
        rows = {name: len(found) for name, found in same_state(plan).items()}
    spoil(path, f"UPDATE {table} SET {column} = CAST(x'41ff' AS TEXT)")
    with pytest.raises(DamagedPlan, match="is damaged and was not touched"):
        open_plan(path)
    with open_damaged(path) as whole:
        assert {name: len(found) for name, found in same_state(whole).items()} == rows


STEPS = {
    "no JSON": "[[",
    "a number": "7",
    "brackets": "[" * 200_000 + "]" * 200_000,
    "lists as values": '[["room", ["a"], ["b"]]]',
    "nothing before and after": '[["room", null, null]]',
    "another table": '[["tea", null, {"id": "1"}]]',
    "the log itself": '[["event", null, {"id": "1", "title": "a"}]]',
    "no id": '[["room", {"name": "a"}, {"name": "b"}]]',
    "an id that is a number": '[["room", null, {"id": 7}]]',
    "another column": '[["room", {"id": "1", "tea": 1}, {"id": "1", "tea": 2}]]',
    "a huge number": json.dumps([["room", {"id": "1", "capacity": 2**70}, {"id": "1", "capacity": -(2**70)}]]),
    "a float": '[["room", {"id": "1", "capacity": 1.5}, {"id": "1", "capacity": 2.5}]]',
    "not a number": '[["room", {"id": "1", "capacity": NaN}, {"id": "1", "capacity": Infinity}]]',
    "a row that is not there": '[["room", {"id": "x", "name": "a"}, {"id": "x", "name": "b"}]]',
    "a row without its parts": '[["session_block", {"id": "1"}, null]]',
    "a word no vocabulary has": '[["room", {"id": "1", "kind": "tea"}, {"id": "1", "kind": "cake"}]]',
    "half a character": '[["room", {"id": "1", "name": "\\ud800"}, {"id": "1", "name": "a"}]]',
}


@pytest.mark.parametrize("words", STEPS)
@pytest.mark.parametrize("turn", ["undo", "redo"])
def test_a_history_that_does_not_hold_together_is_set_aside(path, words, turn):
    with open_plan(path) as plan:
        if turn == "redo":
            plan.undo()
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "UPDATE event SET rows = ? WHERE number = (SELECT max(number) FROM event WHERE kind = 'do')", [STEPS[words]]
        )
        db.commit()
    with open_plan(path) as plan:
        before = same_state(plan)
        act = getattr(plan, turn)
        with pytest.raises(DamagedPlan, match="set aside"):
            act()
        assert same_state(plan) == before
        assert plan.log.lines(1, None)[0].kind == "begin"
        assert not act()
        add_room(plan, "Work goes on")
        plan.undo()
        assert same_state(plan) == before


def test_opening_can_be_given_up(path):
    with open_plan(path) as plan, plan.edit("Many rooms"):
        for n in range(3_000):
            add_room(plan, f"Room {n}")
    content = path.read_bytes()
    with pytest.raises(PlanError, match="given up"):
        open_plan(path, go_on=lambda: False)
    assert path.read_bytes() == content
    with open_plan(path) as plan:
        assert not plan.read_only


@pytest.mark.parametrize("name", ["x" * 300 + ".stocktake", "a\0b.stocktake", "é" * 130 + ".stocktake"])
def test_a_name_no_file_can_have_is_said(tmp_path, name):
    from stocktake_desktop.models import create_plan, new_plan

    path = tmp_path / name
    for act in (
        lambda: create_plan(path, "Meeting"),
        lambda: open_plan(path),
        lambda: save_copy(new_plan("Meeting"), path),
    ):
        with pytest.raises(PlanError):
            act()
    assert list(tmp_path.iterdir()) == []


def test_the_longest_name_a_file_can_have(tmp_path):
    path = tmp_path / ("x" * 237 + ".stocktake")
    small_plan(path).close()
    with open_plan(path) as plan:
        assert not plan.read_only


@pytest.mark.parametrize("clock", [datetime(2001, 1, 1), datetime(2100, 1, 1)])
def test_copies_are_kept_by_what_is_in_them_whatever_the_clocks_say(path, clock):
    import os

    folder = path.with_name("meeting backups")
    for _nth in range(3):
        with open_plan(path):
            pass
        os.utime(path, (clock.timestamp(), clock.timestamp()))
    assert len(list(folder.iterdir())) == 1
    with open_plan(path) as plan:
        add_room(plan, "New")
    os.utime(path, (clock.timestamp(), clock.timestamp()))
    with open_plan(path):
        pass
    assert len(list(folder.iterdir())) == 2


def test_a_copy_that_cannot_be_kept_is_said(path):
    path.with_name("meeting backups").write_text("no folder")
    with open_plan(path) as plan:
        assert "No copy of this plan could be kept" in plan.remarks[0]
        add_room(plan, "Work goes on")


def test_a_meeting_is_dated_as_meetings_are(path):
    from stocktake_desktop.edits.frame import add_day

    with open_plan(path) as plan, pytest.raises(EditRefused, match="from 1900 to 2199"):
        add_day(plan, date(9999, 12, 31))


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_what_is_whole_of_an_older_damaged_plan_is_shown_too(old, tmp_path):
    path = tmp_path / "old.stocktake"
    shutil.copy(old, path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE session_block SET minutes = 99999 WHERE title = (SELECT min(title) FROM session_block)")
        db.commit()
        sessions = db.execute("SELECT count(*) FROM session_block").fetchone()[0]
    content = path.read_bytes()
    with pytest.raises(DamagedPlan, match="Minutes is a number"):
        open_plan(path)
    with open_damaged(path) as whole:
        assert len(whole.meeting.sessions) == sessions
        assert any("session, minutes" in said for said in whole.remarks)
        same_state(whole)
    assert path.read_bytes() == content


@pytest.mark.parametrize("value", ["[" * 950 + "]" * 950, '"' + "x" * 500_000 + '"'])
def test_what_is_said_of_a_wrong_value_is_short(path, value):
    with open_plan(path) as plan:
        driver(plan).execute(
            "UPDATE event SET rows = ? WHERE number = (SELECT max(number) FROM event)",
            [f'[["room", {{"id": "1", "capacity": {value}}}, {{"id": "1", "capacity": 1}}]]'],
        )
        with pytest.raises(DamagedPlan, match="set aside") as said:
            plan.undo()
        assert len(str(said.value)) < 500


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_plan_that_is_refused_when_its_rows_are_read_stays_as_it_came(path, mode):
    """Bytes that are no text are met only then; another program may have left the file in a mode of its own."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        assert db.execute(f"PRAGMA journal_mode = {mode}").fetchone() == (mode,)
        db.execute("UPDATE room SET notes = CAST(x'ff41' AS TEXT)")
    content = path.read_bytes()
    with pytest.raises(DamagedPlan):
        open_plan(path)
    assert path.read_bytes() == content


def test_a_plan_in_a_mode_of_another_program_is_brought_back_to_ours_once_it_is_open(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = wal")
    with open_plan(path) as plan:
        assert driver(plan).execute("PRAGMA journal_mode").fetchone() == ("truncate",)
        add_room(plan, "Attic")
        same_state(plan)
    assert sorted(one.name for one in path.parent.iterdir() if one.name.startswith(f"{path.name}-")) == []
    with open_plan(path) as plan:
        assert "Attic" in [room.name for room in plan.meeting.rooms]
