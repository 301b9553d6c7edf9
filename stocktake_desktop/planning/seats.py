"""Who sits where on the podium of a session: the one numbering of the drawing, the name plates and the cues."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from stocktake_desktop.models import LEADING_ROLES, Alternate, Appearance, Person, Role, SessionBlock
from stocktake_desktop.planning.folding import name_order, person_order
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.planning.stepping_in import called, comes

_RANKS = (
    Role.CHAIR,
    Role.CO_FACILITATOR,
    Role.MODERATOR,
    Role.KEYNOTE_SPEAKER,
    Role.PRESENTER,
    Role.PANELLIST,
    Role.EXPERT,
    Role.RESPONDENT,
    Role.RAPPORTEUR,
    Role.PARTICIPANT,
)


class CardOrder(StrEnum):
    """In which order the plates of a podium are printed: as they stand, or as people walk in."""

    SEAT = "seat"
    WALKING = "walking"


_MOST_IN_A_ROW = 12
_OF_A_GROUP = 2
"""How many a group is that leads a session, such as co-facilitators, while nobody says who they are."""
_SIGN = 4  # letters of a seat that goes by a sign, such as "A2"


@dataclass(frozen=True)
class Seat:
    """A place at the table, numbered from 1 at the chair's far left; `leads` marks the seat of whoever chairs.

    A group that leads has a seat for each of its people: `member` is that person, where it is known who they are.
    So has a place kept for several: `nth` says which of them sits here, from 1; it is 0 where one comes alone.
    `walks` is the place of whoever sits there in the line in which they walk in, counted from 1.
    """

    number: int
    who: Appearance
    leads: bool
    walks: int
    member: Person | None = None
    nth: int = 0

    @property
    def is_step_free(self) -> bool:
        """Whether whoever sits there needs a seat without steps."""
        person = self.member or called(self.who).person
        return person is not None and person.step_free

    @property
    def sign(self) -> str:
        """What the seat goes by: its number, or a sign such as "A2" where one was typed."""
        typed = self.who.seat.strip()
        return typed if len(typed) <= _SIGN and not typed.isdigit() and typed else str(self.number)


def seats_of(session: SessionBlock) -> list[list[Seat]]:
    """The rows of the table, the front one first, each from the chair's left to right.

    Where seats were typed they give the order; of those who have none the chair sits in the middle, and others come
    last. Otherwise the chair sits in the middle, and the others by role to the right and to the left in turn; who needs
    a seat without steps sits at the end of the front row. Numbers have no gaps, whatever was typed.
    """
    seats = list(_walking_in(session))
    typed = sorted((seat for seat in seats if seat.who.seat.strip()), key=lambda seat: name_order(seat.who.seat))
    if typed:
        rest = [seat for seat in seats if not seat.who.seat.strip()]
        middle = (len(seats) - sum(seat.leads for seat in rest)) // 2
        others = [*typed, *(seat for seat in rest if not seat.leads)]
        rows = list(_dealt([*others[:middle], *(seat for seat in rest if seat.leads), *others[middle:]]))
    else:
        seats.sort(key=lambda seat: _RANKS.index(seat.who.role))
        at_the_end = [seat for seat in seats if seat.is_step_free and not seat.leads]
        rows = [_around_the_first(row) for row in _dealt([seat for seat in seats if seat not in at_the_end])] or [[]]
        rows[0] += at_the_end  # of the front row, at the chair's right
    numbers = iter(range(1, len(seats) + 1))
    return [[replace(seat, number=next(numbers)) for seat in row] for row in rows if row]


def sitting(session: SessionBlock) -> dict[object, list[Seat]]:
    """Where everybody sits, by what `somebody` says of them: a group, and a place kept for several, in several."""
    found: dict[object, list[Seat]] = {}
    for seat in chain.from_iterable(seats_of(session)):
        found.setdefault(somebody(seat.who), []).append(seat)
    return found


def somebody(who: Appearance | Alternate) -> object:
    """What is the same for everything that stands for the same person, delegation or placeholder."""
    who = called(who) if isinstance(who, Appearance) else who
    return who.person_id or who.organisation_id or who.placeholder


def leaders(session: SessionBlock) -> tuple[Role | None, list[Appearance]]:
    """Who leads the session, each once, and in which role; None and nobody when that is open."""
    for role in LEADING_ROLES:
        found = [appearance for appearance in session.appearances if appearance.role is role]
        if found:
            return role, list(_each_once(found))
    return None, []


def has_seat(appearance: Appearance) -> bool:
    """Whether somebody sits on the podium: who comes, and of groups those that lead the session."""
    return comes(appearance) is not None and (not appearance.is_collective or appearance.role in LEADING_ROLES)


def _walking_in(session: SessionBlock) -> Iterator[Seat]:
    """A seat for everybody, in the order in which they walk in: whoever leads first, the others as they appear."""
    _role, chairs = leaders(session)
    leading = {somebody(appearance) for appearance in chairs}
    seated = sorted(filter(has_seat, session.appearances), key=lambda one: (one.position, one.id))
    each = sorted(_each_once(seated), key=lambda one: somebody(one) not in leading)
    named = {who.person_id for one in each if (who := called(one)).person_id}
    walks = 0
    for appearance in each:
        kept = heads(called(appearance))
        for nth, member in enumerate(_people_of(appearance, named) * kept, 1):
            walks += 1
            yield Seat(0, appearance, somebody(appearance) in leading, walks, member, nth if kept > 1 else 0)


def _people_of(appearance: Appearance, named: Iterable[str]) -> list[Person | None]:
    """The people of a group without those who are named beside it; None for each who is not known."""
    if not appearance.is_collective or appearance.organisation is None:
        return [None]
    known = sorted(appearance.organisation.people, key=person_order)
    unknown = [None] * max(0, _OF_A_GROUP - len(known))
    return [*(person for person in known if person.id not in named), *unknown]


def _each_once(appearances: Iterable[Appearance]) -> Iterator[Appearance]:
    seen = dict[object, Appearance]()
    for appearance in appearances:
        seen.setdefault(somebody(appearance), appearance)
    yield from seen.values()


def _dealt(seats: Sequence[Seat]) -> Iterator[list[Seat]]:
    """As few rows as hold them all, as even as they can be."""
    rows = -(-len(seats) // _MOST_IN_A_ROW)
    each = -(-len(seats) // rows) if rows else 1
    return (list(seats[at : at + each]) for at in range(0, len(seats), each))


def _around_the_first(seats: Sequence[Seat]) -> list[Seat]:
    order: deque[Seat] = deque()
    for nth, seat in enumerate(seats):
        if nth % 2:  # in protocol the right of whoever presides comes before the left
            order.append(seat)
        else:
            order.appendleft(seat)
    return list(order)
