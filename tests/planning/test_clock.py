"""Clock times as people write them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake_desktop.planning.clock import (
    clock,
    duration,
    in_minutes,
    in_seconds,
    minute_after,
    minute_of,
    parse_clock,
    parse_minutes,
    span,
)


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("10:15", 615),
        ("10.15", 615),
        ("1015", 615),
        ("915", 555),
        ("10h15", 615),
        ("10H", 600),
        ("10", 600),
        (" 9 ", 540),
        ("3.15 pm", 915),
        ("3 p.m.", 900),
        ("12 am", 0),
        ("12:30 PM", 750),
        ("00:00", 0),
        ("23:59", 1439),
        ("24:00", None),
        ("10:60", None),
        ("25", None),
        ("13 pm", None),
        ("0 am", None),
        ("ten", None),
        ("", None),
        ("10:15:00", None),
        ("-5", None),
        ("１０:１５", None),
    ],
)
def test_parse_clock(typed, minute):
    assert parse_clock(typed) == minute


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", 90),
        ("90 min", 90),
        ("90 minutes", 90),
        ("1:30", 90),
        ("1 h 30", 90),
        ("2h", 120),
        ("0", 0),
        ("1:60", None),
        ("an hour", None),
        ("", None),
        ("-5", None),
        ("1.5", None),
    ],
)
def test_parse_minutes(typed, minutes):
    assert parse_minutes(typed) == minutes


@given(st.integers(0, 1439))
def test_what_is_shown_can_be_typed(minute):
    assert parse_clock(clock(minute)) == minute


@given(st.text(max_size=12))
def test_anything_typed_is_a_time_of_the_day_or_nothing(typed):
    minute = parse_clock(typed)
    assert minute is None or 0 <= minute < 1440


def test_spans_and_durations():
    assert span(615, 780) == "10:15–13:00"
    assert span(1380, 1440) == "23:00–24:00"
    assert [duration(minutes) for minutes in (5, 60, 90, 125)] == ["5 min", "1 h", "1 h 30", "2 h 05"]


@pytest.mark.parametrize(
    ("seconds", "whole", "after"),
    [(0, 0, 0), (59, 0, 1), (60, 1, 1), (61, 1, 2), (-59, 0, 0), (-60, -1, -1), (-61, -1, -1)],
)
def test_seconds_as_minutes(seconds, whole, after):
    assert (in_minutes(seconds), minute_after(seconds)) == (whole, after)
    assert in_minutes(in_seconds(whole)) == minute_after(in_seconds(whole)) == whole


def test_the_minute_of_a_moment():
    assert minute_of(datetime(2018, 3, 12, 10, 15, 59)) == 615
