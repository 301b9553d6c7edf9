"""People from a list: who is known is filled in, and of two organisations of one name none is guessed."""

from datetime import datetime

import pytest

from stocktake_desktop.edits.people import NewPerson, add_organisation, add_people, add_person, set_organisation
from stocktake_desktop.models import Category, new_plan
from tests.certain import certain
from tests.history import history


@pytest.fixture
def plan():
    return new_plan("Rivers")


def people(plan):
    return [(one.name, one.organisation and one.organisation.name, one.notes) for one in plan.meeting.people]


def test_an_organisation_is_found_by_its_name_else_made_once(plan):
    chad = add_organisation(plan, "Chad")
    rows = [("Ada", " chad "), ("Ben", "Peru"), ("Cy", "PERU"), ("Di", " ")]
    add_people(plan, [NewPerson(given_name=name, organisation=called) for name, called in rows])
    assert people(plan) == [("Ada", "Chad", ""), ("Ben", "Peru", ""), ("Cy", "Peru", ""), ("Di", None, "")]
    assert [one.name for one in plan.meeting.organisations] == ["Chad", "Peru"]
    assert plan.meeting.people[0].organisation_id == chad
    plan.undo()
    assert people(plan) == []


def test_of_two_of_one_name_none_is_guessed_and_the_name_is_noted(plan):
    for _nth in range(2):
        add_organisation(plan, "Chad")
    add_people(plan, [NewPerson(given_name="Ada", organisation="Chad", notes="late"), NewPerson(given_name="Ben")])
    assert people(plan) == [("Ada", None, "late\nChad"), ("Ben", None, "")]


def test_who_is_known_keeps_what_is_known_and_gets_the_rest(plan):
    chad, peru = add_organisation(plan, "Chad"), add_organisation(plan, "Peru")
    ada = add_person(plan, "Ada", "Mbeki", chad, function="Minister")
    since = datetime(2031, 5, 6, 9)
    row = NewPerson(
        given_name="A.", function="Envoy", notes="vegan", organisation="Peru", present_from=since, known_id=ada
    )
    assert add_people(plan, [row]) == [ada]
    (person,) = plan.meeting.people
    assert (person.name, person.function, person.notes, person.present_from) == (
        "Ada Mbeki",
        "Minister",
        "vegan",
        since,
    )
    assert person.organisation_id == chad
    set_organisation(plan, ada, None)
    assert person.organisation_id is None
    set_organisation(plan, ada, peru)
    assert certain(person.organisation).name == "Peru"


def test_a_list_of_nobody_is_no_step(plan):
    steps = len(history(plan))
    assert add_people(plan, []) == []
    assert len(history(plan)) == steps


def test_names_are_joined_by_one_space():
    names = [NewPerson(given_name="Ada", family_name="Mbeki"), NewPerson(family_name="Mbeki"), NewPerson()]
    assert [one.name for one in names] == ["Ada Mbeki", "Mbeki", ""]


def test_an_organisation_that_is_made_has_the_category_of_its_row(plan):
    add_people(plan, [NewPerson(given_name="Ada", organisation="Bank", category=Category.ACADEMIA)])
    assert [one.category for one in plan.meeting.organisations] == [Category.ACADEMIA]
