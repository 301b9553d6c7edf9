"""Findings that were acknowledged stand at the end, until their facts are others."""

from stocktake_desktop.edits.rules import acknowledge
from stocktake_desktop.models import new_plan
from stocktake_desktop.planning.findings.finding import Finding, Severity
from stocktake_desktop.planning.standing import facts_of, standings

FIRST = Finding("gap", Severity.WARNING, "A hole.", ("a", "b"), facts="10:00–11:00")
SECOND = Finding("gap", Severity.WARNING, "Another hole.", ("b", "c"))
THIRD = Finding("outside-day", Severity.WARNING, "Too early.", ("a", "b"), facts="10:00–11:00")


def told(plan, *findings):
    return [
        (one.finding.message, one.acknowledgement and one.acknowledgement.reason)
        for one in standings(plan.meeting, findings)
    ]


def test_all_stand_until_one_is_acknowledged_which_goes_to_the_end():
    plan = new_plan("Rivers")
    assert told(plan, FIRST, SECOND, THIRD) == [("A hole.", None), ("Another hole.", None), ("Too early.", None)]
    acknowledge(plan, FIRST.code, FIRST.key, facts_of(FIRST), "A photo is taken")
    assert told(plan, FIRST, SECOND, THIRD) == [
        ("Another hole.", None),
        ("Too early.", None),
        ("A hole.", "A photo is taken"),
    ]


def test_on_other_facts_it_is_asked_about_again():
    plan = new_plan("Rivers")
    acknowledge(plan, FIRST.code, FIRST.key, facts_of(FIRST), "A photo is taken")
    longer = Finding("gap", Severity.WARNING, "A hole.", ("a", "b"), facts="10:00–11:30")
    assert told(plan, longer) == [("A hole.", None)]


def test_where_a_rule_names_no_facts_its_sentence_is_what_it_rests_on():
    assert (facts_of(FIRST), facts_of(SECOND)) == ("10:00–11:00", "Another hole.")
