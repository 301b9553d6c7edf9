"""Several sessions at once: move, park, lock, remove, align, put side by side; each is one undoable step."""

from collections.abc import Iterable, Mapping, Sequence

from stocktake_desktop.edits.blocks import lock_block, move_block, park_block, remove_block
from stocktake_desktop.edits.copying import duplicate_block
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.edits.naming import named, with_those_that_stay
from stocktake_desktop.models import EditRefused, Placement, Plan, Room, RoomKind, RoomLayout, SessionBlock
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.together import Place, moved_together
from stocktake_desktop.words import _, ngettext


def move_blocks(plan: Plan, places: Mapping[str, Place], among: Iterable[str] = ()) -> None:
    """Put several sessions at other places; when one cannot go, none does.

    Locked sessions that are `among` those meant, and have no place, stay and are named.
    """
    staying = [block for key in among if key not in places and (block := plan.session(key)).locked]
    words = ngettext("Move {n} session", "Move {n} sessions", len(places)).format(n=len(places))
    with plan.edit(with_those_that_stay(words, staying)):
        for block_id, place in places.items():
            move_block(plan, block_id, *place)


def move_together(plan: Plan, block_ids: Sequence[str], subject_id: str, to: Place) -> None:
    """Take a session to a place; the others that are meant keep their distances to it, and locked ones stay."""
    if len(block_ids) < 2:
        move_block(plan, subject_id, *to)
        return
    places = moved_together(plan, block_ids, subject_id, to)
    if not places:
        raise EditRefused(_("Some of these sessions would leave the days of the meeting."))
    move_blocks(plan, places, block_ids)


def park_blocks(plan: Plan, block_ids: Sequence[str]) -> None:
    """Take sessions out of the programme into the tray; of several, locked ones stay and are named."""
    staying = [block for block in map(plan.session, block_ids) if block.locked]
    going = [key for key in block_ids if not plan.session(key).locked] or block_ids
    words = _one_or_many(plan, going, _("Park {title}"), ngettext("Park {n} session", "Park {n} sessions", len(going)))
    with plan.edit(with_those_that_stay(words, staying)):
        for block_id in going:
            park_block(plan, block_id)


def lock_blocks(plan: Plan, block_ids: Sequence[str], locked: bool) -> None:
    """Fix placements so that nothing moves them, or free them."""
    n = len(block_ids)
    many = (
        ngettext("Lock {n} session", "Lock {n} sessions", n)
        if locked
        else ngettext("Unlock {n} session", "Unlock {n} sessions", n)
    )
    with plan.edit(_one_or_many(plan, block_ids, _("Lock {title}") if locked else _("Unlock {title}"), many)):
        for block_id in block_ids:
            lock_block(plan, block_id, locked)


def remove_blocks(plan: Plan, block_ids: Sequence[str]) -> None:
    """Take sessions out of the plan with all that is in them."""
    words = ngettext("Remove {n} session", "Remove {n} sessions", len(block_ids))
    with plan.edit(_one_or_many(plan, block_ids, _("Remove {title}"), words)):
        for block_id in block_ids:
            remove_block(plan, block_id)


def align_starts(plan: Plan, block_ids: Sequence[str]) -> None:
    """Let placed sessions begin when the earliest of them does, each on its own day."""
    blocks = _placed(plan, block_ids)
    start = min(block.placed.start for block in blocks)
    with plan.edit(_("Align {n} sessions at {time}").format(n=len(blocks), time=clock(start))):
        for block in blocks:
            move_block(plan, block.id, block.placed.day_id, start, block.room_id)


def make_parallel(plan: Plan, block_ids: Sequence[str]) -> None:
    """Let sessions begin with the earliest, each in a room of its own; rooms are added when there are too few."""
    blocks = in_order(_placed(plan, block_ids))
    first = blocks[0].placed
    with plan.edit(_("Put {n} sessions side by side").format(n=len(blocks))):
        rooms = _rooms_for(plan, blocks)
        for block, room_id in zip(blocks, rooms, strict=True):
            move_block(plan, block.id, first.day_id, first.start, room_id)


def repeat_in_all_rooms(plan: Plan, block_id: str) -> list[str]:
    """Copy a placed session, such as a break, into every other room of its time; returns the new ids."""
    block = plan.session(block_id)
    if block.day is None:
        raise EditRefused(_("{title} is parked; place it first.").format(title=named(block.title)))
    at = block.placed
    taken = {other.room_id for other in block.day.sessions if _meets(other.placement, at)}
    rooms = [room.id for room in plan.meeting.rooms if room.id not in taken]
    if not rooms:
        raise EditRefused(_("Every room has a session at that time already."))
    with plan.edit(_("Repeat {title} in all rooms").format(title=named(block.title))):
        return [duplicate_block(plan, block_id, at.day_id, at.start, room_id) for room_id in rooms]


def _one_or_many(plan: Plan, block_ids: Sequence[str], single: str, many: str) -> str:
    if len(block_ids) == 1:
        return single.format(title=named(plan.session(block_ids[0]).title))
    return many.format(n=len(block_ids))


def _placed(plan: Plan, block_ids: Iterable[str]) -> list[SessionBlock]:
    blocks = [block for block in map(plan.session, block_ids) if not block.is_parked]
    if len(blocks) < 2:
        raise EditRefused(_("Select two or more sessions of the programme first."))
    return blocks


def _rooms_for(plan: Plan, blocks: Sequence[SessionBlock]) -> list[str]:
    """A room for each: its own where no other of them wants it, else a breakout room, else a new one."""
    ordered = sorted(plan.meeting.rooms, key=lambda room: (room.kind is RoomKind.PLENARY, room.position, room.id))
    free = [room.id for room in ordered if not _in_use(room, blocks)]
    own: set[str] = set()
    for block in blocks:
        if block.room is not None and block.room.kind is RoomKind.BREAKOUT:
            own.add(block.room.id)
    free = [room_id for room_id in free if room_id not in own]
    chosen: list[str] = []
    for block in blocks:
        if block.room_id in own and block.room_id is not None:
            own.remove(block.room_id)
            chosen.append(block.room_id)
        else:
            chosen.append(free.pop(0) if free else _new_room(plan))
    return chosen


def _new_room(plan: Plan) -> str:
    names = {room.name for room in plan.meeting.rooms}
    nth = next(n for n in range(1, len(names) + 2) if _("Breakout {n}").format(n=n) not in names)
    return add_room(plan, _("Breakout {n}").format(n=nth), RoomKind.BREAKOUT, RoomLayout.ROUND_TABLE)


def _in_use(room: Room, blocks: Sequence[SessionBlock]) -> bool:
    """Whether others are in the room while these sessions would be on."""
    first = blocks[0].placed
    time = first._replace(end=first.start + max(block.minutes for block in blocks))
    return any(other not in blocks and _meets(other.placement, time) for other in room.sessions)


def _meets(place: Placement | None, other: Placement) -> bool:
    """Whether two sessions share time; who is parked shares none."""
    return place is not None and place.day_id == other.day_id and place.start < other.end and place.end > other.start
