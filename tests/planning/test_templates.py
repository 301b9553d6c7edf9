"""Formats fitted to any length of session."""

import pytest

from stocktake_desktop.models import Role
from stocktake_desktop.planning.templates import LEAST, fitted, templates

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
        assert sum(part.minutes for part in parts) == max(minutes, LEAST * len(parts))
        for part in parts:
            assert part.minutes >= LEAST
            speeches = [(one.minutes or 0) * one.count for one in part.cast]
            assert sum(speeches) <= max(part.minutes, sum(one.count for one in part.cast))


def test_more_people_than_the_format_has_speak_shorter():
    (_introduction, panel, _questions) = fitted(templates()["panel"].parts, 90, {Role.PANELLIST: 10})
    assert panel.cast[0].minutes == 4
