"""What titles, names and texts are called in other languages: which can be translated, and what they are called."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from stocktake_desktop.models import (
    Appearance,
    Meeting,
    Person,
    Row,
    SessionBlock,
)
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import fields_of, names_of
from stocktake_desktop.planning.folding import name_order, person_order
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.states import name_in

_WHOLE_NAME: Mapping[type[Row], Mapping[str, str]] = {Person: {"given_name": "name", "family_name": "name"}}
"""What is translated in one, by the columns it stands in."""


@cache
def translatable(model: type[Row]) -> tuple[str, ...]:
    """What of a row may be said in another language, in the order in which it is listed."""
    whole = _WHOLE_NAME.get(model, {})
    fields = (whole.get(name, name) for name, field in fields_of(model).items() if Use.TRANSLATED in field.use)
    return tuple(dict.fromkeys(fields))


def is_long(model: type[Row], field: str) -> bool:
    """Whether what may be translated has several lines."""
    return field in names_of(model, Use.LONG)


Said = Mapping[tuple[str, str], str]
"""What is said in one language, by the id of the row and its field."""


class Original(NamedTuple):
    """Something that may be translated: one field of one row, and what it says in the language it was planned in.

    It may say nothing there and be said in another language all the same: a cue is as usual until it is worded.
    """

    row: Row
    field: str

    @property
    def key(self) -> tuple[str, str]:
        """The id of the row, and the field."""
        return self.row.id, self.field

    @property
    def words(self) -> str:
        """What it says in the language it was planned in."""
        return original(self.row, self.field)


def original(row: Row, field: str) -> str:
    """What a field says in the language it was planned in."""
    return str(getattr(row, field))


def said_in(meeting: Meeting, language: str) -> Said:
    """All that is translated into a language; delegations of States are called as the United Nations lists them."""
    said = {(one.id, "name"): name for one in meeting.organisations if (name := name_in(one, language))}
    said.update(
        {(row.subject, row.field): row.text for row in meeting.translations if row.language == language and row.text}
    )
    return said


def said(row: Row, field: str, words: Said) -> str:
    """What a field says by these translations, else the original; what says nothing has no translation either."""
    own = original(row, field)
    return words.get((row.id, field), own) if own else own


Told = frozenset[tuple[str, str]]
"""What is said in some other language, by the id of the row and its field."""


def told_elsewhere(meeting: Meeting) -> Told:
    """All that is said in some language beside the one it was planned in."""
    return frozenset((row.subject, row.field) for row in meeting.translations if row.text)


def of_the_frame(meeting: Meeting) -> Iterator[Original]:
    """The words about the meeting itself, its days, rooms and documents, and the cues of its script."""
    stops = (stop for day in meeting.days for stop in day.hard_stops)
    cues = (cue for cue in meeting.cues if cue.subject == meeting.id)
    rows = chain((meeting,), meeting.days, stops, meeting.rooms, meeting.documents, cues)
    return _of(rows, told_elsewhere(meeting))


def of_organisations(meeting: Meeting) -> Iterator[Original]:
    """The names of delegations and groups, in the order of the names."""
    in_order = sorted(meeting.organisations, key=lambda organisation: (name_order(organisation.name), organisation.id))
    return _of(in_order, told_elsewhere(meeting))


def of_people(meeting: Meeting) -> Iterator[Original]:
    """The names and functions of persons, in the order of their family names."""
    in_order = sorted(meeting.people, key=person_order)
    return _of(in_order, told_elsewhere(meeting))


def of_session(block: SessionBlock, told: Told | None = None) -> Iterator[Original]:
    """The words of a session and of what is in it: questions, items, those who appear without a name, its own cues.

    Who asks for many sessions tells what is said elsewhere.
    """
    yield from _of(_rows_of(block), told_elsewhere(block.meeting) if told is None else told)


def originals_of(meeting: Meeting) -> Iterator[Original]:
    """All that can be translated in a meeting, in the order in which it is listed."""
    told = told_elsewhere(meeting)
    yield from of_the_frame(meeting)
    yield from of_organisations(meeting)
    yield from of_people(meeting)
    for block in in_order(meeting.sessions):
        yield from of_session(block, told)


def _rows_of(block: SessionBlock) -> Iterator[Row]:
    loose = [appearance for appearance in block.appearances if appearance.segment is None]
    yield block
    yield from block.questions
    yield from _with_alternates(loose)
    for segment in block.segments:
        yield segment
        yield from _with_alternates(segment.appearances)
    subjects = {block.id, *(segment.id for segment in block.segments)}
    yield from (cue for cue in block.meeting.cues if cue.subject in subjects)


def _with_alternates(appearances: Iterable[Appearance]) -> Iterator[Row]:
    for appearance in appearances:
        yield appearance
        yield from appearance.alternates


def _of(rows: Iterable[Row], told: Told) -> Iterator[Original]:
    """Every field of these rows that says something, in whatever language."""
    for row in rows:
        for field in translatable(type(row)):
            if original(row, field).strip() or (row.id, field) in told:
                yield Original(row, field)
