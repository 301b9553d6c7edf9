"""The house style of the sheets, changed as a whole."""

import base64
import binascii
import struct
from dataclasses import fields

from stocktake_desktop.models import EditRefused, Meeting, Plan, check_value
from stocktake_desktop.planning.house_style import HouseStyle, house_style_of
from stocktake_desktop.words import _

EMBLEM_STARTS = "data:image/png;base64,"
LONGEST_EMBLEM = 1_500_000
"""Characters of the data string."""
LARGEST_EMBLEM = 2000
"""Pixels a side."""
_PNG = b"\x89PNG\r\n\x1a\n"


def set_house_style(plan: Plan, style: HouseStyle) -> None:
    """Let the sheets look so from now on, as one step; nothing happens where they do already."""
    before = house_style_of(plan.meeting)
    names = [one.name for one in fields(style) if getattr(style, one.name) != getattr(before, one.name)]
    for name in names:
        check_value(Meeting, name, getattr(style, name))
    if "emblem" in names:
        check_emblem(style.emblem)
    if names:
        with plan.edit(_("Change the house style of the sheets")):
            for name in names:
                setattr(plan.meeting, name, getattr(style, name))


def check_emblem(emblem: str) -> None:
    """EditRefused unless it is nothing, or a PNG of a size that can be kept in a plan."""
    if not emblem:
        return
    if len(emblem) > LONGEST_EMBLEM:
        raise EditRefused(_("The emblem is too large to be kept in the plan; choose a smaller picture."))
    try:
        head = base64.b64decode(emblem.removeprefix(EMBLEM_STARTS)[:32], validate=True)
        width, height = struct.unpack(">II", head[16:24])
    except (binascii.Error, ValueError, struct.error):
        head, width, height = b"", 0, 0
    if not emblem.startswith(EMBLEM_STARTS) or not head.startswith(_PNG) or not width or not height:
        raise EditRefused(_("The emblem is a PNG picture as a data string, or nothing."))
    if max(width, height) > LARGEST_EMBLEM:
        words = _("The emblem is {width} × {height} pixels; it may have {most} a side.")
        raise EditRefused(words.format(width=width, height=height, most=LARGEST_EMBLEM))
