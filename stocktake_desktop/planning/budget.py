"""What the minutes of a session are spent on: a sum of its items and speakers, held against its length."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from stocktake_desktop.models import Appearance, Role, Segment, SegmentKind, SessionBlock
from stocktake_desktop.planning.head_count import heads, speaking
from stocktake_desktop.words import _, ngettext, term

_LONGEST = 24
"""Characters of a title in the sum; a longer one goes by the kind of its segment."""


@dataclass(frozen=True)
class BudgetItem:
    """A segment with the minutes it takes: its own, else what its speakers need; None while both are open."""

    id: str
    title: str
    kind: SegmentKind
    minutes: int | None
    speakers: int
    """Minutes its speakers need together; 0 when none has minutes."""
    terms: tuple[str, ...]
    """What its minutes are spent on, in words; empty while they are open."""

    @property
    def crowded(self) -> int:
        """Minutes its speakers need beyond its own."""
        return max(self.speakers - (self.minutes or 0), 0)


@dataclass(frozen=True)
class Budget:
    """The items of a session against its minutes.

    With no segments the speakers' minutes are the sum. With segments, minutes of somebody who is on the whole
    session are taken to lie within them.
    """

    minutes: int
    items: tuple[BudgetItem, ...] = ()
    alone: tuple[str, ...] = ()
    """What speakers take in a session without segments, in words."""
    alone_minutes: int = 0

    @property
    def planned(self) -> int:
        """Minutes planned altogether."""
        return sum(item.minutes or 0 for item in self.items) + self.alone_minutes

    @property
    def over(self) -> int:
        """Minutes planned beyond the session's own; 0 when they fit."""
        return max(self.planned - self.minutes, 0)

    @property
    def free(self) -> int:
        """Minutes of the session nothing is planned for."""
        return max(self.minutes - self.planned, 0)

    @property
    def open(self) -> int:
        """How many segments have no minutes yet."""
        return sum(1 for item in self.items if item.minutes is None)

    @property
    def crowded(self) -> tuple[BudgetItem, ...]:
        """The segments whose speakers need more minutes than there are."""
        return tuple(item for item in self.items if item.crowded)

    @property
    def words(self) -> str:
        """ "4 × 5 min introductions + 20 min discussion + Q&A 120 = 160 of 165 min, 5 min free".

        Empty while nothing has minutes; a line more for each item whose speakers need more than it has.
        """
        if not self.planned:
            return ""
        terms = [*(term for item in self.items for term in item.terms), *self.alone]
        if self.open:
            terms.append(
                ngettext("{n} item without minutes", "{n} items without minutes", self.open).format(n=self.open)
            )
        words = _("{sum} = {total} of {minutes} min, {rest}") if self.rest else _("{sum} = {total} of {minutes} min")
        line = words.format(sum=" + ".join(terms), total=self.planned, minutes=self.minutes, rest=self.rest)
        return "\n".join([line, *map(crowd_words, self.crowded)])

    @property
    def rest(self) -> str:
        """ "15 min over", "20 min free"; empty when the sum is the session's length."""
        if self.over:
            return _("{n} min over").format(n=self.over)
        if not self.free:
            return ""
        if self.open:
            return _("{n} min left for what is open").format(n=self.free)
        return ngettext("{n} min free", "{n} min free", self.free).format(n=self.free)


def budget_of(block: SessionBlock) -> Budget:
    """The budget of a session."""
    if not block.segments:
        return Budget(block.minutes, (), tuple(_speeches(block.appearances)), _together(block.appearances))
    by_segment: dict[str, list[Appearance]] = {}
    for appearance in block.appearances:
        by_segment.setdefault(appearance.segment_id or "", []).append(appearance)
    return Budget(block.minutes, tuple(_item(segment, by_segment.get(segment.id, [])) for segment in block.segments))


def budget_of_items(segments: Iterable[Segment], minutes: int) -> Budget:
    """The items alone, whoever speaks in them, against so many minutes."""
    return Budget(minutes, tuple(_item(segment, []) for segment in segments))


def item_words(item: BudgetItem) -> str:
    """What an item is called in few characters: its title, or its kind when that is shorter or there is none."""
    title = " ".join(item.title.split())
    if title and (len(title) <= _LONGEST or item.kind is SegmentKind.OTHER):
        return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
    return term(item.kind.value, capital=True)


def crowd_words(item: BudgetItem) -> str:
    """That the speakers of an item need more than its minutes, in a sentence."""
    words = _("{item}: the speakers need {speakers} min, and it has {minutes}.")
    return words.format(item=item_words(item), speakers=item.speakers, minutes=item.minutes)


def _item(segment: Segment, people: list[Appearance]) -> BudgetItem:
    speakers = _together(people)
    minutes = segment.minutes if segment.minutes is not None else speakers or None
    bare = BudgetItem(segment.id, segment.title, segment.kind, minutes, speakers, ())
    return BudgetItem(bare.id, bare.title, bare.kind, minutes, speakers, tuple(_terms(bare, people)))


def _terms(item: BudgetItem, people: list[Appearance]) -> list[str]:
    """The speeches and what is left of the item beside them; the item alone when there is no more to say."""
    if item.minutes is None:
        return []
    spoken = [appearance for appearance in people if appearance.minutes]
    if item.crowded or sum(map(heads, spoken)) < 2:
        return [_("{item} {minutes}").format(item=item_words(item), minutes=item.minutes)]
    rest = item.minutes - item.speakers
    return [*_speeches(spoken), *([_rest(item, rest)] if rest else [])]


def _rest(item: BudgetItem, rest: int) -> str:
    """What happens in an item beside its speeches."""
    if item.kind in (SegmentKind.PANEL, SegmentKind.DISCUSSION, SegmentKind.INTRODUCTION):
        return _("{n} min discussion").format(n=rest)
    if item.kind is SegmentKind.QUESTIONS:
        return _("{n} min Q&A").format(n=rest)
    return _("{n} min for the rest of {item}").format(n=rest, item=item_words(item))


def _speeches(people: Iterable[Appearance]) -> list[str]:
    """Equal speeches counted together, in the order of the first of each."""
    counted: Counter[tuple[Role, int]] = Counter()
    for appearance in people:
        if appearance.minutes:
            counted[appearance.role, appearance.minutes] += heads(appearance)
    return [_speech(role, minutes, count) for (role, minutes), count in counted.items()]


def _speech(role: Role, minutes: int, count: int) -> str:
    if role is Role.PANELLIST:
        words = ngettext("{n} min introduction", "{count} × {n} min introductions", count)
    elif role is Role.PRESENTER:
        words = ngettext("{n} min presentation", "{count} × {n} min presentations", count)
    elif role is Role.KEYNOTE_SPEAKER:
        words = ngettext("{n} min keynote", "{count} × {n} min keynotes", count)
    elif role is Role.RAPPORTEUR:
        words = ngettext("{n} min report", "{count} × {n} min reports", count)
    elif role is Role.RESPONDENT:
        words = ngettext("{n} min response", "{count} × {n} min responses", count)
    else:
        words = ngettext("{n} min statement", "{count} × {n} min statements", count)
    return words.format(n=minutes, count=count)


def _together(people: Iterable[Appearance]) -> int:
    return sum(speaking(appearance) or 0 for appearance in people)
