"""Rooms whose names begin alike are told apart in little room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake_desktop.ui.look.text import width_of
from stocktake_desktop.ui.look.theme import SMALL, load_fonts
from stocktake_desktop.ui.timeline.lane_names import NAME_WEIGHT, told_apart

EIGHT = [f"Conference Room {n}" for n in range(1, 9)]


@pytest.fixture(autouse=True)
def _program(qapp):
    """Type cannot be measured without a running program."""
    load_fonts()


@pytest.mark.parametrize("width", [20, 34, 58, 90, 140])
def test_eight_conference_rooms_are_eight_names(width):
    names = [told_apart(name, EIGHT, width) for name in EIGHT]
    assert len(set(names)) == 8
    assert [name[-1] for name in names] == list("12345678")


def test_a_name_that_has_room_stands_whole():
    assert told_apart("Conference Room 1", EIGHT, 200) == "Conference Room 1"


def test_names_that_begin_otherwise_are_cut_in_the_middle():
    names = ["North Conference Room", "South Conference Room", "Plenary Hall of the Assembly – A"]
    north, south, hall = (told_apart(name, names, 80) for name in names)
    assert (north[:5], south[:5], hall[-1]) == ("North", "South", "A")


@given(st.lists(st.text(max_size=30), max_size=5), st.integers(16, 200))
def test_no_name_is_wider_than_its_room(names, width):
    for name in names:
        assert width_of(told_apart(name, names, width), SMALL, NAME_WEIGHT) <= width + 1
