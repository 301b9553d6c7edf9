"""What can be translated as lines under headings, in words: the meeting, its organisations, people and sessions."""

from collections.abc import Iterator
from dataclasses import dataclass

from stocktake_desktop.models import Day, HardStop, Meeting, Row, SessionBlock
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.translations import (
    LONG,
    Original,
    of_organisations,
    of_people,
    of_session,
    of_the_frame,
)
from stocktake_desktop.ui.look.dates import day_words
from stocktake_desktop.words import _, legible

ALL, FRAME, ORGANISATIONS, PEOPLE = "", "frame", "organisations", "people"
"""What the list can be narrowed to, beside the id of a session."""


@dataclass(frozen=True)
class Heading:
    """Words above the lines they hold for."""

    words: str


@dataclass(frozen=True)
class Line:
    """One field of one row, by its id, and in words what it is."""

    model: type[Row]
    row_id: str
    field: str
    words: str
    is_long: bool = False


Entry = Heading | Line


def sections(meeting: Meeting) -> dict[str, str]:
    """What the list can be narrowed to, in words: everything, the meeting, who, and each session."""
    return {
        ALL: _("Everything"),
        FRAME: _("The meeting, its days and rooms"),
        ORGANISATIONS: _("Organisations"),
        PEOPLE: _("People"),
        **{block.id: session_words(block) for block in _in_order(meeting)},
    }


def entries_of(meeting: Meeting, section: str = ALL) -> Iterator[Entry]:
    """The lines of a section under its heading, or of all sections that have any."""
    words = sections(meeting)
    blocks = {block.id: block for block in meeting.sessions}
    for key in words if section == ALL else (section,):
        originals = _originals(meeting, key, blocks.get(key))
        if originals:
            yield Heading(words[key])
            yield from (_line(one) for one in originals)


def session_words(block: SessionBlock) -> str:
    """A session in words that tell it from others: "Day 1 · Mon 4 Dec · 10:15 Panel I"."""
    title = legible(" ".join(block.title.split()), _("(untitled)"))
    if block.day is None or block.start is None:
        return _("Parked · {title}").format(title=title)
    return f"{day_words(block.day)} · {clock(block.start)} {title}"


def _originals(meeting: Meeting, section: str, block: SessionBlock | None) -> list[Original]:
    if block is not None:
        return list(of_session(block))
    listed = {FRAME: of_the_frame, ORGANISATIONS: of_organisations, PEOPLE: of_people}
    return list(listed[section](meeting)) if section in listed else []


def _in_order(meeting: Meeting) -> list[SessionBlock]:
    """The sessions as they come in the programme, those in the tray last."""
    tray = max((day.number for day in meeting.days), default=0) + 1

    def place(block: SessionBlock) -> tuple[int, int, int, str, str]:
        day, room = block.day.number if block.day else tray, block.room.position if block.room else -1
        return day, block.start or 0, room, block.title.casefold(), block.id

    return sorted(meeting.sessions, key=place)


def _line(one: Original) -> Line:
    row, field = one
    return Line(type(row), row.id, field, _words_for(one), field in LONG)


def _words_for(one: Original) -> str:
    """What a line is about, "Title of day 2"."""
    words = _what().get((type(one.row).__name__, one.field), one.field)
    if isinstance(one.row, HardStop):
        return words.format(time=clock(one.row.minute), number=one.row.day.number)
    return words.format(number=one.row.number) if isinstance(one.row, Day) else words


def _what() -> dict[tuple[str, str], str]:
    return {
        ("Meeting", "title"): _("Title of the meeting"),
        ("Meeting", "place"): _("Place"),
        ("Meeting", "organisation_line"): _("Organisation line"),
        ("Day", "title"): _("Title of day {number}"),
        ("HardStop", "title"): _("Hard stop {time}, day {number}"),
        ("Room", "name"): _("Room"),
        ("Document", "title"): _("Document"),
        ("SessionBlock", "title"): _("Title"),
        ("SessionBlock", "objectives"): _("Objectives"),
        ("SessionBlock", "format_notes"): _("Format"),
        ("SessionBlock", "notes"): _("Notes"),
        ("Segment", "title"): _("Item"),
        ("Segment", "notes"): _("Notes on the item"),
        ("GuidingQuestion", "text"): _("Question"),
        ("Appearance", "placeholder"): _("Placeholder"),
        ("Appearance", "notes"): _("Notes on who appears"),
        ("Alternate", "placeholder"): _("Alternate"),
        ("Organisation", "name"): _("Name"),
        ("Organisation", "short_name"): _("Short name"),
        ("Person", "honorific"): _("Honorific"),
        ("Person", "name"): _("Name"),
        ("Person", "function"): _("Function"),
    }
