"""The gap around a minute of a day, and what is proposed in it."""

import random
from datetime import date

import pytest

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import Day, Plan, create_plan
from stocktake_desktop.planning.free_time import fitted, gap_at, marks_of


@pytest.fixture
def plan(tmp_path):
    with create_plan(tmp_path / "p.stocktake", "Meeting", "UTC") as plan:
        add_day(plan, date(2031, 3, 4))
        yield plan


def day_of(plan: Plan, spans: list[tuple[int, int]]) -> Day:
    """The day, with the hard stops of every day of a meeting: 13:00 and 18:00."""
    day_id, room = plan.meeting.days[0].id, add_room(plan, "Hall")
    for start, end in spans:
        add_block(plan, "Session", day_id=day_id, start=start, minutes=end - start, room_id=room)
    return plan.meeting.days[0]


def test_a_gap_ends_where_something_begins_or_at_a_hard_stop(plan):
    day = day_of(plan, [(600, 675), (785, 900)])
    taken = [block.placed for block in day.sessions]
    assert gap_at(day, None, 740, taken) == (675, 780)
    assert gap_at(day, None, 780, taken) == (780, 785)
    assert gap_at(day, None, 1000, taken) == (900, 1080)
    assert gap_at(day, None, 1439, []) == (1080, 1440)


def test_what_is_proposed_fits_the_gap():
    assert fitted((675, 780), 735, 60, 15) == (735, 780)
    assert fitted((600, 780), 600, 60, 15) == (600, 660)
    assert fitted((600, 780), 779, 60, 15) == (765, 780)
    assert fitted((600, 607), 603, 60, 15) == (600, 607)


def test_proposals_never_leave_their_gap():
    chance = random.Random(7)
    for _nth in range(3000):
        first = chance.randrange(0, 1439)
        last = chance.randrange(first + 1, 1441)
        start, end = fitted((first, last), chance.randrange(first, last), 60, 15)
        assert first <= start < end <= last
        assert end - start <= 60


def test_sessions_and_hard_stops_mark_a_day_but_not_what_moves(plan):
    day = day_of(plan, [(600, 675), (785, 900)])
    assert marks_of(day) == {600, 675, 785, 900, 780, 1080}
    assert marks_of(day, {day.sessions[0].id}) == {785, 900, 780, 1080}
