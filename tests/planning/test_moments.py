"""What time it is in a meeting, days and times as typed, words folded for comparing."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from stocktake_desktop.models import new_plan
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.moments import moment_words, parse_moment, today, wall_clock

DAYS = [date(2017, 12, day) for day in (4, 5, 6)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4 Dec 10:00", datetime(2017, 12, 4, 10)),
        ("4 décembre 9h30", datetime(2017, 12, 4, 9, 30)),
        ("4 de diciembre de 2018 1015", datetime(2018, 12, 4, 10, 15)),
        ("4 dic. 10:00", datetime(2017, 12, 4, 10)),
        ("4 juin 2018", datetime(2018, 6, 4)),
        ("4 juillet 2018", datetime(2018, 7, 4)),
        ("4 jui 2018", None),
        ("4 Sept 2018", datetime(2018, 9, 4)),
        ("4 ago 2018", datetime(2018, 8, 4)),
        ("4/12 10.00", datetime(2017, 12, 4, 10)),
        ("04.12.2017, 10:00", datetime(2017, 12, 4, 10)),
        ("2017-12-04T10:00", datetime(2017, 12, 4, 10)),
        ("Day 2 3 pm", datetime(2017, 12, 5, 15)),
        ("Day 1 9:00", datetime(2017, 12, 4, 9)),
        ("Day 3 9:00", datetime(2017, 12, 6, 9)),
        ("Day 0 9:00", None),
        ("2 Jan 8:00", datetime(2018, 1, 2, 8)),
        ("5 Dec", datetime(2017, 12, 5)),
        ("5 Dec 24:00", datetime(2017, 12, 6)),
        ("Day 4", None),
        ("31 Feb 10:00", None),
        ("10:00", None),
        ("4 Dec 25:00", None),
        ("4 Xyz", None),
    ],
)
def test_moments(typed, meant):
    assert parse_moment(typed, DAYS) == meant


def test_a_meeting_without_days_is_near_its_own_date():
    assert parse_moment("4 Jan 10:00", [], near=date(2017, 12, 20)) == datetime(2018, 1, 4, 10)
    assert parse_moment("Day 1 10:00", [], near=date(2017, 12, 20)) is None
    assert parse_moment("4 Jan 10:00", []) is None


@pytest.mark.parametrize("laptop_zone", ["Pacific/Kiritimati", "America/Adak"])
@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("America/Mexico_City", datetime(2031, 5, 5, 22, 30, 9)),
        ("Asia/Tokyo", datetime(2031, 5, 6, 13, 30, 9)),
        ("UTC", datetime(2031, 5, 6, 4, 30, 9)),
    ],
)
def test_the_wall_of_the_meeting_shows_its_own_time_wherever_the_laptop_is(laptop, laptop_zone, zone, shown):
    real = datetime(2031, 5, 6, 4, 30, 9, 999_999, UTC)
    laptop(laptop_zone, real)
    meeting = new_plan("Meeting", zone).meeting
    assert wall_clock(meeting) == shown
    assert wall_clock(meeting).tzinfo is None
    assert today(meeting) == shown.date()
    elsewhere = real.astimezone(timezone(timedelta(hours=-9)))
    assert wall_clock(meeting, elsewhere) == shown


def test_the_end_of_a_day():
    end = parse_moment("5 Dec", DAYS, ends=True)
    assert end == datetime(2017, 12, 6)
    assert moment_words(end, ends=True) == "5 Dec 24:00"
    assert moment_words(datetime(2017, 12, 4, 9, 5)) == "4 Dec 09:05"


def test_folded():
    assert folded("  Peña  NIETO ") == "pena nieto"
    assert folded("Sørensen") == folded("sorensen")
