"""What is pressed on the day: sessions and segments start, are held, end and are skipped, each press one step."""

from datetime import datetime, timedelta

import pytest

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.running import (
    end_item,
    go_back,
    go_to_next,
    hold_item,
    record_times,
    resume_item,
    skip_item,
    start_item,
)
from stocktake_desktop.models import EditRefused, SessionKind, create_plan, open_plan
from stocktake_desktop.planning.running import actual_of, run_seconds, state_of
from tests.certain import certain
from tests.history import history
from tests.snapshots import same_state

DAY = datetime(2017, 12, 4)


def at(words):
    hours, minutes, *seconds = map(int, words.split(":"))
    return DAY + timedelta(hours=hours, minutes=minutes, seconds=sum(seconds))


@pytest.fixture
def plan(tmp_path):
    """Ceremony, panel (introduction, Q&A), lunch in the plenary; a group beside them."""
    with create_plan(tmp_path / "day.stocktake", "Day", "America/Mexico_City") as plan:
        day, plenary, breakout = add_day(plan, DAY.date()), add_room(plan, "Plenary"), add_room(plan, "Breakout")
        add_block(plan, "Ceremony", day_id=day, start=600, minutes=30, room_id=plenary)
        panel = add_block(plan, "Panel", day_id=day, start=630, minutes=60, room_id=plenary)
        add_segment(plan, panel, "Introduction", minutes=10)
        add_segment(plan, panel, "Q&A", minutes=50)
        add_block(plan, "Lunch", SessionKind.BREAK, day_id=day, start=780, minutes=60, room_id=plenary)
        add_block(plan, "Tea", SessionKind.TALKS, day_id=day, start=900, minutes=30, room_id=plenary)
        add_block(plan, "Group", day_id=day, start=600, minutes=60, room_id=breakout)
        yield plan


def ids(plan):
    items = [item for block in plan.meeting.sessions for item in (block, *block.segments)]
    return {item.title: item.id for item in [*items, *plan.meeting.rooms] if hasattr(item, "title")} | {
        room.name: room.id for room in plan.meeting.rooms
    }


def states(plan):
    items = [item for block in plan.meeting.sessions for item in (block, *block.segments)]
    return " ".join(f"{item.title}={state_of(item)}" for item in items if state_of(item) != "planned")


def press(plan, script):
    """ "next 10:18" a line; each is one step."""
    known = ids(plan)
    for line in filter(None, map(str.strip, script.splitlines())):
        verb, *what, time = line.split()
        before = len(history(plan))
        {
            "start": lambda one, now: start_item(plan, known[one], now),
            "next": lambda _one, now: go_to_next(plan, known["Plenary"], now),
            "back": lambda _one, now: go_back(plan, known["Plenary"], now),
            "hold": lambda one, now: hold_item(plan, known[one], now),
            "resume": lambda one, now: resume_item(plan, known[one], now),
            "end": lambda one, now: end_item(plan, known[one], now),
            "skip": lambda one, now: skip_item(plan, known[one], now),
        }[verb](what[0] if what else None, at(time))
        assert len(history(plan)) == before + 1


@pytest.mark.parametrize(
    ("script", "then"),
    [
        ("start Ceremony 10:18", "Ceremony=running"),
        ("next 10:18", "Ceremony=running"),
        ("next 10:18\nnext 10:50", "Ceremony=done Panel=running Introduction=running"),
        ("next 10:18\nnext 10:50\nnext 11:00", "Ceremony=done Panel=running Introduction=done Q&A=running"),
        (
            "start Panel 10:30\nnext 10:40\nnext 11:30",
            "Ceremony=not noted Panel=done Introduction=done Q&A=done Lunch=running",
        ),
        ("start Q&A 10:30", "Ceremony=not noted Panel=running Introduction=not noted Q&A=running"),
        ("start Panel 10:30\nend Panel 10:35", "Ceremony=not noted Panel=done Introduction=done Q&A=not noted"),
        ("start Panel 10:30\nhold Panel 10:35", "Ceremony=not noted Panel=held Introduction=held"),
        (
            "start Panel 10:30\nhold Panel 10:35\nresume Panel 10:40",
            "Ceremony=not noted Panel=running Introduction=running",
        ),
        (
            "start Panel 10:30\nhold Panel 10:35\nnext 10:40",
            "Ceremony=not noted Panel=running Introduction=done Q&A=running",
        ),
        ("skip Ceremony 09:50\nnext 10:30", "Ceremony=skipped Panel=running Introduction=running"),
        ("skip Ceremony 09:50\nstart Ceremony 10:00", "Ceremony=running"),
        ("start Ceremony 10:00\nstart Group 10:00", "Ceremony=running Group=running"),
        ("next 10:18\nnext 10:50\nback 10:51", "Ceremony=running"),
        ("next 10:18\nnext 10:50\nback 10:51\nback 10:52", ""),
        ("start Ceremony 10:00\nstart Group 10:05\nback 10:06", "Group=running"),
        ("start Ceremony 10:00\nend Ceremony 10:20\nback 10:21", "Ceremony=running"),
        ("start Ceremony 10:00\nhold Ceremony 10:20\nback 10:21", "Ceremony=running"),
        ("start Ceremony 10:00\nhold Ceremony 10:20\nresume Ceremony 10:30\nback 10:31", "Ceremony=held"),
        ("skip Ceremony 09:50\nback 09:51", ""),
        (
            "start Panel 10:30\nend Panel 13:05\nnext 13:10",
            "Ceremony=not noted Panel=done Introduction=done Q&A=not noted Tea=running",
        ),
        (
            "start Panel 10:30\nnext 10:40\nnext 13:05",
            "Ceremony=not noted Panel=done Introduction=done Q&A=done Lunch=running",
        ),
    ],
)
def test_presses(plan, script, then):
    press(plan, script)
    assert states(plan) == then
    assert same_state(plan)


@pytest.mark.parametrize(
    ("before", "refused", "sentence"),
    [
        ("start Ceremony 10:00", "start Ceremony 10:01", "has started already"),
        ("start Ceremony 10:00", "start Panel 10:30", "Ceremony is still under way in Plenary"),
        ("start Ceremony 10:00\nend Ceremony 10:30", "start Ceremony 10:31", "is over"),
        ("", "end Ceremony 10:31", "is not running"),
        ("", "hold Ceremony 10:31", "is not running"),
        ("start Ceremony 10:00", "resume Ceremony 10:31", "is not held"),
        ("start Ceremony 10:00", "skip Ceremony 10:31", "end it instead"),
        ("", "back 10:31", "Nothing has been pressed"),
        ("start Tea 15:00\nend Tea 15:30", "next 15:31", "Nothing more is planned"),
    ],
)
def test_refusals_change_nothing(plan, before, refused, sentence):
    press(plan, before)
    state = same_state(plan)
    with pytest.raises(EditRefused, match=sentence):
        press(plan, refused)
    assert same_state(plan) == state


def test_the_plan_stays_and_the_run_survives_a_restart(plan):
    start = [(b.title, b.start, b.minutes) for b in plan.meeting.sessions]
    press(plan, "next 10:18:30\nhold Ceremony 10:20\nresume Ceremony 10:25\nnext 10:50")
    shown = states(plan)
    ceremony = plan.session(ids(plan)["Ceremony"])
    assert run_seconds(ceremony, at("11:00")) == (31 * 60 + 30) - 5 * 60
    plan.close()
    with open_plan(plan.path) as again:
        assert states(again) == shown
        assert [(b.title, b.start, b.minutes) for b in again.meeting.sessions] == start
        press(again, "next 11:00")
        again.undo()
        assert states(again) == shown


def test_times_are_noted_afterwards(plan):
    ceremony = ids(plan)["Ceremony"]
    record_times(plan, ceremony, at("10:18"), None)
    record_times(plan, ceremony, None, at("10:55"))
    actual = certain(actual_of(plan.session(ceremony)))
    assert (actual.started, actual.ended) == (at("10:18"), at("10:55"))
    for wrong in ((None, None), (at("11:00"), None), (None, at("10:00"))):
        with pytest.raises(EditRefused):
            record_times(plan, ceremony, *wrong)


def test_an_end_that_is_noted_ends_a_hold(plan):
    panel = ids(plan)["Panel"]
    press(plan, "start Panel 10:30\nhold Panel 10:40")
    record_times(plan, panel, None, at("10:50"))
    actual = certain(actual_of(plan.session(panel)))
    assert (actual.held_since, actual.held_seconds) == (None, 600)
    assert run_seconds(plan.session(panel), at("12:00")) == 600


def test_back_names_what_it_takes_back(plan):
    group, tea = ids(plan)["Group"], ids(plan)["Tea"]
    said = []

    def back(time, pressed=group):
        go_back(plan, plan.session(pressed).room_id, at(time))
        said.append(plan.undo_title)
        plan.undo()

    start_item(plan, group, at("10:00"))
    back("10:01")
    hold_item(plan, group, at("10:05"))
    back("10:06")
    resume_item(plan, group, at("10:07"))
    back("10:08")
    end_item(plan, group, at("10:20"))
    back("10:21")
    skip_item(plan, tea, at("10:30"))
    back("10:31", tea)
    assert said == ["Back: Start Group", "Back: Hold Group", "Back: Resume Group", "Back: End Group", "Back: Skip Tea"]


def test_of_a_skip_that_is_taken_back_nothing_is_left(plan):
    tea, room = ids(plan)["Tea"], ids(plan)["Plenary"]
    skip_item(plan, tea, at("09:00"))
    go_back(plan, room, at("09:01"))
    assert actual_of(plan.session(tea)) is None
    record_times(plan, tea, None, at("15:30"))
    start_item(plan, ids(plan)["Group"], at("10:00"))
    go_back(plan, room, at("15:31"))
    assert (actual_of(plan.session(tea)), states(plan)) == (None, "Group=running")
