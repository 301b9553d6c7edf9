"""The States as the United Nations lists them: its Members and the observer States, in its six languages.

The names are those of `resources/states.csv`, "Iran (Islamic Republic of)"; a State is also known by what stands before
the brackets.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from stocktake_desktop.models import Organisation
from stocktake_desktop.paths import resource
from stocktake_desktop.planning.folding import folded

_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


@dataclass(frozen=True)
class ListedState:
    """A State: its codes of ISO 3166-1, whether it is a Member, and its short name by language."""

    alpha2: str
    alpha3: str
    is_member: bool
    names: Mapping[str, str] = field(compare=False)

    def is_called(self, name: str, language: str) -> bool:
        """Whether a name is what it is called in a language, whole or before the brackets."""
        own = self.names[language].casefold()
        return " ".join(name.casefold().split()) in (own, _short(own))

    def language_of(self, name: str) -> str:
        """The first language in which it is called so; English where it is in none."""
        wanted = folded(name)
        return next((code for code, own in self.names.items() if wanted in _keys(own)), "en")


@cache
def states() -> tuple[ListedState, ...]:
    """All of them, in the English alphabetical order."""
    with resource("states.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [
        ListedState(row["alpha2"], row["alpha3"], row["standing"] == "member", {code: row[code] for code in _LANGUAGES})
        for row in rows
    ]
    return tuple(sorted(found, key=lambda state: folded(state.names["en"])))


def state_named(name: str) -> ListedState | None:
    """The State that goes by a name in any of the languages, however it is typed."""
    return _by_name().get(folded(name))


def state_of(organisation: Organisation) -> ListedState | None:
    """The State a delegation is of; a group is none."""
    return None if organisation.collective else state_named(organisation.name)


def name_in(organisation: Organisation, language: str) -> str:
    """What a delegation is called in a language as a State; empty where it is none, or is called so in it already."""
    state = state_of(organisation)
    if state is None or language not in state.names or state.is_called(organisation.name, language):
        return ""
    return state.names[language]


def in_alphabet(organisations: Iterable[Organisation], language: str) -> list[Organisation]:
    """Delegations in the alphabetical order of a language, States by the names of the list; accents do not count."""

    def place(organisation: Organisation) -> tuple[str, str]:
        state = state_of(organisation)
        return folded(state.names[language] if state else organisation.name), organisation.id

    return sorted(organisations, key=place)


@cache
def _by_name() -> dict[str, ListedState]:
    return {key: state for state in states() for name in state.names.values() for key in _keys(name)}


def _keys(name: str) -> tuple[str, ...]:
    """A name as it may be typed: whole, and without what stands in brackets."""
    return folded(name), folded(_short(name))


def _short(name: str) -> str:
    return name.partition("(")[0].partition("（")[0].strip()
