"""What the files of sheets are called, so that no printing is taken for another and none is written over."""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date as Date
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake_desktop.models import Meeting, Plan, next_revision
from stocktake_desktop.planning.translations import said, said_in
from stocktake_desktop.sheets.words.languages import languages_of

if TYPE_CHECKING:
    from stocktake_desktop.sheets.ledger import ListedSheet

LONGEST = 133
"""Bytes of a name: encrypted home folders take 143, and while a file is written its name is ten longer."""
_MEETING, _TITLE = 22, 43
"""Bytes of the meeting's title, and of a session's or a room's, that leave room for all that stands around them."""


def next_names(
    plan: Plan, sheets: Iterable["ListedSheet"], date: Date, folder: Path | None = None, *, are_drafts: bool = False
) -> list[str]:
    """A name for the next printing of each sheet on this date of the meeting; none is that of a file in `folder`."""
    issues = plan.meeting.sheet_issues
    revisions = ((sheet, None if are_drafts else next_revision(issues, sheet.key)) for sheet in sheets)
    return free_names((file_name(plan, sheet, revision, date) for sheet, revision in revisions), folder)


def free_names(names: Iterable[str], folder: Path | None = None) -> list[str]:
    """The names, no two the same on any disk and none that of a file in `folder`: the second of a name ends in "-2"."""
    taken: dict[str, str] = {}
    for name in names:
        stem, ending = Path(name).stem, Path(name).suffix
        tried = chain((name,), (f"{stem}-{nth}{ending}" for nth in count(2)))
        free = next(
            candidate for candidate in tried if candidate.casefold() not in taken and not _is_there(folder, candidate)
        )
        taken[free.casefold()] = free
    return list(taken.values())


def with_ending(chosen: Path, ending: str) -> Path:
    """The file somebody chose; with an ending that had to be added it is a free one, as nobody was asked about it."""
    if chosen.suffix.lower() == ending:
        return chosen
    return chosen.with_name(free_names([f"{chosen.name}{ending}"], chosen.parent)[0])


def file_name(plan: Plan, sheet: "ListedSheet", revision: int | None, date: Date) -> str:
    """Meeting, sheet, revision and date: "rivers-podium-1-1015-panel-i-rev-2-2017-11-23.pdf", "…-day-2-fr-ar-draft-…".

    Those of one meeting sort in the order of its programme.
    """
    spoken = languages_of(sheet.language) if sheet.language != "en" else ()
    printing = "draft" if revision is None else f"rev-{revision}"
    subject = "-".join((sheet.kind, *_about(plan, sheet), *spoken, printing))
    return dated_name(plan.meeting, subject, date, language=languages_of(sheet.language)[0])


def dated_name(meeting: Meeting, subject: str, date: Date, ending: str = ".pdf", *, language: str = "") -> str:
    """The name of what has no revision, "rivers-sheets-2017-11-23.pdf"; the meeting's title in a language if any."""
    title = said(meeting, "title", said_in(meeting, language) if language else {})
    return "-".join(filter(None, (_words(title, _MEETING), subject, date.isoformat()))) + ending


def _about(plan: Plan, sheet: "ListedSheet") -> Iterator[str]:
    """Day, time and title of a session, else the day and the room, in the language of the sheet."""
    words = said_in(plan.meeting, languages_of(sheet.language)[0])
    if sheet.session_id is not None:
        block = plan.session(sheet.session_id)
        if block.day is not None and block.start is not None:
            yield f"{block.day.number}-{block.start // 60:02d}{block.start % 60:02d}"
        yield _words(said(block, "title", words)) or _words(block.id)
        return
    if sheet.day:
        yield str(sheet.day)
    rooms = (room for room in plan.meeting.rooms if room.id == sheet.room_id)
    yield from (_words(said(room, "name", words)) or _words(room.id) for room in rooms)


def _words(title: str, most: int = _TITLE) -> str:
    """The letters and figures of a title, in small letters, as many whole words as go into so many bytes."""
    letters = unicodedata.normalize("NFC", title.lower())
    words = "-".join("".join(letter if _is_of_a_word(letter) else " " for letter in letters).split())
    short = words.encode()[:most].decode(errors="ignore")  # the cut may go through a character
    whole = f"{short}{words[len(short) :][:1]}".rpartition("-")[0] if len(short) < len(words) else short
    return (whole if 2 * len(whole.encode()) > most else short).strip("-")


def _is_of_a_word(letter: str) -> bool:
    # the vowel signs of many scripts are marks to Unicode, and no letters
    return letter.isalnum() or unicodedata.category(letter) in ("Mn", "Mc")


def _is_there(folder: Path | None, name: str) -> bool:
    """Whether something goes by that name, be it a link that leads nowhere."""
    return folder is not None and os.path.lexists(folder / name)
