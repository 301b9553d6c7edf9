"""One session becomes two, two become one: duplicate, split, merge. Nothing that was written is lost."""

from collections.abc import Iterable, Sequence

from stocktake_desktop.edits.blocks import move_block, set_minutes
from stocktake_desktop.edits.chasing import NOT_ASKED
from stocktake_desktop.edits.contents import next_position
from stocktake_desktop.edits.naming import named
from stocktake_desktop.edits.translations import copy_script, copy_translations
from stocktake_desktop.edits.withdrawing import withdraw
from stocktake_desktop.models import (
    LEADING_ROLES,
    Appearance,
    EditRefused,
    FloorRequest,
    GuidingQuestion,
    Outcome,
    Plan,
    Role,
    Segment,
    SegmentKind,
    SessionBlock,
    SessionDocument,
    script_of,
)
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, clock
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.words import _

_Part = Segment | Appearance | GuidingQuestion | Outcome | FloorRequest | SessionDocument

_TEXTS = ("objectives", "format_notes", "notes")

NO_LIST = {"list_closes_at": None, "cut_seconds": None, "is_cut_for_all": False, "announced": ""}
"""What a session has whose list of speakers was neither closed nor cut."""


def duplicate_block(
    plan: Plan, block_id: str, day_id: str | None = None, start: int | None = None, room_id: str | None = None
) -> str:
    """Copy a session with all that is planned in it, parked unless a place is given; returns the id.

    The copy is free, has no number, and neither outcomes nor requests for the floor; nobody in it has been asked yet.
    """
    block = plan.session(block_id)
    with plan.edit(_("Duplicate {title}").format(title=named(block.title))):
        copy = _bare_copy(plan, block)
        copies = {block.id: copy.id}
        for part in (*block.segments, *block.questions, *block.documents):
            copies[part.id] = plan.add(part.twin(session_id=copy.id)).id
        for link in [link for question in block.questions for link in question.documents]:
            plan.add(link.twin(question_id=copies[link.question_id]))
        for appearance in block.appearances:
            at = {"session_id": copy.id, "segment_id": copies.get(appearance.segment_id or "")}
            copies |= _copy_appearance(plan, appearance, **at, **NOT_ASKED)
        copy_translations(plan, copies)
        if day_id is not None and start is not None:
            copy.minutes = min(block.minutes, max(1, MINUTES_PER_DAY - start))  # what went on after midnight does not
            move_block(plan, copy.id, day_id, start, room_id)
    return copy.id


def duplicate_blocks(plan: Plan, places: Iterable[tuple[str, str | None, int | None, str | None]]) -> list[str]:
    """Copy several sessions, each to a day, a start and a room (None: into the tray); returns the ids."""
    wanted = list(places)
    if len(wanted) == 1:
        return [duplicate_block(plan, *wanted[0])]
    with plan.edit(_("Duplicate {n} sessions").format(n=len(wanted))):
        return [duplicate_block(plan, *place) for place in wanted]


def split_block(plan: Plan, block_id: str, minutes: int) -> str:
    """End a session after so many minutes and let a second one go on from there; returns the id of the second.

    Segments that begin after the cut go over with their people; who leads the first leads the second too.
    """
    block = plan.session(block_id)
    if not 0 < minutes < block.minutes:
        raise EditRefused(_("Split {title} somewhere between its start and its end.").format(title=named(block.title)))
    if block.locked:
        raise EditRefused(_("{title} is locked; unlock it first.").format(title=named(block.title)))
    cut = clock((block.start or 0) + minutes)
    with plan.edit(_("Split {title} at {time}").format(title=named(block.title), time=cut)):
        rest, at = block.minutes - minutes, block.placement
        second = _bare_copy(plan, block, title=_("{title} (continued)").format(title=block.title))
        _hand_over(plan, block, second, _after(block.segments, minutes))
        copy_translations(plan, copy_script(plan, {block.id: second.id}))
        set_minutes(plan, block_id, minutes)
        set_minutes(plan, second.id, rest)
        if at is not None:
            move_block(plan, second.id, at.day_id, at.start + minutes, at.room_id)
    return second.id


def merge_blocks(plan: Plan, block_ids: Sequence[str]) -> str:
    """Make one session of several of one day: from the first start to the last end, with all that was in them.

    The earliest takes in the others; returns its id.
    """
    blocks = in_order(map(plan.session, dict.fromkeys(block_ids)))
    if len(blocks) < 2 or len({block.day_id for block in blocks}) > 1 or blocks[0].is_parked:
        raise EditRefused(_("Select two or more sessions of one day to merge them."))
    first, others = blocks[0], blocks[1:]
    if locked := next((block for block in blocks if block.locked), None):
        raise EditRefused(_("{title} is locked; unlock it first.").format(title=named(locked.title)))
    end = max(block.placed.end for block in blocks)
    with plan.edit(_("Merge {n} sessions into {title}").format(n=len(blocks), title=named(first.title))):
        for other in others:
            _take_in(plan, first, other)
        set_minutes(plan, first.id, end - first.placed.start)
    return first.id


def _bare_copy(plan: Plan, block: SessionBlock, title: str = "") -> SessionBlock:
    """A parked session like this one with nothing in it."""
    nowhere = {"day_id": None, "start": None, "room_id": None, "not_before": None}
    copy = block.twin(**nowhere, **NO_LIST, title=title or block.title, number="", locked=False, source_key="")
    plan.add(copy)
    return copy


def _copy_appearance(plan: Plan, appearance: Appearance, **others: object) -> dict[str, str]:
    """Copy an appearance with its alternates, but for `others`; tells the ids of the copies by those of the copied."""
    made = plan.add(appearance.twin(not_before=None, **others))
    asked = {name: value for name, value in others.items() if name in NOT_ASKED}
    alternates = {
        alternate.id: plan.add(alternate.twin(appearance_id=made.id, **asked)).id for alternate in appearance.alternates
    }
    return {appearance.id: made.id, **alternates}


def _after(segments: Iterable[Segment], minutes: int) -> list[Segment]:
    """The segments that begin at or after so many minutes; those of open length take none."""
    found: list[Segment] = []
    begun = 0
    for segment in segments:
        if begun >= minutes:
            found.append(segment)
        begun += segment.minutes or 0
    return found


def _hand_over(plan: Plan, block: SessionBlock, second: SessionBlock, segments: Sequence[Segment]) -> None:
    for appearance in list(block.appearances):
        if appearance.segment is not None and appearance.segment in segments:
            appearance.session = second
        elif appearance.role in LEADING_ROLES and appearance.segment is None:
            copy_translations(plan, _copy_appearance(plan, appearance, session_id=second.id))
    for segment in segments:
        segment.session = second
        for actual in segment.actuals:
            actual.session = second
        for turn in segment.turns:
            turn.session = second


def _take_in(plan: Plan, first: SessionBlock, other: SessionBlock) -> None:
    """All that is in one session goes into another, and the empty one goes; if it ran, its record stays."""
    withdraw(plan, other)
    if not other.segments:
        after = next_position(first.segments)
        plan.add(
            Segment(title=other.title, kind=SegmentKind.OTHER, minutes=other.minutes, position=after, session=first)
        )
    for words in [row for row in script_of(plan.meeting) if row.subject == other.id]:
        words.subject = first.id if words.who else (other.segments or first.segments)[-1].id
    there = {_who_and_role(appearance) for appearance in first.appearances}
    for appearance in list(other.appearances):
        if _who_and_role(appearance) in there:
            plan.remove(appearance)
    documents = {link.document_id for link in first.documents}
    for link in [link for link in other.documents if link.document_id in documents]:
        plan.remove(link)
    for siblings, rows in (
        (first.segments, other.segments),
        (first.appearances, other.appearances),
        (first.questions, other.questions),
        (first.outcomes, other.outcomes),
        (first.floor_requests, other.floor_requests),
        (first.documents, other.documents),
    ):
        _move_rows(first, siblings, list(rows))
    for actual in [actual for actual in other.actuals if actual.segment is not None]:
        actual.session = first  # what was skipped
    for field in _TEXTS:
        setattr(first, field, _joined(getattr(first, field), getattr(other, field)))
    first.notes = _joined(first.notes, _("Merged with: {title}").format(title=named(other.title)))
    plan.remove(other)


def _move_rows(first: SessionBlock, siblings: Sequence[_Part], rows: Sequence[_Part]) -> None:
    for position, row in enumerate(rows, start=1 + max((sibling.position for sibling in siblings), default=-1)):
        row.position, row.session = position, first


def _who_and_role(appearance: Appearance) -> tuple[str | None, str | None, str, Role, str | None]:
    """What makes two appearances one: the same somebody, in the same role, for the whole session."""
    return (
        appearance.person_id,
        appearance.organisation_id,
        appearance.placeholder,
        appearance.role,
        appearance.segment_id,
    )


def _joined(text: str, other: str) -> str:
    """Two texts of lines as one; lines that are there already are not said twice."""
    known = text.splitlines()
    return "\n".join([*known, *(line for line in other.splitlines() if line not in known)])
