"""What came of the plan: planned beside actual for every session and segment, and what a day came to."""

from datetime import timedelta

import pytest

from stocktake_desktop.edits.running import hold_item, record_times, resume_item, skip_item, start_item
from stocktake_desktop.interchange.writers.report_csv import report_csv
from stocktake_desktop.models import FloorRequest, FloorState
from stocktake_desktop.planning.floor_statistics import FloorStatistics
from stocktake_desktop.planning.projection import project
from stocktake_desktop.planning.regional_groups import RegionalGroup
from stocktake_desktop.planning.report import has_happened, report_of
from stocktake_desktop.planning.report_words import (
    actual_words,
    floor_words,
    held_words,
    late_words,
    length_words,
    planned_words,
    statistics_words,
    totals_words,
)
from tests.certain import certain
from tests.planning.test_projection import at, happened, plan_of

DAY = """
    08:00-10:00 P Registration
    10:00-11:00 P Ceremony
    11:00-13:00 P Panel Intro=10 Talks=40 Q&A=70
    13:00-15:00 P Lunch
    15:00-16:00 P Closing
    11:00-12:00 B1 Group
"""


def told(plan):
    (day,) = report_of(plan.meeting)
    lines = []
    for room in day.rooms:
        for session in room.sessions:
            for line in (session, *session.segments):
                differences = (late_words(line.start_late), late_words(line.end_late), length_words(line.over_minutes))
                lines.append(" | ".join((line.title, planned_words(line), actual_words(line), *differences)))
    return lines


def test_before_anything_happened_there_are_dashes():
    plan = plan_of(DAY)
    assert not has_happened(plan.meeting.days[0])
    assert told(plan)[1] == "Ceremony | 10:00–11:00 · 1 h | – |  |  | "
    assert told(plan)[3] == "Intro | 11:00–11:10 · 10 min | – |  |  | "


def test_planned_against_actual():
    plan = plan_of(DAY)
    happened(plan, "Ceremony 10:18-11:05\nPanel 11:05-\nTalks 11:20-\nPanel 11:05-12:50\nClosing 14:55-16:00")
    assert has_happened(plan.meeting.days[0])
    assert told(plan) == [
        "Registration | 08:00–10:00 · 2 h | – |  |  | ",
        "Ceremony | 10:00–11:00 · 1 h | 10:18–11:05 · 47 min | 18 min late | 5 min late | 13 min shorter",
        "Panel | 11:00–13:00 · 2 h | 11:05–12:50 · 1 h 45 | 5 min late | 10 min early | 15 min shorter",
        "Intro | 11:00–11:10 · 10 min | 11:05–11:20 · 15 min | 5 min late | 10 min late | 5 min longer",
        "Talks | 11:10–11:50 · 40 min | from 11:20 | 10 min late |  | ",
        "Q&A | 11:50–13:00 · 1 h 10 | not noted |  |  | ",
        "Lunch | 13:00–15:00 · 2 h | – |  |  | ",
        "Closing | 15:00–16:00 · 1 h | 14:55–16:00 · 1 h 05 | 5 min early | on time | 5 min longer",
        "Group | 11:00–12:00 · 1 h | not noted |  |  | ",
    ]


def test_a_day_adds_up():
    plan = plan_of(DAY)
    assert totals_words(report_of(plan.meeting)[0].totals) == ["0 sessions held"]
    happened(plan, "Ceremony 10:18-11:05\nPanel 11:05-12:50")
    assert report_of(plan.meeting)[0].totals.end_late is None
    happened(plan, "Closing 15:00-16:04")
    totals = report_of(plan.meeting)[0].totals
    assert (totals.sessions, totals.planned_minutes, totals.minutes, totals.over_minutes) == (3, 240, 216, -24)
    words = [
        "3 sessions held",
        "1 not noted",
        "planned 4 h, actual 3 h 36",
        "24 min shorter",
        "the day ended 4 min late",
    ]
    assert totals_words(totals) == words


def test_holds_and_the_floor_are_counted():
    plan = plan_of("10:00-11:00 P Panel")
    panel = plan.meeting.sessions[0].id
    start_item(plan, panel, at("10:00"))
    hold_item(plan, panel, at("10:10"))
    resume_item(plan, panel, at("10:17"))
    record_times(plan, panel, None, at("11:07"))
    with plan.edit("The floor"):
        spoken, withdrawn = FloorState.SPOKEN, FloorState.WITHDRAWN
        for state, seconds in ((spoken, 100), (spoken, 139), (spoken, None), (withdrawn, 100)):
            plan.add(FloorRequest(session_id=panel, state=state, seconds_used=seconds))
    line = report_of(plan.meeting)[0].rooms[0].sessions[0]
    assert (line.held_minutes, line.over_minutes, line.floor_speakers, line.floor_minutes) == (7, 7, 3, 4)
    assert totals_words(report_of(plan.meeting)[0].totals)[-4:] == [
        "suspended 7 min",
        "from the floor: 3 speakers, 4 min",
        "groups 0, States 3, observers 0",
        "used 3:59, given 9:00",
    ]


def test_where_nothing_was_said_or_held_there_are_no_words():
    plan = plan_of(DAY)
    (day,) = report_of(plan.meeting)
    assert (day.totals.held_minutes, day.totals.floor_speakers, day.totals.floor_minutes) == (0, 0, 0)
    lines = [line for room in day.rooms for session in room.sessions for line in (session, *session.segments)]
    assert {(line.held_minutes, line.floor_speakers, line.floor_minutes) for line in lines} == {(0, 0, 0)}
    assert (floor_words(0, 0), held_words(0), held_words(61)) == ("", "", "1 h 01")


@pytest.mark.parametrize(
    ("minutes", "late", "length"),
    [
        (None, "", ""),
        (-1, "1 min early", "1 min shorter"),
        (0, "on time", "as planned"),
        (1, "1 min late", "1 min longer"),
    ],
)
def test_the_word_says_the_direction_and_the_number_has_no_sign(minutes, late, length):
    assert (late_words(minutes), length_words(minutes)) == (late, length)


def test_what_ended_without_a_start_and_what_ends_at_midnight():
    plan = plan_of("21:00-22:00 P A\n22:00-23:00 P B")
    first, second = (block.id for block in plan.meeting.sessions)
    record_times(plan, first, None, at("21:50"))
    record_times(plan, second, at("22:30"), at("00:00") + timedelta(days=1))
    assert [line.split(" | ")[2] for line in told(plan)] == ["until 21:50", "22:30–24:00 · 1 h 30"]


def test_skipped_is_what_somebody_skipped_and_what_nobody_noted_is_not_noted():
    plan = plan_of(DAY)
    happened(plan, "skip Group\nClosing 15:00-")
    lines = {line.split(" | ")[0]: line.split(" | ")[2] for line in told(plan)}
    assert {name for name, words in lines.items() if words == "skipped"} == {"Group"}
    assert {name for name, words in lines.items() if words == "not noted"} == {
        "Ceremony",
        "Panel",
        "Intro",
        "Talks",
        "Q&A",
    }
    assert lines["Lunch"] == "–"
    totals = report_of(plan.meeting)[0].totals
    assert (totals.skipped, totals.not_noted) == (1, 2)
    assert totals_words(totals)[1:3] == ["1 skipped", "2 not noted"]


def test_segments_of_what_was_held_are_not_noted_and_those_of_what_was_skipped_skipped():
    plan = plan_of("10:00-11:00 P Panel Talks=20 Q&A=40\n11:00-12:00 P Debate Floor=60\n12:00-13:00 P Last")
    happened(plan, "skip Q&A\nPanel 10:04-11:10\nskip Debate")
    assert [line.split(" | ")[2] for line in told(plan)] == [
        "10:04–11:10 · 1 h 06", "not noted", "skipped", "skipped", "skipped", "–",
    ]  # fmt: skip
    rows = report_csv(report_of(plan.meeting)).splitlines()[1:]
    assert [row.split(",")[5] for row in rows] == ["done", "not noted", "skipped", "skipped", "skipped", "planned"]


def test_what_another_room_has_outlasted_is_not_noted():
    plan = plan_of("10:00-11:00 B1 Group\n10:00-12:00 P Panel\n11:30-12:30 B1 Later")
    happened(plan, "Panel 10:00-12:00")
    assert [line.split(" | ")[2] for line in told(plan)] == ["not noted", "–", "10:00–12:00 · 2 h"]


@pytest.mark.parametrize(("seconds", "late"), [(0, (18, 5)), (29, (18, 5)), (30, (19, 6)), (59, (19, 6))])
def test_minutes_are_the_nearest_as_in_the_projection(seconds, late):
    plan = plan_of("10:00-11:00 P A\n11:00-12:00 P B")
    first = plan.meeting.sessions[0].id
    record_times(plan, first, at("10:18") + timedelta(seconds=seconds), at("11:05") + timedelta(seconds=seconds))
    line = report_of(plan.meeting)[0].rooms[0].sessions[0]
    assert (line.start_late, line.end_late, line.over_minutes) == (*late, -13)
    assert certain(project(plan.meeting, at("11:10")).of(first)).over_minutes == line.end_late


def test_what_runs_over_midnight_and_what_has_no_times():
    plan = plan_of("22:00-23:59 P Late Open=60")
    late = plan.meeting.sessions[0]
    skip_item(plan, late.segments[0].id, at("22:00"))
    record_times(plan, late.id, at("22:00"), at("23:59") + timedelta(minutes=11))
    assert told(plan)[0].split(" | ")[2:] == ["22:00–00:10 · 2 h 10", "on time", "11 min late", "11 min longer"]


def test_the_report_says_who_spoke_from_the_floor():
    found = FloorStatistics(
        1, 2, 1, 3, tuple((region, nth) for nth, region in enumerate(RegionalGroup)), 1, 0, 960, 780, (20, 65, 150)
    )
    assert statistics_words(FloorStatistics()) == []
    assert " · ".join(statistics_words(found)) == (
        "groups 1, States 2, observers 1 · rights of reply 3 · Asia-Pacific 1, Eastern Europe 2, "
        "Latin America, Caribbean 3, Western Europe, others 4 · women 1, men 0 · "
        "used 16:00, given 13:00 · 3 went over, median 1:05"
    )
