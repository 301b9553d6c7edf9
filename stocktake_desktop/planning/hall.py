"""Who sits where in the hall: the first seat by lot, then the alphabet, as delegations sit at the United Nations.

Members follow each other from whoever drew the first seat, A after Z; observer States come after them, then all others.
Seats count from the front row, each row from the chair's right to the left.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from stocktake_desktop.models import Category, HallAlphabet, Meeting, Organisation, Room, RoomKind, RoomLayout
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.states import in_alphabet, state_named, state_of

_LANGUAGES = {HallAlphabet.ENGLISH: "en", HallAlphabet.FRENCH: "fr"}
ACROSS = 12
"""How many delegations a row of the hall has at the most."""
_FEW = 8
_LEGS = 8
_RINGS = 3
_MEMBERS = frozenset({Category.MEMBER_STATE, Category.HOST_COUNTRY})


@dataclass(frozen=True)
class HallSeat:
    """The place of a delegation: row and seat counted from 1; `x` is its column in a grid of 12, `line` how far back.

    In a U rows are its rings, the outer one first, and a line goes through both legs; the lines of a `block` belong
    together.
    """

    row: int
    number: int
    x: float
    line: int
    who: Organisation
    block: int = 0

    @property
    def sign(self) -> str:
        """Row and seat, "3·7"; isolated, so that it reads so in every direction."""
        return f"\u2066{self.row}·{self.number}\u2069"


def language_of_hall(meeting: Meeting) -> str:
    """The language by whose alphabet the hall is seated."""
    return _LANGUAGES[meeting.hall_alphabet]


def members_of(meeting: Meeting) -> list[Organisation]:
    """Those who take part in the lot, in alphabetical order: Member States."""
    members = [one for one in meeting.organisations if not one.collective and _is_member(one)]
    return in_alphabet(members, language_of_hall(meeting))


def seating_order(meeting: Meeting) -> list[Organisation]:
    """All delegations in the order of the seats."""
    members, observers, rest = seated_groups(meeting)
    first = _first(meeting, members, language_of_hall(meeting))
    return [*members[first:], *members[:first], *observers, *rest]


def seated_groups(meeting: Meeting) -> tuple[list[Organisation], list[Organisation], list[Organisation]]:
    """Member States, observer States and all others, as they sit behind each other, each by the alphabet."""
    language = language_of_hall(meeting)
    others = [one for one in meeting.organisations if not one.collective and not _is_member(one)]
    observers = [one for one in others if state_of(one) is not None]
    rest = [one for one in others if state_of(one) is None]
    return members_of(meeting), in_alphabet(observers, language), in_alphabet(rest, language)


def hall_of(meeting: Meeting) -> Room | None:
    """Where all delegations sit: of the rooms for everybody the one with most seats."""
    halls = [room for room in meeting.rooms if room.kind is RoomKind.PLENARY]
    return max(halls, key=lambda room: (room.capacity or 0, -room.position), default=None)


def hall_seats(meeting: Meeting) -> list[HallSeat]:
    """The seats of the hall as it is set: rows one behind the other, rows that grow, or a U."""
    who, hall = seating_order(meeting), hall_of(meeting)
    if hall is not None and hall.layout is RoomLayout.ROUND_TABLE:
        return list(_in_a_u(who))
    if hall is not None and hall.layout is RoomLayout.AMPHITHEATRE:
        return list(_in_rows(who, lambda row: min(ACROSS, _FEW + 2 * row)))
    across = _FEW if len(who) <= _FEW * _FEW else ACROSS
    return list(_in_rows(who, lambda _row: across))


def _is_member(organisation: Organisation) -> bool:
    state = state_of(organisation)
    return state.is_member if state is not None else organisation.category in _MEMBERS


def _first(meeting: Meeting, members: Sequence[Organisation], language: str) -> int:
    """Where the order begins: at the first seat, or whoever comes next in the alphabet, such as after a letter."""
    state = state_named(meeting.first_seat)
    wanted = folded(state.names[language] if state is not None else meeting.first_seat)
    keys = [folded(known.names[language] if (known := state_of(one)) else one.name) for one in members]
    return next((nth for nth, key in enumerate(keys) if key >= wanted), 0)


def _in_rows(who: Sequence[Organisation], long: Callable[[int], int]) -> Iterator[HallSeat]:
    """Rows one behind the other, each in the middle of the hall."""
    start, row = 0, 0
    while start < len(who):
        here = who[start : start + long(row)]
        left = (ACROSS - long(row)) / 2
        for nth, one in enumerate(here):
            yield HallSeat(row + 1, nth + 1, left + nth, row, one)
        start, row = start + len(here), row + 1


def _in_a_u(who: Sequence[Organisation]) -> Iterator[HallSeat]:
    """Rings that are open to the podium, three within each other; who finds no place there sits in the next three."""
    start, row, top = 0, 0, 0
    while start < len(who):
        ring = row % _RINGS
        across, legs = ACROSS - 4 * ring, _LEGS - ring
        left, bottom = 2 * ring, top + legs
        places = [(left, top + nth) for nth in range(legs)]
        places += [(left + nth, bottom) for nth in range(across)]
        places += [(left + across - 1, bottom - 1 - nth) for nth in range(legs)]
        here = who[start : start + len(places)]
        for nth, (one, (x, line)) in enumerate(zip(here, places, strict=False)):
            yield HallSeat(row + 1, nth + 1, x, line, one, 1 + row // _RINGS)
        start, row = start + len(here), row + 1
        top += _LEGS + 1 if ring == _RINGS - 1 else 0
