"""What some texts of a plan must be beyond their length."""

import base64
import binascii
import struct
from zoneinfo import ZoneInfo

from stocktake_desktop.models.errors import EditRefused
from stocktake_desktop.words import _

EMBLEM_STARTS = "data:image/png;base64,"
LONGEST_EMBLEM = 1_500_000
"""Characters of the data string."""
LARGEST_EMBLEM = 2000
"""Pixels a side."""
_PNG = b"\x89PNG\r\n\x1a\n"


def must_be_time_zone(name: str) -> None:
    """EditRefused unless it names a time zone of the IANA database."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        words = _("{name} is not a time zone; write one such as America/Mexico_City.")
        raise EditRefused(words.format(name=name or "“”")) from error


def must_be_emblem(emblem: str) -> None:
    """EditRefused unless it is nothing, or a PNG of a size that can be kept in a plan."""
    if not emblem:
        return
    if len(emblem) > LONGEST_EMBLEM:
        raise EditRefused(_("The emblem is too large to be kept in the plan; choose a smaller picture."))
    try:
        content = base64.b64decode(emblem.removeprefix(EMBLEM_STARTS), validate=True)
        width, height = struct.unpack(">II", content[16:24])
    except (binascii.Error, ValueError, struct.error):
        content, width, height = b"", 0, 0
    if not emblem.startswith(EMBLEM_STARTS) or not content.startswith(_PNG) or not width or not height:
        raise EditRefused(_("The emblem is a PNG picture as a data string, or nothing."))
    if max(width, height) > LARGEST_EMBLEM:
        words = _("The emblem is {width} × {height} pixels; it may have {most} a side.")
        raise EditRefused(words.format(width=width, height=height, most=LARGEST_EMBLEM))
