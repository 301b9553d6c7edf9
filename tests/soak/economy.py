"""The sample and usual meetings on A4 and Letter in six languages: pages that hold next to nothing.

Usage: python -m tests.soak.economy [MEETINGS] [SEED]
"""

import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Plan
from stocktake_desktop.sheets.words.languages import LANGUAGES
from tests.sheets.lonely import FLOWING, lonely, subjects, usual_meeting

MEETINGS = 40


def main(meetings: int = MEETINGS, seed: int = 0) -> int:
    """Look at every page and count; 1 when one holds only a row, a closing or next to nothing."""
    sheets, found = 0, 0
    for plan in _plans(meetings, seed):
        for key, language, paper in product(FLOWING, LANGUAGES, ("A4", "Letter")):
            for about in subjects(plan, key):
                sheets += 1
                for words in lonely(plan, key, language, paper, **about):
                    found += 1
                    print(words[:200])
    print(f"{meetings} meetings and the sample, {sheets} sheets, {found} pages not worth their paper")
    return 1 if found else 0


def _plans(meetings: int, seed: int) -> Iterator[Plan]:
    with tempfile.TemporaryDirectory() as folder, copy_sample(Path(folder) / "sample.stocktake") as sample:
        yield sample
    yield from (usual_meeting(number) for number in range(seed, seed + meetings))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
