"""Who is meant by what is typed: whole names first, then beginnings; delegations before people; no accents needed."""

import pytest

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.floor import inscribe
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import new_plan
from stocktake_desktop.planning.floor import waiting
from stocktake_desktop.ui.on_site.askers import MOST, askers, found, is_named, match
from tests.plans import small_plan

MORE = ("Equatorial Guinea", "Guinea-Bissau")
"""States of the world that are not in the meeting."""
GROUPS = ("Niger", "Nigeria", "Papua New Guinea", "Guinea", "Côte d’Ivoire", "European Union")


@pytest.fixture
def plan():
    plan = new_plan("Meeting")
    for name in GROUPS:
        add_organisation(plan, name, short_name="EU" if name == "European Union" else "")
    add_person(plan, "Nina", "Guinea", plan.meeting.organisations[0].id, function="Minister")
    return plan


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("niger", ["Niger", "Nigeria"]),
        ("nigeria", ["Nigeria"]),
        ("guinea", ["Guinea", MORE[1], "Papua New Guinea", "Nina Guinea · Minister · Niger", MORE[0]]),
        ("cote d'i", ["Côte d’Ivoire"]),
        ("eu", ["European Union (EU)"]),
        ("  ", []),
        ("xyz", []),
    ],
)
def test_the_likeliest_first(plan, typed, lines):
    assert [one.line for one in found(typed, askers(plan.meeting))] == lines


def test_a_whole_name_is_known_as_such(plan):
    known = askers(plan.meeting)
    assert is_named("EU", known)
    assert is_named("cote d’ivoire", known)
    assert not is_named("Euro", known)


def test_no_more_than_fit_are_offered():
    plan = new_plan("Meeting")
    for nth in range(30):
        add_organisation(plan, f"Group {nth}")
    assert len(found("group", askers(plan.meeting))) == MOST


def test_which_request_is_meant():
    plan = small_plan()
    block = plan.meeting.sessions[0]
    for name in ("Niger", "Nigeria", "Norway"):
        inscribe(plan, block.id, Who(placeholder=name))
    there = waiting(block)
    meant = [match(typed, there) for typed in ("ni", "nor", "", "x")]
    assert [one and one.name for one in meant] == [
        "Niger",
        "Norway",
        None,
        None,
    ]
