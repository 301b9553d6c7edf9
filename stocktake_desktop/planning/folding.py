"""Words as they are compared when people type them, without accents, capitals and double spaces; names in order."""

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from stocktake_desktop.models import Person
from stocktake_desktop.words import legible

_ALIKE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'",
                        "ʼ": "'", "‐": "-", "–": "-"})  # fmt: skip
"""Letters that typists write otherwise and Unicode does not take apart."""


_LONGEST = 1_000
"""Letters by which names are sorted; natsort cannot compare a number of more than 4,300 digits."""


def folded(words: str) -> str:
    """The words to compare with: "Peña  NIETO" and "pena nieto" fold to the same; unseen signs do not count."""
    if words.isascii() and words.isprintable():  # most are, and letters one by one cost much
        return " ".join(words.lower().split())
    apart = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter) and not _is_unseen(letter))
    return " ".join(plain.translate(_ALIKE).split())


def name_key(name: str) -> str:
    """What names have in common that are the same: "Plenary Hall", "plenary  hall" and "PlenaryHall" are one."""
    return folded(name).replace(" ", "")


def same_name(one: str, other: str) -> bool:
    """Whether two names, of rooms, delegations or people, are the same to whoever reads them; no name is none's."""
    return bool(key := name_key(one)) and key == name_key(other)


def as_typed(words: str) -> str:
    """The words to understand dates and times by: folded, and every figure one of 0 to 9."""
    return folded("".join(str(unicodedata.decimal(letter, letter)) for letter in words))


def name_order(words: str) -> tuple[Any, ...]:
    """What names are sorted by: as in a dictionary, and Room 2 before Room 10."""
    return _natural()(folded(words)[:_LONGEST])


def person_order(person: Person) -> tuple[Any, ...]:
    """What people are sorted by: their family names."""
    first = legible(person.family_name, person.given_name, person.function)
    return name_order(first), name_order(person.given_name), person.id


def _is_unseen(letter: str) -> bool:
    """Whether it steers text and shows nothing: soft hyphens, joiners, marks of direction, choices of a glyph."""
    return unicodedata.category(letter) == "Cf" or letter == "\u034f" or "\ufe00" <= letter <= "\ufe0f"


@cache
def _natural() -> Callable[[str], tuple[Any, ...]]:
    from natsort import natsort_keygen  # is needed only now

    return natsort_keygen()
