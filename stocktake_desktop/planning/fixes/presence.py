"""Fixes about when people are there, and about questions that have not gone out."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from stocktake_desktop.models import GuidingQuestion, Meeting, Person
from stocktake_desktop.planning.acts import SetField
from stocktake_desktop.planning.findings.finding import Finding
from stocktake_desktop.planning.fixes.fix import Fix, called, concerned, placed
from stocktake_desktop.planning.moments import moment_words, today
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.words import _, ngettext


def there_in_time(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A person arrives before the session, or leaves after it."""
    for person in _people(meeting, finding):
        for place in placed(meeting, finding):
            midnight = datetime.combine(place.day.date, time())
            start, end = (midnight + timedelta(minutes=minute) for minute in (place.start, place.end))
            acts = []
            if person.present_from is not None and start < person.present_from:
                acts.append(SetField(Person, person.id, "present_from", start))
            if person.present_to is not None and end > person.present_to:
                acts.append(SetField(Person, person.id, "present_to", end))
            words = _("Let {name} be there from {start} to {end}")
            if acts:
                since, until = moment_words(start), moment_words(end, ends=True)
                yield Fix(words.format(name=_named(person), start=since, end=until), tuple(acts), asserts=True)


def the_other_way_round(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A presence that ends before it begins is meant the other way round."""
    for person in _people(meeting, finding):
        since, until = person.present_from, person.present_to
        if since is not None and until is not None and until < since:
            acts = (
                SetField(Person, person.id, "present_from", until),
                SetField(Person, person.id, "present_to", since),
            )
            yield Fix(_("Swap arrival and departure of {name}").format(name=_named(person)), acts)


def questions_today(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The questions that are late are to go out today."""
    n = len(late := _late(meeting, finding))
    words = ngettext("Let {n} question go out today", "Let {n} questions go out today", n)
    if late:
        day = today(meeting)
        yield Fix(words.format(n=n), tuple(SetField(GuidingQuestion, row.id, "due", day) for row in late))


def questions_sent(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The questions that are late have gone out today."""
    n = len(late := _late(meeting, finding))
    words = ngettext("Mark {n} question as sent today", "Mark {n} questions as sent today", n)
    if late:
        acts = tuple(SetField(GuidingQuestion, row.id, "sent", today(meeting)) for row in late)
        yield Fix(words.format(n=n), acts, asserts=True)


def _late(meeting: Meeting, finding: Finding) -> list[GuidingQuestion]:
    day, blocks = today(meeting), concerned(meeting, finding)
    questions = [question for block in blocks for question in block.questions if question.sent is None]
    return [question for question in questions if question.due is not None and question.due < day]


def _people(meeting: Meeting, finding: Finding) -> list[Person]:
    return [person for person in meeting.people if person.id in finding.people]


def _named(person: Person) -> str:
    return telling_name(person, cut=called)
