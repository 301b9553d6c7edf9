"""Two persons of one name are told apart in every sentence, and no two of a meeting have the same telling name."""

import random

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.people import add_organisation, add_person, remove_person, set_organisation
from stocktake_desktop.models import Appearance, Organisation, Person, Plan, new_plan
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.reach import reach
from tests.certain import certain


def told(plan: Plan, key: str, *beside: str) -> str:
    return telling_name(certain(plan.find(Person, key)), *beside)


def maria(plan: Plan, of: str | None, **details: str) -> str:
    return add_person(plan, "Maria", "Silva", of, **details)


@pytest.fixture
def plan() -> Plan:
    return new_plan("Names")


def test_a_name_nobody_shares_stands_alone(plan: Plan) -> None:
    assert told(plan, maria(plan, add_organisation(plan, "Brazil"), function="Minister")) == "Maria Silva"


def test_namesakes_are_told_apart_by_country_then_function_then_address_then_number(plan: Plan) -> None:
    brazil, chad = (add_organisation(plan, name) for name in ("Brazil", "Chad"))
    keys = [
        maria(plan, None),
        maria(plan, chad),
        maria(plan, brazil, function="Minister"),
        maria(plan, brazil, function="Adviser", contact="+55 1, m.silva@one.example"),
        maria(plan, brazil, function="Adviser", contact="silva@two.example"),
    ]
    assert [told(plan, key) for key in keys] == [
        "Maria Silva (no organisation)",
        "Maria Silva (Chad)",
        "Maria Silva (Brazil, Minister)",
        "Maria Silva (Brazil, Adviser, m.silva@one.example)",
        "Maria Silva (Brazil, Adviser, silva@two.example)",
    ]
    assert told(plan, keys[2], "Minister", "Brazil") == "Maria Silva"
    twins = [add_person(plan, "Al", "One", brazil, function="Guide") for _each in range(2)]
    assert [told(plan, key) for key in twins] == ["Al One (1)", "Al One (2)"]


@pytest.mark.parametrize("typed", ["MARIA  SILVA", "María Silva", "Ma\u00adria Silva", "Maria\u200b Silva"])
def test_a_name_that_reads_the_same_is_the_same(plan: Plan, typed: str) -> None:
    brazil = add_organisation(plan, "Brazil")
    one, other = maria(plan, brazil), add_person(plan, "", typed)
    assert told(plan, one) == "Maria Silva (Brazil)"
    assert told(plan, other) == f"{typed} (no organisation)"


def test_who_has_no_name_goes_by_function(plan: Plan) -> None:
    keys = [add_person(plan, "", "", add_organisation(plan, name), function="Minister") for name in ("Mali", "Chad")]
    assert [told(plan, key) for key in keys] == ["Minister (Mali)", "Minister (Chad)"]


def test_it_follows_every_change_and_what_is_taken_back(plan: Plan) -> None:
    brazil, chad = (add_organisation(plan, name) for name in ("Brazil", "Chad"))
    one, other = maria(plan, brazil), maria(plan, chad)
    assert told(plan, one) == "Maria Silva (Brazil)"
    set_field(plan, Person, other, "given_name", "Marta")
    assert told(plan, one) == "Maria Silva"
    plan.undo()
    assert told(plan, one) == "Maria Silva (Brazil)"
    set_field(plan, Organisation, brazil, "name", "Brasil")
    assert told(plan, one) == "Maria Silva (Brasil)"
    remove_person(plan, other)
    assert told(plan, one) == "Maria Silva"
    plan.undo()
    set_organisation(plan, other, brazil)
    set_field(plan, Person, other, "function", "Minister")
    assert told(plan, one) == "Maria Silva (no function)"


def test_a_step_reaches_those_it_calls_otherwise_and_where_they_sit(plan: Plan) -> None:
    panel, talks = add_block(plan, "Panel"), add_block(plan, "Talks")
    one, third = maria(plan, None), add_person(plan, "Al", "One")
    add_appearance(plan, panel, Who(one))
    other = add_person(plan, "Marta", "Silva", add_organisation(plan, "Chad"))
    add_appearance(plan, talks, Who(third))
    reached = []
    plan.on_change(lambda changes: reached.append(reach(plan, changes)))
    told(plan, one)
    set_field(plan, Person, other, "given_name", "Maria")
    assert one in reached[-1].people
    assert (panel in reached[-1].sessions, talks in reached[-1].sessions) == (True, False)
    assert not {third} & reached[-1].people
    plan.undo()
    assert panel in reached[-1].sessions
    set_field(plan, Person, third, "given_name", "Alan")
    assert one not in reached[-1].people


NAMES = ("Maria", "MARIA", "María", "Ana", "Maria Silva (Brazil)", "")
GROUPS = ("Brazil", "brazil", "Chad", "")
FUNCTIONS = ("Minister", "minister ", "Adviser", "")
CONTACTS = ("m@x.example", "+55 1", "", "m@x.example, +55 1")


def test_in_random_meetings_no_two_persons_have_the_same_telling_name() -> None:
    shared = 0
    for seed in range(120):
        dice = random.Random(seed)
        plan = new_plan("Names")
        groups = [None, *(add_organisation(plan, name) for name in GROUPS)]
        panel = add_block(plan, "Panel")
        with plan.edit("Everybody"):
            for _each in range(dice.randint(2, 24)):
                key = add_person(
                    plan,
                    dice.choice(NAMES),
                    dice.choice(("Silva", "silva", "")),
                    dice.choice(groups),
                    function=dice.choice(FUNCTIONS),
                    contact=dice.choice(CONTACTS),
                )
                add_alternate(plan, add_appearance(plan, panel, Who(key)), Who(key))
        for step in (None, "rename", "remove", "undo"):
            somebody = dice.choice(plan.meeting.people)
            if step == "rename":
                set_field(plan, Person, somebody.id, "given_name", dice.choice(NAMES))
            elif step == "remove":
                remove_person(plan, somebody.id)
            elif step == "undo":
                plan.undo()
            names = [folded(telling_name(person)) for person in plan.meeting.people]
            assert len(set(names)) == len(names), (seed, step, sorted(names))
            shared += len({folded(person.name) for person in plan.meeting.people}) < len(names)
            rows = [row for block in plan.meeting.sessions for row in block.appearances]
            assert {row.person_id: folded(telling_name(row)) for row in rows} == {
                row.person_id: folded(telling_name(certain(row.person))) for row in rows
            }
        plan.close()
    assert shared > 300


def test_in_what_stands_for_a_delegation_or_nobody_nothing_is_added(plan: Plan) -> None:
    panel, chad = add_block(plan, "Panel"), add_organisation(plan, "Chad")
    keys = [add_appearance(plan, panel, who) for who in (Who(organisation_id=chad), Who(placeholder="Speaker 1"))]
    assert [telling_name(plan.get(Appearance, key)) for key in keys] == ["Chad", "Speaker 1"]
