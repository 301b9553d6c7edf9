"""Words as they are compared when people type them: without accents, capitals and double spaces."""

import unicodedata

_ALIKE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'"})
"""Letters that typists write otherwise and Unicode does not take apart."""


def folded(words: str) -> str:
    """The words to compare with: "Peña  NIETO" and "pena nieto" fold to the same."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.translate(_ALIKE).split())
