"""Fixes of what is inside a session: minutes that do not add up, the same words twice."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from stocktake_desktop.models import GuidingQuestion, Meeting, Outcome, Segment, SegmentKind, SessionBlock
from stocktake_desktop.planning.acts import Act, RemoveItem, SetField, SetLength
from stocktake_desktop.planning.budget import budget_of, item_words
from stocktake_desktop.planning.clock import duration
from stocktake_desktop.planning.findings.finding import Finding
from stocktake_desktop.planning.fixes.fix import Fix, called, concerned
from stocktake_desktop.words import _, ngettext

T = TypeVar("T")
_ELASTIC = (SegmentKind.QUESTIONS, SegmentKind.DISCUSSION, SegmentKind.PANEL)
"""Kinds of segment that can be shorter or longer, the first that is asked first."""
_LEAST = 5
"""Minutes that are left of such a segment at least."""
_BULLETS = " \t•·–—-*.;"
"""What may stand around a point without being part of it."""


def fit_minutes(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The session lasts as long as its contents, its segments share its minutes, or one gets what its speakers need."""
    blocks = concerned(meeting, finding)
    if len(blocks) > 1:
        yield from _fit_all(blocks)
    for block in blocks if len(blocks) == 1 else ():
        sums = budget_of(block)
        for item in sums.crowded:
            words = _("Give {item} the {n} min its speakers need").format(item=item_words(item), n=item.speakers)
            yield Fix(words, (SetField(Segment, item.id, "minutes", item.speakers),))
        if not sums.planned or sums.planned == block.minutes:
            continue
        if not block.locked:
            title = _("Let {title} last {minutes}").format(title=called(block.title), minutes=duration(sums.planned))
            yield Fix(title, (SetLength(block.id, sums.planned),))
        yield from _share_out(block)


def _fit_all(blocks: list[SessionBlock]) -> Iterator[Fix]:
    """Several sessions last as long as their contents, or the segments of each share its minutes."""
    lasting = [(block, budget_of(block).planned) for block in blocks if not block.locked]
    lengths = tuple(SetLength(block.id, planned) for block, planned in lasting if planned not in (0, block.minutes))
    words = ngettext(
        "Let {n} session last as long as its contents", "Let {n} sessions last as long as their contents", len(lengths)
    )
    if lengths:
        yield Fix(words.format(n=len(lengths)), lengths)
    shares = [fix for block in blocks for fix in _share_out(block)]
    words = ngettext("Fit the items of {n} session into it", "Fit the items of {n} sessions into them", len(shares))
    if shares:
        yield Fix(words.format(n=len(shares)), tuple(act for fix in shares for act in fix.acts))


def fitted(block: SessionBlock, minutes: int) -> tuple[SetField, ...]:
    """What lets the contents of a session follow it to another length: questions and discussion give or take it all.

    Nothing where they cannot: then the sum of its minutes says so.
    """
    sums = budget_of(block)
    elastic = sorted(
        (item for item in sums.items if item.kind in _ELASTIC and item.minutes),
        key=lambda item: (_ELASTIC.index(item.kind), -(item.minutes or 0)),
    )
    grown = minutes - sums.planned if sums.planned == block.minutes and not sums.open else 0
    if grown > 0:
        return tuple(SetField(Segment, item.id, "minutes", (item.minutes or 0) + grown) for item in elastic[:1])
    missing, acts = sums.planned - minutes, []
    for item in elastic:
        given = min(missing, (item.minutes or 0) - max(item.speakers, _LEAST))
        if given > 0:
            acts.append(SetField(Segment, item.id, "minutes", (item.minutes or 0) - given))
            missing -= given
    return tuple(acts) if missing <= 0 else ()


def _share_out(block: SessionBlock) -> Iterator[Fix]:
    """The segments share the minutes of their session, in proportion to what they have; with none there is no fix."""
    timed = [item for item in budget_of(block).items if item.minutes]
    if not timed:
        return
    shares = in_proportion([item.minutes or 0 for item in timed], block.minutes)
    acts = [SetField(Segment, i.id, "minutes", m) for i, m in zip(timed, shares, strict=True) if i.minutes != m]
    words = ngettext("Fit the item into {minutes}", "Fit the {n} items into {minutes}", len(timed))
    yield Fix(words.format(n=len(timed), minutes=duration(block.minutes)), tuple(acts))


def in_proportion(minutes: list[int], total: int) -> list[int]:
    """Whole minutes that add up to `total` and stand to each other as `minutes` do, to the minute."""
    whole = sum(minutes)
    shares = [share * total // whole for share in minutes]
    rests = sorted(range(len(minutes)), key=lambda n: (-(minutes[n] * total % whole), n))
    for nth in rests[: total - sum(shares)]:
        shares[nth] += 1
    return shares


def say_once(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """What stands twice in a session is taken out the second time."""
    blocks = concerned(meeting, finding)
    acts = [act for block in blocks for act in (*_repeated_lines(block), *_repeated_items(block))]
    if acts:
        words = ngettext("Remove the repetition", "Remove {n} repetitions", len(acts))
        yield Fix(words.format(n=len(acts)), tuple(acts))


def _repeated_lines(block: SessionBlock) -> Iterator[Act]:
    for field in ("objectives", "format_notes", "notes"):
        lines = str(getattr(block, field)).split("\n")
        again = {nth for nth, _line in _again(list(enumerate(lines)), lambda line: line[1])}
        if again:
            kept = "\n".join(line for nth, line in enumerate(lines) if nth not in again)
            yield SetField(SessionBlock, block.id, field, kept)


def _repeated_items(block: SessionBlock) -> Iterator[Act]:
    for question in _again(block.questions, lambda item: item.text):
        yield RemoveItem(GuidingQuestion, question.id)
    for outcome in _again(block.outcomes, lambda item: item.text):
        yield RemoveItem(Outcome, outcome.id)


def _again(items: Iterable[T], words: Callable[[T], str]) -> Iterator[T]:
    """The items whose words stood before, whatever their bullets, case and spaces."""
    seen: set[str] = set()
    for item in items:
        bare = " ".join(words(item).casefold().strip(_BULLETS).split())
        if bare and bare in seen:
            yield item
        seen.add(bare)
