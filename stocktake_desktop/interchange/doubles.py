"""People of a list who look like somebody known already, or like somebody further up in the list."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from stocktake_desktop.edits.people import NewPerson
from stocktake_desktop.models import Meeting, Person
from stocktake_desktop.planning.folding import folded

T = TypeVar("T")
_Name = tuple[str, ...]


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
    known: dict[_Name, _Namesakes[Person]] = {}
    for person in meeting.people:
        theirs = person.organisation
        names = {folded(theirs.name), folded(theirs.short_name or theirs.name)} if theirs is not None else {""}
        known.setdefault(_named(person.name, person.function), _Namesakes()).add(person, names)
    earlier: dict[_Name, _Namesakes[NewPerson]] = {}
    found: dict[int, Double] = {}
    for place, listed in enumerate(people):
        name, organisation = _named(listed.name, listed.function), folded(listed.organisation)
        like = known[name].of(organisation) if name in known else []
        before = earlier.setdefault(name, _Namesakes())
        first = before.first(organisation)
        if like or first is not None:
            found[place] = Double(tuple(like), first)
        before.add(listed, {organisation})
    return found


class _Namesakes(Generic[T]):
    """All of one name, by the organisations they may be from; "" is any of them."""

    def __init__(self) -> None:
        self._all: list[T] = []
        self._by_organisation: dict[str, list[int]] = {}

    def add(self, somebody: T, organisations: set[str]) -> None:
        """Somebody more of this name."""
        for organisation in {""} if "" in organisations else organisations:
            self._by_organisation.setdefault(organisation, []).append(len(self._all))
        self._all.append(somebody)

    def of(self, organisation: str) -> list[T]:
        """All who may be from there, in the order they were added."""
        if not organisation:
            return self._all
        places = (*self._by_organisation.get(organisation, ()), *self._by_organisation.get("", ()))
        return [self._all[place] for place in sorted(places)]

    def first(self, organisation: str) -> T | None:
        """The first of those, found at once."""
        if not organisation:
            return self._all[0] if self._all else None
        places = [found[0] for origin in {organisation, ""} if (found := self._by_organisation.get(origin))]
        return self._all[min(places)] if places else None


def _named(name: str, function: str) -> tuple[str, ...]:
    """The words of a name in any order; who has none goes by function."""
    return tuple(sorted(folded(name or function).replace(",", " ").replace("-", " ").split()))
