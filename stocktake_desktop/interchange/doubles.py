"""People of a list who look like somebody known already, or like somebody further up in the list."""

from collections.abc import Sequence
from typing import NamedTuple

from stocktake_desktop.edits.people import NewPerson
from stocktake_desktop.models import Meeting, Person
from stocktake_desktop.planning.folding import folded


class Double(NamedTuple):
    """Who somebody of a list looks like; names are never an identity, so a person is to be asked."""

    known: tuple[Person, ...]
    earlier: NewPerson | None
    """The first of the list who looks the same."""


def doubles(people: Sequence[NewPerson], meeting: Meeting) -> dict[int, Double]:
    """The places in the list (from 0) of those who share name and organisation with somebody.

    Accents, capitals and the order of given and family name make no difference; an organisation that is not given
    can be any.
    """
    known: dict[tuple[str, ...], list[Person]] = {}
    for person in meeting.people:
        known.setdefault(_named(person.name, person.function), []).append(person)
    earlier: dict[tuple[str, ...], list[NewPerson]] = {}
    found: dict[int, Double] = {}
    for place, one in enumerate(people):
        name = _named(one.name, one.function)
        like = tuple(person for person in known.get(name, []) if _same_organisation(person, one.organisation))
        before = next((other for other in earlier.get(name, []) if _same(other.organisation, one.organisation)), None)
        if like or before is not None:
            found[place] = Double(like, before)
        earlier.setdefault(name, []).append(one)
    return found


def _named(name: str, function: str) -> tuple[str, ...]:
    """The words of a name in any order; who has none goes by function."""
    return tuple(sorted(folded(name or function).replace(",", " ").replace("-", " ").split()))


def _same_organisation(person: Person, organisation: str) -> bool:
    theirs = person.organisation
    return theirs is None or _same(theirs.name, organisation) or _same(theirs.short_name or theirs.name, organisation)


def _same(one: str, other: str) -> bool:
    return not one.strip() or not other.strip() or folded(one) == folded(other)
