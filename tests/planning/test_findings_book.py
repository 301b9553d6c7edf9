"""The book of findings says after any step what looking at everything would say."""

import random
from contextlib import suppress
from datetime import date

import pytest

from stocktake_desktop.models import EditRefused
from stocktake_desktop.planning.findings import FindingsBook, find_all
from tests.plans import small_plan
from tests.verbs import press_anything

TODAY = date(2017, 12, 1)


@pytest.mark.parametrize("seed", range(4))
def test_what_a_step_touches_is_enough(seed):
    plan, chance = small_plan(), random.Random(seed)
    book = FindingsBook(plan, TODAY)
    plan.on_change(book.refresh)
    seen = set()
    for step in range(150):
        with suppress(EditRefused):
            if step % 7 == 6:
                chance.choice((plan.undo, plan.redo))()
            else:
                press_anything(plan, chance)
        assert book.all() == find_all(plan.meeting, TODAY)
        seen |= {finding.code for finding in book.all()}
    assert len(seen) > 5


def test_a_step_that_changes_no_finding_says_so():
    plan = small_plan()
    book, changed = FindingsBook(plan, TODAY), []
    plan.on_change(lambda changes: changed.append(book.refresh(changes)))
    with plan.edit("Note"):
        plan.meeting.sessions[0].notes = "Bring the flags."
    with plan.edit("Repeat"):
        plan.meeting.sessions[0].notes = "Bring the flags.\nBring the flags."
    assert changed == [False, True]
