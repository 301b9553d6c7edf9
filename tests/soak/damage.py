"""Texts, bytes and JSON damaged by chance: cut, doubled, swapped, and mixed with what readers stumble over."""

import random
import re
from typing import Any, TypeVar, cast
from xml.sax.saxutils import escape

Words = TypeVar("Words", str, bytes)

ODD = (
    "\0", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\ufeff", "\u202e", "\ud800", "é", "e\u0301", "🜁", "İ", "ß",
    '"', "'", ";", ",", "\t", "|", "(", ")", "[", "<", ">", "&", "&a;", "]]>", "<!--", "<!DOCTYPE a [", "<![CDATA[",
    "{", "}", "\\", "%s", "{}", "{0}", "..", "-", "–", ":", "10:00", "24:00", "25:99", "10:00–9:00", "noon", "midnight",
    "Day 31", "Day 0", "31 February", "29 February 2017", "9999-12-31", "0001-01-01", "2017-12-04T00:00:00+14:00",
    "H.E.", "Mr. ", "A ", "TBC", "(TBC)", " or ", "moderated by ", "10 minutes each", "Format:", "Objectives:",
    "1e999", "NaN", "-1", "99999999999999999999", "#a", "url(#s)", ' id="s"', ' x:href="#s"', 'r="ZZZ1"', 't="s"',
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 1441, 2**31, 2**63, 10**400, 1.5, float("nan"), float("inf"), "", " ", "x", "\ud83d",
    "\0", "2017-12-04", "2017-02-30", "0001-01-01", "9999-12-31T23:59:59", "2017-12-04T10:00:00+02:00", "24:00",
    "10:00", "W" * 5000, [], {}, [[]], [{}], {"id": "x"}, ["x"], [None],
)  # fmt: skip
_REPEATED = 3000
_SAID = re.compile(r'(?<=>)[^<]*(?=<)|(?<=")[^"<>]*(?=")')
_ELEMENT = re.compile(r"<(\w+)\b[^<>]*>[^<>]*</\1>")


def damaged(words: Words, chance: random.Random) -> Words:
    """The same with some of it changed; mostly a little, so that a reader comes far."""
    for _time in range(chance.choice((1, 1, 2, 3, 6))):
        words = _cut_or_added(words, chance)
    return words


def damaged_xml(words: str, chance: random.Random) -> str:
    """XML that mostly stays whole: what stands between tags or quotes is changed, or an element doubled."""
    if chance.random() < 0.3:
        return damaged(words, chance)
    for _time in range(chance.choice((1, 2, 4))):
        said = chance.choice(list(_SAID.finditer(words)))
        other = damaged(said[0], chance) if said[0] and chance.random() < 0.5 else chance.choice(ODD)
        keepable = "".join(letter for letter in escape(other, {'"': "&quot;"}) if letter in "\n\t" or letter >= " ")
        words = words[: said.start()] + keepable + words[said.end() :]
    if chance.random() < 0.3 and (elements := list(_ELEMENT.finditer(words))):
        one = chance.choice(elements)
        words = words[: one.start()] + one[0] * chance.choice((0, 2, 40)) + words[one.end() :]
    return words


def damaged_values(data: Any, chance: random.Random) -> Any:
    """JSON with some values, lists and keys changed."""
    for _time in range(chance.choice((1, 1, 2, 4))):
        _change(data, chance)
    return data


def _cut_or_added(words: Words, chance: random.Random) -> Words:
    first = chance.randint(0, len(words))
    last = min(len(words), first + chance.choice((1, 1, 4, 20, 200)))
    way = chance.randrange(7)
    if way == 0:
        return words[:first] + words[last:]
    if way == 1:
        return words[:first] + words[first:last] * chance.choice((2, 3, 50)) + words[last:]
    if way == 2:
        return words[:first] + words[last:] + words[first:last]
    if way == 3:
        return words[:first]
    if isinstance(words, bytes):
        other = bytes(chance.randrange(256) for _byte in range(chance.choice((1, 1, 4))))
        return words[:first] + other + words[first + len(other) * chance.randrange(2) :]
    odd: Words = cast(Any, chance.choice(ODD))
    many = odd * chance.choice((1, 1, 1, 2, 30, _REPEATED // len(odd)))
    return words[:first] + many + words[last if way == 4 else first :]


def _change(data: Any, chance: random.Random) -> None:
    """Walk down by chance, and change what stands there."""
    while True:
        keys = list(data) if isinstance(data, dict) else list(range(len(data)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(data[key], dict | list) and data[key] and chance.random() < 0.85:
            data = data[key]
            continue
        way = chance.randrange(6)
        if way == 0:
            del data[key]
        elif way == 1 and isinstance(data, list):
            data.insert(chance.choice(keys), data[key])
        elif way == 2:
            data[key] = data[chance.choice(keys)]
        else:
            data[key] = chance.choice(VALUES)
        return
