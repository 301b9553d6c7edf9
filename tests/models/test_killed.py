"""A planner's laptop dies in the middle of an edit: every finished step is there."""

import shutil
import sqlite3

import pytest

from stocktake_desktop.models import NotAPlan, PlanError, create_plan, open_plan
from tests.plans import small_plan
from tests.snapshots import same_state
from tests.soak.killing import Tally, kill_once

KILLS = 25
KILLS_PER_PLAN = 5


def test_killed_at_random_moments(tmp_path, capsys):
    tally = Tally()
    for seed in range(KILLS):
        path = tmp_path / f"{seed // KILLS_PER_PLAN}.stocktake"
        if not path.exists():
            create_plan(path, "Killed").close()
        kill_once(path, seed, tally)
    with capsys.disabled():
        print(f"\n{tally}")
    assert tally.reports > KILLS
    assert (tally.kills, tally.harm) == (KILLS, 0)


@pytest.fixture
def half_written(tmp_path):
    """A plan as a kill leaves it: half of a step's pages are in the file, the old ones in the rollback journal."""
    path = tmp_path / "whole.stocktake"
    with small_plan(path) as plan:
        before = same_state(plan)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA cache_size = 1")  # pages go to the file before the commit
    db.execute("BEGIN")
    for table in ("session_block", "event"):
        db.execute(f"UPDATE {table} SET title = hex(zeroblob(50000))")
    killed = tmp_path / "killed.stocktake"
    shutil.copy(path, killed)
    shutil.copy(f"{path}-journal", f"{killed}-journal")
    db.close()
    assert killed.read_bytes() != path.read_bytes()
    return killed, before


@pytest.mark.parametrize("read_only", [False, True])
def test_a_half_written_step_is_rolled_back(half_written, read_only):
    path, before = half_written
    with open_plan(path, read_only=read_only) as plan:
        assert plan.read_only == read_only
        assert same_state(plan) == before
    assert not path.with_name(f"{path.name}-journal").exists()


def test_a_half_written_step_where_nothing_can_be_written(half_written, monkeypatch):
    path, _before = half_written
    content = path.read_bytes()
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(PlanError, match="middle of a step"):
        open_plan(path)
    assert path.read_bytes() == content


def test_the_rollback_journal_of_a_plan_that_is_gone_is_not_played_into_a_new_one(half_written):
    path, _before = half_written
    path.unlink()
    with create_plan(path, "New") as plan:
        assert plan.meeting.title == "New"
        assert plan.meeting.sessions == []


def test_a_foreign_file_with_a_rollback_journal_is_left_alone(half_written):
    path, _before = half_written
    with path.open("r+b") as file:
        file.seek(68)
        file.write(b"\x00\x00\x00\x00")
    content = path.read_bytes()
    with pytest.raises(NotAPlan):
        open_plan(path)
    assert path.read_bytes() == content
    assert path.with_name(f"{path.name}-journal").exists()
    assert not path.with_name(f".{path.name}.lock").exists()
