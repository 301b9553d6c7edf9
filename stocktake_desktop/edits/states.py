"""Delegations from the list of States of the United Nations."""

from collections.abc import Collection

from stocktake_desktop.edits.people import add_organisation, set_organisation
from stocktake_desktop.models import Category, Plan
from stocktake_desktop.planning.states import ListedState, state_of, states
from stocktake_desktop.words import _, ngettext


def add_states(plan: Plan, codes: Collection[str], language: str = "en") -> list[str]:
    """Add the States with these codes (alpha-3) as delegations, named in a language; those there already stay alone.

    Returns the ids of the new ones.
    """
    there = {state.alpha3 for one in plan.meeting.organisations if (state := state_of(one)) is not None}
    new = [state for state in states() if state.alpha3 in codes and state.alpha3 not in there]
    words = ngettext("Add {n} State", "Add {n} States", len(new))
    with plan.edit(words.format(n=len(new))):
        return [_add(plan, state, language) for state in new]


def set_state(plan: Plan, person_id: str, state: ListedState, language: str = "en") -> None:
    """Let somebody belong to the delegation of a State, which is added where it is not there yet."""
    known = [one.id for one in plan.meeting.organisations if state_of(one) is state]
    with plan.edit(_("Add {name}").format(name=state.names[language])):
        set_organisation(plan, person_id, known[0] if known else _add(plan, state, language))


def _add(plan: Plan, state: ListedState, language: str) -> str:
    category = Category.MEMBER_STATE if state.is_member else Category.OTHER
    return add_organisation(plan, state.names[language], category)
