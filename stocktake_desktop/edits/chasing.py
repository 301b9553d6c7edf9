"""Asking people whether they come, and noting what they answer, over all their sessions at once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date as Date
from datetime import datetime

from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import Alternate, Appearance, EditRefused, Plan, Status
from stocktake_desktop.planning.attendance import UNSURE
from stocktake_desktop.planning.chasing import Place, answer_due, chased_as
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.words import _, ngettext

NOT_ASKED = {
    "status": Status.TO_BE_CONFIRMED, "asked_on": None, "answer_by": None, "answered_at": None, "answer": "",
}  # fmt: skip
"""What an appearance or alternate says of somebody whom nobody has asked yet."""


def ask(plan: Plan, appearance_ids: Collection[str], today: Date, alternate_ids: Collection[str] = ()) -> None:
    """Note that those who have not answered yet were asked today: they are invited, and have a week to answer.

    Nobody has longer than until the eve of the first session.
    """
    asked = _waiting(_places(plan, appearance_ids, alternate_ids))
    words = ngettext("Ask {name} whether they come", "Ask {n} people whether they come", len(asked))
    with plan.edit(words.format(n=len(asked), name=_name(asked))):
        for theirs in asked.values():
            due = answer_due(theirs, today)
            for one in theirs:
                one.status, one.asked_on, one.answer_by = Status.INVITED, today, due


def expect_answer(plan: Plan, appearance_ids: Collection[str], by: Date, alternate_ids: Collection[str] = ()) -> None:
    """Expect those who have not answered yet to do so by another day."""
    asked = _waiting(_places(plan, appearance_ids, alternate_ids))
    words = ngettext("Expect the answer of {name} by {date}", "Expect the answers of {n} people by {date}", len(asked))
    with plan.edit(words.format(n=len(asked), name=_name(asked), date=by.isoformat())):
        for one in (one for theirs in asked.values() for one in theirs):
            one.answer_by = by


def note_answer(
    plan: Plan, appearance_ids: Collection[str], status: Status, now: datetime, alternate_ids: Collection[str] = ()
) -> None:
    """Note the answer of one person, organisation or place; `now` is wall-clock time of the meeting."""
    if status in UNSURE:
        raise EditRefused(_("An answer is yes or no: confirmed or declined."))
    answering = _by_somebody(_places(plan, appearance_ids, alternate_ids))
    if len(answering) != 1:
        raise EditRefused(_("Answers are noted one by one: what one says is no answer of the others."))
    words = _("{name} confirmed") if status is Status.CONFIRMED else _("{name} declined")
    with plan.edit(words.format(name=_name(answering))):
        for one in (one for theirs in answering.values() for one in theirs):
            one.status, one.answered_at = status, now


def note_how(plan: Plan, appearance_ids: Collection[str], words: str, alternate_ids: Collection[str] = ()) -> None:
    """Note in a few words how somebody was asked, or by whom they answered."""
    rows = _places(plan, appearance_ids, alternate_ids)
    name = telling_name(rows[0], cut=named) if rows else named("")
    with plan.edit(_("Note on the answer of {name}").format(name=name)):
        for row in rows:
            row.answer = words.strip()


def forget_asking(place: Place) -> None:
    """Inside a step: somebody else has the place, who was never asked."""
    for name, value in NOT_ASKED.items():
        setattr(place, name, value)


def _places(plan: Plan, appearance_ids: Collection[str], alternate_ids: Collection[str]) -> list[Place]:
    named = [plan.get(Appearance, key) for key in appearance_ids]
    return [*named, *(plan.get(Alternate, key) for key in alternate_ids)]


def _waiting(places: Sequence[Place]) -> Mapping[str, Sequence[Place]]:
    waiting = _by_somebody([place for place in places if place.status in UNSURE])
    if not waiting:
        raise EditRefused(_("There is nobody here whose answer is still open."))
    return waiting


def _by_somebody(places: Sequence[Place]) -> Mapping[str, Sequence[Place]]:
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(chased_as(place), []).append(place)
    return found


def _name(somebody: Mapping[str, Sequence[Place]]) -> str:
    return telling_name(next(iter(somebody.values()))[0], cut=named)
