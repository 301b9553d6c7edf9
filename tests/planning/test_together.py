"""Several sessions are taken along by one of them: a picture of where each goes."""

from datetime import date

import pytest

from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import new_plan
from stocktake_desktop.planning.clock import clock, parse_clock
from stocktake_desktop.planning.together import Place, moved_together
from tests.certain import certain

BLOCKS = """
    A 1 10:00-11:00 P
    B 1 11:00-12:00 P
    C 2 09:00-10:00 B
    D 1 11:30-12:30 -
    L 1 14:00-15:00 P locked
"""

CASES = [
    # who, the subject, where it goes, where they go
    ("A", "A", "1 10:30 P", "A 1 10:30 P"),
    ("A B", "A", "1 10:30 P", "A 1 10:30 P, B 1 11:30 P"),
    ("A B", "B", "1 10:30 P", "B 1 10:30 P, A 1 09:30 P"),
    ("A B D", "A", "1 10:00 B", "A 1 10:00 B, B 1 11:00 B, D 1 11:30 -"),  # the room of the subject alone
    ("A D", "D", "1 11:30 P", "D 1 11:30 P, A 1 10:00 P"),
    ("A C", "A", "2 10:00 P", ""),  # C would go past the last day
    ("A B", "A", "2 10:00 P", "A 2 10:00 P, B 2 11:00 P"),
    ("C A", "C", "1 09:00 B", ""),  # and A before the first
    ("A B L", "A", "1 09:00 P", "A 1 09:00 P, B 1 10:00 P"),  # what is locked stays
    ("A B parked", "A", "1 09:00 P", "A 1 09:00 P, B 1 10:00 P"),  # what is parked stays
    ("A B", "A", "1 23:00 P", "A 1 22:00 P, B 1 23:00 P"),  # as far as midnight allows all of them
    ("A B", "B", "1 00:30 P", "B 1 01:00 P, A 1 00:00 P"),
    ("A B", "parked", "1 08:00 P", "parked 1 08:00 P"),  # who comes from nowhere has no distances to keep
]


@pytest.fixture
def programme():
    plan = new_plan("Rivers")
    days = {"1": add_day(plan, date(2031, 5, 6)), "2": add_day(plan, date(2031, 5, 7))}
    rooms = {"P": add_room(plan, "Plenary"), "B": add_room(plan, "Breakout"), "-": None}
    blocks = {"parked": add_block(plan, "parked", minutes=30)}
    for line in filter(None, map(str.strip, BLOCKS.splitlines())):
        name, day, time, room, *more = line.split()
        start, end = (certain(parse_clock(part)) for part in time.split("-"))
        at = Place(days[day], start, rooms[room])
        blocks[name] = add_block(plan, name, minutes=end - start, **at._asdict())
        lock_block(plan, blocks[name], "locked" in more)
    return plan, days, rooms, blocks


@pytest.mark.parametrize(("who", "subject", "to", "expected"), CASES)
def test_where_they_go(programme, who, subject, to, expected):
    plan, days, rooms, blocks = programme
    day, start, room = to.split()
    place = Place(days[day], certain(parse_clock(start)), rooms[room])
    places = moved_together(plan, [blocks[name] for name in who.split()], blocks[subject], place)
    names, numbers, called = ({value: key for key, value in known.items()} for known in (blocks, days, rooms))
    told = (f"{names[one]} {numbers[at.day_id]} {clock(at.start)} {called[at.room_id]}" for one, at in places.items())
    assert ", ".join(told) == expected
