"""The languages of a sheet: one that paper speaks, or two of them, written "fr+ar"; how two share the paper."""

from enum import StrEnum

from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import PlanError
from stocktake_desktop.words import _

LANGUAGES = PAPER_LANGUAGES
"""Codes of the languages and what each calls itself."""

_BETWEEN = "+"


class Layout(StrEnum):
    """How a sheet in two languages lies on paper: its pages side by side, or all of one after all of the other."""

    AFTER = "after"
    BESIDE = "beside"


def both(first: str, second: str = "") -> str:
    """What a sheet in one or two languages goes by: "fr", or "fr+ar"; the same language twice is one."""
    return f"{first}{_BETWEEN}{second}" if second and second != first else first


def is_spoken(language: str) -> bool:
    """Whether a sheet can be in this language, or these two."""
    codes = language.split(_BETWEEN)
    return len(codes) <= 2 and len(set(codes)) == len(codes) and set(codes) <= LANGUAGES.keys()


def speaks(language: str, code: str) -> bool:
    """Whether a sheet in this language, or these two, is in that of `code`."""
    return code in language.split(_BETWEEN)


def languages_of(language: str) -> tuple[str, ...]:
    """The one or two languages of a sheet; PlanError when it is in a language paper does not speak, or in more."""
    codes = tuple(language.split(_BETWEEN))
    if not is_spoken(language):
        words = _("A sheet is in one or two of these languages: {choices}; not in {language}.")
        raise PlanError(words.format(choices=", ".join(LANGUAGES), language=language or "“”"))
    return codes
