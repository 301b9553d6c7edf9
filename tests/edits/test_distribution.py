"""Who gets how many copies of a sheet: a step of its own, kept with the plan, and remembered by what was printed."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from stocktake_desktop.edits.distribution import set_distribution
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.interchange.next_meeting import NextMeeting, make_next_meeting
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.interchange.writers.plan_json import write_plan_json
from stocktake_desktop.models import EditRefused, Plan, SessionBlock, open_plan
from stocktake_desktop.planning.distribution import HandOut, distribution_of
from stocktake_desktop.sheets.ledger import CURRENT, STALE, LedgerEntry, ledger
from tests.plans import small_plan
from tests.printing import print_sheets

PODIUM, SHOW = HandOut(2, "chair, podium"), HandOut(5, "staff board")
NOW = datetime(2018, 3, 11, 9)


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Plan]:
    with small_plan(tmp_path / "plan.stocktake") as plan:
        yield plan


def podium(plan: Plan) -> LedgerEntry:
    return next(one for one in ledger(plan) if one.sheet.kind == "podium" and one.sheet.title.startswith("Panel"))


def test_what_is_said_holds_and_is_one_step(plan: Plan) -> None:
    steps = len(plan.log.lines(99, None))
    set_distribution(plan, {"podium": HandOut(2, "  chair,\n podium "), "run-of-show": SHOW, "day": HandOut()})
    assert distribution_of(plan.meeting) == {"podium": PODIUM, "run-of-show": SHOW}
    assert len(plan.log.lines(99, None)) == steps + 1
    set_distribution(plan, {"podium": PODIUM, "day": HandOut()})
    assert len(plan.log.lines(99, None)) == steps + 1
    set_distribution(plan, {"podium": HandOut(), "run-of-show": HandOut(6, "staff board")})
    assert distribution_of(plan.meeting) == {"run-of-show": HandOut(6, "staff board")}
    plan.undo()
    assert distribution_of(plan.meeting) == {"podium": PODIUM, "run-of-show": SHOW}
    plan.undo()
    assert distribution_of(plan.meeting) == {}


@pytest.mark.parametrize("wrong", [HandOut(0), HandOut(1000), HandOut(1, "x" * 300_000)])
def test_what_no_plan_can_keep_is_refused_and_changes_nothing(plan: Plan, wrong: HandOut) -> None:
    with pytest.raises(EditRefused):
        set_distribution(plan, {"podium": PODIUM, "day": wrong})
    assert distribution_of(plan.meeting) == {}


def test_it_travels_in_json_and_to_the_next_meeting_and_is_there_after_opening(plan: Plan, tmp_path: Path) -> None:
    set_distribution(plan, {"podium": PODIUM, "run-of-show": SHOW})
    said = {"podium": PODIUM, "run-of-show": SHOW}
    write_plan_json(plan, tmp_path / "plan.json")
    with import_plan_json(tmp_path / "plan.json", tmp_path / "copy.stocktake") as copy:
        assert distribution_of(copy.meeting) == said
    wanted = NextMeeting(tmp_path / "next.stocktake", "Next", "", "UTC", date(2020, 1, 1))
    with make_next_meeting(plan, wanted) as following:
        assert distribution_of(following.meeting) == said
    with open_plan(tmp_path / "plan.stocktake", read_only=True) as again:
        assert distribution_of(again.meeting) == said


def test_a_printing_remembers_who_got_it_whatever_is_said_later(plan: Plan, tmp_path: Path) -> None:
    set_distribution(plan, {"podium": PODIUM})
    print_sheets(plan, [podium(plan)], tmp_path / "out", NOW)
    entry = podium(plan)
    assert (entry.state, entry.copies, entry.goes_to, entry.take_back) == (CURRENT, 2, "chair, podium", "")
    set_distribution(plan, {"podium": HandOut(4, "everybody")})
    assert podium(plan).state is CURRENT
    set_field(plan, SessionBlock, entry.sheet.session_id or "", "title", "Panel II")
    entry = podium(plan)
    assert entry.state is STALE
    assert entry.take_back == f"Take back: Podium sheet · Panel II, Rev. 1·A · {entry.mark}, 2 copies: chair, podium"
    assert (entry.as_json()["copies"], entry.as_json()["goes_to"]) == (2, "chair, podium")
    print_sheets(plan, [entry], tmp_path / "out", NOW)
    assert (podium(plan).revision, podium(plan).who_has_it) == (2, "4 copies: everybody")
