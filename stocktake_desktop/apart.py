"""How pieces of a sentence that follow each other keep apart: blanks and marks that a language wants between them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from string import Formatter
from unicodedata import bidirectional

from stocktake_desktop.languages import IDEOGRAPHS, WIDE_MARKS

_CHINESE, _LATIN = f"[{IDEOGRAPHS}]", f"[^\\W\\d_{IDEOGRAPHS}]"
_NARROW = f"[^{IDEOGRAPHS}{WIDE_MARKS}“”‘’]"
_LATIN_ENDS = re.compile(rf"{_LATIN}{_NARROW}*(?<=[\w).])$")
_LATIN_BEGINS = re.compile(rf"(?=[\w(]){_NARROW}*?{_LATIN}")
_AND_ENDS = re.compile(r"(?<!\w)و$")
"""The Arabic "and", which is written together with a word in Arabic letters only."""
_CHINESE_ENDS, _CHINESE_BEGINS = re.compile(f"{_CHINESE}$"), re.compile(_CHINESE)
_RIGHT_TO_LEFT_MARK = "\u200f"
_FORMATTER = Formatter()


def blank_between(before: str, after: str, *, are_both_names: bool = False) -> str:
    """A blank where Latin words and Chinese meet, behind an Arabic "and", and between two names; else nothing."""
    if _AND_ENDS.search(before):
        return "\u00a0" if bidirectional(after[:1] or " ") == "L" else ""
    ends, begins = _LATIN_ENDS.search(before), _LATIN_BEGINS.match(after)
    if ends and begins:
        return " " * are_both_names
    meet = (ends and _CHINESE_BEGINS.match(after)) or (begins and _CHINESE_ENDS.search(before))
    return " " if meet else ""


def marked(text: str) -> str:
    """A text behind which more follows in a line read from the right: that stands left of it, if it is Latin too.

    Else a comma between two names in Latin letters, or a number behind one, would go with them, from left to right
    (UAX #9, rules W7 and N1).
    """
    return text + _RIGHT_TO_LEFT_MARK if _direction(reversed(text)) == "L" else text


class ChineseMessage(str):
    """A message of Chinese paper: a Latin word that fills a field has its blanks."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """The message with its fields filled."""
        pieces = _filled(self, args, values)
        return "".join(words + blank_between(words, after) for words, after in pairwise([*pieces, ""]))


class ArabicMessage(str):
    """A message of Arabic paper: what fills its fields is read from the right, also where it is all Latin."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """The message with its fields filled."""
        pieces = _filled(self, args, values)
        goes_on = [not _direction(mark) for mark in pieces[1:-1]]
        kept = [marked(words) if on else words for words, on in zip(pieces, [*goes_on, False, False], strict=False)]
        return "".join(words + blank_between(words, after) for words, after in pairwise([*kept, ""]))


def _filled(message: str, args: Sequence[object], values: Mapping[str, object]) -> list[str]:
    """What is between the fields of a message, and what fills them, in order and without what is empty."""
    pieces = list[str]()
    for words, name, how, conversion in _FORMATTER.parse(message):
        pieces.append(words)
        if name is not None:
            value, _key = _FORMATTER.get_field(name, args, values)
            pieces.append(format(_FORMATTER.convert_field(value, conversion or None), how or ""))
    return [piece for piece in pieces if piece]


def _direction(signs: Iterable[str]) -> str:
    """The direction of the first letter that has one: "L", "R" or "AL" as UAX #9 calls them."""
    return next((way for sign in signs if (way := bidirectional(sign)) in ("L", "R", "AL")), "")
