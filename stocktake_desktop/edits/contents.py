"""What is inside a session: segments, guiding questions, outcomes; added, put in another order, removed."""

from collections.abc import Sequence
from datetime import date as Date

from stocktake_desktop.edits.naming import named
from stocktake_desktop.edits.withdrawing import withdraw_item
from stocktake_desktop.models import (
    Alternate,
    Appearance,
    EditRefused,
    GuidingQuestion,
    Outcome,
    OutcomeKind,
    Plan,
    Segment,
    SegmentKind,
    SessionBlock,
)
from stocktake_desktop.words import _

Item = Segment | GuidingQuestion | Outcome | Appearance | Alternate


def add_segment(
    plan: Plan,
    block_id: str,
    title: str,
    kind: SegmentKind = SegmentKind.OTHER,
    minutes: int | None = None,
    notes: str = "",
) -> str:
    """Add a timed item after the others of a session; returns its id."""
    block = plan.session(block_id)
    with plan.edit(_("Add {item} to {title}").format(item=named(title), title=named(block.title))):
        segment = Segment(
            session=block,
            title=title,
            kind=kind,
            minutes=minutes,
            notes=notes,
            position=next_position(block.segments),
        )
        plan.add(segment)
    return segment.id


def remove_segment(plan: Plan, segment_id: str) -> None:
    """Remove a timed item; those who appear in it stay in the session."""
    segment = plan.get(Segment, segment_id)
    words = _("Remove {item} from {title}")
    with plan.edit(words.format(item=named(segment.title), title=named(segment.session.title))):
        withdraw_item(plan, segment)
        for appearance in list(segment.appearances):
            appearance.segment = None
        plan.remove(segment)


def add_question(plan: Plan, block_id: str, text: str, due: Date | None = None) -> str:
    """Add a guiding question to a session; returns its id."""
    block = plan.session(block_id)
    with plan.edit(_("Add a question to {title}").format(title=named(block.title))):
        question = GuidingQuestion(session=block, text=text, due=due, position=next_position(block.questions))
        plan.add(question)
    return question.id


def add_outcome(plan: Plan, block_id: str, text: str, kind: OutcomeKind = OutcomeKind.COMMITMENT) -> str:
    """Add a bullet to the result of a session; returns its id."""
    block = plan.session(block_id)
    with plan.edit(_("Add an outcome to {title}").format(title=named(block.title))):
        outcome = Outcome(session=block, text=text, kind=kind, position=next_position(block.outcomes))
        plan.add(outcome)
    return outcome.id


def move_outcome(plan: Plan, outcome_id: str, kind: OutcomeKind, to: int) -> None:
    """Put a bullet into one of the two lists of the result of its session, at a place counted from 0."""
    moved = plan.get(Outcome, outcome_id)
    block = moved.session
    others = [other for other in block.outcomes if other is not moved]
    lists = {each: [other for other in others if other.kind is each] for each in OutcomeKind}
    lists[kind].insert(to, moved)
    with plan.edit(_("Reorder {title}").format(title=named(block.title))):
        moved.kind = kind
        for position, outcome in enumerate(outcome for each in lists.values() for outcome in each):
            outcome.position = position


def remove_item(plan: Plan, item: GuidingQuestion | Outcome) -> None:
    """Remove a question or an outcome from its session."""
    with plan.edit(_("Remove an item from {title}").format(title=named(item.session.title))):
        plan.remove(item)


def reorder(plan: Plan, block_id: str, items: Sequence[Item], ids: Sequence[str]) -> None:
    """Put the items of a session (its segments, people, questions or outcomes) in the order of `ids`."""
    block: SessionBlock = plan.session(block_id)
    by_id = {item.id: item for item in items}
    if sorted(by_id) != sorted(ids):
        raise EditRefused(_("The list has changed meanwhile; try again."))
    with plan.edit(_("Reorder {title}").format(title=named(block.title))):
        for position, item_id in enumerate(ids):
            by_id[item_id].position = position


def next_position(items: Sequence[Item]) -> int:
    """The position after the last of `items`."""
    return 1 + max((item.position for item in items), default=-1)
