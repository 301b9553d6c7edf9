"""What sessions are called: one with a place in the programme and no title cannot be found on any sheet."""

from collections.abc import Iterator

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.findings.finding import Finding, Severity
from stocktake_desktop.planning.findings.rule import SessionRule
from stocktake_desktop.words import _, legible, ngettext


def untitled(block: SessionBlock) -> Iterator[Finding]:
    """A session has its place in the programme and no title, or one that shows nothing."""
    if block.day is None or block.start is None or legible(block.title):
        return
    words = _("The session on day {day}, {time}, has no title.")
    message = words.format(day=block.day.number, time=span(block.start, block.start + block.minutes))
    yield Finding("session-untitled", Severity.WARNING, message, (block.id,))


def _without_titles(n: int) -> str:
    return ngettext("{n} session has no title.", "{n} sessions have no title.", n).format(n=n)


UNTITLED = SessionRule("session-untitled", (Severity.WARNING,), untitled, together=_without_titles)
