"""The floor list: the order by kind, the usual minutes, and whether all who wait fit before the end."""

from datetime import date, datetime

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.floor import give_floor, inscribe, set_speaking_minutes
from stocktake_desktop.edits.floor_rules import cut_floor
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.running import hold_item, resume_item, skip_item, start_item
from stocktake_desktop.models import FloorKind, Role, SegmentKind, new_plan
from stocktake_desktop.planning.clock import parse_clock
from stocktake_desktop.planning.floor import (
    FloorCategory,
    Precedence,
    has_floor,
    length_words,
    place_for,
    seconds_left,
    seconds_of,
    usual_minutes,
    waiting,
)
from stocktake_desktop.planning.floor_time import FloorBudget, FloorCut, fitting_cut, floor_budget, floor_seconds
from stocktake_desktop.planning.projection import project
from tests.certain import certain

LETTERS = {
    "G": Precedence(FloorCategory.GROUP),
    "M": Precedence(FloorCategory.STATE, rank=2),
    "i": Precedence(FloorCategory.STATE, rank=8),
    "l": Precedence(FloorCategory.STATE, tail=1),
    "o": Precedence(FloorCategory.OBSERVER, rank=1),
    "r": Precedence(FloorCategory.REPLY),
    "m": Precedence(FloorCategory.AT_ONCE),
}
DAY = date(2017, 12, 4)

PLACES = [
    ("", "i", "i*"),
    ("iii", "i", "iiii*"),
    ("iii", "G", "G*iii"),
    ("GGii", "G", "GGG*ii"),
    ("iir", "i", "iii*r"),
    ("ii", "r", "iir*"),
    ("r", "G", "G*r"),
    ("Giir", "r", "Giirr*"),
    ("iiG", "G", "iiGG*"),  # a chair dragged behind others is not overtaken
    ("ri", "i", "rii*"),  # a reply dragged to the front stays there
    ("iiG", "i", "iiGi*"),
    ("Gii", "m", "m*Gii"),  # a response is next
    ("mGi", "m", "mm*Gi"),
    ("mii", "G", "mG*ii"),  # and keeps its place
    ("imr", "i", "imi*r"),
    ("GMii", "M", "GMM*ii"),  # ministers before other States
    ("Gii", "M", "GM*ii"),
    ("Giio", "i", "Giii*o"),  # observers after States
    ("iio", "l", "iil*o"),  # who came late or was absent: the end of its category
    ("iilo", "i", "iii*lo"),
    ("iilo", "M", "M*iilo"),
    ("iill", "l", "iilll*"),
]


@pytest.mark.parametrize(("there", "new", "after"), PLACES)
def test_where_a_request_goes_by_its_kind(there, new, after):
    place = place_for(LETTERS[new], [LETTERS[one] for one in there])
    assert there[:place] + new + "*" + there[place:] == after


GROUP, STATE, OBSERVER, REPLY = (FloorCategory(nth) for nth in range(1, 5))
USUAL = [
    (STATE, None, 3), (GROUP, None, 5), (OBSERVER, None, 2), (REPLY, None, 10), (FloorCategory.AT_ONCE, None, 3),
    (STATE, 2, 2), (GROUP, 2, 4), (OBSERVER, 2, 2), (OBSERVER, 1, 1), (GROUP, 5, 7), (OBSERVER, 5, 2), (REPLY, 2, 10),
]  # fmt: skip


@pytest.mark.parametrize(("category", "given", "minutes"), USUAL)
def test_the_usual_minutes(category, given, minutes):
    _plan, block = session()
    block.floor_minutes = given
    assert usual_minutes(category, block) == minutes
    assert usual_minutes(REPLY, block, 1) == 5


SUMS = [
    ((3,) * 18, 41 * 60, "18 on the list × 3 min = 54 min of 41 min: 2 min 15 s each would fit"),
    ((3,) * 5, 41 * 60, "5 on the list × 3 min = 15 min of 41 min, 26 min free"),
    ((5, 5, 3, 3, 3), 20 * 60, "5 on the list (2 × 5 + 3 × 3 min) = 19 min of 20 min, 1 min free"),
    ((3, 3), 360, "2 on the list × 3 min = 6 min of 6 min, 0 min free"),
    ((3, 3), 359, "2 on the list × 3 min = 6 min of 6 min, 0 min free"),
    ((3, 3), 329, "2 on the list × 3 min = 6 min of 5 min: 2 min 40 s each would fit"),
    ((3,) * 10, 600, "10 on the list × 3 min = 30 min of 10 min: 1 min each would fit"),
    ((3,) * 40, 590, "40 on the list × 3 min = 2 h, and no time is left for them"),
    ((3,), 0, "1 on the list × 3 min = 3 min, and no time is left for them"),
    ((2.5,) * 3, 600, "3 on the list × 2½ min = 7½ min of 10 min, 3 min free"),
    ((0.5,), 600, "1 on the list × ½ min = ½ min of 10 min, 10 min free"),
    ((), 41 * 60, "Nobody is waiting; 41 min left."),
    ((), 60, "Nobody is waiting; 1 min left."),
]


@pytest.mark.parametrize(("minutes", "left", "words"), SUMS)
def test_the_sum_in_words(minutes, left, words):
    assert FloorBudget(tuple(60 * one for one in minutes), left).words == words


@pytest.mark.parametrize(("seconds", "words"), [(0, "0 s"), (45, "45 s"), (60, "1 min"), (135, "2 min 15 s")])
def test_lengths_of_speech(seconds, words):
    assert length_words(seconds) == words


def at(words):
    return datetime.fromisoformat(f"2017-12-04T{words}")


def session(time="15:00-16:30", *segments):
    """A session on a day with the hard stops 13:00 and 18:00."""
    plan = new_plan("Day")
    start, end = (certain(parse_clock(part)) for part in time.split("-"))
    day, room = add_day(plan, DAY), add_room(plan, "P")
    block = plan.session(add_block(plan, "Panel", day_id=day, start=start, minutes=end - start, room_id=room))
    for kind, minutes in segments:
        add_segment(plan, block.id, kind.value, kind, minutes)
    return plan, block


INTRODUCTION, QUESTIONS = (SegmentKind.INTRODUCTION, 20), (SegmentKind.QUESTIONS, 50)
SUMMARY = (SegmentKind.SUMMARY, 5)
ROOMS = [
    ("15:00-16:30", (), None, 90),
    ("15:00-16:30", (INTRODUCTION, QUESTIONS, SUMMARY), None, 65),
    ("15:00-16:30", (INTRODUCTION, QUESTIONS, SUMMARY), "14:00", 65),
    ("15:00-16:30", (INTRODUCTION, QUESTIONS, SUMMARY), "15:10", 55),
    ("15:00-16:30", (), "15:10", 80),
    ("12:00-13:30", (), "12:10", 50),  # the hard stop comes first
    ("15:00-16:30", (), "16:40", 80),  # past its end: up to the hard stop
    ("17:00-18:00", (), "18:05", 0),
    ("15:00-15:30", ((SegmentKind.PANEL, 45),), None, 0),
]


@pytest.mark.parametrize(("time", "segments", "now", "minutes"), ROOMS)
def test_the_time_for_the_floor(time, segments, now, minutes):
    _plan, block = session(time, *segments)
    assert floor_seconds(block, at(now) if now else None) == minutes * 60


def test_what_runs_takes_only_what_is_left_of_it():
    plan, block = session("15:00-16:30", INTRODUCTION, QUESTIONS, SUMMARY)
    start_item(plan, block.id, at("15:10"))
    assert floor_seconds(block, at("15:25")) == (65 - 5 - 5) * 60
    start_item(plan, block.segments[1].id, at("15:27"))
    assert floor_seconds(block, at("15:30")) == 55 * 60


def test_a_parked_session_has_the_time_it_is_planned_for():
    plan = new_plan("Day")
    block = plan.session(add_block(plan, "Panel", minutes=90))
    add_segment(plan, block.id, "Panel", SegmentKind.PANEL, 40)
    assert floor_seconds(block, at("10:00")) == 50 * 60


def test_a_session_has_a_floor_list_when_somebody_asks_or_there_is_time_for_questions():
    plan, block = session("15:00-16:30", INTRODUCTION)
    assert not has_floor(block)
    inscribe(plan, block.id, Who(placeholder="Norway"))
    assert has_floor(block)
    assert has_floor(session("15:00-16:30", QUESTIONS)[1])


def test_the_budget_of_a_list_before_and_while_somebody_speaks():
    plan, block = session()
    names = [f"State {nth}" for nth in range(40)]
    requests = [inscribe(plan, block.id, Who(placeholder=name)) for name in names]
    inscribe(plan, block.id, Who(placeholder="Africa Group"), FloorKind.GROUP_CHAIR)
    assert floor_budget(block).words.startswith(
        "41 on the list (1 × 5 + 40 × 3 min) = 2 h 05 of 1 h 30: 2 min 10 s each"
    )
    cut = certain(fitting_cut(block, at("14:00")))
    assert (cut.seconds, cut.for_all, cut.free) == (120, False, 5 * 60)
    cut_floor(plan, block.id, cut.seconds, "From now on two minutes.")
    assert floor_budget(block).fits
    assert [seconds_of(one) for one in waiting(block)[:2]] == [300, 120]
    give_floor(plan, requests[0], at("15:00"))
    assert seconds_left(block.floor_requests[1], at("15:01")) == 60
    assert floor_budget(block, at("15:01")).left == 88 * 60
    assert floor_budget(block, at("15:10")).left == 80 * 60  # over its time: only the clock counts
    set_speaking_minutes(plan, waiting(block)[0].id, 90)
    assert not floor_budget(block, at("15:10")).fits


def test_nothing_fits_when_less_than_a_minute_each_is_left():
    plan, block = session()
    for nth in range(40):
        inscribe(plan, block.id, Who(placeholder=f"State {nth}"))
    assert fitting_cut(block, at("16:20")) is None
    assert certain(fitting_cut(block, at("16:10"))) == FloorCut(30, True, 0)
    assert certain(fitting_cut(block, at("15:50"))) == FloorCut(60, False, 0)


def test_a_hold_does_not_count_for_whoever_has_the_floor():
    plan, block = session()
    start_item(plan, block.id, at("15:00"))
    request = inscribe(plan, block.id, Who(placeholder="Norway"))
    give_floor(plan, request, at("15:05"))
    hold_item(plan, block.id, at("15:06"))
    assert seconds_left(block.floor_requests[0], at("15:20")) == 120
    resume_item(plan, block.id, at("15:20"))
    assert seconds_left(block.floor_requests[0], at("15:21")) == 60


def test_after_the_stop_that_applies_no_later_one_gives_time():
    plan, block = session("11:00-13:00")
    ids = [inscribe(plan, block.id, Who(placeholder=f"State {nth}")) for nth in range(36)]
    start_item(plan, block.id, at("11:05"))
    budget = floor_budget(block, at("13:05"))
    assert (budget.left, budget.fits) == (0, False)
    assert budget.words.startswith("13:00 ")
    assert budget.words.endswith(": that has passed; 36 still wait")
    for request in ids:
        give_floor(plan, request, at("12:59"))
    assert floor_budget(block, at("13:05")).fits is False
    assert floor_budget(block, at("13:05")).words.endswith(": that has passed")


def test_the_next_session_of_the_room_is_a_stop_once_the_planned_end_is_over():
    plan, block = session("10:00-11:00")
    start_item(plan, block.id, at("10:00"))
    assert floor_seconds(block, at("11:10")) == 110 * 60
    after = add_block(plan, "After", day_id=block.day_id, start=11 * 60 + 30, minutes=30, room_id=block.room_id)
    assert floor_seconds(block, at("10:50")) == 10 * 60
    assert floor_seconds(block, at("11:10")) == 20 * 60
    assert floor_budget(block, at("11:31")).words == "11:30 After: that has passed"
    skip_item(plan, after, at("11:00"))
    assert floor_seconds(block, at("11:10")) == 110 * 60


def test_before_it_has_begun_the_floor_counts_from_when_it_can_begin():
    plan, block = session("10:15-13:00", INTRODUCTION, QUESTIONS)
    ceremony = add_block(plan, "Ceremony", day_id=block.day_id, start=600, minutes=15, room_id=block.room_id)
    assert floor_seconds(block, at("10:00")) == (165 - 20) * 60
    expected = certain(certain(project(plan.meeting, at("10:20:41")).of(block.id)).start)
    assert expected == at("10:35:41")
    assert floor_seconds(block, at("10:20:41")) == (144 - 20) * 60 + 19
    start_item(plan, ceremony, at("10:20:41"))
    assert floor_seconds(block, at("10:21")) == (144 - 20) * 60 + 19


def test_what_was_passed_over_takes_no_time_and_speakers_without_an_item_of_minutes_do():
    plan, block = session("15:00-16:30", INTRODUCTION, (SegmentKind.PANEL, None), QUESTIONS, SUMMARY)
    add_appearance(plan, block.id, Who(placeholder="Ana"), Role.PANELLIST, segment_id=block.segments[1].id, minutes=10)
    assert floor_seconds(block) == (90 - 20 - 10 - 5) * 60
    start_item(plan, block.segments[2].id, at("15:05"))
    assert floor_seconds(block, at("15:10")) == (80 - 5) * 60
