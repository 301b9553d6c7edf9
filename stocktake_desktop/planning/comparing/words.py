"""Rows and their fields in words, as lines that are held against each other say them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from datetime import datetime
from enum import StrEnum
from typing import Any

from stocktake_desktop.models import (
    Alternate,
    Appearance,
    Day,
    Distribution,
    Meeting,
    MeetingDocument,
    Person,
    QuestionDocument,
    RoleRule,
    Row,
    ScriptCue,
    Sentence,
    SessionBlock,
    SessionDocument,
    Translation,
)
from stocktake_desktop.models.fields import field_words, fields_of
from stocktake_desktop.planning.clock import duration, span
from stocktake_desktop.planning.comparing.kinds import PLACE, WHO
from stocktake_desktop.planning.moments import moment_words
from stocktake_desktop.words import N_, _, language_of_screens, legible, term

Values = Mapping[str, Any]
NOTHING = "–"
_UNITS = {
    PLACE: N_("Time and place"),
    "timing": N_("Kind and minutes"),
    "house style": N_("House style"),
    "hall": N_("First seat in the hall"),
    "speaking time": N_("Speaking times"),
    "warnings": N_("Warnings"),
    "cut": N_("Cut of the floor"),
    "rule": N_("Rule"),
    "distribution": N_("Copies and to whom"),
}
"""What units of several columns are called."""


def date_words(date: Date) -> str:
    """A date in few words in the language in use: "Mon 4 Dec"."""
    from babel.dates import format_date

    return str(format_date(date, "EEE d MMM", locale=language_of_screens()))


def row_words(row: Any) -> str:
    """What a row is called where two meetings are held against each other."""
    if isinstance(row, Person):
        return legible(row.name, row.function, term(row.noun))
    if isinstance(row, Day):
        return legible(f"{date_words(row.date)} · {row.title}" if row.title else date_words(row.date))
    if isinstance(row, Appearance | Alternate):
        return somebody_words(row)
    if isinstance(row, RoleRule):
        limit = _("only") if row.allowed else _("never")
        return f"{term(row.kind.value)}, {term(row.role.value)}: {limit} {term(row.category.value)}"
    if isinstance(row, Translation | Sentence):
        return f"{row.language or NOTHING}: {row.text or NOTHING}"
    if isinstance(row, ScriptCue):
        return legible(row.words, term(row.pictogram.value))
    if isinstance(row, Distribution):
        return f"{row.sheet}: {row.copies} {row.goes_to}".strip()
    if isinstance(row, SessionDocument | QuestionDocument):
        return row_words(row.document)
    if isinstance(row, MeetingDocument):
        return legible(row.title, row.symbol, row.link, term(row.noun))
    return legible(getattr(row, "title", ""), getattr(row, "name", ""), getattr(row, "text", ""), _("(untitled)"))


def somebody_words(row: Any) -> str:
    """Who appears: "Ms. Ana Ruiz (Peru)", an organisation, or a placeholder."""
    person = row.person
    if person is None:
        return str(row.organisation.name if row.organisation is not None else row.placeholder)
    name = legible(f"{person.honorific} {person.name}".strip() if person.name else "", person.function)
    organisation = row.organisation or person.organisation
    return _("{name} ({tag})").format(name=name, tag=organisation.name) if organisation is not None else name


def place_told(block: Any) -> str:
    """Where a session is: "Mon 4 Dec 10:15–13:00, Plenary"; how long it is where it is parked."""
    if block.day is None or block.start is None:
        return _("parked, {length}").format(length=duration(block.minutes))
    words = f"{date_words(block.day.date)} {span(block.start, block.start + block.minutes)}"
    return f"{words}, {block.room.name}" if block.room is not None else words


def unit_label(model: type[Row], row: Any, unit: str, columns: tuple[str, ...]) -> str:
    """What a unit of a row is called: by its only column, else by what it is about."""
    if unit == WHO and model is Appearance:
        return term(row.role.value, capital=True)
    if unit in _UNITS and (unit != PLACE or model is SessionBlock):
        return _(_UNITS[unit])
    named = [name for name in columns if fields_of(model)[name].words]
    return ", ".join(field_words(model, name) for name in named) or term(unit, capital=True)


def unit_words(model: type[Row], row: Any, unit: str, columns: tuple[str, ...]) -> str:
    """What a unit of a row, or of what stands for one, says."""
    if unit == PLACE and model is SessionBlock:
        return place_told(row)
    if unit == WHO and model is Appearance:
        told = [somebody_words(row), term(row.role.value), term(row.status.value)]
        told += [duration(row.minutes)] if row.minutes else []
        return ", ".join(told)
    if unit == WHO:
        return somebody_words(row)
    return ", ".join(filter(None, (value_words(row, name) for name in columns))) or NOTHING


def value_words(row: Any, column: str) -> str:
    """What a column of a row says; of a reference what is referred to is called."""
    value = getattr(row, column)
    if column.endswith("_id"):
        other = getattr(row, column.removesuffix("_id"))
        return row_words(other) if isinstance(other, Row) else NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, StrEnum):
        return term(value.value)
    if isinstance(value, datetime):
        return moment_words(value)
    if isinstance(value, Date):
        return date_words(value)
    if column == "minutes" and value is not None:
        return duration(value)
    return NOTHING if value in (None, "") else str(value)


def thing_words(row: Row) -> str:
    """What sort of thing a row is, "Room"."""
    return _("Meeting") if isinstance(row, Meeting) else term(row.noun, capital=True)
