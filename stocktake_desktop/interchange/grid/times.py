"""Clock times in a line, as people write them in eight languages: "10:15 - 13:00", "9 h 30 à midi", "14 Uhr"."""

import re
from typing import NamedTuple

from stocktake_desktop.planning.clock_grammar import clock_pattern, half_meant, minute_meant

LATEST_END = 30 * 60
"""What goes on after midnight may end at 25:00 and so on, as spreadsheets count."""
_DAY = 24 * 60

_ZONE = (
    r"\(?(?:GMT|UTC|CES?T|E[SD]T|C[SD]T|P[SD]T|BST|MSK|EAT|IST|WAT|[A-Z][A-Za-z ]{2,20} time"
    r"|local time|heure locale|hora local|ortszeit|мск|по московскому времени|по местному времени|当地时间)"
    r"(?:\s?[+-]\d{1,2})?\)?(?![\w])"
)
_DASH = "‐‑‒–—―−~～〜→-"
_TO = (
    rf"\s*(?:[{_DASH}]{{1,3}}>?|/|to|until|till|and|(?:jusqu['’])?à|a las?|a|às|até|hasta(?: las?)?|bis|до|по"
    r"|至|到|إلى|الى|حتى)\s*"
)
_FROM = r"(?:(?:from|between|entre|de las?|desde las?|de|das|dès|à partir de|von|ab|um|с|со|в|от|من|从|自)\s+|从|自)?"
_NO_WORD = r"(?!%)(?!\w(?<!(?-i:[A-ZÀ-ÞА-Я]))(?<![\u0600-\u06ff\u4e00-\u9fff]))"
"""A title may hang on a time ("13:00Lunch"), the rest of another word may not."""


_ZONED = rf"(?:\s?{_ZONE})?"
_RANGE = (
    _FROM
    + clock_pattern("a")
    + _ZONED
    + _TO
    + clock_pattern("b", past_midnight=True)
    + r"(?:\s?m\.(?=\s|$))?"
    + _ZONED
    + _NO_WORD
    + r"(?![:.]\d)(?!/\d)"
)
_START = re.compile(_RANGE, re.IGNORECASE)
_ANYWHERE = re.compile(r"(?<![\w.:/€$£+-])" + _RANGE, re.IGNORECASE)
_SINGLE = re.compile(_FROM + clock_pattern("a") + _ZONED + r"(?!/)(?!:\S)" + _NO_WORD + r"(?!\.\d)", re.IGNORECASE)
_LONE = re.compile(r"(?<![\w.:/€$£+-])" + _FROM + clock_pattern("a"), re.IGNORECASE)
_END = re.compile(clock_pattern("b", past_midnight=True), re.IGNORECASE)
_LOOKS_LIKE = re.compile(
    r"(?<![\d.:/-])(?:[01]?\d|2[0-4])(?:[:：][0-5]\d(?!\d)|[.h][0-5]\d(?![\d%.])|\s?(?:[ap]\.?m\b|h\b|uhr\b|時|时)"
    r"|\s(?:hours|heures|horas|часов)\b)|\b(?:noon|midday|midnight|midi|minuit|mediod[ií]a|полдень|o['’]clock|half past"
    r"|quarter (?:past|to))\b",
    re.IGNORECASE,
)
_SET_OFF = re.compile(rf"\s*[:{_DASH}]\s+[^\W\d]")
"""Behind a colon or a dash a title may begin with a small letter: "9h00 : accueil"."""
_SHORT = 40
_LOOKED_AT = 400  # a time stands near the beginning or the end of a line
_FIGURES = {ord(sign): str(value % 10) for base in (0x660, 0x6F0, 0xFF10) for value, sign in
            ((n, chr(base + n)) for n in range(10))} | {ord("："): ":", ord("－"): "-", ord("．"): "."}  # fmt: skip


class Found(NamedTuple):
    """A time or range in a line: minutes of the day, and which characters it takes."""

    start: int
    end: int | None
    first: int
    last: int
    is_open: bool = False
    """Written with hours up to twelve and without a.m. or p.m., so that the afternoon may be meant."""


def plain(line: str) -> str:
    """A line with the figures of other scripts as ours; every sign stays where it is."""
    return line if line.isascii() else line.translate(_FIGURES)


def at_start(line: str) -> Found | None:
    """A range, or a single exact time, with which the line begins; a range may end after midnight, at 25:00."""
    line = plain(line[:_LOOKED_AT])
    match = _START.match(line)
    if match and (found := _range(match)) and _stands_alone(match, line[match.end() :]):
        return found
    match = _SINGLE.match(line)
    if match and (_is_exact(match, "a") or _is_military(match)) and _opens(match, line[match.end() :]):
        minute = minute_meant(match, "a")
        if minute is not None and minute <= _DAY:
            return Found(minute, None, 0, match.end(), _is_open(match, "a"))
    return None


def ranges_in(line: str) -> list[Found]:
    """The exact ranges anywhere near the end of a line."""
    offset = max(0, len(line) - _LOOKED_AT)
    text = plain(line)
    found = (_range(match) for match in _ANYWHERE.finditer(text, offset) if _is_exact(match, "a", "b"))
    return [one for one in found if one]


def time_in(line: str) -> Found | None:
    """The first time anywhere in a line, however little else speaks for it; a range before a single one."""
    if ranges := ranges_in(line):
        return ranges[0]
    text = plain(line[:_LOOKED_AT])
    for match in _LONE.finditer(text):
        minute = minute_meant(match, "a") if _is_exact(match, "a") else None
        if minute is not None and minute < _DAY:
            return Found(minute, None, match.start(), match.end(), _is_open(match, "a"))
    return None


def at_end(line: str) -> Found | None:
    """An exact range with which the line ends, brackets around it included: "Opening (10:00–11:00)"."""
    for found in ranges_in(line[-160:]):
        offset = max(0, len(line) - 160)
        rest = line[offset + found.last :].strip(" )].,;")
        before = line[: offset + found.first]
        if rest and not re.fullmatch(r"\([^()\d]{2,30}", rest):
            continue
        first = len(before.rstrip(" ([,:|\t" + _DASH))
        if before[first:].strip(" ") or before.endswith("  ") or _is_label(before):
            return found._replace(first=first, last=len(line))
    return None


def whole(cell: str) -> Found | None:
    """The time or range a cell of a table holds and nothing else."""
    text = cell.strip(" |\t")
    text = text.removeprefix("-").lstrip() if text[1:2].isdigit() else text
    found = at_start(text)
    return found if found and not text[found.last :].strip(" .:;*|–—-") else None


def whole_end(cell: str) -> int | None:
    """The minute at which something ends by a cell that holds nothing else; counted on after midnight."""
    match = _END.fullmatch(plain(cell.strip()))
    return _end(match) if match and _is_exact(match, "b") else None


def looks_like_time(line: str) -> bool:
    """Whether a line holds something that is written as times are."""
    return bool(_LOOKS_LIKE.search(plain(line[:2000])))


def _range(match: re.Match[str]) -> Found | None:
    start, end = minute_meant(match, "a"), _end(match)
    if match["amidnight"]:
        start = 0
    if start is None or end is None:
        return None
    if half_meant(match, "b") and not half_meant(match, "a") and match["ah"]:
        start = _same_half(int(match["ah"]), start, end)
    if half_meant(match, "a") == "p" and not half_meant(match, "b") and end <= start and end + _DAY // 2 > start:
        end += _DAY // 2  # "下午3时至5时": the afternoon goes on
    is_open = _is_open(match, "a") and _is_open(match, "b")
    return Found(start, end, match.start(), match.end(), is_open)


def _is_open(match: re.Match[str], name: str) -> bool:
    hours = match[name + "h"]
    return bool(hours) and int(hours) <= 12 and not hours.startswith("0") and not half_meant(match, name)


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
    return all(
        match[w + "m"]
        or match[w + "bare"]
        or half_meant(match, w)
        or match[w + "unit"]
        or not match[w + "h"]
        or (match[w + "run"] and len(which) > 1)
        for w in which
    ) or (len(which) > 1 and bool(half_meant(match, which[-1])))


def _is_military(match: re.Match[str]) -> bool:
    """ "0930 Opening" is a time; "2030 Agenda" and "1951 Convention" are years, "900" is a number."""
    return bool(match["arun"]) and len(match["ah"]) == 2 and 6 <= int(match["ah"]) <= 18 and int(match["arun"]) % 5 == 0


def _stands_alone(match: re.Match[str], rest: str) -> bool:
    """A range of bare numbers ("10 - 13 delegates") is a time only when nothing but a title can follow."""
    if _is_exact(match, "a") or _is_exact(match, "b"):
        return True
    both_run = bool(match["arun"] and match["brun"])
    return both_run or not rest.strip(" |:")


def _opens(match: re.Match[str], rest: str) -> bool:
    """Behind "2:30pm" even small letters are a title, while they are few."""
    is_short = bool(half_meant(match, "a")) and len(rest) < _SHORT and not rest.rstrip().endswith((".", "!", "?"))
    return is_short or bool(_SET_OFF.match(rest)) or _opens_a_title(rest)


def _opens_a_title(rest: str) -> bool:
    """Whether what follows a single time begins as a title: "Opening", "1st meeting", not "with coffee"."""
    words = rest.lstrip(f" \t:;.,|(+•*[{_DASH}")
    if not words or "\t" in rest[:2]:
        return True
    return not words[0].islower() and not words.startswith(tuple("%€$£")) and bool(words[0].strip(")"))


def _is_label(before: str) -> bool:
    """Whether a time may stand right behind such words: few, and no sentence."""
    words = before.split()
    return bool(words) and len(words) <= 8 and not words[0].islower() and words[0][:1].isalpha()
