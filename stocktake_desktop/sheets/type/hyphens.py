"""Where a word may be parted with a hyphen, by the rules of its language."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

_WORD = re.compile(r"[^\W\d_]{6,60}")
HYPHENATED = ("en_GB", "fr", "es", "ru_RU")
"""The rules that are used, by their names in pyphen."""
_FEWEST = 3  # letters before and after a hyphen
_LAST_LATIN, _CYRILLIC = 0x24F, range(0x400, 0x530)


@lru_cache(maxsize=5_000)
def hyphen_places(text: str, language: str) -> tuple[int, ...]:
    """The indices at which a new line may begin if the line before ends in a hyphen, rising.

    Latin letters go by the language of the sheet where it is written in them, else by English; Cyrillic by Russian;
    words of other scripts are not hyphenated.
    """
    places: list[int] = []
    for word in _WORD.finditer(text):
        if (rules := _rules_of(word[0], language)) is not None:
            places += (word.start() + place for place in rules.positions(word[0]))
    return tuple(places)


def _rules_of(word: str, language: str) -> "Pyphen | None":
    if all(ord(letter) in _CYRILLIC for letter in word):
        return _rules("ru_RU")
    if all(ord(letter) <= _LAST_LATIN for letter in word):
        return _rules(language if language in HYPHENATED else "en_GB")
    return None


@cache
def _rules(name: str) -> "Pyphen":
    from pyphen import Pyphen  # late: few words are wider than their line

    return Pyphen(lang=name, left=_FEWEST, right=_FEWEST)
