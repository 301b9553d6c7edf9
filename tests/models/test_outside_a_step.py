"""What is tried where no step is open, or in one that is refused before it wrote anything."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.models import EditRefused, Plan, open_damaged, open_plan
from tests.plans import small_plan
from tests.snapshots import same_state


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.stocktake"
    small_plan(path).close()
    return path


@pytest.mark.parametrize("steps_before", [0, 1])
def test_a_row_that_changes_outside_a_step_is_a_fault_of_the_program(path: Path, steps_before: int) -> None:
    with open_plan(path) as plan:
        for _nth in range(steps_before):
            add_room(plan, "Before")
        with pytest.raises(RuntimeError, match="was changed outside an edit"):
            plan.remove(plan.meeting.rooms[0])
    with open_plan(path) as plan:
        assert len(plan.meeting.rooms) == 2 + steps_before
        same_state(plan)


def look_and_refuse(plan: Plan) -> None:
    with plan.edit("Look and refuse"):
        assert plan.log.lines(1, None)
        raise EditRefused("No.")


def test_a_step_that_was_refused_before_it_wrote_leaves_the_file_free(path: Path) -> None:
    with open_plan(path) as plan:
        with pytest.raises(EditRefused, match="No"):
            look_and_refuse(plan)
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            other.rollback()
        add_room(plan, "Work goes on")
        same_state(plan)


def test_a_meeting_that_lost_its_row_is_called_by_the_start_of_a_long_file_name(path: Path) -> None:
    name = "".join(f"{nth:4}" for nth in range(58))
    path = path.rename(path.with_name(f"{name}.stocktake"))
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM meeting")
        db.commit()
    with open_damaged(path) as whole:
        assert whole.meeting.title == name[:200]
