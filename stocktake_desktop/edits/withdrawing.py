"""What ran and leaves the programme, whatever verb takes it out: its record stays with the day, marked withdrawn."""

from datetime import datetime

from stocktake_desktop.edits.asking import must_ask
from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import (
    Day,
    EditRefused,
    FloorRequest,
    Plan,
    Segment,
    SessionBlock,
    SpeakingTurn,
    WithdrawnPart,
    WithdrawnSession,
)
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, minute_of
from stocktake_desktop.planning.floor import speaking, spoken
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.real_time import moved
from stocktake_desktop.planning.running import UNDER_WAY, Item, State, actual_of, state_of
from stocktake_desktop.planning.turns import turns_of
from stocktake_desktop.planning.withdrawn import day_of_record, has_run, under_way_in
from stocktake_desktop.words import _


def withdraw(plan: Plan, block: SessionBlock) -> None:
    """Inside a step: a session leaves its day; what ran of it stays there as withdrawn, and it is free to run anew.

    EditRefused while it runs. Who has spoken goes with the record, who waits stays on the list.
    """
    _must_not_run(under_way_in(block))
    if (speaker := speaking(block)) is not None:
        words = _("{name} has the floor in {title}; let it go back to the chair first.")
        raise EditRefused(words.format(name=telling_name(speaker, cut=named), title=named(block.title)))
    day = day_of_record(block)
    if day is None or not has_run(block):
        return
    run = _withdrawn(plan, block, day)
    if (actual := actual_of(block)) is not None and state_of(block) is State.DONE:
        run.started, run.ended, run.held_seconds = actual.started, actual.ended, actual.held_seconds
    planned = _planned(block)
    parts = [_item(segment, planned[segment.id]) for segment in block.segments]
    parts += [*map(_named_turn, turns_of(block)), *(_turn(request, day) for request in spoken(block))]
    for position, part in enumerate(parts):
        part.position, part.withdrawn = position, run
        plan.add(part)
    for row in [*block.actuals, *block.turns, *spoken(block)]:
        plan.remove(row)


def withdraw_item(plan: Plan, segment: Segment) -> None:
    """Inside a step: an item leaves its session; its minutes stay in the report. EditRefused while it runs."""
    block = segment.session
    _must_not_run(segment if state_of(segment) in UNDER_WAY else None)
    day = day_of_record(block)
    if day is not None and state_of(segment) is State.DONE:
        run = _withdrawn(plan, block, day)
        parts = [_item(segment, _planned(block)[segment.id]), *map(_named_turn, turns_of(segment))]
        for position, part in enumerate(parts):
            part.position, part.withdrawn = position, run
            plan.add(part)
        for turn in turns_of(segment):
            plan.remove(turn)


def _must_not_run(item: Item | None) -> None:
    if item is not None:
        raise EditRefused(_("{title} is running; end it first.").format(title=named(item.title)))


def _withdrawn(plan: Plan, block: SessionBlock, day: Day) -> WithdrawnSession:
    """A row for what leaves; the step that is open says so, or is refused while the person is to be asked."""
    must_ask(_("{title} has run.").format(title=named(block.title)))
    plan.mention(_("{title} stays in the report as withdrawn").format(title=named(block.title)))
    noted = [moment for one in block.actuals for moment in (one.started, one.ended) if moment is not None]
    start = block.start if block.start is not None else minute_of(min(noted))
    run = WithdrawnSession(meeting=plan.meeting, day=day, room=block.room, start=start, minutes=block.minutes)
    run.title, run.kind = block.title, block.kind
    return plan.add(run)


def _planned(block: SessionBlock) -> dict[str, int | None]:
    """The minutes of each item, as the sum of the session has them."""
    items = budget_of(block).items
    return {item.id: None if item.minutes is None else min(item.minutes, MINUTES_PER_DAY) for item in items}


def _item(segment: Segment, minutes: int | None) -> WithdrawnPart:
    ran, actual = state_of(segment) is State.DONE, actual_of(segment)
    part = WithdrawnPart(title=segment.title, kind=segment.kind, minutes=minutes)
    part.is_skipped = actual is not None and actual.is_skipped
    if ran and actual is not None:
        part.started, part.ended, part.held_seconds = actual.started, actual.ended, actual.held_seconds
    return part


def _named_turn(turn: SpeakingTurn) -> WithdrawnPart:
    part = WithdrawnPart(title=turn.spoken_as, minutes=turn.minutes, started=turn.started, ended=turn.ended)
    part.held_seconds = turn.held_seconds
    return part


def _turn(request: FloorRequest, day: Day) -> WithdrawnPart:
    """Who spoke, and for how long; where nobody noted since when, the midnight of the day stands for it."""
    began = request.given_at or datetime.combine(day.date, datetime.min.time())
    ended = moved(day.meeting, began, request.seconds_used or 0)
    return WithdrawnPart(title=request.name, started=began, ended=ended)
