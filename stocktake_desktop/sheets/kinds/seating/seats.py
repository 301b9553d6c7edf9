"""Who sits where on the podium of a session, in rows from the chair's left to right."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from stocktake_desktop.models import Appearance, Role, SessionBlock
from stocktake_desktop.planning.folding import name_order
from stocktake_desktop.planning.stepping_in import comes
from stocktake_desktop.sheets.words.who import leaders, somebody

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
_MOST_IN_A_ROW = 12


@dataclass(frozen=True)
class Seat:
    """A place at the table, numbered from 1 at the chair's far left; `leads` marks the seat of whoever chairs."""

    number: int
    who: Appearance
    leads: bool


def seats_of(session: SessionBlock) -> list[list[Seat]]:
    """The rows of the table, the front one first, each from the chair's left to right.

    Where seats were typed they give the order, and whoever has none comes last; otherwise the chair sits in the
    middle, and the others by role to the right and to the left in turn.
    """
    _role, chairs = leaders(session)
    leading = {somebody(appearance) for appearance in chairs}
    people = seated(session)
    is_given = any(appearance.seat for appearance in people)
    if is_given:
        people.sort(key=lambda appearance: (not appearance.seat, name_order(appearance.seat)))
    else:
        people.sort(key=lambda appearance: _RANKS.index(appearance.role))
    numbers = count(1)
    rows = []
    for row in _dealt(people):
        in_order = row if is_given else _around_the_first(row)
        rows.append([Seat(next(numbers), appearance, somebody(appearance) in leading) for appearance in in_order])
    return rows


def seated(session: SessionBlock) -> list[Appearance]:
    """Everybody with a seat: the first appearance of each, groups and those who declined left out."""
    found: dict[object, Appearance] = {}
    for appearance in session.appearances:
        if not appearance.is_collective and comes(appearance) is not None:
            found.setdefault(somebody(appearance), appearance)
    return sorted(found.values(), key=lambda appearance: (appearance.position, appearance.id))


def _dealt(people: Sequence[Appearance]) -> Iterator[list[Appearance]]:
    """As few rows as hold them all, as even as they can be."""
    rows = -(-len(people) // _MOST_IN_A_ROW)
    each = -(-len(people) // rows) if rows else 1
    return (list(people[at : at + each]) for at in range(0, len(people), each))


def _around_the_first(people: Sequence[Appearance]) -> list[Appearance]:
    order: deque[Appearance] = deque()
    for nth, appearance in enumerate(people):
        if nth % 2:  # in protocol the right of whoever presides comes before the left
            order.append(appearance)
        else:
            order.appendleft(appearance)
    return list(order)
