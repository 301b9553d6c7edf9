"""A list of people as it comes out of a spreadsheet: cells, what each column means, and a person from each row."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from stocktake_desktop.edits.people import NewPerson
from stocktake_desktop.interchange.progress import Progress, silently, told
from stocktake_desktop.interchange.readers.cells import between_cells, read_cells
from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.list_columns import ListColumn, heading
from stocktake_desktop.interchange.readers.programme_text.source import clean_lines
from stocktake_desktop.interchange.readers.programme_text.words_meant import (
    category_of,
    is_function,
    is_organisation,
)
from stocktake_desktop.interchange.report import Remark
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.honorifics import is_title
from stocktake_desktop.planning.moments import parse_moment
from stocktake_desktop.planning.person_names import is_capitals, split_name
from stocktake_desktop.words import _


@dataclass(frozen=True)
class Table:
    """The cells of a list: each row with the number of its line (from 1), and the headings, if there are any."""

    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    headings: tuple[str, ...] = ()
    columns: tuple[ListColumn, ...] = ()
    """What each column seems to mean."""
    cut: frozenset[int] = frozenset()
    """Lines with more cells than a list can have columns; the last ones are left out."""
    above: frozenset[int] = frozenset()
    """Lines that stand above the headings, such as the title of the list; nobody is read from them."""

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)


class LeftOut(NamedTuple):
    """A column that goes nowhere: its number from 1, its heading, and how many of its cells say something."""

    number: int
    heading: str
    filled: int


@dataclass(frozen=True)
class ReadPeople:
    """The people of a list, and what is odd about its lines."""

    people: tuple[NewPerson, ...] = ()
    remarks: list[Remark] = field(default_factory=list)


_MAIL = re.compile(r"(?<!\S)[^\s@]+@[^\s@]+\.\w+")  # begins where a word does: one try a word, however long
_PHONE = re.compile(r"\+?[\d ()/.-]{7,20}")
_LANGUAGES = re.compile(
    r"(?:(?:english|french|spanish|arabic|chinese|russian|portuguese|german|italian|anglais|francais|espagnol|arabe|chinois"
    r"|russe|ingles|frances|espanol|chino|ruso|portugues|en|fr|es|ar|zh|ru|pt|and|et|y)\b[\s,;/]*)+"
)
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 20_000, 200, 500_000
"""What a list may have; the people of a meeting of the whole United Nations are a tenth of it."""
_NAMES = (ListColumn.NAME, ListColumn.GIVEN, ListColumn.FAMILY)
_MOST_TITLES = 6
"""So many rows may stand above the headings."""
_MOST = 0.6
"""The share of cells that must look like something for a column to mean it."""


def read_table(text: str, organisations: Collection[str] = (), progress: Progress = silently) -> Table:
    """The cells of a text that came out of a spreadsheet, with tabs, semicolons or commas between them.

    Columns are known by their headings in the six languages, else by what is in them; `organisations` are
    the names known already. ImportRefused when it is longer or wider than any list.
    """
    rows = _rows(clean_lines(text), progress)
    cut = frozenset(line for line, cells in rows if len(cells) > MOST_COLUMNS)
    rows = [(line, cells[:MOST_COLUMNS]) for line, cells in rows]
    width = max((len(cells) for _line, cells in rows), default=0)
    if not rows:
        return Table()
    at = _headed(rows)
    if at is None:
        return Table(tuple(rows), (), tuple(_guessed([cells for _line, cells in rows], width, organisations)), cut)
    headings, below = rows[at][1], rows[at + 1 :]
    meant = [heading(cell) or ListColumn.LEFT_OUT for cell in headings]
    meant += [ListColumn.LEFT_OUT] * (width - len(headings))
    columns = _split_name(_titles(meant, [cells for _line, cells in below]))
    above = frozenset(line for line, _cells in rows[:at])
    return Table((*rows[:at], *below), headings, tuple(columns), cut, above)


def read_people(
    table: Table,
    columns: Sequence[ListColumn],
    days: Sequence[Date] = (),
    progress: Progress = silently,
    near: Date | None = None,
) -> ReadPeople:
    """A person from each row, with the columns meaning this; a row that names nobody is told and left out.

    `days` are those of the meeting: they give the year to days that are written without; where it has none, `near`.
    """
    people: list[NewPerson] = []
    remarks: list[Remark] = []
    rows = [row for row in table.rows if row[0] not in table.above]
    merged = _merged(rows, columns)
    for line, cells in told(table.rows, progress):
        if line in table.above:
            remarks.append(Remark(_("Stands above the headings."), line))
            continue
        person = _person(line, cells, columns, _Presence(days, near, remarks))
        if line in merged and not person.organisation:
            person = replace(person, organisation=merged[line], category=category_of(merged[line]))
            remarks.append(Remark(_("Organisation as in the lines above: {name}.").format(name=merged[line]), line))
        if not table.headings and _is_turned(person):
            person = replace(person, given_name=person.family_name, family_name=person.given_name)
            remarks.append(Remark(_("The family name is the one in capitals."), line))
        if table.headings and len(cells) > len(table.headings):
            remarks.append(Remark(_("More cells than headings; look at what the last columns mean."), line))
        if line in table.cut:
            remarks.append(Remark(_("Only the first {n} cells are read.").format(n=MOST_COLUMNS), line))
        if person.given_name or person.family_name or person.function:
            people.append(person)
        else:
            remarks.append(Remark(_("Names nobody: there is neither a name nor a function."), line))
    return ReadPeople(tuple(people), remarks)


def left_out(table: Table, columns: Sequence[ListColumn]) -> list[LeftOut]:
    """The columns that hold something and go nowhere."""
    found = []
    for nth in (nth for nth, column in enumerate(columns) if column is ListColumn.LEFT_OUT):
        rows = (cells for line, cells in table.rows if line not in table.above)
        filled = sum(bool(_cell(cells, nth)) for cells in rows)
        if filled:
            found.append(LeftOut(nth + 1, _cell(table.headings, nth), filled))
    return found


def _merged(rows: Sequence[tuple[int, Sequence[str]]], columns: Sequence[ListColumn]) -> dict[int, str]:
    """The organisation of the lines whose cell is empty because it was merged with those above it.

    So it is below somebody with an organisation, where none is said twice one below the other: a list that repeats its
    organisations has no merged cells.
    """
    named = [nth for nth, column in enumerate(columns) if column in _NAMES]
    if ListColumn.ORGANISATION not in columns:
        return {}
    at = list(columns).index(ListColumn.ORGANISATION)
    said = [(line, _cell(cells, at), any(_cell(cells, nth) for nth in named)) for line, cells in rows]
    if any(one[1] and one[1] == after[1] for one, after in pairwise(said)):
        return {}
    carried: dict[int, str] = {}
    last = ""
    for line, words, is_somebody in said:
        last = (words or last) if is_somebody else ""
        if last and not words:
            carried[line] = last
    return carried


def _cell(cells: Sequence[str], nth: int) -> str:
    return cells[nth] if nth < len(cells) else ""


def _is_turned(person: NewPerson) -> bool:
    """Whether the name in capitals, as family names are written, stands where given names do."""
    return is_capitals(person.given_name) and bool(person.family_name) and not is_capitals(person.family_name)


def _rows(lines: list[str], progress: Progress) -> list[tuple[int, tuple[str, ...]]]:
    """The rows that hold anything, each with the line it begins on."""
    found: list[tuple[int, tuple[str, ...]]] = []
    count = 0
    for line, cells in read_cells(lines, between_cells(lines), progress):
        words = _without_empty_end([" ".join(cell.split()) for cell in cells[: MOST_COLUMNS + 1]])
        count += len(words)
        if len(found) >= MOST_ROWS or count > MOST_CELLS:
            raise ImportRefused(_("The list is too long: it may have {n} rows.").format(n=MOST_ROWS))
        if words:
            found.append((line, words))
    return found


def _without_empty_end(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _headed(rows: Sequence[tuple[int, tuple[str, ...]]]) -> int | None:
    """Which of the first rows holds the headings: the one with most of them; above it stand only titles."""
    best, most = None, 0
    for nth, (_line, cells) in enumerate(rows[:_MOST_TITLES]):
        named = {column for cell in cells if (column := heading(cell)) is not None}
        is_half = 2 * len(named) >= sum(map(bool, cells))
        if len(named) > most and (named & set(_NAMES) or (is_half and ListColumn.ORGANISATION in named)):
            best, most = nth, len(named)
    return best


def _titles(meant: list[ListColumn], rows: Sequence[Sequence[str]]) -> list[ListColumn]:
    """A "title" is the function, or "Mr." and the like, by what is in it."""
    columns = [[row[nth] for row in rows if nth < len(row) and row[nth]] for nth in range(len(meant))]
    return [
        ListColumn.HONORIFIC
        if column is ListColumn.FUNCTION and _looks_like(cells, ()) is ListColumn.HONORIFIC
        else column
        for column, cells in zip(meant, columns, strict=True)
    ]


def _split_name(meant: list[ListColumn]) -> list[ListColumn]:
    """A "name" beside a first name is the family name; of two columns that mean the same the first one counts."""
    if ListColumn.GIVEN in meant and ListColumn.FAMILY not in meant:
        meant = [ListColumn.FAMILY if column is ListColumn.NAME else column for column in meant]
    if ListColumn.FAMILY in meant and ListColumn.GIVEN not in meant and ListColumn.NAME not in meant:
        meant = [ListColumn.NAME if column is ListColumn.FAMILY else column for column in meant]
    joined = (ListColumn.CONTACT, ListColumn.NOTES)
    first = {column: nth for nth, column in reversed(list(enumerate(meant)))}
    return [
        column if column in joined or first[column] == nth else ListColumn.LEFT_OUT for nth, column in enumerate(meant)
    ]


def _guessed(rows: Sequence[Sequence[str]], width: int, organisations: Collection[str]) -> list[ListColumn]:
    """What columns without headings hold, by what most of their cells look like."""
    known = {folded(name) for name in organisations}
    columns = [[row[nth] for row in rows if nth < len(row) and row[nth]] for nth in range(width)]
    meant = [_looks_like(cells, known) for cells in columns]
    free = [nth for nth, column in enumerate(meant) if column is None]
    names = [nth for nth in free if columns[nth]][:2]
    if len(names) == 2 and all(_short(columns[nth]) for nth in names):
        capitals = sum(cell.isupper() for cell in columns[names[0]]) > len(columns[names[0]]) / 2
        order = (ListColumn.FAMILY, ListColumn.GIVEN) if capitals else (ListColumn.GIVEN, ListColumn.FAMILY)
        meant[names[0]], meant[names[1]] = order
    elif names:
        meant[names[0]] = ListColumn.NAME
        later = [nth for nth in free if nth > names[0] and columns[nth]]
        for nth, column in zip(later, (ListColumn.FUNCTION, ListColumn.ORGANISATION), strict=False):
            meant[nth] = column if column not in meant else ListColumn.NOTES
    return _split_name([column or ListColumn.LEFT_OUT for column in meant])


def _looks_like(cells: Sequence[str], organisations: Collection[str]) -> ListColumn | None:
    tests = (
        (ListColumn.CONTACT, lambda cell: _MAIL.search(cell) or _PHONE.fullmatch(cell)),
        (ListColumn.HONORIFIC, is_title),
        (ListColumn.LANGUAGES, lambda cell: _LANGUAGES.fullmatch(folded(cell))),
        (ListColumn.ORGANISATION, lambda cell: folded(cell) in organisations),
        (ListColumn.FUNCTION, is_function),
        (ListColumn.ORGANISATION, is_organisation),
    )
    for column, test in tests:
        if cells and sum(bool(test(cell)) for cell in cells) >= _MOST * len(cells):
            return column
    return None


def _short(cells: Sequence[str]) -> bool:
    return sum(len(cell.split()) <= 2 for cell in cells) >= _MOST * len(cells)


class _Presence(NamedTuple):
    """Reads since when and until when somebody is there."""

    days: Sequence[Date]
    near: Date | None
    remarks: list[Remark]

    def take(self, row: dict[ListColumn, str], line: int) -> dict[str, datetime]:
        """Take the two moments out of what a row says; what is not understood goes to the notes, and is told."""
        found: dict[str, datetime] = {}
        for column in (ListColumn.PRESENT_FROM, ListColumn.PRESENT_TO):
            words = row.pop(column, "")
            ends = column is ListColumn.PRESENT_TO
            moment = parse_moment(words, self.days, ends=ends, near=self.near) if words else None
            if moment is not None:
                found[column.value] = moment
            elif words:
                sentence = _("“{words}” is not a day and time such as 4 Dec 10:00; it goes to the notes.")
                self.remarks.append(Remark(sentence.format(words=words), line))
                row[ListColumn.NOTES] = "; ".join(filter(None, [row.get(ListColumn.NOTES, ""), words]))
        return found


def _person(line: int, cells: Sequence[str], columns: Sequence[ListColumn], presence: _Presence) -> NewPerson:
    values: dict[ListColumn, list[str]] = {}
    for cell, column in zip(cells, columns, strict=False):
        if cell and column is not ListColumn.LEFT_OUT:
            values.setdefault(column, []).append(cell)
    row = {column: (" " if column in _NAMES else "; ").join(words) for column, words in values.items()}
    whole = row.pop(ListColumn.NAME, "")
    organisation = row.get(ListColumn.ORGANISATION, "")
    there = presence.take(row, line)
    texts = {column.value: words for column, words in row.items()}
    person = NewPerson(line=line, category=category_of(organisation), **texts, **there)  # type: ignore[arg-type]
    if whole and not (person.given_name or person.family_name):
        parts = split_name(whole)
        honorific = person.honorific or parts.honorific
        person = replace(person, honorific=honorific, given_name=parts.given, family_name=parts.family)
    return person
