"""Names in few words, for a button, a line of the history or a list of several."""

import re

from stocktake_desktop.words import ngettext

_SHORTEST, _LONGEST = 8, 40
"""Characters of a name in few words."""
_SUBTITLE = re.compile(r"\s+[–—-]\s+|:\s+")


def brief(words: str) -> str:
    """A name in few words: a long one up to its first dash or colon, else cut."""
    if len(words) <= _LONGEST:
        return words
    head = _SUBTITLE.split(words, maxsplit=1)[0]
    return head if _SHORTEST <= len(head) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def and_more(count: int) -> str:
    """The end of a list that does not tell the last of them."""
    return ngettext("… and {count} more", "… and {count} more", count).format(count=count)
