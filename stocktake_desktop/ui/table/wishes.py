"""What somebody typed or chose in a cell, turned into the verb it asks for."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from stocktake_desktop.edits.blocks import lock_block, move_block, park_block, resize_block, set_minutes
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import Placement, Plan, SessionBlock
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.free_time import free_start
from stocktake_desktop.planning.shifting import Mode
from stocktake_desktop.planning.shifting import Wish as Shift
from stocktake_desktop.planning.understood import NotUnderstood, understand_end, understand_minutes, understand_start
from stocktake_desktop.words import _

Wish: TypeAlias = Callable[[Plan], object]
"""A verb that waits only for the plan."""


def on_day(block: SessionBlock, day_id: str | None) -> Wish:
    """Another day at the same time; a parked session goes where that day has time; no day parks it."""
    if day_id is None:
        return partial(park_block, block_id=block.id)
    start = block.start
    if start is None:
        day = next(day for day in block.meeting.days if day.id == day_id)
        start = free_start(day, block.minutes)
    return partial(move_block, block_id=block.id, day_id=day_id, start=start, room_id=block.room_id)


def from_time(block: SessionBlock, typed: str) -> Wish:
    """Another start; the length stays."""
    start = understand_start(typed)
    at = _placed(block)
    return partial(move_block, block_id=block.id, day_id=at.day_id, start=start, room_id=at.room_id)


def to_time(block: SessionBlock, typed: str) -> Wish:
    """Another end; the start stays."""
    return partial(resize_block, block_id=block.id, start=_placed(block).start, minutes=_minutes_until(block, typed))


def for_minutes(block: SessionBlock, typed: str) -> Wish:
    """Another length; the start stays."""
    return partial(set_minutes, block_id=block.id, minutes=understand_minutes(typed))


def by_start(block: SessionBlock, typed: str, follows: Mode) -> Shift:
    """Another start, and later ones follow."""
    return Shift(block.id, understand_start(typed) - _placed(block).start, follows)


def by_end(block: SessionBlock, typed: str, follows: Mode) -> Shift:
    """Another end, and later ones follow."""
    return Shift(block.id, _minutes_until(block, typed) - block.minutes, follows, lengthens=True)


def by_minutes(block: SessionBlock, typed: str, follows: Mode) -> Shift:
    """Another length, and later ones follow."""
    return Shift(block.id, understand_minutes(typed) - block.minutes, follows, lengthens=True)


def in_room(block: SessionBlock, room_id: str | None) -> Wish:
    """Another room, or none, at the same time."""
    at = _placed(block)
    return partial(move_block, block_id=block.id, day_id=at.day_id, start=at.start, room_id=room_id)


def held(block: SessionBlock, locked: bool) -> Wish:
    """Held where it is, or freed."""
    return partial(lock_block, block_id=block.id, locked=locked)


def with_field(field: str) -> Callable[[SessionBlock, Any], Wish]:
    """Another value of a field; typed text is kept without blanks around it."""

    def wish(block: SessionBlock, value: Any) -> Wish:
        kept = value.strip() if type(value) is str else value
        return partial(set_field, model=SessionBlock, row_id=block.id, field=field, value=kept)

    return wish


def _minutes_until(block: SessionBlock, typed: str) -> int:
    """How long a session is with a typed end."""
    end, start = understand_end(typed), _placed(block).start
    if end <= start:
        raise NotUnderstood(_("The end must be after the start, {time}.").format(time=clock(start)))
    return end - start


def _placed(block: SessionBlock) -> Placement:
    """Where and when a session is; a parked one can have neither time nor room."""
    if block.placement is None:
        raise NotUnderstood(_("{title} is parked; choose its day first.").format(title=named(block.title)))
    return block.placement
