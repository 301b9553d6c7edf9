"""The house style of the sheets, changed as a whole."""

from dataclasses import fields

from stocktake_desktop.models import Meeting, Plan, check_value
from stocktake_desktop.planning.house_style import HouseStyle, house_style_of
from stocktake_desktop.words import _


def set_house_style(plan: Plan, style: HouseStyle) -> None:
    """Let the sheets look so from now on, as one step; nothing happens where they do already."""
    before = house_style_of(plan.meeting)
    names = [field.name for field in fields(style) if getattr(style, field.name) != getattr(before, field.name)]
    for name in names:
        check_value(Meeting, name, getattr(style, name))
    if names:
        with plan.edit(_("Change the house style of the sheets")):
            for name in names:
                setattr(plan.meeting, name, getattr(style, name))
