"""What has a row in the run of show: the steps of the podium sheet, those together that are one moment for staff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stocktake_desktop.models import Appearance, Role, SessionBlock, Status, StepKind
from stocktake_desktop.planning.floor import floor_limit, given_words
from stocktake_desktop.planning.steps.items import CALLING, ChairStep, NoticeKind, SegmentHeading, StepItem
from stocktake_desktop.planning.steps.timing import TimetableSlot
from stocktake_desktop.sheets.words.punctuation import with_commas, with_dots, with_remark
from stocktake_desktop.sheets.words.steps import Cue, Item, PaperSteps, Step, StepHeading, StepNotice
from stocktake_desktop.sheets.words.who import (
    alternates_of,
    delegation_of,
    full_name,
    function_of,
    leaders,
    native_name,
    on_paper,
    role_name,
)
from stocktake_desktop.words import _

WHOLE_SESSION = frozenset({StepKind.BREAK, StepKind.REGISTRATION})
"""Steps that are the whole session: its own row shows what is known of them."""


@dataclass(frozen=True)
class ShowPoint:
    """A row to be: `at` is its minute of the day, None where the plan does not say.

    `boxes` stand behind an item that is somebody; those of who stands beside it are in their words.
    """

    at: int | None
    slot: TimetableSlot
    item: str
    who: str = ""
    details: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    is_strong: bool = False
    is_named: bool = False
    is_open: bool = False
    is_heading: bool = False
    is_instant: bool = False
    is_end: bool = False
    is_whole_session: bool = False
    notice: NoticeKind | None = None

    @property
    def is_step(self) -> bool:
        """Whether something is done, and it is neither a heading nor a notice."""
        return not self.is_heading and self.notice is None

    def is_after(self, minute: int) -> bool:
        """Whether it comes after a hard stop; what ends then is done before it."""
        return self.at is not None and (self.at > minute or (self.at == minute and not self.is_end))


def points_of(block: SessionBlock) -> list[ShowPoint]:
    """All of a session in order: a segment of one step is that step, and what takes no time stands with its like."""
    points: list[ShowPoint] = []
    paper = PaperSteps(block)
    for item, words in zip(paper.planned, paper.items(), strict=True):
        point = _point(block, item, words)
        before = points[-1] if points else None
        if before is not None and before.is_heading and point.is_step and before.slot[:2] == point.slot[:2]:
            points[-1] = _in_its_segment(before, point)
        elif before is not None and before.is_instant and point.is_instant and before.at == point.at:
            points[-1] = _together(before, point)
        else:
            points.append(point)
    return points


def _in_its_segment(heading: ShowPoint, step: ShowPoint) -> ShowPoint:
    """A step that fills its segment is called what the segment is, unless somebody with a name speaks there."""
    if step.is_named:
        return replace(step, details=(heading.item, *step.details, *heading.details))
    who = with_commas((_marked(step.item, step.boxes), "" if step.is_open else step.who))
    return replace(step, item=heading.item, who=who, boxes=(), details=(*step.details, *heading.details))


def _together(first: ShowPoint, second: ShowPoint) -> ShowPoint:
    return replace(
        first,
        item=with_dots((first.item, second.item)),
        details=(*first.details, *second.details),
        cues=(*first.cues, *second.cues),
        is_end=second.is_end,
    )


def _point(block: SessionBlock, item: StepItem, words: Item) -> ShowPoint:
    at = None if item.slot.start is None else block.placed.start + item.slot.start
    if isinstance(item, ChairStep) and isinstance(words, Step):
        return _step(item, words, at)
    if isinstance(item, SegmentHeading) and isinstance(words, StepHeading):
        return ShowPoint(at, item.slot, words.title, details=tuple(_lines(words.notes)), is_heading=True)
    assert isinstance(words, StepNotice)
    is_slack = words.notice is NoticeKind.SLACK
    return ShowPoint(at if is_slack else None, item.slot, words.words, notice=words.notice, is_instant=False)


def _step(step: ChairStep, words: Step, at: int | None) -> ShowPoint:
    item, who = words.title or words.label.capitalize(), _who(step)
    is_named = step.place is not None and _is_named(step.place)
    if step.place is not None:
        item, who = _of_place(step.place, words.boxes)
    return ShowPoint(
        at,
        step.slot,
        item,
        who,
        details=words.details,
        boxes=() if is_named else words.boxes,
        cues=words.cues,
        is_strong=step.kind in CALLING,
        is_named=is_named,
        is_open=step.place is not None and who == _unnamed(step.place),
        is_instant=step.is_instant,
        is_end=step.is_end,
        is_whole_session=step.kind in WHOLE_SESSION,
    )


def _lines(words: str) -> Iterator[str]:
    yield from filter(None, [words.strip()])


def _who(step: ChairStep) -> str:
    """Who acts at a step at which nobody is called."""
    if step.kind is StepKind.OPENING_THE_FLOOR:
        limit = floor_limit(step.session)
        return _("{length} each").format(length=given_words(limit)) if limit else ""
    if step.kind in (StepKind.EXCHANGE, StepKind.ITEM):
        return ""
    role, _people = leaders(step.session)
    return role_name(role or Role.CHAIR)


def _marked(name: str, boxes: Sequence[str]) -> str:
    return with_remark(name, boxes[0]) if boxes else name


def _of_place(place: Appearance, boxes: Sequence[str]) -> tuple[str, str]:
    """What a place is, and who takes it: the delegation or office, and the person with what is open about them."""
    otherwise = otherwise_words(place)
    if not _is_named(place):
        return full_name(place), otherwise or _unnamed(place)
    delegation, office = delegation_of(place), function_of(place)
    who = _marked(full_name(place), boxes)
    name = with_commas((who, office if delegation else "", native_name(place), otherwise))
    return delegation or office or role_name(place.role), name


def _unnamed(place: Appearance) -> str:
    """What is said of who has no name yet; who has confirmed or holds an office is somebody all the same."""
    called = on_paper(place)
    is_somebody = called.person is not None or called.status is Status.CONFIRMED
    return "" if place.is_collective else _("name to be announced") if is_somebody else _("to be named")


def _is_named(place: Appearance) -> bool:
    called = on_paper(place)
    return called.person is not None and bool(called.person.name)


def otherwise_words(place: Appearance) -> str:
    """Who comes instead, "else Mr. Paulo Duarte, Minister"."""
    names = alternates_of(place)
    return _("else {names}").format(names=names) if names else ""
