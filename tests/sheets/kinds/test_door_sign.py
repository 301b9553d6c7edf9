"""The sign at a room's door: everything that is on in it, nothing that is on elsewhere, and what is next."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import new_plan
from stocktake_desktop.planning.clock import clock
from tests.sheets.drawn import drawn, words_of, wrong

BLOCK = st.tuples(st.integers(0, 1380), st.integers(1, 59), st.integers(1, 40))


@pytest.mark.parametrize("paper", ["A4", "Letter", "A3"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_rooms_of_the_sample_meeting(tmp_path, monkeypatch, paper, language):
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        for room in plan.meeting.rooms:
            lines, report = drawn(monkeypatch, "door-sign", plan, paper, language, room_id=room.id)
            days = {block.day_id for block in room.sessions if block.day_id}
            assert (report.pages, wrong(lines, "door-sign", paper)) == (len(days), [])
            for block in room.sessions:
                assert "".join(block.title.split()) in words_of(lines)


def test_a_sign_is_of_one_day_and_room_and_says_what_is_next(monkeypatch):
    plan = new_plan("Meeting")
    days = [add_day(plan, date(2031, 5, 6 + nth)) for nth in range(3)]
    room, other = add_room(plan, "Great hall"), add_room(plan, "Breakout")
    for title, day, start, where in (
        ("Opening", 0, 600, room),
        ("Side event", 0, 600, other),
        ("Panel", 2, 615, room),
        ("Closing", 2, 900, room),
    ):
        add_block(plan, title, day_id=days[day], start=start, minutes=60, room_id=where)
    words = words_of(drawn(monkeypatch, "door-sign", plan, day=1, room_id=room)[0])
    assert "10:00until11:00Opening" in words
    assert "NEXTINTHISROOMThursday8May10:15Panel" in words
    assert "Sideevent" not in words
    assert "Closing" not in words
    words = words_of(drawn(monkeypatch, "door-sign", plan, day=2, room_id=room)[0])
    assert "Nothingisplannedinthisroomtoday." in words


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(BLOCK, max_size=40), st.integers(1, 30))
def test_however_much_is_on_it_is_all_there(monkeypatch, blocks, name):
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall of the river " * name)
    for nth, (start, minutes, length) in enumerate(blocks):
        add_block(plan, f"S{nth} " + "about rivers " * length, day_id=day, start=start, minutes=minutes, room_id=room)
    lines, _report = drawn(monkeypatch, "door-sign", plan, room_id=room)
    words = words_of(lines)
    assert wrong(lines, "door-sign") == []
    assert "Halloftheriver" * name in words
    for nth, (start, minutes, length) in enumerate(blocks):
        assert f"S{nth}" + "aboutrivers" * length in words
        assert clock(start) + f"until{clock(start + minutes)}" in words
