"""The words for somebody on paper: names whole, what is open said openly."""

import re
from collections.abc import Iterable

from stocktake_desktop.models import Alternate, Appearance, Organisation, Person, Role, SessionBlock, Status
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.script.address import address_of, named
from stocktake_desktop.planning.seats import Seat, sitting, somebody
from stocktake_desktop.planning.seats import leaders as leaders
from stocktake_desktop.planning.stepping_in import called, comes, waiting
from stocktake_desktop.sheets.words.punctuation import labelled, listed, with_commas, with_remark, with_semicolons
from stocktake_desktop.sheets.words.said import once, one_line, printed_or_not, said, whole
from stocktake_desktop.words import _, language_of_paper

_NO_BREAK = "\u00a0"
_IDEOGRAPHS = "\u2e80"
"""From here on words stand without blanks between them."""
_CO_FACILITATORS = frozenset(
    {"cofacilitators", "cofacilitateurs", "cofacilitatrices", "cofacilitadores", "cofacilitadoras"}
)


def plain_name(somebody: Appearance | Alternate) -> str:
    """The name without an honorific; a nameless person goes by function, a placeholder as it is."""
    return _name(on_paper(somebody))


def full_name(somebody: Appearance | Alternate) -> str:
    """Honorific and name, "H.E. Mr. Enrique Peña Nieto"; organisations and placeholders as they are."""
    return _with_honorific(on_paper(somebody))


def addressed(honorific: str, name: str) -> str:
    """A form of address with a name, in the order of the language of the sheet."""
    return named(honorific, name, language_of_paper())


def sitter_name(seat: Seat) -> str:
    """Whom a seat is for, honorific and name; of a group by name, else as one of them: "Co-facilitator".

    Where a place is kept for six, they are "Rapporteur 1" to "Rapporteur 6".
    """
    if seat.nth:
        return f"{role_name(seat.who.role)} {seat.nth}"
    if seat.member is not None:
        return name_of_person(seat.member)
    group = seat.who.organisation
    if seat.who.is_collective and group is not None and folded(group.name).replace("-", "") in _CO_FACILITATORS:
        return role_name(Role.CO_FACILITATOR)
    return full_name(seat.who)


def seat_words(appearance: Appearance) -> str:
    """Where somebody sits, "Seat 5"; empty for who has no seat."""
    sign = seat_sign(appearance)
    return _("Seat {seat}").format(seat=sign) if sign else ""


def seat_sign(appearance: Appearance) -> str:
    """Where somebody sits, "5", and all of a place that is kept for several, "5, 6"; empty for who has no seat."""
    session = appearance.session
    seats = once(("seats", session.id), lambda: sitting(session)).get(somebody(appearance), [])
    return one_line(listed(seat.sign for nth, seat in enumerate(seats) if nth == 0 or seat.nth))


def name_of_person(person: Person) -> str:
    """Honorific and name; who has no name goes by function."""
    name = said(person, "name")
    return addressed(_honorific(person), name) if name else said(person, "function")


def declined_name(appearance: Appearance) -> str:
    """Honorific and name of who has declined, whoever is called instead."""
    return _with_honorific(appearance)


def address(somebody: Appearance | Alternate) -> str:
    """How somebody is addressed; empty for who has no name of their own."""
    person = somebody.person
    return _honorific(person) if person is not None and person.name else ""


def native_name(somebody: Appearance | Alternate) -> str:
    """The name in the person's own script, unless it is what the sheet calls the person anyway."""
    person = on_paper(somebody).person
    return native_beside(person) if person else ""


def native_beside(person: Person) -> str:
    """The name in the person's own script, unless it is what the sheet calls the person anyway or cannot be printed."""
    native, name = one_line(person.native_name), said(person, "name")
    return "" if native == name else printed_or_not(native, name or said(person, "function"))


def function_of(somebody: Appearance | Alternate) -> str:
    """What the person is, unless the name says it already."""
    person = on_paper(somebody).person
    return said(person, "function") if person and person.name else ""


def delegation_of(somebody: Appearance | Alternate, *, beside_office: bool = False) -> str:
    """Whom the person speaks for, unless the function says it that stands in place of a name or beside it."""
    somebody = on_paper(somebody)
    person = somebody.person
    organisation = somebody.organisation or (person.organisation if person else None)
    if person is None or organisation is None:
        return ""
    return said(organisation, "name") if person.name and not beside_office else body_beside_office(person, organisation)


def body_beside_office(person: Person, organisation: Organisation | None) -> str:
    """The name of a body beside the function of somebody; empty where that says it: "President of Mexico"."""
    if organisation is None:
        return ""
    is_planned = is_named_in(person.function, organisation.name)
    name = said(organisation, "name")
    return "" if is_planned or is_named_in(said(person, "function"), name) else name


def is_named_in(office: str, body: str) -> bool:
    """Whether an office says the body that it is of: Niger is not in "Minister of Nigeria"."""
    if body[:1] >= _IDEOGRAPHS:
        return body in office
    return bool(body) and re.search(rf"(?<!\w){re.escape(body)}(?!\w)", office) is not None


def status_boxes(appearance: Appearance) -> tuple[str, ...]:
    """What is boxed beside a name: TBC or declined; nothing when it stands or nobody is asked."""
    if appearance.is_collective:
        return ()
    words = {Status.TO_BE_CONFIRMED: _("TBC"), Status.DECLINED: _("DECLINED")}
    status = on_paper(appearance).status
    return (words[status].replace(" ", _NO_BREAK),) if status in words else ()


def short_line(appearance: Appearance, *, beside_office: bool = False) -> str:
    """Name, delegation and status in one line."""
    parts = [full_name(appearance), *status_boxes(appearance)]
    line = with_remark(*parts[:2]) if len(parts) > 1 else parts[0]
    delegation = delegation_of(appearance, beside_office=beside_office)
    return with_commas((line, delegation))


def role_line(appearance: Appearance, *, beside_office: bool = False) -> str:
    """Role and name in one line; "Moderator (TBC)" is not said twice."""
    role, line = role_name(appearance.role), short_line(appearance, beside_office=beside_office)
    return line if line.startswith(role) else labelled(role, line)


def alternates_line(appearance: Appearance) -> str:
    """For whom somebody steps in, and who comes instead, as part of a line: "or, if not available: …"."""
    names = alternates_of(appearance)
    others = _("or, if not available: {names}").format(names=names) if names else ""
    return with_semicolons((instead_of(appearance), others))


def instead_of(appearance: Appearance) -> str:
    """For whom the one who is called steps in; empty where whoever is named comes."""
    if called(appearance) is appearance:
        return ""
    return _("in place of {name}, who has declined").format(name=declined_name(appearance))


def alternates_of(appearance: Appearance) -> str:
    """Who comes instead, in order, with function and delegation; empty without any."""
    return _(", else ").join(
        with_commas((full_name(alternate), function_of(alternate), delegation_of(alternate, beside_office=True)))
        for alternate in steps_in(appearance)
    )


def steps_in(appearance: Appearance) -> list[Alternate]:
    """Who comes if the one who is called does not, in order."""
    return [alternate for alternate in waiting(appearance) if alternate is not called(appearance)]


def announced(appearances: Iterable[Appearance]) -> list[Appearance]:
    """Those of whom everybody may read: without the places whose person has declined, where nobody steps in."""
    return [appearance for appearance in appearances if comes(appearance) is not None]


def leaders_line(session: SessionBlock) -> str:
    """Who leads the session, for everybody: "Moderator: Ms. Rivera"; nothing while nobody is named.

    Where all of them have declined the role is to be announced.
    """
    role, people = leaders(session)
    if role is None:
        return ""
    coming = announced(people)
    if len(coming) == 1:
        return role_line(coming[0])
    return labelled(role_name(role), with_semicolons(map(short_line, coming)) or _("to be announced"))


def role_name(role: Role) -> str:
    """The role as it is written on paper."""
    names = {
        Role.CHAIR: _("Chair"),
        Role.CO_FACILITATOR: _("Co-facilitator"),
        Role.MODERATOR: _("Moderator"),
        Role.RAPPORTEUR: _("Rapporteur"),
        Role.PANELLIST: _("Panellist"),
        Role.KEYNOTE_SPEAKER: _("Keynote speaker"),
        Role.PRESENTER: _("Presenter"),
        Role.EXPERT: _("Expert"),
        Role.RESPONDENT: _("Respondent"),
        Role.PARTICIPANT: _("Participant"),
    }
    return names[role]


def on_paper(somebody: Appearance | Alternate) -> Appearance | Alternate:
    """Who is called: of a place whose person has declined, who steps in."""
    return called(somebody) if isinstance(somebody, Appearance) else somebody


def _name(somebody: Appearance | Alternate) -> str:
    if person := somebody.person:
        return said(person, "name") or said(person, "function")
    return said(somebody.organisation, "name") if somebody.organisation else said(somebody, "placeholder")


def _honorific(person: Person) -> str:
    """The form of address of a person: as it was translated, else as the language has it."""
    own = said(person, "honorific")
    return address_of(person, language_of_paper(), person.honorific if own == whole(person.honorific) else own)


def _with_honorific(somebody: Appearance | Alternate) -> str:
    return name_of_person(somebody.person) if somebody.person else _name(somebody)
