"""Sentences of the history: words of which some are strong, filled into translated patterns; always plain text."""

import re
import unicodedata
from string import Formatter
from typing import NamedTuple

_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows them."""
_LEAST = 8
"""Letters of a text that was cut: less of it says nothing."""
_HOLD = "\u00a0"
_TURNS = frozenset({"R", "AL", "AN"})
"""Classes of UAX #9, the Unicode Bidirectional Algorithm, that are read from right to left or turn what is beside."""


class WordSpan(NamedTuple):
    """Some words of a sentence."""

    words: str
    is_strong: bool = False


Sentence = tuple[WordSpan, ...]


def filled(pattern: str, *, strong: tuple[str, ...] = (), **values: "str | Sentence") -> Sentence:
    """A translated pattern with its values; those named `strong` are so, and sentences keep what is strong in them."""
    found: list[WordSpan] = []
    for words, name, _format, _conversion in Formatter().parse(pattern):
        found.append(WordSpan(words))
        value = values[name] if name else ""
        found += [WordSpan(value, name in strong)] if isinstance(value, str) else value
    return tuple(span for span in found if span.words)


def plain(sentence: Sentence) -> str:
    """What a sentence says, without what holds its words together."""
    return "".join(span.words for span in sentence).replace(_HOLD, " ")


def held(words: str) -> str:
    """Words that stay on one line."""
    return words.replace(" ", _HOLD)


def isolated(text: str) -> str:
    """A text on one line that does not turn the words around it, whatever direction it is read in."""
    line = " ".join(_STEERING.sub("", text).split())
    turns = not line.isascii() and any(unicodedata.bidirectional(letter) in _TURNS for letter in line)
    return f"\u2068{line}\u2069" if turns else line  # UAX #9: first strong isolate, pop directional isolate


def cut_at_word(text: str, most: int) -> str:
    """A text in so many letters, with … where it is longer: after a whole word, unless that leaves too little."""
    if len(text) <= most:
        return text
    kept = text[: most + 1]
    words = kept[: kept.rfind(" ")] if " " in kept else ""
    cut = words if len(words) >= _LEAST else text[:most]
    return cut.rstrip(" –-·,:(") + "…"
