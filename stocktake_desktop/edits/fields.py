"""Changing one field of anything: the verb behind every form, cell and check box."""

from collections.abc import Mapping
from datetime import date as Date
from typing import Any

from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import (
    Appearance,
    Day,
    Document,
    EditRefused,
    FloorRequest,
    GuidingQuestion,
    HardStop,
    Meeting,
    Organisation,
    Outcome,
    Person,
    Plan,
    Room,
    Row,
    Segment,
    SessionBlock,
    check_value,
)
from stocktake_desktop.words import _

FIELDS: Mapping[type[Row], frozenset[str]] = {
    Meeting: frozenset(
        {
            "title",
            "place",
            "timezone",
            "notes",
            "turnaround_minutes",
            "organisation_line",
            "is_internal",
            "duty_officer",
            "emblem",
            "in_colour",
            "podium_size",
        }
    ),
    Day: frozenset({"date", "title", "notes"}),
    HardStop: frozenset({"minute", "title"}),
    Room: frozenset({"name", "kind", "layout", "capacity", "position", "notes"}),
    Document: frozenset({"title", "symbol", "link", "position"}),
    SessionBlock: frozenset(
        {"title", "number", "kind", "expected", "floor_minutes", "objectives", "format_notes", "notes"}
    ),
    Segment: frozenset({"title", "kind", "minutes", "notes"}),
    GuidingQuestion: frozenset({"text", "due", "sent"}),
    Outcome: frozenset({"kind", "text"}),
    Organisation: frozenset({"name", "short_name", "category", "collective", "notes"}),
    Person: frozenset(
        {
            "honorific",
            "given_name",
            "family_name",
            "native_name",
            "respelling",
            "function",
            "languages",
            "contact",
            "present_from",
            "present_to",
            "notes",
        }
    ),
    Appearance: frozenset({"role", "status", "minutes", "seat", "notes"}),
    FloorRequest: frozenset({"notes"}),
}
"""The columns a form may set. What has a rule of its own (placement, lock, order, who) has a verb of its own."""


def set_field(plan: Plan, model: type[Row], row_id: str, field: str, value: Any) -> None:
    """Give one field of one row another value, as one step; EditRefused says in words why not."""
    if field not in FIELDS.get(model, ()):
        raise EditRefused(_("{field} cannot be changed here.").format(field=field))
    row = plan.get(model, row_id)
    if getattr(row, field) == value:
        return
    check_value(model, field, value)
    if model is Day and field == "date":
        _check_day(plan, value)
    words = _("Change {field} of {title}")
    with plan.edit(words.format(field=field.replace("_", " "), title=named(label(row)))):
        setattr(row, field, value)


def label(row: Row) -> str:
    """What a row is called on screens and in the history."""
    for attribute in ("title", "name", "text", "placeholder"):
        if words := getattr(row, attribute, ""):
            return str(words)
    return ""


def _check_day(plan: Plan, date: Date) -> None:
    if any(day.date == date for day in plan.meeting.days):
        raise EditRefused(_("{date} is a day of the meeting already.").format(date=date.isoformat()))
