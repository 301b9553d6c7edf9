"""Some of the days of `tests.soak.promises`: a way out is chosen, the day goes on as it says, and comes out so."""

import pytest

from tests.soak.promises import kept_on


@pytest.mark.parametrize("first", range(0, 40, 8))
def test_a_day_run_as_its_way_out_says_comes_out_as_promised(first: int) -> None:
    assert [harm for number in range(first, first + 8) for harm in kept_on(number).harm] == []


def test_a_way_chosen_is_what_is_looked_at() -> None:
    assert sum(kept_on(number).counts["ways chosen"] for number in range(8)) >= 4
