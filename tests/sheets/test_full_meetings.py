"""Large meetings in six languages: nothing torn, cut, overlapping, outside, missing or replaced."""

from random import Random

import pytest

from stocktake_desktop.sheets.catalogue import Layout, PrintSettings, Sheet
from tests.sheets.full_meeting import full_meeting
from tests.soak.scan import Look, looks


@pytest.mark.parametrize("seed", range(3))
def test_a_large_meeting_is_set_whole(seed: int) -> None:
    for name, look in looks(full_meeting(seed), Random(seed), 0.02):
        assert list(look.faults()) == [], name


def test_a_run_of_show_says_what_it_shows_whatever_size_was_tried() -> None:
    look = Look(full_meeting(6), Sheet("run-of-show"), PrintSettings("A4", Layout.AFTER))
    officers = {words for words in look.content if "conference officer" in words.casefold()}
    assert officers
    assert officers <= {text.words for text in look.texts}
