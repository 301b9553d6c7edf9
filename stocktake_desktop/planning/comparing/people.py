"""Which person of one meeting is which of the other; who may be one or two is asked, and are two until then."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from stocktake_desktop.models import Person
from stocktake_desktop.planning.comparing.kinds import PEOPLE
from stocktake_desktop.planning.comparing.matching import Identities, Pair, Paired, Why, begun
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.words import _, legible


@dataclass(frozen=True)
class SamePersonQuestion:
    """Somebody of the other meeting who may be somebody of the plan: ids, and what is said of each."""

    here_id: str
    there_id: str
    here: str
    here_about: str
    there: str
    there_about: str


def people_paired(identities: Identities) -> tuple[Paired, tuple[SamePersonQuestion, ...]]:
    """The people of both meetings, and who has to be asked about.

    Of one name, whose order does not matter, and one organisation are the same; so are those without either, by
    function. Names are never an identity: one name with another organisation, or that several have, is a question.
    """
    found = begun(PEOPLE, (identities.here, identities.there))
    by_id = {person.id: person for person in found.gone}
    said = [
        Pair(by_id[identities.said[person.id]], person, (Why.SAID,))
        for person in found.new
        if identities.said.get(person.id) in by_id
    ]
    found.without_pairs(said)
    questions: list[SamePersonQuestion] = []
    theirs: defaultdict[tuple[str, ...], list[Any]] = defaultdict(list)
    for person in found.new:
        theirs[_name(person)].append(person)
    mine: defaultdict[tuple[str, ...], list[Any]] = defaultdict(list)
    for person in found.gone:
        mine[_name(person)].append(person)
    for name, there in theirs.items():
        here = mine.get(name, [])
        if name and here:
            pairs = _certain(here, there, identities)
            found.without_pairs(pairs)
            questions += _asked(here, there, pairs, identities)
    identities.learn(found.pairs)
    return found, tuple(questions)


def _certain(here: list[Person], there: list[Person], identities: Identities) -> list[Pair]:
    """Who of one name are the same beyond doubt: first with all in common, then with what is said of them."""
    pairs: list[Pair] = []
    for alike in (_same_in_all, _same_function, _same_organisation):
        left = _left(here, there, pairs)
        for other in left[1]:
            taken = {pair.here.id for pair in pairs}
            fits = [one for one in left[0] if one.id not in taken and alike(one, other, identities)]
            rivals = [third for third in left[1] if any(alike(one, third, identities) for one in fits)]
            if alike is _same_in_all or len(fits) == len(rivals) == 1:
                pairs += [Pair(one, other, (_why(one),)) for one in fits[:1]]
    return pairs


def _left(here: list[Person], there: list[Person], pairs: list[Pair]) -> tuple[list[Person], list[Person]]:
    """Who of both sides is in no pair."""
    mine, theirs = {pair.here.id for pair in pairs}, {pair.there.id for pair in pairs}
    return [one for one in here if one.id not in mine], [one for one in there if one.id not in theirs]


def _why(person: Person) -> Why:
    return Why.NAME_AND_ORGANISATION if person.organisation_id else Why.NAME


def _same_in_all(one: Person, other: Person, identities: Identities) -> bool:
    return _organisations(one, other, identities)[2] and folded(one.function) == folded(other.function)


def _same_function(one: Person, other: Person, identities: Identities) -> bool:
    """The same function, where an organisation is told on one side only; none is told of either."""
    mine, theirs, _same = _organisations(one, other, identities)
    return folded(one.function) == folded(other.function) and not (mine and theirs)


def _same_organisation(one: Person, other: Person, identities: Identities) -> bool:
    """The same organisation, whatever the function; without either, a function on one side only."""
    mine, theirs, same = _organisations(one, other, identities)
    return same and bool(mine or theirs or not (folded(one.function) and folded(other.function)))


def _organisations(one: Person, other: Person, identities: Identities) -> tuple[str, str, bool]:
    mine, theirs = one.organisation_id or "", identities.of(other.organisation_id)
    return mine, theirs, mine == theirs


def _asked(
    here: list[Person], there: list[Person], pairs: list[Pair], identities: Identities
) -> list[SamePersonQuestion]:
    left = _left(here, there, pairs)
    return [
        SamePersonQuestion(one.id, other.id, _called(one), _about(one), _called(other), _about(other))
        for other in left[1]
        for one in left[0]
        if other.id not in identities.said
    ]


def _called(person: Person) -> str:
    return legible(f"{person.honorific} {person.name}".strip(), person.function)


def _about(person: Person) -> str:
    organisation = person.organisation.name if person.organisation is not None else ""
    return ", ".join(filter(None, (person.function if person.name else "", organisation))) or _("nothing is said")


def _name(person: Person) -> tuple[str, ...]:
    """The words of a name in any order; who has none goes by function."""
    return tuple(sorted(folded(legible(person.name, person.function)).replace(",", " ").replace("-", " ").split()))
