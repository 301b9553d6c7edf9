"""Causes: every finding is in one of them, what follows stands under what it follows from, like ones are one."""

import random
from collections import Counter
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.edits.rules import acknowledge
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import EditRefused, Person, Placement, Plan, SessionBlock, SessionKind
from stocktake_desktop.planning.causes import Cause, brief_words, causes_of, free_time
from stocktake_desktop.planning.findings import Severity, find_all
from stocktake_desktop.planning.standing import facts_of, standings
from tests.edits.test_fixes import Desk
from tests.plans import small_plan
from tests.verbs import press_anything

TODAY = date(2017, 12, 1)
GROUP, BREAK = SessionKind.ACTION_GROUP, SessionKind.BREAK


def causes(plan: Plan, today: date = TODAY) -> list[Cause]:
    found = standings(plan.meeting, find_all(plan.meeting, today))
    return causes_of(partial(plan.find, SessionBlock), found)


def told(plan: Plan) -> list[tuple[str, int, list[str]]]:
    """Of each cause its code, how often it was made, and what follows."""
    made = causes(plan)
    return [(c.finding.code, len(c.standings), [s.finding.code for s in c.follows]) for c in made]


@pytest.mark.parametrize("seed", range(3))
def test_every_finding_is_in_one_cause_and_the_worst_come_first(seed: int) -> None:
    plan, chance = small_plan(), random.Random(seed)
    grouped = 0
    for _step in range(100):
        with suppress(EditRefused):
            press_anything(plan, chance)
        found = standings(plan.meeting, find_all(plan.meeting, TODAY))
        made = causes(plan)
        assert Counter(s for cause in made for s in (*cause.standings, *cause.follows)) == Counter(found)
        assert len({cause.key for cause in made}) == len(made)
        standing = [cause.severity.rank for cause in made if not cause.is_acknowledged]
        assert standing == sorted(standing)
        grouped += sum(cause.count > 1 for cause in made)
    assert grouped > 3


def test_the_sample_has_ten_causes(tmp_path: Path) -> None:
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        made = causes(plan, date(2026, 11, 27))
        find = partial(plan.find, SessionBlock)
        worst = [cause for cause in made if cause.severity is not Severity.NOTE]
        assert (len(made), sum(cause.count for cause in made)) == (10, 35)
        assert [(brief_words(find, cause), cause.count) for cause in worst] == [
            ("Welcome Ceremony and Introduction Session overlap in Plenary, 10:15–11:00.", 2),
            ("Follow-up and Implementation Session and Reporting Session overlap in Plenary, 10:05–11:00.", 1),
            ("Panel II – Stakeholder perspectives has nobody to chair or moderate it.", 1),
            ("Action Group 1: Human Dimension, Action Group 1: Global Dimension have the same number, 1.", 2),
            ("The guiding questions of 6 sessions have not gone out.", 6),
            ("Nothing is planned on day 2 from 15:00 to 15:30 (30 min).", 1),
            ("Nothing is planned on day 3 from 11:00 to 13:00 (2 h).", 1),
        ]
        half_hour = free_time(find, worst[5].finding)
        assert half_hour == Placement(plan.session(worst[5].finding.sessions[0]).day_id or "", 900, 930, None)
        assert free_time(find, worst[0].finding) is None


def test_who_is_in_two_sessions_that_overlap_follows_from_that_and_elsewhere_is_a_cause() -> None:
    desk = Desk()
    one, two = desk.block("One", 600, 60), desk.block("Two", 630, 60)
    desk.kari_in(one, two)
    assert told(desk.plan)[0] == ("room-overlap", 1, ["person-double-booked"])
    three = desk.block("Three", 630, 60, "annex")
    add_appearance(desk.plan, three, Who(bo := add_person(desk.plan, "Bo", "Lie")))
    add_appearance(desk.plan, one, Who(bo))
    desk.kari_in(three)
    assert [one for one in told(desk.plan) if one[0] == "person-double-booked"] == [
        ("person-double-booked", 2, []),  # both of One and Three
        ("person-double-booked", 1, []),  # Kari of Two and Three
    ]


def test_a_session_that_passes_its_stop_is_why_it_meets_what_comes_after() -> None:
    desk = Desk()
    late = desk.block("One", 700, 90)
    desk.block("Lunch", 780, 60, kind=BREAK)
    desk.block("Before", 720, 30)
    made = causes(desk.plan)
    stop = next(cause for cause in made if cause.finding.code == "after-hard-stop")
    (lunch,) = (standing.finding for standing in stop.follows)
    assert (lunch.code, lunch.sessions[0]) == ("room-overlap", late)
    assert [cause.finding.code for cause in made if cause.severity is Severity.ERROR].count("room-overlap") == 1


def test_numbers_and_absences_hang_together() -> None:
    desk = Desk()
    for start, number in ((600, "1"), (700, "1"), (800, "2")):
        desk.block(f"Group at {start}", start, 60, kind=GROUP, number=number)
    assert ("duplicate-number", 1, ["missing-number"]) in told(desk.plan)
    desk.kari_in(desk.block("Talks", 870, 30), desk.block("More", 900, 30))
    set_field(desk.plan, Person, desk.kari, "present_from", datetime(2031, 3, 6, 9))
    assert ("person-absent", 2, []) in told(desk.plan)
    set_field(desk.plan, Person, desk.kari, "present_to", datetime(2031, 3, 3, 9))
    assert ("end-before-start", 1, ["person-absent", "person-absent"]) in told(desk.plan)


def test_like_findings_are_one_row_however_many_they_are() -> None:
    desk = Desk()
    groups = [desk.block(f"Group {n}", 600, 60, kind=GROUP) for n in range(3)]
    (row,) = (cause for cause in causes(desk.plan) if cause.finding.code == "group-without-rapporteur")
    assert (row.message, row.count, set(row.finding.sessions)) == (
        "3 action groups have no rapporteur.",
        3,
        set(groups),
    )
    last = row.standings[-1].finding
    acknowledge(desk.plan, last.code, last.key, facts_of(last), "It reports in writing")
    rest, known = (cause for cause in causes(desk.plan) if cause.finding.code == "group-without-rapporteur")
    assert (rest.key, rest.count, known.reason) == (row.key, 2, "It reports in writing")
    assert known.is_acknowledged
