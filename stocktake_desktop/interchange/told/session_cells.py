"""The sessions, people and rooms of a plan as tables of cells, in a language of paper."""

import re
from collections.abc import Iterable, Iterator, Sequence

from stocktake_desktop.interchange.file_kinds import ExportOptions
from stocktake_desktop.interchange.told.asked import in_language, sessions_asked_for
from stocktake_desktop.interchange.told.cells import CellTable, CellValue, time_of_day
from stocktake_desktop.interchange.told.people_words import who_words
from stocktake_desktop.models import Meeting, Person, Role, Room, SessionBlock
from stocktake_desktop.planning.folding import person_order
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.sheets.words.tongues import tongues
from stocktake_desktop.sheets.words.who import role_name
from stocktake_desktop.words import _, term

_NARROW, _SHORT, _NAME, _LONG = 9, 16, 28, 48
"""Characters that columns are wide."""
_UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069]")


def tables_of(meeting: Meeting, asked: ExportOptions) -> list[CellTable]:
    """The sessions that are asked for, those without a place last; people; and rooms.

    Where sessions are chosen, people are those who are in them.
    """
    with in_language(meeting, asked.language):
        blocks = sessions_asked_for(meeting, asked)
        return [_sessions(blocks), _people(_people_in(blocks) if asked.chooses else meeting.people), _rooms(meeting)]


def session_table(meeting: Meeting, asked: ExportOptions) -> CellTable:
    """A row for each session that is asked for."""
    with in_language(meeting, asked.language):
        return _sessions(sessions_asked_for(meeting, asked))


def _sessions(blocks: Sequence[SessionBlock]) -> CellTable:
    roles = _roles_in(blocks)
    when = [
        (_("Day"), _NARROW),
        (_("Date"), _SHORT),
        (_("Start"), _NARROW),
        (_("End"), _NARROW),
        (_("Minutes"), _NARROW),
        (_("Room"), _NAME),
    ]
    return _table(_("Programme"), [*when, *_heads(roles)], ((*_place(block), *_told(block, roles)) for block in blocks))


def _roles_in(blocks: Sequence[SessionBlock]) -> list[Role]:
    """The roles that somebody has there, in the order of the vocabulary."""
    found = {appearance.role for block in blocks for appearance in block.appearances}
    return [role for role in Role if role in found]


def _heads(roles: Sequence[Role]) -> list[tuple[str, int]]:
    return [
        (_("Number"), _NARROW),
        (_("Title"), _LONG),
        (_("Kind"), _SHORT),
        *((role_name(role), _NAME) for role in roles),
        (_("Objectives"), _LONG),
        (_("Format"), _LONG),
        (_("Locked"), _NARROW),
        (_("Notes"), _LONG),
    ]


def _place(block: SessionBlock) -> Iterator[CellValue]:
    day, placement = block.day, block.placement
    yield day.number if day is not None else None
    yield day.date if day is not None else None
    yield time_of_day(placement.start) if placement is not None else None
    yield time_of_day(placement.end) if placement is not None else None
    yield block.minutes
    yield said(block.room, "name") if block.room is not None else None


def _told(block: SessionBlock, roles: Sequence[Role]) -> Iterator[CellValue]:
    yield block.number
    yield title_of(block)
    yield term(block.kind)
    for role in roles:
        yield "\n".join(who_words(one) for one in block.appearances if one.role is role)
    yield said(block, "objectives")
    yield said(block, "format_notes")
    yield _("yes") if block.locked else None
    yield said(block, "notes")


def _people_in(blocks: Iterable[SessionBlock]) -> set[Person]:
    return {one.person for block in blocks for one in block.appearances if one.person is not None}


def _people(people: Iterable[Person]) -> CellTable:
    heads = [
        (_("Honorific"), _SHORT),
        (_("Given name"), _SHORT),
        (_("Family name"), _NAME),
        (_("Native script"), _NAME),
        (_("Function"), _NAME),
        (_("Organisation"), _NAME),
        (_("Languages"), _SHORT),
        (_("Present from"), _SHORT),
        (_("Present to"), _SHORT),
        (_("Contact"), _NAME),
        (_("Notes"), _LONG),
    ]
    return _table(_("People"), heads, map(_person, sorted(people, key=person_order)))


def _person(person: Person) -> tuple[CellValue, ...]:
    organisation = person.organisation
    return (
        said(person, "honorific"),
        person.given_name,
        person.family_name,
        person.native_name,
        said(person, "function"),
        said(organisation, "name") if organisation is not None else None,
        tongues(person.languages),
        person.present_from,
        person.present_to,
        person.contact,
        person.notes,
    )


def _rooms(meeting: Meeting) -> CellTable:
    heads = [(_("Room"), _NAME), (_("Kind"), _SHORT), (_("Layout"), _SHORT), (_("Seats"), _NARROW), (_("Notes"), _LONG)]
    return _table(_("Rooms"), heads, map(_room, meeting.rooms))


def _room(room: Room) -> tuple[CellValue, ...]:
    return said(room, "name"), term(room.kind), term(room.layout), room.capacity, room.notes


def _table(name: str, heads: Sequence[tuple[str, int]], rows: Iterable[Iterable[CellValue]]) -> CellTable:
    words, widths = [head for head, _width in heads], [width for _head, width in heads]
    return CellTable(name, tuple(words), tuple(widths), tuple(tuple(map(_plain, row)) for row in rows))


def _plain(value: CellValue) -> CellValue:
    """A cell without what is not seen: cells are sorted and compared, lines read from the right need it."""
    return _UNSEEN.sub("", value) if isinstance(value, str) else value
