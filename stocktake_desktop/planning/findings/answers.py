"""Whose answer is overdue: asked to say by a day whether they come, and still silent after it."""

from collections.abc import Iterator
from datetime import date as Date

from stocktake_desktop.models import Alternate, Appearance, Meeting, SessionBlock
from stocktake_desktop.planning.acts import AskAgain
from stocktake_desktop.planning.chasing import Place, Urgency, asked_in, chased_as, urgency
from stocktake_desktop.planning.findings.finding import Finding, Severity, called, names, people_of
from stocktake_desktop.planning.findings.rule import DatedRule
from stocktake_desktop.planning.fixes.fix import Fix, concerned
from stocktake_desktop.planning.fixes.fix import called as short
from stocktake_desktop.planning.moments import today as today_at
from stocktake_desktop.words import _, ngettext


def answers_overdue(block: SessionBlock, today: Date) -> Iterator[Finding]:
    """Somebody who is named, or an alternate, was to answer by a day that is over, and has not."""
    late = [place for place in asked_in(block) if urgency(place, today) is Urgency.OVERDUE]
    if late:
        days = max((today - place.answer_by).days for place in late if place.answer_by is not None)
        words = ngettext(
            "{title}: no answer yet from {names}, {n} day over.",
            "{title}: no answer yet from {names}, {n} days over.",
            days,
        )
        message = words.format(title=called(block), names=names(late), n=days)
        facts = " ".join(f"{place.id}:{place.answer_by}" for place in late)
        yield Finding("answer-overdue", Severity.WARNING, message, (block.id,), people_of(late), facts)


def ask_again(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """One of those whose answer is overdue was asked again today; never all of them at once."""
    day = today_at(meeting)
    asked: dict[str, list[Place]] = {}
    for block in concerned(meeting, finding):
        for place in asked_in(block):
            if urgency(place, day) is Urgency.OVERDUE:
                asked.setdefault(chased_as(place), []).append(place)
    for theirs in asked.values():
        named = tuple(place.id for place in theirs if isinstance(place, Appearance))
        alternates = tuple(place.id for place in theirs if isinstance(place, Alternate))
        title = _("Note that {name} was asked again today").format(name=short(theirs[0].name))
        yield Fix(title, (AskAgain(named, alternates),), asserts=True)


def _together(n: int) -> str:
    return ngettext("In {n} session an answer is overdue.", "In {n} sessions an answer is overdue.", n).format(n=n)


ANSWERS_OVERDUE = DatedRule("answer-overdue", (Severity.WARNING,), answers_overdue, (ask_again,), _together)
