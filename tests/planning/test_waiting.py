"""Who is expected late, and until when the session waits for them."""

from datetime import datetime, timedelta

import pytest

from stocktake_desktop.edits.appearances import promote_alternate
from stocktake_desktop.edits.blocks import move_block, park_block
from stocktake_desktop.edits.copying import duplicate_block
from stocktake_desktop.edits.running import expect_late, go_back, start_item
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.interchange.writers.plan_json import write_plan_json
from stocktake_desktop.models import EditRefused, open_plan
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.recovery import ways_to_recover
from stocktake_desktop.planning.waiting import waits_of
from tests.certain import certain
from tests.plans import small_plan
from tests.snapshots import same_state

DAY = datetime(2018, 3, 12)
TEN = DAY + timedelta(hours=10)


def at(words):
    return datetime.strptime(f"2018-03-12 {words}", "%Y-%m-%d %H:%M")


@pytest.fixture
def plan(tmp_path):
    with small_plan(tmp_path / "small.stocktake") as plan:
        yield plan


def panel(plan):
    return next(block for block in plan.meeting.sessions if block.title == "Panel I")


def somebody(plan):
    return next(one for one in panel(plan).appearances if one.person is not None)


def expected(plan, now="09:50"):
    session = certain(project(plan.meeting, at(now)).of(panel(plan).id))
    return f"{session.start:%H:%M}–{session.end:%H:%M}"


def words(plan, now="09:50"):
    return [wait.words for wait in waits_of(panel(plan), at(now))]


def test_a_session_waits_for_whom_it_is_told_and_every_number_knows(plan):
    late = somebody(plan)
    expect_late(plan, late.id, at("10:18"))
    assert words(plan) == ["waits for Kari Nordmann, not before 10:18"]
    assert expected(plan) == "10:18–11:48"
    assert any(
        times.new_start == 618 for way in ways_to_recover(plan.meeting, at("09:50")).recoveries for times in way.times
    )
    expect_late(plan, panel(plan).id, at("10:05"))
    assert expected(plan) == "10:18–11:48"  # the later of the two
    assert words(plan) == ["begins not before 10:05", "waits for Kari Nordmann, not before 10:18"]
    expect_late(plan, late.id, None)
    assert (expected(plan), words(plan)) == ("10:05–11:35", ["begins not before 10:05"])


def test_it_is_one_step_in_the_history_and_is_kept(plan, tmp_path):
    before = same_state(plan)
    expect_late(plan, somebody(plan).id, at("10:18"))
    after = same_state(plan)
    assert plan.undo_title == "Expect Kari Nordmann not before 10:18"
    plan.undo()
    assert (same_state(plan), expected(plan)) == (before, "10:00–11:30")
    plan.redo()
    expect_late(plan, somebody(plan).id, None)
    assert plan.undo_title == "Kari Nordmann is no longer expected late"
    plan.undo()
    assert same_state(plan) == after
    write_plan_json(plan, tmp_path / "plan.json")
    with import_plan_json(tmp_path / "plan.json", tmp_path / "again.stocktake") as again:
        assert (words(again), expected(again)) == (words(plan), "10:18–11:48")
    plan.close()
    with open_plan(tmp_path / "small.stocktake") as again:
        assert (words(again), expected(again)) == (["waits for Kari Nordmann, not before 10:18"], "10:18–11:48")


def test_what_runs_waits_for_nobody_but_who_has_not_come(plan):
    expect_late(plan, panel(plan).id, at("10:10"))
    expect_late(plan, somebody(plan).id, at("10:18"))
    start_item(plan, panel(plan).id, at("10:02"))
    assert expected(plan, "10:03") == "10:02–11:32"
    assert words(plan, "10:03") == ["waits for Kari Nordmann, not before 10:18"]
    assert words(plan, "10:18") == []
    go_back(plan, panel(plan).room_id, at("10:03"))
    assert expected(plan, "10:03") == "10:18–11:48"


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        ("10:00", "Panel I is planned for 10:00; write a later time."),
        ("09:00", "Panel I is planned for 10:00; write a later time."),
    ],
)
def test_a_time_that_is_not_late_is_refused(plan, moment, sentence):
    with pytest.raises(EditRefused) as refused:
        expect_late(plan, panel(plan).id, at(moment))
    assert str(refused.value) == sentence


def test_who_takes_the_place_is_not_late_nor_is_another_day_or_a_copy(plan):
    late, other_day = somebody(plan), plan.meeting.days[1].id
    expect_late(plan, late.id, at("10:18"))
    expect_late(plan, panel(plan).id, at("10:20"))
    copy = plan.session(duplicate_block(plan, panel(plan).id, panel(plan).day_id, 600))
    assert waits_of(copy, at("09:50")) == []
    move_block(plan, panel(plan).id, other_day, 600, panel(plan).room_id)
    assert words(plan) == []
    plan.undo()
    park_block(plan, panel(plan).id)
    assert words(plan) == []
    plan.undo()
    with_alternate = next(one for one in panel(plan).appearances if one.alternates)
    expect_late(plan, with_alternate.id, at("10:30"))
    promote_alternate(plan, with_alternate.alternates[0].id)
    assert with_alternate.not_before is None
    assert expected(plan) == "10:20–11:50"
