"""All days at a glance: every title and time, to scale, whatever the meeting looks like."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import new_plan
from stocktake_desktop.planning.clock import clock
from tests.certain import certain
from tests.sheets.drawn import drawn, words_of, wrong

BLOCK = st.tuples(st.integers(0, 4), st.integers(0, 1380), st.integers(1, 59), st.integers(0, 6))


@pytest.mark.parametrize("paper", ["A3", "A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_the_sample_meeting_on_the_wall(tmp_path, monkeypatch, paper, language):
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        lines, report = drawn(monkeypatch, "glance", plan, paper, language)
        words = words_of(lines)
        assert wrong(lines, "glance", paper) == []
        assert report.pages == 1 or report.warnings
        for block in plan.meeting.sessions:
            assert "".join(block.title.split()) in words
            assert clock(certain(block.start)) in words


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(BLOCK, max_size=30), st.integers(1, 12), st.sampled_from(["A3", "A4"]))
def test_every_title_is_there_whatever_the_days_look_like(monkeypatch, blocks, length, paper):
    plan = new_plan("Meeting")
    days = [add_day(plan, date(2031, 5, 6 + nth)) for nth in range(5)]
    rooms = [*(add_room(plan, f"Room {nth}") for nth in range(6)), None]
    titles = []
    for nth, (day, start, minutes, room) in enumerate(blocks):
        titles.append(f"Session{nth} " + "about rivers " * length)
        add_block(plan, titles[-1], day_id=days[day], start=start, minutes=minutes, room_id=rooms[room])
    lines, report = drawn(monkeypatch, "glance", plan, paper)
    words = words_of(lines)
    assert wrong(lines, "glance", paper) == []
    for title, (_day, start, *_rest) in zip(titles, blocks, strict=True):
        assert "".join(title.split()) in words
        assert clock(start) in words
    assert report.pages == 1 or report.warnings


def test_nine_days_take_two_pages_and_an_empty_meeting_one(monkeypatch):
    plan = new_plan("Meeting")
    for nth in range(9):
        add_day(plan, date(2031, 5, 1 + nth))
        lines, report = drawn(monkeypatch, "glance", plan)
        assert (report.pages, wrong(lines, "glance")) == (1 if nth < 5 else 2, [])
