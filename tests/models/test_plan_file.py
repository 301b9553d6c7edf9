"""The plan file: what it promises on disk, and what it says of files it cannot work on."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import StaticPool

from stocktake_desktop.edits.blocks import add_block, move_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import (
    DamagedPlan,
    NewerPlan,
    NotAPlan,
    NotSaved,
    PlanError,
    ReadOnlyPlan,
    Row,
    create_plan,
    migrations,
    new_plan,
    open_plan,
    save_copy,
)
from stocktake_desktop.models.engine import SCHEMA
from tests.certain import certain
from tests.history import history
from tests.pictures import picture
from tests.plans import small_plan
from tests.snapshots import same_state

OLD = sorted((Path(__file__).parent.parent / "data").glob("schema_*[0-9].stocktake"))
ROOT = os.geteuid() == 0 if hasattr(os, "geteuid") else False


@pytest.fixture
def path(tmp_path):
    """A closed plan file with something in it."""
    path = tmp_path / "meeting.stocktake"
    small_plan(path).close()
    return path


def test_settings_that_lose_nothing_at_a_power_cut(path):
    with open_plan(path) as plan, plan._engine.connect() as connection:
        ask = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")}
        assert ask == {"journal_mode": "truncate", "synchronous": 2}
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == 0x53544B54
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA


def test_every_constraint_has_a_name_and_every_key_is_a_uuid():
    for table in Row.metadata.sorted_tables:
        assert all(constraint.name for constraint in table.constraints), table
        assert all(index.name for index in table.indexes), table
        assert table.columns["id"].type.python_type is str
    for mapper in Row.registry.mappers:
        assert all(relationship.secondary is None for relationship in mapper.relationships)
        assert all(not relationship.passive_deletes for relationship in mapper.relationships)
    assert all(key.ondelete is None for table in Row.metadata.sorted_tables for key in table.foreign_keys)


def test_nothing_lies_beside_a_closed_plan(tmp_path):
    folder = tmp_path / "odd #1 ? 100% é"
    folder.mkdir()
    path = folder / "my plan [1].stocktake"
    small_plan(path).close()
    seen = [file.name for file in folder.iterdir() if not file.name.startswith(".")]
    assert seen == ["my plan [1].stocktake"]
    before = open_plan(path)
    state = picture(before)
    before.close()
    with open_plan(path) as again:
        assert picture(again) == state


def test_a_plan_is_not_written_over(path):
    content = path.read_bytes()
    with pytest.raises(PlanError, match="exists already"):
        create_plan(path, "Other")
    assert path.read_bytes() == content


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(NotSaved, match="could not be written"):
        create_plan(tmp_path / "none" / "meeting.stocktake", "Meeting")


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", NotAPlan), (b"words", NotAPlan), (b"SQLite format 3\x00" + b"\x00" * 200, PlanError)],
)
def test_foreign_files_are_refused_and_left_alone(tmp_path, content, error):
    path = tmp_path / "foreign.stocktake"
    path.write_bytes(content)
    with pytest.raises(error, match=r"foreign\.stocktake"):
        open_plan(path)
    assert path.read_bytes() == content


def test_another_database_is_not_a_plan(tmp_path):
    path = tmp_path / "other.stocktake"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE other (id INTEGER)")
    with pytest.raises(NotAPlan):
        open_plan(path)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(NotAPlan, match="No such file"):
        open_plan(tmp_path / "none.stocktake")


def test_a_newer_plan_asks_for_an_update(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerPlan, match="newer version"):
        open_plan(path)


def test_damage_anywhere_is_said_or_harmless(path, tmp_path):
    """Flip a byte, or cut the file, in many places: a clear refusal and an untouched file, or a whole plan."""
    with open_plan(path):
        pass  # so that a good copy is kept
    whole = path.read_bytes()
    told = []
    for nth in range(60):
        place = nth * (len(whole) - 1) // 59
        flipped = bytes([*whole[:place], whole[place] ^ 0xFF, *whole[place + 1 :]])
        for content in (flipped, whole[:place]):
            path.write_bytes(content)
            told.append(_look_at(path))
            assert path.read_bytes() == content
    refusals = [error for error in told if error is not None]
    assert len(refusals) > 30
    assert all(str(error).endswith(".") for error in refusals)
    damaged = [error for error in refusals if isinstance(error, DamagedPlan)]
    assert damaged
    assert all(error.backup and Path(error.backup).exists() for error in damaged)


def _look_at(path):
    """What is said of a file when somebody opens it to look, None when it is whole."""
    try:
        with open_plan(path, read_only=True) as plan:
            picture(plan)
    except PlanError as error:
        return error
    return None


def test_rows_no_plan_can_hold_are_damage(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE session_block SET kind = 'tea party'")
        db.commit()
    with pytest.raises(DamagedPlan):
        open_plan(path)


def test_opened_twice_the_second_may_look(path):
    code = (
        "from stocktake_desktop.models import open_plan; from pathlib import Path\n"
        f"print(open_plan(Path({str(path)!r})).read_only)"
    )
    with open_plan(path) as first:
        second = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert second.stdout == "True\n"
        assert not first.read_only
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert again.stdout == "False\n"


def test_a_killed_holder_lets_go(path):
    code = (
        "from stocktake_desktop.models import open_plan; from pathlib import Path; import time\n"
        f"plan = open_plan(Path({str(path)!r})); print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as holder:
        assert certain(holder.stdout).readline() == "held\n"
        with open_plan(path) as looking:
            assert looking.read_only
        holder.kill()
    with open_plan(path) as plan:
        assert not plan.read_only


def test_a_read_only_plan_cannot_be_changed(path):
    with open_plan(path, read_only=True) as plan:
        before = same_state(plan)
        for change in (lambda: add_room(plan, "Attic"), plan.undo, plan.redo):
            with pytest.raises(ReadOnlyPlan, match="reading only"):
                change()
        assert same_state(plan) == before


@pytest.mark.skipif(ROOT, reason="the superuser may write everywhere")
def test_a_write_protected_file_opens_for_reading(path):
    path.chmod(0o444)
    with open_plan(path) as plan:
        assert plan.read_only


def test_a_full_disk_takes_the_step_back(path):
    with open_plan(path) as plan:
        before = (same_state(plan), picture(plan))
        with plan._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(NotSaved, match="could not be saved"):
            add_block(plan, "x" * 200_000)
        assert (same_state(plan), picture(plan)) == before
        with plan._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        add_block(plan, "y" * 200_000)
        assert len(plan.meeting.sessions) == 4
    with open_plan(path) as plan:
        assert len(plan.meeting.sessions) == 4


def _fill_disk(plan):
    for _ in range(40):
        add_block(plan, "z" * 30_000)


@pytest.mark.skipif(not ROOT or not Path("/proc/mounts").exists(), reason="only the superuser can mount a small disk")
def test_a_disk_that_is_really_full(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("this machine mounts nothing")
    try:
        path = disk / "meeting.stocktake"
        plan = small_plan(path)
        with pytest.raises(NotSaved):
            _fill_disk(plan)
        picture_then = picture(plan)
        plan.close()
        with open_plan(path) as again:
            assert picture(again) == picture_then
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_copies_are_kept_when_something_changed(path):
    folder = path.with_name("meeting backups")
    assert not folder.exists()
    for n in range(3):
        with open_plan(path) as plan:
            add_room(plan, f"Room {n}")
        os.utime(path, (2_000_000_000 + n, 2_000_000_000 + n))
        newest = max(folder.iterdir(), key=lambda copy: copy.name[-16:])
        newest.rename(newest.with_name(f"meeting 2017-12-04 00000{n}.stocktake"))  # as if made long ago
    assert len(list(folder.iterdir())) == 3
    for n in range(14):
        shutil.copy(path, folder / f"meeting 2017-12-04 0000{n:02d}.stocktake")
        os.utime(folder / f"meeting 2017-12-04 0000{n:02d}.stocktake", (n, n))
    with open_plan(path):
        pass
    assert len(list(folder.iterdir())) == 10


def test_a_copy_is_whole_and_has_the_history(path, tmp_path):
    target = tmp_path / "copy.stocktake"
    target.write_text("old")
    with open_plan(path) as plan:
        save_copy(plan, target)
        with open_plan(target) as copy:
            assert same_state(copy) == same_state(plan)
            assert [step.title for step in history(copy)] == [step.title for step in history(plan)]


def test_a_copy_of_a_plan_in_memory_can_be_opened(tmp_path):
    plan = new_plan("In memory")
    add_room(plan, "Plenary")
    save_copy(plan, tmp_path / "kept.stocktake")
    with open_plan(tmp_path / "kept.stocktake") as kept:
        assert [room.name for room in kept.meeting.rooms] == ["Plenary"]


def _schema(engine):
    looked = inspect(engine)
    return {
        table: (
            sorted((c["name"], str(c["type"]), c["nullable"]) for c in looked.get_columns(table)),
            sorted((k["name"], k["referred_table"], str(k["options"])) for k in looked.get_foreign_keys(table)),
            sorted((i["name"], i["column_names"]) for i in looked.get_indexes(table)),
            sorted((c["name"], c["sqltext"]) for c in looked.get_check_constraints(table)),
        )
        for table in looked.get_table_names()
        if table != "alembic_version"
    }


def test_migrations_from_nothing_give_the_models_schema():
    migrated, made = (create_engine("sqlite://", poolclass=StaticPool) for _ in range(2))
    migrations.run_on(migrated, None)
    Row.metadata.create_all(made)
    assert _schema(migrated) == _schema(made)


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_a_plan_of_every_schema_opens(old, tmp_path):
    path = tmp_path / "old.stocktake"
    shutil.copy(old, path)
    with open_plan(path) as plan:
        assert picture(plan) == old.with_suffix(".txt").read_text("utf-8").rstrip("\n")
        assert plan.meeting.turnaround_minutes == 10
        usual = [(r.kind, r.role, r.category, r.allowed, r.position) for r in new_plan("").meeting.role_rules]
        assert [(r.kind, r.role, r.category, r.allowed, r.position) for r in plan.meeting.role_rules] == usual
        while plan.undo_title:
            plan.undo()
        assert plan.meeting.sessions == []
        while plan.redo_title:
            plan.redo()
        assert picture(plan) == old.with_suffix(".txt").read_text("utf-8").rstrip("\n")


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_older_plan_can_be_looked_at_without_touching_it(old, tmp_path):
    path = tmp_path / "old.stocktake"
    shutil.copy(old, path)
    with open_plan(path, read_only=True) as plan:
        assert picture(plan) == old.with_suffix(".txt").read_text("utf-8").rstrip("\n")
        assert (plan.path, plan.read_only) == (path, True)
    assert path.read_bytes() == old.read_bytes()
    assert list(tmp_path.iterdir()) == [path]


def test_a_migration_that_fails_leaves_the_file(path, monkeypatch):
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 0")
    content = path.read_bytes()

    def half_way(beside, _version, **_named):
        beside.write_bytes(b"half")
        raise sqlite3.OperationalError("the light went out")

    monkeypatch.setattr(migrations, "upgrade", half_way)
    with pytest.raises(PlanError, match="left as it is"):
        open_plan(path)
    assert path.read_bytes() == content
    assert not list(path.parent.glob(".*.upgrade"))


@pytest.mark.parametrize("text", ["\x00", "\u202etxt", "a\u0301", "𝔘", "<b>&amp;", "x" * 100_000])
def test_any_text_is_kept_as_typed(path, text):
    with open_plan(path) as plan:
        block = add_block(plan, text)
    with open_plan(path) as plan:
        assert plan.session(block).title == text


def test_half_a_character_is_refused(path):
    with open_plan(path) as plan:
        before = same_state(plan)
        with pytest.raises(PlanError, match="half a character"):
            add_block(plan, "\ud800")
        assert same_state(plan) == before


def test_reading_leaves_the_file_free_for_others(path):
    with open_plan(path) as plan:
        day = add_day(plan, plan.meeting.days[0].date.replace(year=2030))
        move_block(plan, plan.meeting.sessions[0].id, day, 600, None)
        assert history(plan)
        assert plan.undo_title
        with closing(sqlite3.connect(path, timeout=0)) as other:
            other.execute("BEGIN EXCLUSIVE")
            other.rollback()
