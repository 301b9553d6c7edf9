"""Memory is what the file says when read anew: who is whose child, in which order, after every step, undo and redo."""

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.contents import add_segment, reorder
from stocktake_desktop.edits.copying import merge_blocks, split_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import Appearance, EditRefused, Plan, Segment, SessionBlock, open_plan
from tests.history import history
from tests.plans import small_plan
from tests.snapshots import same_state, ties
from tests.soak.walk import Walked, walk


@pytest.fixture
def plan(tmp_path):
    with small_plan(tmp_path / "meeting.stocktake") as plan:
        yield plan


def panel(plan: Plan) -> SessionBlock:
    return next(block for block in plan.meeting.sessions if block.title == "Panel I")


def as_read_anew(plan: Plan) -> None:
    same_state(plan)
    assert plan.path is not None
    with open_plan(plan.path, read_only=True) as anew:
        assert ties(anew) == ties(plan)


def fill(plan: Plan) -> list[str]:
    """Four items after the first, each with somebody in it."""
    block = panel(plan)
    items = [add_segment(plan, block.id, f"a{n}", minutes=10) for n in range(1, 5)]
    for item in items:
        add_appearance(plan, block.id, Who(placeholder=f"Speaker of {item}"), segment_id=item)
    return items


def test_what_a_split_moved_can_be_worked_on_after_the_split_is_undone(plan):
    items = fill(plan)
    split_block(plan, panel(plan).id, 30)
    as_read_anew(plan)
    plan.undo()
    as_read_anew(plan)
    set_field(plan, Segment, items[-1], "minutes", 15)
    reorder(plan, panel(plan).id, panel(plan).segments[1:], items[::-1])
    as_read_anew(plan)
    assert [segment.title for segment in panel(plan).segments[1:]] == ["a4", "a3", "a2", "a1"]


def test_what_a_merge_took_in_can_be_worked_on_after_undo_and_redo(plan):
    fill(plan)
    second = split_block(plan, panel(plan).id, 30)
    speaker = next(one.id for one in plan.session(second).appearances if one.segment is not None)
    merge_blocks(plan, [panel(plan).id, second])
    plan.undo()
    plan.redo()
    as_read_anew(plan)
    set_field(plan, Appearance, speaker, "minutes", 7)
    as_read_anew(plan)
    while plan.undo():
        as_read_anew(plan)
    while plan.redo():
        as_read_anew(plan)


def test_going_back_over_many_steps_brings_back_what_was_removed_made_and_moved_between(plan):
    fill(plan)
    here = history(plan)[-1].number
    before = ties(plan)
    for cut in (20, 30, 15):
        merge_blocks(plan, [panel(plan).id, split_block(plan, panel(plan).id, cut)])
    plan.go_back(here, "Back")
    assert ties(plan) == before
    as_read_anew(plan)


def test_a_row_that_came_and_went_within_a_step_leaves_nothing(plan):
    before = ties(plan)

    def half() -> None:
        with plan.edit("Half"):
            split_block(plan, panel(plan).id, 30)
            raise EditRefused("in the middle")

    with pytest.raises(EditRefused):
        half()
    assert ties(plan) == before
    as_read_anew(plan)


@pytest.mark.parametrize("seed", [3, 20])
def test_a_random_walk(tmp_path, seed):
    walked = Walked()
    walk(tmp_path / "walk.stocktake", 200, seed, walked)
    assert (walked.steps, walked.differences) == (200, 0)
    assert walked.counts["refused"] < walked.steps / 2
