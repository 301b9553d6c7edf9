"""How documents name who appears: as planned, with function, body and what is not certain."""

from stocktake_desktop.models import Appearance, Person, Status
from stocktake_desktop.sheets.words.punctuation import with_remark
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.sheets.words.who import body_beside_office, name_of_person
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
    """Who appears in one line, and whether that is certain: "Ms. Ana Ruiz, Mexico (TBC)"."""
    words = _who(appearance)
    if appearance.is_collective:
        return words
    remarks = {
        Status.TO_BE_CONFIRMED: _("TBC"),
        Status.CONFIRMED: term(Status.CONFIRMED),
        Status.DECLINED: _("DECLINED"),
    }
    remark = remarks.get(appearance.status)
    return with_remark(words, remark) if remark else words


def _who(appearance: Appearance) -> str:
    if appearance.person is None:
        organisation = appearance.organisation
        return said(organisation, "name") if organisation is not None else said(appearance, "placeholder")
    if appearance.organisation is None:
        return person_words(appearance.person)
    person = appearance.person
    function = said(person, "function") if person.name else ""
    return _joined(name_of_person(person), function, said(appearance.organisation, "name"))


def _joined(*parts: str) -> str:
    return _(", ").join(part for part in parts if legible(part))
