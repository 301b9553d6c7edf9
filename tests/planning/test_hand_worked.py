"""Days worked by hand, from the cards to the proposals: what is said of them is what will be."""

from datetime import timedelta

import pytest

from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.recovery import recover
from stocktake_desktop.edits.running import go_to_next, start_item
from stocktake_desktop.models import Segment
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.floor_time import floor_stop
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.recovery import limit_words, ways_to_recover
from stocktake_desktop.planning.running import State, state_of
from stocktake_desktop.ui.on_site.recovery_desk import will_be_late
from stocktake_desktop.ui.on_site.room_face import face_of_room
from tests.certain import certain
from tests.planning.test_projection import at, happened, lines_of
from tests.planning.test_recovery import outlook_of, plan_of, shown

CASES = {
    "two sessions that overlap in one hall come one after the other": ("""
        10:00-11:00 P Ceremony
        10:15-13:00 P B Panel=45 Q&A=120""", "", "09:56", {"Ceremony": "10:18"}, None, """
        remainder +0 | Ceremony 10:18–11:18, B 11:18–13:00
        questions +3 | Ceremony 10:18–11:18, B 11:18–13:03
        move +63 | Ceremony 10:18–11:18, B 11:18–14:03"""),
    "the end of a room's day asks for nothing": ("""
        10:00-12:00 B1 A Debate=120
        12:15-13:00 P All""", "A 10:05-", "10:30", {}, ["B1"], """
        questions +0 | A 10:05–12:00"""),
    "of three rooms only the one that keeps the plenary waiting gives": ("""
        10:00-12:00 B1 A Debate=120
        10:00-12:00 B2 B Debate=120
        12:15-13:00 P All Panel=45""", "A 10:05-\nB 10:20-", "10:30", {}, None, """
        questions +0 | A 10:05–12:05, B 10:20–12:15
        move +5 | A 10:05–12:05, B 10:20–12:20, All 12:20–13:05"""),
    "a plenary beside others waits for none, also when a way out moves these": ("""
        10:00-10:30 P A Panel=30
        10:15-10:45 B1 B Debate=30
        10:45-13:00 B1 C Panel=135""", "A 10:35-\nB 10:38-", "10:50", {}, None, """
        postpone +0 | A 10:35–11:05, B 10:38–11:08
        remainder +5 | A 10:35–11:05, B 10:38–10:50, C 10:50–13:05
        questions +8 | A 10:35–11:05, B 10:38–10:53, C 10:53–13:08
        move +23 | A 10:35–11:05, B 10:38–11:08, C 11:08–13:23"""),
    "a plenary beside what a way out postpones waits for none after it": ("""
        09:00-09:30 B1 A Panel=30
        09:30-11:30 B1 B Panel=120
        11:00-11:20 P C Panel=20
        11:30-13:00 B1 D Panel=90""", "A 11:00-", "11:05", {}, ["B1"], """
        postpone +0 | A 11:00–11:30
        move +120 | A 11:00–11:30, B 11:30–13:30, D 13:30–15:00"""),
    "a plenary beside another session waits for none when a way out leaves out one of its items": ("""
        10:00-12:00 B1 A Panel=120
        12:10-13:10 P B Panel=25 Q&A=15 Debate=20
        13:00-13:20 B2 C Panel=20""", "A 10:30-", "10:40", {}, None, """
        questions +0 | A 10:30–12:30, B 12:10–13:00
        drop +0 | A 10:30–12:30, B 12:10–13:00"""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_by_hand(case):
    lines, pressed, now, known, rooms, expected = CASES[case]
    plan, outlook = outlook_of(lines, pressed, now, known, rooms)
    assert shown(plan, outlook) == lines_of(expected)
    late = {block.id: at(known[block.title]) for block in plan.meeting.sessions if block.title in known}
    for way in outlook.recoveries:
        recover(plan, way)
        ahead = project(plan.meeting, at(now), late)
        told = [(certain(certain(ahead.of(one.session_id)).start), one.new_start) for one in way.times]
        assert [f"{start:%H:%M}" for start, _new in told] == [clock(new) for _start, new in told]
        plan.undo()


def test_what_is_chosen_is_what_will_be_also_where_two_overlap():
    """Said at 09:56 it is one cut; nothing more is late when the first runs as it was said to."""
    plan, outlook = outlook_of(CASES["two sessions that overlap in one hall come one after the other"][0], "", "09:56",
                               {"Ceremony": "10:18"})  # fmt: skip
    first, second = (block.id for block in plan.meeting.sessions)
    recover(plan, outlook.recoveries[0])
    start_item(plan, first, at("10:18"))
    for now in ("10:19", "10:50", "11:17"):
        ahead = project(plan.meeting, at(now))
        assert ahead.rooms[0].over_minutes == 0
        assert (certain(ahead.of(second)).start, certain(ahead.of(second)).end) == (at("11:18"), at("13:00"))
        assert ways_to_recover(plan.meeting, at(now)).recoveries == ()


def test_a_missed_stop_is_missed_also_when_what_misses_it_was_moved_behind_it():
    plan, outlook = outlook_of("11:30-12:30 P A\n12:30-13:00 P B", "A 12:00-", "12:40")
    assert missed(outlook) == ["13:00 interpretation ends 30"]
    moved = next(way for way in outlook.recoveries if way.way == "move")
    assert missed(moved) == ["13:00 interpretation ends 30"]
    recover(plan, moved)
    assert clock(certain(plan.meeting.sessions[1].start)) == "13:00"
    assert missed(ways_to_recover(plan.meeting, at("12:40"))) == ["13:00 interpretation ends 30"]
    assert will_be_late(project(plan.meeting, at("12:40")).rooms[0])
    assert certain(floor_stop(plan.meeting.sessions[1])).words == "13:00 interpretation ends"


def test_it_stays_missed_by_as_much_however_far_behind_the_stop_that_is_until_somebody_moves_it_by_hand():
    plan, outlook = outlook_of("10:00-12:30 P A\n12:30-13:00 P B", "A 12:00-", "12:40")
    moved = next(way for way in outlook.recoveries if way.way == "move")
    assert missed(moved) == ["13:00 interpretation ends 120"]
    recover(plan, moved)
    second = plan.meeting.sessions[1]
    assert (clock(certain(second.start)), past_stops(plan, "12:40")) == ("14:30", [120])
    move_block(plan, second.id, certain(second.day_id), 15 * 60, second.room_id)
    assert past_stops(plan, "12:40") == [90]  # A


def past_stops(plan, now):
    return list(project(plan.meeting, at(now)).rooms[0].past_stops.values())


CUT_AGAIN = {
    # a day, how late A comes each time, the way that is chosen each time, what it may never fall below
    "debates": ("""
        10:00-11:00 P A Panel=20 Q&A=40
        11:00-13:00 P B Panel=70 Debate=40 Summary=10""", "questions", {"Q&A": 20, "Debate": 20}),
    "what is left of a session": ("""
        10:00-11:00 P A Panel=60
        11:00-13:00 P B Panel=40 Debate=""", "questions", {"B": 80}),
    "breaks": ("""
        10:00-11:00 P A Panel=60
        11:00-11:40 P Coffee
        11:40-13:00 P B Panel=80""", "slack", {"Coffee": 20}),
    "speakers": ("""
        10:00-11:00 P A Panel=60 @ana/20>Panel @bo/20>Panel @cy/20>Panel
        11:00-13:00 P B Panel=120""", "speakers", {"ana": 12, "Panel": 36}),
}  # fmt: skip


@pytest.mark.parametrize("case", CUT_AGAIN)
def test_ways_chosen_one_after_another_cut_nothing_below_its_share_of_what_was_planned_first(case):
    lines, chosen, least = CUT_AGAIN[case]
    plan = plan_of(lines)
    for late in ("10:15", "10:30", "10:45", "11:00", "11:15"):
        waiting = {plan.meeting.sessions[0].id: at(late)}
        for way in ways_to_recover(plan.meeting, at("09:30"), None, waiting).recoveries:
            if way.way == chosen:
                recover(plan, way)
    assert least_minutes(plan, least) == least


def test_a_debate_is_halved_by_what_it_had_first_also_after_another_was_left_out():
    plan = plan_of("10:00-11:00 P A Panel=60\n11:00-13:00 P B Panel=40 Q&A=40 Debate=")
    for late, chosen in (("10:30", "drop"), ("11:00", "questions")):
        waiting = {plan.meeting.sessions[0].id: at(late)}
        ways = ways_to_recover(plan.meeting, at("09:30"), None, waiting).recoveries
        recover(plan, next(way for way in ways if way.way == chosen))
    assert plan.meeting.sessions[1].minutes == 40 + 20


def test_what_was_given_other_minutes_by_hand_is_halved_anew():
    plan = plan_of(CUT_AGAIN["debates"][0])
    for late, by_hand in (("11:00", 10), ("11:15", 0)):
        waiting = {plan.meeting.sessions[0].id: at(late)}
        recover(plan, next(way for way in ways_to_recover(plan.meeting, at("09:30"), None, waiting).recoveries
                           if way.way == "questions"))  # fmt: skip
        debate = plan.meeting.sessions[0].segments[1]
        if by_hand:
            set_field(plan, Segment, debate.id, "minutes", 24)
    assert debate.minutes == 12


def least_minutes(plan, names):
    there = {block.title: block.minutes for block in plan.meeting.sessions}
    there |= {part.title: part.minutes for block in reversed(plan.meeting.sessions) for part in block.segments}
    there |= {who.person.given_name: who.minutes for block in plan.meeting.sessions for who in block.appearances}
    return {name: there[name] for name in names}


def missed(looked_at):
    there = (limit for limit in looked_at.limits if not limit.is_kept)
    return [f"{limit_words(limit)} {limit.over_minutes}" for limit in there]


@pytest.mark.parametrize(
    ("lines", "pressed", "now", "is_asked"),
    [
        ("10:00-13:00 B1 A\n15:00-17:00 B1 B", "A 10:20-", "10:30", True),  # its own end misses the stop
        ("10:00-12:00 B1 A\n15:00-17:00 B1 B", "A 10:20-", "10:30", False),  # a gap takes it up
        ("10:00-11:00 P A locked", "A 10:20-", "10:30", True),  # what is in it does not fit any more
        ("10:00-11:00 P A\n11:00-12:00 P B", "A 10:00-", "10:30", False),
    ],
)
def test_ways_are_offered_wherever_a_limit_is_missed(lines, pressed, now, is_asked):
    plan = plan_of(lines)
    happened(plan, pressed)
    assert will_be_late(project(plan.meeting, at(now)).rooms[0]) is is_asked


@pytest.mark.parametrize(("seconds", "minutes"), [(2, 95), (29, 95), (31, 94)])
def test_with_seconds_in_play_what_is_proposed_comes_out_to_the_minute(seconds, minutes):
    plan = plan_of("11:00-13:00 P A Panel=20 Q&A=100")
    block = plan.meeting.sessions[0]
    start_item(plan, block.id, at("11:25") + timedelta(seconds=seconds))
    way = ways_to_recover(plan.meeting, at("11:26")).recoveries[0]
    assert [clock(one.new_end) for one in way.times] == ["13:00"]
    recover(plan, way)
    ahead = certain(project(plan.meeting, at("11:26")).of(block.id))
    assert (block.minutes, ahead.over_minutes, clock(certain(block.end))) == (minutes, 0, "13:00")
    assert missed(ways_to_recover(plan.meeting, at("11:26"))) == []


def test_a_room_is_as_late_as_what_is_known_to_come_late():
    plan = plan_of("10:00-11:00 P Ceremony\n11:00-13:00 P B")
    first = plan.meeting.sessions[0].id
    assert project(plan.meeting, at("09:30"), {first: at("10:18")}).rooms[0].over_minutes == 18


def test_what_nobody_noted_is_let_go_an_hour_after_it_could_have_been_over():
    plan = plan_of("10:00-11:00 P A\n12:30-13:00 P B")
    (room,) = plan.meeting.rooms
    for now, title, minutes, is_asked in (("11:59", "A", 119, True), ("12:00", "B", 0, False)):
        projection = project(plan.meeting, at(now))
        face, ahead = face_of_room(room, at(now), projection), projection.rooms[0]
        assert (face.title, ahead.over_minutes, will_be_late(ahead)) == (title, minutes, is_asked)
    go_to_next(plan, room.id, at("12:00"))
    assert [state_of(block) for block in plan.meeting.sessions] == [State.NOT_NOTED, State.RUNNING]
