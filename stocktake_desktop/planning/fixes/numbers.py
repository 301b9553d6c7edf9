"""Fixes of numbers: sessions of a kind are counted again in the order of the programme."""

import re
from collections.abc import Iterator

from stocktake_desktop.models import Meeting, SessionBlock
from stocktake_desktop.planning.acts import SetField
from stocktake_desktop.planning.findings.finding import Finding
from stocktake_desktop.planning.fixes.fix import Fix, concerned, place_of
from stocktake_desktop.words import ngettext

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")


def count_again(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """All sessions of the kind in question are numbered from 1 in the order of time and rooms."""
    kinds = {block.kind for block in concerned(meeting, finding)}
    for kind in kinds if len(kinds) == 1 else ():
        blocks = [block for block in meeting.sessions if block.kind is kind and block.day is not None]
        numbered = sorted((b for b in blocks if b.number or b.id in finding.sessions), key=_in_time)
        roman = any(_is_roman(block.number) for block in numbered)
        acts: list[SetField] = []
        for nth, block in enumerate(numbered, 1):
            acts.extend(_renumber(block, roman_number(nth) if roman else str(nth)))
        changed = sum(1 for act in acts if act.field == "number")
        words = ngettext("Renumber {n} session by time", "Renumber {n} sessions by time", changed)
        if acts:
            yield Fix(words.format(n=changed), tuple(acts))


def roman_number(number: int) -> str:
    """1 to 99 as I to XCIX; larger numbers in digits."""
    return _TENS[number // 10] + _ROMAN[number % 10] if 0 < number < 100 else str(number)


def _in_time(block: SessionBlock) -> tuple[object, ...]:
    place = place_of(block)
    room = block.room.position if block.room else -1
    return (place.day.date, place.start, room, block.id) if place else (block.id,)


def _renumber(block: SessionBlock, number: str) -> Iterator[SetField]:
    """The number, and the same number where it stands in the title ("Action Group 1: …")."""
    if block.number == number:
        return
    yield SetField(SessionBlock, block.id, "number", number)
    if block.number:
        title = re.sub(rf"\b{re.escape(block.number)}\b", lambda _found: number, block.title, count=1)
        if title != block.title:
            yield SetField(SessionBlock, block.id, "title", title)


def _is_roman(number: str) -> bool:
    return bool(number) and set(number) <= set("IVXL")
