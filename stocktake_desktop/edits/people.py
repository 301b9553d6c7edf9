"""Who: organisations and persons of the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from stocktake_desktop.edits.appearances import forget, give_up
from stocktake_desktop.edits.asking import ask_about
from stocktake_desktop.edits.floor import keep_what_was_said
from stocktake_desktop.edits.naming import called, named
from stocktake_desktop.models import Category, Organisation, Person, Plan
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.losses import loss_words, places_lost, with_loss
from stocktake_desktop.planning.person_names import split_name
from stocktake_desktop.words import _, legible, ngettext, term

TEXTS = (
    "honorific", "given_name", "family_name", "native_name", "respelling", "function", "languages", "contact", "notes",
)  # fmt: skip
"""The text columns of a person that a list can fill."""


@dataclass(frozen=True)
class NewPerson:
    """Somebody of a list; `known_id` is who is known already and gets what is still empty, None for a new person."""

    line: int = 0
    honorific: str = ""
    given_name: str = ""
    family_name: str = ""
    native_name: str = ""
    respelling: str = ""
    function: str = ""
    organisation: str = ""
    category: Category = Category.OTHER
    languages: str = ""
    contact: str = ""
    present_from: datetime | None = None
    present_to: datetime | None = None
    notes: str = ""
    known_id: str | None = None

    @property
    def name(self) -> str:
        """Given and family name."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)


def add_organisation(
    plan: Plan, name: str, category: Category = Category.OTHER, *, short_name: str = "", collective: bool = False
) -> str:
    """Add a delegation, agency or group; returns its id. Two may share a name."""
    with plan.edit(_("Add {name}").format(name=named(legible(name, term(Organisation.noun))))):
        organisation = Organisation(
            meeting=plan.meeting, name=name, short_name=short_name, category=category, collective=collective
        )
        plan.add(organisation)
    return organisation.id


def add_person(
    plan: Plan, given_name: str, family_name: str, organisation_id: str | None = None, **details: str
) -> str:
    """Add somebody; `details` are further text columns of Person. Returns the id. Two may share a name."""
    known = legible(f"{given_name} {family_name}", details.get("function"), term(Person.noun))
    with plan.edit(_("Add {name}").format(name=named(known))):
        organisation = _chosen(plan, organisation_id)
        person = Person(meeting=plan.meeting, given_name=given_name, family_name=family_name, **details)
        person.organisation = organisation
        plan.add(person)
    return person.id


def add_named(plan: Plan, typed: str) -> str:
    """Add somebody by a whole name, such as "H.E. Ms. Ana Ruiz"; returns the id."""
    parts = split_name(typed)
    return add_person(plan, parts.given, parts.family, honorific=parts.honorific)


def split_given_name(plan: Plan, person_id: str) -> None:
    """Part a whole name that was typed as the given name."""
    person = plan.get(Person, person_id)
    parts = split_name(person.given_name)
    with plan.edit(_("Split the name of {name}").format(name=called(person))):
        person.given_name, person.family_name = parts.given, " ".join(filter(None, (parts.family, person.family_name)))
        person.honorific = " ".join(filter(None, (person.honorific, parts.honorific)))


def add_people(plan: Plan, people: Sequence[NewPerson]) -> list[str]:
    """Add the people of a list, and the organisations that are new, as one step; returns the ids of the persons.

    Who has a `known_id` is not added: only what is empty about the one known is filled in. Where several
    organisations share the name, none is chosen and the name goes into the notes.
    """
    words = ngettext("Add a list of {n} person", "Add a list of {n} people", len(people))
    with plan.edit(words.format(n=len(people))):
        called: dict[str, list[Organisation]] = {}
        for organisation in plan.meeting.organisations:
            for word in {folded(organisation.name), folded(organisation.short_name)} - {""}:
                called.setdefault(word, []).append(organisation)
        return [_add_from_list(plan, person, called) for person in people]


def set_organisation(plan: Plan, person_id: str, organisation_id: str | None) -> None:
    """Let somebody belong to another organisation, or to none."""
    person = plan.get(Person, person_id)
    with plan.edit(_("Change the organisation of {name}").format(name=called(person))):
        person.organisation = _chosen(plan, organisation_id)


def remove_person(plan: Plan, person_id: str) -> None:
    """Remove somebody with every appearance; where ranked alternates wait, the first steps in.

    Refused while they have the floor; who has spoken stays on the list under the name.
    """
    _remove(plan, [plan.get(Person, person_id)])


def remove_organisation(plan: Plan, organisation_id: str) -> None:
    """Remove an organisation; its people stay without one, its own appearances go.

    Refused while it has the floor; what was said for it stays on the list under the name.
    """
    _remove(plan, [plan.get(Organisation, organisation_id)])


def remove_people(plan: Plan, row_ids: Sequence[str]) -> None:
    """Remove several persons and organisations in one step; none of them steps in for another one."""
    known = (plan.find(Person, row_id) or plan.get(Organisation, row_id) for row_id in dict.fromkeys(row_ids))
    if gone := list(known):
        _remove(plan, gone)


def _add_from_list(plan: Plan, listed: NewPerson, called: dict[str, list[Organisation]]) -> str:
    there = called.get(folded(listed.organisation), [])
    if listed.organisation.strip() and not there:
        made = Organisation(meeting=plan.meeting, name=listed.organisation.strip(), category=listed.category)
        there = called.setdefault(folded(listed.organisation), [plan.add(made)])
    texts: dict[str, Any] = {field: getattr(listed, field) for field in (*TEXTS, "present_from", "present_to")}
    if len(there) > 1:
        texts["notes"] = "\n".join(part for part in (listed.notes, listed.organisation) if part)
    person = Person(meeting=plan.meeting) if listed.known_id is None else plan.get(Person, listed.known_id)
    for field, value in texts.items():
        if not getattr(person, field):
            setattr(person, field, value)
    if person.organisation is None and len(there) == 1:
        person.organisation = there[0]
    if listed.known_id is None:
        plan.add(person)
    return person.id


def _chosen(plan: Plan, organisation_id: str | None) -> Organisation | None:
    return None if organisation_id is None else plan.get(Organisation, organisation_id)


def _remove(plan: Plan, gone: Sequence[Person | Organisation]) -> None:
    lost = loss_words(gone)
    n = len(gone)
    words = ngettext("Remove {n} person or organisation", "Remove {n} persons or organisations", n).format(n=n)
    if n == 1:
        words = _("Remove {name}").format(name=called(gone[0]))
    ask_about(words, lost)
    with plan.edit(with_loss(words, "; ".join(lost))):
        take_people_out(plan, gone)


def take_people_out(plan: Plan, gone: Sequence[Person | Organisation]) -> None:
    """Inside a step: these go with their alternates; their places pass to who steps in, or go.

    Requests for the floor go unless they spoke.
    """
    for somebody in gone:
        theirs = somebody.people if isinstance(somebody, Organisation) else ()
        keep_what_was_said([*somebody.floor_requests, *(asked for one in theirs for asked in one.floor_requests)])
    for lost in places_lost(gone):
        give_up(plan, lost)
    for somebody in gone:
        for alternate in list(somebody.alternates):
            forget(plan, alternate, somebody)
        for appearance in list(somebody.appearances):
            forget(plan, appearance, somebody)
        for request in list(somebody.floor_requests):
            plan.remove(request)
        for person in list(somebody.people) if isinstance(somebody, Organisation) else ():
            person.organisation = None
    for somebody in gone:
        plan.remove(somebody)
