"""What is tried where no step is open, or in one that is refused before it wrote anything."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.models import EditRefused, NotSaved, Plan, open_damaged, open_plan
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


def refuse_within(plan: Plan) -> None:
    """Try a step that is refused only when its rows are written."""
    with pytest.raises(EditRefused, match="Minutes is a number"), plan.edit("Refused within"):
        plan.meeting.sessions[0].minutes = 0


def test_a_step_that_was_refused_is_no_trouble_of_the_file(path: Path) -> None:
    with open_plan(path) as plan:
        refuse_within(plan)
        assert plan.trouble == ""


@pytest.mark.parametrize("was_refused", [False, True])
def test_who_writes_in_the_middle_of_a_step_is_noticed_by_more_than_the_time_of_the_file(
    path: Path, was_refused: bool
) -> None:
    def both_write(plan: Plan) -> None:
        with plan.edit("Mine"):
            before = path.stat()
            with closing(sqlite3.connect(path)) as other:
                other.execute("UPDATE room SET name = 'Theirs'")
                other.commit()
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
            assert path.stat().st_size == before.st_size
            add_room(plan, "Mine")

    with open_plan(path) as plan:
        if was_refused:
            refuse_within(plan)
        with pytest.raises(NotSaved, match="written by another program at this moment"):
            both_write(plan)
    with open_plan(path) as plan:
        assert [room.name for room in plan.meeting.rooms] == ["Theirs", "Theirs"]


def test_a_meeting_that_lost_its_row_is_called_by_the_start_of_a_long_file_name(path: Path) -> None:
    name = "".join(f"{nth:4}" for nth in range(58))
    path = path.rename(path.with_name(f"{name}.stocktake"))
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM meeting")
        db.commit()
    with open_damaged(path) as whole:
        assert whole.meeting.title == name[:200]
