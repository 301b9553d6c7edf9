"""Name plates as tent cards: of a session, of every person of the meeting, and of its delegations.

When and whether somebody comes is not on a plate, so that it need not be printed again when that changes; who may come
instead has a plate too.
"""

from collections.abc import Iterable, Iterator

from stocktake_desktop.models import Alternate, Appearance, Meeting, Organisation, Person, SessionBlock, Status
from stocktake_desktop.planning.stepping_in import comes
from stocktake_desktop.sheets.page.sheet_kind import About, Pages, SheetKind, SheetSetting, numbered
from stocktake_desktop.sheets.page.tent_card import Plate, TentCard
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.sheets.words.steps import is_chaired
from stocktake_desktop.sheets.words.who import (
    delegation_of,
    function_of,
    native_beside,
    native_name,
    on_paper,
    plain_name,
    role_name,
    somebody,
    steps_in,
)
from stocktake_desktop.words import N_, _


def session_plates(sheet: SheetSetting) -> Pages:
    """A card for everybody on the podium of the session, each once, alternates after those they stand in for."""
    session = sheet.subject.session
    for appearance in session.appearances:
        if appearance.status is Status.DECLINED:
            sheet.compositor.warn(N_("{name} has declined and gets no name plate."), name=appearance.name)
    return _cards(_once(_of_session(session)), sheet)


def person_plates(sheet: SheetSetting) -> Pages:
    """A card for every person of the meeting, in the order of their family names."""
    everybody = sheet.subject.meeting.people
    people = sorted(everybody, key=lambda person: (person.family_name.casefold(), person.name.casefold(), person.id))
    return _cards((_of_person(person) for person in people), sheet)


def delegation_plates(sheet: SheetSetting) -> Pages:
    """A card for every delegation of the meeting, in the order of their names."""
    return _cards(_of_delegations(sheet.subject.meeting), sheet)


def _cards(plates: Iterable[Plate], sheet: SheetSetting) -> Pages:
    found = list(plates) or [Plate("", base=(_("Nobody is named yet."),))]
    return numbered([TentCard(plate, _("NAME PLATE"), sheet.size, sheet.compositor).draw for plate in found])


def _of_session(session: SessionBlock) -> Iterator[tuple[object, Plate]]:
    title = said(session, "title")
    for appearance in session.appearances:
        if appearance.is_collective:
            continue
        role = role_name(appearance.role)
        seat = _("Seat {seat}").format(seat=appearance.seat) if appearance.seat else ""
        if comes(appearance) is not None:
            base = " · ".join(filter(None, (role, seat)))
            yield somebody(appearance), _of_somebody(appearance, title, base)
        for other in steps_in(appearance):
            base = _("Alternate for {name}").format(name=plain_name(appearance))
            yield somebody(other), _of_somebody(other, title, base)


def _once(found: Iterable[tuple[object, Plate]]) -> Iterator[Plate]:
    seen: set[object] = set()
    for who, plate in found:
        if who not in seen:
            seen.add(who)
            yield plate


def _of_somebody(somebody: Appearance | Alternate, *base: str) -> Plate:
    person = on_paper(somebody).person
    if person is None or not person.name:
        return Plate(plain_name(somebody), organisation=delegation_of(somebody), base=base)
    honorific, native = said(person, "honorific"), native_name(somebody)
    return Plate(plain_name(somebody), honorific, native, function_of(somebody), delegation_of(somebody), base)


def _of_person(person: Person) -> Plate:
    organisation = said(person.organisation, "name") if person.organisation else ""
    function = said(person, "function")
    if not person.name:
        return Plate(function, organisation=organisation)
    return Plate(said(person, "name"), said(person, "honorific"), native_beside(person), function, organisation)


def _of_delegations(meeting: Meeting) -> Iterator[Plate]:
    def place(organisation: Organisation) -> tuple[str, str]:
        return said(organisation, "name").casefold(), organisation.id

    return (
        Plate(said(organisation, "name"))
        for organisation in sorted(meeting.organisations, key=place)
        if not organisation.collective
    )


def _has_plates(session: SessionBlock) -> bool:
    return is_chaired(session) and any(not appearance.is_collective for appearance in session.appearances)


SESSION_KIND = SheetKind(
    "name-plates", N_("Name plates"), About.SESSION, session_plates, place=110, is_folded=True, belongs_to=_has_plates
)
PERSON_KIND = SheetKind(
    "person-plates", N_("Name plates of everybody"), About.MEETING, person_plates, place=120, is_folded=True
)
DELEGATION_KIND = SheetKind(
    "delegation-plates", N_("Delegation plates"), About.MEETING, delegation_plates, place=130, is_folded=True
)
