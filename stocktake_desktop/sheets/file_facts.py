"""What the file of a sheet says of itself, in the language of the sheet: its title, what it is about, whose it is."""

from collections.abc import Iterator

from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.translations import Said
from stocktake_desktop.sheets.page.sheet_kind import SheetKind, SheetSubject
from stocktake_desktop.sheets.page.stamp import Stamp
from stocktake_desktop.sheets.page.tagged_pdf import FileFacts
from stocktake_desktop.sheets.words.dates import day_range, long_date
from stocktake_desktop.sheets.words.said import said, setting


def facts_of(kind: SheetKind, subject: SheetSubject, stamp: Stamp, language: str, words: Said) -> FileFacts:
    """Sheet, session or room, day, and printing as the title: "Podium sheet · Panel I · 4 December 2017 · Rev. 2".

    `words` is what is said of the meeting in the language.
    """
    meeting = subject.meeting
    with setting(words, language):
        when = list(_when(subject, language))
        what = said(subject.place or subject.block or meeting, "title" if subject.place is None else "name")
        whole = said(meeting, "title")
        return FileFacts(
            title=_joined(kind.title, what, *when[:1], stamp.name),
            subject=_joined(kind.title, *when, "" if what == whole else whole),
            author=said(meeting, "organisation_line").strip() or whole,
            meeting=whole,
            created=stamp.printed_at,
            language=language,
        )


def _when(subject: SheetSubject, language: str) -> Iterator[str]:
    """The day, or the days, and the times of a session."""
    block, days = subject.block, subject.days
    if block is not None and block.day is not None and block.start is not None:
        yield long_date(block.day.date, language)
        yield span(block.start, block.start + block.minutes)
    elif block is None and days:
        yield day_range(days[0].date, days[-1].date, language)


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))
