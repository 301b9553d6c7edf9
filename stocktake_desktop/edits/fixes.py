"""Fixes applied and rehearsed: the verbs behind the names a proposal uses, run as one step titled like the fix."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from stocktake_desktop.edits.appearances import Who, add_appearance, promote_alternate, remove_appearance
from stocktake_desktop.edits.before_after import in_words
from stocktake_desktop.edits.blocks import add_block, move_block, resize_block, set_minutes
from stocktake_desktop.edits.contents import remove_item, remove_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.models import (
    Appearance,
    GuidingQuestion,
    Outcome,
    Person,
    Plan,
    Role,
    RoomKind,
    RoomLayout,
    Row,
    Segment,
    SessionBlock,
    SessionKind,
)
from stocktake_desktop.planning.fixes import Act, Fix
from stocktake_desktop.words import _


def apply_fix(plan: Plan, fix: Fix) -> None:
    """Do what a fix proposes, as one step that is called like it."""
    with plan.edit(fix.title):
        do_acts(plan, fix.acts)


def do_acts(plan: Plan, acts: Iterable[Act]) -> None:
    """Run the verbs of a proposal in their order, within the step that is open."""
    for act in acts:
        _VERBS[act.verb](plan, *act.values)


def rehearse_fix(plan: Plan, fix: Fix) -> list[str]:
    """What a fix would change, each a sentence such as "Panel II: 15:00–16:30 → 15:10–16:40"; nothing is changed.

    EditRefused says why it cannot be done.
    """
    return in_words(plan, plan.rehearse(lambda: apply_fix(plan, fix)))


def _set(model: type[Row], plan: Plan, row_id: str, field: str, value: Any) -> None:
    set_field(plan, model, row_id, field, value)


def _add_placeholder(plan: Plan, block_id: str, words: str, role: Role) -> None:
    add_appearance(plan, block_id, Who(placeholder=words), Role(role))


def _add_who(plan: Plan, block_id: str, person_id: str | None, organisation_id: str | None, role: Role) -> None:
    add_appearance(plan, block_id, Who(person_id, organisation_id), Role(role))


def _add_break(plan: Plan, day_id: str, start: int, minutes: int, room_id: str | None) -> None:
    add_block(plan, _("Break"), SessionKind.BREAK, day_id=day_id, start=start, minutes=minutes, room_id=room_id)


def _add_room_for(plan: Plan, block_id: str, name: str) -> None:
    block = plan.session(block_id)
    room_id = add_room(plan, name, RoomKind.BREAKOUT, RoomLayout.ROUND_TABLE)
    if block.day_id is not None and block.start is not None:
        move_block(plan, block_id, block.day_id, block.start, room_id)


def _remove(model: type[GuidingQuestion | Outcome], plan: Plan, item_id: str) -> None:
    remove_item(plan, plan.get(model, item_id))


_VERBS: Mapping[str, Callable[..., object]] = {
    "move": move_block,
    "resize": resize_block,
    "length": set_minutes,
    "set session": partial(_set, SessionBlock),
    "set segment": partial(_set, Segment),
    "set appearance": partial(_set, Appearance),
    "set person": partial(_set, Person),
    "set question": partial(_set, GuidingQuestion),
    "promote": promote_alternate,
    "take off": remove_appearance,
    "add placeholder": _add_placeholder,
    "add who": _add_who,
    "add break": _add_break,
    "add room": _add_room_for,
    "drop segment": remove_segment,
    "remove question": partial(_remove, GuidingQuestion),
    "remove outcome": partial(_remove, Outcome),
}
"""The names that `planning.fixes` and `planning.recovery` use."""
