"""Name plates as tent cards: of a session, of every person of the meeting, and of its delegations.

When and whether somebody comes is not on a plate, so that it need not be printed again when that changes; who may come
instead has a plate too.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from stocktake_desktop.models import Alternate, Appearance, Organisation, Person, SessionBlock, Status
from stocktake_desktop.planning.folding import person_order
from stocktake_desktop.planning.hall import HallSeat, hall_seats
from stocktake_desktop.planning.seats import CardOrder, Seat, has_seat, seats_of, somebody
from stocktake_desktop.planning.steps.sittings import is_chaired
from stocktake_desktop.sheets.page.sheet_kind import About, Pages, SheetKind, SheetSetting
from stocktake_desktop.sheets.page.tent_card import Plate, tent_cards
from stocktake_desktop.sheets.words.said import one_line, said
from stocktake_desktop.sheets.words.who import (
    body_beside_office,
    delegation_of,
    full_name,
    function_of,
    name_of_person,
    native_beside,
    on_paper,
    plain_name,
    role_name,
    sitter_name,
    steps_in,
)
from stocktake_desktop.words import N_, _


def session_plates(sheet: SheetSetting) -> Pages:
    """A card for every seat of the podium, by seat or as they walk in; alternates after those they stand in for."""
    session = sheet.subject.session
    for appearance in session.appearances:
        if appearance.status is Status.DECLINED:
            sheet.compositor.warn(N_("{name} has declined and gets no name plate."), name=appearance.name)
    seats = list(chain.from_iterable(seats_of(session)))
    if sheet.order is CardOrder.WALKING:
        seats.sort(key=lambda seat: seat.walks)
    return _cards(_once(_of_seats(seats, said(session, "title"))), sheet)


def person_plates(sheet: SheetSetting) -> Pages:
    """A card for every person of the meeting, in the order of their family names."""
    people = sorted(sheet.subject.meeting.people, key=person_order)
    return _cards(map(_of_person, people), sheet)


def delegation_plates(sheet: SheetSetting) -> Pages:
    """A card for every delegation: as they sit in the hall once there is a first seat, else in the order of names.

    Names are those of the first language of the sheet.
    """

    def place(organisation: Organisation) -> tuple[object, str]:
        return sheet.name_order(organisation, "name"), organisation.id

    meeting = sheet.subject.meeting
    if meeting.first_seat:
        return _cards(map(_of_delegation, hall_seats(meeting)), sheet)
    delegations = [one for one in meeting.organisations if not one.collective]
    return _cards((Plate(said(one, "name"), of_delegation=True) for one in sorted(delegations, key=place)), sheet)


def _of_delegation(seat: HallSeat) -> Plate:
    where = _("row {row}, seat {seat}").format(row=seat.row, seat=seat.number)
    return Plate(said(seat.who, "name"), seat=seat.sign, base=(where,), of_delegation=True)


def _cards(plates: Iterable[Plate], sheet: SheetSetting) -> Pages:
    return tent_cards(list(plates), sheet.size, sheet.compositor)


def _of_seats(seats: Iterable[Seat], title: str) -> Iterator[tuple[object, Plate]]:
    for seat in seats:
        appearance, sign = seat.who, one_line(seat.sign)
        walks = _("Walking order: {number}").format(number=seat.walks)
        base = (role_name(appearance.role), title, walks)
        if appearance.is_collective:
            yield seat.member or seat, _of_group(seat, sign, base)
            continue
        if seat.nth:
            yield seat, Plate(sitter_name(seat), seat=sign, base=base)
        else:
            yield somebody(appearance), _of_somebody(appearance, sign, base)
        for other in steps_in(appearance):
            instead = _("Alternate for {name}").format(name=plain_name(appearance))
            yield somebody(other), _of_somebody(other, sign, (instead, title, walks))


def _once(found: Iterable[tuple[object, Plate]]) -> Iterator[Plate]:
    seen: set[object] = set()
    for who, plate in found:
        if who not in seen:
            seen.add(who)
            yield plate


def _of_group(seat: Seat, sign: str, base: tuple[str, ...]) -> Plate:
    """The plate of one of a group: by name where it is known, with the group below."""
    if seat.member is None:
        return Plate(sitter_name(seat), seat=sign, base=base)
    group = body_beside_office(seat.member, seat.who.organisation)
    return _named(seat.member, said(seat.member, "function"), group, sign, base)


def _of_somebody(who: Appearance | Alternate, sign: str, base: tuple[str, ...]) -> Plate:
    person = on_paper(who).person
    if person is None or not person.name:
        return Plate(full_name(who), organisation=delegation_of(who), seat=sign, base=base)
    return _named(person, function_of(who), delegation_of(who, beside_office=True), sign, base)


def _of_person(person: Person) -> Plate:
    organisation = body_beside_office(person, person.organisation)
    if not person.name:
        return Plate(said(person, "function"), organisation=organisation)
    return _named(person, said(person, "function"), organisation)


def _named(person: Person, function: str, organisation: str, seat: str = "", base: tuple[str, ...] = ()) -> Plate:
    name, family = name_of_person(person), one_line(person.family_name)
    last = family if family != name and name.endswith(family) else ""
    return Plate(name, last, native_beside(person), function, organisation, seat, base)


def _has_plates(session: SessionBlock) -> bool:
    return is_chaired(session) and any(map(has_seat, session.appearances))


SESSION_KIND = SheetKind(
    "name-plates",
    N_("Name plates"),
    About.SESSION,
    session_plates,
    place=110,
    is_folded=True,
    belongs_to=_has_plates,
    content_version=4,
)
PERSON_KIND = SheetKind(
    "person-plates",
    N_("Name plates of everybody"),
    About.MEETING,
    person_plates,
    place=120,
    is_folded=True,
    content_version=3,
)
DELEGATION_KIND = SheetKind(
    "delegation-plates",
    N_("Delegation plates"),
    About.MEETING,
    delegation_plates,
    place=130,
    is_folded=True,
    content_version=2,
)
