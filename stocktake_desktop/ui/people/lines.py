"""Persons and organisations as lines of the people panel, and which of them a search and its filters let through."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.models import Category, Meeting, Organisation, Person, Status
from stocktake_desktop.planning.attendance import appearances_of, least_sure
from stocktake_desktop.planning.folding import folded, name_order, person_order
from stocktake_desktop.planning.searching import searched_in
from stocktake_desktop.words import _, legible, term


class Sort(Enum):
    """Which of the two lists."""

    PERSONS = "persons"
    ORGANISATIONS = "organisations"


class Filter(Enum):
    """What a line must be to be shown."""

    TO_CONFIRM = "to confirm"
    MEMBER_STATE = "Member State"
    WITHOUT_SESSION = "without session"


@dataclass(frozen=True)
class PeopleLine:
    """Somebody in the list."""

    id: str
    sort: Sort
    name: str
    about: str
    """Function and organisation, or the category of an organisation."""
    unsure: Status | None
    """The least sure status of any appearance, None when nothing is open."""
    count: int
    """In how many sessions."""
    filters: frozenset[Filter]
    sought: str
    """All words a search looks at, folded."""
    order: tuple[Any, ...]
    """Where it stands in its list."""

    @property
    def who(self) -> Who:
        """Who it is, as verbs take it."""
        return Who(person_id=self.id) if self.sort is Sort.PERSONS else Who(organisation_id=self.id)


def lines(meeting: Meeting) -> list[PeopleLine]:
    """Everybody, by family name and by the name of the organisation."""
    return in_order([*map(_person, meeting.people), *map(_organisation, meeting.organisations)])


def in_order(all_lines: Iterable[PeopleLine]) -> list[PeopleLine]:
    """Lines as they are listed, persons first."""
    return sorted(all_lines, key=lambda line: (line.sort is Sort.ORGANISATIONS, line.order))


def line_of(somebody: Person | Organisation) -> PeopleLine:
    """One line."""
    return _person(somebody) if isinstance(somebody, Person) else _organisation(somebody)


def matching(all_lines: Iterable[PeopleLine], words: str, filters: Iterable[Filter] = ()) -> list[PeopleLine]:
    """The lines that hold every word of a search and are let through by every filter."""
    wanted, held = folded(words).split(), frozenset(filters)
    return [line for line in all_lines if held <= line.filters and all(word in line.sought for word in wanted)]


def _person(person: Person) -> PeopleLine:
    organisation = person.organisation
    name, function = legible(person.name), legible(person.function)
    words = [f"{person.honorific} {name}".strip() if name else "", function, organisation.name if organisation else ""]
    called, *about = [part for part in words if part] if name or function else [_("(no name)"), words[2]]
    more = (*searched_in(person), organisation.short_name if organisation else "")
    about_words = " · ".join(part for part in about if part)
    return _line(person, Sort.PERSONS, called, about_words, (*words, *more), organisation, person_order(person))


def _organisation(organisation: Organisation) -> PeopleLine:
    about = [organisation.short_name, term(organisation.category.value, capital=True)]
    called = legible(organisation.name, _("(no name)"))
    about_words = " · ".join(part for part in about if part)
    order = (name_order(organisation.name), "", organisation.id)
    return _line(organisation, Sort.ORGANISATIONS, called, about_words, searched_in(organisation), organisation, order)


def _line(
    somebody: Person | Organisation,
    sort: Sort,
    name: str,
    about: str,
    sought: Iterable[str],
    organisation: Organisation | None,
    order: tuple[Any, ...],
) -> PeopleLine:
    appearances = appearances_of(somebody)
    unsure, count = least_sure(appearances), len({appearance.session_id for appearance in appearances})
    is_state = organisation is not None and organisation.category is Category.MEMBER_STATE
    true = {Filter.TO_CONFIRM: unsure is not None, Filter.MEMBER_STATE: is_state, Filter.WITHOUT_SESSION: not count}
    filters = frozenset(kind for kind, is_so in true.items() if is_so)
    return PeopleLine(somebody.id, sort, name, about, unsure, count, filters, folded(" ".join(sought)), order)
