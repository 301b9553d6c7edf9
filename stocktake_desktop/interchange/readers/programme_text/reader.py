"""Reading a programme line by line: which day, which session, which block of it a line belongs to.

Every non-blank line ends in exactly one place, a field or a note, and the report says which.
"""

import re
from datetime import date
from enum import Enum, auto

from stocktake_desktop.interchange.progress import Progress, silently, told
from stocktake_desktop.interchange.readers.programme_text import sessions, table
from stocktake_desktop.interchange.readers.programme_text.headings import DayHeading, day_heading
from stocktake_desktop.interchange.readers.programme_text.names import appearance, role_label, starts_with_honorific
from stocktake_desktop.interchange.readers.programme_text.programme import (
    ReadAppearance,
    ReadDay,
    ReadProgramme,
    ReadSegment,
    ReadSession,
    day_after,
)
from stocktake_desktop.interchange.readers.programme_text.source import clean_lines
from stocktake_desktop.interchange.readers.programme_text.table import ProgrammeRow
from stocktake_desktop.interchange.readers.programme_text.words_meant import segment_kind
from stocktake_desktop.interchange.report import Fate, ImportReport, ReadLine, Remark
from stocktake_desktop.models import Role, SegmentKind
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.words import _

_BULLET = re.compile(r"\s*(?:[•●▪■◦‣·*○–—-]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)")
_BLOCK = re.compile(
    r"(?P<objectives>objectives?(?: and outcomes?)?|aims?|purpose|goals?|(?:expected )?outcomes?)"
    r"|(?P<format>format|modalities|set-?up|seating)"
    r"|(?P<questions>(?:guiding |key )?questions?)"
    r"|(?P<notes>notes?|remarks?|comments?)",
    re.IGNORECASE,
)
_ROOM = re.compile(r"(?:room|venue|location|place|salle|sala|lieu|lugar)\s*:\s*(\S.*)", re.IGNORECASE)
_SEGMENT = re.compile(
    r"(?:introduction|introductory remarks|opening remarks|panel\b|followed by|presentations?\b|open discussion|"
    r"interactive (?:debate|discussion|dialogue)|discussion\b|general debate|q\s?&\s?a|questions and answers|"
    r"keynotes?\b|summary|wrap[- ]?up|closing remarks|statements?\b|interventions?\b)",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(r"followed by\s+(?:an?\s+|the\s+)?", re.IGNORECASE)
_MOST_PARALLEL = 50
"""Sessions of one row; what is said to all of them is kept with each."""
_MINUTES = re.compile(r"\(?\b(\d{1,3})\s?min(?:ute)?s?\b\.?\)?", re.IGNORECASE)


class Block(Enum):
    """Which part of a session the lines now belong to."""

    AGENDA = auto()
    OBJECTIVES = auto()
    FORMAT = auto()
    QUESTIONS = auto()
    NOTES = auto()


_ROLE_IN: dict[SegmentKind, Role] = {
    SegmentKind.PANEL: Role.PANELLIST,
    SegmentKind.PRESENTATION: Role.PRESENTER,
    SegmentKind.QUESTIONS: Role.PARTICIPANT,
    SegmentKind.DISCUSSION: Role.PARTICIPANT,
}


def read_programme(
    text: str, first_day: date | None = None, progress: Progress = silently
) -> tuple[ReadProgramme, ImportReport]:
    """What a programme says, and what became of each of its lines.

    `first_day` dates "Day 1" where the text gives no date of its own. ImportRefused when it is longer than any.
    """
    reader = _Reader(first_day)
    for number, line in enumerate(told(clean_lines(text), progress), 1):
        reader.read(number, line)
    reader.finish()
    return reader.programme, reader.report


class _Reader:
    def __init__(self, first_day: date | None) -> None:
        self.programme = ReadProgramme()
        self.report = ImportReport()
        self._first_day = first_day
        self._number = 0
        self._line = ""
        self._day: ReadDay | None = None
        self._row: list[ReadSession] = []
        self._rows = 0
        self._block = Block.AGENDA
        self._segment: int | None = None
        self._role: Role | None = None
        self._columns = table.Columns()

    def read(self, number: int, line: str) -> None:
        """Take in one line."""
        self._number, self._line = number, line.strip()
        if not self._line:
            return
        if heading := day_heading(_bare(self._line)):
            self._open_day(heading)
        elif columns := table.header(line):
            self._columns = columns
            self._keep_aside(_("column heading"))
        elif row := self._columns.row(line, bulleted=bool(_BULLET.match(line))):
            self._open_session(row)
        elif self._row:
            self._into_session(line)
        else:
            self._before_sessions()

    def finish(self) -> None:
        """What can only be said at the end: lengths, kinds, rooms."""
        for day in self.programme.days:
            sessions.complete(day, self.report)
        sessions.assume_rooms(self.programme, self.report)
        self.report.remarks.sort(key=lambda remark: (remark.line is None, remark.line or 0))

    # what a line opens

    def _open_day(self, heading: DayHeading) -> None:
        number = heading.number or len(self.programme.days) + 1
        day = ReadDay(self._number, self._date_of(heading, number), heading.title)
        self.programme.days.append(day)
        self._day, self._row, self._block = day, [], Block.AGENDA
        self._placed(_("heading of day {number}").format(number=len(self.programme.days)))
        if heading.number is not None and heading.number != len(self.programme.days):
            self._remark(_("The text calls this day {number}.").format(number=heading.number))
            day.notes.append(self._line)

    def _date_of(self, heading: DayHeading, number: int) -> date | None:
        expected = day_after(self._first_day, number - 1) if self._first_day else None
        if heading.date is None and heading.month_day is None:
            return expected
        year = (expected or date.today()).year
        try:
            found = heading.date or date(year, *(heading.month_day or (1, 1)))
        except ValueError:
            self._remark(_("{line} is no date of that year.").format(line=self._line))
            return expected
        if expected and found != expected:
            words = _("The text says {found} where {expected} was expected; the text was followed.")
            self._remark(words.format(found=found.isoformat(), expected=expected.isoformat()))
        return found

    def _open_session(self, row: ProgrammeRow) -> None:
        if self._day is None:
            self._day = ReadDay(None, self._first_day)
            self.programme.days.append(self._day)
            self._remark(_("No day is named before the first session; it was taken as day 1."), about_line=False)
        self._rows += 1
        self._row, self._block = [], Block.AGENDA
        self._add_session(row.start, row.end, row.title, row.room)
        self._placed(_("time and title"))
        for cell in row.rest:
            self._into_session(cell, reported=True)
        self._line, self._reported = row.who, True
        if row.who.strip(" –—-"):
            self._name_each([name.strip() for name in re.split(r";|(?<=\)),\s", row.who)])
        self._reported = False

    def _add_session(self, start: int, end: int | None, title: str, room: str) -> None:
        session = ReadSession(self._number, start, end, room=room, row=self._rows)
        self._entitle(session, title)
        self._row.append(session)
        if self._day is not None:
            self._day.sessions.append(session)
        self._segment, self._role = None, None

    def _entitle(self, session: ReadSession, title: str) -> None:
        if not sessions.entitle(session, title):
            words = _("The title has {n} characters; it was cut after {longest}, and stands among the notes.")
            self._remark(words.format(n=len(title), longest=sessions.LONGEST_TITLE))

    # where a line inside a session goes

    def _into_session(self, line: str, *, reported: bool = False) -> None:
        """Find the place of a line of the session; `reported`: it is in the report already, this is a cell of it."""
        self._line, self._reported = line.strip(), reported
        bulleted, words = bool(_BULLET.match(line)), _bare(line)
        if not self._line:
            return
        if not bulleted and self._names_parallel(words):
            return
        if not self._session.title and not bulleted and not _block_of(words):
            self._entitle(self._session, words)
            self._placed(_("title"))
        elif self._opens_block(words) or self._is_room(words):
            return
        elif self._block is Block.AGENDA or (not bulleted and _SEGMENT.match(words) and len(words) < 90):
            self._into_agenda(line, words, bulleted)
        else:
            self._into_block(words)

    @property
    def _session(self) -> ReadSession:
        return self._row[-1]

    def _names_parallel(self, words: str) -> bool:
        """A title of the same family ("Action Group 2" after "Action Group 1") is a session in the same row."""
        if not self._session.title or len(self._row) >= _MOST_PARALLEL or len(words) > sessions.LONGEST_TITLE:
            return False
        if not sessions.same_family(self._session.title, words):
            return False
        self._add_session(self._row[0].start, self._row[0].end, *table.split_room(words))
        self._block = Block.AGENDA
        self._placed(_("title of a parallel session"))
        return True

    def _opens_block(self, words: str) -> bool:
        block = _block_of(words)
        if block is None:
            return False
        self._block, inline = block
        if len(self._row) > 1:
            names = _("{count} parallel sessions").format(count=len(self._row))
            self._remark(_("This block stands after {names} and was given to each of them.").format(names=names))
        if inline:
            self._into_block(inline)
        else:
            self._placed(_("heading of a block"))
        return True

    def _is_room(self, words: str) -> bool:
        match = _ROOM.fullmatch(words)
        if match is None or self._block not in (Block.AGENDA, Block.NOTES) or self._session.room:
            return False
        self._session.room = match[1]
        self._placed(_("room"))
        return True

    def _into_block(self, words: str) -> None:
        lists = {
            Block.OBJECTIVES: [session.objectives for session in self._row],
            Block.FORMAT: [session.format_notes for session in self._row],
            Block.QUESTIONS: [session.questions for session in self._row],
            Block.NOTES: [session.notes for session in self._row],
        }[self._block]
        for lines in lists:
            lines.append(words)
        if self._block is Block.NOTES:
            self._noted()
        else:
            self._placed(self._block.name.lower())
        if self._block is Block.FORMAT:
            self._learn_from_format(words)

    def _learn_from_format(self, words: str) -> None:
        for session in self._row:
            for learnt in sessions.learn_from_format(session, words):
                self._remark(learnt)

    def _into_agenda(self, line: str, words: str, bulleted: bool) -> None:
        if label := role_label(words):
            self._role, named = label
            if named:
                self._name_each([name.strip() for name in named.split(";")])
            else:
                self._placed(_("role of those that follow"))
        elif not bulleted and self._is_segment(line, words):
            self._open_segment(words)
        elif bulleted or self._role is not None or starts_with_honorific(words):
            self._name_each([words])
        else:
            self._note(words)

    def _is_segment(self, line: str, words: str) -> bool:
        indented = line[:1] in " \t" and bool(self._session.appearances)
        return bool(_SEGMENT.match(words)) and len(words) < 120 and not indented and not words.endswith(".")

    def _open_segment(self, words: str) -> None:
        self._block = Block.AGENDA
        title = _FOLLOWED.sub("", words).rstrip(" :")
        match = _MINUTES.search(title)
        minutes = int(match[1]) if match else None
        title = title.replace(match[0], "").strip(" ,–—-") if match else title
        segment = ReadSegment(title[:1].upper() + title[1:], segment_kind(title) or SegmentKind.OTHER, minutes)
        if _FOLLOWED.match(words):
            segment.notes = words
        self._session.segments.append(segment)
        self._segment, self._role = len(self._session.segments) - 1, None
        self._placed(_("segment"))

    def _name_each(self, names: list[str]) -> None:
        found = [appearance(name, self._default_role()) for name in names]
        if not all(found) or not found:
            self._note(_bare(self._line))
            return
        for read in found:
            if isinstance(read, ReadAppearance):
                read.segment = self._segment
                read.role = self._role or read.role
                self._session.appearances.append(read)
        self._placed(_("who"))

    def _default_role(self) -> Role:
        if self._role is not None:
            return self._role
        if self._segment is None:
            return sessions.role_without_segment(self._session)
        return _ROLE_IN.get(self._session.segments[self._segment].kind, Role.PANELLIST)

    def _before_sessions(self) -> None:
        """Lines before the first session of a day, or before the first day."""
        if self._day is not None:
            self._day.notes.append(self._line)
            self._tell(Fate.NOTE, _("note of the day"))
        elif not self.programme.title and len(self._line) <= sessions.LONGEST_TITLE:
            self.programme.title = self._line
            self._placed(_("title of the meeting"))
        else:
            self.programme.notes.append(self._line)
            self._tell(Fate.NOTE, _("note of the meeting"))

    # what the report hears

    _reported = False

    def _keep_aside(self, where: str) -> None:
        (self._day.notes if self._day else self.programme.notes).append(self._line)
        self._tell(Fate.NOTE, where)

    def _note(self, words: str) -> None:
        self._session.notes.append(words)
        self._noted()

    def _noted(self) -> None:
        self._tell(Fate.NOTE, _("note of {title}").format(title=self._session.title or clock(self._session.start)))

    def _placed(self, where: str) -> None:
        self._tell(Fate.PLACED, where)

    def _tell(self, fate: Fate, where: str) -> None:
        if not self._reported:
            self.report.lines.append(ReadLine(self._number, self._line, fate, where))
        self._reported = False

    def _remark(self, words: str, *, about_line: bool = True) -> None:
        self.report.remarks.append(Remark(words, self._number if about_line else None))


def _bare(line: str) -> str:
    """A line without its bullet or number, its spaces single."""
    match = _BULLET.match(line)
    return " ".join(line[match.end() if match else 0 :].split())


def _block_of(words: str) -> tuple[Block, str] | None:
    """The block a line opens ("Objectives:", "Format: plenary") and what follows on the line."""
    head, colon, inline = words.partition(":")
    match = _BLOCK.fullmatch(head.strip())
    if match is None or not (colon or match["objectives"] or match["format"]):
        return None
    return Block[str(match.lastgroup).upper()], inline.strip()
