"""Large meetings in six languages: nothing torn, cut, overlapping, outside, missing or replaced."""

from random import Random

import pytest

from tests.sheets.full_meeting import full_meeting
from tests.soak.scan import looks


@pytest.mark.parametrize("seed", range(2))
def test_a_large_meeting_is_set_whole(seed: int) -> None:
    for name, look in looks(full_meeting(seed), Random(seed), 0.02):
        assert list(look.faults()) == [], name
