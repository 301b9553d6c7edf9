"""What a protocol officer does first when a guest is late: others begin, others speak instead; or a session waits.

Each is a draft with its own title, price and acts; `ways` works out what comes of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stocktake_desktop.models import Appearance, Segment, SessionKind
from stocktake_desktop.planning.acts import Act, ExpectLate, ParkSession, PromoteAlternate, RemoveAppearance, Reorder
from stocktake_desktop.planning.clock import Second, in_minutes
from stocktake_desktop.planning.fixes.fix import called
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.recovery.board import Board, Draft, is_to_come, with_slot
from stocktake_desktop.planning.recovery.guests import Guest, InTurn, earlier, guests_of, name_of, seconds_before
from stocktake_desktop.planning.recovery.levers import awaited, free_minutes
from stocktake_desktop.planning.recovery.proposal import Way
from stocktake_desktop.planning.slots import Slot, SlotPart, moment_of
from stocktake_desktop.planning.stepping_in import waiting
from stocktake_desktop.words import _

_NEVER_POSTPONED = frozenset(
    {
        SessionKind.BREAK,
        SessionKind.REGISTRATION,
        SessionKind.CEREMONY,
        SessionKind.OPENING,
        SessionKind.REPORTING,
        SessionKind.CLOSING,
    }
)


@dataclass(frozen=True)
class Arranged:
    """A draft of protocol, what it is called, what it changes beside the times, and the acts that times do not need."""

    way: Way
    title: str
    draft: Draft
    changes: tuple[str, ...] = ()
    price: tuple[str, ...] = ()
    free_minutes: int = 0
    acts: tuple[Act, ...] = ()
    turns: tuple[InTurn, ...] = ()
    not_called: str = ""


def arranged(board: Board, draft: Draft) -> Iterator[Arranged]:
    """Begin with those who are there, and go on without who is late, for everybody who is waited for."""
    for guest in guests_of(board):
        if len(guest.turns) > 1:
            yield _begun_without(board, draft, guest)
            yield _stood_in_for(board, draft, guest)


def postponed(board: Board, draft: Draft, ids: set[str], over: int) -> Iterator[Arranged]:
    """Each session that could wait for another day, the shortest first; nothing of state, and nobody waited for."""
    for slot in sorted(draft.slots, key=lambda slot: (slot.end - slot.start, slot.order)):
        if slot.id not in ids - awaited(draft) or slot.locked or slot.kind in _NEVER_POSTPONED or not is_to_come(slot):
            continue
        left = replace(draft, slots=tuple(other for other in draft.slots if other.id != slot.id))
        title = called(board.blocks[slot.id].title)
        free = max(0, in_minutes(slot.end - slot.start) - over)
        yield Arranged(
            Way.POSTPONE,
            _("Postpone {title}").format(title=title),
            left,
            (_("{title} goes into the tray").format(title=title),),
            (_("{title} waits for another day").format(title=title),),
            free,
            (ParkSession(slot.id),),
        )


def _begun_without(board: Board, draft: Draft, guest: Guest) -> Arranged:
    turns = earlier(board, guest)
    begins = Second(guest.arrival - seconds_before(guest, turns))
    moved = with_slot(draft, _in_turn(replace(guest.slot, not_before=begins), turns))
    acts = [*_known_of_the_guest(board, guest)]
    if turns != guest.turns:
        acts.append(_in_order(board, guest, turns))
    return Arranged(
        Way.BEGIN,
        _("Begin with those who are there"),
        moved,
        acts=tuple(acts),
        turns=turns,
    )


def _stood_in_for(board: Board, draft: Draft, guest: Guest) -> Arranged:
    """The first alternate comes instead; where there is none, the next one opens, and the guest is not called."""
    name, alternate = telling_name(guest.speaker), next(iter(waiting(guest.speaker)), None)
    free = replace(guest.slot, not_before=None)
    price = _("{name} is not called").format(name=name)
    if alternate is not None:
        title = _("{alternate} steps in").format(alternate=telling_name(alternate))
        acts: tuple[Act, ...] = (*_no_longer_late(board, guest), PromoteAlternate(alternate.id))
        return Arranged(Way.STEP_IN, title, with_slot(draft, free), (price,), (price,), 0, acts, guest.turns, name)
    turns = tuple(turn for turn in guest.turns if turn.id != guest.own)
    without = with_slot(replace(draft, speakers={**draft.speakers, guest.speaker.id: 0}), free)
    return Arranged(
        Way.STEP_IN,
        _("{name} opens").format(name=name_of(board.blocks[guest.slot.id], turns[0])),
        with_slot(draft, free),
        (price,),
        (price,),
        free_minutes(board, without),
        (*_no_longer_late(board, guest), RemoveAppearance(guest.speaker.id)),
        turns,
        name,
    )


def _known_of_the_guest(board: Board, guest: Guest) -> Iterator[Act]:
    """From now on it is the guest who is late, and no longer the session."""
    yield from _no_longer_late(board, guest)
    if guest.speaker.not_before is None:
        yield ExpectLate(guest.speaker.id, moment_of(board.day.date, guest.arrival))


def _no_longer_late(board: Board, guest: Guest) -> Iterator[Act]:
    if board.blocks[guest.slot.id].not_before is not None:
        yield ExpectLate(guest.slot.id, None)


def _in_turn(slot: Slot, turns: tuple[InTurn, ...]) -> Slot:
    """The session with its items in the order of the turns, where the turns are its items."""
    places = {turn.id: nth for nth, turn in enumerate(turns)}
    if not all(part.id in places for part in slot.parts):
        return slot

    def place(part: SlotPart) -> int:
        return places[part.id]

    return replace(slot, parts=tuple(sorted(slot.parts, key=place)))


def _in_order(board: Board, guest: Guest, turns: tuple[InTurn, ...]) -> Act:
    """All people of a session, or all its items, with those whose turns these are in their new order."""
    block = board.blocks[guest.slot.id]
    model = Appearance if guest.own == guest.speaker.id else Segment
    ids = [row.id for row in (block.appearances if model is Appearance else block.segments)]
    new = iter(turn.id for turn in turns)
    mine = {turn.id for turn in turns}
    return Reorder(model, block.id, tuple(next(new) if row_id in mine else row_id for row_id in ids))
