"""Dates as people type them: understood as they are meant, or not at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake_desktop.planning.calendar_names import month_name
from stocktake_desktop.planning.typed_dates import Around, TypedDate, parse_date

MEETING = Around([date(2017, 12, day) for day in (4, 5, 6)], date(2017, 11, 2))
NEW = Around(today=date(2026, 11, 27))
MONDAY, TUESDAY, SUNDAY = 0, 1, 6


def meant(typed: str, around: Around = MEETING) -> date | None:
    found = parse_date(typed, around)
    return found.date if found else None


@pytest.mark.parametrize(
    "typed",
    [
        "Mon 4 Dec 2017",
        "Monday, 4 December 2017",
        "4 Dec 2017",
        "4 dec 17",
        "4-Dec-17",
        "4-dec-2017",
        "4dec2017",
        "4. Dec. 2017",
        "4th of December, 2017",
        "on the 4th of December",
        "Dec 4",
        "dec. 4th",
        "December 4, 2017",
        "Mon, Dec 4, '17",
        "2017 Dec 4",
        "4.12.2017",
        "04.12.17",
        "4/12/2017",
        "4-12-2017",
        "4. 12. 2017",
        "4 12 2017",
        "4/12",
        "4.12.",
        "2017-12-04",
        "2017/12/4",
        "2017.12.04",
        "20171204",
        "4 décembre 2017",
        "lundi 4 décembre",
        "lundi 4 déc.",
        "lun. 4 dec",
        "le 4 décembre 2017",
        "4 dic 2017",
        "lunes, 4 de diciembre de 2017",
        "el 4 de diciembre del 2017",
        "4 Dec 2017 (Mon)",
        "4 december monday",
        "mon",
        "MONDAY",
        "lundi",
        "lunes",
        "mo",
        "Mon 4",
        "4",
        "the 4th",
        "le 4",
        "Day 1",
        "day1",
        "jour 1",
        "Día 1",
        "d1",
        " ４ Dec ２０１７ ",
        "٤/١٢/٢٠١٧",
        "4\u200b Dec\u00a02017",
        "Mon 12/4/2017",
    ],
)
def test_the_fourth_of_december_in_any_way(typed):
    assert parse_date(typed, MEETING) == TypedDate(date(2017, 12, 4))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1er janvier 2018", date(2018, 1, 1)),
        ("1o de mayo 2018", date(2018, 5, 1)),
        ("4 juin 2018", date(2018, 6, 4)),
        ("12 août 2018", date(2018, 8, 12)),
        ("2 Jan", date(2018, 1, 2)),
        ("29 Feb 2020", date(2020, 2, 29)),
        ("12/25/2017", date(2017, 12, 25)),
        ("4/5/2018", date(2018, 5, 4)),
        ("tue", date(2017, 12, 5)),
        ("mar", date(2017, 12, 5)),
        ("mar 5", date(2017, 12, 5)),
        ("mar 7 2018", date(2018, 3, 7)),
        ("4 mar", date(2018, 3, 4)),
        ("mardi 6 mars", date(2018, 3, 6)),
        ("mié", date(2017, 12, 6)),
        ("thu", date(2017, 12, 7)),
        ("Sunday", date(2017, 12, 3)),
        ("28", date(2017, 11, 28)),
        ("Day 3", date(2017, 12, 6)),
        ("today", date(2017, 11, 2)),
        ("mañana", date(2017, 11, 3)),
    ],
)
def test_other_days(typed, day):
    assert meant(typed) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("27 Nov", date(2026, 11, 27)),
        ("26 Nov", date(2027, 11, 26)),
        ("4 March", date(2027, 3, 4)),
        ("fri", date(2026, 11, 27)),
        ("thu", date(2026, 12, 3)),
        ("3", date(2026, 12, 3)),
        ("tomorrow", date(2026, 11, 28)),
    ],
)
def test_a_meeting_without_days_has_them_from_today_on(typed, day):
    assert meant(typed, NEW) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "Day 0",
        "Day 4",
        "31 Feb 2018",
        "29 Feb 2019",
        "32",
        "0/12",
        "13/13/2017",
        "4 Xyz",
        "4 jui 2018",
        "1234",
        "4 Dec 10:00",
        "10:00",
        "Mon 4 Dec 2017 x",
        "1 2 3 4",
        "40000101",
        "4/12/0017",
        "December",
        "x" * 5000,
        "d",
    ],
)
def test_what_is_no_date_is_none(typed):
    assert parse_date(typed, MEETING) is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Tue 4 Dec 2017", TypedDate(date(2017, 12, 4), TUESDAY)),
        ("dimanche 4 déc.", TypedDate(date(2017, 12, 4), SUNDAY)),
        ("Mon 5/12/2017", TypedDate(date(2017, 12, 5), MONDAY)),
    ],
)
def test_a_weekday_that_does_not_fit_is_told(typed, found):
    assert parse_date(typed, MEETING) == found


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["en", "fr", "es"]),
    st.sampled_from(["{d} {m} {y}", "{d} {m}, {y}", "{m} {d} {y}", "{y}-{n:02}-{d:02}", "{d}.{n}.{y}", "{y} {m} {d}"]),
)
def test_any_date_in_any_screen_language_comes_back(day, language, form):
    for width in ("wide", "abbreviated"):
        typed = form.format(d=day.day, m=month_name(day.month, language, width), n=day.month, y=day.year)
        assert meant(typed) == day, typed


@given(st.text(alphabet="0123456789 ./-,deciarlunmtosyjh", max_size=16))
def test_whatever_is_typed_gives_a_date_near_its_own_year_or_none(typed):
    found = parse_date(typed, MEETING)
    assert found is None or abs(found.date - MEETING.days[0]) < timedelta(days=366 * 300)
