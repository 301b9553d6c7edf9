"""Changing one field of anything: the verb behind every form, cell and check box."""

from datetime import date as Date
from typing import Any

from stocktake_desktop.edits.frame import check_room_name
from stocktake_desktop.edits.naming import called
from stocktake_desktop.models import Day, EditRefused, Plan, Room, Row, check_value
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import field_words, names_of, within
from stocktake_desktop.words import _


def set_field(plan: Plan, model: type[Row], row_id: str, field: str, value: Any) -> None:
    """Give one field of one row another value, as one step; EditRefused says in words why not."""
    if field not in names_of(model, Use.EDITED):
        raise EditRefused(_("{field} cannot be changed here.").format(field=field))
    row = plan.get(model, row_id)
    if getattr(row, field) == value:
        return
    check_value(model, field, value)
    if model is Day and field == "date":
        _check_day(plan, value)
    if model is Room and field == "name":
        check_room_name(plan.meeting.rooms, value, row_id)
    name = within(field_words(model, field))
    with plan.edit(_("Change {field} of {title}").format(field=name, title=called(row, besides=name))):
        setattr(row, field, value)


def _check_day(plan: Plan, date: Date) -> None:
    if any(day.date == date for day in plan.meeting.days):
        raise EditRefused(_("{date} is a day of the meeting already.").format(date=date.isoformat()))
