"""A guest comes late: others begin, others speak instead, a session waits; each comes out to the minute."""

import random

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.edits.recovery import recover
from stocktake_desktop.edits.running import end_item, expect_late, start_item
from stocktake_desktop.models import Rank
from stocktake_desktop.planning.clock import clock, in_seconds
from stocktake_desktop.planning.more_time import request_words
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.recovery import Way, ways_to_recover
from stocktake_desktop.planning.running import State
from stocktake_desktop.planning.slots import moment_of
from tests.certain import certain
from tests.planning.test_projection import DAY, at
from tests.planning.test_recovery import plan_of

CEREMONY = """
    10:00-10:45 P Ceremony locked @president/15 @minister/10 @sg/10 @cofac/10
    10:45-13:00 P Panel Intro=5 Panel=70 Q&A=60
    13:00-15:00 P Lunch locked
"""


def outlook_of(plan, late, now="09:56"):
    ids = {block.title: block.id for block in plan.meeting.sessions}
    return ways_to_recover(plan.meeting, at(now), None, {ids[title]: at(time) for title, time in late.items()})


def way_of(outlook, way):
    return next(one for one in outlook.recoveries if one.way is way)


def begins(plan, session_id, now):
    return f"{certain(project(plan.meeting, at(now)).of(session_id)).start:%H:%M}"


def called(recovery):
    return [
        f"{call.name.split()[0]} {'–' if call.minute is None else clock(call.minute)}{'*' if call.is_guest else ''}"
        for call in recovery.calls
    ]


def test_a_locked_ceremony_begins_with_those_who_are_there_and_nobody_loses_a_minute():
    plan = plan_of(CEREMONY)
    outlook = outlook_of(plan, {"Ceremony": "10:20"})
    assert outlook.over_minutes == 20
    assert outlook.verdict == "Ceremony is locked and late: its contents need 45 min, it has 25."
    first = outlook.recoveries[0]
    assert (first.way, first.over_minutes, first.price) == (Way.BEGIN, 0, "nobody loses a minute")
    assert called(first) == ["cofac 10:00", "sg 10:10", "president 10:20*", "minister 10:35"]
    recover(plan, first)
    ceremony = plan.meeting.sessions[0]
    assert [one.person.given_name for one in ceremony.appearances] == ["cofac", "sg", "president", "minister"]
    assert (clock(ceremony.start), ceremony.minutes, ceremony.locked) == ("10:00", 45, True)
    plan.undo()
    assert [one.person.given_name for one in ceremony.appearances] == ["president", "minister", "sg", "cofac"]


def test_the_next_one_opens_and_what_that_costs():
    plan = plan_of(CEREMONY)
    way = way_of(outlook_of(plan, {"Ceremony": "10:20"}), Way.STEP_IN)
    assert (way.title, way.free_minutes) == ("minister Ruiz opens", 15)
    assert way.price == "president Ruiz is not called; 15 min stay free"
    assert called(way) == ["president –*", "minister 10:00", "sg 10:10", "cofac 10:20"]
    recover(plan, way)
    assert [one.person.given_name for one in plan.meeting.sessions[0].appearances] == ["minister", "sg", "cofac"]


def test_an_alternate_steps_in_where_there_is_one():
    plan = plan_of(CEREMONY)
    president = plan.meeting.sessions[0].appearances[0]
    add_alternate(plan, president.id, Who(add_person(plan, "Vera", "Lund")))
    way = way_of(outlook_of(plan, {"Ceremony": "10:20"}), Way.STEP_IN)
    assert (way.title, way.price) == ("Vera Lund steps in", "president Ruiz is not called")
    recover(plan, way)
    assert plan.meeting.sessions[0].appearances[0].person.given_name == "Vera"


def test_who_ranks_highest_is_who_is_waited_for():
    plan = plan_of(CEREMONY.replace("@president/15 @minister/10", "@minister/10 @president/15"))
    plan.meeting.sessions[0].appearances[1].person.rank = Rank.HEAD_OF_STATE
    first = outlook_of(plan, {"Ceremony": "10:25"}).recoveries[0]
    assert called(first) == ["minister 10:00", "cofac 10:10", "sg 10:20", "president 10:30*"]


def test_when_all_others_are_not_enough_it_begins_so_that_nobody_waits_in_the_hall():
    plan = plan_of(CEREMONY)
    first = way_of(outlook_of(plan, {"Ceremony": "10:50"}), Way.BEGIN)
    assert called(first) == ["cofac 10:20", "sg 10:30", "minister 10:40", "president 10:50*"]
    assert (first.over_minutes, first.price) == (0, "Q&A loses 20 min")
    recover(plan, first)
    ceremony, panel = plan.meeting.sessions[:2]
    assert [(clock(one.start), one.minutes, one.locked) for one in (ceremony, panel)] == [
        ("10:20", 45, True),
        ("11:05", 115, False),
    ]


def test_what_was_known_of_the_session_is_then_known_of_the_guest():
    plan = plan_of(CEREMONY)
    ceremony = plan.meeting.sessions[0]
    expect_late(plan, ceremony.id, at("10:20"))
    recover(plan, outlook_of(plan, {}).recoveries[0])
    president = next(one for one in ceremony.appearances if one.person.given_name == "president")
    assert (ceremony.not_before, president.not_before) == (None, at("10:20"))
    assert begins(plan, ceremony.id, "09:57") == "10:00"
    assert not outlook_of(plan, {}).recoveries
    expect_late(plan, president.id, at("10:30"))
    later = outlook_of(plan, {}, now="09:58").recoveries[0]
    assert called(later) == ["cofac 10:00", "sg 10:10", "minister 10:20", "president 10:30*"]


def test_a_session_does_not_wait_for_who_speaks_later_in_it():
    plan = plan_of("10:00-12:00 P A Intro=10 Debate= Summary=15 @bo/15>Summary")
    speaker = plan.meeting.sessions[0].appearances[0]
    expect_late(plan, speaker.id, at("11:45"))
    assert begins(plan, speaker.session_id, "09:50") == "10:00"
    expect_late(plan, speaker.id, at("11:50"))
    assert begins(plan, speaker.session_id, "09:50") == "10:05"


def test_items_change_places_where_each_has_one_speaker():
    plan = plan_of("""
        10:00-11:00 P A Intro=5 Talks=20 Panel=15 Q&A=20 @guest/20>Talks @bo/15>Panel
        11:00-13:00 P B Panel=120""")
    first = outlook_of(plan, {"A": "10:15"}).recoveries[0]
    assert (first.way, first.over_minutes) == (Way.BEGIN, 0)
    assert called(first)[:3] == ["Intro 10:00", "bo 10:05", "guest 10:20*"]
    recover(plan, first)
    assert [one.title for one in plan.meeting.sessions[0].segments] == ["Intro", "Panel", "Talks", "Q&A"]


def test_a_session_is_postponed_where_nothing_else_fits():
    plan = plan_of("""
        10:00-11:30 P A Panel=90
        11:30-12:00 P B Panel=30
        12:00-13:00 P C locked Panel=60""")
    way = outlook_of(plan, {}, now="10:25").recoveries[0]
    assert (way.way, way.title, way.price) == (
        Way.POSTPONE,
        "Postpone B",
        "B waits for another day; 5 min stay free",
    )
    recover(plan, way)
    assert [one.title for one in plan.meeting.sessions if one.is_parked] == ["B"]


def test_the_interpreters_are_asked_for_more_and_until_when_stands_in_the_plan():
    plan = plan_of(CEREMONY.replace("locked @", "@"))
    outlook = outlook_of(plan, {"Ceremony": "10:18"})
    way = way_of(outlook, Way.ASK)
    assert (way.title, way.price, way.over_minutes) == (
        "Ask the interpreters for 20 min more",
        "Lunch loses 18 min",
        0,
    )
    assert certain(way.asked)[1:3] == (800, 750)
    assert [one.over_minutes for one in outlook.recoveries[: outlook.recoveries.index(way)]] == [0, 0, 0, 0]
    assert way.changes[0] == "Ask for 20 min more after 13:00, until 13:20; answer by 12:30"
    recover(plan, way)
    assert [(one.title, request_words(one)) for one in plan.meeting.days[0].time_requests] == [
        ("interpretation ends", "asked 13:00 → 13:20, not answered"),
        ("Lunch", "asked 13:00 → 13:18, not answered"),
    ]
    assert outlook_of(plan, {}, now="10:18").over_minutes == 18
    plan.undo()
    assert plan.meeting.time_requests == []


@pytest.mark.parametrize(("late", "may"), [("10:30", True), ("10:31", False)])
def test_no_more_than_half_an_hour_is_asked_for(late, may):
    plan = plan_of("10:00-13:00 P A Panel=180")
    assert any(one.way is Way.ASK for one in outlook_of(plan, {"A": late}).recoveries) is may


def test_a_meal_stays_a_meal():
    plan = plan_of("""
        10:00-13:00 P A Panel=180
        13:00-14:10 P Lunch locked""")
    assert any(one.way is Way.ASK for one in outlook_of(plan, {"A": "10:10"}).recoveries)
    assert not any(one.way is Way.ASK for one in outlook_of(plan, {"A": "10:11"}).recoveries)


def random_day(seed):
    """A ceremony of two to five speakers, locked or not, and what follows it up to a locked lunch; who is late."""
    draw = random.Random(seed)
    speeches = [draw.choice((5, 8, 10, 15)) for _ in range(draw.randint(2, 5))]
    length = sum(speeches) + draw.choice((0, 0, 5))
    names = " ".join(f"@p{nth}/{minutes}" for nth, minutes in enumerate(speeches))
    end, panel = 600 + length, draw.randint(20, 60)
    lines = [
        f"10:00-{clock(end)} P Ceremony {draw.choice(('', 'locked'))} {names}",
        f"{clock(end)}-13:00 P A Intro=5 Panel={panel} Q&A={780 - end - panel - 5 - draw.choice((0, 10))}",
        "13:00-14:00 P Lunch locked",
    ]
    if draw.random() < 0.3:
        middle = draw.randint(end + 60, 760)
        lines[1:2] = [f"{clock(end)}-{clock(middle)} P A Panel=30", f"{clock(middle)}-13:00 P B Panel=10"]
    return plan_of("\n".join(lines)), clock(600 + draw.randint(3, 50))


def promised(recovery):
    return {times.session_id: (times.new_start, times.new_end) for times in recovery.times}


def goes_as_promised(plan, recovery):
    """The day is run as the plan says now: whatever is expected then comes out, and is what was promised."""
    times = promised(recovery)
    for block in sorted(plan.meeting.sessions, key=lambda block: (block.start is None, block.start)):
        if block.is_parked or block.title == "Lunch":
            continue
        start, end = times.get(block.id, (block.start, block.end))
        begins, ends = (moment_of(DAY.date(), in_seconds(minute)) for minute in (start, end))
        seen = certain(project(plan.meeting, begins).of(block.id))
        assert (seen.start, seen.end) == (begins, ends), (recovery.way, block.title)
        start_item(plan, block.id, begins)
        end_item(plan, block.id, ends)
        assert certain(project(plan.meeting, ends).of(block.id)).state is State.DONE
    stop = next(limit for limit in recovery.limits if limit.minute == 780 and limit.kind == "hard-stop")
    last = max(end for end in (block.end for block in plan.meeting.sessions if block.title in "AB") if end is not None)
    if recovery.asked is None:
        assert max(0, last - 780) == stop.over_minutes
    else:
        assert 780 < last <= recovery.asked.until < last + 5


@pytest.mark.parametrize("chunk", range(16))
def test_what_is_promised_is_what_comes_to_the_minute(chunk):
    tried = 0
    for seed in range(5 * chunk, 5 * chunk + 5):
        plan, late = random_day(seed)
        ceremony = plan.meeting.sessions[0]
        was_locked, is_noted = ceremony.locked, seed % 2
        if is_noted:
            expect_late(plan, ceremony.id, at(late))
        outlook = outlook_of(plan, {} if is_noted else {"Ceremony": late})
        for recovery in outlook.recoveries:
            guest = next((call for call in recovery.calls if call.is_guest), None)
            assert guest is None or guest.minute is None or guest.minute >= at(late).hour * 60 + at(late).minute
            recover(plan, recovery)
            before = plan.undo_title
            assert ceremony.locked == was_locked
            goes_as_promised(plan, recovery)
            while plan.undo_title != before:
                assert plan.undo()
            assert plan.undo()
            tried += 1
    assert tried > 10
