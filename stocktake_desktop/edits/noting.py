"""What is noted afterwards of how the day went: as planned, in one press; skipped after all; nothing after all."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import Actual, Day, EditRefused, Plan, Segment, SessionBlock
from stocktake_desktop.planning.course import Span, part_spans
from stocktake_desktop.planning.running import BY_ITSELF, UNDER_WAY, UNNOTED, Item, State, actual_of, state_of
from stocktake_desktop.planning.slots import Run, moment_of, slots_of
from stocktake_desktop.words import _, ngettext


def note_as_planned(plan: Plan, session_ids: Collection[str]) -> None:
    """Note that sessions of which nobody noted anything took place as planned, with all that is in them."""
    blocks = [block for block in map(plan.session, session_ids) if block.day is not None and state_of(block) in UNNOTED]
    if not blocks:
        raise EditRefused(_("There is nothing here of which nothing is noted."))
    words = ngettext("{title} took place as planned", "{n} sessions took place as planned", len(blocks))
    with plan.edit(words.format(title=named(blocks[0].title), n=len(blocks))):
        for block in blocks:
            _as_planned(plan, block)


def passed_unnoted(day: Day, now: datetime) -> list[SessionBlock]:
    """The sessions of a day that were to be over by now, and of which nobody noted anything."""
    there = [block for block in day.sessions if state_of(block) in UNNOTED and block.kind not in BY_ITSELF]
    return [block for block in there if moment_of(day.date, block.placed.end * 60) <= now]


def note_skipped(plan: Plan, item_id: str, now: datetime) -> None:
    """Note that a session or segment was left out, whatever was noted of it before."""
    item = _item(plan, item_id)
    if state_of(item) in UNDER_WAY:
        raise EditRefused(_("{title} is running; end it first.").format(title=named(item.title)))
    with plan.edit(_("{title} was skipped").format(title=named(item.title))):
        _forget(plan, item)
        actual = _new(plan, item)
        actual.ended, actual.is_skipped = now, True


def forget_noted(plan: Plan, item_id: str) -> None:
    """Let nothing be noted of a session, with all that is in it, or of a segment."""
    item = _item(plan, item_id)
    if state_of(item) in (State.PLANNED, State.NOT_NOTED):
        raise EditRefused(_("Nothing is noted of {title}.").format(title=named(item.title)))
    with plan.edit(_("Nothing is noted of {title}").format(title=named(item.title))):
        _forget(plan, item)


def _as_planned(plan: Plan, block: SessionBlock) -> None:
    if block.day is None:
        return
    slot = next(slot for slot in slots_of(block.day) if slot.id == block.id)
    bare = replace(slot, run=Run(), parts=tuple(replace(part, run=Run()) for part in slot.parts))
    spans = part_spans(bare, Span(slot.start, slot.end), slot.start)
    spans[block.id] = Span(slot.start, slot.end)
    items: list[Item] = [block, *block.segments]
    for item in items:
        span = spans[item.id]
        if span is not None and state_of(item) is not State.SKIPPED:
            actual = actual_of(item) or _new(plan, item)
            actual.started, actual.ended = moment_of(block.day.date, span.start), moment_of(block.day.date, span.end)


def _forget(plan: Plan, item: Item) -> None:
    if isinstance(item, SessionBlock):
        for segment in item.segments:
            _forget(plan, segment)
    for turn in list(item.turns):
        plan.remove(turn)
    if (actual := actual_of(item)) is not None:
        plan.remove(actual)


def _new(plan: Plan, item: Item) -> Actual:
    session, segment = (item.session, item) if isinstance(item, Segment) else (item, None)
    return plan.add(Actual(session=session, segment=segment, held_seconds=0, is_skipped=False))


def _item(plan: Plan, item_id: str) -> Item:
    return plan.find(SessionBlock, item_id) or plan.get(Segment, item_id)
