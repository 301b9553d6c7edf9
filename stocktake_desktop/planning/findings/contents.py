"""What is inside a session: minutes that do not add up, words said twice, questions not sent, too many people."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date as Date

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.attendance import people_of
from stocktake_desktop.planning.budget import Budget, budget_of, crowd_words
from stocktake_desktop.planning.findings.finding import Finding, Severity, called
from stocktake_desktop.planning.findings.rule import DatedRule, SessionRule
from stocktake_desktop.planning.fixes.contents import fit_minutes, say_once
from stocktake_desktop.planning.fixes.presence import questions_sent, questions_today
from stocktake_desktop.planning.fixes.rooms import larger_room
from stocktake_desktop.words import _, ngettext

_BULLETS = " \t•·–—-*.;"
"""What may stand around a point without being part of it."""


def budget_over(block: SessionBlock) -> Iterator[Finding]:
    """What is in a session takes more than its minutes, or the speakers of an item more than the item has."""
    sums = budget_of(block)
    if sums.over:
        words = _("{title}: what is planned takes {planned} min, and the session has {minutes}.")
        message = words.format(title=called(block), planned=sums.planned, minutes=block.minutes)
        yield Finding("budget-over", Severity.WARNING, message, (block.id,), facts=_sums(sums))
    elif sums.crowded:
        message = f"{called(block)}: {crowd_words(sums.crowded[0])}"
        yield Finding("budget-over", Severity.WARNING, message, (block.id,), facts=_sums(sums))


def budget_under(block: SessionBlock) -> Iterator[Finding]:
    """Everything in a session has minutes (without segments: its speakers), and they are fewer than the session has."""
    sums = budget_of(block)
    if 0 < sums.planned < sums.minutes and not sums.open and not sums.crowded:
        words = _("{title}: what is planned takes only {planned} of {minutes} min.")
        message = words.format(title=called(block), planned=sums.planned, minutes=block.minutes)
        yield Finding("budget-under", Severity.NOTE, message, (block.id,), facts=_sums(sums))


def repetitions(block: SessionBlock) -> Iterator[Finding]:
    """The same point stands twice in one text of a session."""
    texts = (block.objectives.split("\n"), block.format_notes.split("\n"), block.notes.split("\n"))
    items = ([point.text for point in block.questions], [point.text for point in block.outcomes])
    again = [words for lines in (*texts, *items) for words in _twice(lines)]
    if again:
        words = _("{title}: “{text}” stands there twice.")
        message = words.format(title=called(block), text=again[0])
        yield Finding("text-repeated", Severity.NOTE, message, (block.id,), facts="\n".join(again))


def questions_late(block: SessionBlock, today: Date) -> Iterator[Finding]:
    """Guiding questions have not gone out and their day has passed."""
    late = [
        question
        for question in block.questions
        if question.due is not None and question.sent is None and question.due < today
    ]
    if late:
        words = ngettext(
            "{title}: {count} guiding question should have gone out by {date}.",
            "{title}: {count} guiding questions should have gone out, the first by {date}.",
            len(late),
        )
        first = min(question.due for question in late if question.due is not None).isoformat()
        message = words.format(title=called(block), count=len(late), date=first)
        facts = " ".join(question.id for question in late)
        yield Finding("questions-late", Severity.WARNING, message, (block.id,), facts=facts)


def capacity(block: SessionBlock) -> Iterator[Finding]:
    """More people are expected, or named, than the room holds."""
    seats = block.room.capacity if block.room is not None else None
    people = people_of(block)
    if seats is not None and people > seats and block.room is not None:
        words = _("{title}: {people} people, and {room} holds {seats}.")
        message = words.format(title=called(block), people=people, room=block.room.name, seats=seats)
        yield Finding("capacity", Severity.WARNING, message, (block.id,), facts=f"{people} of {seats}")


def _sums(sums: Budget) -> str:
    items = (f"{item.id} {item.speakers} of {item.minutes}" for item in sums.crowded)
    return "\n".join((f"{sums.planned} of {sums.minutes}", *items))


def _twice(lines: Iterable[str]) -> list[str]:
    bare = (" ".join(line.casefold().strip(_BULLETS).split()) for line in lines)
    return [words for words, times in Counter(bare).items() if words and times > 1]


def _with_time_left(n: int) -> str:
    return ngettext("{n} session has minutes left over.", "{n} sessions have minutes left over.", n).format(n=n)


def _repeating(n: int) -> str:
    return ngettext("{n} session says something twice.", "{n} sessions say something twice.", n).format(n=n)


def _unsent(n: int) -> str:
    return ngettext(
        "The guiding questions of {n} session have not gone out.",
        "The guiding questions of {n} sessions have not gone out.",
        n,
    ).format(n=n)


BUDGET_OVER = SessionRule("budget-over", (Severity.WARNING,), budget_over, (fit_minutes,))
BUDGET_UNDER = SessionRule("budget-under", (Severity.NOTE,), budget_under, (fit_minutes,), _with_time_left)
REPETITIONS = SessionRule("text-repeated", (Severity.NOTE,), repetitions, (say_once,), _repeating)
QUESTIONS_LATE = DatedRule(
    "questions-late", (Severity.WARNING,), questions_late, (questions_sent, questions_today), _unsent
)
CAPACITY = SessionRule("capacity", (Severity.WARNING,), capacity, (larger_room,))
