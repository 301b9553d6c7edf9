"""What is inside a session: minutes that do not add up, words said twice, questions not sent, too many people."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date as Date

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.budget import budget_of, crowd_words
from stocktake_desktop.planning.findings.finding import Finding, Severity, called
from stocktake_desktop.words import _, ngettext

_BULLETS = " \t•·–—-*.;"
"""What may stand around a point without being part of it."""


def budget(block: SessionBlock) -> Iterator[Finding]:
    """budget-over, budget-under: the items of a session, or the speakers of one, take more than it has, or less."""
    sums = budget_of(block)
    facts = "\n".join(
        [f"{sums.planned} of {sums.minutes}", *(f"{i.id} {i.speakers} of {i.minutes}" for i in sums.crowded)]
    )
    if sums.over:
        words = _("{title}: {planned} min are planned, and there are {minutes}.")
        message = words.format(title=called(block), planned=sums.planned, minutes=block.minutes)
        yield Finding("budget-over", Severity.WARNING, message, (block.id,), facts=facts)
    elif sums.crowded:
        message = f"{called(block)}: {crowd_words(sums.crowded[0])}"
        yield Finding("budget-over", Severity.WARNING, message, (block.id,), facts=facts)
    elif 0 < sums.planned < sums.minutes and not sums.open:
        words = _("{title}: only {planned} of {minutes} min are planned.")
        message = words.format(title=called(block), planned=sums.planned, minutes=block.minutes)
        yield Finding("budget-under", Severity.NOTE, message, (block.id,), facts=facts)


def repetitions(block: SessionBlock) -> Iterator[Finding]:
    """text-repeated: the same point stands twice in one text, whatever its bullet, case and spaces."""
    texts = (block.objectives.split("\n"), block.format_notes.split("\n"), block.notes.split("\n"))
    items = ([one.text for one in block.questions], [one.text for one in block.outcomes])
    again = [words for lines in (*texts, *items) for words in _twice(lines)]
    if again:
        words = _("{title}: “{text}” stands there twice.")
        message = words.format(title=called(block), text=again[0])
        yield Finding("text-repeated", Severity.NOTE, message, (block.id,), facts="\n".join(again))


def questions_late(block: SessionBlock, today: Date) -> Iterator[Finding]:
    """questions-late: guiding questions whose day has passed have not gone out."""
    late = [one for one in block.questions if one.due is not None and one.sent is None and one.due < today]
    if late:
        words = ngettext(
            "{title}: {count} guiding question should have gone out by {date}.",
            "{title}: {count} guiding questions should have gone out, the first by {date}.",
            len(late),
        )
        first = min(one.due for one in late if one.due is not None).isoformat()
        message = words.format(title=called(block), count=len(late), date=first)
        facts = " ".join(one.id for one in late)
        yield Finding("questions-late", Severity.WARNING, message, (block.id,), facts=facts)


def capacity(block: SessionBlock) -> Iterator[Finding]:
    """capacity: more people are expected, or named, than the room holds."""
    seats = block.room.capacity if block.room is not None else None
    people = max(block.expected or 0, len({one.person_id for one in block.appearances if one.person_id}))
    if seats is not None and people > seats and block.room is not None:
        words = _("{title}: {people} people, and {room} holds {seats}.")
        message = words.format(title=called(block), people=people, room=block.room.name, seats=seats)
        yield Finding("capacity", Severity.WARNING, message, (block.id,), facts=f"{people} of {seats}")


def _twice(lines: Iterable[str]) -> list[str]:
    said = (" ".join(line.casefold().strip(_BULLETS).split()) for line in lines)
    return [words for words, times in Counter(said).items() if words and times > 1]
