"""Formats fitted to any length of session."""

import pytest

from stocktake_desktop.models import Role, SegmentKind
from stocktake_desktop.planning.templates import LEAST, Cast, FormatItem, fitted, templates
from tests.certain import certain

CASES = [
    ("panel", 165, [5, 40, 120]),
    ("panel", 90, [5, 40, 45]),
    ("panel", 30, [5, 20, 5]),
    ("panel", 10, [5, 5, 5]),
    ("talks", 85, [5, 45, 20, 15]),
    ("talks", 21, [5, 5, 5, 6]),
    ("action group", 135, [10, 110, 15]),
    ("action group", 20, [5, 10, 5]),
    ("ceremony", 60, [5, 50, 5]),
    ("reporting", 55, [5, 45, 5]),
]


@pytest.mark.parametrize(("name", "minutes", "lengths"), CASES)
def test_minutes(name, minutes, lengths):
    assert [part.minutes for part in fitted(templates()[name].parts, minutes)] == lengths


@pytest.mark.parametrize("name", templates())
def test_at_any_length_the_sum_is_right_and_the_speeches_fit(name):
    for minutes in range(1, 400):
        parts = fitted(templates()[name].parts, minutes)
        lengths = [certain(part.minutes) for part in parts]
        assert sum(lengths) == max(minutes, LEAST * len(parts))
        for part, length in zip(parts, lengths, strict=True):
            assert length >= LEAST
            speeches = [(one.minutes or 0) * one.count for one in part.cast]
            assert sum(speeches) <= max(length, sum(one.count for one in part.cast))


def test_more_people_than_the_format_has_speak_shorter():
    (_introduction, panel, _questions) = fitted(templates()["panel"].parts, 90, {Role.PANELLIST: 10})
    assert panel.cast[0].minutes == 4


@pytest.mark.parametrize(
    ("minutes", "lengths"), [(30, [10, 10, 10]), (32, [10, 11, 11]), (15, [5, 5, 5]), (1, [5, 5, 5])]
)
def test_two_parts_share_the_rest(minutes, lengths):
    given = (("Talk", 10), ("Debate", None), ("Q&A", None))
    parts = tuple(FormatItem(title, SegmentKind.OTHER, length) for title, length in given)
    assert [part.minutes for part in fitted(parts, minutes)] == lengths


@pytest.mark.parametrize(("minutes", "each"), [(10, 5), (9, 4), (5, 2)])
def test_who_chairs_has_no_minutes_and_takes_none_from_the_speakers(minutes, each):
    cast = (Cast(Role.MODERATOR, "Chair"), Cast(Role.PANELLIST, "Panellist {n}", 2, 5))
    (part,) = fitted((FormatItem("Panel", SegmentKind.PANEL, minutes, cast),), minutes)
    assert [one.minutes for one in part.cast] == [None, each]


def test_three_keynote_speakers_share_a_ceremony():
    (cast,) = [one for part in templates()["ceremony"].parts for one in part.cast if one.role is Role.KEYNOTE_SPEAKER]
    assert (cast.count, cast.minutes) == (3, 10)
