"""Delegations from the list of States: all or some, once each, one step."""

from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.edits.states import add_states, set_state
from stocktake_desktop.models import Category, Person, new_plan
from stocktake_desktop.planning.states import state_named, states
from tests.certain import certain
from tests.history import history


def test_all_states_are_one_step_that_is_undone_at_once() -> None:
    plan = new_plan("Meeting")
    added = add_states(plan, [state.alpha3 for state in states()])
    assert len(added) == len(plan.meeting.organisations) == 195
    assert history(plan)[-1].title == "Add 195 States" or history(plan)[0].title == "Add 195 States"
    categories = {one.name: one.category for one in plan.meeting.organisations}
    assert (categories["Mexico"], categories["Holy See"]) == (Category.MEMBER_STATE, Category.OTHER)
    plan.undo()
    assert plan.meeting.organisations == []


def test_who_is_there_in_any_language_is_not_added_again() -> None:
    plan = new_plan("Meeting")
    add_organisation(plan, "Mexique")
    add_states(plan, ["MEX", "NOR"], "es")
    assert sorted(one.name for one in plan.meeting.organisations) == ["Mexique", "Noruega"]


def test_somebody_belongs_to_a_state_that_becomes_a_delegation_once() -> None:
    plan = new_plan("Meeting")
    people = [add_person(plan, name, "") for name in ("Ana", "Ben")]
    for person in people:
        set_state(plan, person, certain(state_named("Côte d'Ivoire")))
    assert [one.name for one in plan.meeting.organisations] == ["Côte d’Ivoire"]
    assert {plan.get(Person, person).organisation for person in people} == set(plan.meeting.organisations)
