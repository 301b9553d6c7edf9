"""How documents name who appears: as planned, with function, body and what is not certain."""

from collections.abc import Mapping

from stocktake_desktop.models import Alternate, Appearance, Person, Status
from stocktake_desktop.sheets.words.punctuation import with_remark
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.sheets.words.who import body_beside_office, name_of_person, on_paper
from stocktake_desktop.words import _, legible, term


def person_words(person: Person) -> str:
    """Somebody in one line: "H.E. Ms. Ana Ruiz, Minister of Water, Mexico"."""
    function = said(person, "function") if person.name else ""
    return _joined(name_of_person(person), function, body_of(person))


def body_of(person: Person) -> str:
    """Whom somebody speaks for; empty where an office without a name says it."""
    if person.organisation is None:
        return ""
    return said(person.organisation, "name") if person.name else body_beside_office(person, person.organisation)


def who_words(appearance: Appearance) -> str:
    """Who appears in one line, and how sure that is: "Ms. Ana Ruiz, Mexico (confirmed)"."""
    return _with_state(appearance, {**_open(), Status.CONFIRMED: term(Status.CONFIRMED)})


def who_in_public(appearance: Appearance) -> str:
    """Who comes in one line, with who is called for somebody who has declined: "Ms. Ana Ruiz, Mexico (TBC)"."""
    return _with_state(on_paper(appearance), _open())


def _open() -> dict[Status, str]:
    return {Status.TO_BE_CONFIRMED: _("TBC"), Status.DECLINED: _("DECLINED")}


def _with_state(somebody: Appearance | Alternate, states: Mapping[Status, str]) -> str:
    words, state = _who(somebody), states.get(somebody.status)
    return words if somebody.is_collective or state is None else with_remark(words, state)


def _who(somebody: Appearance | Alternate) -> str:
    if somebody.person is None:
        organisation = somebody.organisation
        return said(organisation, "name") if organisation is not None else said(somebody, "placeholder")
    if somebody.organisation is None:
        return person_words(somebody.person)
    person = somebody.person
    function = said(person, "function") if person.name else ""
    return _joined(name_of_person(person), function, said(somebody.organisation, "name"))


def _joined(*parts: str) -> str:
    return _(", ").join(part for part in parts if legible(part))
