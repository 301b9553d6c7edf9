"""Who may ask for the floor: the organisations and people of the meeting, found by what is typed of their names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.models import FloorRequest, Meeting, Organisation, Person
from stocktake_desktop.planning.folding import folded, name_order
from stocktake_desktop.planning.states import ListedState, state_of, states
from stocktake_desktop.words import language_of_screens, legible

_LETTERS = 2
"""From so many letters on the States of the world are offered."""
MOST = 7
"""So many are offered at once."""


@dataclass(frozen=True)
class Asker:
    """Somebody who may ask: the line that is shown, and the names it is found by, as they are compared."""

    who: Who
    line: str
    names: tuple[str, ...]

    @property
    def is_person(self) -> bool:
        """True for a person, who is offered behind the delegations."""
        return self.who.person_id is not None


def askers(meeting: Meeting) -> list[Asker]:
    """Everybody of a meeting, delegations first, each by name; then the States that are not in it."""
    groups = sorted(map(_group, meeting.organisations), key=_order)
    people = sorted(map(_person, meeting.people), key=_order)
    there = {state.alpha3 for one in meeting.organisations if (state := state_of(one)) is not None}
    return [*groups, *people, *(_state(state) for state in states() if state.alpha3 not in there)]


def found(typed: str, known: Iterable[Asker]) -> list[Asker]:
    """Who is meant by what is typed, the likeliest first: the whole name, its beginning, a word's, a part of it."""
    wanted = folded(typed)
    if not wanted:
        return []
    if len(wanted) < _LETTERS:
        known = [asker for asker in known if not asker.who.placeholder]
    ranked = [(rank, nth, asker) for nth, asker in enumerate(known) if (rank := _rank(wanted, asker)) is not None]
    return [asker for _rank_, _nth, asker in sorted(ranked, key=lambda entry: entry[:2])][:MOST]


def is_named(typed: str, known: Iterable[Asker]) -> bool:
    """Whether exactly this is the name of somebody."""
    wanted = folded(typed)
    return any(wanted in asker.names for asker in known)


def match(typed: str, requests: Sequence[FloorRequest]) -> FloorRequest | None:
    """Which of some requests is meant by what is typed."""
    lines = {request.id: Asker(Who(), "", (folded(request.name), folded(request.speaker))) for request in requests}
    ranked = [(rank, nth) for nth, request in enumerate(requests) if (rank := _rank(folded(typed), lines[request.id]))]
    return requests[min(ranked)[1]] if ranked and typed.strip() else None


def _rank(wanted: str, asker: Asker) -> int | None:
    """From 1, the likeliest, to 12; None when nothing is alike."""
    is_foreign = bool(asker.who.placeholder) and not folded(asker.line).startswith(wanted)
    behind = 4 if asker.is_person else 8 if is_foreign else 0
    if wanted in asker.names:
        return 1 + behind
    if any(name.startswith(wanted) for name in asker.names):
        return 2 + behind
    if asker.who.placeholder:
        return None
    if any(f" {wanted}" in name for name in asker.names):
        return 3 + behind
    return 4 + behind if any(wanted in name for name in asker.names) else None


def _order(asker: Asker) -> tuple[Any, ...]:
    return tuple(map(name_order, asker.names))


def _group(organisation: Organisation) -> Asker:
    name, short = organisation.name, organisation.short_name
    line = f"{name} ({short})" if short and short != name else name
    return Asker(Who(organisation_id=organisation.id), line, tuple(filter(None, (folded(name), folded(short)))))


def _state(state: ListedState) -> Asker:
    """A State that is not in the meeting yet; it joins by the name it has in the language of the screens."""
    name = state.names.get(language_of_screens(), state.names["en"])
    return Asker(Who(placeholder=name), name, tuple(folded(own) for own in state.names.values()))


def _person(person: Person) -> Asker:
    name = legible(person.name, person.function)
    about = [person.function if legible(person.name) else "", person.organisation.name if person.organisation else ""]
    line = " · ".join(filter(None, (name, *about)))
    return Asker(Who(person_id=person.id), line, tuple(filter(None, (folded(name), folded(person.family_name)))))
