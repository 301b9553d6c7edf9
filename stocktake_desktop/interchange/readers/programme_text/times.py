"""Clock times in a line: "10:15 - 13:00", "9.00 am – 10.15 a.m.", "10h15 à 13h", "from 3 to 4.30 p.m.", "noon"."""

import re
from typing import NamedTuple

from stocktake_desktop.planning.clock_grammar import clock_pattern, minute_meant

LATEST_END = 30 * 60
"""What goes on after midnight may end at 25:00 and so on, as spreadsheets count."""

_DASH = "‐‑‒–—―−-"
_RANGE = (
    r"(?:(?:from|between|de|von)\s+)?"
    + clock_pattern("a")
    + rf"\s*(?:[{_DASH}]{{1,3}}|to|until|till|and|à|a|bis)\s*"
    + clock_pattern("b", past_midnight=True)
    + r"(?![\w%/])(?![:.]\d)"
)
_START = re.compile(_RANGE, re.IGNORECASE)
_ANYWHERE = re.compile(r"(?<![\w.:/€$£-])" + _RANGE, re.IGNORECASE)
_SINGLE = re.compile(clock_pattern("a") + r"(?![\w%/:])(?!\.\d)", re.IGNORECASE)
_END = re.compile(clock_pattern("b", past_midnight=True), re.IGNORECASE)
_LOOKED_AT = 400  # a time stands near the beginning or the end of a line


class Found(NamedTuple):
    """A time or range in a line: minutes of the day, and which characters it takes."""

    start: int
    end: int | None
    first: int
    last: int


def at_start(line: str) -> Found | None:
    """A range, or a single exact time, with which the line begins; a range may end after midnight, at 25:00."""
    match = _START.match(line[:_LOOKED_AT])
    if match and (found := _range(match)) and _stands_alone(match, line[match.end() :]):
        return found
    match = _SINGLE.match(line[:_LOOKED_AT])
    if match and (_is_exact(match, "a") or _is_military(match)) and _opens_a_title(line[match.end() :]):
        minute = minute_meant(match, "a")
        return None if minute is None else Found(minute, None, 0, match.end())
    return None


def at_end(line: str) -> Found | None:
    """An exact range with which the line ends, brackets around it included: "Opening (10:00–11:00)"."""
    offset = max(0, len(line) - 60)
    for match in _ANYWHERE.finditer(line, offset):
        rest = line[match.end() :].strip(" )].")
        if not rest and _is_exact(match, "a", "b") and (found := _range(match)):
            before = line[: match.start()]
            first = len(before.rstrip(" ([,:|\t" + _DASH))
            if before[first:].strip(" ") or before.endswith("  "):  # set off from the words before it
                return found._replace(first=first, last=len(line))
    return None


def whole(cell: str) -> Found | None:
    """The time or range a cell of a table holds and nothing else."""
    found = at_start(cell.strip())
    return found if found and not cell.strip()[found.last :].strip(" .:;") else None


def whole_end(cell: str) -> int | None:
    """The minute at which something ends by a cell that holds nothing else; counted on after midnight."""
    match = _END.fullmatch(cell.strip())
    return _end(match) if match and _is_exact(match, "b") else None


def _range(match: re.Match[str]) -> Found | None:
    start, end = minute_meant(match, "a"), _end(match)
    if match["amidnight"]:
        start = 0
    if start is None or end is None:
        return None
    if match["bhalf"] and not match["ahalf"] and match["ah"]:
        start = _same_half(int(match["ah"]), start, end)
    return Found(start, end, match.start(), match.end())


def _end(match: re.Match[str]) -> int | None:
    return minute_meant(match, "b", LATEST_END) if match["bm"] else minute_meant(match, "b")


def _same_half(hours: int, start: int, end: int) -> int:
    """ "3 to 4.30 p.m." begins at 15:00, "11 to 1 p.m." at 11:00: the nearest start before the end."""
    if hours > 12:
        return start
    minutes = start % 60
    afternoon, morning = (hours % 12 + 12) * 60 + minutes, (hours % 12) * 60 + minutes
    return afternoon if afternoon < end else morning


def _is_exact(match: re.Match[str], *which: str) -> bool:
    """Written as a time and not just as a number: with minutes, a.m. or a word."""
    return all(match[w + "m"] or match[w + "bare"] or match[w + "half"] or not match[w + "h"] for w in which)


def _is_military(match: re.Match[str]) -> bool:
    """ "0930 Opening" is a time; "2030 Agenda" and "1951 Convention" are years."""
    return bool(match["arun"]) and 6 <= int(match["ah"]) <= 18 and int(match["arun"]) % 5 == 0


def _stands_alone(match: re.Match[str], rest: str) -> bool:
    """A range of bare numbers ("10 - 13 delegates") is a time only when nothing but a title can follow."""
    if _is_exact(match, "a") or _is_exact(match, "b"):
        return True
    both_run = bool(match["arun"] and match["brun"])
    return both_run or not rest.strip()


def _opens_a_title(rest: str) -> bool:
    words = rest.lstrip(f" \t:;.,|({_DASH}")
    return not words or words[0].isupper() or words[0] in "\"“‘'«" or "\t" in rest[:2]
