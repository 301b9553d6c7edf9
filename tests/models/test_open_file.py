"""A file that misbehaves while its plan is open: rows stay, one true sentence is said, nothing is written over."""

import os
import shutil
import sqlite3
import threading
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.edits.issues import Issued, record_issues, throw_away_issues
from stocktake_desktop.edits.people import remove_person
from stocktake_desktop.models import FileLost, NotSaved, Plan, PlanError, create_plan, open_plan, plan_file, save_copy
from stocktake_desktop.whole import put_in_place
from tests.pictures import picture
from tests.plans import small_plan
from tests.snapshots import driver, remembered, rows, same_state

NOW = datetime(2018, 3, 11, 9, 40)
OLD = Path(__file__).parent.parent / "data" / "schema_1.stocktake"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "meeting.stocktake"
    small_plan(path).close()
    return path


@pytest.fixture
def plan(path):
    with open_plan(path) as plan:
        yield plan


def stored(path: Path):
    with closing(sqlite3.connect(path)) as db:
        return rows(db)


def is_emptied(path: Path) -> str:
    os.truncate(path, 0)
    return "changed by another program"


def is_cut(path: Path) -> str:
    os.truncate(path, path.stat().st_size // 2)
    return "changed by another program|can no longer be read"


def is_garbage(path: Path) -> str:
    path.write_bytes(b"\xff" * path.stat().st_size)
    return "can no longer be read"


def is_deleted(path: Path) -> str:
    path.unlink()
    return "no longer there"


def is_renamed_away(path: Path) -> str:
    path.rename(path.with_name("elsewhere.stocktake"))
    return "no longer there"


def is_overwritten_in_place(path: Path) -> str:
    other = path.with_name("other.stocktake")
    create_plan(other, "Another meeting").close()
    path.write_bytes(other.read_bytes())
    return "changed by another program"


def is_replaced(path: Path) -> str:
    other = path.with_name("other.stocktake")
    create_plan(other, "Another meeting").close()
    other.replace(path)
    return "changed by another program"


def is_changed_by_another_program(path: Path) -> str:
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE room SET name = 'as it was'")
        db.commit()
    return "changed by another program"


def is_a_folder(path: Path) -> str:
    path.unlink()
    path.mkdir()
    return "changed by another program|can no longer be read|unable to open"


HAPPENINGS = [
    is_emptied,
    is_cut,
    is_garbage,
    is_deleted,
    is_renamed_away,
    is_overwritten_in_place,
    is_replaced,
    is_a_folder,
]


@pytest.mark.parametrize(
    ("happens", "within_a_step"),
    [(happens, within) for happens in HAPPENINGS for within in (False, True)]
    + [(is_changed_by_another_program, False)],  # within a step that program is kept waiting
)
def test_a_file_that_is_no_longer_what_was_read(plan, path, tmp_path, happens, within_a_step):
    before, shown = remembered(plan), picture(plan)
    there = path.parent

    def change() -> None:
        with plan.edit("Never"):
            add_room(plan, "Never")
            if within_a_step:
                happens(path)

    said = ".*"
    if not within_a_step:
        said = happens(path)
    with pytest.raises(NotSaved, match=said):
        change()
    after = {one: one.read_bytes() for one in there.iterdir() if one.is_file()}
    for act in (lambda: add_room(plan, "Nor this"), lambda: remove_person(plan, plan.meeting.people[0].id), plan.undo):
        with pytest.raises(NotSaved):
            act()
    assert (remembered(plan), picture(plan)) == (before, shown)
    assert plan.session(plan.meeting.sessions[0].id).title
    assert plan.trouble
    assert plan.undo_title is None or isinstance(plan.undo_title, str)
    assert {one: one.read_bytes() for one in there.iterdir() if one.is_file()} == after
    copy = tmp_path / "rescued" / "copy.stocktake"
    copy.parent.mkdir()
    save_copy(plan, copy)
    assert stored(copy) == before
    with open_plan(copy) as rescued:
        assert picture(rescued) == shown


def test_work_goes_on_when_the_very_same_file_is_back(plan, path):
    away = path.rename(path.with_name("away.stocktake"))
    with pytest.raises(FileLost, match="no longer there"):
        add_room(plan, "Never")
    assert plan.trouble
    shutil.copy(away, path)  # as a sync program brings it back: another file, with the same in it
    add_room(plan, "Work goes on")
    assert not plan.trouble
    assert stored(path) == same_state(plan)
    assert "Work goes on" not in [row[1] for row in stored(away)["room"]]


def test_a_file_that_was_only_touched_is_no_trouble(plan, path):
    os.utime(path, (1, 1))
    add_room(plan, "Work goes on")
    assert stored(path) == same_state(plan)


@pytest.mark.parametrize("held", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_file_that_another_program_holds(plan, path, tmp_path, held):
    before = remembered(plan)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(held)
        for act in (lambda: add_room(plan, "Never"), plan.undo):
            with pytest.raises(NotSaved, match="Another program is using"):
                act()
        assert remembered(plan) == before
        assert not plan.trouble
        assert save_copy(plan, tmp_path / "copy.stocktake"), "the history comes along"
        assert stored(tmp_path / "copy.stocktake") == before
        if held == "BEGIN EXCLUSIVE":
            with pytest.raises(PlanError, match="Another program is using"):
                open_plan(path, read_only=True)
        other.execute("ROLLBACK")
    add_room(plan, "Work goes on")
    same_state(plan)


def test_a_copy_is_never_less_than_the_one_it_replaces(plan, path, tmp_path):
    good = tmp_path / "good.stocktake"
    assert save_copy(plan, good)
    os.truncate(path, 0)
    assert not save_copy(plan, good), "the history is gone with the file"
    assert stored(good) == remembered(plan)


def test_a_copy_that_cannot_be_written_leaves_the_good_one(plan, tmp_path, monkeypatch):
    good = tmp_path / "good.stocktake"
    save_copy(plan, good)
    content = good.read_bytes()

    def full(_beside: Path) -> bool:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(plan, "copy_into", full)
    with pytest.raises(NotSaved, match="disk is full"):
        save_copy(plan, good)
    assert good.read_bytes() == content
    assert [one.name for one in tmp_path.glob(".*.new")] == []


@pytest.mark.parametrize(
    "by", ["symbolic link", "hard link", "a lock that was cleaned away", "a link in another folder"]
)
def test_two_never_write_one_plan(plan, path, tmp_path, by):
    other = tmp_path / "elsewhere" / "other.stocktake"
    other.parent.mkdir()
    if by == "a lock that was cleaned away":
        path.with_name(f".{path.name}.lock").unlink()
        other = path
    elif by == "hard link":
        os.link(path, other)
    else:
        other.symlink_to(path)
    with open_plan(other) as second:
        assert second.read_only
        assert rows(driver(second)) == same_state(plan)
    with pytest.raises(NotSaved, match="is open"):
        save_copy(plan, other)
    plan.close()
    with open_plan(other) as second:
        assert not second.read_only


def test_closing_never_fails(plan, path, monkeypatch):
    def refuse(*_args: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    plan.close()
    monkeypatch.undo()
    with open_plan(path) as again:
        assert not again.read_only


def print_one(plan: Plan) -> None:
    record_issues(plan, [Issued("day", plan.meeting.days[0].id, 1, "[]", "f", mark="K7QM")], NOW)


class FailsToCommit:
    """Lets the disk fail at the commit of the next step, before or after it stands."""

    def __init__(self, plan: Plan, stands: bool) -> None:
        self._plan, self._stands, self._done = plan, stands, False
        event.listen(plan._engine, "before_cursor_execute", self._fail, retval=True)

    def _fail(self, _connection, _cursor, words, values, _context, _many):
        if words == "COMMIT" and not self._done:
            self._done = True
            driver(self._plan).execute("COMMIT" if self._stands else "ROLLBACK")
            return "SELECT no_such_disk", values
        return words, values


@pytest.mark.parametrize("act", ["a step", "undo", "redo", "going back", "a printing", "throwing it away"])
@pytest.mark.parametrize("stands", [True, False])
def test_what_is_said_of_a_step_is_what_the_file_holds(plan, path, act, stands):
    if act == "redo":
        plan.undo()
    acts = {
        "a step": lambda: add_room(plan, "New"),
        "undo": plan.undo,
        "redo": plan.redo,
        "going back": lambda: plan.go_back(3, "Back"),
        "a printing": lambda: print_one(plan),
        "throwing it away": lambda: throw_away_issues(plan, [plan.meeting.sheet_issues[0].id], NOW),
    }
    if act == "throwing it away":
        print_one(plan)
    before = stored(path)
    FailsToCommit(plan, stands)
    if stands:
        acts[act]()
        assert "just after the last step was written" in plan.trouble
        assert stored(path) != before
    else:
        with pytest.raises(NotSaved, match="taken back"):
            acts[act]()
        assert stored(path) == before
    assert same_state(plan) == stored(path)
    add_room(plan, "Work goes on")
    assert not plan.trouble
    assert same_state(plan) == stored(path)


def test_rows_can_be_looked_at_after_a_step_that_failed_within(plan):
    block = plan.meeting.sessions[0]
    title = block.title

    def half() -> None:
        with plan.edit("Half"):
            block.title, block.minutes = "Changed", 0
            with suppress(PlanError):
                add_room(plan, "Never")
            assert block.title == title, "what failed is taken back at once"

    with pytest.raises(PlanError):
        half()
    assert block.title == title
    same_state(plan)


def test_waiting_ends(plan, path):
    """Whoever holds the file for long keeps nobody waiting: a step is refused while it is still held."""
    held, enough = threading.Event(), threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            held.set()
            enough.wait(60)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(60)
    try:
        with pytest.raises(NotSaved, match="Another program"):
            add_room(plan, "Never")
        assert holder.is_alive()
    finally:
        enough.set()
        holder.join()


def test_who_takes_an_upgraded_plan_by_another_name_first_has_it(tmp_path, monkeypatch):
    """Bringing an older plan up to date puts another file in its place, which somebody else may hold by then."""
    path = tmp_path / "old.stocktake"
    shutil.copy(OLD, path)
    others = []
    replace = put_in_place

    def and_another_takes_it(beside: Path, target: Path) -> None:
        replace(beside, target)
        if target == path:
            os.link(path, tmp_path / "link.stocktake")
            others.append(open_plan(tmp_path / "link.stocktake"))

    monkeypatch.setattr(plan_file, "put_in_place", and_another_takes_it)
    with open_plan(path) as plan:
        assert not others[0].read_only
        assert plan.read_only
    others[0].close()
