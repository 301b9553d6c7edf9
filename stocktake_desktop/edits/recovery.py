"""Recovering a late day: a proposal of `planning.recovery` done, as one step that is called like it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from stocktake_desktop.edits.fixes import do_acts
from stocktake_desktop.models import AsPlanned, EditRefused, Plan, Segment, SessionBlock
from stocktake_desktop.planning.acts import Act, MoveSession, ParkSession, RemoveSegment, ResizeSession, SetField
from stocktake_desktop.planning.as_planned import Records, Timed, first_left_out, first_minutes, first_start, records_of
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.recovery import Recovery
from stocktake_desktop.words import _


def recover(plan: Plan, recovery: Recovery) -> None:
    """Do what a proposal says; EditRefused when the plan has changed so that it no longer can be done.

    What was planned before it, and before others, is kept: by that the next ones are measured.
    """
    if not recovery.acts:
        raise EditRefused(_("This proposal changes nothing."))
    with plan.edit(_("Recover: {way}").format(way=recovery.title)):
        known = records_of(plan.meeting)
        timed = {item.id: item for item in _timed(plan, recovery.acts)}.values()
        stood = [(_start(item, known), _room(item), first_minutes(item, item.minutes, known) or 0) for item in timed]
        left_out = _left_out(plan, recovery.acts)
        do_acts(plan, recovery.acts)
        for item, (start, room, minutes) in zip(timed, stood, strict=True):
            before = first_left_out(item, known)
            record = known.get(item.id) or plan.add(AsPlanned(meeting=plan.meeting, subject=item.id))
            record.start, record.room, record.minutes = start, room, minutes
            record.left_out = min(minutes, before + left_out[item.id])
            record.new_start, record.new_minutes = _start(item, {}), item.minutes or 0


def _start(item: Timed, known: Records) -> datetime | None:
    return first_start(item, known) if isinstance(item, SessionBlock) else None


def _room(item: Timed) -> str:
    return (item.room_id or "") if isinstance(item, SessionBlock) else ""


def _timed(plan: Plan, acts: Iterable[Act]) -> Iterator[Timed]:
    """The sessions that are moved, cut or postponed, and the items and speakers that have other minutes."""
    for act in acts:
        if isinstance(act, MoveSession | ResizeSession | ParkSession):
            yield plan.session(act.session_id)
        elif isinstance(act, SetField) and act.field == "minutes":
            row = plan.get(act.model, act.row_id)
            if isinstance(row, Timed):
                yield row


def _left_out(plan: Plan, acts: Iterable[Act]) -> Counter[str]:
    """By session the minutes of the items that are left out: they are no longer planned for anything."""
    minutes: Counter[str] = Counter()
    for act in acts:
        if isinstance(act, RemoveSegment):
            block = plan.get(Segment, act.segment_id).session
            minutes[block.id] += next(item.minutes or 0 for item in budget_of(block).items if item.id == act.segment_id)
    return minutes
