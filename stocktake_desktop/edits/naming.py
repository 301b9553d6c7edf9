"""How things are called in the history: short, and never nothing."""

from stocktake_desktop.words import _

_LONGEST = 60


def named(title: str) -> str:
    """A title short enough for a line of the history; a nameless thing is called so."""
    line = " ".join(title.split())
    if not line:
        return _("(untitled)")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
