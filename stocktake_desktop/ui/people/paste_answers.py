"""What can be done with a line of a list that looks like somebody known, and what comes of each answer."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from stocktake_desktop.edits.people import NewPerson
from stocktake_desktop.interchange.doubles import Double
from stocktake_desktop.models import Person
from stocktake_desktop.ui.widgets.choice_box import Choice
from stocktake_desktop.words import _

_MOST_NAMED = 5
"""Of those who are known already and look the same, so many are told."""


class Answer(Enum):
    """What is to be done; nobody is ever merged without being asked."""

    ADD = "add anyway"
    LEAVE_OUT = "leave out"
    FILL = "fill in"


def choices_for(doubles: Sequence[Double], *, several: bool = False) -> list[Choice]:
    """What can be done with a line, or with `several`; only where one is meant can what is empty be filled in."""
    choices = [Choice(Answer.ADD, _("Add anyway")), Choice(Answer.LEAVE_OUT, _("Leave out"))]
    person = next((double.known[0] for double in doubles if len(double.known) == 1), None)
    if person is not None:
        words = _("Fill in the empty fields of those known")
        if not several:
            words = _("Fill in the empty fields of {name}").format(name=person_words(person))
        choices.append(Choice(Answer.FILL, words))
    return choices


def answered(person: NewPerson, double: Double | None, answer: Answer | None) -> NewPerson | None:
    """Who is to be added or filled in; None while that is not answered, and for who is left out."""
    if double is None or answer is Answer.ADD:
        return person
    if answer is Answer.FILL and len(double.known) == 1:
        return replace(person, known_id=double.known[0].id)
    return None


def question(double: Double) -> str:
    """Why a line is asked about."""
    if double.known:
        named = [person_words(person) for person in double.known[:_MOST_NAMED]]
        more = ["…"] if len(double.known) > _MOST_NAMED else []
        return _("Known: {names}").format(names="; ".join([*named, *more]))
    assert double.earlier is not None
    return _("As in line {line}").format(line=double.earlier.line)


def person_words(person: Person) -> str:
    """Somebody with function and organisation, so that two of the same name can be told apart."""
    organisation = person.organisation.name if person.organisation else ""
    about = ", ".join(part for part in (person.function if person.name else "", organisation) if part)
    called = person.name or person.function
    return f"{called} ({about})" if about else called
