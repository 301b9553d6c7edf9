"""The programme as it is read: sessions by day, time and room, parked ones last; the rooms something is on in."""

import random
from datetime import date

import pytest

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import SessionKind, new_plan
from stocktake_desktop.planning.programme import in_order, rooms_in_use

PROGRAMME = (
    # title, day, start, room
    ("Opening", 0, 540, "Plenary"),
    ("No room yet", 0, 600, ""),
    ("Zeal", 0, 600, "Plenary"),
    ("Ardour", 0, 600, "Annex"),
    ("Energy", 0, 600, "Annex"),
    ("Early on the next day", 1, 480, "Plenary"),
    ("Parked", None, None, ""),
)


@pytest.fixture
def plan():
    plan = new_plan("Meeting", "Europe/Oslo")
    days = [add_day(plan, date(2018, 3, number)) for number in (12, 13)]
    rooms = {"": None, **{name: add_room(plan, name) for name in ("Plenary", "Annex", "Attic")}}
    for title, day, start, room in random.Random(4).sample(PROGRAMME, len(PROGRAMME)):
        day_id = None if day is None else days[day]
        add_block(plan, title, SessionKind.PANEL, day_id=day_id, start=start, minutes=30, room_id=rooms[room])
    return plan


@pytest.mark.parametrize("seed", range(5))
def test_sessions_come_by_day_time_room_and_title(plan, seed):
    sessions = random.Random(seed).sample(plan.meeting.sessions, len(PROGRAMME))
    assert [block.title for block in in_order(sessions)] == [title for title, *_place in PROGRAMME]


def test_a_room_is_in_use_on_the_days_something_is_on_in_it(plan):
    names = [[room.name for room in rooms_in_use(day)] for day in plan.meeting.days]
    assert names == [["Plenary", "Annex"], ["Plenary"]]
