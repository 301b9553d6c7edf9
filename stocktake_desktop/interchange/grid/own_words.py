"""What paper of this program calls roles, kinds and states in each of its languages, so that it can be read back."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from typing import TypeVar

from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import Role, SessionKind, Status
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.words import _, speaking, term

Value = TypeVar("Value", bound=StrEnum)


def role_on_paper(words: str) -> Role | None:
    """The role that paper calls so: "Keynote speaker", "Moderador/a"."""
    return _roles().get(_without_ending(words))


def kind_on_paper(words: str) -> SessionKind | None:
    """The kind of session that paper calls so: "action group", "plenaria"."""
    return _kinds().get(folded(words))


def status_on_paper(words: str) -> tuple[str, Status | None]:
    """A name without what paper says behind it in brackets of whether it is certain, and that."""
    for status, pattern in _states().items():
        if match := pattern.search(words):
            return words[: match.start()] + words[match.end() :], status
    return words, None


def _without_ending(role: str) -> str:
    """A role as it is compared: "Expert(e)" without what brackets add."""
    return folded(role).removesuffix("(e)").rstrip(" .:")


@cache
def _roles() -> dict[str, Role]:
    from stocktake_desktop.sheets.words.who import role_name

    return {_without_ending(name): role for name, role in _in_each_language(Role, role_name).items()}


@cache
def _kinds() -> dict[str, SessionKind]:
    return _in_each_language(SessionKind, term)


@cache
def _states() -> dict[Status, re.Pattern[str]]:
    said: dict[Status, set[str]] = {Status.TO_BE_CONFIRMED: set(), Status.CONFIRMED: set(), Status.DECLINED: set()}
    for language in PAPER_LANGUAGES:
        with speaking(language):
            said[Status.TO_BE_CONFIRMED].add(_("TBC"))
            said[Status.CONFIRMED].add(term(Status.CONFIRMED))
            said[Status.DECLINED].add(_("DECLINED"))
    return {
        status: re.compile(rf"\s*[(（\[]\s*(?:{'|'.join(map(re.escape, sorted(words)))})\s*[)）\]]", re.IGNORECASE)
        for status, words in said.items()
    }


def _in_each_language(values: Iterable[Value], name: Callable[[Value], str]) -> dict[str, Value]:
    """The values by their names; English says it where two languages call different things alike."""
    found: dict[str, Value] = {}
    for language in sorted(PAPER_LANGUAGES, key=lambda code: code != "en"):
        with speaking(language):
            for value in values:
                found.setdefault(folded(name(value)), value)
    return found
