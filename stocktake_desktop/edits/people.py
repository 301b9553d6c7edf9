"""Who: organisations and persons of the meeting."""

from stocktake_desktop.edits.appearances import forget, step_back
from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import Category, Organisation, Person, Plan
from stocktake_desktop.words import _


def add_organisation(
    plan: Plan, name: str, category: Category = Category.OTHER, *, short_name: str = "", collective: bool = False
) -> str:
    """Add a delegation, agency or group; returns its id. Two may share a name."""
    with plan.edit(_("Add {name}").format(name=named(name))):
        organisation = Organisation(
            meeting=plan.meeting, name=name, short_name=short_name, category=category, collective=collective
        )
        plan.add(organisation)
    return organisation.id


def add_person(
    plan: Plan, given_name: str, family_name: str, organisation_id: str | None = None, **details: str
) -> str:
    """Add somebody; `details` are further text columns of Person. Returns the id. Two may share a name."""
    with plan.edit(_("Add {name}").format(name=named(f"{given_name} {family_name}"))):
        organisation = _chosen(plan, organisation_id)
        person = Person(meeting=plan.meeting, given_name=given_name, family_name=family_name, **details)
        person.organisation = organisation
        plan.add(person)
    return person.id


def set_organisation(plan: Plan, person_id: str, organisation_id: str | None) -> None:
    """Let somebody belong to another organisation, or to none."""
    person = plan.get(Person, person_id)
    with plan.edit(_("Change the organisation of {name}").format(name=named(person.name))):
        person.organisation = _chosen(plan, organisation_id)


def remove_person(plan: Plan, person_id: str) -> None:
    """Remove somebody with every appearance; where ranked alternates wait, the first steps in."""
    person = plan.get(Person, person_id)
    with plan.edit(_("Remove {name}").format(name=named(person.name))):
        _remove_somebody(plan, person)


def remove_organisation(plan: Plan, organisation_id: str) -> None:
    """Remove an organisation; its people stay without one, its own appearances go."""
    organisation = plan.get(Organisation, organisation_id)
    with plan.edit(_("Remove {name}").format(name=named(organisation.name))):
        for person in list(organisation.people):
            person.organisation = None
        _remove_somebody(plan, organisation)


def _chosen(plan: Plan, organisation_id: str | None) -> Organisation | None:
    return None if organisation_id is None else plan.get(Organisation, organisation_id)


def _remove_somebody(plan: Plan, somebody: Person | Organisation) -> None:
    """Alternates go, appearances pass to the first alternate or go, requests for the floor go."""
    for alternate in list(somebody.alternates):
        if {alternate.person, alternate.organisation} <= {somebody, None}:
            plan.remove(alternate)
        else:
            forget(alternate, somebody)
    for appearance in list(somebody.appearances):
        if {appearance.person, appearance.organisation} <= {somebody, None}:
            step_back(plan, appearance)
        else:
            forget(appearance, somebody)
    for request in list(somebody.floor_requests):
        plan.remove(request)
    plan.remove(somebody)
