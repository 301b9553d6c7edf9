"""Giving a session one of the usual formats: items with minutes, placeholders for missing roles, as one step."""

from dataclasses import replace
from enum import Enum, auto

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.contents import add_question, add_segment, remove_segment
from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import (
    Appearance,
    EditRefused,
    Plan,
    Role,
    Segment,
    SegmentKind,
    SessionBlock,
    SessionKind,
)
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.head_count import speaking
from stocktake_desktop.planning.templates import Cast, FormatItem, Template, fitted, leads, templates
from stocktake_desktop.words import _


class Present(Enum):
    """What becomes of the items a session has already."""

    REPLACE = auto()
    """They go; their people stay, in the new item of the same kind or else where their role belongs."""
    KEEP = auto()
    """They stay, and those of the format come after them, in the minutes that are free."""


def apply_template(plan: Plan, block_id: str, template_name: str, present: Present | None = None) -> None:
    """Fill a session with the items and missing roles of a format.

    EditRefused where there are items already and nothing is said of them.
    """
    block = plan.session(block_id)
    template = templates().get(template_name)
    if template is None:
        raise EditRefused(_("There is no format of this name."))
    if block.segments and present is None:
        raise EditRefused(_("{title} has items already; replace them or add after them.").format(title=_of(block)))
    keeping = bool(block.segments) and present is Present.KEEP
    minutes = budget_of(block).free if keeping else block.minutes
    with plan.edit(_("Use the format “{format}” for {title}").format(format=template.title, title=_of(block))):
        kinds = {} if keeping else _take_out(plan, block)
        parts = _for_meeting(block, template).parts
        places = {} if keeping else _places(block, parts, kinds)
        parts = fitted(_roomy(block, parts, places), minutes, _counts(block))
        made = [(part, _add(plan, block, part)) for part in parts]
        if not keeping:
            _seat(block, made, places)
        for part, segment in made:
            for cast in part.cast:
                _fill(plan, block, cast, segment)
        _describe(plan, block, template)


def _of(block: SessionBlock) -> str:
    return named(block.title)


def _for_meeting(block: SessionBlock, template: Template) -> Template:
    """The format with as many rapporteurs as there are groups to report."""
    if template.kind is not SessionKind.REPORTING:
        return template
    groups = sum(1 for other in block.meeting.sessions if other.kind is SessionKind.ACTION_GROUP) or 6
    parts = (_with_count(part, Role.RAPPORTEUR, groups) for part in template.parts)
    return replace(template, parts=tuple(parts))


def _with_count(part: FormatItem, role: Role, count: int) -> FormatItem:
    cast = tuple(replace(member, count=count) if member.role is role else member for member in part.cast)
    speaking = sum((member.minutes or 0) * member.count for member in cast)
    return replace(part, minutes=speaking or part.minutes, cast=cast) if cast != part.cast else part


def _counts(block: SessionBlock) -> dict[Role, int]:
    """How many of each role are in a session."""
    return {
        role: sum(1 for appearance in block.appearances if appearance.role is role)
        for role in {a.role for a in block.appearances}
    }


def _take_out(plan: Plan, block: SessionBlock) -> dict[str, SegmentKind]:
    """Remove all items; returns the kind of item each of their people was in."""
    kinds = {
        appearance.id: appearance.segment.kind for appearance in block.appearances if appearance.segment is not None
    }
    for segment in list(block.segments):
        remove_segment(plan, segment.id)
    return kinds


def _add(plan: Plan, block: SessionBlock, part: FormatItem) -> Segment:
    return plan.get(Segment, add_segment(plan, block.id, part.title, part.kind, part.minutes))


def _places(block: SessionBlock, parts: tuple[FormatItem, ...], kinds: dict[str, SegmentKind]) -> dict[str, int]:
    """By appearance, the number of its part: of the kind they were in, else where their role belongs; else none."""
    places: dict[str, int] = {}
    for appearance in block.appearances:
        alike = [nth for nth, part in enumerate(parts) if part.kind is kinds.get(appearance.id)]
        meant = [nth for nth, part in enumerate(parts) if any(_fits(appearance, cast) for cast in part.cast)]
        if alike or meant:
            places[appearance.id] = (alike or meant)[0]
    return places


def _roomy(block: SessionBlock, parts: tuple[FormatItem, ...], places: dict[str, int]) -> tuple[FormatItem, ...]:
    """The parts, at least as long as what is already promised to those who come into them."""
    promised = [
        sum(speaking(a) or 0 for a in block.appearances if places.get(a.id) == nth) for nth in range(len(parts))
    ]
    return tuple(
        part if part.minutes is None else replace(part, minutes=max(part.minutes, needed))
        for part, needed in zip(parts, promised, strict=True)
    )


def _seat(block: SessionBlock, made: list[tuple[FormatItem, Segment]], places: dict[str, int]) -> None:
    """Everybody to their place; open minutes are filled where the role is the one meant there."""
    for appearance in block.appearances:
        part, appearance.segment = made[places[appearance.id]] if appearance.id in places else (None, None)
        cast = next((cast for cast in part.cast if _fits(appearance, cast)), None) if part else None
        if cast is not None and appearance.minutes is None:
            appearance.minutes = cast.minutes


def _fits(appearance: Appearance, cast: Cast) -> bool:
    return appearance.role is cast.role or (leads(appearance.role) and leads(cast.role))


def _fill(plan: Plan, block: SessionBlock, cast: Cast, segment: Segment) -> None:
    """Placeholders for a role nobody has yet."""
    if any(_fits(appearance, cast) for appearance in block.appearances):
        return
    for nth in range(1, cast.count + 1):
        who = Who(placeholder=cast.placeholder.format(n=nth))
        add_appearance(plan, block.id, who, cast.role, segment_id=segment.id, minutes=cast.minutes)


def _describe(plan: Plan, block: SessionBlock, template: Template) -> None:
    """The kind, where it says no more than plenary; the line on the format and questions, where there are none yet."""
    if block.kind is SessionKind.PLENARY:
        block.kind = template.kind
    if not block.format_notes.strip():
        block.format_notes = template.format
    if not block.questions:
        for nth in range(1, template.questions + 1):
            add_question(plan, block.id, _("Guiding question {n}").format(n=nth))
