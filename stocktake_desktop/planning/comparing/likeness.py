"""How like two titles are, and what numbers they bear."""

import re
from functools import lru_cache

from stocktake_desktop.planning.folding import folded

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+[a-z]?|[ivxl]+|[a-z]")
"""What tells "Panel II" from "Panel III", and "3a" from "3b": figures, Roman numbers, single letters."""


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(_WORD.findall(folded(text)))


def numbers_in(text: str) -> frozenset[str]:
    """The numbers that a title bears, as they are written."""
    return frozenset(word for word in words_of(text) if _NUMBER.fullmatch(word))


def without_numbers(text: str) -> str:
    """The words of a title besides its numbers: what the sessions of one family are all called."""
    return " ".join(word for word in words_of(text) if not _NUMBER.fullmatch(word))


def likeness(one: str, other: str) -> int:
    """How like two texts are, in per cent: what they share of runs of three letters (Dice)."""
    mine, theirs = _grams(one), _grams(other)
    if not mine or not theirs:
        return 0
    return 200 * len(mine & theirs) // (len(mine) + len(theirs))


@lru_cache(maxsize=20_000)
def _grams(text: str) -> frozenset[str]:
    return frozenset(padded[at : at + 3] for word in words_of(text) for padded in (f"  {word} ",)
                     for at in range(len(padded) - 2))  # fmt: skip
