"""What of a meeting is held against another one: which rows, what they are known by, and what of them is carried."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from stocktake_desktop.models import (
    Alternate,
    Appearance,
    Day,
    Distribution,
    GuidingQuestion,
    HardStop,
    Meeting,
    MeetingDocument,
    Organisation,
    Outcome,
    Person,
    QuestionDocument,
    RoleRule,
    Room,
    Row,
    ScriptCue,
    Segment,
    Sentence,
    SessionBlock,
    SessionDocument,
    Translation,
)
from stocktake_desktop.models.columns import ORDER
from stocktake_desktop.models.fields import fields_of, units_of
from stocktake_desktop.planning.comparing.likeness import likeness, words_of
from stocktake_desktop.planning.folding import folded, name_key

Known = Callable[[str | None], str]
"""The id that something has in the plan, of its id in the one or in the other meeting."""
Key = Callable[[Any, Known], Hashable]
"""What a row is known by beside its id; nothing where that tells nothing."""

LIKE = 50
"""Per cent from which two rows may be one that was rewritten."""
PLACE = "place"
"""The unit of day, room, start and minutes."""
WHO = "who"
"""The unit of who appears, as what, and whether they come."""


@dataclass(frozen=True)
class Kind:
    """One kind of rows: those of an owner, the keys they are paired by, one after the other, and their own parts.

    What no key tells is paired by how well a row of the plan `fits` one of the other meeting, in per cent.
    """

    model: type[Row]
    rows: Callable[[Any], Iterable[Row]]
    keys: tuple[Key, ...] = ()
    fits: Callable[[Any, Any], int] | None = None
    parts: tuple[Kind, ...] = ()
    is_ordered: bool = False

    @property
    def table(self) -> str:
        """The name of the table."""
        return str(self.model.__tablename__)


def _who(row: Any, known: Known) -> Hashable:
    if row.person_id or row.organisation_id:
        return known(row.person_id), known(row.organisation_id)
    return folded(row.placeholder)


def _of_script(row: Any, known: Known) -> tuple[Hashable, ...]:
    return known(row.subject), row.session_kind, known(row.who), row.step


def _fills(here: Any, there: Any) -> int:
    """How surely somebody is who comes for a place that was open: of its role, and of the office it names."""
    if here.person_id or here.organisation_id or here.role is not there.role or there.placeholder == here.placeholder:
        return 0
    wanted = set(words_of(here.placeholder)) - _FILLERS
    function = there.person.function if there.person is not None else ""
    organisation = there.organisation or (there.person.organisation if there.person is not None else None)
    names = {*words_of(function), *words_of(organisation.name if organisation is not None else "")}
    names |= set(words_of(there.placeholder))
    if not wanted or wanted <= set(words_of(here.role.value)):
        return LIKE
    return 100 if wanted <= names else LIKE if len(wanted & names) * 2 >= len(wanted) else 0


ALTERNATES = Kind(Alternate, lambda place: place.alternates, (_who,), is_ordered=True)
APPEARANCES = Kind(
    Appearance,
    lambda block: block.appearances,
    (
        lambda row, known: (_who(row, known), row.role, known(row.segment_id)),
        lambda row, known: (_who(row, known), row.role),
        lambda row, known: _who(row, known),
        lambda row, known: (folded(row.placeholder), row.role) if row.placeholder else None,
    ),
    _fills,
    parts=(ALTERNATES,),
    is_ordered=True,
)
SEGMENTS = Kind(
    Segment,
    lambda block: block.segments,
    (
        lambda row, known: (folded(row.title), row.kind, row.minutes),
        lambda row, known: folded(row.title),
    ),
    lambda here, there: likeness(here.title, there.title),
    is_ordered=True,
)
PAPERS = Kind(
    SessionDocument, lambda block: block.documents, (lambda row, known: known(row.document_id),), is_ordered=True
)
PAPERS_OF_QUESTION = Kind(
    QuestionDocument, lambda question: question.documents, (lambda row, known: known(row.document_id),), is_ordered=True
)
QUESTIONS = Kind(
    GuidingQuestion,
    lambda block: block.questions,
    (lambda row, known: folded(row.text),),
    lambda here, there: likeness(here.text, there.text),
    parts=(PAPERS_OF_QUESTION,),
    is_ordered=True,
)
OUTCOMES = Kind(
    Outcome,
    lambda block: block.outcomes,
    (lambda row, known: (row.kind, folded(row.text)),),
    lambda here, there: likeness(here.text, there.text),
    is_ordered=True,
)
SESSIONS = Kind(
    SessionBlock, lambda meeting: meeting.sessions, parts=(SEGMENTS, APPEARANCES, QUESTIONS, OUTCOMES, PAPERS)
)
STOPS = Kind(
    HardStop,
    lambda day: day.hard_stops,
    (
        lambda row, known: (row.minute, folded(row.title)),
        lambda row, known: row.minute,
        lambda row, known: folded(row.title),
    ),
)
DAYS = Kind(Day, lambda meeting: meeting.days, (lambda row, known: row.date,), parts=(STOPS,))
ROOMS = Kind(
    Room,
    lambda meeting: meeting.rooms,
    (lambda row, known: name_key(row.name), lambda row, known: usual_room(row)),
    is_ordered=True,
)
ORGANISATIONS = Kind(
    Organisation,
    lambda meeting: meeting.organisations,
    (
        lambda row, known: (name_key(row.name), name_key(row.short_name)) if row.name else None,
        lambda row, known: name_key(row.name),
        lambda row, known: name_key(row.short_name),
    ),
)
PEOPLE = Kind(Person, lambda meeting: meeting.people)
DOCUMENTS = Kind(
    MeetingDocument,
    lambda meeting: meeting.documents,
    (
        lambda row, known: (folded(row.title), row.link.strip()),
        lambda row, known: folded(row.symbol),
        lambda row, known: folded(row.title),
        lambda row, known: row.link.strip(),
    ),
    is_ordered=True,
)
RULES = Kind(
    RoleRule,
    lambda meeting: meeting.role_rules,
    (lambda row, known: (row.kind, row.role, row.category, row.allowed),),
)
TRANSLATIONS = Kind(
    Translation,
    lambda meeting: meeting.translations,
    (lambda row, known: (known(row.subject), row.field, row.language),),
)
SENTENCES = Kind(
    Sentence,
    lambda meeting: meeting.sentences,
    (lambda row, known: (*_of_script(row, known), row.occasion, row.language),),
)
CUES = Kind(
    ScriptCue,
    lambda meeting: meeting.cues,
    (
        lambda row, known: (*_of_script(row, known), row.pictogram, folded(row.words)),
        lambda row, known: (*_of_script(row, known), row.pictogram),
    ),
)
COPIES = Kind(Distribution, lambda meeting: meeting.distribution, (lambda row, known: row.sheet,))
OTHERS = (DOCUMENTS, RULES, SENTENCES, CUES, TRANSLATIONS, COPIES)
"""What else a meeting holds that was planned; what was printed, told and really happened belongs to one plan alone."""

_FILLERS = {"to", "be", "named", "confirmed", "announced", "determined", "tbc", "tbd", "n", "a", "the", "of"}
"""Words of a place that say nothing of who comes."""
_OWNERS = {"meeting_id", "session_id", "appearance_id", "question_id", "day_id"}
"""Columns that say whose a row is; of a session the day is where it is placed."""
_USUAL_ROOMS = {"plenary": "plenary", "pleniere": "plenary", "plenaria": "plenary", "breakout": "breakout",
                "salle": "breakout", "sala": "breakout"}  # fmt: skip
"""What readers call rooms that nobody named, in each language of the screens; whoever reads it next may use another."""
_IDS_IN_TEXT = {"subject", "who"}


@dataclass(frozen=True)
class Carried:
    """What a source says of a meeting at all: of anything else it has nothing to say, also where nothing stands."""

    columns: Mapping[type[Row], frozenset[str]] | None = None
    """By table; None: everything."""

    @property
    def is_whole(self) -> bool:
        """Whether it says everything, as a plan does."""
        return self.columns is None

    def has(self, model: type[Row]) -> bool:
        """Whether it says anything of such rows."""
        return self.columns is None or model in self.columns

    def of(self, model: type[Row], columns: Iterable[str]) -> tuple[str, ...]:
        """Those of the columns of a table of which it speaks."""
        return tuple(name for name in columns if self.columns is None or name in self.columns.get(model, ()))


EVERYTHING = Carried()
_SOMEBODY = frozenset({"person_id", "organisation_id", "placeholder"})
PROGRAMME = Carried(
    {
        Meeting: frozenset({"title", "notes"}),
        Day: frozenset({"date", "title", "notes"}),
        Room: frozenset({"name"}),
        Organisation: frozenset({"name", "short_name"}),
        Person: frozenset({"honorific", "given_name", "family_name", "function", "organisation_id"}),
        SessionBlock: frozenset({"day_id", "room_id", "start", "minutes", "title", "number", "kind", "objectives",
                                 "format_notes", "notes"}),
        Segment: frozenset({"title", "kind", "minutes", "notes"}),
        Appearance: _SOMEBODY | {"role", "status", "minutes", "notes", "segment_id"},
        Alternate: _SOMEBODY,
        GuidingQuestion: frozenset({"text"}),
        MeetingDocument: frozenset({"title", "link"}),
    }
)  # fmt: skip
"""What the readers of programmes know to say; of people, rooms and days it names only those it needs."""
NAMED_AS_NEEDED: tuple[type[Row], ...] = (Day, Room, Organisation, Person, MeetingDocument)
"""Rows that a programme does not mean to be gone by not naming them."""


def usual_room(room: Any) -> tuple[str, ...]:
    """The kind and number of a room that a reader named because nobody did; nothing of any other."""
    words = words_of(room.name)
    sort = _USUAL_ROOMS.get(words[0]) if words else None
    is_usual = sort is not None and room.kind.value == sort and all(word.isdecimal() for word in words[1:])
    return (str(sort), *words[1:]) if is_usual and len(words) < 3 else ()


@cache
def units_compared(model: type[Row]) -> Mapping[str, tuple[str, ...]]:
    """The units that are held against each other, with their columns: all but the order of lists and whose a row is."""
    owners = _OWNERS - {"day_id"} if model is SessionBlock else _OWNERS
    found = {unit: tuple(c for c in columns if c not in owners) for unit, columns in units_of(model).items()}
    return {unit: columns for unit, columns in found.items() if columns and unit != ORDER}


@cache
def columns_kept(model: type[Row]) -> tuple[str, ...]:
    """The columns that a new row of a table has from the other meeting: all but what belongs to one laptop alone."""
    return tuple(name for name, field in fields_of(model).items() if field.unit is not None)


def refers(column: str) -> bool:
    """Whether a column holds the id of another row."""
    return column.endswith("_id") or column in _IDS_IN_TEXT
