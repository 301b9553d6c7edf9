"""When the parts of a session begin: known forwards, known backwards, open where nobody planned it."""

import pytest

from stocktake_desktop.planning.steps.timing import timetable


@pytest.mark.parametrize(
    ("minutes", "total", "starts"),
    [
        ([5, 40, 45], 90, [0, 5, 45]),
        ([5, None, 15], 90, [0, 5, 75]),  # the last is known from the end
        ([5, None, None, 15], 90, [0, 5, None, 75]),
        ([None, None], 60, [0, None]),
        ([50, None, 50], 90, [0, 50, None]),  # too much is planned to count from the end
        ([5, None, 15], None, [0, 5, None]),
        ([], 60, []),
    ],
)
def test_starts(minutes, total, starts):
    assert [slot.start for slot in timetable(minutes, total)] == starts


def test_a_single_open_length_is_the_rest_and_says_so():
    slots = timetable([10, None, 15], 60)
    assert [(slot.start, slot.minutes, slot.is_rest) for slot in slots] == [
        (0, 10, False),
        (10, 35, True),
        (45, 15, False),
    ]


def test_nothing_is_made_up_for_two_open_lengths_or_no_rest():
    assert [slot.minutes for slot in timetable([None, None], 60)] == [None, None]
    assert [slot.minutes for slot in timetable([60, None], 60)] == [60, None]
