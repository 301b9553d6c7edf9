"""Random meetings at the edges, every kind of sheet on every paper in every language: what cannot be made or is lost.

Usage: python -m tests.soak.paper [PLANS] [SEED] [MOST]
"""

import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from random import Random

import pytest

from stocktake_desktop.models import Plan
from stocktake_desktop.sheets.file_names import LONGEST, file_name, free_names
from stocktake_desktop.sheets.ledger import ListedSheet, ledger, sheets_of
from stocktake_desktop.sheets.page.look import PAPERS
from stocktake_desktop.sheets.words.languages import LANGUAGES, Layout, both
from tests.sheets.drawn import strays
from tests.sheets.extremes import extreme_plan

PLANS = 100
MOST = 60
SHEETS = 24
"""Of a plan that are tried at most, beside one of each kind."""
PAGES = 5_000
MOST_REVISIONS = 1_000


def main(plans: int = PLANS, seed: int = 0, most: int = MOST) -> int:
    """Try and count; 1 when anything failed."""
    tried, pages, failed = 0, 0, Counter[str]()
    for number in range(seed, seed + plans):
        for name, act in attempts(extreme_plan(number, most), Random(number)):
            tried += 1
            try:
                pages += act()
            except Exception as error:
                failed[f"{name}: {type(error).__name__}"] += 1
                print(f"plan {number}, {name}")
                traceback.print_exception(error, limit=-4)
    told = "; ".join(f"{times} × {what}" for what, times in failed.most_common())
    print(f"{plans} plans, {tried} attempts, {pages} pages, {failed.total()} failures {told}".strip())
    return 1 if failed else 0


def attempts(plan: Plan, chance: Random, most: int = SHEETS) -> Iterator[tuple[str, Callable[[], int]]]:
    """What can be asked of the paper of a plan, each with its name; it tells how many pages were made."""
    sheets = list(sheets_of(plan, chance.choice(list(LANGUAGES))))
    yield "ledger", partial(stand, plan)
    yield "file names", partial(check_names, plan, sheets)
    in_any_order = chance.sample(sheets, len(sheets))
    chosen = {sheet.kind: sheet for sheet in in_any_order}
    for sheet in {sheet.key: sheet for sheet in (*chosen.values(), *in_any_order[:most])}.values():
        language = both(chance.choice(list(LANGUAGES)), chance.choice(["", "", *LANGUAGES]))
        how = language, chance.choice(list(PAPERS)), chance.choice(list(Layout))
        yield " ".join((sheet.kind, *how)), partial(make, plan, sheet, *how)


def make(plan: Plan, sheet: ListedSheet, language: str, paper: str, layout: Layout) -> int:
    """How many pages a sheet has; AssertionError where something stands outside them, or they are without end."""
    about = {"day": sheet.day, "session_id": sheet.session_id, "room_id": sheet.room_id}
    with pytest.MonkeyPatch.context() as patch:
        found, report = strays(patch, sheet.kind, plan, paper=paper, language=language, layout=layout, **about)
    assert not found, found[:3]
    assert 1 <= report.pages <= PAGES, report.pages
    return report.pages


def stand(plan: Plan) -> int:
    """Tell how all sheets stand; no page is made."""
    for one in ledger(plan, with_others=True):
        assert one.in_words
        assert one.sheet.called
        one.as_json()
    return 0


def check_names(plan: Plan, sheets: list[ListedSheet]) -> int:
    """AssertionError where two names are one on some disk, or a disk does not take one; no page is made."""
    names = free_names(file_name(plan, sheet, MOST_REVISIONS, date(2199, 12, 31)) for sheet in sheets)
    assert len({name.casefold() for name in names}) == len(sheets)
    assert all(
        len(name.encode()) <= LONGEST and name == name.strip(" .") and not set(name) & set("/\\:\0") for name in names
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
