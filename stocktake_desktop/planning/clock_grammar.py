"""How clock times are written, in fields and in programmes alike: "10:15", "10.15 Uhr", "10 h 15", "12 noon"."""

import re

_DAY = 24 * 60

_NOON = r"noon|midday|midi|mediod[ií]a"
_MIDNIGHT = r"midnight|minuit|medianoche"
_CLOCK = (
    rf"(?:(?:(?:12|0?0|24)(?:(?:[:.h]00)?\s+|\s?h\s*))?(?:(?P<#noon>{_NOON})|(?P<#midnight>{_MIDNIGHT}))\b"
    r"|(?P<#twelve>12)\s?m\.(?!\w)"
    r"|(?P<#h>[01]?\d|2[#latest])"
    r"(?:\s?(?P<#mark>[:.hH])\s?(?P<#m>[0-5]\d)(?::[0-5]\d(?!\d))?|(?P<#bare>[hH])|(?P<#run>[0-5]\d))?"
    r"\s?(?P<#half>[aApP]\.?\s?[mM]\b\.?)?(?:\s?(?:hrs?|hours|Uhr|h)\b\.?)?)"
)


def clock_pattern(name: str, *, past_midnight: bool = False) -> str:
    """The pattern of one time of the day, or of one counted on after it; the names of its groups begin with `name`."""
    return _CLOCK.replace("#latest", "0-9" if past_midnight else "0-4").replace("#", name)


def minute_meant(match: re.Match[str], name: str, latest: int = _DAY) -> int | None:
    """The minute (0 to the latest) that was meant where the pattern of `name` was found; None where there is none."""
    if match[name + "midnight"]:
        return _DAY
    if match[name + "noon"] or match[name + "twelve"]:
        return _DAY // 2
    hours, minutes = int(match[name + "h"]), int(match[name + "m"] or match[name + "run"] or 0)
    half = (match[name + "half"] or "").lower()
    if half and hours <= 12:  # "15:00 p.m." means what it says
        hours = hours % 12 + (12 if half.startswith("p") else 0)
    return hours * 60 + minutes if hours * 60 + minutes <= latest else None
