"""Telling people what is otherwise: that they were told is a fact, which no undo takes back."""

from collections.abc import Collection
from datetime import datetime

from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import EditRefused, Organisation, Person, Plan, Telling
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.words import _, ngettext


def note_told(plan: Plan, subject_ids: Collection[str], now: datetime) -> None:
    """Note that these persons and organisations know the programme as it stands; `now` is the meeting's wall clock."""
    names = [_name(plan, key) for key in subject_ids]
    if not names:
        raise EditRefused(_("There is nobody to be told."))
    words = ngettext("{name} was told what changed", "{n} people were told what changed", len(names))
    with plan.record(words.format(n=len(names), name=names[0])) as event_id:
        for key in subject_ids:
            plan.add(Telling(meeting=plan.meeting, subject=key, told_at=now, event_id=event_id))


def note_not_told(plan: Plan, event_id: str) -> None:
    """Note that those who were noted as told in an event were not told, after all."""
    tellings = [one for one in plan.meeting.tellings if one.event_id == event_id and not one.is_void]
    words = ngettext("{n} person was not told, after all", "{n} people were not told, after all", len(tellings))
    with plan.record(words.format(n=len(tellings))):
        for telling in tellings:
            telling.is_void = True


def _name(plan: Plan, key: str) -> str:
    somebody = plan.find(Person, key) or plan.get(Organisation, key)
    return telling_name(somebody, cut=named)
