"""Lines as they are shown: under dates, what was taken back folded, as far as filters let them."""

from datetime import datetime
from typing import Any

import pytest

from stocktake_desktop.edits import blocks
from stocktake_desktop.models import new_plan
from stocktake_desktop.ui.history.entries import DateHeading, Fold, HistoryCriteria, StepEntry, Stretches, entries_of
from stocktake_desktop.ui.history.entry_words import beneath, date_heading, sentence_of, spoken
from stocktake_desktop.ui.history.spans import plain
from tests.ui.history.log_of import at, lines, printed

ALL = HistoryCriteria()


@pytest.fixture
def plan():
    with at("2031-03-01 10:00"), new_plan("Meeting", "UTC") as plan:
        told: Any = plan  # the test finds its session on it
        told.panel = blocks.add_block(plan, "Panel")
        yield told


def lock(plan, locked=True):
    blocks.lock_block(plan, plan.panel, locked)


def length(plan, *minutes):
    for one in minutes:
        blocks.set_minutes(plan, plan.panel, one)


def shown(plan, criteria=ALL, opened=frozenset()):
    stretches = Stretches()
    stretches.add(lines(plan).values())
    return [said(one) for one in entries_of(stretches.entries, opened, criteria)]


def said(entry):
    if isinstance(entry, DateHeading):
        return entry.date.isoformat()
    words = plain(sentence_of(entry))
    return f"[{words}]" if isinstance(entry, Fold) else words


def test_what_was_taken_back_is_one_line_that_says_by_whom_and_when(plan):
    with at("2031-03-01 16:02", "Farid"):
        length(plan, 61, 62, 63)
        lock(plan)
    with at("2031-03-01 16:09", "Farid"):
        for _nth in range(4):
            plan.undo()
    with at("2031-03-01 16:20"):
        length(plan, 45)
    assert shown(plan) == [
        "2031-03-01", "Panel: 60 → 45 min", "[4 steps, taken back by Farid at 16:09]", "Panel: new, parked",
        "The plan was begun",
    ]  # fmt: skip
    stretches = Stretches()
    stretches.add(lines(plan).values())
    fold = stretches.entries[1]
    assert fold.at == datetime(2031, 3, 1, 16, 2)
    assert beneath(fold) == "Change Panel to 1 h 01 · Change Panel to 1 h 02 and 2 more"
    assert spoken(fold).startswith("16:02, 4 steps, taken back by Farid at 16:09, Change Panel")


def test_an_open_stretch_is_followed_by_its_lines(plan):
    length(plan, 45)
    plan.undo()
    some = {lines(plan)[3].id}
    assert shown(plan, opened=some)[1:4] == [
        "[1 step, taken back by Ana at 10:00]", "Took back: Change Panel to 45 min", "Panel: 60 → 45 min"
    ]  # fmt: skip


def test_what_stands_again_is_not_folded_away(plan):
    length(plan, 45, 50)
    plan.undo()
    plan.undo()
    plan.redo()
    assert shown(plan)[1:5] == [
        "Did again: Change Panel to 45 min", "Took back: Change Panel to 45 min",
        "[1 step, taken back by Ana at 10:00]", "Panel: 60 → 45 min",
    ]  # fmt: skip


def test_paper_in_between_is_never_folded(plan):
    length(plan, 45)
    printed(plan, plan.panel)
    with at("2031-03-01 11:30", "Farid"):
        plan.undo()
    assert shown(plan)[1:4] == [
        "Took back: Change Panel to 45 min", "Printed 1 sheet, 2 copies: Rev. 1·A · K7QM", "Panel: 60 → 45 min"
    ]  # fmt: skip
    stretches = Stretches()
    stretches.add(lines(plan).values())
    assert beneath(stretches.entries[2]) == "taken back by Farid at 11:30"
    assert beneath(stretches.entries[0]) == "where the plan stands now · Panel 45 → 60 min"


def test_several_who_took_back_are_all_named_with_the_time_it_took(plan):
    length(plan, 45, 50)
    with at("2031-03-01 23:59"):
        plan.undo()
    with at("2031-03-02 00:10", "Farid"):
        plan.undo()
    assert shown(plan)[:2] == ["2031-03-02", "[2 steps, taken back by Ana, Farid, Sat 1 Mar 23:59–Sun 2 Mar 00:10]"]


def test_dates_are_named_as_people_do(plan):
    today = datetime(2031, 3, 2).date()
    assert [date_heading(datetime(*one).date(), today) for one in ((2031, 3, 2), (2031, 3, 1), (2031, 2, 1))] == [
        "Today · Sun 2 Mar", "Yesterday · Sat 1 Mar", "Sat 1 Feb",
    ]  # fmt: skip
    assert date_heading(datetime(2030, 12, 31).date(), today) == "Tue 31 Dec 2030"


def test_filters_let_through_what_has_all_of_it(plan):
    with at("2031-03-02 09:00", "Farid"):
        other = blocks.add_block(plan, "Émile’s session")
        length(plan, 45)
    copy = lines(plan)[1].copy_id
    for criteria, found in (
        (HistoryCriteria(who="Farid"), ["Panel: 60 → 45 min", "Émile’s session: new, parked"]),
        (HistoryCriteria(who="Farid", words="EMILE new"), ["Émile’s session: new, parked"]),
        (HistoryCriteria(session_id=other), ["Émile’s session: new, parked"]),
        (HistoryCriteria(session_id=plan.panel), ["Panel: 60 → 45 min", "Panel: new, parked"]),
        (HistoryCriteria(copy_id="x"), []),
        (HistoryCriteria(copy_id=copy, words="begun"), ["The plan was begun"]),
    ):
        assert [one for one in shown(plan, criteria) if "-" not in one] == found


@pytest.mark.parametrize("page", [1, 2, 3, 7])
def test_read_in_pages_the_history_is_folded_alike(plan, page):
    for _round in range(3):
        length(plan, 45, 50, 55)
        plan.undo()
        plan.undo()
        plan.redo()
        printed(plan, plan.panel, marks=[])
        plan.undo()
        plan.undo()
    told = list(lines(plan).values())
    whole, pages = Stretches(), Stretches()
    whole.add(told)
    for first in range(0, len(told), page):
        pages.add(told[first : first + page])
    assert pages.entries == whole.entries
    assert {type(one) for one in whole.entries} == {StepEntry, Fold}
