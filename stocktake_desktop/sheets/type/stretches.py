"""A line as it is read aloud: stretches of one script and one direction, in the order of reading."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from stocktake_desktop.languages import language_of
from stocktake_desktop.sheets.type.lines import Piece

_USUAL = {
    "LATIN": "en", "ARABIC": "ar", "CJK": "zh", "CYRILLIC": "ru", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko",
    "GREEK": "el", "HEBREW": "he", "ARMENIAN": "hy", "GEORGIAN": "ka", "ETHIOPIC": "am", "DEVANAGARI": "hi",
    "BENGALI": "bn", "GURMUKHI": "pa", "GUJARATI": "gu", "ORIYA": "or", "TAMIL": "ta", "TELUGU": "te",
    "KANNADA": "kn", "MALAYALAM": "ml", "SINHALA": "si", "THAI": "th", "LAO": "lo", "KHMER": "km", "MYANMAR": "my",
    "TIBETAN": "bo", "MONGOLIAN": "mn", "THAANA": "dv",
}  # fmt: skip
"""By the first word of Unicode's names of its letters, the language that most of what is written in a script is in."""
_MARKS = dict.fromkeys((0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A)))
"""Marks of direction and of breaks: they are for the eye."""


class ReadStretch(NamedTuple):
    """Part of a line: its text as it is read, its script ("" where no letter tells), and whether it runs leftwards."""

    text: str
    script: str
    from_right: bool


def stretches_of(pieces: Sequence[Piece]) -> tuple[list[ReadStretch], list[int]]:
    """The stretches of a line whose pieces are in the order of reading, and of each piece in which it stands."""
    if all(piece.text.isascii() and not piece.level for piece in pieces):
        return [ReadStretch("".join(piece.text for piece in pieces), _first_script(pieces), False)], [0] * len(pieces)
    found, places = list[ReadStretch](), list[int]()
    for (script, level), together in groupby(_told(pieces), key=lambda told: told[:2]):
        run = [piece for _script, _level, piece in together]
        text = "".join(piece.text for piece in run).translate(_MARKS)
        places += [len(found)] * len(run)
        found.append(ReadStretch(text, script, bool(level % 2)))
    return found, places


def other_language(script: str, language: str) -> str:
    """The language that words in a script are in on a sheet in a language; empty where that is the sheet's own."""
    return "" if script in ("", _own_script(language)) else _USUAL[script]


def _told(pieces: Sequence[Piece]) -> Iterator[tuple[str, int, Piece]]:
    """Script and level of each piece; what has no letters is of the script before it, at the beginning of the next."""
    script = _first_script(pieces)
    for piece in pieces:
        script = _script(piece.text) or script
        yield script, piece.level, piece


def _first_script(pieces: Sequence[Piece]) -> str:
    return next((script for piece in pieces if (script := _script(piece.text))), "")


@lru_cache(maxsize=20_000)
def _script(text: str) -> str:
    """The script of the first letter of a text that has one."""
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    return next((name for name in names if name in _USUAL), "")


@lru_cache
def _own_script(language: str) -> str:
    return _script(language_of(language).name)
