"""Names in few words, for a button, a line of the history or a list of several."""

import re

_SHORTEST, _LONGEST = 8, 40
"""Characters of a name in few words."""
_SUBTITLE = re.compile(r"\s+[–—-]\s+|:\s+")


def brief(words: str) -> str:
    """A name in few words: a long one up to its first dash or colon, else cut."""
    if len(words) <= _LONGEST:
        return words
    head = _SUBTITLE.split(words, maxsplit=1)[0]
    return head if _SHORTEST <= len(head) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
