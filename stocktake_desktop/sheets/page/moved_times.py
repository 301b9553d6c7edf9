"""Times that moved together, told once: "everything 5 minutes later" instead of each time with its new one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from stocktake_desktop.planning.clock import MINUTES_PER_DAY, parse_clock
from stocktake_desktop.sheets.words.punctuation import listed
from stocktake_desktop.words import _, ngettext

Difference = tuple[str, str]

_TIME = re.compile(r"\b(?:\d\d:|\d\d?\u00a0h\u00a0)\d\d\b")
_MANY = 3
"""So many times, or all there are, are told together."""
_FEW = 2
"""So many times that did not move, such as a hard stop, are named as exceptions."""


def without_times(texts: Iterable[str]) -> list[str]:
    """Texts with the same sign for every time in them, so that those that differ by their times alone are the same."""
    return [_TIME.sub("\N{WATCH}", text) for text in texts]


def moved_together(differences: Sequence[Difference], before: Iterable[str]) -> tuple[list[str], list[Difference]]:
    """What is said of the times that moved by as much as most did, and the differences that are left to be told."""
    delays = [_delay(was, is_now) for was, is_now in differences]
    counted = Counter(minutes for minutes in delays if minutes)
    if not counted:
        return [], list(differences)
    minutes, n = counted.most_common(1)[0]
    timed = [text for text in before if _TIME.search(text)]
    if n < min(_MANY, max(len(timed), 2)):
        return [], list(differences)
    moved = [pair for pair, delay in zip(differences, delays, strict=True) if delay == minutes]
    rest = [pair for pair, delay in zip(differences, delays, strict=True) if delay != minutes]
    still = Counter(timed) - Counter(was for was, _now in moved)
    times = sorted({time for text in still for time in _TIME.findall(text)})
    if len(times) > _FEW:
        return [_some(moved, minutes)], rest
    words = _("{everything}, except {times}") if times else "{everything}"
    return [words.format(everything=_everything(minutes), times=listed(times))], rest


def _delay(before: str, now: str) -> int:
    """By how many minutes all times in a text moved, when nothing else changed; else 0."""
    if without_times([before]) != without_times([now]):
        return 0
    pairs = zip(_TIME.findall(before), _TIME.findall(now), strict=True)
    moved = {((parse_clock(now) or 0) - (parse_clock(was) or 0)) % MINUTES_PER_DAY for was, now in pairs}
    minutes = moved.pop() if len(moved) == 1 else 0
    return minutes if minutes <= MINUTES_PER_DAY // 2 else minutes - MINUTES_PER_DAY


def _everything(minutes: int) -> str:
    n = abs(minutes)
    if minutes > 0:
        return ngettext("everything {n} minute later", "everything {n} minutes later", n).format(n=n)
    return ngettext("everything {n} minute earlier", "everything {n} minutes earlier", n).format(n=n)


def _some(moved: Sequence[Difference], minutes: int) -> str:
    first, now = min(times for pair in moved for times in zip(*map(_TIME.findall, pair), strict=True))
    words = (
        _("{count} times are {minutes} min later, {first} → {now} and on")
        if minutes > 0
        else _("{count} times are {minutes} min earlier, {first} → {now} and on")
    )
    return words.format(count=len(moved), minutes=abs(minutes), first=first, now=now)
