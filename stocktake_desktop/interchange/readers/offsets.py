"""The time zone of a file that names none, from the offsets that its times say."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from stocktake_desktop.planning.time_zones import zones

_HOUR = timedelta(hours=1)
_OFTEN = ("Europe/", "America/", "Asia/")
_MOST = 200
"""Moments of different offsets that are looked at."""


def zone_of(moments: Iterable[datetime]) -> ZoneInfo | None:
    """A zone whose clocks had all these offsets at these moments; None where there is none, or nothing says one.

    One offset of whole hours is the zone of just that ("Etc/GMT-1" is an hour ahead of UTC).
    """
    known = {(one.replace(tzinfo=None), offset) for one in moments if (offset := one.utcoffset()) is not None}
    offsets = {offset for _moment, offset in known}
    if not offsets:
        return None
    [offset] = offsets if len(offsets) == 1 else [None]
    if offset == timedelta(0):
        return ZoneInfo("UTC")
    if offset is not None and not offset % _HOUR and -12 <= offset // _HOUR <= 14:
        return ZoneInfo(f"Etc/GMT{-(offset // _HOUR):+d}")
    some = sorted(known)[:_MOST]
    for name in sorted(zones(), key=lambda name: (not name.startswith(_OFTEN), name)):
        zone = ZoneInfo(name)
        if all(moment.replace(tzinfo=zone).utcoffset() == said for moment, said in some):
            return zone
    return None
