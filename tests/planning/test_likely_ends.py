"""Between when and when sessions end: nothing while too few were seen, the projection itself where nothing varies."""

from datetime import timedelta

from stocktake_desktop.edits.running import start_item
from stocktake_desktop.planning.likely_ends import likely_end_words, likely_ends
from stocktake_desktop.planning.overruns import ENOUGH
from stocktake_desktop.planning.projection import project
from tests.certain import certain
from tests.planning.test_projection import at, plan_of
from tests.soak.bands import LAWS, TALKS, held_days, seen


def told(plan, now):
    titles = {block.id: block.title for block in plan.meeting.sessions} | {plan.meeting.days[0].id: "the day"}
    return {
        titles[session_id]: likely_end_words(band) for session_id, band in likely_ends(plan.meeting, at(now)).items()
    }


AFTER = """
    10:00-11:00 P A X=30 Y=30
    11:00-12:00 P B X=20 Talk=
    12:00-12:30 P Lunch
    12:30-13:00 P C locked X=30
    13:00-14:00 P D X=60
    14:00-15:00 P E
"""


def test_with_eight_seen_nothing_is_said_and_with_nine_it_is():
    few, enough = (seen(plan_of(TALKS + AFTER), [60] * n) for n in (ENOUGH - 1, ENOUGH))
    assert told(few, "09:45")["A"] == "too little was noted yet to say when it ends"
    assert told(enough, "09:45")["A"] == "likely to end at 11:02"


def test_where_nothing_ever_varied_the_band_is_the_projection():
    plan = seen(plan_of(TALKS + AFTER), [0] * ENOUGH)
    start_item(plan, next(b.id for b in plan.meeting.sessions if b.title == "A"), at("10:07"))
    for now in ("09:40", "10:20", "11:30"):
        expected = project(plan.meeting, at(now))
        for session_id, band in likely_ends(plan.meeting, at(now)).items():
            if band is not None and session_id != plan.meeting.days[0].id:
                end = certain(certain(expected.of(session_id)).end)
                assert {at("00:00") + timedelta(seconds=second) for second in (band.low, band.high)} == {end}


def test_open_segments_and_locked_sessions_take_up_what_runs_over():
    plan = seen(plan_of(TALKS + AFTER), [120] * ENOUGH)
    assert told(plan, "09:45") == {
        "A": "likely to end at 11:04",
        "B": "likely to end at 12:04",  # it begins four minutes late; what it runs over, its discussion takes up
        "C": "likely to end at 13:00",
        "D": "likely to end at 14:02",
        "E": "too little was noted yet to say when it ends",  # nothing is known of what is in it
        "the day": "too little was noted yet to say when it ends",
    }


def test_the_day_ends_with_its_last_session_once_enough_is_known_of_all():
    plan = seen(plan_of(TALKS + AFTER.replace("P E", "P E X=60\n16:00-16:30 P Lunch")), [0] * 5 + [120] * 5)
    ends = told(plan, "09:45")
    assert ends["the day"] == ends["E"] == "likely to end 15:00–15:04"


def test_what_runs_is_judged_by_what_has_run_as_long():
    plan = seen(plan_of(TALKS + AFTER), [0] * 6 + [600, 600, 600])
    start_item(plan, next(b.segments[0].id for b in plan.meeting.sessions if b.title == "D"), at("13:00"))
    assert told(plan, "13:30")["D"] != "likely to end at 14:10"  # it may end on time
    assert told(plan, "14:01")["D"] == "likely to end at 14:10"  # of those that were over, all took ten minutes more
    assert told(plan, "14:15")["D"] == "likely to end at 14:15"  # longer than any


def test_what_is_over_and_breaks_are_left_out_and_no_day_has_no_bands():
    plan = seen(plan_of(TALKS + AFTER), [0] * ENOUGH)
    assert set(told(plan, "09:45")) == {*"ABCDE", "the day"}
    assert likely_ends(plan.meeting, at("09:45") + timedelta(days=9)) == {}


def test_days_end_within_their_bands_as_often_as_they_say():
    assert sum(held_days(law, 6) for law in LAWS) >= 4 * len(LAWS)
