"""The programme as documents set it in three columns: when; what, where and who; objectives and format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from stocktake_desktop.interchange.file_kinds import ExportOptions
from stocktake_desktop.interchange.told.asked import in_language, language_told, sessions_asked_for
from stocktake_desktop.interchange.told.people_words import who_in_public
from stocktake_desktop.models import Appearance, Day, Meeting, Role, Segment, SessionBlock
from stocktake_desktop.planning.clock import span
from stocktake_desktop.sheets.words.dates import day_range, long_date
from stocktake_desktop.sheets.words.punctuation import labelled, with_commas, with_remark
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.sheets.words.who import announced, role_name
from stocktake_desktop.words import _, ngettext


class LineKind(Enum):
    """How a line of a cell is set."""

    TITLE = auto()
    HEAD = auto()
    PLAIN = auto()
    BULLET = auto()


@dataclass(frozen=True)
class ToldLine:
    """A line of a cell; what it says stands on one line."""

    kind: LineKind
    text: str


@dataclass(frozen=True)
class ProgrammeRow:
    """A session: its time, what stands in the middle, and what it is for and how it is held."""

    time: str
    item: tuple[ToldLine, ...]
    aims: tuple[ToldLine, ...]


@dataclass(frozen=True)
class ProgrammeDay:
    """A day with its heading; sessions that run in parallel stand one below the other."""

    heading: str
    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True)
class ProgrammeTold:
    """The whole programme in a language."""

    language: str
    title: str
    subtitle: str
    heads: tuple[str, str, str]
    days: tuple[ProgrammeDay, ...]


def programme_told(meeting: Meeting, asked: ExportOptions) -> ProgrammeTold:
    """The sessions that are asked for and have a place, day by day."""
    language = language_told(asked.language)
    with in_language(meeting, asked.language):
        blocks = [block for block in sessions_asked_for(meeting, asked) if not block.is_parked]
        days = [day for day in meeting.days if any(block.day is day for block in blocks)]
        return ProgrammeTold(
            language,
            said(meeting, "title"),
            with_commas((said(meeting, "place"), day_range(days[0].date, days[-1].date, language) if days else "")),
            (_("Time"), _("Agenda item"), _("Objectives and format")),
            tuple(_day(day, [block for block in blocks if block.day is day], language) for day in days),
        )


def _day(day: Day, blocks: Sequence[SessionBlock], language: str) -> ProgrammeDay:
    number = _("Day {number}").format(number=day.number)
    heading = f"{number} – {long_date(day.date, language)}"
    title = said(day, "title")
    return ProgrammeDay(f"{heading} – {title}" if title else heading, tuple(map(_row, blocks)))


def _row(block: SessionBlock) -> ProgrammeRow:
    placed = block.placed
    return ProgrammeRow(span(placed.start, placed.end), tuple(_item(block)), tuple(_aims(block)))


def _item(block: SessionBlock) -> Iterator[ToldLine]:
    yield ToldLine(LineKind.TITLE, title_of(block))
    if block.room is not None:
        yield ToldLine(LineKind.PLAIN, labelled(_("Room"), said(block.room, "name")))
    yield from _people([one for one in block.appearances if one.segment is None])
    for segment in block.segments:
        if words := _segment_words(segment):
            yield ToldLine(LineKind.HEAD, words)
        yield from _people(segment.appearances)


def _segment_words(segment: Segment) -> str:
    title, length = said(segment, "title"), segment.minutes or 0
    minutes = ngettext("{minutes} min", "{minutes} min", length).format(minutes=length) if length else ""
    return with_remark(title, minutes) if title and minutes else title


def _people(appearances: Sequence[Appearance]) -> Iterator[ToldLine]:
    for one in announced(appearances):
        words = who_in_public(one)
        role = role_name(one.role)
        is_said = one.role is Role.PARTICIPANT or words.startswith(role)
        yield ToldLine(LineKind.BULLET, words if is_said else labelled(role, words))


def _aims(block: SessionBlock) -> Iterator[ToldLine]:
    for head, field in ((_("Objectives"), "objectives"), (_("Format"), "format_notes")):
        lines = [line.strip() for line in said(block, field).splitlines() if line.strip()]
        if lines:
            yield ToldLine(LineKind.HEAD, labelled(head, "").rstrip())
            yield from (ToldLine(LineKind.BULLET, line) for line in lines)
