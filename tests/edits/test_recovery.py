"""A recovery that is chosen does what it says, as one step; one undo brings all back."""

import pytest

from stocktake_desktop.edits.blocks import lock_block
from stocktake_desktop.edits.recovery import recover
from stocktake_desktop.models import EditRefused
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.recovery import ways_to_recover
from tests.certain import certain
from tests.planning.test_projection import at
from tests.planning.test_recovery import CASES, MORNING, outlook_of
from tests.snapshots import same_state

OPENED = (
    "what is locked and late is recovered as if it were not",
    "what is locked and begun late has its contents after all",
)
"""Days on which a lock is opened, as a way out."""


def rooms_of(plan, names):
    return None if names is None else [room.id for room in plan.meeting.rooms if room.name in names]


@pytest.mark.parametrize("case", CASES)
def test_what_was_foretold_is_what_is_then_expected(case):
    _lines, _pressed, now, _known, rooms, _expected = CASES[case]
    plan, outlook = outlook_of(*CASES[case][:5])
    locked = {block.id: (block.start, block.minutes) for block in plan.meeting.sessions if block.locked}
    before = same_state(plan)
    for one in outlook.recoveries:
        recover(plan, one)
        assert plan.undo_title == f"Recover: {one.title}"
        ahead = project(plan.meeting, at(now))
        for times in one.times:
            seen = certain(ahead.of(times.session_id))
            assert (f"{seen.start:%H:%M}", f"{seen.end:%H:%M}") == tuple(
                f"{minute // 60:02d}:{minute % 60:02d}" for minute in (times.new_start, times.new_end)
            ), one.way
        if not one.over_minutes and one.asked is None:
            assert not ways_to_recover(plan.meeting, at(now), rooms_of(plan, rooms)).over_minutes
        if case not in OPENED:
            assert {block.id: (block.start, block.minutes) for block in plan.meeting.sessions if block.locked} == locked
        assert plan.undo()
        assert same_state(plan) == before


def test_a_proposal_that_can_no_longer_be_done_is_refused_whole():
    plan, outlook = outlook_of(MORNING, "A 10:20-", "10:30")
    second = next(block for block in plan.meeting.sessions if block.title == "B")
    lock_block(plan, second.id, True)
    before = same_state(plan)
    with pytest.raises(EditRefused, match="locked"):
        recover(plan, outlook.recoveries[0])
    assert same_state(plan) == before


def test_a_locked_session_that_is_late_can_be_postponed():
    plan, outlook = outlook_of(
        """
        10:00-11:30 P A locked Panel=90
        11:30-13:00 P B Panel=90""",
        "",
        "10:40",
    )
    recover(plan, next(one for one in outlook.recoveries if one.way == "postpone"))
    assert [(block.title, block.is_parked, block.locked) for block in plan.meeting.sessions if block.title == "A"] == [
        ("A", True, False)
    ]


@pytest.mark.parametrize("way", ["questions", "move"])
def test_a_stop_that_was_passed_already_is_missed_by_as_much_as_was_foretold(way):
    plan, outlook = outlook_of(
        """
        11:15-12:45 P A
        12:50-13:10 P B
        13:25-15:25 P C
        12:00-12:45 B1 D Panel=11 Q&A=11
        12:45-14:15 B1 E""",
        "A 11:15-13:05\nD 12:00-",
        "13:06",
    )
    chosen = next(one for one in outlook.recoveries if one.way == way)
    foretold = {limit.id: limit.over_minutes for limit in chosen.limits if limit.kind == "hard-stop"}
    recover(plan, chosen)
    missed = [room.past_stops for room in project(plan.meeting, at("13:06")).rooms]
    assert {stop: max(stops.get(stop, 0) for stops in missed) for stop in foretold} == foretold
