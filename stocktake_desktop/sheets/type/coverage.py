"""What no face that ships can show: it is left out, never printed as a box, a blank or �."""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

from stocktake_desktop.sheets.type.breaks import letter_places
from stocktake_desktop.sheets.type.fonts import REGULAR, faces_of

_LEFT = "…"
_SPACES = re.compile(" {2,}")
_MARK_OF_LOSS = "\ufffd"  # what another program could not read


@lru_cache(maxsize=20_000)
def missing(text: str) -> tuple[str, ...]:
    """The signs of a text that no face shows, each once, in their order."""
    return tuple(dict.fromkeys(text[place] for place in _missing_places(text)))


def printable(text: str) -> str:
    """The text without the signs that no face shows; … where nothing is left of it."""
    if not (places := _missing_places(text)):
        return text
    left = _SPACES.sub(" ", "".join(sign for nth, sign in enumerate(text) if nth not in places))
    return left if any(unicodedata.category(sign)[0] not in "CZ" for sign in left) else _LEFT


@lru_cache(maxsize=20_000)
def _missing_places(text: str) -> frozenset[int]:
    if text.isascii() or all(map(_is_held, set(text))):
        return frozenset()
    edges = pairwise((*letter_places(text), len(text)))
    return frozenset(first + nth for first, last in edges for nth in _missing_in(text[first:last]))


@lru_cache(maxsize=20_000)
def _missing_in(letter: str) -> tuple[int, ...]:
    """Which signs of a letter with its marks are not shown: all when the letter is not, else marks that are not."""
    faces = () if letter[0] == _MARK_OF_LOSS else faces_of(letter[0], REGULAR)
    if letter == "\n" or any(face.shows(letter) for face in faces):
        return ()
    face = next((face for face in faces if face.shows(letter[0])), None)
    return tuple(nth for nth, sign in enumerate(letter) if face is None or not face.shows(sign))


@cache
def _is_held(sign: str) -> bool:
    return sign != _MARK_OF_LOSS and any(face.covers(sign) for face in faces_of(sign, REGULAR))
