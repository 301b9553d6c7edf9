"""Who writes a plan: each copy keeps its letter, what went on elsewhere gets the next, and reading gives none."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from stocktake_desktop.edits import frame
from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.interchange.writers.plan_json import write_plan_json
from stocktake_desktop.models import (
    NotSaved,
    Plan,
    copies,
    create_plan,
    new_id,
    new_plan,
    open_plan,
    save_as,
    save_copy,
)
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.sheets.printing import Printing
from tests.plans import small_plan
from tests.snapshots import driver, same_state

NOW = datetime(2031, 5, 5, 9, 40)


@pytest.fixture
def sit_at(monkeypatch, tmp_path):
    """Sit down at a laptop by its name; at first at the one in the office."""

    def sit(name):
        monkeypatch.setattr(copies, "copies_folder", lambda: tmp_path / "laptops" / name / "copies")

    sit("office")
    return sit


def notes() -> Path:
    """Where the laptop at which somebody sits notes its copies."""
    return copies.copies_folder()  # type: ignore[attr-defined]  # as `sit_at` has put it there


@pytest.fixture
def path(sit_at, tmp_path):
    path = tmp_path / "meeting.stocktake"
    create_plan(path, "Meeting").close()
    return path


def newest(plan):
    return plan.log.lines(1, None)[0]


def add_room(plan: Plan, name: str) -> None:
    """One more room; where the name is taken, with a number, for a second room of a name is refused."""
    taken = {room.name for room in plan.meeting.rooms}
    frame.add_room(plan, f"{name} {len(taken) + 1}" if name in taken else name)


def write(path, name="Room"):
    """Open a plan, write one step, and close it; the event."""
    with open_plan(path) as plan:
        add_room(plan, name)
        return newest(plan)


def letters(path):
    with open_plan(path, read_only=True) as plan:
        return [copy.letter for copy in plan.log.copies()]


def copy_of(path, name):
    other = path.with_name(name)
    shutil.copy(path, other)
    return other


def spoil(path, statement, *values):
    with closing(sqlite3.connect(path)) as db:
        db.execute(statement, values)
        db.commit()


# one file, two laptops


def test_a_file_used_in_turn_by_two_laptops_keeps_its_two_letters(path, sit_at):
    writers: dict[str, set[str]] = {"office": set(), "site": set()}
    for _nth in range(4):
        for laptop, known in writers.items():
            sit_at(laptop)
            known |= {write(path).copy_id, write(path).copy_id}
    assert [len(known) for known in writers.values()] == [1, 1]
    assert writers["office"].isdisjoint(writers["site"])
    assert letters(path) == ["A", "B"]


def test_opening_looking_and_asking_whose_it_is_give_no_letter(path, sit_at):
    write(path)
    sit_at("site")
    for read_only in (True, False):
        before = path.read_bytes()
        with open_plan(path, read_only=read_only) as plan:
            assert plan.undo_title
            assert not plan.redo_title
            assert (plan.log.own_copy.letter, plan.log.own_copy) == ("B", plan.log.own_copy)
            assert [copy.letter for copy in plan.log.copies()] == ["A"]
            same_state(plan)
        assert path.read_bytes() == before
    assert not notes().exists()
    assert write(path).says("letter") == "B"


def test_the_letter_is_said_once(path, sit_at):
    sit_at("site")
    assert [write(path).says("letter") for _nth in range(3)] == ["B", None, None]
    with open_plan(path) as plan:
        for _nth in range(3):
            add_room(plan, "Room")
            assert newest(plan).says("letter") is None


# a file that went on elsewhere


def test_a_restored_backup_gets_the_next_letter_at_the_first_write(path):
    first = write(path)
    backup = copy_of(path, "backup.stocktake")
    write(path)
    shutil.copy(backup, path)
    with open_plan(path) as plan:
        assert newest(plan).id == first.id
    second = write(path)
    assert second.copy_id != first.copy_id
    assert letters(path) == ["A", "B"]
    assert write(path).copy_id == second.copy_id


def test_a_file_that_comes_back_from_elsewhere_is_gone_on_with_as_what_it_holds(path, sit_at):
    office = write(path).copy_id
    mailed = copy_of(path, "mailed.stocktake")
    sit_at("site")
    site = write(mailed).copy_id
    sit_at("office")
    assert write(mailed).copy_id == office, "all that was written in the office is in it"
    assert write(path).copy_id not in (office, site), "and by now, not in this one"
    sit_at("site")
    assert write(mailed).copy_id == site
    assert (letters(mailed), letters(path)) == (["A", "B"], ["A", "B"])


def test_two_files_of_one_origin_on_one_laptop_keep_one_letter_each_after_the_first_fork(path):
    write(path)
    other = copy_of(path, "other.stocktake")
    writers: dict[Path, list[str]] = {path: [], other: []}
    for _nth in range(5):
        for one, known in writers.items():
            known += [write(one).copy_id, write(one).copy_id]
    assert [len(set(known)) for known in writers.values()] == [1, 1]
    assert writers[path][0] != writers[other][0]
    assert (letters(path), letters(other)) == (["A"], ["A", "B"])


def test_two_files_that_are_open_at_once_are_not_written_as_one_copy(path, tmp_path):
    """As after "save a copy": both hold the last event that was noted, until one of them goes on."""
    with open_plan(path) as first:
        add_room(first, "First")
        save_copy(first, tmp_path / "second.stocktake")
        with open_plan(tmp_path / "second.stocktake") as second:
            for _nth in range(3):
                add_room(second, "Second")
                add_room(first, "First")
                assert newest(first).copy_id != newest(second).copy_id
            said = [[copy.letter for copy in plan.log.copies()] for plan in (first, second)]
    assert sorted(said) == [["A"], ["A", "B"]]


def test_an_older_file_with_the_same_rows_that_took_the_place_of_an_open_one(path):
    """As a sync program may do it: what is shown is in it, but not all that was done."""
    write(path)
    older = copy_of(path, "older.stocktake")
    with open_plan(path) as plan:
        add_room(plan, "Came and went")
        plan.undo()
        first = newest(plan)
        shutil.copy(older, path)
        add_room(plan, "Work goes on")
        assert newest(plan).number < first.number
        assert newest(plan).copy_id != first.copy_id
        assert newest(plan).says("letter") == "B"


def test_two_papers_of_two_copies_are_told_apart(path, tmp_path):
    with small_plan(tmp_path / "small.stocktake") as plan:
        save_copy(plan, path)
        sheet = next(one for one in sheets_of(plan) if one.kind == "podium")
    stamps = []
    for one in (tmp_path / "small.stocktake", path):
        with open_plan(one) as plan:
            printed = Printing(plan, NOW).write(sheet, tmp_path / "sheet.pdf")
            record_issues(plan, [Issued(**printed.as_issue())], NOW)
            stamps.append(printed.stamp)
    assert [(stamp.revision, stamp.letter) for stamp in stamps] == [(1, "A"), (1, "B")]
    assert stamps[0].mark != stamps[1].mark


# what fails


class FailsOnce:
    """Lets the disk fail at the commit of the next step, before or after it stands."""

    def __init__(self, plan, *, stands):
        self._plan, self._stands, self._done = plan, stands, False
        event.listen(plan._engine, "before_cursor_execute", self._fail, retval=True)

    def _fail(self, _connection, _cursor, words, values, _context, _many):
        if words == "COMMIT" and not self._done:
            self._done = True
            driver(self._plan).execute("COMMIT" if self._stands else "ROLLBACK")
            return "SELECT no_such_disk", values
        return words, values


@pytest.mark.parametrize("laptop", ["office", "site"])
@pytest.mark.parametrize("stands", [True, False])
@pytest.mark.parametrize("reopened", [True, False])
def test_a_commit_that_fails_gives_no_letter(path, sit_at, laptop, stands, reopened):
    """At the site it is the first step there, whose copy has to be said all the same, and once."""
    write(path)
    sit_at(laptop)
    plan = open_plan(path)
    FailsOnce(plan, stands=stands)
    with suppress(NotSaved):
        add_room(plan, "Fails")
    assert [room.name for room in plan.meeting.rooms].count("Fails") == stands
    if reopened:
        plan.close()
        plan = open_plan(path)
    for _nth in range(2):
        add_room(plan, "Work goes on")
    plan.close()
    assert letters(path) == (["A"] if laptop == "office" else ["A", "B"])


KILLED = """
import os, sys
from pathlib import Path
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.models import copies, open_plan
from stocktake_desktop.models.writer import Writer

copies.copies_folder = lambda: Path(sys.argv[2])
commit = Writer._commit
def killed(self, event_id):
    if sys.argv[3] == "after":
        commit(self, event_id)
    os._exit(9)
Writer._commit = killed
add_room(open_plan(Path(sys.argv[1])), "Killed")
"""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_about_the_commit(path, moment):
    """Between note and commit nobody can tell it from a restored backup: the next letter, and nothing else, comes."""
    first = write(path)
    command = [sys.executable, "-c", KILLED, str(path), str(notes()), moment]
    assert subprocess.run(command, check=False).returncode == 9
    with open_plan(path) as plan:
        assert ("Killed" in [room.name for room in plan.meeting.rooms]) is (moment == "after")
        same_state(plan)
    later = {write(path).copy_id for _nth in range(3)}
    assert len(later) == 1
    assert (first.copy_id in later) is (moment == "after")
    assert letters(path) == (["A"] if moment == "after" else ["A", "B"])


def test_where_no_note_can_be_written_every_opening_is_another_copy_and_nothing_fails(sit_at, tmp_path):
    folder = notes()
    folder.parent.mkdir(parents=True)
    folder.write_text("a file")
    path = tmp_path / "meeting.stocktake"
    with create_plan(path, "Meeting") as plan:
        writers = set()
        for _nth in range(3):
            add_room(plan, "Room")
            writers.add(newest(plan).copy_id)
        assert len(writers) == 1
    for _nth in range(2):
        with open_plan(path) as plan:
            add_room(plan, "Room")
            add_room(plan, "Room")
    assert letters(path)[-2:] == ["C", "D"]
    assert folder.read_text() == "a file"


@pytest.mark.parametrize("note", ["", "no id", "g" * 32, "a" * 10_000, "é" * 32, None])
def test_a_note_that_says_nothing_is_as_none(path, note):
    first = write(path)
    kept = notes() / first.copy_id
    kept.unlink()
    if note is None:
        kept.mkdir()
    else:
        kept.write_text(note)
    assert write(path).copy_id != first.copy_id
    assert letters(path) == ["A", "B"]


# plans that are not made in a file


def test_a_plan_made_in_memory_goes_on_as_its_first_copy_in_the_file(sit_at, tmp_path):
    with new_plan("In memory") as plan:
        for _nth in range(2):
            add_room(plan, "Room")
        made = newest(plan).copy_id
        assert not notes().exists()
        with save_as(plan, tmp_path / "kept.stocktake") as kept:
            add_room(kept, "Room")
            assert newest(kept).copy_id == made
    assert write(tmp_path / "kept.stocktake").copy_id == made
    assert letters(tmp_path / "kept.stocktake") == ["A"]
    sit_at("site")
    write(tmp_path / "kept.stocktake")
    assert letters(tmp_path / "kept.stocktake") == ["A", "B"]


def test_what_is_read_from_json_goes_on_as_its_first_copy(sit_at, tmp_path):
    with small_plan(tmp_path / "small.stocktake") as plan:
        write_plan_json(plan, tmp_path / "plan.json")
    path = tmp_path / "read.stocktake"
    import_plan_json(tmp_path / "plan.json", path).close()
    write(path)
    assert letters(path) == ["A"]
    with open_plan(path) as read, open_plan(tmp_path / "small.stocktake") as first:
        origins = {line.says("origin") for plan in (read, first) for line in plan.log.lines(99, None)}
        assert len(origins - {None}) == 3, "made, made to be read into, and begun when it was read"


# letters, and plans that come from anybody


@pytest.mark.parametrize(
    ("there", "letter"),
    [
        (["A"], "B"),
        (["A", "C", "B"], "D"),
        (["Y"], "Z"),
        (["Z"], "AA"),
        (["AZ"], "BA"),
        (["ZZ", "B"], "AAA"),
        ([""], "A"),
    ],
)
def test_after_each_letter_comes_the_next(path, sit_at, there, letter):
    for nth, one in enumerate(there):
        row = (
            nth + 2,
            new_id(),
            "do",
            "",
            "[]",
            new_id(),
            "2031-05-05 09:40:00.000000",
            "",
            json.dumps({"letter": one}),
        )
        spoil(path, "INSERT INTO event (number, id, kind, title, rows, copy_id, made_at, made_by, about) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *row)  # fmt: skip
    spoil(path, "UPDATE event SET about = '{}' WHERE number = 1")
    sit_at("site")
    assert write(path).says("letter") == letter


LETTERLESS = b"\xed\xa0\x80"
HOSTILE_IDS = [
    LETTERLESS,
    "../../x", "..", ".", "", "/etc/passwd", "x" * 32, "A" * 32, "0" * 31, "0" * 33, "0" * 31 + "\n", "٠" * 32,
    "a/../../../../../../../x" + "0" * 8, "\x00", "CON", b"\xff", b"0" * 32, 5, 0.5,
]  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE_IDS, ids=repr)
def test_a_copy_id_never_leads_out_of_the_folder_of_notes(path, tmp_path, hostile):
    last = write(path)
    (tmp_path / "laptops" / "x").write_text(last.id)  # where "../../x" would find a note that fits
    before = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file() and one != path}
    spoil(path, f"UPDATE event SET copy_id = {'CAST(? AS TEXT)' if hostile == LETTERLESS else '?'}", hostile)
    with open_plan(path) as plan:
        assert plan.log.own_copy.letter == "B"
        add_room(plan, "Work goes on")
        record_issues(plan, [Issued("podium", "s", 1, "[]", "f")], NOW)
        made = newest(plan)
        plan.undo()
    assert copies._AN_ID.fullmatch(made.copy_id)
    assert write(path).copy_id == made.copy_id
    for file, content in before.items():
        assert file.read_bytes() == content
    new = {one for one in tmp_path.rglob("*") if one.is_file()} - before.keys() - {path}
    assert new - {*path.with_name("meeting backups").rglob("*")} <= {
        notes() / made.copy_id,
        path.with_name(f".{path.name}.lock"),
    }


@pytest.mark.parametrize(
    "about",
    ["", "7", "null", "[]", "{", '{"letter": 7}', '{"letter": "a"}', '{"letter": "ABCDE"}', '{"letter": ["A"]}',
              '{"letter": "../x"}', "[" * 100_000, '{"letter": "Ä"}', b"\xff\xfe"]
)  # fmt: skip
def test_a_letter_that_is_none_is_left_aside(path, sit_at, about):
    spoil(path, "UPDATE event SET about = ?", about)
    assert letters(path) == [""]
    sit_at("site")
    assert write(path).says("letter") == "A"
    assert letters(path) == ["", "A"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="modes of files")
def test_notes_are_for_nobody_else(path):
    write(path)
    assert {one.stat().st_mode & 0o077 for one in notes().iterdir()} == {0}


def test_the_letter_of_a_new_copy_is_said_once_while_the_plan_stays_open(path, sit_at):
    sit_at("site")
    said = []
    with open_plan(path) as plan:
        for _nth in range(3):
            add_room(plan, "Room")
            said.append(newest(plan).says("letter"))
    assert said == ["B", None, None]
