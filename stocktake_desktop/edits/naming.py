"""How things are called in the history: short, and never nothing."""

from collections.abc import Sequence

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.words import _, ngettext

_LONGEST = 60
_MOST_NAMED = 3


def named(title: str) -> str:
    """A title short enough for a line of the history; a nameless thing is called so."""
    line = " ".join(title.split())
    if not line:
        return _("(untitled)")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def with_those_that_stay(words: str, staying: Sequence[SessionBlock]) -> str:
    """The words of a step for several sessions that leaves locked ones where they are: at most three are named."""
    if not staying:
        return words
    names = [named(block.title) for block in staying[:_MOST_NAMED]]
    more = len(staying) - len(names)
    if more:
        names.append(ngettext("{n} more", "{n} more", more).format(n=more))
    stay = ngettext("{titles} stays (locked)", "{titles} stay (locked)", len(staying))
    return f"{words} · {stay.format(titles=', '.join(names))}"
