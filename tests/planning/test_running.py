"""How far things have come, how long they ran, and what comes next in a room."""

import pytest

from stocktake_desktop.edits.running import (
    hold_item,
    record_times,
    resume_item,
    skip_item,
    start_item,
)
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.running import (
    State,
    actual_of,
    goes_by_itself,
    held_seconds,
    next_segment,
    next_session,
    planned_start,
    run_seconds,
    segment_under_way,
    session_under_way,
    state_for_scripts,
    state_of,
)
from tests.certain import certain
from tests.planning.test_projection import DAY, at, happened, plan_of

MORNING = """
    09:00-10:00 P Registration
    10:00-11:00 P A Intro=20 Talk=40
    11:00-12:00 P B
    10:00-11:00 B1 Group
"""


@pytest.fixture
def plan():
    return plan_of(MORNING)


def named(plan, title):
    return next(one for block in plan.meeting.sessions for one in (block, *block.segments) if one.title == title)


def test_before_anything_was_pressed_nothing_has_run(plan):
    assert (run_seconds(named(plan, "A"), at("10:30")), actual_of(named(plan, "Intro"))) == (0, None)


def test_what_ended_or_was_skipped_without_a_start_has_not_run(plan):
    skip_item(plan, named(plan, "A").id, at("10:00"))
    record_times(plan, named(plan, "B").id, None, at("11:50"))
    states = [(state_of(named(plan, title)), run_seconds(named(plan, title), at("12:00"))) for title in "AB"]
    assert states == [(State.SKIPPED, 0), (State.DONE, 0)]


def test_holds_are_no_time_that_it_ran(plan):
    block = named(plan, "A")
    start_item(plan, block.id, at("10:00"))
    assert run_seconds(block, at("10:10")) == 600
    assert run_seconds(block, at("09:50")) == 0  # never less than none
    hold_item(plan, block.id, at("10:10"))
    assert (held_seconds(certain(actual_of(block)), at("10:15")), run_seconds(block, at("10:15"))) == (300, 600)
    assert held_seconds(certain(actual_of(block)), at("10:05")) == 0
    resume_item(plan, block.id, at("10:20"))
    assert (held_seconds(certain(actual_of(block)), at("10:30")), run_seconds(block, at("10:30"))) == (600, 1200)
    record_times(plan, block.id, None, at("10:40"))
    assert run_seconds(block, at("12:00")) == 1800


def test_what_is_held_runs_for_a_script():
    told = [state_for_scripts(one) for one in State]
    assert told == ["planned", "running", "running", "done", "skipped", "not noted"]


def test_of_a_segment_that_its_session_ended_without_nothing_was_noted(plan):
    happened(plan, "began A 10:00")
    assert state_of(named(plan, "Talk")) is State.PLANNED
    happened(plan, "A 10:00-11:00")
    assert state_of(named(plan, "Talk")) is State.NOT_NOTED


def test_skipped_holds_without_the_moment(plan):
    """As a file may have it that other hands wrote."""
    happened(plan, "skip A")
    with plan.edit("Forget when"):
        certain(actual_of(named(plan, "A"))).ended = None
    assert (state_of(named(plan, "A")), state_of(named(plan, "Talk"))) == (State.SKIPPED, State.SKIPPED)
    assert certain(project(plan.meeting, at("10:30")).of(named(plan, "A").id)).start is None


def test_what_comes_next_in_a_room(plan):
    room, date = plan.meeting.rooms[0].id, DAY.date()

    def following(now=None):
        found = next_session(plan.meeting, room, date, now and at(now))
        return found and found.title

    assert [following(), following("08:59"), following("09:00")] == ["Registration", "Registration", "A"]
    happened(plan, "A 10:00-")
    running = certain(session_under_way(plan.meeting, room, date))
    segments = [certain(one(running)).title for one in (segment_under_way, next_segment)]
    assert (running.title, segments) == ("A", ["Intro", "Talk"])
    assert (following(), session_under_way(plan.meeting, plan.meeting.rooms[1].id, date)) == ("B", None)
    happened(plan, "B 11:00-11:30")
    assert following() is None


def test_of_what_was_skipped_the_one_after_comes_next(plan):
    happened(plan, "skip Intro")
    assert certain(next_segment(named(plan, "A"))).title == "Talk"
    happened(plan, "skip A")
    assert next_segment(named(plan, "A")) is None
    following = next_session(plan.meeting, plan.meeting.rooms[0].id, DAY.date(), at("09:30"))
    assert certain(following).title == "B"


@pytest.mark.parametrize(("title", "now", "goes"), [
    ("Registration", "08:59", False),
    ("Registration", "09:00", True),
    ("A", "10:30", False),
])  # fmt: skip
def test_only_breaks_and_registration_begin_by_themselves(plan, title, now, goes):
    assert goes_by_itself(named(plan, title), at(now)) is goes


def test_once_somebody_has_begun_it_it_does_not_go_by_itself(plan):
    block = named(plan, "Registration")
    assert planned_start(block) == at("09:00")
    start_item(plan, block.id, at("09:05"))
    assert not goes_by_itself(block, at("09:30"))
