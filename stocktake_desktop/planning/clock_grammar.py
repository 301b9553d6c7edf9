"""How clock times are written, in fields and in programmes alike: "10:15", "10 h 15", "12 noon", "14 Uhr"."""

import re

_DAY = 24 * 60

_NOON = r"noon|midday|midi|mediod[ií]a|полдень|полудня|mittags?|meio[- ]dia|正午|中午|الظهر|ظهرا[ً]?"
_MIDNIGHT = r"midnight|minuit|medianoche|полночь|полуночи|mitternacht|meia[- ]noite|午夜|منتصف الليل"
_HOURS = r"heures?|horas?|hours?|hrs?|hs|uhr|часов|часа|час|ч"
_HALF = r"[ap]\.?\s?m\b\.?|صباح[اً]*|مساء[اً]*|ص\b|م\b"
_CLOCK = (
    r"(?:(?:(?:12|0?0|24)(?:(?:[:.h]?00)?\s+|\s?h\s*|[时時点點])?)?"
    rf"(?:(?P<#noon>{_NOON})|(?P<#midnight>{_MIDNIGHT}))(?!\w)"
    r"|(?P<#twelve>12)\s?m\.(?!\w)"
    r"|(?P<#zh>上午|早上|凌晨|下午|晚上|中午)?(?:الساعة\s)?\s?(?P<#h>[01]?\d|2[#latest])"
    rf"(?:\s?(?P<#mark>[:.hH时時点點]|(?<=\d)\s?(?:{_HOURS})\s)\s?(?P<#m>[0-5]\d)(?!\d)(?::[0-5]\d(?!\d))?(?:分|\s?min\b)?"
    rf"|\s?(?P<#bare>(?:h|H|{_HOURS})(?:(?!\w)|(?=(?-i:[A-ZА-Я])))\.?|[时時点點][整正]?)|(?P<#run>[0-5]\d))?"
    rf"\s?(?P<#half>{_HALF})?"
    rf"(?:\s?(?P<#unit>{_HOURS}|h)(?:(?!\w)|(?=(?-i:[A-ZА-Я])))\.?)?)"
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
    half = half_meant(match, name)
    if half and hours <= 12:  # "15:00 p.m." means what it says
        hours = hours % 12 + (12 if half == "p" else 0)
    return hours * 60 + minutes if hours * 60 + minutes <= latest else None


def half_meant(match: re.Match[str], name: str) -> str:
    """The half of the day that is said with a time: "a", "p", or nothing."""
    half = (match[name + "half"] or match[name + "zh"] or "").lower()
    if not half:
        return ""
    return "p" if half.startswith(("p", "م", "下", "晚", "中")) else "a"
