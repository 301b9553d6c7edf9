"""Words as they are compared when people type them, without accents, capitals and double spaces; names in order."""

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from stocktake_desktop.models import Person
from stocktake_desktop.words import legible

_ALIKE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'"})
"""Letters that typists write otherwise and Unicode does not take apart."""


_LONGEST = 1_000
"""Letters by which names are sorted; natsort cannot compare a number of more than 4,300 digits."""


def folded(words: str) -> str:
    """The words to compare with: "Peña  NIETO" and "pena nieto" fold to the same."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.translate(_ALIKE).split())


def as_typed(words: str) -> str:
    """The words to understand dates and times by: folded, no sign that is not seen, every figure one of 0 to 9."""
    seen = (letter for letter in words if unicodedata.category(letter) != "Cf")
    return folded("".join(str(unicodedata.decimal(letter, letter)) for letter in seen))


def name_order(words: str) -> tuple[Any, ...]:
    """What names are sorted by: as in a dictionary, and Room 2 before Room 10."""
    return _natural()(folded(words)[:_LONGEST])


def person_order(person: Person) -> tuple[Any, ...]:
    """What people are sorted by: their family names."""
    first = legible(person.family_name, person.given_name, person.function)
    return name_order(first), name_order(person.given_name), person.id


@cache
def _natural() -> Callable[[str], tuple[Any, ...]]:
    from natsort import natsort_keygen  # is needed only now

    return natsort_keygen()
