"""Fixes applied and rehearsed: each act of a proposal done by its verb, all as one step titled like the fix."""

from collections.abc import Iterable
from typing import assert_never

from stocktake_desktop.edits.appearances import Who, add_appearance, promote_alternate, remove_appearance
from stocktake_desktop.edits.before_after import in_words
from stocktake_desktop.edits.blocks import add_block, lock_block, move_block, park_block, resize_block, set_minutes
from stocktake_desktop.edits.chasing import ask
from stocktake_desktop.edits.contents import remove_item, remove_segment, reorder
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_room, join_rooms
from stocktake_desktop.edits.more_time import ask_more_time
from stocktake_desktop.edits.running import expect_late
from stocktake_desktop.models import Appearance, Plan, RoomKind, RoomLayout, SessionKind
from stocktake_desktop.planning import acts
from stocktake_desktop.planning.fixes import Fix
from stocktake_desktop.planning.moments import today
from stocktake_desktop.words import _


def apply_fix(plan: Plan, fix: Fix) -> None:
    """Do what a fix proposes, as one step that is called like it."""
    with plan.edit(fix.title):
        do_acts(plan, fix.acts)


def do_acts(plan: Plan, proposed: Iterable[acts.Act]) -> None:
    """Do what a proposal consists of, in its order, within the step that is open."""
    for act in proposed:
        _do(plan, act)


def rehearse_fix(plan: Plan, fix: Fix) -> list[str]:
    """What a fix would change, each a sentence such as "Panel II: 15:00–16:30 → 15:10–16:40"; nothing is changed.

    EditRefused says why it cannot be done.
    """
    return in_words(plan, plan.rehearse(lambda: apply_fix(plan, fix)))


def _do(plan: Plan, act: acts.Act) -> None:
    match act:
        case acts.SetField():
            set_field(plan, act.model, act.row_id, act.field, act.value)
        case acts.JoinRooms():
            join_rooms(plan, act.room_id, act.leaves_id)
        case acts.RemoveSegment():
            remove_segment(plan, act.segment_id)
        case acts.RemoveItem():
            remove_item(plan, plan.get(act.model, act.row_id))
        case acts.Reorder():
            _reorder(plan, act)
        case (
            acts.MoveSession()
            | acts.ResizeSession()
            | acts.SetLength()
            | acts.AddBreak()
            | acts.AddRoomFor()
            | acts.LockSession()
            | acts.ParkSession()
            | acts.AskMoreTime()
        ):
            _do_about_time(plan, act)
        case _:
            _do_about_people(plan, act)


def _do_about_people(plan: Plan, act: acts.ActOnPeople) -> None:
    match act:
        case acts.PromoteAlternate():
            promote_alternate(plan, act.alternate_id)
        case acts.AskAgain():
            ask(plan, act.appearance_ids, today(plan.meeting), act.alternate_ids)
        case acts.ExpectLate():
            expect_late(plan, act.late_id, act.not_before)
        case acts.RemoveAppearance():
            remove_appearance(plan, act.appearance_id)
        case acts.AddPlaceholder():
            add_appearance(plan, act.session_id, Who(placeholder=act.words), act.role)
        case acts.AddAppearance():
            add_appearance(plan, act.session_id, Who(act.person_id, act.organisation_id), act.role)
        case _:
            assert_never(act)


def _do_about_time(plan: Plan, act: acts.ActOnTime) -> None:
    match act:
        case acts.MoveSession():
            move_block(plan, act.session_id, act.day_id, act.start, act.room_id)
        case acts.ResizeSession():
            resize_block(plan, act.session_id, act.start, act.minutes)
        case acts.LockSession():
            lock_block(plan, act.session_id, act.locked)
        case acts.ParkSession():
            park_block(plan, act.session_id)
        case acts.SetLength():
            set_minutes(plan, act.session_id, act.minutes)
        case acts.AddBreak():
            _add_break(plan, act)
        case acts.AskMoreTime():
            ask_more_time(plan, act)
        case acts.AddRoomFor():
            _add_room_for(plan, act)
        case _:
            assert_never(act)


def _reorder(plan: Plan, act: acts.Reorder) -> None:
    block = plan.session(act.session_id)
    items = block.appearances if act.model is Appearance else block.segments
    reorder(plan, block.id, items, act.ids)


def _add_break(plan: Plan, act: acts.AddBreak) -> None:
    title, kind = _("Break"), SessionKind.BREAK
    add_block(plan, title, kind, day_id=act.day_id, start=act.start, minutes=act.minutes, room_id=act.room_id)


def _add_room_for(plan: Plan, act: acts.AddRoomFor) -> None:
    block = plan.session(act.session_id)
    room_id = add_room(plan, act.name, RoomKind.BREAKOUT, RoomLayout.ROUND_TABLE)
    if at := block.placement:
        move_block(plan, block.id, at.day_id, at.start, room_id)
