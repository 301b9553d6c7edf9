"""Economy of paper: no page holds only one row, a closing or next to nothing, and no figure is torn for want of room.

`python -m tests.soak.economy` looks at all of them.
"""

from itertools import cycle
from pathlib import Path

import pytest

from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.sheets.words.languages import LANGUAGES
from tests.sheets.lonely import FLOWING, lonely, subjects, usual_meeting

ON_PAPER = list(zip(LANGUAGES, cycle(["A4", "Letter"]), strict=False))
OTHERWISE = list(zip(LANGUAGES, cycle(["Letter", "A4"]), strict=False))


@pytest.mark.parametrize(("language", "paper"), ON_PAPER)
def test_no_page_of_the_sample_holds_only_one_row(tmp_path: Path, language: str, paper: str) -> None:
    """Of the sheets of sessions every sixth; all come in one language or another."""
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        for key in FLOWING:
            about = list(subjects(plan, key))
            for subject in about if len(about) < 5 else about[list(LANGUAGES).index(language) :: len(LANGUAGES)]:
                assert lonely(plan, key, language, paper, **subject) == []


@pytest.mark.parametrize(("seed", "language", "paper"), [(seed, *how) for seed, how in enumerate(OTHERWISE)])
def test_no_page_of_a_random_meeting_holds_only_one_row(seed: int, language: str, paper: str) -> None:
    plan = usual_meeting(seed, 2)
    for key in FLOWING:
        for about in subjects(plan, key):
            assert lonely(plan, key, language, paper, **about) == []
