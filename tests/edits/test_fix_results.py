"""What a fix promises is what is found once it is applied; what makes a new error comes last and is never proposed."""

import random
from collections import Counter
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import lock_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fix_results import MOST_TRIED, FixResult, results_of, tally_of
from stocktake_desktop.edits.fixes import apply_fix
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.edits.rules import acknowledge
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import EditRefused, Plan, SegmentKind, SessionBlock, SessionKind
from stocktake_desktop.planning.causes import causes_of
from stocktake_desktop.planning.findings import Finding, FindingsBook, Severity, find_all
from stocktake_desktop.planning.fixes import fixes_for
from stocktake_desktop.planning.standing import facts_of, standings
from tests.certain import certain
from tests.edits.test_fixes import Desk
from tests.plans import small_plan
from tests.snapshots import same_state
from tests.verbs import press_anything

TODAY = date(2017, 12, 1)


def standing(plan: Plan) -> list[Finding]:
    known = standings(plan.meeting, find_all(plan.meeting, TODAY))
    return [one.finding for one in known if one.acknowledgement is None]


def results(plan: Plan) -> list[list[FixResult]]:
    """Of each cause its fixes, ranked."""
    book = FindingsBook(plan, TODAY)
    causes = causes_of(partial(plan.find, SessionBlock), standings(plan.meeting, book.all()))
    return [results_of(plan, book, fixes_for(plan.meeting, cause.finding)) for cause in causes]


def of(plan: Plan, code: str) -> list[FixResult]:
    book = FindingsBook(plan, TODAY)
    finding = next(finding for finding in book.all() if finding.code == code)
    return results_of(plan, book, fixes_for(plan.meeting, finding))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_promised_is_what_is_found_afterwards(seed: int) -> None:
    plan, chance = small_plan(), random.Random(seed)
    counted: Counter[str] = Counter()
    for _step in range(30):
        with suppress(EditRefused):
            press_anything(plan, chance)
        before, state = standing(plan), same_state(plan)
        errors = {finding.key for finding in before if finding.severity is Severity.ERROR}
        book = FindingsBook(plan, TODAY)
        for cause in causes_of(partial(plan.find, SessionBlock), standings(plan.meeting, book.all())):
            ranked = results_of(plan, book, fixes_for(plan.meeting, cause.finding))
            assert book.all() == find_all(plan.meeting, TODAY)
            assert same_state(plan) == state
            new = [len(result.new_errors) for result in ranked if not result.refusal]
            assert new == sorted(new)
            for result in ranked:
                if result.after is None:
                    continue
                apply_fix(plan, result.fix)
                found = standing(plan)
                assert (tally_of(before), tally_of(found)) == (result.before, result.after), result.fix.title
                fresh = [f.message for f in found if f.severity is Severity.ERROR and f.key not in errors]
                assert sorted(fresh) == sorted(result.new_errors), result.fix.title
                if same_state(plan) != state:
                    plan.undo()
                counted["tried"] += 1
    assert counted["tried"] > 50


def test_the_right_one_is_first_for_the_faults_of_the_sample(tmp_path: Path) -> None:
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        overlap, *others = results(plan)
        first, last = overlap[0], overlap[-1]
        assert first.fix.title == "Start Introduction Session at 11:00, keep the end 13:00"
        assert first.consequence == "45 min shorter · Q&A: 2 h → 1 h 15 · everything else stays"
        assert (first.before.total, certain(first.after).total, first.helps) == (35, 33, True)
        assert overlap[1].consequence == "45 min shorter · 3 speakers have 5 min each"
        assert last.fix.title == "Start Introduction Session at 11:00, keep its 2 h 45"
        assert (certain(last.after).total, len(last.new_errors), last.helps) == (35, 2, False)
        proposed = [ranked[0].fix.title for ranked in others if ranked and ranked[0].helps]
        assert proposed == [
            "Start Reporting Session at 11:00, keep its 55 min",
            "Add a moderator to be named",
            "Renumber 1 session by time",
            "Let 12 questions go out today",
            "Start 3 sessions at 15:00, keep their ends",
            "Add a break of 2 h",
            "Fit the items of 1 session into it",
        ]


def test_who_confirmed_is_never_proposed_and_never_several() -> None:
    desk = Desk()
    for start in (600, 700):
        desk.kari_in(desk.block("One", start, 60))
    (only,) = results(desk.plan)[-1]
    assert (only.fix.title, only.helps, len(only.fix.acts)) == ("Mark Kari Lie as confirmed", False, 2)


def test_of_a_long_list_of_people_none_is_tried_but_all_are_offered() -> None:
    desk = Desk()
    block = desk.block("One", 600, 60)
    for nth in range(MOST_TRIED + 1):
        add_appearance(desk.plan, block, Who(add_person(desk.plan, f"Kari {nth}", "Lie")))
    ranked = of(desk.plan, "unconfirmed")
    assert (len(ranked), {result.after for result in ranked}) == (MOST_TRIED + 1, {None})


def test_what_is_refused_says_why_and_is_last() -> None:
    desk = Desk()
    one, _two = desk.block("One", 600, 60), desk.block("Two", 630, 60)
    book = FindingsBook(desk.plan, TODAY)
    fixes = fixes_for(desk.plan.meeting, book.all()[0])
    lock_block(desk.plan, one, True)
    ranked = results_of(desk.plan, FindingsBook(desk.plan, TODAY), fixes)
    refused = [result for result in ranked if result.refusal]
    assert {result.refusal for result in refused} == {"One is locked; unlock it first."}
    assert ranked[-len(refused) :] == refused


def test_what_was_acknowledged_does_not_count_until_its_facts_change() -> None:
    desk = Desk()
    desk.block("One", 600, 60), desk.block("Two", 660, 60), desk.block("Three", 690, 60)
    found = next(f for f in find_all(desk.plan.meeting, TODAY) if f.code == "room-overlap")
    acknowledge(desk.plan, found.code, found.key, facts_of(found), "They share the hall")
    book = FindingsBook(desk.plan, TODAY)
    shorter = next(fix for fix in fixes_for(desk.plan.meeting, found) if "12:00, keep the end" in fix.title)
    (result,) = results_of(desk.plan, book, [shorter])
    assert (result.before.errors, certain(result.after).errors) == (0, 0)


def test_contents_follow_a_session_as_far_as_they_can() -> None:
    desk = Desk()
    one, two = desk.block("One", 600, 30), desk.block("Two", 615, 60)
    for title, kind, minutes in (("Talk", SegmentKind.PRESENTATION, 20), ("Q&A", SegmentKind.QUESTIONS, 40)):
        add_segment(desk.plan, two, title, kind, minutes)
    assert (
        of(desk.plan, "room-overlap")[0].consequence == "15 min shorter · Q&A: 40 min → 25 min · everything else stays"
    )
    apply_fix(desk.plan, of(desk.plan, "room-overlap")[0].fix)
    assert [segment.minutes for segment in desk.plan.session(two).segments] == [20, 25]
    desk.block("Three", 690, 30, kind=SessionKind.BREAK)
    longer = next(r for r in of(desk.plan, "gap") if r.fix.title == "End Two at 11:30")
    assert longer.consequence == "15 min longer · Q&A: 25 min → 40 min · everything else stays"
    assert desk.plan.session(one).minutes == 30
