"""Reading a programme row by row: which day, which session, which part of it a cell or a line belongs to.

Every non-blank line ends in exactly one place, a field or a note, and the report says which.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from stocktake_desktop.interchange.grid.column_words import Column, are_heads_run_together, column_meant
from stocktake_desktop.interchange.grid.day_words import DayHeading, dates_meant, day_heading
from stocktake_desktop.interchange.grid.grid import Cell, GridRow, words_of
from stocktake_desktop.interchange.grid.of_text import grid_of
from stocktake_desktop.interchange.grid.times import Found, time_in, whole
from stocktake_desktop.interchange.progress import Progress, silently, told
from stocktake_desktop.interchange.readers.programme_text import sessions, table
from stocktake_desktop.interchange.readers.programme_text.account import Account
from stocktake_desktop.interchange.readers.programme_text.blocks import BLOCK_OF, PAGE, ROLE_OF, Block, bare, unmarked
from stocktake_desktop.interchange.readers.programme_text.days import Days
from stocktake_desktop.interchange.readers.programme_text.in_session import InSession
from stocktake_desktop.interchange.readers.programme_text.opening import Opening, opening
from stocktake_desktop.interchange.readers.programme_text.places import place_in
from stocktake_desktop.interchange.readers.programme_text.programme import ReadDay, ReadProgramme, ReadSession
from stocktake_desktop.interchange.readers.programme_text.rooms import is_room, lone_room, room_of_all
from stocktake_desktop.interchange.readers.programme_text.source import clean_lines
from stocktake_desktop.interchange.report import ImportReport, Meant
from stocktake_desktop.planning.clock import USUAL_MINUTES
from stocktake_desktop.words import _

_LEAVES = " \t:;,.|–—-*•"


@dataclass(frozen=True)
class Answers:
    """What somebody said of a text before it is read again."""

    columns: tuple[Column | None, ...] = ()
    """What each column holds, whatever their heads say."""
    opened: frozenset[int] = frozenset()
    """Lines that open a session, with the time they hold."""
    otherwise: date | None = None
    """The first day where neither anybody nor the text says which it is."""


def read_programme(
    text: str, first_day: date | None = None, progress: Progress = silently, answers: Answers | None = None
) -> tuple[ReadProgramme, ImportReport]:
    """What a programme says, and what became of each of its lines.

    `first_day` dates "Day 1" where the text gives no date of its own. ImportRefused when it is longer than any.
    """
    rows = grid_of(clean_lines(text))
    reader = _Reader(first_day, _titles_above(rows), answers or Answers())
    reader.programme.rows = rows
    for nth, row in enumerate(told(rows, progress)):
        reader.read(row, rows[nth + 1] if nth + 1 < len(rows) else None)
    reader.finish()
    return reader.programme, reader.account.report


def _titles_above(rows: Sequence[GridRow]) -> set[int]:
    """The lines that are titles of the times below them, in a programme that is written so throughout."""
    dated, undated, times = {}, set(), 0
    for before, row, after in zip((GridRow(0, ()), *rows), rows, rows[1:], strict=False):
        if not (row.cells and after.cells and whole(words_of(after.cells[0]))):
            continue
        times += 1
        heading = day_heading(row.text)
        if heading is not None and heading.title:
            dated[row.line] = (heading.date, heading.month_day, heading.number)
        elif heading is None and row.line == after.line - 1 and len(row.cells) == 1 and _is_set_off(row, before):
            undated.add(row.line)
    above = set(dated) if len(set(dated.values())) < len(dated) else set()
    return above | (undated if times > 1 and len(undated) == times else set())


def _is_set_off(row: GridRow, before: GridRow) -> bool:
    """Whether a blank line or the heading of a day stands before a row."""
    return before.line < row.line - 1 or bool(before.cells and day_heading(before.text))


class _Reader:
    def __init__(self, first_day: date | None, titles_above: set[int], answers: Answers) -> None:
        self._titles_above = titles_above
        self._answers = answers
        self._widths: Counter[tuple[Column | None, ...]] = Counter()
        self.programme = ReadProgramme()
        self.account = Account()
        self._days = Days(self.programme, self.account, first_day, answers.otherwise)
        self._inside: InSession | None = None
        self._rows = 0
        self._heads: Sequence[Column | None] = answers.columns
        self._columns: list[tuple[ReadDay | None, str]] = []
        self._title_above = ""
        self._start: Found | None = None
        self._is_beside = False

    def read(self, row: GridRow, after: GridRow | None) -> None:
        """Take in one row; `after` is the next."""
        self.account.turn_to(row.line, row.text)
        full = [cell for cell in row.cells if cell]
        if not full:
            self.account.placed(_("line between others"))
        elif not self._answers.opened.isdisjoint(paragraph.line for paragraph in row.paragraphs):
            for paragraph in row.paragraphs:
                self._read_line(paragraph.line, paragraph.text, after)
        elif (is_beside := self._stands_beside(row, after)) or self._are_heads(row):
            self._each_line(row, self._read_beside if is_beside else self._read_heads)
        elif self._columns and len(full) > 1 and (found := whole(words_of(row.cells[0]))):
            self._open_columns(row, found)
            self._each_line(row, lambda _line: self.account.timed(_("time and title")))
        elif self._is_row(row, full) and (read := table.understood(row, self._heads)):
            self._open_row(read)
            self._widths[table.columns_read(row, read)] += 1
            for line in sorted(table.lines_that_say_when(row)):
                self.account.turn_to(line, "")
                self.account.timed(_("time and title"))
            self._each_line(row, self._tell_where_untold)
        elif len(full) == 1 or len({paragraph.line for paragraph in row.paragraphs}) > 1:
            for paragraph in row.paragraphs:
                self._read_line(paragraph.line, paragraph.text, after)
        else:
            self._read_line(row.line, row.text, after)

    def _are_heads(self, row: GridRow) -> bool:
        """Whether a row says what the columns below it hold; then that is known from here on."""
        if columns := table.columns_of_sessions(row):
            self._set_columns(columns)
        elif heads := table.heads_of(row):
            self._heads, self._columns = self._answers.columns or heads, []
            self.programme.columns = self.programme.columns or tuple(self._heads)
        return bool(columns or heads)

    def _is_row(self, row: GridRow, full: Sequence[Cell]) -> bool:
        """Whether a row is one of a table: of several cells, or with an empty one below the first head."""
        return len(full) > 1 or bool(self._heads and len(row.cells) > 1 and not row.cells[0])

    def _stands_beside(self, row: GridRow, after: GridRow | None) -> bool:
        """Whether a row belongs to a list beside the programme, or is its name; what has heads of its own ends it."""
        if self._is_beside and (table.heads_of(row) or (after is not None and table.heads_of(after))):
            self._is_beside = False
        if table.is_list_beside(row) or (len(row.cells) == 1 and table.is_list_beside(after)):
            self._is_beside, self._inside, self._heads, self._columns = True, None, (), []
        return self._is_beside

    def finish(self) -> None:
        """What can only be said at the end: lengths, kinds, rooms."""
        if self._start is not None:
            self._open_session(self._start, "")
        report = self.account.report
        sessions.without_announcements(self.programme)
        sessions.mean_afternoons(self.programme, report)
        for day in self.programme.days:
            sessions.complete(day, report)
        sessions.assume_rooms(self.programme, report)
        self._say_what_was_read()
        self.account.finish((session.line, session.title) for session in self.programme.sessions)

    def _say_what_was_read(self) -> None:
        programme, most = self.programme, self._widths.most_common(1)
        programme.columns = self._answers.columns or programme.columns or (most[0][0] if most else ())
        programme.is_guessed = programme.is_guessed and not (programme.days and programme.days[0].is_said)

    def _tell_where_untold(self, _line: str) -> None:
        if not self.account.is_told:
            self.account.placed(_("time and title"), Meant.TITLE)

    def _each_line(self, row: GridRow, tell: Callable[[str], object]) -> None:
        for line, cells in groupby(row.paragraphs, key=lambda paragraph: paragraph.line):
            text = " | ".join(paragraph.text.strip() for paragraph in cells)
            self.account.turn_to(line, text)
            tell(text)

    # a line of its own

    def _read_line(self, number: int, line: str, after: GridRow | None) -> None:
        self.account.turn_to(number, line)
        words = bare(line)
        if number in self._answers.opened and (time := time_in(line)):
            self._open_session(time, f"{line[: time.first].strip()} {line[time.last :].strip()}".strip(_LEAVES))
            self.account.timed(_("time and title"))
        elif number in self._titles_above and not day_heading(unmarked(line)):
            self._title_above = words
            self.account.placed(_("title"), Meant.TITLE)
        elif heading := day_heading(line.strip()) or day_heading(unmarked(line)):
            self._open_day(heading)
        elif are_heads_run_together(line) or self._is_lone_head(words, after):
            self._keep_aside(_("column heading"))
        elif found := opening(line, self._inside.session if self._inside else None):
            self._open_line(found, after)
        elif self._start is not None:
            start, self._start = self._start, None
            self._open_session(start, "")
            self._into(line)
        elif self._inside is not None:
            self._into(line)
        else:
            self._before_sessions(line)

    def _into(self, line: str) -> None:
        if self._inside is not None:
            self._inside.read(line)

    def _is_lone_head(self, words: str, after: GridRow | None) -> bool:
        """The heads of a table that was copied cell by cell stand one a line."""
        is_head = column_meant(words) is not None and (words.isupper() or self._inside is None)
        following = words_of(after.cells[0]) if after and after.cells else ""
        return is_head and (column_meant(following) is not None or not following or bool(whole(following)))

    def _open_line(self, found: Opening, after: GridRow | None) -> None:
        """A time with a title; or the first of two lines that say from when until when; or a part of the session."""
        if found.day and (heading := day_heading(found.day)):
            self._open_day(heading)
        if found.is_part:
            self._into(self.account.line)
            return
        if self._start is not None and not found.words and found.time.end is None:
            start, self._start = self._start, None
            is_open = start.is_open and found.time.is_open
            self._open_session(start._replace(end=found.time.start, is_open=is_open), "")
            self.account.timed(_("time and title"))
            return
        if self._start is not None:
            start, self._start = self._start, None
            self._open_session(start, "")
        following = words_of(after.cells[0]) if after and len(after.cells) == 1 else ""
        if not found.words and found.time.end is None and (end := whole(following)) and end.end is None:
            self._start = found.time
            self.account.timed(_("time and title"))
            return
        self._open_session(found.time, found.words, found.room)
        self.account.timed(_("time and title"))

    def _open_day(self, heading: DayHeading) -> None:
        if heading.title and self.account.number in self._titles_above:
            self._title_above = heading.title
            heading = replace(heading, title="")
        self._days.open(heading)
        if self._days.day is not None and heading.title:
            self._days.day.room = self._days.day.room or room_of_all(heading.title, is_heading=True)
        self._inside = None

    # what a row or a line opens

    def _open_row(self, read: table.TableRow) -> None:
        if read.day and (heading := day_heading(read.day)):
            self._days.open(heading)
        title = bare(read.title[0].text) if read.title else ""
        if read.found is not None:
            self._open_session(read.found, title, read.room)
        elif read.is_parked:
            self._open_parked(read.minutes or USUAL_MINUTES, title)
        elif self._inside is None:
            for paragraph in (*read.title, *(p for _head, cell in read.more for p in cell)):
                self._read_line(paragraph.line, paragraph.text, None)
            return
        elif sessions.opens_parallel(self._inside.row, title, read.room):
            self._inside.open_parallel(title, read.room)
        else:
            self._inside.read_cell(read.title, Block.AGENDA)
        inside = self._inside
        if inside is None:
            return
        inside.session.take_facts(read.number, read.kind, locked=read.locked)
        first = read.title[0].line if read.title else self.account.number
        self.account.turn_to(first, read.title[0].text if read.title else "")
        self.account.timed(_("time and title"))
        if read.found is not None or read.is_parked or len(read.title) > 1:
            inside.read_cell(read.title[1:], Block.AGENDA)
        for head, cell in read.more:
            is_who = head is Column.WHO or head in ROLE_OF
            inside.read_cell(cell, BLOCK_OF.get(head, Block.AGENDA), ROLE_OF.get(head), is_who=is_who)

    def _set_columns(self, columns: Sequence[str]) -> None:
        """Columns of sessions, each in its room or on its day."""
        self._columns, self._inside = [], None
        for words in columns:
            if heading := day_heading(words):
                self._days.open(heading)
            self._columns.append((self._days.day, "") if heading else (None, words))

    def _open_columns(self, row: GridRow, found: Found) -> None:
        """A row of sessions at one time; what stands in one column only, of several rooms, is in none of them."""
        filled = [(column, cell) for column, cell in zip(self._columns, row.cells[1:], strict=False) if cell]
        for nth, ((day, room), (first, *others)) in enumerate(filled):
            if day is not None:
                self._days.turn_to(day)
            self.account.turn_to(first.line, first.text)
            if nth and day is None and self._inside is not None:
                self._inside.open_parallel(bare(first.text), room)
            else:
                self._open_session(found, bare(first.text), room if len(filled) > 1 else "")
            if self._inside is not None:
                self._inside.read_cell(tuple(others), Block.AGENDA)

    def _open_session(self, found: Found, title: str, room: str = "") -> None:
        self._rows += 1
        session = ReadSession(self.account.number, found.start, found.end, room=room, row=self._rows)
        session.is_open = found.is_open
        self._inside = InSession(self.account, self._days.add, session)
        if self._title_above and not room and is_room(title):
            title, room = "", title
        session.room = room
        title, self._title_above = title or self._title_above, ""
        if title:
            self._inside.entitle(title)

    def _open_parked(self, minutes: int, title: str) -> None:
        """A session that has no place yet."""
        self._rows += 1
        session = ReadSession(self.account.number, 0, minutes, row=self._rows)
        self._inside = InSession(self.account, self.programme.parked.append, session)
        self._inside.entitle(title)
        self.account.remark(_("{title} has no day and no time, and is parked.").format(title=session.title))

    def _before_sessions(self, line: str) -> None:
        """Lines before the first session of a day, or before the first day."""
        line = line.strip()
        if not self.programme.dates and (meant := next(dates_meant(line), None)):
            self.programme.dates, self.programme.dates_line = meant, self.account.number
            self.account.understood()
            self._learn_zone(line)
        if self._days.day is None:
            lone = lone_room(line) if self.programme.title else ""
            self.programme.room = self.programme.room or lone or room_of_all(line)
        else:
            self._days.day.room = self._days.day.room or room_of_all(line)
        if self._days.day is not None:
            self._days.day.notes.append(line)
            self.account.noted(_("note of the day"))
        elif not self.programme.title and sessions.may_be_title(line) and not PAGE.fullmatch(line):
            self.programme.title = bare(line).strip("#*_ ") or line
            self.account.placed(_("title of the meeting"), Meant.TITLE)
        else:
            self.programme.notes.append(line)
            self.account.noted(_("note of the meeting"))

    def _learn_zone(self, line: str) -> None:
        if found := place_in(line):
            self.programme.place, self.programme.timezone = place, zone = found
            words = _("{place} is named with the dates; the time zone {zone} was assumed.")
            self.account.remark(words.format(place=place, zone=zone))

    def _read_heads(self, _line: str) -> None:
        self._keep_aside(_("column heading"))

    def _read_beside(self, _line: str) -> None:
        self.account.understood()
        self._keep_aside(_("list beside the programme"))

    def _keep_aside(self, where: str) -> None:
        notes = self._days.day.notes if self._days.day else self.programme.notes
        notes.append(self.account.line)
        self.account.noted(where)
