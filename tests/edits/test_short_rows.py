"""A row of short sessions: what belongs to it, its sum, and that giving each other minutes comes out to the minute."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.frame import add_day, add_hard_stop, add_room
from stocktake_desktop.edits.short_rows import give_each
from stocktake_desktop.models import EditRefused, Plan, SessionKind, new_plan
from stocktake_desktop.planning.short_rows import ShortRow, short_row_of, short_row_of_all
from tests.certain import certain
from tests.history import history


def plan_of(n: int = 36, minutes: int = 5, stop: int | None = 780) -> Plan:
    """So many statements from 10:00 in the plenary."""
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 3, 4)), add_room(plan, "Plenary")
    for nth in range(n):
        start = 600 + nth * minutes
        add_block(plan, f"S{nth}", SessionKind.PLENARY, day_id=day, start=start, minutes=minutes, room_id=room)
    if stop is not None:
        add_hard_stop(plan, day, stop, "Interpretation")
    plan.begin_history()
    return plan


def row_of(plan: Plan) -> ShortRow:
    return certain(short_row_of(plan.meeting.sessions[0]))


def test_36_statements_fill_their_half_day_and_with_4_minutes_each_leave_36():
    plan = plan_of()
    row = row_of(plan)
    assert (row.sum_words, row.taken_words(row.planned)) == ("36 × 5 min", "180 of 180 min")
    assert row.rest_words(row.planned) == "No slack before 13:00"
    assert row.rest_words(36 * 4) == "36 min free before 13:00"
    give_each(plan, plan.meeting.sessions[7].id, 4)
    after = row_of(plan)
    assert [block.placed.start for block in after.sessions] == [600 + 4 * nth for nth in range(36)]
    assert after.taken_words(after.planned) == "144 of 180 min"
    assert after.rest_words(after.planned) == "36 min free before 13:00"
    assert [step.title for step in history(plan)] == ["Give each of 36 sessions 4 min"]
    plan.undo()
    assert row_of(plan).planned == 180


def test_what_does_not_fit_is_refused_in_a_sentence_and_changes_nothing():
    plan = plan_of()
    with pytest.raises(EditRefused, match="36 × 6 min take 216 min; from 10:00 to 13:00 there is room for 180"):
        give_each(plan, plan.meeting.sessions[0].id, 6)
    lock_block(plan, plan.meeting.sessions[20].id, True)
    with pytest.raises(EditRefused, match="S20 is locked"):
        give_each(plan, plan.meeting.sessions[0].id, 4)
    assert {block.minutes for block in plan.meeting.sessions} == {5}


def test_what_comes_next_in_the_room_is_the_limit_too():
    plan = plan_of(3)
    day, room = plan.meeting.days[0].id, plan.meeting.rooms[0].id
    add_block(plan, "Lunch", SessionKind.BREAK, day_id=day, start=620, minutes=60, room_id=room)
    row = row_of(plan)
    assert row.rest_words(row.planned) == "5 min free before 10:20"
    with pytest.raises(EditRefused):
        give_each(plan, plan.meeting.sessions[0].id, 7)
    give_each(plan, plan.meeting.sessions[0].id, 6)
    assert row_of(plan).rest_words(18) == "2 min free before 10:20"


def test_a_row_is_of_one_kind_one_room_short_and_without_gaps():
    assert short_row_of(plan_of(2).meeting.sessions[0]) is None
    assert short_row_of(plan_of(4, minutes=30).meeting.sessions[0]) is None
    plan = plan_of(6)
    blocks = plan.meeting.sessions
    with plan.edit("Other"):
        blocks[3].kind = SessionKind.TALKS
    assert [block.title for block in row_of(plan).sessions] == ["S0", "S1", "S2"]
    assert short_row_of(blocks[4]) is None
    assert short_row_of_all(blocks[:2]) is None
    assert certain(short_row_of_all(blocks[2::-1])).sessions == tuple(blocks[:3])
    with plan.edit("Parked"):
        blocks[1].day, blocks[1].start, blocks[1].room = None, None, None
    assert short_row_of(blocks[0]) is None
    assert short_row_of(blocks[1]) is None


@given(st.integers(3, 20), st.integers(1, 15), st.integers(0, 40), st.integers(610, 900) | st.none())
def test_the_sum_shown_beforehand_is_the_sum_when_done(n, minutes, wished, stop):
    plan = plan_of(n, minutes, stop)
    row, before = row_of(plan), [(block.start, block.minutes) for block in plan.meeting.sessions]
    shown = row.taken_words(n * wished), row.rest_words(n * wished)
    try:
        give_each(plan, row.sessions[0].id, wished)
    except EditRefused:
        assert wished == 0 or n * wished > row.room
        assert [(block.start, block.minutes) for block in plan.meeting.sessions] == before
        return
    done = sum(block.minutes for block in plan.meeting.sessions)
    assert done == n * wished == certain(plan.meeting.sessions[-1].end) - 600
    if wished <= 15:
        after = row_of(plan)
        assert (after.taken_words(done), after.rest_words(done)) == shown
