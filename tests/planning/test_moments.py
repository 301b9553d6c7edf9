"""Days and times as typed, words folded for comparing, the load of a day."""

from datetime import date, datetime

import pytest

from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.moments import moment_words, parse_moment

DAYS = [date(2017, 12, day) for day in (4, 5, 6)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4 Dec 10:00", datetime(2017, 12, 4, 10)),
        ("4 décembre 9h30", datetime(2017, 12, 4, 9, 30)),
        ("4 de diciembre de 2018 1015", datetime(2018, 12, 4, 10, 15)),
        ("4/12 10.00", datetime(2017, 12, 4, 10)),
        ("04.12.2017, 10:00", datetime(2017, 12, 4, 10)),
        ("2017-12-04T10:00", datetime(2017, 12, 4, 10)),
        ("Day 2 3 pm", datetime(2017, 12, 5, 15)),
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


def test_the_end_of_a_day():
    end = parse_moment("5 Dec", DAYS, ends=True)
    assert end == datetime(2017, 12, 6)
    assert moment_words(end, ends=True) == "5 Dec 24:00"
    assert moment_words(datetime(2017, 12, 4, 9, 5)) == "4 Dec 09:05"


def test_folded():
    assert folded("  Peña  NIETO ") == "pena nieto"
    assert folded("Sørensen") == folded("sorensen")
