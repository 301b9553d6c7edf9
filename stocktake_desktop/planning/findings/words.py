"""What the chair says: what staff worded for a session in one language is to be there in the others they use too."""

from collections import defaultdict
from collections.abc import Iterator

from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.findings.finding import Finding, Severity, called
from stocktake_desktop.planning.findings.rule import SessionRule
from stocktake_desktop.planning.script.levels import scope_of
from stocktake_desktop.words import _, ngettext


def words_missing(block: SessionBlock) -> Iterator[Finding]:
    """Sentences of the chair were worded for a session in some of the languages that its script is worded in, not all.

    On paper the usual words stand there.
    """
    own = {block.id, *(segment.id for segment in block.segments)}
    worded, spoken = defaultdict[object, set[str]](set), set[str]()
    for row in block.meeting.sentences:
        if row.subject in own:
            worded[scope_of(row), row.step, row.occasion].add(row.language)
        if row.subject in own or (row.subject == block.meeting.id and row.session_kind in (None, block.kind)):
            spoken.add(row.language)
    counts = {
        code: sum(code not in said and "" not in said for said in worded.values())
        for code in PAPER_LANGUAGES
        if code in spoken
    }
    lacking = {code: count for code, count in counts.items() if count}
    if lacking:
        words = _("{title}: sentences of the chair are missing in {languages}; the usual words stand there.")
        listed = ", ".join(f"{PAPER_LANGUAGES[code]} ({count})" for code, count in lacking.items())
        message = words.format(title=called(block), languages=listed)
        yield Finding("words-missing", Severity.WARNING, message, (block.id,), facts=listed)


def _missing(n: int) -> str:
    words = ngettext(
        "{n} session lacks sentences of the chair in a language.",
        "{n} sessions lack sentences of the chair in a language.",
        n,
    )
    return words.format(n=n)


WORDS_MISSING = SessionRule("words-missing", (Severity.WARNING,), words_missing, together=_missing)
