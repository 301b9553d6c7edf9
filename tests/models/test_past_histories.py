"""Plans of past schemas: their journals become logs that take back, do again and hold all that the old ones did."""

import json
import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from stocktake_desktop.models import migrations
from tests.data.make_past_histories import picture
from tests.models.log_replay import LATER, LogReplay
from tests.models.old_journals import OldPlan, empty_plan, new_day, pressed, printing, put, put_step, rows_in

DATA = Path(__file__).parent.parent / "data"
PAST = sorted(DATA.glob("schema_*.stocktake"))
WITH_PICTURES = sorted(DATA.glob("schema_?_*.stocktake"))
PRINT = "Print 1 sheet"


def upgraded(old: Path, folder: Path) -> Path:
    """A copy of an old plan, brought to the newest schema."""
    path = folder / old.name
    shutil.copy(old, path)
    with closing(sqlite3.connect(path)) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
    migrations.upgrade(path, version)
    return path


def upgraded_log(old: Path) -> LogReplay:
    """The log of a copy of an old plan; nothing is left of the copy."""
    with TemporaryDirectory() as folder:
        return LogReplay(upgraded(old, Path(folder)))


def holds_together(log: LogReplay) -> None:
    """The log leads from the meeting as it was made to its rows, back and forth, and has all printings."""
    assert [event.number for event in log.events] == [*range(1, 1 + len(log.events))]
    assert log.events[0].kind == "begin"
    assert {event.copy_id for event in log.events} == {log.events[0].copy_id}
    assert all(len(name) == 32 for event in log.events for name in (event.id, event.copy_id))
    origins = [json.loads(event.about).get("origin") for event in log.events if event.kind == "begin"]
    assert len({*origins}) == len(origins)
    assert all(event.about == "{}" for event in log.events if event.kind != "begin")
    now = log.rows()
    before = [now, *log.states()]
    assert before[-1]["sheet_issue"] == []
    assert [before[-1], *log.states_again()] == before[::-1]
    told = [
        {**LATER[table], **row} for event in log.events if event.kind == "fact" for table, _old, row in event.changes
    ]
    assert sorted(told, key=lambda row: row["id"]) == log.printings()
    for event in log.events:
        kinds = {table == "sheet_issue" for table, _before, _after in event.changes}
        assert kinds <= {event.kind == "fact"}
        assert all(row["event_id"] == event.id for _table, _before, row in event.changes if event.kind == "fact")


@pytest.mark.parametrize("old", PAST, ids=lambda path: path.stem)
def test_the_log_of_every_past_schema_holds_together(old):
    log = upgraded_log(old)
    holds_together(log)
    for _state in log.states():
        pass
    assert {table for table, rows in log.rows().items() if rows} <= {"meeting", "role_rule"}


@pytest.mark.parametrize("old", WITH_PICTURES, ids=lambda path: path.stem)
def test_undo_and_redo_show_what_the_old_program_showed(old):
    log = upgraded_log(old)
    shown = [("now", picture(log.db))]
    while log.standing:
        shown.append((f"undo {log.undo()}", picture(log.db)))
    while log.ahead:
        shown.append((f"redo {log.redo()}", picture(log.db)))
    told = old.with_suffix(".txt").read_text("utf-8").removeprefix("# ").rstrip("\n").split("\n# ")
    expected = [(heading, rest) for heading, _line, rest in (one.partition("\n") for one in told)]
    assert shown == [one for one in expected if not one[0].endswith(PRINT)]  # what was printed is not taken back


RULES = {
    "nothing": ("", [], "begin"),
    "done": ("a=z", ["done a:x>y", "done a:y>z"], "begin 1 2"),
    "dropped, each on the one before": (
        "a=x b=z",
        ["done b:x>y", "dropped a:x>y", "dropped a:y>z", "done b:y>z"],
        "begin 1 2 3 -3 -2 4",
    ),
    "dropped, apart from each other": (
        "a=x b=x c=z",
        ["done c:x>y", "dropped a:x>y", "dropped b:x>y", "done c:y>z"],
        "begin 1 2 3 -3 -2 4",
    ),
    "dropped, one instead of the other": (
        "a=x b=z",
        ["done b:x>y", "dropped a:x>y", "dropped a:x>z", "done b:y>z"],
        "begin 1 2 -2 3 -3 4",
    ),
    "dropped, and a later one tells that more was taken back": (
        "a=x b=x c=z",
        ["done c:x>y", "dropped a:x>y", "dropped b:x>y", "dropped a:x>z b:y>z", "done c:y>z"],
        "begin 1 2 -2 3 4 -4 -3 5",
    ),
    "dropped, what comes and goes": (
        "b=z",
        ["done b:x>y", "dropped +a", "dropped a:x>y", "dropped -a:y", "dropped +a", "done b:y>z"],
        "begin 1 2 3 4 5 -5 -4 -3 -2 6",
    ),
    "redoable": ("a=y", ["done a:x>y", "undone a:y>z", "undone -a:z"], "begin 1 2 3 -3 -2"),
    "redoable around dropped": ("a=x", ["undone a:x>y", "dropped a:y>x", "undone a:y>z"], "begin 1 2 -2 3 -3 -1"),
    "begun anew": ("a=z", ["dropped +a", "dropped a:x>y", "done a:y>z"], "begin 1 2 begin 3"),
    "begun anew with something taken back": (
        "a=z",
        ["dropped +a", "dropped a:x>z", "dropped a:x>y", "done a:y>z"],
        "begin 1 2 -2 3 begin 4",
    ),
    "begun anew, and nothing done since": ("a=x", ["dropped +a", "dropped a:x>y"], "begin 1 2 -2 begin"),
    "begun anew with everything taken back": ("", ["dropped +a"], "begin 1 -1 begin"),
    "begun anew, the first since taken back": (
        "a=y",
        ["dropped +a", "dropped a:x>y", "dropped -a:y", "undone a:y>z"],
        "begin 1 2 3 -3 begin 4 -4",
    ),
    "taken back before the first that stands": ("b=x", ["dropped +a", "done +b"], "begin 1 -1 2"),
    "printed": ("", ["done P1 P2"], "begin f1"),
    "printed with something else": ("a=y", ["done a:x>y P1"], "begin 1 f1"),
    "printed, then dropped": ("a=z", ["done a:x>y", "dropped P1", "done a:y>z"], "begin 1 f2 3"),
    "printed with something dropped": ("a=z", ["done a:x>y", "dropped a:y>x P1", "done a:y>z"], "begin 1 2 f2 -2 3"),
    "printed amid what is redoable": ("a=x", ["undone a:x>y", "undone P1", "undone -a:y"], "begin 1 f2 3 -3 -1"),
    "printed before the history was begun": (
        "a=y",
        ["dropped +a P1", "dropped P2", "done a:x>y"],
        "begin 1 f1 f2 begin 3",
    ),
}
"""Rows as they are now, the steps of the journal, and the log: "2" for step 2, "-2" taken back, "f2" its printings."""

TORN = {
    "unreadable": ("a=z", ["done a:x>y", "done !", "done a:y>z"], "begin 1 2 begin 3"),
    "no rewinding": ("a=y", ["done a:q>r", "done a:x>y"], "begin 1 begin 2"),
    "no rewinding at all": ("a=x", ["done a:x>y", "undone a:y>z"], "begin 1 2 begin"),
    "dropped, and fits nowhere": ("a=z", ["done a:x>y", "dropped a:q>r", "done a:y>z"], "begin 1 2 3 begin"),
    "redoable, and fits nowhere": ("a=y", ["done a:x>y", "undone a:q>r"], "begin 1 2 begin"),
    "redoable before what stands": ("a=y", ["undone b:x>y", "done a:x>y"], "begin 1 2 begin"),
    "another state": ("a=y b=x", ["done a:x>y", "lost b:x>y"], "begin 1 2 begin"),
    "begun anew, and fits nowhere": ("a=z", ["dropped a:q>r", "done a:y>z"], "begin 1 begin 2"),
    "no such table": ("a=y", ["done ?", "done a:x>y"], "begin 1 begin 2"),
}


@pytest.mark.parametrize(("now", "steps", "log"), RULES.values(), ids=RULES)
def test_what_a_journal_becomes(now, steps, log, tmp_path):
    with closing(log_of(now, steps, tmp_path)) as replay:
        assert in_short(replay) == log
        holds_together(replay)


@pytest.mark.parametrize(("now", "steps", "log"), TORN.values(), ids=TORN)
def test_what_does_not_hold_together_stands_behind_a_beginning(now, steps, log, tmp_path):
    with closing(log_of(now, steps, tmp_path)) as replay:
        assert in_short(replay) == log
        assert {day["id"][0]: day["title"] for day in rows_in(replay.db)["day"].values()} == titles(now)
        while replay.standing:
            replay.undo()


def log_of(now: str, steps: list[str], folder: Path) -> LogReplay:
    """The log that a journal written by hand becomes."""
    path = folder / "plan"
    path.write_bytes(empty_plan())
    with closing(sqlite3.connect(path)) as db:
        for key, title in titles(now).items():
            put(db, "day", new_day(key, title))
        for nth, step in enumerate(steps, 1):
            state, *changes = step.split()
            put_step(db, nth, state=state, rows=json.dumps([change_of(word) for word in changes]))
        db.commit()
    migrations.upgrade(path, 3)
    return LogReplay(path)


def titles(now: str) -> dict[str, str]:
    return dict(word.split("=") for word in now.split())


def change_of(word: str) -> object:
    """ "+a" is a new day called x, "-a:y" its end, "a:x>y" another title, "P1" a printing, "!" and "?" no change."""
    if word in "!?":
        return {"!": "nothing", "?": ["nowhere", None, {"id": "a"}]}[word]
    if word[0] == "P":
        return printing(int(word[1:]))
    if word[0] == "+":
        return ["day", None, new_day(word[1], "x")]
    if word[0] == "-":
        return ["day", new_day(word[1], word[3:]), None]
    key = word[0] * 32
    before, after = word[2:].split(">")
    return ["day", {"id": key, "title": before}, {"id": key, "title": after}]


def in_short(log: LogReplay) -> str:
    """A log in words: those of RULES."""
    words = {"begin": "begin", "do": "{}", "undo": "-{}", "fact": "f{}"}
    return " ".join(words[event.kind].format(event.title.removeprefix("Step ")) for event in log.events)


@pytest.mark.parametrize("begins", [0, 0.4], ids=["never", "sometimes"])
@pytest.mark.parametrize("block", range(4))
def test_random_histories(block, begins, tmp_path):
    """What takes back and does again is always as it was; where a history was begun, what came before nearly always."""
    told: Counter[str] = Counter()
    for seed in range(12 * block, 12 * (block + 1)):
        plan, old = random_plan(random.Random(seed), begins), tmp_path / f"{seed}"
        plan.write(old)
        migrations.upgrade(old, 3)
        with closing(LogReplay(old)) as log:
            assert {row["id"] for row in log.printings()} == plan.printed
            shows_what_it_did(log, plan)
        with closing(LogReplay(old)) as log:
            try:
                holds_together(log)
            except (LookupError, sqlite3.IntegrityError):
                told["set aside"] += 1
    assert told["set aside"] <= 3 * bool(begins)


def random_plan(chance: random.Random, begins: float) -> OldPlan:
    """A plan somebody pressed anything on; `begins` is how often a history is begun anew."""
    plan = OldPlan()
    for _press in range(chance.randrange(60)):
        act = chance.choices(("do", "undo", "redo", "begin"), (12, 8, 3, begins))[0]
        plan.do(pressed(plan, chance)) if act == "do" else getattr(plan, act)()
    return plan


def shows_what_it_did(log: LogReplay, plan: OldPlan) -> None:
    """Undo to the beginning and redo to the end are those of the old program, but for what was printed."""
    assert rows_in(log.db) == plan.others()
    while number := plan.undo():
        if not plan.only_prints(number):
            assert log.undo() == f"Step {number}"
        assert rows_in(log.db) == plan.others()
    assert not log.standing
    while number := plan.redo():
        if not plan.only_prints(number):
            assert log.redo() == f"Step {number}"
        assert rows_in(log.db) == plan.others()
    for event in log.ahead:  # a printing, behind which it was dropped, ends no redo any more
        later = range(1 + int(event.id), 1 + len(plan.steps))
        assert all(plan.only_prints(n) for n in later if plan.steps[n - 1]["state"] == "done")


@pytest.mark.parametrize("old", WITH_PICTURES, ids=lambda path: path.stem)
def test_two_copies_of_an_old_plan_become_the_same(old, tmp_path):
    (tmp_path / "site").mkdir()
    office, site = upgraded(old, tmp_path), upgraded(old, tmp_path / "site")
    with closing(LogReplay(office)) as one, closing(LogReplay(site)) as other:
        assert one.events == other.events
        assert one.rows() == other.rows()


def test_two_copies_that_went_on_are_told_apart(tmp_path):
    logs = []
    for state in ("done", "undone"):
        with closing(log_of("a=y" if state == "done" else "a=x", ["done +a", f"{state} a:x>y"], tmp_path)) as log:
            logs.append(log.events)
    (one, *_more), (other, *_others) = logs
    assert one.about == other.about
    assert one.id == other.id
    assert one.copy_id != other.copy_id


@pytest.mark.parametrize("old", sorted(DATA.glob("schema_?_history.stocktake")), ids=lambda path: path.stem)
def test_old_printings_tell_by_which_program_they_were_made(old):
    with closing(upgraded_log(old)) as log:
        version = int(old.stem.startswith("schema_3"))
        told = {"letter": "", "mark": "", "content_version": version, "copies": None, "thrown_away_at": None}
        assert [{name: row[name] for name in told} for row in log.printings()] == [told] * 7
        assert sorted(row["revision"] for row in log.printings()) == [1, 1, 1, 2, 3, 3, 4]


def test_a_printing_that_no_step_tells_of_is_at_the_start(tmp_path):
    plan = OldPlan()
    plan.do([printing(1)])
    plan.do([["day", None, new_day("a", "x")]])
    del plan.steps[0]
    plan.write(tmp_path / "plan")
    with closing(upgraded_log(tmp_path / "plan")) as log:
        assert [event.kind for event in log.events] == ["begin", "fact", "do"]
        holds_together(log)


HALF = json.dumps([["day", None, {"id": "q", "title": "\ud800"}], printing(3)])
SPOILT = [
    *({"rows": text} for text in ("", "{", "null", "[[]]", "[" * 200_000, "[" + "9" * 5_000 + "]", b"\xff", HALF)),
    {"rows": '[["sqlite_master", null, {"id": "x"}]]'},
    {"rows": '[["event", null, {"id": "x"}]]'},
    {"rows": '[["day", null, {"id": "x", "title\\" = 1; --": 1}]]'},
    {"rows": '[["day", null, {"id": "x", "date": [1]}]]'},
    {"rows": json.dumps([["day", None, {**new_day("q", "x"), "notes": 2**70}]])},
    {"rows": json.dumps([["sheet_issue", None, {**printing(3)[2], "revision": 2**70}]])},
    {"rows": json.dumps([["sheet_issue", None, {**printing(3)[2], "printed_at": "tomorrow"}]])},
    {"rows": json.dumps([["sheet_issue", None, {**printing(3)[2], "content": "\ud800"}]])},
    {"rows": json.dumps([["sheet_issue", None, {"id": "x"}], ["sheet_issue", {"id": "x"}, {"id": "y"}]])},
    *({"title": title} for title in ("x" * 1_000_000, b"\xff")),
    *({"made_at": made_at} for made_at in ("tomorrow", "0000-00-00 00:00:00.000000", "9999-12-31 23:59:59.999999", 5)),
    *({"id": step_id} for step_id in ("", "x" * 1_000_000, b"\xff")),
    *({"made_by": made_by} for made_by in ("x" * 1_000_000, b"\xed\xa0\x80")),
    {"state": b"\xff"},
    {"number": -(2**62)},
]


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda spoilt: f"{spoilt}"[:40])
def test_a_hostile_journal_is_brought_along(spoilt, tmp_path):
    plan = OldPlan()
    for key in "abc":
        plan.do([["day", None, new_day(key, "x")], printing(ord(key))])
    path = tmp_path / "plan"
    plan.write(path)
    with closing(sqlite3.connect(path)) as db:
        (column, value), *_none = spoilt.items()
        taken = "CAST(? AS TEXT)" if isinstance(value, bytes) else "?"
        db.execute(f"UPDATE journal SET {column} = {taken} WHERE number = 2", [value])
        db.commit()
    with closing(upgraded_log(path)) as log:
        assert rows_in(log.db) == plan.others()
        assert {row["id"] for row in log.printings()} >= plan.printed
        assert sum(event.kind == "do" for event in log.events) >= 2
        for event in log.events:
            assert 1 <= len(event.id) <= 32
            assert len(event.title) <= 200_000
            assert len(event.made_by) <= 80
            assert 1900 <= datetime.fromisoformat(event.made_at).year < 2200
        while log.standing:
            log.undo()


@pytest.mark.parametrize("old", WITH_PICTURES, ids=lambda path: path.stem)
def test_a_damaged_journal_keeps_no_row_from_being_salvaged(old, tmp_path):
    path = tmp_path / "old"
    shutil.copy(old, path)
    with closing(sqlite3.connect(path)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'journal'").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
        then = (picture(db), db.execute("SELECT id, content FROM sheet_issue").fetchall())
    content = bytearray(path.read_bytes())
    content[size * (page - 1) : size * page] = b"\xff" * size
    path.write_bytes(content)
    migrations.upgrade(path, int(old.stem[7]), whatever_it_holds=True)
    with closing(sqlite3.connect(path)) as db:
        assert (picture(db), db.execute("SELECT id, content FROM sheet_issue").fetchall()) == then
        assert db.execute("SELECT count(*) FROM event").fetchone() == (0,)
        assert not [*db.execute("SELECT 1 FROM sheet_issue WHERE (event_id, letter, mark) <> ('', '', '')")]
