"""One change for several sessions, as one step: each keeps what is not asked for, what is locked stays and is said."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from stocktake_desktop.edits.appearances import Who, add_appearance, known, name, who_is
from stocktake_desktop.edits.blocks import move_block, resize_block, set_minutes
from stocktake_desktop.edits.contents import reorder
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.naming import called, named, with_those_that_stay
from stocktake_desktop.models import Appearance, Day, EditRefused, Plan, Role, Room, Segment, SessionBlock, Status
from stocktake_desktop.models.fields import field_words, within
from stocktake_desktop.planning.clock import clock, duration
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.words import _, ngettext, term


def set_field_of_all(plan: Plan, block_ids: Sequence[str], field: str, value: object) -> None:
    """Give one field of several sessions another value."""
    n = len(block_ids)
    words = ngettext("Change {field} of {n} session", "Change {field} of {n} sessions", n)
    with plan.edit(words.format(field=within(field_words(SessionBlock, field)), n=n)):
        for block_id in block_ids:
            set_field(plan, SessionBlock, block_id, field, value)


def move_all_to_day(plan: Plan, block_ids: Sequence[str], day_id: str) -> None:
    """Put placed sessions on a day, each at its time and in its room."""
    number, free = plan.get(Day, day_id).number, _Free(plan, block_ids)
    words = ngettext("Move {n} session to day {number}", "Move {n} sessions to day {number}", free.n)
    with free.edit(words.format(n=free.n, number=number)):
        for block in free.blocks:
            move_block(plan, block.id, day_id, block.placed.start, block.room_id)


def move_all_to_room(plan: Plan, block_ids: Sequence[str], room_id: str | None) -> None:
    """Put placed sessions into a room, None: into no room; each at its time."""
    room, free = named(plan.get(Room, room_id).name) if room_id is not None else _("no room"), _Free(plan, block_ids)
    words = ngettext("Move {n} session to {room}", "Move {n} sessions to {room}", free.n)
    with free.edit(words.format(n=free.n, room=room)):
        for block in free.blocks:
            move_block(plan, block.id, block.placed.day_id, block.placed.start, room_id)


def start_all_at(plan: Plan, block_ids: Sequence[str], start: int) -> None:
    """Let placed sessions begin at a minute of their days, each as long as it is."""
    free = _Free(plan, block_ids)
    words = ngettext("Move {n} session to {time}", "Move {n} sessions to {time}", free.n)
    with free.edit(words.format(n=free.n, time=clock(start))):
        for block in free.blocks:
            move_block(plan, block.id, block.placed.day_id, start, block.room_id)


def end_all_at(plan: Plan, block_ids: Sequence[str], end: int) -> None:
    """Let placed sessions end at a minute of their days, each with the start it has."""
    free = _Free(plan, block_ids)
    for block in free.blocks:
        if block.placed.start >= end:
            words = _("{title} begins at {time}; the end must be after it.")
            raise EditRefused(words.format(title=named(block.title), time=clock(block.placed.start)))
    words = ngettext("End {n} session at {time}", "End {n} sessions at {time}", free.n)
    with free.edit(words.format(n=free.n, time=clock(end))):
        for block in free.blocks:
            resize_block(plan, block.id, block.placed.start, end - block.placed.start)


def set_minutes_of_all(plan: Plan, block_ids: Sequence[str], minutes: int) -> None:
    """Give sessions, placed or parked, another length."""
    free = _Free(plan, block_ids, or_parked=True)
    words = ngettext("Change {n} session to {minutes}", "Change {n} sessions to {minutes}", free.n)
    with free.edit(words.format(n=free.n, minutes=duration(minutes))):
        for block in free.blocks:
            set_minutes(plan, block.id, minutes)


def move_all_by(plan: Plan, block_ids: Sequence[str], minutes: int) -> None:
    """Let placed sessions begin so many minutes later, or earlier."""
    free = _Free(plan, block_ids)
    words = ngettext("Move {n} session by {minutes} min", "Move {n} sessions by {minutes} min", free.n)
    with free.edit(words.format(n=free.n, minutes=f"{minutes:+d}")):
        for block in free.blocks:
            move_block(plan, block.id, block.placed.day_id, block.placed.start + minutes, block.room_id)


def lengthen_all_by(plan: Plan, block_ids: Sequence[str], minutes: int) -> None:
    """Make sessions so many minutes longer, or shorter."""
    free = _Free(plan, block_ids, or_parked=True)
    words = ngettext("Lengthen {n} session by {minutes} min", "Lengthen {n} sessions by {minutes} min", free.n)
    with free.edit(words.format(n=free.n, minutes=f"{minutes:+d}")):
        for block in free.blocks:
            set_minutes(plan, block.id, block.minutes + minutes)


def rotate_rooms(plan: Plan, block_ids: Sequence[str]) -> None:
    """Let two sessions swap their rooms; of more, each goes into the room of the next one."""
    free = _Free(plan, block_ids)
    blocks = in_order(free.blocks)
    rooms = [block.room_id for block in blocks]
    if len(set(rooms)) < 2:
        raise EditRefused(_("Rooms are swapped between sessions that are free to move, in different rooms."))
    with free.edit(_("Swap the rooms of {n} sessions").format(n=free.n)):
        for block, room_id in zip(blocks, [*rooms[1:], rooms[0]], strict=True):
            move_block(plan, block.id, block.placed.day_id, block.placed.start, room_id)


def number_in_order(plan: Plan, block_ids: Sequence[str]) -> None:
    """Number sessions 1, 2, 3 as they come in the programme."""
    blocks = in_order(plan.session(block_id) for block_id in block_ids)
    with plan.edit(_("Number {n} sessions in order").format(n=len(blocks))):
        for nth, block in enumerate(blocks, start=1):
            set_field(plan, SessionBlock, block.id, "number", str(nth))


def add_to_all(plan: Plan, block_ids: Sequence[str], who: Who, role: Role) -> None:
    """Put somebody on each of several sessions in a role; where they have it already, nothing changes."""
    without = [block_id for block_id in block_ids if not _has(plan.session(block_id), who, role)]
    if not without:
        words = _("{name} is in all of them as {role} already.")
        raise EditRefused(words.format(name=named(name(plan, who)), role=term(role.value)))
    words = ngettext("Add {name} to {n} session", "Add {name} to {n} sessions", len(without))
    with plan.edit(words.format(name=named(name(plan, who)), n=len(without))):
        somebody = known(plan, who)
        for block_id in without:
            add_appearance(plan, block_id, somebody, role)


def set_status_of_all(plan: Plan, appearance_ids: Sequence[str], status: Status) -> None:
    """Say of somebody in several sessions how sure they are."""
    first, n = plan.get(Appearance, appearance_ids[0]), len(appearance_ids)
    words = ngettext("{name} is {status} in {n} session", "{name} is {status} in {n} sessions", n)
    with plan.edit(words.format(name=telling_name(first, cut=named), status=term(status.value), n=n)):
        for appearance_id in appearance_ids:
            set_field(plan, Appearance, appearance_id, "status", status)


def set_minutes_of_items(plan: Plan, block_ids: Sequence[str], nth: int, minutes: int) -> None:
    """Give the item that stands at one place (from 0) in each of several sessions so many minutes."""
    items = [_item_at(plan.session(block_id), nth) for block_id in block_ids]
    words = ngettext("Give {item} {minutes} in {n} session", "Give {item} {minutes} in {n} sessions", len(items))
    with plan.edit(words.format(item=called(items[0]), minutes=duration(minutes), n=len(items))):
        for item in items:
            set_field(plan, Segment, item.id, "minutes", minutes)


def move_items(plan: Plan, block_ids: Sequence[str], nth: int, to: int) -> None:
    """Let the item that stands at one place (from 0) in each of several sessions stand at another."""
    moved = [_item_at(plan.session(block_id), nth) for block_id in block_ids]
    words = ngettext("Move {item} in {n} session", "Move {item} in {n} sessions", len(moved))
    with plan.edit(words.format(item=called(moved[0]), n=len(moved))):
        for item in moved:
            segments = item.session.segments
            rest = [other.id for other in segments if other is not item]
            reorder(plan, item.session_id, segments, [*rest[:to], item.id, *rest[to:]])


class _Free:
    """Those of several sessions that may be moved; the locked ones are named, those in the tray have no place."""

    def __init__(self, plan: Plan, block_ids: Sequence[str], *, or_parked: bool = False) -> None:
        blocks = [plan.session(block_id) for block_id in block_ids]
        self._plan, self._locked = plan, [block for block in blocks if block.locked]
        self.blocks = [block for block in blocks if not block.locked and (or_parked or not block.is_parked)]
        self.n = len(self.blocks)
        if not self.blocks:
            raise EditRefused(_("Each of these sessions is locked or parked."))

    @contextmanager
    def edit(self, words: str) -> Iterator[None]:
        """One step for all that may be moved."""
        with self._plan.edit(with_those_that_stay(words, self._locked)):
            yield


def _has(block: SessionBlock, who: Who, role: Role) -> bool:
    return any(who_is(one) == who and one.role is role for one in block.appearances)


def _item_at(block: SessionBlock, nth: int) -> Segment:
    if nth >= len(block.segments):
        raise EditRefused(_("The list has changed meanwhile; try again."))
    return block.segments[nth]
