"""What can be translated as lines under headings, in words: the meeting, its organisations, people and sessions."""

from collections.abc import Iterator
from dataclasses import dataclass

from stocktake_desktop.models import Day, HardStop, Meeting, Organisation, Person, Row, SessionBlock
from stocktake_desktop.models.fields import field_words, within
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.translations import (
    Original,
    Told,
    is_long,
    of_organisations,
    of_people,
    of_session,
    of_the_frame,
    told_elsewhere,
)
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.words import _, legible, term

ALL, FRAME, ORGANISATIONS, PEOPLE = "", "frame", "organisations", "people"
"""What the list can be narrowed to, beside the id of a session."""


@dataclass(frozen=True)
class TranslationHeading:
    """Words above the lines they hold for."""

    words: str


@dataclass(frozen=True)
class TranslationLine:
    """One field of one row, by its id, and in words what it is."""

    model: type[Row]
    row_id: str
    field: str
    words: str
    is_long: bool = False
    is_usual: bool = False
    """Nothing was planned that could be missing in a language: it only says something in some other one."""


Entry = TranslationHeading | TranslationLine


def sections(meeting: Meeting) -> dict[str, str]:
    """What the list can be narrowed to, in words: everything, the meeting, who, and each session."""
    return {
        ALL: _("Everything"),
        FRAME: _("The meeting, its days and rooms"),
        ORGANISATIONS: _("Organisations"),
        PEOPLE: _("People"),
        **{block.id: session_words(block) for block in in_order(meeting.sessions)},
    }


def entries_of(meeting: Meeting, section: str = ALL) -> Iterator[Entry]:
    """The lines of a section under its heading, or of all sections that have any."""
    words = sections(meeting)
    blocks, told = {block.id: block for block in meeting.sessions}, told_elsewhere(meeting)
    for key in words if section == ALL else (section,):
        originals = _originals(meeting, key, blocks.get(key), told)
        if originals:
            yield TranslationHeading(words[key])
            yield from map(_line, originals)


def session_words(block: SessionBlock) -> str:
    """A session in words that tell it from others: "Day 1 · Mon 4 Dec · 10:15 Panel I"."""
    title = legible(" ".join(block.title.split()), _("(untitled)"))
    if block.day is None:
        return _("Parked · {title}").format(title=title)
    return f"{day_words(block.day)} · {clock(block.placed.start)} {title}"


def _originals(meeting: Meeting, section: str, block: SessionBlock | None, told: Told) -> list[Original]:
    if block is not None:
        return list(of_session(block, told))
    listed = {FRAME: of_the_frame, ORGANISATIONS: of_organisations, PEOPLE: of_people}
    return list(listed[section](meeting)) if section in listed else []


def _line(original: Original) -> TranslationLine:
    row, field = original
    is_usual = not original.words.strip()
    return TranslationLine(type(row), row.id, field, _words_for(original), is_long(type(row), field), is_usual)


def _words_for(original: Original) -> str:
    """What a line is about: "Title", "Title of day 2", "Item"."""
    row, field = original
    if isinstance(row, HardStop):
        stop = _("Hard stop {time}, day {number}").format(time=clock(row.minute), number=row.day.number)
        return stop if field == "title" else f"{stop}: {within(field_words(type(row), field))}"
    if isinstance(row, Day):
        return _("Title of day {number}").format(number=row.number)
    if isinstance(row, Meeting) and field == "title":
        return _("Title of the meeting")
    words = _("Name") if field == "name" else field_words(type(row), field)
    if field == "placeholder" or isinstance(row, Meeting | SessionBlock | Organisation | Person):
        return words
    noun = term(row.noun, capital=True)
    return noun if field in _NAMES else f"{noun}: {within(words)}"


_NAMES = ("title", "name", "text")
"""What a thing goes by."""
