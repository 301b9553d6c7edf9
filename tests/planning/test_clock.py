"""Clock times as people write them."""

from datetime import datetime, timedelta

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
    nearest,
    parse_clock,
    parse_half_minutes,
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
        ("noon", 720),
        ("12 noon", 720),
        ("12:00 noon", 720),
        ("Midday", 720),
        ("midi", 720),
        ("12h midi", 720),
        ("mediodía", 720),
        ("12 m.", 720),
        ("midnight", 0),
        ("12 midnight", 0),
        ("minuit", 0),
        ("medianoche", 0),
        ("6p", 1080),
        ("9a", 540),
        ("6 p.", 1080),
        ("6.30p", 1110),
        ("6 p.m.", 1080),
        ("6:15 p. m.", 1095),
        ("9.5", 570),
        ("9,5", 570),
        ("9½", 570),
        ("9.30", 570),
        ("9,30", 570),
        ("9.05", 545),
        ("9 30", 570),
        ("10:15 hrs", 615),
        ("1015 hrs", 615),
        ("10.15 Uhr", 615),
        ("10 hours", 600),
        ("10 o'clock", 600),
        ("10 h", 600),
        ("10 h 15", 615),
        ("10 h 15 min", 615),
        ("10 heures 15", 615),
        ("10 heures", 600),
        ("à 10 h 15", 615),
        ("a las 10:15", 615),
        ("10:15 h", 615),
        ("10:15:00", 615),
        ("10：15", 615),
        ("１０:１５", 615),
        ("١٠:١٥", 615),
        ("10\u200b:15", 615),
        ("10\u00a0h\u00a015", 615),
        ("1300", 780),
        ("24:00", None),
        ("10:60", None),
        ("25", None),
        ("13 pm", None),
        ("0 am", None),
        ("ten", None),
        ("", None),
        ("10:15:60", None),
        ("9.3", None),
        ("9:5", None),
        ("10 min", None),
        ("10:15-11", None),
        ("13 noon", None),
        ("p", None),
        ("-5", None),
        ("1" * 5000, None),
    ],
)
def test_parse_clock(typed, minute):
    assert parse_clock(typed) == minute


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("24", 1440),
        ("24:00", 1440),
        ("24.00", 1440),
        ("2400", 1440),
        ("midnight", 1440),
        ("0:00", 1440),
        ("12 am", 1440),
        ("24 h", 1440),
        ("12 noon", 720),
        ("24:01", None),
        ("25", None),
        ("", None),
    ],
)
def test_midnight_is_the_end_of_a_day_where_something_ends(typed, minute):
    assert parse_clock(typed, ends=True) == minute


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90m", 90),
        ("90 mins", 90),
        ("90'", 90),
        ("90 minutos", 90),
        ("1 h", 60),
        ("1 hour", 60),
        ("2 hours", 120),
        ("2 heures", 120),
        ("1h30", 90),
        ("1h30m", 90),
        ("1 h 30 min", 90),
        ("1 hour 30 minutes", 90),
        ("1 hour and 5 minutes", 65),
        ("1 heure et 30 minutes", 90),
        ("1:30:00", 90),
        ("0:45", 45),
        ("1.5 h", 90),
        ("1,5 h", 90),
        ("1.5 hours", 90),
        ("1½ h", 90),
        ("½ h", 30),
        (".5 h", 30),
        ("1¼ hours", 75),
        ("0.75 h", 45),
        ("an hour", 60),
        ("half an hour", 30),
        ("demi-heure", 30),
        ("une heure et demie", 90),
        ("media hora", 30),
        ("９０", 90),
        ("1.5", None),
        ("1.30 h", None),
        ("1.5 min", None),
        ("90", 90),
        ("90 min", 90),
        ("90 minutes", 90),
        ("1:30", 90),
        ("1 h 30", 90),
        ("2h", 120),
        ("0", 0),
        ("1:60", None),
        ("", None),
        ("-5", None),
    ],
)
def test_parse_minutes(typed, minutes):
    assert parse_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("2½", 150), ("2 ½ min", 150), ("2.5 min", 150), ("2,5 minutes", 150), ("½", 30), ("12½", 750), ("3", 180),
     ("3 min", 180), ("1 h", 3600), ("2.25", None), ("2½½", None), ("half", None), ("", None)],
)  # fmt: skip
def test_a_speaking_time_may_have_half_a_minute(typed: str, seconds: int | None) -> None:
    assert parse_half_minutes(typed) == seconds


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
    ("seconds", "shown", "after"),
    [(0, 0, 0), (29, 0, 1), (30, 1, 1), (60, 1, 1), (61, 1, 2), (-30, 0, 0), (-31, -1, 0), (-60, -1, -1)],
)
def test_seconds_as_minutes(seconds, shown, after):
    assert (in_minutes(seconds), minute_after(seconds)) == (shown, after)
    assert in_minutes(in_seconds(shown)) == minute_after(in_seconds(shown)) == shown
    noon = datetime(2017, 12, 4, 12)
    assert nearest(noon + timedelta(seconds=seconds)) == noon + timedelta(minutes=shown)


def test_the_minute_of_a_moment():
    assert minute_of(datetime(2018, 3, 12, 10, 15, 59)) == 615
