"""More time is asked of whoever a limit belongs to; until the answer it is open, then it waits or is missed."""

from datetime import datetime

import pytest

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_hard_stop, remove_room
from stocktake_desktop.edits.more_time import answer_request, ask_more_time
from stocktake_desktop.edits.recovery import recover
from stocktake_desktop.edits.running import start_item
from stocktake_desktop.edits.shifting import foretell
from stocktake_desktop.interchange.readers.plan_json import place_plan_json
from stocktake_desktop.interchange.writers.plan_json import plan_as_json
from stocktake_desktop.models import EditRefused, HardStop, TimeAnswer, TimeRequest, new_plan
from stocktake_desktop.planning.acts import AskMoreTime
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.floor_time import floor_stop
from stocktake_desktop.planning.more_time import request_words
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.recovery import Way, table_of, verdict_of, ways_to_recover
from stocktake_desktop.planning.running_order import running_order
from stocktake_desktop.planning.shift_ways import WayKind, ways_out
from stocktake_desktop.planning.shift_ways_told import meaning_of
from stocktake_desktop.planning.shifting import Wish
from stocktake_desktop.planning.stops import stop_times
from tests.certain import certain
from tests.planning.test_projection import at
from tests.planning.test_recovery import plan_of
from tests.snapshots import same_state

LATE = """
    10:00-11:30 P A Panel=90
    11:30-13:00 P B Panel=90
    13:00-15:00 P Lunch locked
    15:00-16:00 P C"""


def outlook(plan, now="10:20"):
    return ways_to_recover(plan.meeting, at(now))


def asked(lines=LATE):
    """A day that began 18 minutes late, for which more time is asked; the limits that were asked, by their title."""
    plan = plan_of(lines)
    for block in plan.meeting.sessions:
        if block.title in "AD":
            start_item(plan, block.id, at("10:18" if block.title == "A" else "10:00"))
    recover(plan, next(one for one in outlook(plan).recoveries if one.way is Way.ASK))
    return plan, {one.title: one.id for one in plan.meeting.time_requests}


def limits(plan, now="10:20"):
    """The limits that are not kept and how they stand; what is open says what was asked."""
    shown = {}
    for limit in outlook(plan, now).limits:
        if not limit.is_kept:
            shown[f"{clock(limit.minute)} {limit.title}"] = (limit.over_minutes, limit.is_open)
    return shown


def test_while_nobody_answers_the_limits_are_missed_until_they_are_granted():
    plan, _requests = asked()
    assert limits(plan) == {"13:00 interpretation ends": (18, True), "13:00 Lunch": (18, True)}
    found = outlook(plan)
    nothing = certain(found.nothing)
    assert verdict_of(nothing).words == "if they agree"
    rows = {row.label: row for part in table_of(plan.meeting, (nothing, *found.recoveries)).parts for row in part.rows}
    stop = rows["13:00 interpretation ends"]
    assert (stop.note, stop.cells[0].words) == ("asked 13:00 → 13:20, not answered",) * 2
    assert certain(plan.find(TimeRequest, stop.request_id)).title == "interpretation ends"
    assert found.recoveries
    assert not any(one.way is Way.ASK for one in found.recoveries)


def test_what_is_granted_moves_the_limit_wherever_it_shows():
    plan, requests = asked()
    day, (first, second, lunch, _third) = plan.meeting.days[0], plan.meeting.sessions
    answer_request(plan, requests["interpretation ends"], TimeAnswer.GRANTED, at("10:41"), "Ms Okafor")
    assert limits(plan) == {"13:00 Lunch": (18, True)}
    (room,) = project(plan.meeting, at("10:20")).rooms
    assert room.past_stops == {}
    assert certain(floor_stop(second, at("13:18"))).words == "13:20 interpretation ends"
    line = next(one for one in running_order(first.room, day, project(plan.meeting, at("10:20"))) if one.state is None)
    assert (f"{line.start:%H:%M}", line.asked, line.over_minutes) == ("13:20", "13:20 granted, Ms Okafor", 0)
    assert not any(one.code == "after-hard-stop" for one in find_all(plan.meeting))
    answer_request(plan, requests["Lunch"], TimeAnswer.GRANTED, at("10:42"))
    assert (clock(lunch.start), clock(lunch.end), lunch.locked) == ("13:18", "15:00", True)
    assert limits(plan) == {}
    assert not outlook(plan).over_minutes
    plan.undo()
    plan.undo()
    assert limits(plan) == {"13:00 interpretation ends": (18, True), "13:00 Lunch": (18, True)}


def test_what_is_refused_is_missed_again_and_the_other_ways_are_there():
    plan, requests = asked()
    answer_request(plan, requests["interpretation ends"], TimeAnswer.REFUSED, at("10:41"))
    assert limits(plan) == {"13:00 interpretation ends": (18, False), "13:00 Lunch": (18, True)}
    ways = [one.way for one in outlook(plan).recoveries]
    assert Way.SPEAKERS not in ways
    assert ways
    assert Way.ASK not in ways
    with pytest.raises(EditRefused, match="That was answered: 13:00 interpretation ends, 13:20 refused"):
        answer_request(plan, requests["interpretation ends"], TimeAnswer.GRANTED, at("10:42"))


def test_it_is_granted_for_the_room_that_asked():
    plan, _requests = asked(LATE + "\n10:00-13:00 B1 D Panel=180")
    day, stop = plan.meeting.days[0], plan.meeting.days[0].hard_stops[0]
    (request,) = [one for one in plan.meeting.time_requests if one.subject == stop.id]
    assert request.room.name == "P"
    answer_request(plan, request.id, TimeAnswer.GRANTED, at("10:30"))
    told = [(clock(one.minute), [room.name for room in one.rooms]) for one in stop_times(day)]
    assert told == [("13:00", []), ("13:20", ["P"]), ("18:00", [])]
    ends = {block.title: certain(floor_stop(block, at("13:20"))).words for block in day.sessions if block.title in "BD"}
    assert ends == {"B": "13:20 interpretation ends", "D": "13:00 interpretation ends"}


def test_shifts_go_up_to_the_later_stop_in_the_room_for_which_it_was_granted():
    plan = plan_of("10:00-12:45 P A\n10:00-12:45 B1 B")
    day, sessions = plan.meeting.days[0], plan.meeting.sessions
    wanted = AskMoreTime(day.id, sessions[0].room_id, day.hard_stops[0].id, 800, 750, at("10:20"))
    request = ask_more_time(plan, wanted)
    for answer, ends in ((TimeAnswer.OPEN, ["13:00", "13:00"]), (TimeAnswer.GRANTED, ["13:20", "13:00"])):
        if answer is TimeAnswer.GRANTED:
            answer_request(plan, request, answer, at("10:30"))
        outcomes = [foretell(plan, Wish(block.id, 60)) for block in sessions]
        assert [clock(outcome.moved[0].new_end) for outcome in outcomes] == ends
        wishes = [Wish(block.id, 60) for block in sessions]
        alone = [way for wish in wishes for way in ways_out(day, wish) if way.kind is WayKind.ALONE]
        told = [meaning_of(day, wish, way) for wish, way in zip(wishes, alone, strict=True)]
        assert told == [f"11:00–13:45 · goes on past {end} interpretation ends" for end in ends]


def test_a_locked_meal_is_asked_alone_where_nothing_else_is_missed():
    plan = plan_of("""
        10:00-11:30 P A Panel=90
        11:30-12:40 P B Panel=70
        12:40-14:00 P Lunch locked""")
    start_item(plan, plan.meeting.sessions[0].id, at("10:18"))
    assert limits(plan) == {"12:40 Lunch": (18, False)}
    way = next(one for one in outlook(plan).recoveries if one.way is Way.ASK)
    assert (way.title, way.price, way.over_minutes) == ("Ask for 18 min more: Lunch", "Lunch loses 18 min", 0)
    assert way.changes[0] == "Ask for 18 min more after 12:40, until 12:58; answer by 12:10"
    recover(plan, way)
    assert limits(plan) == {"12:40 Lunch": (18, True)}
    assert verdict_of(certain(outlook(plan).nothing)).words == "if they agree"
    (request,) = plan.meeting.time_requests
    answer_request(plan, request.id, TimeAnswer.GRANTED, at("10:30"))
    assert limits(plan) == {}
    lunch = plan.meeting.sessions[2]
    assert (clock(certain(lunch.start)), lunch.minutes, lunch.locked) == ("12:58", 62, True)


def test_any_stop_of_somebody_else_is_asked_and_several_at_once():
    plan = plan_of("10:00-13:00 P A Panel=180")
    set_field(plan, HardStop, plan.meeting.days[0].hard_stops[0].id, "title", "the room closes")
    add_hard_stop(plan, plan.meeting.days[0].id, 785, "security leaves")
    start_item(plan, plan.meeting.sessions[0].id, at("10:18"))
    way = next(one for one in outlook(plan).recoveries if one.way is Way.ASK)
    assert way.title == "Ask for 20 min more: the room closes"
    recover(plan, way)
    assert [(one.title, request_words(one)) for one in plan.meeting.time_requests] == [
        ("the room closes", "asked 13:00 → 13:20, not answered"),
        ("security leaves", "asked 13:05 → 13:20, not answered"),
    ]


def test_it_is_kept_in_the_file_and_in_the_json(tmp_path):
    plan, requests = asked()
    answer_request(plan, requests["Lunch"], TimeAnswer.REFUSED, at("10:41"), " Chef ")
    told = plan_as_json(plan)
    assert [(one["title"], one["until"], one["answer"], one["answered_by"]) for one in told["time_requests"]] == [
        ("interpretation ends", 800, "not answered", ""),
        ("Lunch", 798, "refused", "Chef"),
    ]
    again = new_plan("Day", plan.meeting.timezone)
    place_plan_json(again, told)
    assert plan_as_json(again)["time_requests"] == told["time_requests"]


def test_what_makes_no_sense_is_refused_and_what_goes_takes_its_requests_along():
    plan, requests = asked()
    day, room = plan.meeting.days[0], plan.meeting.rooms[0]
    stop, now = day.hard_stops[0], datetime(2017, 12, 4, 10)
    with pytest.raises(EditRefused, match="12:55 is not later than 13:00"):
        ask_more_time(plan, AskMoreTime(day.id, room.id, stop.id, 775, 760, now))
    with pytest.raises(EditRefused, match="There is no such limit on day 1"):
        ask_more_time(plan, AskMoreTime(day.id, room.id, "nothing", 790, 760, now))
    again = ask_more_time(plan, AskMoreTime(day.id, room.id, stop.id, 790, 760, at("11:00")))
    assert {one.id for one in plan.meeting.time_requests} == {again, requests["Lunch"]}
    before = same_state(plan)
    remove_room(plan, room.id)
    assert {one.room for one in plan.meeting.time_requests} == {None}
    plan.undo()
    assert same_state(plan) == before
