"""What comes of a draft: new places of sessions, limits kept and missed, who is then in two places, the acts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from stocktake_desktop.models import Appearance, Segment, SessionBlock
from stocktake_desktop.planning.acts import Act, MoveSession, RemoveSegment, ResizeSession, SetField
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, in_minutes, in_seconds
from stocktake_desktop.planning.course import Spans
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.projection import spans_of
from stocktake_desktop.planning.recovery.board import Board, Draft, limits_of, settled
from stocktake_desktop.planning.recovery.proposal import Clash, NewTimes, Recovery, Way
from stocktake_desktop.planning.recovery.telling import changes_of, title_of
from stocktake_desktop.planning.slots import Slot


def recovery_of(board: Board, way: Way, draft: Draft, swapped: tuple[str, str] | None = None) -> Recovery:
    """A draft as a proposal; with no acts when it could not be done, or changes nothing."""
    done = replace(draft, slots=settled(board, draft.slots))
    fits = all(slot.end <= in_seconds(MINUTES_PER_DAY) for slot in done.slots)
    acts = tuple(_acts(board, done)) if fits else ()
    clashes = tuple(_clashes(board, done))
    new = tuple(clash for clash in clashes if not _is_planned(board, clash))
    return Recovery(
        way,
        title_of(board, way, done, swapped),
        changes_of(board, done, swapped),
        acts,
        tuple(sorted(_times(board, done), key=lambda times: (times.new_start, board.blocks[times.session_id].title))),
        limits_of(board, done.slots),
        new,
        has_planned_clashes=len(new) < len(clashes),
    )


def _acts(board: Board, draft: Draft) -> Iterator[Act]:
    for slot in draft.slots:
        planned, block = board.planned(slot.id), board.blocks[slot.id]
        if (slot.start, slot.end) != (planned.start, planned.end):
            start, minutes = in_minutes(slot.start), in_minutes(slot.end - slot.start)
            if slot.end - slot.start == planned.end - planned.start:
                yield MoveSession(slot.id, board.day.id, start, slot.room_id)
            else:
                yield ResizeSession(slot.id, start, minutes)
        yield from _acts_inside(block, planned, slot)
    yield from (
        SetField(Appearance, appearance_id, "minutes", minutes) for appearance_id, minutes in draft.speakers.items()
    )


def _acts_inside(block: SessionBlock, planned: Slot, slot: Slot) -> Iterator[Act]:
    own = {segment.id for segment in block.segments if segment.minutes is not None}
    left = {part.id: part for part in slot.parts}
    for part in planned.parts:
        if part.id not in left:
            yield RemoveSegment(part.id)
        elif part.id in own and left[part.id].seconds != part.seconds:
            yield SetField(Segment, part.id, "minutes", in_minutes(left[part.id].seconds or 0))


def _times(board: Board, draft: Draft) -> Iterator[NewTimes]:
    """The sessions that will not be as planned, in their new order."""
    spans = spans_of(draft.slots, board.now)
    for slot in draft.slots:
        planned, span = board.planned(slot.id), spans[slot.id]
        is_placed = (slot.start, slot.end) != (planned.start, planned.end)
        if span is None or not (is_placed or (slot.id in board.scope and slot.run.is_under_way)):
            continue
        new = (in_minutes(span.start), in_minutes(span.end))
        if new != (in_minutes(planned.start), in_minutes(planned.end)):
            yield NewTimes(slot.id, in_minutes(planned.start), in_minutes(planned.end), *new, is_placed)


def _clashes(board: Board, draft: Draft) -> Iterator[Clash]:
    """Who would be in two sessions at once."""
    spans = spans_of(draft.slots, board.now)
    names = _names(board)
    for slot, other in combinations(draft.slots, 2):
        both = slot.people & other.people
        if not both or not _meet(spans, slot, other):
            continue
        for person_id in sorted(both, key=lambda key: names.get(key, "")):
            yield Clash(person_id, names.get(person_id, ""), slot.id, other.id)


def _is_planned(board: Board, clash: Clash) -> bool:
    first, second = board.planned(clash.first_id), board.planned(clash.second_id)
    return first.start < second.end and second.start < first.end


def _meet(spans: Spans, slot: Slot, other: Slot) -> bool:
    first, second = spans[slot.id], spans[other.id]
    if first is None or second is None:
        return False
    return first.start < second.end and second.start < first.end


def _names(board: Board) -> Mapping[str, str]:
    people = (a.person for block in board.blocks.values() for a in block.appearances)
    return {person.id: telling_name(person) for person in people if person is not None}
