"""Fixes of what is inside a session: minutes that do not add up, the same words twice."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from stocktake_desktop.models import GuidingQuestion, Meeting, Outcome, Segment, SessionBlock
from stocktake_desktop.planning.acts import Act, RemoveItem, SetField, SetLength
from stocktake_desktop.planning.budget import budget_of, item_words
from stocktake_desktop.planning.clock import duration
from stocktake_desktop.planning.findings.finding import Finding
from stocktake_desktop.planning.fixes.fix import Fix, called, concerned
from stocktake_desktop.words import _, ngettext

T = TypeVar("T")
_BULLETS = " \t•·–—-*.;"
"""What may stand around a point without being part of it."""


def fit_minutes(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The session lasts as long as its contents, its segments share its minutes, or one gets what its speakers need."""
    for block in concerned(meeting, finding)[:1]:
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
    for block in concerned(meeting, finding):
        acts = [*_repeated_lines(block), *_repeated_items(block)]
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
